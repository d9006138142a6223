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


def axes(curves: Iterable[Curve], most: int) -> Axes:
    """Return axes for counts from 0 to at least `most` and each curve's total there."""
    counts = _axis(most)
    highest = max(highest_total(curve, counts.end) for curve in curves)
    return Axes(counts, _axis(int(EXACT.multiply(Decimal(highest), CENT)) + 1))


def list_axes(price_list: PriceList, step: Decimal, most: int) -> Axes:
    """Return the axes of a price list's chart, cached because every shown price needs them."""
    return _axes_of_prices(tuple(price_list.tiers.values()), step, most)


@lru_cache(maxsize=16)
def _axes_of_prices(prices: tuple[TierPrice, ...], step: Decimal, most: int) -> Axes:
    return axes(price_curves(prices, step), most)


def highest_total(curve: Curve, most: int) -> int:
    """Return the highest total, in hundredths, of the counts from 0 to `most`."""
    ends = [segment.last for segment in curve.segments if segment.last < most]
    return max(curve.total(count) for count in (*ends, most))


def _axis(most: int) -> Axis:
    step = _step(max(most, 1))
    return Axis(tuple(range(0, most + step, step)))


def _step(most: int) -> int:
    """Return 1, 2 or 5 times a power of ten, so that at least four of it fit."""
    power = 1
    while power * 10 * _FEWEST_TICKS <= most:
        power *= 10
    return max(power * times for times in (1, 2, 5) if times == 1 or power * times * 4 <= most)
