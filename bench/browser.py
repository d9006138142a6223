"""A real Chromium, started anew for each visit on what earlier visits left on its disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from bench.errors import BenchError
from bench.profiles import Profile

_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True, slots=True)
class Visitor:
    """A browser with one page, and the processes that render it."""

    context: BrowserContext
    page: Page

    @property
    def renderers(self) -> dict[int, float]:
        """The processes in which pages and workers run now, with their seconds of work."""
        browser = self.context.browser
        if browser is None:
            raise BenchError("the browser does not say what its processes are")
        session = browser.new_browser_cdp_session()
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        session.detach()
        return {
            process["id"]: process["cpuTime"]
            for process in processes
            if process["type"] == "renderer"
        }


@contextmanager
def visitor(playwright: Playwright, disk: Path, profile: Profile) -> Iterator[Visitor]:
    """Give a visitor whose browser keeps what it caches in the folder `disk`."""
    context = playwright.chromium.launch_persistent_context(
        disk,
        executable_path=os.environ["CHROMIUM"],
        args=_FLAGS,
        viewport={"width": profile.width, "height": profile.height},
        locale="da-DK",
    )
    try:
        yield Visitor(context, context.pages[0])
    finally:
        context.close()


def version(playwright: Playwright) -> str:
    """Give the browser's version."""
    browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=_FLAGS)
    try:
        return browser.version
    finally:
        browser.close()
