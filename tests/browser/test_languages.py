"""Specification of the English pages in a real browser, and of the way from one to the other."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import LOADING, NET, PAYSLIPS, TIER, calculate, expect_answer

pytestmark = pytest.mark.browser

SWITCH = "a.takst-language"


def test_the_english_calculator_answers_in_english(page: Page, address: str) -> None:
    """Amount, explanation and tools are written as English does."""
    page.goto(f"{address}en/calculate/")
    calculate(page, "1,250", "premium")
    expect(page.locator(NET)).to_have_text(re.compile(r"^DKK\s[\d,]+\.\d\d$"))
    expect(page.locator(".takst-explanation")).to_contain_text("Base price")
    expect(page.locator("[data-takst=compare]")).to_contain_text("A month")


def test_an_english_mistake_is_reported_in_english(page: Page, address: str) -> None:
    """What can't be read as a count is reported beside the field, in the page's language."""
    page.goto(f"{address}en/calculate/")
    page.locator(PAYSLIPS).fill("many")
    expect(page.locator("#takst-payslips-error")).to_contain_text(
        "Write the number of payslips", timeout=LOADING
    )


@pytest.mark.parametrize(
    ("there", "typed", "back"),
    [("1.250", "1,250", "1.250"), ("387", "387", "387"), ("mange", "mange", "mange")],
)
def test_the_switch_keeps_page_and_state(
    page: Page, address: str, there: str, typed: str, back: str
) -> None:
    """Whoever changes the language stays on the page, with what was entered, and comes back so."""
    page.goto(f"{address}beregn/")
    page.locator(PAYSLIPS).fill(there)
    page.locator(TIER).select_option("premium")
    page.locator("[data-takst=find] [name=rate]").fill("1.250,50")
    page.locator(SWITCH).click()
    expect(page).to_have_url(re.compile(r"/en/calculate/#"))
    expect(page.locator(PAYSLIPS)).to_have_value(typed)
    expect(page.locator(TIER)).to_have_value("premium")
    expect(page.locator("[data-takst=find] [name=rate]")).to_have_value("1,250.50")
    page.locator(SWITCH).click()
    expect(page).to_have_url(re.compile(r"/beregn/#"))
    expect(page.locator(PAYSLIPS)).to_have_value(back)
    expect(page.locator("[data-takst=find] [name=rate]")).to_have_value("1.250,50")


def test_a_price_is_the_same_in_both_languages(page: Page, address: str) -> None:
    """The language changes words and signs, never an amount."""
    page.goto(f"{address}beregn/")
    calculate(page, "1250", "premium")
    danish = page.locator(NET).get_attribute("data-amount")
    page.locator(SWITCH).click()
    expect_answer(page)
    assert danish == page.locator(NET).get_attribute("data-amount")


def test_the_switch_keeps_the_opened_answer(page: Page, address: str) -> None:
    """An anchor that both pages have goes along."""
    page.goto(f"{address}faq/#decline")
    page.locator(SWITCH).click()
    expect(page).to_have_url(re.compile(r"/en/faq/#decline$"))
    expect(page.locator("#decline")).to_have_attribute("open", "")


def test_a_shared_link_is_english_on_the_english_page(page: Page, address: str) -> None:
    """A link of an English page leads to the English page."""
    page.goto(f"{address}en/calculate/")
    calculate(page, "120", "basis")
    expect(page.locator("#takst-link")).to_have_value(re.compile(r"/en/calculate/#"))
