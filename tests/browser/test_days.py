"""A site that was built on an earlier day shows what holds on the visitor's day in Denmark."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from calculator import format_amount, quote
from calculator.formatting import Language
from calculator.model import Catalogue
from hooks.clock import date_in_denmark
from hooks.content.load import load_content
from tests.browser.conftest import SERVED_URL, served
from tests.browser.visits import DATE, NET, PAYSLIPS, TIER, calculate
from tests.older import BUILT, SUMMER, TURNS, WINTER, built_changing_project
from tests.sites import Shared

pytestmark = pytest.mark.browser

SECOND = timedelta(seconds=1)
MIDNIGHTS = [
    datetime(2026, 3, 28, 23, tzinfo=UTC),
    datetime(2026, 3, 29, 22, tzinfo=UTC),
    datetime(2026, 10, 24, 22, tzinfo=UTC),
    datetime(2026, 10, 25, 23, tzinfo=UTC),
]
"""When the Danish day begins on which each of the lists takes effect."""

CHANGES = [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]
"""When the clocks are changed, in the middle of a day."""

MOMENTS = sorted(
    moment - before for moment in MIDNIGHTS + CHANGES for before in (SECOND, timedelta())
)
ZONES = ["UTC", "Europe/Copenhagen", "America/Los_Angeles", "Pacific/Kiritimati"]
LEAVE = "dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))"
COME_BACK = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
LOOK_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"


@pytest.fixture(scope="module")
def project(shared: Shared) -> Path:
    """Return a project whose site was built on the eve of the first of its later price lists."""
    return built_changing_project(shared, url=SERVED_URL)


@pytest.fixture(scope="module")
def catalogue(project: Path) -> Catalogue:
    """Return its tiers and price lists."""
    return load_content(project / "data").catalogue


@pytest.fixture(scope="module")
def older(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of that site."""
    with served(project / "site", tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a visitor on the other side of the Earth."""
    context = browser.new_context(locale="da-DK", timezone_id="America/Los_Angeles")
    yield context
    context.close()


@pytest.fixture
def away(context: BrowserContext) -> Page:
    """Return that visitor's page."""
    return context.new_page()


def _shown_at(page: Page, address: str, moment: datetime) -> tuple[str, list[str]]:
    """Return the date that the calculator begins with, and the prices at the top of the page."""
    page.clock.set_fixed_time(moment)
    page.goto(address)
    prices = page.locator(".takst-hero__prices data:visible")
    expect(page.locator(DATE)).not_to_have_value("")
    return page.locator(DATE).input_value(), prices.all_inner_texts()


@pytest.mark.parametrize("zone", ZONES)
def test_page_and_calculator_follow_the_danish_day(
    browser: Browser, older: str, catalogue: Catalogue, zone: str
) -> None:
    """In whatever zone, both change at Danish midnight, and not when the clocks do."""
    context = browser.new_context(locale="da-DK", timezone_id=zone)
    page = context.new_page()
    days = [date_in_denmark(moment) for moment in MOMENTS]
    expected = [
        (
            str(day),
            [
                format_amount(quote(catalogue, tier.id, 250, day).total, "DKK", "da")
                for tier in catalogue.tiers
            ],
        )
        for day in days
    ]
    assert expected == [_shown_at(page, older, moment) for moment in MOMENTS]
    context.close()


@pytest.mark.parametrize("moment", sorted([*MIDNIGHTS, *(at - SECOND for at in MIDNIGHTS)]))
def test_python_prices_the_danish_day(
    away: Page, older: str, catalogue: Catalogue, moment: datetime
) -> None:
    """A second before Danish midnight Python's price is by the old list, and then by the new."""
    away.clock.set_fixed_time(moment)
    away.goto(f"{older}beregn/")
    calculate(away, "387", "professionel")
    expected_quote = quote(catalogue, "professionel", 387, date_in_denmark(moment))
    net = away.locator(NET)
    expect(net).to_have_attribute("data-price-list", expected_quote.price_list.id)
    expect(net).to_have_attribute("data-amount", str(expected_quote.net))


NOON = {day: datetime(day.year, day.month, day.day, 11, tzinfo=UTC) for day in (BUILT, *TURNS)}


@pytest.mark.parametrize(("day", "list_id"), [(BUILT, "2025-01"), (WINTER, "2026-10-25")])
@pytest.mark.parametrize("path", ["beregn/", "embed/", "priser/", "en/prices/"])
def test_worked_prices_are_those_of_the_day(  # noqa: PLR0917, a row of the table has these
    away: Page, older: str, catalogue: Catalogue, path: str, day: date, list_id: str
) -> None:
    """The table, also in a frame, is by the list in force, and the line below names its date."""
    away.clock.set_fixed_time(NOON[day])
    away.goto(older + path)
    away.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
    language: Language = "en" if path.startswith("en/") else "da"
    total = quote(catalogue, "professionel", 10, day).total
    first = away.locator(".takst-worked tbody tr").first.locator("data:visible")
    expect(first.nth(2)).to_have_text(format_amount(total, "DKK", language))
    expect(first).to_have_count(len(catalogue.tiers))
    begins = catalogue.price_list(list_id).effective_from
    expect(away.locator(".takst-worked-list time:visible")).to_have_attribute(
        "datetime", str(begins)
    )


def test_curves_and_break_evens_are_those_of_the_day(away: Page, older: str) -> None:
    """Before anything is typed, curves and turns are of the list in force on the day."""
    away.clock.set_fixed_time(NOON[SUMMER])
    with away.expect_response(lambda got: got.url.endswith("/da/2026-03-29.txt") and got.ok):
        away.goto(f"{older}beregn/")
    notes = away.locator("[data-takst=break-evens] .takst-notes:visible")
    expect(notes).to_contain_text("2026-03-29")
    expect(away.locator(".takst-chart__box")).to_be_visible()


def test_without_a_script_the_day_of_the_build_holds(browser: Browser, older: str) -> None:
    """One price a tier is shown, and a sentence says how long it holds and what comes then."""
    context = browser.new_context(locale="da-DK", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{older}priser/")
    expect(page.locator(".takst-until:visible")).to_have_text(
        "Priserne gælder fra den 1. januar 2025 til og med den 28. marts 2026."
        " Fra den 29. marts 2026 gælder nye priser. Se prislisterne",
        use_inner_text=True,
    )
    expect(page.locator(".takst-worked tbody tr").first.locator("data:visible")).to_have_count(4)
    expect(page.locator(".takst-badge:visible", has_text="gælder nu")).to_have_count(1)
    expect(page.locator(".takst-badge:visible", has_text="kommende")).to_have_count(4)
    context.close()


@pytest.mark.parametrize(("day", "number"), [(BUILT, 0), (SUMMER, 1)])
def test_answers_switch_by_themselves(
    away: Page, older: str, project: Path, day: date, number: int
) -> None:
    """After its last day an answer is replaced by the next one."""
    entry = load_content(project / "data").faq.entries[0]
    away.clock.set_fixed_time(NOON[day])
    away.goto(f"{older}faq/#{entry.id}")
    shown = away.locator(f"#{entry.id} p:visible").first
    expect(shown).to_have_text(" ".join(entry.answers[number].text.da.split()))


def _open_before_midnight(page: Page, address: str) -> None:
    page.clock.set_fixed_time(MIDNIGHTS[0] - SECOND)
    page.goto(address)
    calculate(page, "387", "professionel")
    expect(page.locator(NET)).to_have_attribute("data-price-list", "2025-01")


def test_a_restored_page_follows_the_day(away: Page, older: str, catalogue: Catalogue) -> None:
    """After midnight, date, price and the page's own prices are of the new day."""
    _open_before_midnight(away, older)
    away.evaluate(LEAVE)
    away.clock.set_fixed_time(MIDNIGHTS[0])
    away.evaluate(COME_BACK)
    expect(away.locator(DATE)).to_have_value(str(SUMMER))
    expect(away.locator(PAYSLIPS)).to_have_value("387")
    expect(away.locator(TIER)).to_have_value("professionel")
    expected_quote = quote(catalogue, "professionel", 387, SUMMER)
    expect(away.locator(NET)).to_have_attribute("data-amount", str(expected_quote.net))
    expect(away.locator(".takst-card data:visible").nth(2)).to_have_attribute("value", "4245.00")


def test_a_page_left_open_takes_the_day_when_somebody_looks(away: Page, older: str) -> None:
    """A tab that is looked at again after midnight is of the new day."""
    _open_before_midnight(away, f"{older}beregn/")
    away.clock.set_fixed_time(MIDNIGHTS[0])
    away.evaluate(LOOK_AGAIN)
    expect(away.locator(DATE)).to_have_value(str(SUMMER))
    expect(away.locator(NET)).to_have_attribute("data-price-list", "2026-03-29")
    notes = away.locator("[data-takst=break-evens] .takst-notes:visible")
    expect(notes).to_contain_text("2026-03-29")


def test_a_chosen_date_outlives_midnight(away: Page, older: str) -> None:
    """Only the day's own date follows the day."""
    _open_before_midnight(away, f"{older}beregn/")
    away.locator(DATE).fill("2026-03-20")
    away.evaluate(LEAVE)
    away.clock.set_fixed_time(MIDNIGHTS[0])
    away.evaluate(COME_BACK)
    expect(away.locator(NET)).to_have_attribute("data-price-list", "2025-01")
    expect(away.locator(DATE)).to_have_value("2026-03-20")


def test_a_frame_links_to_no_date_after_midnight(away: Page, older: str) -> None:
    """The way out of a frame has no date where nobody has chosen one."""
    _open_before_midnight(away, f"{older}embed/")
    away.clock.set_fixed_time(MIDNIGHTS[0])
    away.evaluate(LOOK_AGAIN)
    away.locator(PAYSLIPS).fill("388")
    expect(away.locator(DATE)).to_have_value(str(SUMMER))
    expect(away.locator("[data-takst-open]")).to_have_attribute("href", re.compile("payslips=388"))
    expect(away.locator("[data-takst-open]")).not_to_have_attribute("href", re.compile("date="))
