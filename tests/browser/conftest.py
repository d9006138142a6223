"""The built site, served on this machine, and a real Chromium to visit it with."""

import os
import re
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.browser import FLAGS
from hooks.clock import today_in_denmark
from tests.project import DATA, ROOT
from tests.sites import Shared

CROSSING = ROOT / "tests" / "crossing"
SERVED_URL = "http://127.0.0.1/takst/"
"""The address that the sites are built for; the port of the server is not known by then."""

# Chromium takes the last list only, so this one begins with what Playwright switches off.
_WITHOUT_FEATURES = [
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    "AimEnabled",
    # Two pages that each new window loads for its address bar: most of what a visitor costs.
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
]
CHROMIUM_FLAGS = [
    *FLAGS,
    f"--disable-features={','.join(_WITHOUT_FEATURES)}",
    # Pages live for seconds: compiling Python's hot functions again would cost more than it saves.
    "--js-flags=--liftoff-only",
]


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, with the not-found page of the site, and keeps quiet."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Log nothing."""


class _Server(ThreadingHTTPServer):
    """Serves on when a visitor leaves in the middle of a download."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Report what went wrong, unless the visitor just left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """Return the folder of the site as of today."""
    return shared.site(today_in_denmark(), SERVED_URL)


@pytest.fixture(scope="session")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the served site, below a sub-path as on GitHub Pages."""
    with served(site, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def crossing_address(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a site whose prices cross, fall and have an announced list."""
    data = shared.once("crossing-data", _crossing_data)
    site = shared.site(today_in_denmark(), SERVED_URL, data=data)
    with served(site, tmp_path_factory.mktemp("served")) as address:
        yield address


def _crossing_data(folder: Path) -> None:
    shutil.copytree(DATA, folder, dirs_exist_ok=True)
    (folder / "examples.yaml").unlink()
    shutil.copy(CROSSING / "tiers.yaml", folder)


@contextmanager
def served(site: Path, root: Path) -> Iterator[str]:
    """Serve a site from within an empty folder, and yield its address."""
    (root / "takst").symlink_to(site)
    handler = partial(_Handler, directory=str(root))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/takst/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield the Chromium that the Makefile has found."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=CHROMIUM_FLAGS
        )
        yield chromium
        chromium.close()


FALLBACK = re.compile(r"/assets/runtime/[^/]+/pyodide\.asm\.wasm(\.gz)?$")
"""The Python that replaces the snapshot, fetched only where the snapshot fails."""


@contextmanager
def _without_fallback(context: BrowserContext, test: pytest.FixtureRequest) -> Iterator[Page]:
    """Yield a page; what it does must not need the fallback, unless the test is about that."""
    fetched: list[str] = []
    context.on(
        "request",
        lambda request: fetched.append(request.url) if FALLBACK.search(request.url) else None,
    )
    yield context.new_page()
    assert [] == fetched or test.node.get_closest_marker("fallback_python")


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Yield a fresh visitor on a phone-sized screen."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="da-DK")
    with _without_fallback(context, request) as page:
        yield page
    context.close()


@pytest.fixture(params=[360, 1440], ids=["phone", "desktop"])
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Yield a fresh visitor on a phone and on a desktop, who may paste, copy and download."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 900},
        locale="da-DK",
        accept_downloads=True,
        permissions=["clipboard-read", "clipboard-write"],
    )
    with _without_fallback(context, request) as page:
        yield page
    context.close()
