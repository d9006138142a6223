"""A tier's price as a function of the count: straight segments, computed in whole numbers.

A curve is computed from the charges of quotes: between two starts of a usage model the price is a
straight line, or a stair of equal steps, so two prices determine all between them.
A curve returns the total of any count in a fraction of the time of a quote, without its lines.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce

from calculator.model import PriceList, TierPrice
from calculator.money import CENT, EXACT, ZERO, round_half_up_integer, round_totals
from calculator.payslips import MAX_PAYSLIPS
from calculator.quote import charges_for
from calculator.usage import Graduated, Package, Volume


@dataclass(frozen=True, slots=True)
class Segment:
    """A price for the counts `first` to `last`: `start`, plus `rise` for each further `size` units.

    Amounts are exact whole numbers of the curve's scale.
    """

    first: int
    last: int
    start: int
    rise: int
    size: int = 1

    def exact(self, count: int) -> int:
        """Return the exact amount of a count of this segment."""
        return self.start + self.rise * ((count - self.first) // self.size)

    def amounts(self, max_count: int) -> list[int]:
        """Return the exact amounts of the counts of this segment, up to the count `max_count`."""
        offsets = range(min(self.last, max_count) + 1 - self.first)
        return [self.start + self.rise * (offset // self.size) for offset in offsets]


@dataclass(frozen=True, slots=True)
class Curve:
    """The monthly total of every count from 0 to `MAX_PAYSLIPS`.

    `step` is what the total is rounded to, and `cent` a hundredth, both in the curve's scale.
    """

    segments: tuple[Segment, ...]
    firsts: tuple[int, ...]
    step: int
    cent: int

    def total(self, count: int) -> int:
        """Return the month's total in hundredths, equal to the total of a quote."""
        segment = self.segments[bisect_right(self.firsts, count) - 1]
        return round_half_up_integer(segment.exact(count), self.step) // self.cent

    def totals(self, max_count: int) -> list[int]:
        """Return the month's totals for the counts 0 to `max_count`, in hundredths."""
        totals: list[int] = []
        for segment in self.segments:
            totals += round_totals(segment.amounts(max_count), self.step, self.cent)
        return totals

    def segment(self, count: int) -> Segment:
        """Return the segment that contains the count."""
        return self.segments[bisect_right(self.firsts, count) - 1]


def cents(total: int) -> Decimal:
    """Return a total in hundredths as an amount with two decimals."""
    return EXACT.multiply(Decimal(total), CENT)


def curves(price_list: PriceList, step: Decimal) -> Mapping[str, Curve]:
    """Return each tier's curve in a price list, in one scale; `step` is the rounding step."""
    in_order = price_curves(tuple(price_list.tiers.values()), step)
    return dict(zip(price_list.tiers, in_order, strict=True))


def price_curves(prices: Sequence[TierPrice], step: Decimal) -> tuple[Curve, ...]:
    """Return the curve of each price, all in one scale."""
    decimals = max(2, *map(_decimals, prices))
    return tuple(_curve(price, step, decimals) for price in prices)


def _curve(price: TierPrice, step: Decimal, decimals: int) -> Curve:
    segments = tuple(_segments(price, decimals))
    return Curve(
        segments=segments,
        firsts=tuple(segment.first for segment in segments),
        step=_scaled(step, decimals),
        cent=_scaled(CENT, decimals),
    )


def _segments(price: TierPrice, decimals: int) -> Iterator[Segment]:
    size = price.usage.size if isinstance(price.usage, Package) else 1
    starts = sorted({start for start in price.usage.starts() if start <= MAX_PAYSLIPS})
    lasts = (*(start - 1 for start in starts[1:]), MAX_PAYSLIPS)
    free = replace(price, minimum=ZERO)

    def exact(count: int) -> int:
        amounts = (charge.amount for charge in charges_for(free, count))
        return _scaled(reduce(EXACT.add, amounts), decimals)

    for first, last in zip(starts, lasts, strict=True):
        start = exact(first)
        rise = exact(first + size) - start if first + size <= last else 0
        segment = Segment(first, last, start, rise, size)
        yield from _raise_to_minimum(segment, _scaled(price.minimum, decimals))


def _raise_to_minimum(segment: Segment, minimum: int) -> Iterator[Segment]:
    """Yield the segment, with its part below the minimum replaced by a flat one at the minimum."""
    if segment.start >= minimum:
        yield segment
        return
    steps = -((segment.start - minimum) // segment.rise) if segment.rise else MAX_PAYSLIPS + 1
    reached = segment.first + steps * segment.size
    flat = Segment(segment.first, min(segment.last, reached - 1), minimum, 0)
    yield flat
    if reached <= segment.last:
        start = segment.exact(reached)
        yield replace(segment, first=reached, start=start)


def _scaled(amount: Decimal, decimals: int) -> int:
    return int(amount.scaleb(decimals, EXACT))


def _decimals(price: TierPrice) -> int:
    usage = price.usage
    amounts = [price.base, price.minimum]
    if isinstance(usage, Graduated | Volume):
        amounts += [bracket.unit_amount for bracket in usage.brackets]
        amounts += [bracket.flat_amount for bracket in usage.brackets]
    else:
        amounts.append(usage.amount if isinstance(usage, Package) else usage.unit_amount)
    return max(-int(amount.as_tuple().exponent) for amount in amounts)
