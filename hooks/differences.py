"""How tiers differ, for the pages that show them side by side."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from calculator.model import Tier
from calculator.services import Inclusion, Service

ALL = "all"
"""Said of a service that every tier has alike."""


def new_in(services: Iterable[Service], tiers: Sequence[Tier], tier_id: str) -> tuple[Service, ...]:
    """Give the services that a tier has and the tier below it has not, or not alike.

    Of the lowest tier these are all that it has.
    """
    position = [tier.id for tier in tiers].index(tier_id)
    below = tiers[position - 1].id if position else None
    return tuple(
        service
        for service in services
        if service.tiers[tier_id].has_something
        and (below is None or not _alike(service.tiers[below], service.tiers[tier_id]))
    )


def alike(services: Iterable[Service], tiers: Sequence[Tier]) -> str:
    """Give between which tiers all the services are alike, as words of an attribute.

    A pair of tiers is told by their positions, such as `1-3`; `all` says that it is all of them.
    """
    words = [_words(service, tiers) for service in services]
    return " ".join(word for word in words[0] if all(word in other for other in words[1:]))


def _words(service: Service, tiers: Sequence[Tier]) -> list[str]:
    pairs = list(combinations(enumerate((service.tiers[tier.id] for tier in tiers), start=1), 2))
    same = [f"{i}-{j}" for (i, one), (j, other) in pairs if _alike(one, other)]
    return [ALL, *same] if len(same) == len(pairs) else same


def _alike(one: Inclusion, other: Inclusion) -> bool:
    """Say whether two tiers have the same, be it known or an example."""
    return _what(one) == _what(other)


def _what(inclusion: Inclusion) -> tuple[object, ...]:
    return (inclusion.included, inclusion.quantity, inclusion.unit, inclusion.text)
