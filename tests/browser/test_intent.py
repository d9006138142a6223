"""Python is loaded by those who turn to the calculator, and by nobody else."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.quote import quote
from hooks.clock import today_in_denmark
from hooks.content.load import load_catalogue
from tests.browser.visits import (
    BOOK,
    LOADING,
    PAYSLIPS,
    STATUS,
    Hold,
    block_book,
    expect_answer,
    expect_booked,
    settle,
    tool,
)
from tests.project import DATA

pytestmark = pytest.mark.browser

CATALOGUE = load_catalogue(DATA)
TODAY = today_in_denmark()
FIRST = CATALOGUE.tiers[0].id
WASM = "**/pyodide.asm.wasm*"
PRICES = "**/prices.zip*"
RUNTIME = ("/assets/runtime/", "/assets/snapshot/", "/assets/prices/", "/assets/library/", "worker")
ON_PAGE = "document.querySelector('form[data-takst=price]').getBoundingClientRect().top"


def _watched(page: Page) -> list[str]:
    """Return a list that fills with what is fetched of the runtime."""
    fetched: list[str] = []
    page.on(
        "request",
        lambda request: (
            fetched.append(request.url) if any(part in request.url for part in RUNTIME) else None
        ),
    )
    return fetched


def _open(page: Page, address: str) -> None:
    """Open a page whose timers `_settle` runs off."""
    page.clock.install()
    page.goto(address)


def _settle(page: Page) -> None:
    """Wait until a page has done what it has begun, and what it wanted to do a minute later."""
    settle(page)
    page.clock.run_for(60_000)
    settle(page)


@pytest.mark.parametrize("path", ["", "beregn/", "abonnementer/basis/", "priser/", "kontakt/"])
def test_a_page_that_is_opened_fetches_nothing_of_the_runtime(
    page: Page, address: str, path: str
) -> None:
    """Neither by opening it, nor when it is scrolled to an anchor or to where it was."""
    fetched = _watched(page)
    _open(page, address + path)
    _settle(page)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    _settle(page)
    page.evaluate("window.scrollTo(0, 0)")
    _settle(page)
    assert ([], []) == (fetched, page.workers)


def test_a_reader_far_from_the_calculator_fetches_nothing_of_it(page: Page, address: str) -> None:
    """Scrolling by hand above it does not load it; coming near does."""
    fetched = _watched(page)
    _open(page, address)
    page.mouse.move(180, 300)
    page.mouse.wheel(0, 400)
    _settle(page)
    assert [] == fetched
    page.mouse.wheel(0, page.evaluate(ON_PAGE) - 850)
    page.wait_for_function(f"{ON_PAGE} < 900")
    expect(page.locator("#takst-calculator")).to_have_attribute(
        "data-state", "empty", timeout=LOADING
    )
    assert fetched


def _focus(page: Page) -> None:
    page.locator(PAYSLIPS).focus()


def _point(page: Page) -> None:
    page.locator("#takst-tier").hover()


def _tap(page: Page) -> None:
    page.locator("#takst-tier").tap()


def _scroll(page: Page) -> None:
    page.mouse.wheel(0, 60)


def _scroll_by_key(page: Page) -> None:
    page.keyboard.press("PageDown")


def _follow(page: Page) -> None:
    page.evaluate("location.hash = 'payslips=20&tier=premium'")


def _focus_a_tool(page: Page) -> None:
    page.locator("#takst-forecast").focus()


@pytest.fixture
def tapping(browser: Browser) -> Iterator[Page]:
    """Yield a visitor with a touch screen."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "turn", [_focus, _point, _tap, _scroll, _scroll_by_key, _follow, _focus_a_tool]
)
def test_turning_to_the_calculator_starts_python(
    tapping: Page, address: str, turn: Callable[[Page], None]
) -> None:
    """A focus, a pointer, a touch, a scroll by hand near it, or a link with a calculation."""
    _open(tapping, f"{address}beregn/")
    _settle(tapping)
    assert [] == tapping.workers
    with tapping.expect_event("worker", timeout=LOADING):
        turn(tapping)


def test_a_link_with_a_calculation_starts_python(page: Page, address: str) -> None:
    """Whoever opens it wants the full answer."""
    page.goto(f"{address}beregn/#payslips=20&tier=premium&v=1")
    expect_answer(page)


SPARING = [
    "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})",
    "Object.defineProperty(navigator, 'connection', {value: {effectiveType: '3g'}})",
    """const match = matchMedia;
       window.matchMedia = query =>
         query.includes("reduced-data") ? {matches: true} : match(query)""",
]


