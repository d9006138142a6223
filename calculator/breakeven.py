"""Where another tier becomes the better buy, and where more payslips cost less.

Every count from 0 to the largest that gets a price is covered, exactly: a sweep is only made where
rounding or the steps of packages can turn the order of two prices.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from calculator.curve import Curve, Segment, cents, curves
from calculator.model import Catalogue, PriceList
from calculator.money import round_half_up_integer
from calculator.payslips import MAX_PAYSLIPS

MOST_PAIRED = 24
"""How many tiers are compared each with each: the pairs grow with the square of the tiers."""


@dataclass(frozen=True, slots=True)
class Run:
    """The counts `first` to `last`, all with one order: -1 the one is cheaper, 1 dearer, 0 same."""

    first: int
    last: int
    order: int


@dataclass(frozen=True, slots=True)
class BreakEven:
    """From `count` on, the tier `cheaper` costs less than `dearer`; the same where `tied`."""

    count: int
    cheaper: str
    dearer: str
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Drop:
    """At `count` a tier costs `after`: less than each count from `first` to the one before.

    `before` is the price of one unit less.
    """

    tier: str
    count: int
    first: int
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class BreakEvens:
    """All of a price list, by count."""

    price_list: PriceList
    break_evens: tuple[BreakEven, ...]
    drops: tuple[Drop, ...]


def break_evens(catalogue: Catalogue, listed: PriceList) -> BreakEvens:
    """Give the break-evens of each pair of tiers and the drops of each tier, by count.

    Of more than `MOST_PAIRED` tiers, each is compared with the next higher one only.
    """
    by_tier = curves(listed, catalogue.rounding.step)
    pairs = _pairs([tier.id for tier in catalogue.tiers])
    found = [break_even for one, other in pairs for break_even in _of_pair(by_tier, one, other)]
    drops = [drop for tier in catalogue.tiers for drop in _drops(tier.id, by_tier[tier.id])]
    return BreakEvens(
        price_list=listed,
        break_evens=tuple(sorted(found, key=lambda found: found.count)),
        drops=tuple(drops),
    )


def _pairs(tier_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    are_few = len(tier_ids) <= MOST_PAIRED
    return combinations(tier_ids, 2) if are_few else pairwise(tier_ids)


def order_runs(one: Curve, other: Curve) -> Iterator[Run]:
    """Give the order of two totals for every count, as runs of counts with the same order.

    Both curves must be of one price list, and so of one scale.
    """
    run: Run | None = None
    for piece in _pieces(one, other):
        if run is None:
            run = piece
        elif piece.order == run.order:
            run = Run(run.first, piece.last, run.order)
        else:
            yield run
            run = piece
    if run is not None:
        yield run


def _of_pair(by_tier: Mapping[str, Curve], one: str, other: str) -> Iterator[BreakEven]:
    for run in order_runs(by_tier[one], by_tier[other]):
        if run.first == 0:
            continue
        cheaper, dearer = (one, other) if run.order <= 0 else (other, one)
        yield BreakEven(run.first, cheaper, dearer, tied=run.order == 0)


def _drops(tier: str, curve: Curve) -> Iterator[Drop]:
    for position, segment in enumerate(curve.segments[1:]):
        before, after = curve.total(segment.first - 1), curve.total(segment.first)
        if after < before:
            first = _dearer_from(curve, position, after)
            yield Drop(tier, segment.first, first, cents(before), cents(after))


def _dearer_from(curve: Curve, position: int, total: int) -> int:
    """Give the first count of the unbroken row, up to that segment's end, that costs more."""
    first = curve.segments[position].last
    for segment in reversed(curve.segments[: position + 1]):
        if curve.total(segment.last) <= total:
            break
        first = _first_above(curve, segment, total)
        if first > segment.first:
            break
    return first


def _first_above(curve: Curve, segment: Segment, total: int) -> int:
    low, high = segment.first, segment.last
    while low < high:
        middle = (low + high) // 2
        if curve.total(middle) > total:
            high = middle
        else:
            low = middle + 1
    return low


def _pieces(one: Curve, other: Curve) -> Iterator[Run]:
    starts = sorted({*one.firsts, *other.firsts})
    for first, last in zip(starts, (*(s - 1 for s in starts[1:]), MAX_PAYSLIPS), strict=True):
        yield from _between(one, other, first, last)


def _between(one: Curve, other: Curve, first: int, last: int) -> Iterator[Run]:
    """Give the order on counts where either curve is one segment."""
    ours, theirs = one.segment(first), other.segment(first)
    if ours.rise * theirs.size < theirs.rise * ours.size:
        for run in _between(other, one, first, last):
            yield Run(run.first, run.last, -run.order)
        return
    if _keep_their_distance(ours, theirs):
        yield Run(first, last, _order(one.total(first), other.total(first)))
        return
    unsure = _uncertain_counts(ours, theirs, one.step, range(first, last + 1))
    if first < unsure.start:
        yield Run(first, unsure.start - 1, -1)
    for count in unsure:
        order = _order(
            round_half_up_integer(ours.exact(count), one.step),
            round_half_up_integer(theirs.exact(count), other.step),
        )
        yield Run(count, count, order)
    if unsure.stop <= last:
        yield Run(unsure.stop, last, 1)


def _order(ours: int, theirs: int) -> int:
    return (ours > theirs) - (ours < theirs)


def _keep_their_distance(ours: Segment, theirs: Segment) -> bool:
    """Say whether the order is the same on the whole of both: flat, or one and the same stair."""
    if ours.rise == theirs.rise == 0:
        return True
    first = max(ours.first, theirs.first)
    in_step = (ours.first - theirs.first) % ours.size == 0
    is_same_stair = ours.rise == theirs.rise and ours.size == theirs.size and in_step
    return is_same_stair and ours.exact(first) == theirs.exact(first)


def _uncertain_counts(ours: Segment, theirs: Segment, step: int, counts: range) -> range:
    """Give those of the counts before which `ours` is surely cheaper, and after which dearer.

    `ours` rises at least as fast as `theirs`.
    A stair is at its line or below it by less than one of its steps, so that `sizes` times the
    difference of the prices is from `line - below` to `line + above`.
    Prices that are a step of rounding apart have the same order when rounded.
    """
    sizes = ours.size * theirs.size
    slope = ours.rise * theirs.size - theirs.rise * ours.size
    line = theirs.size * (ours.start * ours.size - ours.rise * ours.first) - ours.size * (
        theirs.start * theirs.size - theirs.rise * theirs.first
    )
    below = line - ours.rise * (ours.size - 1) * theirs.size
    above = line + theirs.rise * (theirs.size - 1) * ours.size
    apart = step * sizes
    if slope == 0:
        if above <= -apart:
            return range(counts.stop, counts.stop)
        return range(counts.start, counts.start) if below >= apart else counts
    last_below = (-apart - above) // slope
    first_above = -((below - apart) // slope)
    start = min(max(last_below + 1, counts.start), counts.stop)
    return range(start, min(max(first_above, start), counts.stop))
