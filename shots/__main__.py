"""Write screenshots of the site's pages to docs/shots/: `python -m shots`."""

import os
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal

import click
from playwright.sync_api import Browser, Page, sync_playwright

from hooks.content.load import load_content

_ROOT = Path(__file__).parent.parent
_FOLDER = _ROOT / "docs" / "shots"
_WIDTHS = {360: 780, 768: 1024, 1440: 900}
"""Widths of a phone, a tablet and a desktop, each with its height."""

_TALLEST = 2600
_QUALITY = 45
_MOST_BYTES = 150_000

type _Scheme = Literal["light", "dark"]
_SCHEMES: tuple[_Scheme, ...] = ("light", "dark")


def _pages() -> dict[str, str]:
    """Return the addresses of the pages by their names in English."""
    catalogue = load_content(_ROOT / "data").catalogue
    tier = catalogue.recommended or catalogue.tiers[-1]
    return {
        "home": "",
        "comparison": "abonnementer/",
        "calculator": f"beregn/#payslips=250&tier={tier.id}&v=1",
        "tier": f"abonnementer/{tier.id}/",
    }


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Write no log."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _take(browser: Browser, address: str, width: int, scheme: _Scheme, file: Path) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": _WIDTHS[width]},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="da-DK",
    )
    page = context.new_page()
    page.goto(address)
    if page.locator("#takst-calculator").count():
        page.locator("#takst-calculator[data-state=empty], [data-state=answered]").wait_for()
    _picture(page, width, file)
    context.close()


def _picture(page: Page, width: int, file: Path) -> None:
    """Take a screenshot from the top of the page, at most as tall as one can look at."""
    tall = int(page.evaluate("document.documentElement.scrollHeight"))
    clip = {"x": 0, "y": 0, "width": width, "height": min(tall, _TALLEST), "scale": 1}
    session = page.context.new_cdp_session(page)
    taken = session.send(
        "Page.captureScreenshot",
        {"format": "webp", "quality": _QUALITY, "clip": clip, "captureBeyondViewport": True},
    )
    file.write_bytes(b64decode(taken["data"]))


@click.command()
@click.option("--site", type=click.Path(exists=True, path_type=Path), default=_ROOT / "site")
@click.option("--to", "folder", type=click.Path(path_type=Path), default=_FOLDER)
@click.option("--only", help="A word in the names of the pictures to take.", default="")
def main(*, site: Path, folder: Path, only: str) -> None:
    """Take screenshots of four pages on a phone, a tablet and a desktop, light and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    with _served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"])
        for name, path in _pages().items():
            for width in _WIDTHS:
                for scheme in _SCHEMES:
                    file = folder / f"{name}-{width}-{scheme}.webp"
                    if only in file.name:
                        _take(browser, base + path, width, scheme, file)
                        _warn(file)
        browser.close()


def _warn(file: Path) -> None:
    if file.stat().st_size > _MOST_BYTES:
        click.echo(f"{file} has {file.stat().st_size:,} bytes", err=True)


if __name__ == "__main__":
    main()
