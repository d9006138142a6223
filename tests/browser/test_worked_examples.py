"""The page says of each worked example what was worked out by hand."""

import pytest
from playwright.sync_api import Page, expect

from calculator.formatting import format_amount
from hooks.content.load import load_content
from tests.browser.visits import DATE, NET, calculate
from tests.project import DATA

pytestmark = pytest.mark.browser

CONTENT = load_content(DATA)


def test_the_page_gives_what_was_worked_out(page: Page, address: str) -> None:
    """For the tier, the count and the date of each example, Python in the browser agrees."""
    page.goto(f"{address}beregn/")
    for example in CONTENT.examples.examples:
        page.locator(DATE).fill(example.date.isoformat())
        calculate(page, str(example.payslips), example.tier)
        net = page.locator(NET)
        assert example.expected.net is not None
        expect(net).to_have_attribute("data-amount", str(example.expected.net))
        expect(net).to_have_attribute("data-source", "python")
        expect(net).to_have_text(format_amount(example.expected.net, "DKK", "da"))
