"""A year month by month, as a report."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from calculator.forecast import Company, Forecast, forecast
from calculator.formatting import Language
from calculator.model import TierPrice
from calculator.reports.forecast import forecast_report, months_table
from calculator.reports.phrases import Phrases
from calculator.reports.tables import Mark
from calculator.usage import PerUnit
from tests.calculator.examples import (
    by_letter,
    catalogue,
    counts,
    flat_price,
    languages,
    price_list,
    tier_price,
    tier_prices,
    unfinished,
)

FIRST_MONTH = date(2024, 8, 1)
PRICED = catalogue(
    price_list("2024-02", price=flat_price("100"), status="example"),
    price_list("2025-01", date(2025, 1, 1), tier_price(PerUnit(unit_amount=Decimal(2)))),
)
PHRASES = Phrases(PRICED, "en")
NORTH = Company("North", tuple(range(1, 13)))
NAMELESS = Company("", (1,) * 12)


def _year(*companies: Company) -> Forecast:
    return forecast(PRICED, "basis", companies, FIRST_MONTH)


def test_each_month_has_a_row() -> None:
    """Its payslips, the list that it follows and its amount, and the year's sums below."""
    rows = months_table(_year(NORTH), PHRASES).rows
    assert (
        ("August\u00a02024", 1, "2024-02", Decimal("100.00")),
        ("December\u00a02024", 5, "2024-02", Decimal("100.00")),
        ("January\u00a02025", 6, "2025-01", Decimal("12.00")),
        ("July\u00a02025", 12, "2025-01", Decimal("24.00")),
        ("Total", 78, None, Decimal("626.00")),
    ) == tuple(rows[number].cells for number in (0, 4, 5, 11, 12))
    assert [Mark.NONE] * 12 + [Mark.TOTAL] == [row.mark for row in rows]


def test_a_month_has_the_question_that_explains_it() -> None:
    """Tier, date and each company's count, as the page sends them; the year has none."""
    alone, together = (months_table(_year(*c), PHRASES) for c in ([NORTH], [NORTH, NAMELESS]))
    expected = {"ask": "explain", "tier": "basis", "payslips": "6", "date": "2025-01-01"}
    assert expected == alone.rows[5].explains
    assert {} == alone.rows[-1].explains
    assert "6;1" == together.rows[5].explains["payslips"]


def test_the_year_comes_first() -> None:
    """The total and the months that it covers."""
    assert ["Basis (en) costs DKK 626.00 excl. VAT from August 2024 to July 2025."] == [
        sentence.replace("\u00a0", " ")
        for sentence in forecast_report(_year(NORTH), (), PHRASES).sentences
    ]


def test_several_companies_have_their_sums() -> None:
    """Each by its name or its number, with its payslips and its year, and all together."""
    report = forecast_report(_year(NORTH, NAMELESS), (), PHRASES)
    _, table = report.tables
    assert (
        "The amounts are added up for 2 companies, each paying its own base price."
    ) == report.sentences[1]
    assert [
        ("North", 78, Decimal("626.00")),
        ("Company 2", 12, Decimal("514.00")),
        ("Total", 90, Decimal("1140.00")),
    ] == [row.cells for row in table.rows]
    assert Mark.TOTAL is table.rows[-1].mark


def test_one_company_has_no_table_of_its_own() -> None:
    """The table of months is enough."""
    assert 1 == len(forecast_report(_year(NORTH), (), PHRASES).tables)


def test_the_other_tiers_have_their_year() -> None:
    """In their order, with the tier of the forecast marked."""
    priced = by_letter(flat_price("10"), flat_price("20"))
    years = [forecast(priced, tier, [NORTH], FIRST_MONTH) for tier in ("a", "b")]
    table = forecast_report(years[1], years, Phrases(priced, "en")).tables[-1]
    assert [
        (("A (en)", Decimal("120.00")), Mark.NONE),
        (("B (en) (chosen)", Decimal("240.00")), Mark.CHOSEN),
    ] == [(row.cells, row.mark) for row in table.rows]


def test_every_price_list_of_the_year_is_reported_once() -> None:
    """The notes have the price lists of the months, the earliest first."""
    first, second = PRICED.price_lists
    expected = (*PHRASES.list_notes(first), *PHRASES.list_notes(second))
    assert expected == forecast_report(_year(NORTH), (), PHRASES).notes


years = st.lists(counts, min_size=12, max_size=12).map(tuple)
groups = st.lists(
    st.builds(Company, name=st.sampled_from(["", "North"]), counts=years), min_size=1, max_size=3
)


@given(tier_prices, groups, languages)
def test_every_report_is_finished(
    price: TierPrice, companies: list[Company], language: Language
) -> None:
    """Whatever the price, the report has no placeholder, no None and no double point."""
    priced = by_letter(price)
    given_year = forecast(priced, "a", companies, FIRST_MONTH)
    report = forecast_report(given_year, [given_year], Phrases(priced, language))
    assert [] == unfinished(report, language)
