"""A year month by month."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.forecast import Company, Forecast, add_up, forecast, months_from
from calculator.model import TierPrice
from calculator.quote import quote
from calculator.usage import PerUnit
from tests.calculator.examples import (
    FIRST_DAY,
    by_letter,
    catalogue,
    code_of,
    counts,
    flat_price,
    price_list,
    step_texts,
    tier_price,
    tier_prices,
)

LISTS = (
    price_list("first", date(2024, 2, 1), flat_price("10")),
    price_list("sketch", date(2024, 4, 1), flat_price("99"), status="draft"),
    price_list("second", date(2024, 6, 15), flat_price("20")),
    price_list("third", date(2025, 1, 1), flat_price("30"), status="announced"),
)
FIRST, SECOND, THIRD = "first", "second", "third"


def _same(count: int = 1, name: str = "") -> Company:
    return Company(name, (count,) * 12)


def _forecast(*companies: Company, first_month: date = FIRST_DAY) -> Forecast:
    return forecast(catalogue(*LISTS), "basis", companies, first_month)


YEARS = [
    (date(2024, 2, 1), [FIRST] * 5 + [SECOND] * 6 + [THIRD]),
    (date(2024, 6, 1), [FIRST] + [SECOND] * 6 + [THIRD] * 5),
    (date(2024, 7, 1), [SECOND] * 6 + [THIRD] * 6),
    (date(2025, 1, 1), [THIRD] * 12),
    (date(9999, 1, 1), [THIRD] * 12),
]


@pytest.mark.parametrize(("first_month", "expected"), YEARS)
def test_a_month_follows_the_list_in_force_on_its_first_day(
    first_month: date, expected: list[str]
) -> None:
    """A list that starts within a month applies from the next one, and a draft never applies."""
    months = _forecast(_same(), first_month=first_month).months
    assert expected == [month.price_list.id for month in months]
    assert expected == [month.quotes[0].price_list.id for month in months]


MONTHS = [
    (date(2026, 1, 1), (2026, 1), (2026, 12)),
    (date(2026, 2, 1), (2026, 2), (2027, 1)),
    (date(2026, 12, 1), (2026, 12), (2027, 11)),
    (date(9999, 1, 1), (9999, 1), (9999, 12)),
    (date(2026, 1, 31), (2026, 1), (2026, 12)),
]


@pytest.mark.parametrize(("first_month", "first", "last"), MONTHS)
def test_a_forecast_has_twelve_consecutive_months(
    first_month: date, first: tuple[int, int], last: tuple[int, int]
) -> None:
    """Each by its first day, from the first month and across the end of the year."""
    months = months_from(first_month)
    assert (12, date(*first, 1), date(*last, 1)) == (len(months), months[0], months[-1])


@given(st.dates(max_value=date(9999, 1, 31)))
def test_each_month_follows_the_one_before(day: date) -> None:
    """No month is missing or duplicate, whatever the day."""
    numbers = [month.year * 12 + month.month for month in months_from(day)]
    assert list(range(numbers[0], numbers[0] + 12)) == numbers
    assert {1} == {month.day for month in months_from(day)}


@pytest.mark.parametrize("first_month", [date(9999, 2, 1), date(9999, 12, 31)])
def test_no_forecast_goes_beyond_the_last_year(first_month: date) -> None:
    """Twelve months that don't all exist are rejected by the field's name."""
    with pytest.raises(InputError) as raised:
        _forecast(_same(), first_month=first_month)
    assert ("start", "date.not_a_month") == (raised.value.field, code_of(raised.value.message))


COUNTS = tuple(range(100, 1_300, 100))

NOT_TWELVE = [
    ([Company("A", COUNTS[:11])], {"found": 11, "what": "A"}),
    ([Company("A", (*COUNTS, 1))], {"found": 13, "what": "A"}),
    ([Company("", ())], {"found": 0, "what": ""}),
    ([_same(), Company("B", COUNTS[1:])], {"found": 11, "what": "B"}),
]


@pytest.mark.parametrize(("companies", "expected"), NOT_TWELVE)
def test_a_company_has_twelve_counts(
    companies: list[Company], expected: dict[str, int | str]
) -> None:
    """Fewer or more are rejected, with the company's name and the number of counts."""
    with pytest.raises(InputError) as raised:
        _forecast(*companies)
    assert ("forecast", "forecast.twelve", expected) == (
        raised.value.field,
        code_of(raised.value.message),
        raised.value.message.parameters,
    )


