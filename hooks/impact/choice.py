"""Which tier the finder names for every count, before and after."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from calculator.breakeven import order_runs
from calculator.curve import Curve
from calculator.payslips import MAX_PAYSLIPS
from calculator.services import Service, Services
from hooks.impact.prices import Period


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The tier that is the cheapest for the counts `first` to `last`; None where there is none."""

    first: int
    last: int
    tier: str | None


@dataclass(frozen=True, slots=True)
class ChoiceChange:
    """The counts for which the finder names another tier than before."""

    first: int
    last: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """For those who need any one of the services: the changes. Without services, for everybody."""

    services: tuple[Service, ...]
    changes: tuple[ChoiceChange, ...]


def choice_changes(period: Period, before: Services, after: Services) -> Iterator[Choice]:
    """Yield where the cheapest tier with the needed services changes, as `takst find` names it.

    Services that the same tiers have are grouped; one that only one version has is left
    out. Consultancy is not counted in.
    """
    everybody = tuple(tier.id for tier in period.tiers)
    for (had, have), services in _groups(before, after, everybody).items():
        changes = tuple(_changes(period, had, have))
        if changes:
            yield Choice(services, changes)


def cheapest(curves: Mapping[str, Curve], tier_ids: Iterable[str]) -> tuple[Cheapest, ...]:
    """Return the cheapest of the tiers for every count, by count; of equals it is the first."""
    found: Sequence[Cheapest] = (Cheapest(0, MAX_PAYSLIPS, None),)
    runs = cache(lambda one, other: tuple(order_runs(curves[one], curves[other])))
    for tier_id in tier_ids:
        if tier_id not in curves:
            continue
        pieces: list[Cheapest] = []
        for held in found:
            if held.tier is None:
                pieces.append(Cheapest(held.first, held.last, tier_id))
                continue
            for run in runs(held.tier, tier_id):
                first, last = max(held.first, run.first), min(held.last, run.last)
                if first <= last:
                    pieces.append(Cheapest(first, last, tier_id if run.order > 0 else held.tier))
        found = _joined(pieces)
    return tuple(found)


def _joined(pieces: Iterable[Cheapest]) -> list[Cheapest]:
    joined: list[Cheapest] = []
    for piece in pieces:
        if joined and joined[-1].tier == piece.tier:
            joined[-1] = Cheapest(joined[-1].first, piece.last, piece.tier)
        else:
            joined.append(piece)
    return joined


def _groups(
    before: Services, after: Services, everybody: tuple[str, ...]
) -> dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Service, ...]]:
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Service, ...]] = {}
    groups[everybody, everybody] = ()
    known = {service.id: service for service in before.services}
    for service in after.services:
        if service.id in known:
            key = (_having(known[service.id], everybody), _having(service, everybody))
            if key != (everybody, everybody):
                groups[key] = (*groups.get(key, ()), service)
    return groups


def _having(service: Service, tier_ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        tier_id
        for tier_id in tier_ids
        if tier_id in service.tiers and service.tiers[tier_id].has_something
    )


def _changes(period: Period, had: tuple[str, ...], have: tuple[str, ...]) -> Iterator[ChoiceChange]:
    before = cheapest(period.before.curves, had)
    after = cheapest(period.after.curves, have)
    pending: ChoiceChange | None = None
    for piece in _overlaid(before, after):
        if pending is not None and _same_change(pending, piece):
            pending = ChoiceChange(pending.first, piece.last, piece.before, piece.after)
            continue
        if pending is not None and pending.before != pending.after:
            yield pending
        pending = piece
    if pending is not None and pending.before != pending.after:
        yield pending


def _same_change(one: ChoiceChange, other: ChoiceChange) -> bool:
    return (one.before, one.after) == (other.before, other.after)


def _overlaid(before: Sequence[Cheapest], after: Sequence[Cheapest]) -> Iterator[ChoiceChange]:
    position = 0
    for piece in before:
        while position < len(after) and after[position].first <= piece.last:
            other = after[position]
            first, last = max(piece.first, other.first), min(piece.last, other.last)
            yield ChoiceChange(first, last, piece.tier, other.tier)
            if other.last > piece.last:
                break
            position += 1
