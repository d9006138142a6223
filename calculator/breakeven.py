"""Where another tier becomes the better buy, and where more payslips cost less.

Every count from 0 to the largest that gets a price is covered, exactly: a sweep is only made where
rounding or the steps of packages can change the order of two prices.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from calculator.curve import Curve, Segment, cents, curves
from calculator.model import Catalogue, PriceList
from calculator.money import round_half_up_integer
from calculator.payslips import MAX_PAYSLIPS

MAX_PAIRED = 24
"""Up to how many tiers all pairs are compared: pairs grow with the square of the tiers."""


@dataclass(frozen=True, slots=True)
class Run:
    """The counts `first` to `last`, all with one order: -1 is cheaper, 1 dearer, 0 the same."""

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
    """The break-evens and drops of a price list, ordered by count."""

    price_list: PriceList
    break_evens: tuple[BreakEven, ...]
    drops: tuple[Drop, ...]


def break_evens(catalogue: Catalogue, price_list: PriceList) -> BreakEvens:
    """Return the break-evens of each pair of tiers and the drops of each tier, ordered by count.

    Of more than `MAX_PAIRED` tiers, each is compared with the next higher one only.
    """
    by_tier = curves(price_list, catalogue.rounding.step)
    pairs = _pairs([tier.id for tier in catalogue.tiers])
    found = [break_even for one, other in pairs for break_even in _of_pair(by_tier, one, other)]
    drops = [drop for tier in catalogue.tiers for drop in _drops(tier.id, by_tier[tier.id])]
    return BreakEvens(
        price_list=price_list,
        break_evens=tuple(sorted(found, key=lambda found: found.count)),
        drops=tuple(drops),
    )


def _pairs(tier_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    are_few = len(tier_ids) <= MAX_PAIRED
    return combinations(tier_ids, 2) if are_few else pairwise(tier_ids)


def order_runs(one: Curve, other: Curve) -> Iterator[Run]:
    """Yield runs of counts in which two totals have the same order, for every count.

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
    """Return the first of the consecutive counts, up to that segment's end, that cost more."""
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
    """Yield the runs of the counts `first` to `last`, in which each curve is one segment."""
    steep, flat = one.segment(first), other.segment(first)
    if steep.rise * flat.size < flat.rise * steep.size:
        for run in _between(other, one, first, last):
            yield Run(run.first, run.last, -run.order)
    elif _have_constant_order(steep, flat):
        yield Run(first, last, _order(one.total(first), other.total(first)))
    else:
        yield from _crossing(steep, flat, one.step, range(first, last + 1))


def _crossing(steep: Segment, flat: Segment, step: int, counts: range) -> Iterator[Run]:
    """Yield the runs of the counts: `steep` is cheaper, is compared count by count, is dearer."""
    uncertain = _uncertain_counts(steep, flat, step, counts)
    if counts.start < uncertain.start:
        yield Run(counts.start, uncertain.start - 1, -1)
    for count in uncertain:
        order = _order(
            round_half_up_integer(steep.exact(count), step),
            round_half_up_integer(flat.exact(count), step),
        )
        yield Run(count, count, order)
    if uncertain.stop < counts.stop:
        yield Run(uncertain.stop, counts.stop - 1, 1)


def _order(one: int, other: int) -> int:
    return (one > other) - (one < other)


def _have_constant_order(one: Segment, other: Segment) -> bool:
    """Return whether the order never changes: both are flat, or both are the same stair."""
    if one.rise == other.rise == 0:
        return True
    first = max(one.first, other.first)
    in_step = (one.first - other.first) % one.size == 0
    is_same_stair = one.rise == other.rise and one.size == other.size and in_step
    return is_same_stair and one.exact(first) == other.exact(first)


def _uncertain_counts(steep: Segment, flat: Segment, step: int, counts: range) -> range:
    """Return the counts whose order is uncertain: `steep` is cheaper before and dearer after them.

    `steep` rises at least as fast as `flat`.
    A stair is on its line, or below it by less than one of its steps. So the difference of the
    prices, times `sizes`, is at least `below` and at most `above`, plus `slope` times the count.
    Prices that differ by a step of rounding keep their order when rounded.
    """
    sizes = steep.size * flat.size
    slope = steep.rise * flat.size - flat.rise * steep.size
    line = flat.size * (steep.start * steep.size - steep.rise * steep.first) - steep.size * (
        flat.start * flat.size - flat.rise * flat.first
    )
    below = line - steep.rise * (steep.size - 1) * flat.size
    above = line + flat.rise * (flat.size - 1) * steep.size
    margin = step * sizes
    if slope == 0:
        if above <= -margin:
            return range(counts.stop, counts.stop)
        return range(counts.start, counts.start) if below >= margin else counts
    last_below = (-margin - above) // slope
    first_above = -((below - margin) // slope)
    start = min(max(last_below + 1, counts.start), counts.stop)
    return range(start, min(max(first_above, start), counts.stop))