@pytest.mark.parametrize("how", SPARING, ids=["save-data", "slow", "reduced-data"])
def test_who_saves_data_loads_python_by_asking_for_it(page: Page, address: str, how: str) -> None:
    """The book's price needs no Python; the rest comes by a button."""
    fetched = _watched(page)
    page.add_init_script(how)
    _open(page, f"{address}beregn/#tier={FIRST}")
    page.locator("#takst-tier").hover()
    page.locator(PAYSLIPS).fill("387")
    expected_quote = quote(CATALOGUE, FIRST, 387, TODAY)
    expect_booked(page, expected_quote)
    page.mouse.wheel(0, 300)
    expect(page.locator(STATUS)).to_contain_text("For at spare på jeres data")
    expect(tool(page, "compare")).to_contain_text("For at spare på jeres data")
    _settle(page)
    assert [] == fetched
    page.get_by_role("button", name="Hent forklaringen").click()
    expect_answer(page)
    expect(page.locator(".takst-explanation")).to_be_visible()
    expect(tool(page, "compare").locator("table")).to_be_visible()
    expect(page.get_by_role("button", name="Hent forklaringen")).to_be_hidden()


def _write(field: str, text: str) -> Callable[[Page], None]:
    return lambda page: page.locator(field).fill(text)


NEEDS: dict[str, Callable[[Page], None]] = {
    "a count that the book has not": _write(PAYSLIPS, "10001"),
    "a count that only Python reads": _write(PAYSLIPS, "12,5"),
    "a year": _write("#takst-forecast", "1 2 3"),
    "another date": _write("#takst-date", "2024-05-01"),
    "a service": lambda page: page.get_by_label("Fast track").check(),
    "a text to copy": lambda page: page.get_by_role("button", name="som tekst").click(),
    "a link": _follow,
}


@pytest.mark.parametrize("need", NEEDS.values(), ids=NEEDS.keys())
def test_who_saves_data_has_python_when_it_is_needed(
    page: Page, address: str, need: Callable[[Page], None]
) -> None:
    """What only Python can answer starts it."""
    page.add_init_script(SPARING[0])
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect_booked(page, quote(CATALOGUE, FIRST, 387, TODAY))
    assert [] == page.workers
    with page.expect_event("worker", timeout=LOADING):
        need(page)


def test_without_a_book_who_saves_data_has_python(page: Page, address: str) -> None:
    """Then a price is a need."""
    block_book(page)
    page.add_init_script(SPARING[0])
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect_answer(page)


LEAVE = "dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))"
COME_BACK = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"


def test_leaving_ends_the_download_and_coming_back_goes_on(page: Page, address: str) -> None:
    """A page in the back-forward cache downloads nothing; coming back resumes the price."""
    held = Hold(page, WASM)
    page.goto(f"{address}beregn/")
    with page.expect_event("worker"):
        page.locator(PAYSLIPS).fill("387")
    (worker,) = page.workers
    with worker.expect_event("close"):
        page.evaluate(LEAVE)
    held.release()
    page.evaluate(COME_BACK)
    expect_answer(page)


def test_coming_back_to_an_unused_calculator_waits_for_intent(page: Page, address: str) -> None:
    """Nothing was asked for, so nothing is fetched."""
    _open(page, f"{address}beregn/")
    _settle(page)
    page.evaluate(LEAVE)
    page.evaluate(COME_BACK)
    _settle(page)
    assert [] == page.workers


def test_fields_that_a_browser_empties_are_filled_again(page: Page, address: str) -> None:
    """Some browsers empty fields after coming back; the price would be beside an empty one."""
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect_answer(page)
    page.evaluate(LEAVE)
    page.evaluate(f"{COME_BACK}; document.querySelector('{PAYSLIPS}').value = ''")
    expect(page.locator(PAYSLIPS)).to_have_value("387")
    expect_answer(page)


def test_a_download_that_fails_on_leaving_is_not_a_failure(page: Page, address: str) -> None:
    """Some browsers abort a worker's requests before the page hears that it is left."""
    page.route(PRICES, lambda route: route.abort())
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect(page.locator(".takst-retry")).to_be_visible(timeout=LOADING)
    page.evaluate(LEAVE)
    page.unroute(PRICES)
    page.evaluate(COME_BACK)
    expect_answer(page)


def test_a_link_waits_for_what_the_host_sends(page: Page, address: str) -> None:
    """The book decides which form of Python is fetched, also where a link asks at once."""
    fetched = _watched(page)
    held = Hold(page, BOOK)
    # The clock is paused, because a late book is not waited for.
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))
    page.goto(f"{address}beregn/#v=1&payslips=387")
    expect(page.locator(PAYSLIPS)).to_have_value("387")
    page.evaluate("fetch(location.href, { method: 'HEAD' })")
    assert [] == fetched
    page.clock.resume()
    held.release()
    expect_answer(page)
    assert [] == [url for url in fetched if url.endswith(".wasm")]


def test_python_that_is_ready_stays_when_the_page_is_left(page: Page, address: str) -> None:
    """There is nothing left to download; a visitor who comes back goes on at once."""
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect_answer(page)
    page.evaluate(LEAVE)
    page.evaluate(COME_BACK)
    page.locator(PAYSLIPS).fill("388")
    expect_answer(page)
    assert 1 == len(page.workers)
