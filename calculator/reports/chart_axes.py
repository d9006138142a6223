"""The axes of the chart of prices by count, and the position of a quote on them.

The build draws the chart with these axes, and the page marks the visitor's quote on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from calculator.curve import Curve, price_curves
from calculator.model import PriceList, TierPrice
from calculator.money import CENT, EXACT, round_position

_FEWEST_TICKS = 4


@dataclass(frozen=True, slots=True)
class Axis:
    """Evenly spaced ticks from zero; the last is the end of the axis."""

    ticks: tuple[int, ...]

    @property
    def end(self) -> int:
        """The last tick."""
        return self.ticks[-1]

    def share(self, value: Decimal) -> Decimal | None:
        """Return the position of a value from 0 to 1, or None beyond the end."""
        if value > self.end:
            return None
        return round_position(value, self.end)


@dataclass(frozen=True, slots=True)
class Axes:
    """Counts on the horizontal axis, amounts in whole currency units on the vertical one."""

    counts: Axis
    amounts: Axis


def axes(curves: Iterable[Curve], max_count: int) -> Axes:
    """Return axes for counts from 0 to at least `max_count` and each curve's total there."""
    counts = _axis(max_count)
    highest = max(highest_total(curve, counts.end) for curve in curves)
    return Axes(counts, _axis(int(EXACT.multiply(Decimal(highest), CENT)) + 1))


def list_axes(price_list: PriceList, step: Decimal, max_count: int) -> Axes:
    """Return the axes of a price list's chart, cached because every shown price needs them."""
    return _axes_of_prices(tuple(price_list.tiers.values()), step, max_count)


@lru_cache(maxsize=16)
def _axes_of_prices(prices: tuple[TierPrice, ...], step: Decimal, max_count: int) -> Axes:
    return axes(price_curves(prices, step), max_count)


def highest_total(curve: Curve, max_count: int) -> int:
    """Return the highest total, in hundredths, of the counts from 0 to `max_count`."""
    ends = [segment.last for segment in curve.segments if segment.last < max_count]
    return max(curve.total(count) for count in (*ends, max_count))


def _axis(max_count: int) -> Axis:
    step = _step(max(max_count, 1))
    return Axis(tuple(range(0, max_count + step, step)))


def _step(max_count: int) -> int:
    """Return 1, 2 or 5 times a power of ten, so that at least four of it fit."""
    power = 1
    while power * 10 * _FEWEST_TICKS <= max_count:
        power *= 10
    return max(power * times for times in (1, 2, 5) if times == 1 or power * times * 4 <= max_count)
