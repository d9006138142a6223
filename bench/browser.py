"""A real Chromium, started for each visit with the disk cache of earlier visits."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright

from bench.errors import BenchError
from bench.profiles import Profile

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""The flags of every Chromium that is measured or tested; bench/lighthouse.mjs has the same."""

_LOOKED_AGAIN_AFTER = 0.3
_IDLE_BELOW = 0.05
"""The share of a processor that an idle browser may use."""
_IDLE_WITHIN = 30.0


@dataclass(frozen=True, slots=True)
class Visitor:
    """A browser with one page, and the processes that render it."""

    context: BrowserContext
    page: Page

    @property
    def renderers(self) -> dict[int, float]:
        """Return the processes of pages and workers, with their seconds of processor time."""
        return {
            process["id"]: process["cpuTime"]
            for process in self._processes
            if process["type"] == "renderer"
        }

    def wait_until_idle(self) -> None:
        """Wait until a browser that has just started is idle.

        It loads hundreds of scripts for its own windows meanwhile, in processes of their own.
        """
        end = time.monotonic() + _IDLE_WITHIN
        used = self._used
        while time.monotonic() < end:
            self.page.wait_for_timeout(1000 * _LOOKED_AGAIN_AFTER)
            before, used = used, self._used
            # One that has ended has used nothing since, rather than less.
            more = sum(seconds - before.get(process, 0) for process, seconds in used.items())
            if more < _IDLE_BELOW * _LOOKED_AGAIN_AFTER:
                return
        raise BenchError("the browser does not become idle")

    @property
    def _used(self) -> dict[int, float]:
        """Return the seconds of processor time of each of the browser's processes."""
        return {process["id"]: process["cpuTime"] for process in self._processes}

    @property
    def _processes(self) -> list[dict[str, Any]]:
        browser = self.context.browser
        if browser is None:
            raise BenchError("the browser does not say what its processes are")
        session = browser.new_browser_cdp_session()
        processes: list[dict[str, Any]] = session.send("SystemInfo.getProcessInfo")["processInfo"]
        session.detach()
        return processes


@contextmanager
def visitor(playwright: Playwright, disk: Path, profile: Profile) -> Iterator[Visitor]:
    """Yield a visitor whose browser has its cache in the folder `disk`."""
    context = playwright.chromium.launch_persistent_context(
        disk,
        executable_path=os.environ["CHROMIUM"],
        args=FLAGS,
        viewport={"width": profile.width, "height": profile.height},
        locale="da-DK",
    )
    try:
        yield Visitor(context, context.pages[0])
    finally:
        context.close()


def version(playwright: Playwright) -> str:
    """Return the browser's version."""
    browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=FLAGS)
    try:
        return browser.version
    finally:
        browser.close()
