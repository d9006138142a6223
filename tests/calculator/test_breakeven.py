"""Where another tier becomes the better buy, and where more payslips cost less."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise, takewhile
from operator import gt, lt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.breakeven import BreakEven, BreakEvens, Drop, Run, break_evens, order_runs
from calculator.curve import Curve, cents, curves
from calculator.model import Catalogue, TierPrice
from calculator.payslips import MAX_PAYSLIPS
from calculator.quote import quote_under
from calculator.usage import Graduated, Package, PerUnit, Volume
from tests.calculator.examples import (
    FALLING,
    FIRST_DAY,
    NEAR,
    PUBLISHED,
    Row,
    brackets,
    by_letter,
    flat_price,
    near_prices,
    step_texts,
    tier_price,
    tier_prices,
)

SWEPT = range(NEAR + 301)
"""All counts at which near prices change their slope, and three hundred more."""


def _sweep(priced: Catalogue, tier: str) -> list[Decimal]:
    (only_list,) = priced.price_lists
    return [quote_under(priced, tier, count, only_list, FIRST_DAY).total for count in SWEPT]


def _orders(ours: list[Decimal], theirs: list[Decimal]) -> list[int]:
    return [gt(*pair) - lt(*pair) for pair in zip(ours, theirs, strict=True)]


def _found(priced: Catalogue) -> BreakEvens:
    (only_list,) = priced.price_lists
    return break_evens(priced, only_list)


def _curves(priced: Catalogue) -> tuple[Curve, Curve]:
    (only_list,) = priced.price_lists
    both = curves(only_list, priced.rounding.step)
    return both["a"], both["b"]


def _runs(one: TierPrice, other: TierPrice, step: str = "0.01") -> Iterator[Run]:
    return order_runs(*_curves(by_letter(one, other, step=step)))


@given(near_prices, near_prices, step_texts)
def test_the_order_is_that_of_two_sweeps(one: TierPrice, other: TierPrice, step: str) -> None:
    """For each count, the runs have the order of two quotes: cheaper, dearer or the same."""
    priced = by_letter(one, other, step=step)
    runs = takewhile(lambda run: run.first in SWEPT, order_runs(*_curves(priced)))
    assert _orders(_sweep(priced, "a"), _sweep(priced, "b")) == [
        run.order for run in runs for _ in range(run.first, min(run.last, SWEPT[-1]) + 1)
    ]


_whole = st.integers(0, 200).map(Decimal)

crossing_prices = st.builds(
    TierPrice,
    base=_whole,
    usage=st.one_of(
        st.builds(PerUnit, unit_amount=st.integers(1, 5).map(Decimal)),
        st.builds(
            Package, size=st.integers(1, 60), amount=_whole, included_units=st.integers(0, 9)
        ),
    ),
    minimum=_whole,
)
"""Lines and stairs that cross early and often."""


@settings(max_examples=40)
@given(crossing_prices, crossing_prices, step_texts)
def test_the_order_of_stairs_is_that_of_two_curves(
    one: TierPrice, other: TierPrice, step: str
) -> None:
    """Where packages make a price cross another many times, every crossing is found."""
    both = _curves(by_letter(one, other, step=step))
    ours, theirs = ([cents(curve.total(count)) for count in SWEPT] for curve in both)
    runs = takewhile(lambda run: run.first in SWEPT, order_runs(*both))
    assert _orders(ours, theirs) == [
        run.order for run in runs for _ in range(run.first, min(run.last, SWEPT[-1]) + 1)
    ]


@settings(max_examples=25)
@given(tier_prices, tier_prices, step_texts)
def test_runs_cover_every_count_once(one: TierPrice, other: TierPrice, step: str) -> None:
    """From 0 to the largest count there is no gap and no overlap, and the order changes."""
    runs = list(_runs(one, other, step))
    assert (0, MAX_PAYSLIPS) == (runs[0].first, runs[-1].last)
    assert all(run.first <= run.last for run in runs)
    assert all(run.last + 1 == after.first for run, after in pairwise(runs))
    assert all(run.order != after.order for run, after in pairwise(runs))


@settings(max_examples=40)
@given(tier_prices, tier_prices, step_texts)
def test_a_run_has_its_order_at_both_ends(one: TierPrice, other: TierPrice, step: str) -> None:
    """The quotes at both ends of a run have its order, also beyond the sweep."""
    priced = by_letter(one, other, step=step)
    (only_list,) = priced.price_lists
    runs = list(islice(order_runs(*_curves(priced)), 50))
    ends = [(end, run.order) for run in runs for end in (run.first, run.last)]
    quoted = [
        [quote_under(priced, tier, end, only_list, FIRST_DAY).total for tier in "ab"]
        for end, _ in ends
    ]
    assert [order for _, order in ends] == [gt(*pair) - lt(*pair) for pair in quoted]


@settings(max_examples=40)
@given(near_prices, near_prices, step_texts)
def test_the_order_is_reversed_with_the_tiers(one: TierPrice, other: TierPrice, step: str) -> None:
    """Where one tier is cheaper than the other, the other is dearer than the one."""
    runs = list(islice(_runs(one, other, step), 50))
    assert [Run(run.first, run.last, -run.order) for run in runs] == list(
        islice(_runs(other, one, step), 50)
    )


CHANGES = {-1: ("a", "b", False), 0: ("a", "b", True), 1: ("b", "a", False)}


@settings(max_examples=25)
@given(near_prices, near_prices, step_texts)
def test_a_break_even_is_where_the_order_of_two_sweeps_changes(
    one: TierPrice, other: TierPrice, step: str
) -> None:
    """Exactly these counts are reported, with the tier that costs less from there on."""
    priced = by_letter(one, other, step=step)
    orders = _orders(_sweep(priced, "a"), _sweep(priced, "b"))
    changes = [(count, *CHANGES[orders[count]]) for count in SWEPT[1:]]
    assert [change for change in changes if orders[change[0]] != orders[change[0] - 1]] == [
        (change.count, change.cheaper, change.dearer, change.tied)
        for change in _found(priced).break_evens
        if change.count in SWEPT
    ]


def _dearer_row(sweep: list[Decimal], count: int) -> int:
    """Return the first of the consecutive counts before a count that all cost more."""
    before = takewhile(lambda fewer: sweep[fewer] > sweep[count], range(count - 1, -1, -1))
    return min(before)


@given(near_prices, step_texts)
def test_a_drop_is_where_a_sweep_falls(price: TierPrice, step: str) -> None:
    """Exactly these counts are reported, with the counts before them that cost more."""
    priced = by_letter(price, step=step)
    sweep = _sweep(priced, "a")
    falls = [count for count in SWEPT[1:] if sweep[count] < sweep[count - 1]]
    assert [
        Drop("a", count, _dearer_row(sweep, count), sweep[count - 1], sweep[count])
        for count in falls
    ] == [drop for drop in _found(priced).drops if drop.count in SWEPT]


@given(tier_prices.filter(lambda price: isinstance(price.usage, Graduated | PerUnit | Package)))
def test_only_a_volume_price_drops(price: TierPrice) -> None:
    """Per unit, graduated and by package, more never costs less."""
    assert () == _found(by_letter(price)).drops


def _per_unit(unit_amount: str, base: str = "0", included_units: int = 0) -> TierPrice:
    usage = PerUnit(unit_amount=Decimal(unit_amount), included_units=included_units)
    return tier_price(usage, base=base)


def _package(size: int, amount: str, base: str = "0", included_units: int = 0) -> TierPrice:
    usage = Package(size=size, amount=Decimal(amount), included_units=included_units)
    return tier_price(usage, base=base)


def _volume(*rows: Row, base: str = "0", minimum: str = "0") -> TierPrice:
    return tier_price(Volume(brackets=brackets(*rows)), base=base, minimum=minimum)


SAME = [
    PUBLISHED,
    flat_price("5"),
    _per_unit("2.333"),
    _package(50, "99"),
    tier_price(Volume(brackets=FALLING), minimum="99"),
]


@pytest.mark.parametrize("price", SAME)
def test_tiers_with_one_price_have_one_run(price: TierPrice) -> None:
    """All counts are one run, found without a sweep."""
    assert [Run(0, MAX_PAYSLIPS, 0)] == list(_runs(price, price))
    assert () == _found(by_letter(price, price)).break_evens


RUNS = [
    ("flat", flat_price("5"), flat_price("5.01"), "0.01", [(0, -1)]),
    ("flat within a step", flat_price("5"), flat_price("5.4"), "1.00", [(0, 0)]),
    ("crossing", _per_unit("3"), _per_unit("2", "100"), "0.01", [(0, -1), (100, 0), (101, 1)]),
    ("jumping over", _per_unit("3"), _per_unit("2", "99.5"), "0.01", [(0, -1), (100, 1)]),
    ("leaving zero", _per_unit("3"), _per_unit("2"), "0.01", [(0, 0), (1, 1)]),
    (
        "crossing just before the end",
        _per_unit("2"),
        _per_unit("1", "999999"),
        "0.01",
        [(0, -1), (999_999, 0), (1_000_000, 1)],
    ),
    (
        "crossing at the end",
        _per_unit("2"),
        _per_unit("1", "1000000"),
        "0.01",
        [(0, -1), (1_000_000, 0)],
    ),
    ("crossing beyond the end", _per_unit("2"), _per_unit("1", "1000001"), "0.01", [(0, -1)]),
    (
        "almost the same slope",
        _per_unit("2.0000001"),
        _per_unit("2"),
        "0.01",
        [(0, 0), (50_000, 1)],
    ),
    (
        "the same slope a fraction of a cent apart",
        _per_unit("2.333"),
        _per_unit("2.333", "0.003"),
        "0.01",
        [(0, 0), (1, -1), (2, 0), (4, -1), (5, 0)],
    ),
    (
        "the same slope a cent apart",
        _per_unit("2.333"),
        _per_unit("2.333", "0.01"),
        "0.01",
        [(0, -1)],
    ),
    (
        "packages of a size, out of step",
        _package(50, "99"),
        _package(50, "99", included_units=1),
        "0.01",
        [(0, 0), (1, 1), (2, 0), (51, 1), (52, 0)],
    ),
    (
        "small packages against large",
        _package(50, "100"),
        _package(20, "40"),
        "0.01",
        [(0, 0), (1, 1), (41, -1), (51, 1), (81, 0)],
    ),
    (
        "packages against units",
        _package(10, "20"),
        _per_unit("2"),
        "0.01",
        [(0, 0), (1, 1), (10, 0), (11, 1), (20, 0)],
    ),
    (
        "units against packages",
        _per_unit("3"),
        _package(50, "100"),
        "0.01",
        [(0, 0), (1, -1), (34, 1), (51, -1), (67, 1)],
    ),
    (
        "minimum against minimum",
        tier_price(PerUnit(unit_amount=Decimal(3)), minimum="30"),
        tier_price(PerUnit(unit_amount=Decimal(1)), minimum="30"),
        "0.01",
        [(0, 0), (11, 1)],
    ),
    (
        "minimum against units",
        tier_price(PerUnit(unit_amount=Decimal(2)), minimum="30"),
        _per_unit("2"),
        "0.01",
        [(0, 1), (15, 0)],
    ),
    (
        "in whole kroner",
        _per_unit("2.01"),
        _per_unit("2", "1"),
        "1.00",
        [(0, -1), (50, 0), (150, 1)],
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "step", "expected"), [row[1:] for row in RUNS], ids=[row[0] for row in RUNS]
)
def test_two_prices_change_their_order_where_calculated_by_hand(
    one: TierPrice, other: TierPrice, step: str, expected: list[tuple[int, int]]
) -> None:
    """Each run has its first count and its order: -1 where the one is cheaper, 1 the other."""
    runs = islice(_runs(one, other, step), 5)
    assert expected == [(run.first, run.order) for run in runs]


def test_break_evens_of_all_pairs_are_ordered_by_count() -> None:
    """The break-evens of all pairs are in one sequence, the lowest count first."""
    priced = by_letter(_per_unit("3"), _per_unit("2", "100"), _per_unit("1", "150"))
    assert (
        BreakEven(50, "b", "c", tied=True),
        BreakEven(51, "c", "b"),
        BreakEven(75, "a", "c", tied=True),
        BreakEven(76, "c", "a"),
        BreakEven(100, "a", "b", tied=True),
        BreakEven(101, "b", "a"),
    ) == _found(priced).break_evens


def test_one_tier_has_no_break_even() -> None:
    """A single tier is neither cheaper nor dearer, but its drops are reported."""
    found = _found(by_letter(tier_price(Volume(brackets=FALLING))))
    assert ((), [351, 751]) == (found.break_evens, [drop.count for drop in found.drops])


def test_break_evens_are_those_of_a_list() -> None:
    """The answer has the price list that it applies to."""
    priced = by_letter(PUBLISHED)
    assert priced.price_lists[0] is _found(priced).price_list


def test_the_step_is_that_of_the_catalogue() -> None:
    """Two prices that round to the same kroner are the same."""
    prices = flat_price("100.40"), _per_unit("0.01", "100")
    cents, kroner = (by_letter(*prices, step=step) for step in ("0.01", "1.00"))
    assert ([40, 41], [50]) == (
        [change.count for change in _found(cents).break_evens],
        [change.count for change in _found(kroner).break_evens],
    )


DROPS = [
    (
        _volume((350, "4.04"), (750, "3.03"), (None, "2.53")),
        [(351, 264, "1414.00", "1063.53"), (751, 628, "2272.50", "1900.03")],
    ),
    (
        _volume((100, "10"), (105, "9.8"), (None, "5")),
        [(101, 99, "1000.00", "989.80"), (106, 54, "1029.00", "530.00")],
    ),
    (_volume((10, "10"), (None, "1")), [(11, 2, "100.00", "11.00")]),
    (_volume((10, "10"), (None, "0")), [(11, 1, "100.00", "0.00")]),
    (_volume((10, "10", "50"), (None, "0")), [(11, 0, "150.00", "0.00")]),
    (_volume((10, "10"), (None, "5"), base="7"), [(11, 6, "107.00", "62.00")]),
    (_volume((10, "10"), (None, "5"), minimum="70"), [(11, 8, "100.00", "70.00")]),
    (_volume((10, "10"), (None, "5"), minimum="100"), []),
    (_volume((10, "10"), (None, "9.1")), []),
    (
        _volume((5, "10"), (10, "2"), (None, "1")),
        [(6, 2, "50.00", "12.00"), (11, 2, "20.00", "11.00")],
    ),
    (_volume((999_999, "2"), (None, "1")), [(1_000_000, 500_001, "1999998.00", "1000000.00")]),
    (_volume((1_000_000, "2"), (None, "1")), []),
    (PUBLISHED, []),
]


@pytest.mark.parametrize(("price", "expected"), DROPS)
def test_a_drop_has_the_counts_that_cost_more(
    price: TierPrice, expected: list[tuple[int, int, str, str]]
) -> None:
    """From `first` to the count before, every count costs more; the one before that does not."""
    assert expected == [
        (drop.count, drop.first, str(drop.before), str(drop.after))
        for drop in _found(by_letter(price)).drops
    ]


def test_drops_are_reported_tier_by_tier() -> None:
    """The drops are grouped by tier, in the order of the tiers."""
    first, second = _volume((20, "2"), (None, "1")), _volume((10, "2"), (None, "1"))
    assert [("a", 21), ("b", 11)] == [
        (drop.tier, drop.count) for drop in _found(by_letter(first, second)).drops
    ]
