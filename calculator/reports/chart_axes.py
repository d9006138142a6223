"""The axes of the chart of prices by count, and where on it a quote is.

The build draws the chart and the page marks the visitor's point, both on these axes.
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
    """Ticks from zero up, evenly apart; the last is the end of the axis."""

    ticks: tuple[int, ...]

    @property
    def end(self) -> int:
        """The last tick."""
        return self.ticks[-1]

    def share(self, value: Decimal) -> Decimal | None:
        """Give how far along a value is, from 0 to 1; None beyond the end."""
        if value > self.end:
            return None
        return round_position(value, self.end)


@dataclass(frozen=True, slots=True)
class Axes:
    """Counts along, amounts in whole units of the currency up."""

    counts: Axis
    amounts: Axis


def axes(drawn: Iterable[Curve], most: int) -> Axes:
    """Give axes for counts from 0 to at least `most` and each curve's total there."""
    counts = _axis(most)
    highest = max(highest_total(curve, counts.end) for curve in drawn)
    return Axes(counts, _axis(int(EXACT.multiply(Decimal(highest), CENT)) + 1))


def list_axes(listed: PriceList, step: Decimal, most: int) -> Axes:
    """Give the axes of a price list's chart; worked out once for each list's prices.

    They are asked for with every price that a visitor is shown.
    """
    return _axes_of_prices(tuple(listed.tiers.values()), step, most)


@lru_cache(maxsize=16)
def _axes_of_prices(prices: tuple[TierPrice, ...], step: Decimal, most: int) -> Axes:
    return axes(price_curves(prices, step), most)


def highest_total(curve: Curve, most: int) -> int:
    """Give the highest total, in hundredths, of the counts from 0 to `most`."""
    ends = [segment.last for segment in curve.segments if segment.last < most]
    return max(curve.total(count) for count in (*ends, most))


def _axis(most: int) -> Axis:
    step = _step(max(most, 1))
    return Axis(tuple(range(0, most + step, step)))


def _step(most: int) -> int:
    """Give 1, 2 or 5 times a power of ten, so that at least four of it fit."""
    power = 1
    while power * 10 * _FEWEST_TICKS <= most:
        power *= 10
    return max(power * times for times in (1, 2, 5) if times == 1 or power * times * 4 <= most)
