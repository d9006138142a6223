"""A visitor types a count and Python in the browser says the price."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator import Graduated, Volume, format_amount, quote
from calculator.explanation import explained_lines
from calculator.quote import Quote
from hooks.clock import today_in_denmark
from hooks.content.load import load_catalogue
from tests.browser.visits import Hold, block_book, faults
from tests.project import DATA

pytestmark = pytest.mark.browser

CATALOGUE = load_catalogue(DATA)
TODAY = today_in_denmark()
BOUNDS = {
    bracket.up_to
    for price_list in CATALOGUE.effective_lists
    for price in price_list.tiers.values()
    if isinstance(price.usage, Graduated | Volume)
    for bracket in price.usage.brackets
    if bracket.up_to is not None
}
EDGES = sorted({0, 1, 1_000_000}.union(*({up - 1, up, up + 1} for up in BOUNDS)))
LOADING = 60_000


def _type(page: Page, payslips: str, tier: str | None = None) -> None:
    if tier is not None:
        page.locator("[name=tier]").select_option(tier)
    page.locator("[name=payslips]").fill(payslips)


def _expect_quote(page: Page, expected_quote: Quote) -> None:
    net = page.locator("output[name=net]")
    expect(net).to_have_attribute("data-amount", str(expected_quote.net), timeout=LOADING)
    expect(net).to_have_attribute("data-source", "python")
    expect(net).to_have_attribute("data-price-list", expected_quote.price_list.id)
    expect(net).to_have_text(format_amount(expected_quote.net, "DKK", "da"))
    amounts = [
        format_amount(one.line.amount, "DKK", "da") for one in explained_lines(expected_quote)
    ]
    expect(page.locator(".takst-lines tbody tr td:last-child")).to_have_text(amounts)


@pytest.mark.parametrize("path", ["", "beregn/"])
def test_page_shows_the_price_that_cpython_computes(page: Page, address: str, path: str) -> None:
    """For every tier and counts around each bracket's edge, page and CPython agree."""
    page.goto(address + path)
    for tier in CATALOGUE.tiers:
        for count in EDGES:
            _type(page, str(count), tier.id)
            _expect_quote(page, quote(CATALOGUE, tier.id, count, TODAY))


def test_price_follows_the_chosen_date(page: Page, address: str) -> None:
    """A date under the first price list is priced by it."""
    page.goto(f"{address}beregn/")
    page.locator("[name=date]").fill("2024-12-31")
    _type(page, "351", "professionel")
    day = TODAY.replace(2024, 12, 31)
    _expect_quote(page, quote(CATALOGUE, "professionel", 351, day))