REFUSED = [
    ("guld", FIRST_DAY, 1, "tier", "tier.unknown"),
    ("basis", date(2024, 1, 1), 1, "date", "date.before_first"),
    ("basis", FIRST_DAY, -1, "payslips", "payslips.negative"),
    ("basis", FIRST_DAY, 1_000_001, "payslips", "payslips.too_many"),
]


@pytest.mark.parametrize(("tier", "first_month", "count", "field", "expected"), REFUSED)
def test_what_has_no_quote_has_no_forecast(
    tier: str, first_month: date, count: int, field: str, expected: str
) -> None:
    """A tier, month or count that is invalid for a quote is rejected."""
    with pytest.raises(InputError) as raised:
        forecast(catalogue(*LISTS), tier, [_same(count)], first_month)
    assert (field, expected) == (raised.value.field, code_of(raised.value.message))


def test_a_count_is_that_of_its_month() -> None:
    """The first count is the first month's, and so on."""
    months = _forecast(Company("", COUNTS)).months
    assert list(COUNTS) == [month.payslips for month in months]


def test_companies_are_added_up() -> None:
    """Each company pays its own base price, and month, year and company have their sums."""
    priced = by_letter(tier_price(PerUnit(unit_amount=Decimal(2)), base="100"))
    companies = [Company("North", COUNTS), Company("South", (1,) * 12)]
    given_year = forecast(priced, "a", companies, FIRST_DAY)
    assert (101, "402.00") == (given_year.months[0].payslips, str(given_year.months[0].total))
    assert (7_812, "18024.00") == (given_year.payslips, str(given_year.total))
    assert ["16800.00", "1224.00"] == [str(given_year.company_total(one)) for one in (0, 1)]
    assert companies == list(given_year.companies)


def test_a_year_with_vat_is_the_sum_of_its_invoices() -> None:
    """VAT is rounded month by month, as it is invoiced, and not on the year."""
    priced = by_letter(flat_price("0.02"))
    given_year = forecast(priced, "a", [_same()], FIRST_DAY)
    assert ("0.24", "0.36") == (str(given_year.net), str(given_year.gross))


@pytest.mark.parametrize(("included", "expected"), [(False, "12.00"), (True, "12.00")])
def test_the_total_of_a_year_includes_vat_where_the_price_list_does(
    included: bool, expected: str
) -> None:
    """The total is the gross where the amounts of the list include VAT."""
    priced = by_letter(flat_price("1"), vat_included=included)
    assert expected == str(forecast(priced, "a", [_same()], FIRST_DAY).total)


def test_a_forecast_without_companies_is_zero() -> None:
    """Without companies there are twelve months, each at zero."""
    empty = _forecast()
    assert (12, 0, "0.00") == (len(empty.months), empty.payslips, str(empty.total))


years = st.lists(counts, min_size=12, max_size=12).map(tuple)
companies = st.lists(st.builds(Company, name=st.text(), counts=years), max_size=3)


@given(tier_prices, tier_prices, step_texts, companies)
def test_a_forecast_is_the_sum_of_its_quotes(
    before: TierPrice, after: TierPrice, step: str, companies: list[Company]
) -> None:
    """Months, companies and the year are the sums of quotes on the months' first days."""
    new_year = price_list("later", date(2025, 1, 1), after)
    priced = catalogue(price_list("now", price=before), new_year, step=step)
    quotes = [
        [quote(priced, "basis", company.counts[m], day) for company in companies]
        for m, day in enumerate(months_from(date(2024, 8, 1)))
    ]
    given_year = forecast(priced, "basis", companies, date(2024, 8, 1))
    assert quotes == [list(month.quotes) for month in given_year.months]
    assert [sum(Fraction(quoted.total) for quoted in month) for month in quotes] == [
        Fraction(month.total) for month in given_year.months
    ]
    assert [sum(Fraction(month[c].total) for month in quotes) for c in range(len(companies))] == [
        Fraction(given_year.company_total(c)) for c in range(len(companies))
    ]
    every = [quoted for month in quotes for quoted in month]
    assert [
        sum(quoted.payslips for quoted in every),
        sum(Fraction(quoted.net) for quoted in every),
    ] == [
        given_year.payslips,
        Fraction(given_year.net),
    ]
    assert sum(Fraction(quoted.gross) for quoted in every) == Fraction(given_year.gross)
    assert sum(Fraction(quoted.total) for quoted in every) == Fraction(given_year.total)


@given(st.lists(st.decimals(0, 10**40, places=2)))
def test_amounts_are_added_up_exactly(amounts: list[Decimal]) -> None:
    """No cent is lost, however large the sum."""
    assert sum(map(Fraction, amounts)) == Fraction(add_up(amounts))
