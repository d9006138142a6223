"""The services that tiers gain and lose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from calculator.formatting import NO_BREAK_SPACE, Language, format_number
from calculator.model import Tier
from calculator.services import Inclusion, Service, Services


class ChangeKind(Enum):
    """What happens to a service in a tier."""

    GAINED = auto()
    LOST = auto()
    CHANGED = auto()


@dataclass(frozen=True, slots=True)
class InclusionChange:
    """A service of a tier, with what the tier had and has of it, None where it is not known."""

    service: Service
    kind: ChangeKind
    before: Inclusion | None
    after: Inclusion | None


def inclusion_changes(tier: Tier, before: Services, after: Services) -> Iterator[InclusionChange]:
    """Yield what the tier gains, loses or has differently, in the order of the services."""
    old = {service.id: service for service in before.services}
    new = {service.id: service for service in after.services}
    for service in (old | new).values():
        had = old[service.id].tiers.get(tier.id) if service.id in old else None
        has = new[service.id].tiers.get(tier.id) if service.id in new else None
        kind = _kind(had, has)
        if kind is not None:
            yield InclusionChange(service, kind, had, has)


def tiers_of_both(before: Sequence[Tier], after: Sequence[Tier]) -> tuple[Tier, ...]:
    """Return the tiers that both versions have: a new tier gains nothing, it begins."""
    known = {tier.id for tier in before}
    return tuple(tier for tier in after if tier.id in known)


def inclusion_text(inclusion: Inclusion | None, services: Services, language: Language) -> str:
    """Return a quantity with its unit or the words of what the tier has; empty for a mere yes."""
    if inclusion is None:
        return ""
    if inclusion.text is not None:
        return inclusion.text.in_language(language)
    if inclusion.quantity is None or inclusion.unit is None:
        return ""
    unit = services.units[inclusion.unit]
    words = unit.one if inclusion.quantity == 1 else unit.other
    number = format_number(inclusion.quantity, language)
    return f"{number}{NO_BREAK_SPACE}{words.in_language(language)}"


def _kind(had: Inclusion | None, has: Inclusion | None) -> ChangeKind | None:
    is_there = has is not None and has.has_something
    if had is None or not had.has_something:
        return ChangeKind.GAINED if is_there else None
    if has is None or not is_there:
        return ChangeKind.LOST
    return None if had.content == has.content else ChangeKind.CHANGED
