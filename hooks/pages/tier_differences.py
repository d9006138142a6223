"""How tiers differ, for the pages that show them side by side."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from calculator.model import Tier
from calculator.services import Service

PAIRED = 5
"""How many tiers, from the lowest, are compared two by two; docs/assets/takst/css/comparison.css
knows as many."""

_ALL = "all"


def new_in(
    services: Iterable[Service], tier: Tier, below: Tier | None = None
) -> tuple[Service, ...]:
    """Return the services of a tier that the tier below it lacks or has in another form.

    Of the lowest tier these are all that it has.
    """
    return tuple(
        service
        for service in services
        if service.tiers[tier.id].has_something
        and (below is None or service.tiers[below.id].content != service.tiers[tier.id].content)
    )


def alike(services: Iterable[Service], tiers: Sequence[Tier]) -> str:
    """Return the pairs of tiers with the same services, as words of an attribute.

    A pair is named by the tiers' positions, such as `1-3`; `all` means all tiers.
    """
    words = [_words(service, tiers) for service in services]
    return " ".join(word for word in words[0] if all(word in other for other in words[1:]))


def _words(service: Service, tiers: Sequence[Tier]) -> list[str]:
    had = [service.tiers[tier.id].content for tier in tiers]
    pairs = combinations(enumerate(had[:PAIRED], start=1), 2)
    same = [f"{i}-{j}" for (i, one), (j, other) in pairs if one == other]
    return [_ALL, *same] if len(set(had)) == 1 else same
