"""What a visitor does and sees on the calculator's page, for the tests that walk it."""

from playwright.sync_api import Locator, Page, expect

LOADING = 60_000

PAYSLIPS = "#takst-payslips"
TIER = "#takst-tier"
DATE = "#takst-date"
NET = "output[name=net]"


def calculate(page: Page, payslips: str, tier: str) -> None:
    """Choose a tier, type a count, and wait until Python has answered."""
    page.locator(TIER).select_option(tier)
    page.locator(PAYSLIPS).fill(payslips)
    expect_answer(page)


def expect_answer(page: Page) -> None:
    """Wait until the price that stands there is Python's."""
    expect(page.locator(NET)).to_have_attribute("data-source", "python", timeout=LOADING)


def tool(page: Page, name: str) -> Locator:
    """Give a tool of the page."""
    return page.locator(f"[data-takst={name}]")


def rows(table: Locator) -> list[list[str]]:
    """Give what stands in the rows of a table, a button's words left out."""
    read: list[list[str]] = table.evaluate(
        """table => [...table.querySelectorAll(":scope > tbody > tr, :scope > tfoot > tr")].map(
             row => [...row.children].map(cell =>
               [...cell.childNodes].filter(node => node.nodeName !== "BUTTON")
                 .map(node => node.textContent).join("")))"""
    )
    return read


def table_text(rows_of_cells: list[list[str]]) -> list[list[str]]:
    """Give rows with plain spaces, to compare them."""
    return [[cell.replace("\u00a0", " ") for cell in row] for row in rows_of_cells]
