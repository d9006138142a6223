"""All tiers side by side, and what the next price list changes."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.comparison import change_to, compare, next_price_list, year_of
from calculator.errors import InputError
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
    nearest,
    price_list,
    step_texts,
    tier_price,
    tier_prices,
)

PRICED = by_letter(
    tier_price(PerUnit(unit_amount=Decimal("2.25")), base="1000"),
    flat_price("1500.50"),
    flat_price("900"),
)

COMPARED: list[tuple[str | None, list[tuple[str, str, str, str, str]]]] = [
    (
        None,
        [
            ("a", "1225.00", "14700.00", "12.25", "0.00"),
            ("b", "1500.50", "18006.00", "15.01", "275.50"),
            ("c", "900.00", "10800.00", "9.00", "-325.00"),
        ],
    ),
    (
        "b",
        [
            ("a", "1225.00", "14700.00", "12.25", "-275.50"),
            ("b", "1500.50", "18006.00", "15.01", "0.00"),
            ("c", "900.00", "10800.00", "9.00", "-600.50"),
        ],
    ),
]


@pytest.mark.parametrize(("chosen", "expected"), COMPARED)
def test_tiers_are_compared_with_the_chosen_one(
    chosen: str | None, expected: list[tuple[str, str, str, str, str]]
) -> None:
    """Month, year, price per payslip and difference, by default to the lowest tier."""
    assert expected == [
        (
            tier.quote.tier,
            str(tier.month),
            str(tier.year),
            str(tier.per_payslip),
            str(tier.difference),
        )
        for tier in compare(PRICED, 100, FIRST_DAY, chosen)
    ]


def test_without_payslips_there_is_no_price_for_each() -> None:
    """A month without payslips has a price, but no price per payslip."""
    compared = compare(PRICED, 0, FIRST_DAY)
    assert [None, None, None] == [tier.per_payslip for tier in compared]
    assert ["1000.00", "1500.50", "900.00"] == [str(tier.month) for tier in compared]


REFUSED = [
    (-1, FIRST_DAY, None, "payslips.negative"),
    (1_000_001, FIRST_DAY, None, "payslips.too_many"),
    (1, date(2024, 1, 31), None, "date.before_first"),
    (1, FIRST_DAY, "guld", "tier.unknown"),
    (1, FIRST_DAY, "", "tier.unknown"),
]


@pytest.mark.parametrize(("payslips", "day", "chosen", "expected"), REFUSED)
def test_what_has_no_quote_has_no_comparison(
    payslips: int, day: date, chosen: str | None, expected: str
) -> None:
    """A count, date or tier that is invalid for a quote is rejected."""
    with pytest.raises(InputError) as raised:
        compare(PRICED, payslips, day, chosen)
    assert expected == code_of(raised.value.message)


@given(st.lists(tier_prices, min_size=1, max_size=4), step_texts, st.booleans(), counts)
def test_a_comparison_is_of_quotes(
    prices: list[TierPrice], step: str, included: bool, count: int
) -> None:
    """Each tier's month is its quote's total, its year twelve, and its difference to the last."""
    priced = by_letter(*prices, step=step, vat_included=included)
    last = priced.tiers[-1].id
    quotes = [quote(priced, tier.id, count, FIRST_DAY) for tier in priced.tiers]
    assert [
        (each, Fraction(each.total) * 12, Fraction(each.total) - Fraction(quotes[-1].total))
        for each in quotes
    ] == [
        (tier.quote, Fraction(tier.year), Fraction(tier.difference))
        for tier in compare(priced, count, FIRST_DAY, last)
    ]


@given(tier_prices, st.integers(1, 1_000_000))
def test_the_price_of_each_payslip_is_rounded_half_up(price: TierPrice, count: int) -> None:
    """The total divided by the count, to the nearest cent."""
    (tier,) = compare(by_letter(price), count, FIRST_DAY)
    expected = nearest(Fraction(tier.month) / count, Fraction(1, 100))
    assert expected == Fraction(tier.per_payslip or 0)


def test_a_year_is_twelve_months() -> None:
    """Exactly, with the month's decimals."""
    assert "12.12" == str(year_of(Decimal("1.01")))


LISTS = (
    price_list("first", date(2024, 2, 1)),
    price_list("sketch", date(2024, 6, 1), status="draft"),
    price_list("second", date(2025, 1, 1), status="example"),
    price_list("third", date(2026, 1, 1), flat_price("80"), status="announced"),
)

NEXT = [
    (date(2024, 1, 31), "first"),
    (date(2024, 2, 1), "second"),
    (date(2024, 12, 31), "second"),
    (date(2025, 1, 1), "third"),
    (date(2025, 12, 31), "third"),
]


@pytest.mark.parametrize(("day", "expected"), NEXT)
def test_the_next_list_is_the_first_that_begins_later(day: date, expected: str) -> None:
    """A list that begins on the day is in force, and a draft never comes."""
    following = next_price_list(catalogue(*LISTS), day)
    assert following is not None
    assert expected == following.id


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(9999, 12, 31)])
def test_after_the_last_list_none_is_next(day: date) -> None:
    """There is no next list after the last one."""
    assert next_price_list(catalogue(*LISTS), day) is None


CHANGES = [("50", "80", "30.00"), ("80", "80", "0.00"), ("90.50", "80", "-10.50")]


@pytest.mark.parametrize(("before", "after", "expected"), CHANGES)
def test_a_change_is_what_a_month_will_cost_more(before: str, after: str, expected: str) -> None:
    """The same tier and count under both lists, the later on its own first day."""
    later = price_list("later", date(2025, 1, 1), flat_price(after))
    priced = catalogue(price_list("now", price=flat_price(before)), later)
    change = change_to(priced, quote(priced, "basis", 7, FIRST_DAY), later)
    assert (expected, "now", "later") == (
        str(change.difference),
        change.before.price_list.id,
        change.after.price_list.id,
    )
    assert ("basis", 7, date(2025, 1, 1)) == (
        change.after.tier,
        change.after.payslips,
        change.after.date,
    )
