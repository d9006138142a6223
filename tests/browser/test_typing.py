"""The price follows each key at once; what goes with it waits while keys come fast."""

import pytest
from playwright.sync_api import Page, expect

from calculator.comparison import compare
from calculator.quote import quote
from calculator.reports.comparison import comparison_table
from calculator.reports.phrases import Phrases
from hooks.clock import today_in_denmark
from hooks.content.load import load_catalogue
from tests.browser.visits import LOADING, NET, PAYSLIPS, TIER, calculate, tool
from tests.project import DATA

pytestmark = pytest.mark.browser

CATALOGUE = load_catalogue(DATA)
PHRASES = Phrases(CATALOGUE, "da")
TODAY = today_in_denmark()
TIER_ID = CATALOGUE.tiers[0].id
PAUSED_AFTER = 100
RESTED_AFTER = 700


@pytest.fixture
def paused(page: Page, address: str) -> Page:
    """Yield a page on which 387 has been answered, with its clock paused from then on."""
    page.clock.install()
    page.goto(f"{address}beregn/")
    calculate(page, "387", TIER_ID)
    _expect_beside(page, 387)
    page.evaluate("document.activeElement.select()")
    page.clock.pause_at(page.evaluate("Date.now()") + 1_000)
    return page


def _expect_price(page: Page, payslips: int, source: str = "python") -> None:
    net = page.locator(NET)
    price = quote(CATALOGUE, TIER_ID, payslips, TODAY)
    expect(net).to_have_attribute("data-amount", str(price.net), timeout=LOADING)
    expect(net).to_have_attribute("data-source", source, timeout=LOADING)


def _expect_beside(page: Page, payslips: int) -> None:
    table = comparison_table(compare(CATALOGUE, payslips, TODAY, TIER_ID), TIER_ID, PHRASES)
    expect(tool(page, "compare").locator("caption")).to_have_text(table.caption, timeout=LOADING)


def _press_and_take_away(page: Page) -> None:
    page.keyboard.press("8")
    page.keyboard.press("Backspace")
    page.clock.run_for(PAUSED_AFTER - 10)


def test_a_single_key_brings_everything(paused: Page) -> None:
    """Whoever presses one key has not to wait for a pause."""
    paused.keyboard.press("8")
    _expect_price(paused, 8)
    paused.clock.run_for(1)
    _expect_beside(paused, 8)


def test_what_goes_with_the_price_waits_until_the_keys_pause(paused: Page) -> None:
    """Python's price follows each key; the tables are made once, after the last one."""
    paused.keyboard.press("8")
    for key, payslips in (("1", 81), ("2", 812)):
        paused.keyboard.press(key)
        _expect_price(paused, payslips)
    paused.clock.run_for(PAUSED_AFTER - 1)
    _expect_beside(paused, 387)
    paused.clock.run_for(1)
    _expect_beside(paused, 812)


@pytest.mark.parametrize("leave", ["Tab", "choose", "several signs at once"])
def test_anything_but_a_key_ends_the_wait(paused: Page, leave: str) -> None:
    """A field that is left, a choice and a pasted count are answered as they are."""
    paused.keyboard.type("812")
    _expect_price(paused, 812)
    paused.clock.run_for(1)
    payslips = 812
    if leave == "Tab":
        paused.keyboard.press("Tab")
    elif leave == "choose":
        paused.locator(TIER).select_option(TIER_ID)
    else:
        payslips = 451
        paused.locator(PAYSLIPS).fill(str(payslips))
        _expect_price(paused, payslips)
        paused.clock.run_for(1)
    _expect_beside(paused, payslips)


def test_the_books_price_is_shown_before_python_answers(paused: Page) -> None:
    """In the task of the key itself, whatever Python is doing."""
    found = paused.evaluate(
        """([net, key]) => {
          document.execCommand("insertText", false, key);
          const { source, amount } = document.querySelector(net).dataset;
          return { source, amount };
        }""",
        [NET, "8"],
    )
    assert found == {"source": "book", "amount": str(quote(CATALOGUE, TIER_ID, 8, TODAY).net)}
    _expect_price(paused, 8)


def test_answers_are_read_aloud_when_the_fields_rest_not_before(paused: Page) -> None:
    """Each key of a long run of keys puts the reading off."""
    for _ in range(12):
        _press_and_take_away(paused)
        expect(paused.locator(NET)).to_have_attribute("aria-busy", "true")
    paused.clock.run_for(RESTED_AFTER - 91)
    expect(paused.locator(NET)).to_have_attribute("aria-busy", "true")
    paused.clock.run_for(PAUSED_AFTER + 1)
    expect(paused.locator("[aria-busy]")).to_have_count(0)


def test_a_link_that_is_followed_in_the_middle_leaves_nothing_unread(paused: Page) -> None:
    """What a key has begun ends, whatever comes between."""
    for _ in range(12):
        _press_and_take_away(paused)
    paused.evaluate("location.hash = '#payslips=451'")
    expect(paused.locator(PAYSLIPS)).to_have_value("451")
    paused.clock.run_for(PAUSED_AFTER + RESTED_AFTER)
    _expect_price(paused, 451)
    expect(paused.locator("[aria-busy]")).to_have_count(0)
