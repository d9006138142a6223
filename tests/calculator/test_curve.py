"""A tier's price as a curve: the total of a quote, for every count, without the lines."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator.curve import Curve, Segment, cents, curves
from calculator.model import TierPrice
from calculator.payslips import MAX_PAYSLIPS
from calculator.quote import quote_under
from calculator.usage import Graduated, Package, PerUnit, Volume
from tests.calculator.examples import (
    FALLING,
    FALLING_WITH_FLATS,
    FIRST_DAY,
    NEAR,
    brackets,
    by_letter,
    counts,
    near_prices,
    nearest,
    price_list,
    step_texts,
    steps,
    tier_price,
    tier_prices,
)


def _curve(price: TierPrice, step: Decimal) -> Curve:
    return curves(price_list("now", price=price), step)["basis"]


def _drawn(price: TierPrice, step: Decimal, wanted: list[int]) -> list[Decimal]:
    curve = _curve(price, step)
    return [cents(curve.total(count)) for count in wanted]


def _quoted(price: TierPrice, step: Decimal, wanted: list[int]) -> list[Decimal]:
    priced = by_letter(price, step=str(step))
    (only_list,) = priced.price_lists
    return [quote_under(priced, "a", count, only_list, FIRST_DAY).total for count in wanted]


@given(tier_prices, steps, counts)
def test_a_curve_has_the_total_of_a_quote(price: TierPrice, step: Decimal, count: int) -> None:
    """Whatever the model, the amounts and the step, curve and quote agree to the cent."""
    assert _quoted(price, step, [count]) == _drawn(price, step, [count])


@given(tier_prices, steps)
def test_a_curve_has_the_total_of_a_quote_where_segments_meet(
    price: TierPrice, step: Decimal
) -> None:
    """On both sides of each start, of the end, and of where the minimum is reached, they agree."""
    starts = [MAX_PAYSLIPS, *price.usage.starts(), *_curve(price, step).firsts]
    near = {count for start in starts for count in (start - 1, start, start + 1)}
    wanted = [count for count in sorted(near) if 0 <= count <= MAX_PAYSLIPS]
    assert _quoted(price, step, wanted) == _drawn(price, step, wanted)


@given(near_prices, step_texts, st.integers(0, 3 * NEAR))
def test_the_totals_up_to_a_count_equal_the_single_totals(
    price: TierPrice, step: str, most: int
) -> None:
    """From 0 to the given count, inclusive."""
    curve = _curve(price, Decimal(step))
    assert [curve.total(count) for count in range(most + 1)] == curve.totals(most)


SHORT = brackets((1, "5"), (3, "7"), (4, "2"), (None, "3"))
"""Brackets of one unit and of two."""


@given(near_prices, step_texts)
@example(tier_price(Graduated(brackets=SHORT)), "0.01")
@example(tier_price(Volume(brackets=SHORT)), "0.01")
def test_a_curve_has_the_total_of_every_count(price: TierPrice, step: str) -> None:
    """In a sweep over all segments, no count differs."""
    wanted = list(range(NEAR + 1))
    assert _quoted(price, Decimal(step), wanted) == _drawn(price, Decimal(step), wanted)


HALF = "0.005"

FINE = [
    tier_price(PerUnit(unit_amount=Decimal(0)), base=HALF),
    tier_price(PerUnit(unit_amount=Decimal(0)), minimum=HALF),
    tier_price(PerUnit(unit_amount=Decimal(HALF))),
    tier_price(Package(size=5, amount=Decimal(HALF))),
    tier_price(Graduated(brackets=brackets((None, HALF)))),
    tier_price(Graduated(brackets=brackets((1, "1"), (None, "1", HALF)))),
    tier_price(Volume(brackets=brackets((1, "1"), (None, HALF)))),
    tier_price(Volume(brackets=brackets((1, "1"), (None, "1", HALF)))),
]


@pytest.mark.parametrize("price", FINE)
def test_every_decimal_of_a_price_is_on_the_curve(price: TierPrice) -> None:
    """Half a cent counts in every amount of the price."""
    wanted, cent = [0, 1, 2, 3], Decimal("0.01")
    assert _quoted(price, cent, wanted) == _drawn(price, cent, wanted)


@given(tier_prices, steps)
def test_a_curve_covers_every_count(price: TierPrice, step: Decimal) -> None:
    """The segments follow each other from 0 to the largest count."""
    curve = _curve(price, step)
    assert (0, MAX_PAYSLIPS) == (curve.segments[0].first, curve.segments[-1].last)
    assert [segment.first for segment in curve.segments] == list(curve.firsts)
    assert all(segment.first <= segment.last for segment in curve.segments)
    assert all(one.last + 1 == next_one.first for one, next_one in pairwise(curve.segments))


@given(tier_prices, steps)
def test_no_segment_falls(price: TierPrice, step: Decimal) -> None:
    """A price falls where a segment begins, or nowhere."""
    assert all(segment.rise >= 0 for segment in _curve(price, step).segments)


@given(tier_prices, steps, counts)
def test_a_minimum_lifts_what_is_below_it_and_nothing_else(
    price: TierPrice, step: Decimal, count: int
) -> None:
    """A curve with a minimum is the higher of the curve without it and the rounded minimum."""
    free = _curve(replace(price, minimum=Decimal(0)), step).total(count)
    least = nearest(Fraction(price.minimum), Fraction(step)) * 100
    assert max(least, free) == _curve(price, step).total(count)


graduated_prices = tier_prices.filter(lambda price: isinstance(price.usage, Graduated))


@given(graduated_prices, steps, counts, counts)
def test_a_graduated_curve_never_falls(
    price: TierPrice, step: Decimal, one: int, other: int
) -> None:
    """More units never cost less, whatever flat amounts and minimum."""
    curve = _curve(price, step)
    assert curve.total(min(one, other)) <= curve.total(max(one, other))


SEGMENTS = [
    (tier_price(PerUnit(unit_amount=Decimal("2.25")), base="10"), [(0, 1000), (1, 1225)]),
    (
        tier_price(PerUnit(unit_amount=Decimal("2.25"), included_units=20), base="10"),
        [(0, 1000), (21, 1225)],
    ),
    (
        tier_price(Graduated(brackets=FALLING)),
        [(0, 0), (1, 404), (351, 141703), (751, 262853)],
    ),
    (
        tier_price(Graduated(brackets=FALLING_WITH_FLATS)),
        [(0, 10000), (1, 10404), (351, 156703), (751, 280353)],
    ),
    (
        tier_price(Volume(brackets=FALLING_WITH_FLATS)),
        [(0, 10000), (1, 10404), (351, 111353), (751, 192503)],
    ),
    (
        tier_price(Package(size=50, amount=Decimal(99), included_units=10), base="5"),
        [(0, 500), (11, 10400)],
    ),
    (
        tier_price(PerUnit(unit_amount=Decimal(2)), base="10", minimum="15"),
        [(0, 1500), (1, 1500), (3, 1600)],
    ),
    (
        tier_price(PerUnit(unit_amount=Decimal(2)), base="10", minimum="16"),
        [(0, 1600), (1, 1600), (3, 1600)],
    ),
    (
        tier_price(PerUnit(unit_amount=Decimal(2)), base="10", minimum="12"),
        [(0, 1200), (1, 1200)],
    ),
    (tier_price(PerUnit(unit_amount=Decimal(0)), minimum="5"), [(0, 500), (1, 500)]),
    (
        tier_price(Package(size=50, amount=Decimal(99)), minimum="198.01"),
        [(0, 19801), (1, 19801), (101, 29700)],
    ),
    (
        tier_price(Volume(brackets=brackets((10, "5"), (None, "1"))), minimum="20"),
        [(0, 2000), (1, 2000), (4, 2000), (11, 2000), (20, 2000)],
    ),
    (
        tier_price(PerUnit(unit_amount=Decimal(1), included_units=MAX_PAYSLIPS)),
        [(0, 0)],
    ),
    (
        tier_price(Graduated(brackets=brackets((MAX_PAYSLIPS, "1"), (None, "9")))),
        [(0, 0), (1, 100)],
    ),
]


@pytest.mark.parametrize(("price", "expected"), SEGMENTS)
def test_a_segment_starts_where_the_slope_changes(
    price: TierPrice, expected: list[tuple[int, int]]
) -> None:
    """At zero, after the included units, in each bracket, and where the minimum is reached."""
    curve = _curve(price, Decimal("0.01"))
    assert expected == [(segment.first, segment.start) for segment in curve.segments]


STAIR = Segment(first=11, last=200, start=100, rise=7, size=50)


@pytest.mark.parametrize(
    ("count", "expected"), [(11, 100), (60, 100), (61, 107), (110, 107), (111, 114), (200, 121)]
)
def test_a_stair_rises_with_each_further_package(count: int, expected: int) -> None:
    """All counts of a package cost the same."""
    assert expected == STAIR.exact(count)


ROUNDED = [("0.01", 100, 100), ("1.00", 100, 100), ("1.99", 199, 199), ("2.00", 0, 200)]


@pytest.mark.parametrize(("step", "zero", "one"), ROUNDED)
def test_a_total_is_rounded_to_the_step(step: str, zero: int, one: int) -> None:
    """The total is in hundredths and a multiple of the step, halfway up."""
    curve = _curve(tier_price(PerUnit(unit_amount=Decimal("0.005")), base="0.995"), Decimal(step))
    assert (zero, one) == (curve.total(0), curve.total(1))


@given(near_prices, tier_prices, steps)
def test_the_curves_of_a_list_have_one_scale(
    one: TierPrice, other: TierPrice, step: Decimal
) -> None:
    """Steps and hundredths are the same in all, so that amounts of two curves compare."""
    (only_list,) = by_letter(one, other).price_lists
    by_tier = curves(only_list, step)
    assert (by_tier["a"].step, by_tier["a"].cent) == (by_tier["b"].step, by_tier["b"].cent)


@pytest.mark.parametrize(
    ("total", "expected"), [(0, "0.00"), (5, "0.05"), (123, "1.23"), (10**40, f"1{'0' * 38}.00")]
)
def test_a_total_in_hundredths_is_an_amount(total: int, expected: str) -> None:
    """Two decimals, exact at any size."""
    assert expected == str(cents(total))


@given(st.integers(0, 10**60))
def test_an_amount_keeps_every_cent(total: int) -> None:
    """A hundred times the amount is the total."""
    assert total == Fraction(cents(total)) * 100