def test_link_from_a_tier_brings_the_tier_along(page: Page, address: str) -> None:
    """The button on a tier's page opens the calculator with that tier chosen."""
    page.goto(f"{address}abonnementer/premium/")
    page.locator("a[href*='#tier=premium']").click()
    expect(page.locator("[name=tier]")).to_have_value("premium")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("12,5", "Lønsedler tælles hele."),
        ("-3", "kan ikke være negativt"),
        ("1e9", "kan vi ikke læse som et antal"),
        ("1000001", "op til 1.000.000 lønsedler"),
    ],
)
def test_a_wrong_count_is_reported_beside_the_field(
    page: Page, address: str, typed: str, words: str
) -> None:
    """A count that has no price gets a sentence, no amount, and the text stays in the field."""
    page.goto(f"{address}beregn/")
    _type(page, "100")
    expect(page.locator("output[name=net]")).to_have_attribute(
        "data-source", "python", timeout=LOADING
    )
    _type(page, typed)
    expect(page.locator("#takst-payslips-error")).to_contain_text(words)
    expect(page.locator("[name=payslips]")).to_have_value(typed)
    expect(page.locator("[name=payslips]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("output[name=net]")).to_be_empty()
    assert page.locator("output[name=net]").get_attribute("data-amount") is None


def test_count_is_typed_by_keyboard_alone(page: Page, address: str) -> None:
    """The form is reached and used with Tab and keys, and the answer is announced politely."""
    page.goto(f"{address}beregn/")
    page.locator("[name=payslips]").focus()
    page.keyboard.type("1.250")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    _expect_quote(page, quote(CATALOGUE, CATALOGUE.tiers[1].id, 1250, TODAY))
    expect(page.locator("output[name=net]")).to_have_attribute("aria-live", "polite")


def test_loading_is_shown_until_python_is_ready(page: Page, address: str) -> None:
    """Where only Python has the price, the visitor reads that it loads, and sees none before."""
    block_book(page)
    held = Hold(page, "**/pyodide.asm.wasm*")
    page.goto(f"{address}beregn/")
    _type(page, "100")
    expect(page.locator(".takst-status")).to_have_text("Beregneren hentes …")
    expect(page.locator("output[name=net]")).to_be_empty()
    held.release()
    expect(page.locator("output[name=net]")).to_have_attribute(
        "data-source", "python", timeout=LOADING
    )
    expect(page.locator(".takst-status")).to_be_empty()


@pytest.mark.fallback_python
@pytest.mark.parametrize(
    "blocked",
    ["**/worker.js", "**/runtime.js", "**/pyodide.asm.wasm*", "**/prices.zip*"],
)
def test_blocked_runtime_leaves_a_sentence_and_the_table(
    page: Page, address: str, blocked: str
) -> None:
    """Without book, and when any part can't be had, the visitor reads so and finds the table."""
    block_book(page)
    page.route(blocked, lambda route: route.abort())
    page.goto(f"{address}beregn/")
    _type(page, "100")
    expect(page.locator(".takst-status")).to_contain_text(
        "Beregneren kunne ikke hentes", timeout=LOADING
    )
    expect(page.locator("output[name=net]")).to_be_empty()
    expect(page.locator(".takst-worked")).to_be_visible()


def test_lost_runtime_is_tried_again(page: Page, address: str) -> None:
    """After a failure the visitor can try again, and gets the price of what was typed."""
    blocked = "**/prices.zip*"
    page.route(blocked, lambda route: route.abort())
    page.goto(f"{address}beregn/")
    _type(page, "100")
    expect(page.locator(".takst-retry")).to_be_visible(timeout=LOADING)
    page.unroute(blocked)
    page.locator(".takst-retry").click()
    _expect_quote(page, quote(CATALOGUE, CATALOGUE.tiers[0].id, 100, TODAY))


@pytest.mark.fallback_python
@pytest.mark.parametrize("part", ["**/pyodide.asm.wasm*", "**/prices.zip*"])
def test_page_in_place_of_a_part_is_a_failure(page: Page, address: str, part: str) -> None:
    """A network that answers with a page of its own is reported as a failure."""
    block_book(page)
    page.route(part, lambda route: route.fulfill(content_type="text/html", body="<p>Log in</p>"))
    page.goto(f"{address}beregn/")
    _type(page, "100")
    expect(page.locator(".takst-status")).to_contain_text(
        "Beregneren kunne ikke hentes", timeout=LOADING
    )


def test_hung_download_is_reported_and_given_up(page: Page, address: str) -> None:
    """A download that does not end is reported as slow, and ends in a button to try again."""
    block_book(page)
    page.clock.install()
    Hold(page, "**/pyodide.asm.wasm*")
    page.goto(f"{address}beregn/")
    _type(page, "100")
    status = page.locator(".takst-status")
    expect(status).to_have_text("Beregneren hentes …")
    page.clock.fast_forward(16_000)
    expect(status).to_contain_text("længe om at blive hentet")
    _type(page, "1001")
    expect(status).to_contain_text("længe om at blive hentet")
    page.clock.fast_forward(120_000)
    expect(status).to_contain_text("Beregneren kunne ikke hentes")
    expect(page.locator(".takst-retry")).to_be_visible()


def test_date_that_is_left_out_has_no_price(page: Page, address: str) -> None:
    """Without a date there is a sentence beside its field, never a price of another date."""
    page.goto(f"{address}beregn/")
    page.locator("[name=date]").fill("")
    _type(page, "100")
    expect(page.locator("#takst-date-error")).to_contain_text("Vælg en dato", timeout=LOADING)
    expect(page.locator("output[name=net]")).to_be_empty()
    page.locator("[name=date]").fill("2024-01-31")
    expect(page.locator("#takst-date-error")).to_contain_text("ingen prisliste")


def test_followed_link_changes_the_fields_and_the_answer(page: Page, address: str) -> None:
    """A link with another state is followed at once; what can't be used of it is reported."""
    page.goto(f"{address}beregn/#payslips=20&tier=premium")
    _expect_quote_after_loading(page, quote(CATALOGUE, "premium", 20, TODAY))
    page.evaluate("location.hash = 'payslips=30&tier=basis'")
    _expect_quote_after_loading(page, quote(CATALOGUE, "basis", 30, TODAY))
    expect(page.locator(".takst-link-note")).to_be_hidden()
    page.evaluate("location.hash = 'payslips=30&tier=nope'")
    expect(page.locator(".takst-link-note")).to_be_visible()
    expect(page.locator("[name=tier]")).to_have_value("basis")


def _expect_quote_after_loading(page: Page, expected_quote: Quote) -> None:
    expect(page.locator("output[name=net]")).to_have_attribute(
        "data-amount", str(expected_quote.net), timeout=LOADING
    )


@pytest.fixture
def page_without_script(browser: Browser) -> Iterator[Page]:
    """Yield a visitor whose browser runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["", "beregn/"])
def test_without_script_the_form_does_not_pretend(
    page_without_script: Page, address: str, path: str
) -> None:
    """Without JavaScript there is a sentence and the worked prices, and no form to fill."""
    page_without_script.goto(address + path)
    expect(page_without_script.locator("[name=payslips]")).to_be_hidden()
    expect(page_without_script.locator("#takst-calculator .takst-fallback")).to_be_visible()
    expect(page_without_script.locator(".takst-worked")).to_be_visible()
    expected = quote(CATALOGUE, "premium", 350, TODAY).net
    expect(page_without_script.locator(".takst-worked")).to_contain_text(
        format_amount(expected, "DKK", "da")
    )


def test_everything_comes_from_our_own_origin(page: Page, address: str) -> None:
    """No page asks another origin for anything, sets a cookie or logs an error."""
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda entry: errors.append(entry.text) if entry.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    for path in ("", "abonnementer/basis/", "ydelser/", "beregn/", "priser/", "kontakt/", "om/"):
        page.goto(address + path)
    _type_after_calculator(page, address)
    origin = address.removesuffix("takst/")
    assert [] == [url for url in asked if not url.startswith((origin, "data:", "blob:"))]
    assert [] == page.context.cookies()
    assert [] == errors


def _type_after_calculator(page: Page, address: str) -> None:
    page.goto(f"{address}beregn/")
    _type(page, "100")
    expect(page.locator("output[name=net]")).to_have_attribute(
        "data-source", "python", timeout=LOADING
    )


@pytest.mark.parametrize(
    "path",
    [
        "", "abonnementer/", "abonnementer/professionel/", "ydelser/", "beregn/", "priser/", "faq/",
        "skift/", "kontakt/", "om/", "data/", "404.html",
    ],
)  # fmt: skip
@pytest.mark.parametrize("width", [360, 1440])
def test_page_is_accessible_and_fits(browser: Browser, address: str, path: str, width: int) -> None:
    """No fault is found by axe, the page fits the screen, and it has one main heading."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(address + path)
    found = faults(page)
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    headings = page.locator("h1").count()
    context.close()
    assert ([], 0, 1) == (found, max(wider, 0), headings)
