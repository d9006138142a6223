"""Two versions of the price lists on one time line.

A list is compared with the one that it replaces: a new list with the one in force the day
before, an altered one with itself as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from itertools import pairwise

from calculator.curve import Curve, cents, curves
from calculator.errors import InputError
from calculator.model import Catalogue, PriceList, Tier
from calculator.money import EXACT, round_share
from calculator.payslips import MAX_PAYSLIPS

_TENTH_OF_A_PERCENT = Decimal("0.001")


class Direction(Enum):
    """What happens to a tier's price, over all counts."""

    SAME = auto()
    UP = auto()
    DOWN = auto()
    MIXED = auto()
    NEW = auto()
    GONE = auto()
    OTHER = auto()
    """The amounts can't be compared: the currency, or whether they include VAT, differs."""


@dataclass(frozen=True, slots=True)
class Side:
    """The price list that one version of the data has in force on a date, if any."""

    catalogue: Catalogue
    price_list: PriceList | None
    curves: Mapping[str, Curve]

    def total(self, tier_id: str, count: int) -> Decimal | None:
        """Return the month's total, None where the tier has no price."""
        curve = self.curves.get(tier_id)
        return None if curve is None else cents(curve.total(count))


@dataclass(frozen=True, slots=True)
class Difference:
    """The same month before and after; None where there is no price, or none to compare."""

    before: Decimal | None
    after: Decimal | None
    comparable: bool = True

    @property
    def amount(self) -> Decimal | None:
        """After less before."""
        if self.before is None or self.after is None or not self.comparable:
            return None
        return EXACT.subtract(self.after, self.before)

    @property
    def share(self) -> Decimal | None:
        """The difference as a share of what it was, to a tenth of a per cent; None if that is 0."""
        if not self.amount or not self.before:
            return None
        share = EXACT.divide(abs(self.amount), self.before)
        rounded = round_share(share, _TENTH_OF_A_PERCENT)
        if not rounded:
            return None
        return rounded if self.amount > 0 else -rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days from `first` to `last`, on which both versions have one list in force each.

    `tiers` are those of either version, the lowest first. `last` is None where there is no end.
    """

    first: date
    last: date | None
    before: Side
    after: Side
    tiers: tuple[Tier, ...]

    @property
    def comparable(self) -> bool:
        """Whether amounts of the two versions are of one kind."""
        one, other = self.before.catalogue, self.after.catalogue
        return one.currency == other.currency and one.vat.included == other.vat.included

    def difference(self, tier_id: str, count: int) -> Difference:
        """Return what a month cost and will cost."""
        return Difference(
            self.before.total(tier_id, count), self.after.total(tier_id, count), self.comparable
        )

    def direction(self, tier_id: str) -> Direction:
        """Return what happens to the tier's price, over all counts."""
        if tier_id not in self.before.curves or tier_id not in self.after.curves:
            is_known = tier_id in self.before.curves or tier_id in self.after.curves
            if not is_known:
                return Direction.SAME
            return Direction.GONE if tier_id in self.before.curves else Direction.NEW
        if not self.comparable:
            return Direction.OTHER
        found = [self.difference(tier_id, count).amount for count in self.probes(tier_id)]
        rises = any(amount > 0 for amount in found if amount)
        falls = any(amount < 0 for amount in found if amount)
        if rises and falls:
            return Direction.MIXED
        return Direction.UP if rises else Direction.DOWN if falls else Direction.SAME

    def probes(self, tier_id: str) -> Sequence[int]:
        """Return the counts between which either price of the tier is straight."""
        return sorted(
            {
                count
                for side in (self.before, self.after)
                for segment in side.curves[tier_id].segments
                for count in _ends(segment.first, segment.last, segment.size)
            }
        )

    @property
    def directions(self) -> Mapping[str, Direction]:
        """Return what happens to each tier."""
        return {tier.id: self.direction(tier.id) for tier in self.tiers}

    @property
    def is_changed(self) -> bool:
        """Whether any price differs."""
        return any(direction is not Direction.SAME for direction in self.directions.values())


def changed_periods(before: Catalogue, after: Catalogue) -> tuple[Period, ...]:
    """Return the periods in which a price differs, by date."""
    return tuple(period for period in _periods(before, after) if period.is_changed)


def shown_counts(period: Period, counts: Sequence[int]) -> tuple[int, ...]:
    """Return those counts, and for each tier that changes at none of them the first one it does."""
    shown = set(counts)
    for tier_id, direction in period.directions.items():
        if direction in {Direction.UP, Direction.DOWN, Direction.MIXED} and not any(
            period.difference(tier_id, count).amount for count in shown
        ):
            probes = period.probes(tier_id)
            shown.add(next(n for n in probes if period.difference(tier_id, n).amount))
    return tuple(sorted(shown))


def side_on(catalogue: Catalogue, day: date) -> Side:
    """Return what a version of the data has in force on a Danish date."""
    try:
        price_list = catalogue.price_list_on(day)
    except InputError:
        return Side(catalogue, None, {})
    return Side(catalogue, price_list, curves(price_list, catalogue.rounding.step))


def tiers_of(before: Catalogue, after: Catalogue) -> tuple[Tier, ...]:
    """Return the tiers of either version as the new one orders them, those that are gone last."""
    known = {tier.id for tier in after.tiers}
    return (*after.tiers, *(tier for tier in before.tiers if tier.id not in known))


def _periods(before: Catalogue, after: Catalogue) -> Iterator[Period]:
    starts = sorted(
        {
            price_list.effective_from
            for side in (before, after)
            for price_list in side.effective_lists
        }
    )
    tiers = tiers_of(before, after)
    for first, following in pairwise((*starts, None)):
        if first is not None:
            yield Period(
                first=first,
                last=None if following is None else date.fromordinal(following.toordinal() - 1),
                before=side_on(before, first),
                after=side_on(after, first),
                tiers=tiers,
            )


def _ends(first: int, last: int, size: int) -> Iterator[int]:
    for count in (first, first + 1, first + size - 1, first + size, last):
        if count <= min(last, MAX_PAYSLIPS):
            yield count
