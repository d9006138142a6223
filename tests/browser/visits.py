"""What a visitor does and sees on the calculator's page, for the tests that walk it."""

import re
from collections.abc import Sequence

from playwright.sync_api import Frame, Locator, Page, Route, expect

from calculator.formatting import format_amount
from calculator.quote import Quote
from tests.project import ROOT

LOADING = 60_000

PAYSLIPS = "#takst-payslips"
TIER = "#takst-tier"
DATE = "#takst-date"
NET = "output[name=net]"
STATUS = ".takst-status"

_SETTLED = """
async () => {
  const painted = () => new Promise(requestAnimationFrame);
  await painted();
  await painted();
  await new Promise((resolve) => requestIdleCallback(resolve));
  await fetch(location.href, { method: "HEAD", cache: "no-store" });
}
"""

_SHIFTS = """
window.shifts = [];
window.shiftObserver = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
shiftObserver.observe({ type: "layout-shift", buffered: true });
"""

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ACCESSIBLE = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""What every page fulfils."""

BOOK = "**/assets/book/**"
"""The answer books of all price lists."""


def settle(document: Page | Frame) -> None:
    """Wait until a document has done what it has begun.

    It is painted, idle, and a request that it makes last has been answered, so that any request
    made before has been seen.
    """
    document.evaluate(_SETTLED)


def watch_shifts(page: Page) -> None:
    """Record what moves by itself on the pages that are opened from now on."""
    page.add_init_script(_SHIFTS)


def shifts(page: Page) -> object:
    """Return the layout shifts of the page so far, once it has settled."""
    settle(page)
    return page.evaluate("[...shifts, ...shiftObserver.takeRecords()].map(entry => entry.toJSON())")


_FAULTS = """
async (rules) => {
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
"""


def faults(page: Page, rules: Sequence[str] = ACCESSIBLE) -> list[str]:
    """Return what axe finds wrong with the page, by the names or the tags of its rules."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_FAULTS, list(rules))
    return found


def calculate(page: Page, payslips: str, tier: str) -> None:
    """Choose a tier, type a count, and wait until Python has answered."""
    page.locator(TIER).select_option(tier)
    page.locator(PAYSLIPS).fill(payslips)
    expect_answer(page)


def expect_answer(page: Page) -> None:
    """Wait until the price shown is Python's."""
    expect(page.locator(NET)).to_have_attribute("data-source", "python", timeout=LOADING)


def tool(page: Page, name: str) -> Locator:
    """Return a tool of the page."""
    return page.locator(f"[data-takst={name}]")


def rows(table: Locator) -> list[list[str]]:
    """Return the cells of a table's rows, without the text of buttons."""
    read: list[list[str]] = table.evaluate(
        """table => [...table.querySelectorAll(":scope > tbody > tr, :scope > tfoot > tr")].map(
             row => [...row.children].map(cell =>
               [...cell.childNodes].filter(node => node.nodeName !== "BUTTON")
                 .map(node => node.textContent).join("")))"""
    )
    return read


def table_text(rows_of_cells: list[list[str]]) -> list[list[str]]:
    """Return rows with plain spaces, to compare them."""
    return [[cell.replace("\u00a0", " ") for cell in row] for row in rows_of_cells]


def block_book(page: Page) -> None:
    """Leave the page without an answer book, so that each price has to come from Python."""
    page.route(BOOK, lambda route: route.abort())


class Hold:
    """Keeps a part of the runtime from arriving until it is let go."""

    def __init__(self, page: Page, part: str) -> None:
        """Hold what the page asks for that has this address."""
        self._held: list[Route] = []
        self._is_over = False
        page.route(part, self._take)

    def release(self) -> None:
        """Let the part arrive, whether or not it has been requested."""
        self._is_over = True
        for route in self._held:
            route.continue_()

    def _take(self, route: Route) -> None:
        if self._is_over:
            route.continue_()
        else:
            self._held.append(route)


def expect_booked(page: Page, expected_quote: Quote) -> None:
    """Wait until the price shown is the book's, and that of the quote."""
    net = page.locator(NET)
    expect(net).to_have_attribute("data-source", "book")
    expect(net).to_have_attribute("data-amount", str(expected_quote.net))
    expect(net).to_have_attribute("data-price-list", expected_quote.price_list.id)
    expect(net).to_have_text(format_amount(expected_quote.total, expected_quote.currency, "da"))


def expect_no_price(page: Page) -> None:
    """Wait until there is no price, neither to read nor for scripts."""
    net = page.locator(NET)
    expect(net).to_be_empty()
    expect(net).not_to_have_attribute("data-amount", re.compile(""))
    expect(net).not_to_have_attribute("data-source", re.compile(""))
