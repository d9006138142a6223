"""The first price comes from the answer book; Python gives the same and more when it has loaded."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, Route, expect

from calculator.formatting import format_amount
from calculator.quote import quote
from hooks.clock import today_in_denmark
from hooks.content.load import load_catalogue
from tests.browser.visits import (
    BOOK,
    DATE,
    LOADING,
    NET,
    PAYSLIPS,
    STATUS,
    TIER,
    Hold,
    calculate,
    expect_answer,
    expect_booked,
    expect_no_price,
    tool,
)
from tests.project import DATA

pytestmark = pytest.mark.browser

CATALOGUE = load_catalogue(DATA)
TODAY = today_in_denmark()
WORKER = "**/worker.js"
WASM = "**/pyodide.asm.wasm*"


def _block_runtime(page: Page) -> None:
    page.route(WORKER, lambda route: route.abort())


@pytest.mark.parametrize("path", ["", "beregn/"])
def test_the_book_has_the_price_where_the_runtime_is_blocked(
    page: Page, address: str, path: str
) -> None:
    """Every price of the book stays to be had, and words say what can't be."""
    _block_runtime(page)
    page.goto(address + path)
    page.locator(PAYSLIPS).fill("387")
    expect_booked(page, quote(CATALOGUE, "basis", 387, TODAY))
    expect(page.locator(STATUS)).to_contain_text("Prisen gælder, men forklaringen", timeout=LOADING)
    expect(page.locator(".takst-retry")).to_be_visible()
    page.locator(TIER).select_option("premium")
    expect_booked(page, quote(CATALOGUE, "premium", 387, TODAY))
    page.locator(PAYSLIPS).fill("10000")
    expect_booked(page, quote(CATALOGUE, "premium", 10_000, TODAY))
    expect(page.locator(".takst-explanation")).to_be_hidden()


@pytest.mark.parametrize("typed", ["1.250", "1 250", "1\u00a0250", " 1250 "])
def test_the_book_reads_counts_as_they_are_written(page: Page, address: str, typed: str) -> None:
    """Thousands apart by a point or a space are read without Python."""
    _block_runtime(page)
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill(typed)
    expect_booked(page, quote(CATALOGUE, "basis", 1_250, TODAY))


@pytest.mark.parametrize("typed", ["12,5", "007", "10001", "\uff11\uff12"])
def test_what_the_book_has_not_leaves_no_price(page: Page, address: str, typed: str) -> None:
    """A price of another count never stays where the book has none."""
    _block_runtime(page)
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect_booked(page, quote(CATALOGUE, "basis", 387, TODAY))
    page.locator(PAYSLIPS).fill(typed)
    expect_no_price(page)
    expect(page.locator(STATUS)).to_contain_text("Beregneren kunne ikke hentes", timeout=LOADING)


def test_the_book_of_the_chosen_dates_list_answers(page: Page, address: str) -> None:
    """Each list has its book; a date before the first one, or none, has no price."""
    _block_runtime(page)
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    page.locator(DATE).fill("2024-12-31")
    expect_booked(page, quote(CATALOGUE, "basis", 387, TODAY.replace(2024, 12, 31)))
    for date in ("2024-01-31", ""):
        page.locator(DATE).fill(date)
        expect_no_price(page)
    page.locator(DATE).fill("2025-01-01")
    expect_booked(page, quote(CATALOGUE, "basis", 387, TODAY.replace(2025, 1, 1)))


def test_the_price_of_a_link_comes_from_the_book(page: Page, address: str) -> None:
    """A followed link has its price before Python, and so has the next one."""
    _block_runtime(page)
    page.goto(f"{address}beregn/#payslips=20&tier=premium&v=1")
    expect_booked(page, quote(CATALOGUE, "premium", 20, TODAY))
    page.evaluate("location.hash = 'date=2024-05-01&payslips=30&tier=basis&v=1'")
    expect_booked(page, quote(CATALOGUE, "basis", 30, TODAY.replace(2024, 5, 1)))


def test_python_takes_over_without_a_second_announcement(page: Page, address: str) -> None:
    """The text of the amount stays untouched; what only Python can say comes beside it."""
    held = Hold(page, WASM)
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expected_quote = quote(CATALOGUE, "basis", 387, TODAY)
    expect_booked(page, expected_quote)
    expect(page.locator(STATUS)).to_have_text("Forklaringen af prisen hentes …")
    expect(page.locator(".takst-explanation")).to_be_hidden()
    page.locator(NET).evaluate(
        """net => { window.said = 0; new MutationObserver(changes => window.said += changes.length)
             .observe(net, {childList: true, characterData: true, subtree: true}) }"""
    )
    held.release()
    expect_answer(page)
    expect(page.locator(NET)).to_have_attribute("data-amount", str(expected_quote.net))
    expect(page.locator(".takst-explanation")).to_be_visible()
    expect(page.locator(STATUS)).to_be_empty()
    assert 0 == page.evaluate("window.said")


def _without_the_last_byte(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=response.body()[:-1])


def _of_another_build(route: Route) -> None:
    response = route.fetch()
    body = re.sub(rb'"build": "\w+"', b'"build": "0"', response.body())
    route.fulfill(response=response, body=body)


