"""Python comes as a snapshot; where that fails, the fallback answers."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from hooks.cache import CACHE, made_once
from hooks.runtime.library import build_library
from hooks.runtime.pyodide import MODULE, cut_pyodide
from hooks.runtime.snapshot import take_snapshot
from tests.browser.visits import PAYSLIPS, Hold, block_book, calculate, expect_answer
from tests.pyodide.minimal_snapshot import functions_of_a_start

pytestmark = pytest.mark.browser

CALCULATOR = "#takst-calculator"
SNAPSHOT = "**/assets/snapshot/**"
FALLBACK = ("/pyodide.asm.wasm", "/library.zip")


def _watched(page: Page) -> list[str]:
    """Return a list that fills with what is fetched of the fallback."""
    fetched: list[str] = []

    def note(url: str) -> None:
        path = url.removesuffix(".gz")
        if "/assets/snapshot/" not in path and path.endswith(FALLBACK):
            fetched.append(path.rpartition("/")[2])

    page.on("request", lambda request: note(request.url))
    return fetched


def test_a_visit_needs_no_more_than_the_snapshot(page: Page, address: str) -> None:
    """Price, all tools, and the workbook, which brings a library of its own."""
    fetched = _watched(page)
    page.goto(f"{address}beregn/")
    calculate(page, "387", "premium")
    page.locator("#takst-forecast").fill("100 " * 12)
    page.locator("#takst-hours").fill("10")
    with page.expect_download():
        page.locator("[data-takst-take=workbook]").click()
    calculate(page, "123456", "basis")
    assert [] == fetched


@pytest.mark.fallback_python
def test_without_the_snapshot_the_fallback_answers(page: Page, address: str) -> None:
    """It does so without a message to the visitor."""
    fetched = _watched(page)
    block_book(page)
    page.route(SNAPSHOT, lambda route: route.abort())
    page.goto(f"{address}beregn/")
    calculate(page, "387", "premium")
    assert {"pyodide.asm.wasm", "library.zip"} == set(fetched)


@pytest.fixture(scope="module")
def lacking() -> bytes:
    """Return a snapshot that starts, and lacks what a price needs."""
    pyodide, library = cut_pyodide(), build_library()

    def make(folder: Path) -> None:
        functions = folder / "functions.txt"
        functions.write_text(functions_of_a_start(), encoding="utf-8")
        taken = take_snapshot(pyodide, library, functions, folder / "cache")
        shutil.copy(taken / MODULE, folder)

    name = f"lacking-{pyodide.name}-{library.folder.name}"
    return (made_once(CACHE / "tests" / name, make) / MODULE).read_bytes()


@pytest.mark.fallback_python
def test_a_function_that_the_snapshot_lacks_starts_the_fallback(
    page: Page, address: str, lacking: bytes
) -> None:
    """The question is asked again, later ones go the same way, and the page shows that it loads."""

    def fulfil(route: Route) -> None:
        if route.request.url.endswith(".gz"):
            route.fulfill(status=404)
        else:
            route.fulfill(content_type="application/wasm", body=lacking)

    fetched = _watched(page)
    page.route(SNAPSHOT, fulfil)
    held = Hold(page, "**/library.zip*")
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("386")
    with page.expect_request("**/library.zip*"):
        pass
    expect(page.locator(CALCULATOR)).to_have_attribute("data-state", "loading")
    held.release()
    calculate(page, "387", "premium")
    page.locator(PAYSLIPS).fill("388")
    expect_answer(page)
    assert ["library.zip", "pyodide.asm.wasm"] == sorted(fetched)


@pytest.mark.fallback_python
def test_a_snapshot_that_does_not_start_is_replaced_at_once(page: Page, address: str) -> None:
    """A module that needs other imports than Python's script provides is given up at once."""
    # It imports a function `takst_none`, and that is all.
    wanting = bytes.fromhex("0061736d0100000001040160000002120103656e760a") + b"takst_none\0\0"

    def fulfil(route: Route) -> None:
        if route.request.url.endswith(".gz"):
            route.fulfill(status=404)
        else:
            route.fulfill(content_type="application/wasm", body=wanting)

    page.route(SNAPSHOT, fulfil)
    page.goto(f"{address}beregn/")
    calculate(page, "387", "premium")
