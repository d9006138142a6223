"""What the pages say of how tiers differ: what comes with each, and what two have alike."""

import re
from dataclasses import replace

import pytest

from calculator.model import Text, Tier
from calculator.services import Inclusion, Service
from hooks.pages.tier_differences import PAIRED, alike, new_in
from tests.project import ROOT

WORDS = Text(da="Ord", en="Words")
TIERS = [Tier(id=name, name=WORDS) for name in ("low", "middle", "high")]
NO = Inclusion(included=False)
YES = Inclusion(included=True)
MAYBE = Inclusion(included=True, example=True)
SAID = Inclusion(text=WORDS)


def _service(name: str, *inclusions: Inclusion) -> Service:
    return Service(
        id=name,
        category="help",
        name=WORDS,
        summary=WORDS,
        description=WORDS,
        tiers={tier.id: inclusion for tier, inclusion in zip(TIERS, inclusions, strict=True)},
    )


SERVICES = [
    _service("common", YES, YES, YES),
    _service("later", NO, YES, YES),
    _service("more", YES, YES, SAID),
    _service("never", NO, NO, NO),
]


@pytest.mark.parametrize(
    ("position", "expected"), [(0, ["common", "more"]), (1, ["later"]), (2, ["more"])]
)
def test_a_tier_brings_what_the_one_below_has_not_or_not_alike(
    position: int, expected: list[str]
) -> None:
    """The lowest brings all that it has, the others what is new in them."""
    below = TIERS[position - 1] if position else None
    assert expected == [service.id for service in new_in(SERVICES, TIERS[position], below)]


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        (_service("a", YES, YES, YES), "all 1-2 1-3 2-3"),
        (_service("a", YES, MAYBE, YES), "all 1-2 1-3 2-3"),
        (_service("a", NO, YES, YES), "2-3"),
        (_service("a", YES, NO, YES), "1-3"),
        (_service("a", NO, YES, SAID), ""),
    ],
)
def test_a_service_tells_which_tiers_have_it_alike(service: Service, expected: str) -> None:
    """Pairs by position, and `all` where every tier has the same, be it an example or known."""
    assert expected == alike([service], TIERS)


def test_pairs_are_reported_of_as_many_tiers_as_the_style_knows() -> None:
    """A thousand tiers are not compared in pairs, only all with each other."""
    tiers = [Tier(id=f"tier-{position}", name=WORDS) for position in range(1000)]
    service = replace(SERVICES[0], tiers={tier.id: YES for tier in tiers})
    words = alike([service], tiers).split()
    assert ("all", "1-2", f"{PAIRED - 1}-{PAIRED}") == (words[0], words[1], words[-1])
    rules = (ROOT / "docs/assets/takst/css/comparison.css").read_text(encoding="utf-8")
    assert set(words) == set(re.findall(r'\[data-alike~="(.*?)"\]', rules))


def test_a_group_is_alike_where_each_of_its_services_is() -> None:
    """Only what is said of every service is said of their group."""
    group = [_service("a", NO, YES, YES), _service("b", YES, YES, YES)]
    assert "2-3" == alike(group, TIERS)
