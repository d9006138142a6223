"""Every count from 0 to 20,000, in each tier of each price list: all ways to a price agree."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from operator import gt, lt
from pathlib import Path
from typing import NamedTuple

import pytest

from calculator.breakeven import BreakEven, Drop, break_evens
from calculator.curve import cents, curves
from calculator.model import Catalogue, PriceList
from calculator.quote import quote_under
from calculator.usage import Graduated, Package, Volume
from hooks.content.load import load_content
from tests.calculator.examples import FALLING_WITH_FLATS, brackets, by_letter, tier_price

ROOT = Path(__file__).parents[2]
SWEPT = range(20_001)


class ListCase(NamedTuple):
    """A price list of a catalogue."""

    source: str
    number: int

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that it belongs to."""
        return CATALOGUES[self.source]

    @property
    def price_list(self) -> PriceList:
        """The list itself."""
        return self.catalogue.price_lists[self.number]

    @property
    def tiers(self) -> list[str]:
        """The ids of its tiers, lowest first."""
        return [tier.id for tier in self.catalogue.tiers]


class Sweep(NamedTuple):
    """The total of every count, and the counts whose lines don't add up to it."""

    totals: list[Decimal]
    uneven: list[int]


TURNING = by_letter(
    tier_price(Package(size=50, amount=Decimal(100)), base="1000"),
    tier_price(Graduated(brackets=FALLING_WITH_FLATS), minimum="1500"),
    tier_price(Volume(brackets=brackets((900, "4"), (9_000, "2.1"), (None, "2.005"))), base="1000"),
)
"""Prices that change often, since real ones may not change at all."""

CATALOGUES = {
    "data": load_content(ROOT / "data").catalogue,
    "sound": load_content(ROOT / "tests" / "sound").catalogue,
    "turning": TURNING,
}
LISTS = [
    ListCase(source, number)
    for source, priced in CATALOGUES.items()
    for number in range(len(priced.price_lists))
]
PRICES = [(case, tier) for case in LISTS for tier in case.tiers]


@cache
def _sweep(case: ListCase, tier: str) -> Sweep:
    """Quote every count, once for all tests: this is what takes time."""
    swept = Sweep([], [])
    day = case.price_list.effective_from
    for count in SWEPT:
        month = quote_under(case.catalogue, tier, count, case.price_list, day)
        swept.totals.append(month.total)
        if month.total != sum(line.amount for line in month.lines):
            swept.uneven.append(count)
    return swept


def _name(value: ListCase | str) -> str:
    return value if isinstance(value, str) else f"{value.source} {value.price_list.id}"


prices = pytest.mark.parametrize(("case", "tier"), PRICES, ids=_name)
lists = pytest.mark.parametrize("case", LISTS, ids=_name)


@prices
def test_lines_add_up_to_the_total(case: ListCase, tier: str) -> None:
    """No count has lines that make another amount than the total."""
    assert [] == _sweep(case, tier).uneven


@prices
def test_the_curve_gives_the_total_of_the_quote(case: ListCase, tier: str) -> None:
    """No count has another price on the curve."""
    curve = curves(case.price_list, case.catalogue.rounding.step)[tier]
    totals = _sweep(case, tier).totals
    assert [] == [count for count in SWEPT if totals[count] != cents(curve.total(count))]


@prices
def test_only_a_volume_price_falls(case: ListCase, tier: str) -> None:
    """Per unit, graduated and by package, more payslips never cost less, minimum or not."""
    is_volume = isinstance(case.price_list.tiers[tier].usage, Volume)
    falls = any(more < fewer for fewer, more in pairwise(_sweep(case, tier).totals))
    assert is_volume is falls


def _order_changes(case: ListCase, one: str, other: str) -> Iterator[BreakEven]:
    """Yield where the order of two sweeps changes."""
    pairs = zip(_sweep(case, one).totals, _sweep(case, other).totals, strict=True)
    orders = [gt(*pair) - lt(*pair) for pair in pairs]
    for count in SWEPT[1:]:
        if orders[count] != orders[count - 1]:
            cheaper, dearer = (other, one) if orders[count] == 1 else (one, other)
            yield BreakEven(count, cheaper, dearer, tied=orders[count] == 0)


@lists
def test_break_evens_are_where_the_order_of_two_sweeps_changes(case: ListCase) -> None:
    """Every change of every pair of tiers is found, and no other."""
    found = break_evens(case.catalogue, case.price_list).break_evens
    pairs = combinations(case.tiers, 2)
    assert sorted(
        (change for pair in pairs for change in _order_changes(case, *pair)),
        key=lambda change: change.count,
    ) == [change for change in found if change.count in SWEPT]


def _drops(tier: str, totals: list[Decimal]) -> Iterator[Drop]:
    """Yield where a sweep falls, with the unbroken row of counts before that cost more."""
    for count in SWEPT[1:]:
        if totals[count] < totals[count - 1]:
            after = totals[count]
            cheap = (fewer for fewer in range(count - 1, -1, -1) if totals[fewer] <= after)
            yield Drop(tier, count, next(cheap, -1) + 1, totals[count - 1], after)


@lists
def test_drops_are_where_a_sweep_falls(case: ListCase) -> None:
    """Every fall of every tier is found, and no other."""
    found = break_evens(case.catalogue, case.price_list).drops
    assert [drop for tier in case.tiers for drop in _drops(tier, _sweep(case, tier).totals)] == [
        drop for drop in found if drop.count in SWEPT
    ]


def test_the_sweeps_meet_turns_and_drops() -> None:
    """What is compared is not nothing."""
    (price_list,) = TURNING.price_lists
    found = break_evens(TURNING, price_list)
    assert (True, [901, 9_001]) == (
        len(found.break_evens) > 100,
        [drop.count for drop in found.drops],
    )