def _dearer(route: Route) -> None:
    """Set the highest byte of every amount to one."""
    response = route.fetch()
    header, _, planes = response.body().partition(b"\n")
    dearer = planes[: len(planes) // 3 * 2] + b"\x01" * (len(planes) // 3)
    route.fulfill(response=response, body=header + b"\n" + dearer)


@pytest.mark.parametrize(
    "treat",
    [
        lambda route: route.abort(),
        lambda route: route.fulfill(content_type="text/html", body="<p>Log in</p>"),
        _without_the_last_byte,
        _of_another_build,
    ],
    ids=["blocked", "another page", "cut off", "another build"],
)
def test_without_a_book_python_answers(page: Page, address: str, treat: object) -> None:
    """A missing book, or one of another build, is not a failure; the price comes later."""
    page.route(BOOK, treat)  # type: ignore[arg-type]
    held = Hold(page, WASM)
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect(page.locator(STATUS)).to_have_text("Beregneren hentes …")
    page.evaluate("takstEarly.pending.then(() => null)")
    expect_no_price(page)
    held.release()
    expect_answer(page)
    expected_quote = quote(CATALOGUE, "basis", 387, TODAY)
    expect(page.locator(NET)).to_have_text(format_amount(expected_quote.total, "DKK", "da"))


def test_a_difference_is_an_error_and_no_price(page: Page, address: str) -> None:
    """Where book and Python disagree neither is shown, for this count and for any other."""
    page.route(BOOK, _dearer)
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect(page.locator(STATUS)).to_contain_text("gav hvert sit beløb", timeout=LOADING)
    expect_no_price(page)
    expect(page.locator(".takst-explanation")).to_be_hidden()
    expect(tool(page, "compare").locator("table")).to_have_count(0)
    expect(page.locator("[aria-busy]")).to_have_count(0)
    page.locator(PAYSLIPS).fill("388")
    expect_no_price(page)
    expect(page.locator(STATUS)).to_contain_text("gav hvert sit beløb")
    expect(page.locator(".takst-retry")).to_be_hidden()
    expect(page.locator("[aria-busy]")).to_have_count(0)


def test_without_python_the_address_keeps_what_is_in_the_fields(page: Page, address: str) -> None:
    """A reload never brings back another calculation than the one that was left."""
    _block_runtime(page)
    page.goto(f"{address}beregn/#list=2025-01&payslips=55&tier=basis&v=1")
    expect_booked(page, quote(CATALOGUE, "basis", 55, TODAY))
    expect(page.locator(".takst-retry")).to_be_visible(timeout=LOADING)
    page.locator(PAYSLIPS).fill("812")
    expect(page).to_have_url(re.compile("#.*payslips=812"))
    page.locator(TIER).select_option("premium")
    expect(page).to_have_url(re.compile("#.*tier=premium"))
    page.reload()
    expect_booked(page, quote(CATALOGUE, "premium", 812, TODAY))


def test_a_book_that_comes_after_python_is_compared_too(page: Page, address: str) -> None:
    """A late book with other prices ends in the same error."""
    late: list[Route] = []
    page.route(BOOK, lambda route: late.append(route))  # noqa: PLW0108, as elsewhere
    page.goto(f"{address}beregn/")
    calculate(page, "387", "basis")
    for route in late:
        _dearer(route)
    expect(page.locator(STATUS)).to_contain_text("gav hvert sit beløb")
    expect_no_price(page)


def test_after_a_failure_the_retry_brings_python(page: Page, address: str) -> None:
    """The book's price stays until Python says the same."""
    _block_runtime(page)
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect(page.locator(".takst-retry")).to_be_visible(timeout=LOADING)
    page.unroute(WORKER)
    page.locator(".takst-retry").click()
    assert page.locator(NET).inner_text()
    expect_answer(page)
    expect(page.locator(".takst-retry")).to_be_hidden()


def test_a_book_is_fetched_once_and_only_for_dates_in_use(page: Page, address: str) -> None:
    """The one in force comes with the page, beside the scripts; others come with their date."""
    books: list[str] = []
    page.on("response", lambda response: books.append(_list(response)))
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect_answer(page)
    assert [CATALOGUE.price_list_on(TODAY).id] == [book for book in books if book]
    # Python may answer before the book has come.
    with page.expect_response("**/assets/book/**/2024-02.txt"):
        page.locator(DATE).fill("2024-05-01")
    expect(page.locator(NET)).to_have_attribute("data-price-list", "2024-02")
    expect_answer(page)
    assert ["2024-02"] == [book for book in books if book][1:]


def _list(response: Response) -> str:
    return Path(response.url).stem if "/assets/book/" in response.url else ""


MOMENTS = [
    ("2026-01-31T22:59:59Z", "2026-01-31"),
    ("2026-01-31T23:00:00Z", "2026-02-01"),
    ("2026-07-01T21:59:59Z", "2026-07-01"),
    ("2026-07-01T22:00:00Z", "2026-07-02"),
    ("2026-03-28T22:30:00Z", "2026-03-28"),
    ("2026-03-29T22:30:00Z", "2026-03-30"),
    ("2026-10-24T22:30:00Z", "2026-10-25"),
    ("2026-10-25T22:30:00Z", "2026-10-25"),
    ("2026-12-31T12:00:00Z", "2026-12-31"),
]


@pytest.mark.parametrize(("moment", "day"), MOMENTS)
def test_the_form_opens_on_the_danish_date(
    browser: Browser, address: str, moment: str, day: str
) -> None:
    """In winter, in summer, and where clocks are changed, for a visitor in Tokyo."""
    context = browser.new_context(timezone_id="Asia/Tokyo")
    page = context.new_page()
    page.clock.set_fixed_time(moment)
    page.goto(f"{address}beregn/")
    expect(page.locator("#takst-date")).to_have_value(day)
    context.close()
