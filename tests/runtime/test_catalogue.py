"""What travels to the browser beside the pages: the data as a module."""

from pathlib import Path

import pytest

from hooks.content.load import Content, load_content
from hooks.runtime.catalogue import catalogue_module

CONTENT = load_content(Path(__file__).parents[2] / "data")


@pytest.fixture(scope="module")
def travelled() -> dict[str, object]:
    """Return what the module of the real data holds once it has been run."""
    names: dict[str, object] = {}
    exec(catalogue_module(CONTENT.catalogue, CONTENT.services, "build"), names)  # noqa: S102, our own module
    return names


def _prices(content: Content) -> object:
    return content.catalogue.effective_lists


def test_the_prices_travel_whole(travelled: dict[str, object]) -> None:
    """The browser has the same price lists as the build."""
    assert _prices(CONTENT) == travelled["CATALOGUE"].price_lists  # type: ignore[attr-defined]


def test_the_services_travel_with_what_the_finder_needs(travelled: dict[str, object]) -> None:
    """Names, tiers and the discount are the same; the long texts stay behind."""
    services = travelled["SERVICES"]
    sent = services.services  # type: ignore[attr-defined]
    assert [(s.id, s.name, s.tiers) for s in CONTENT.services.services] == [
        (s.id, s.name, s.tiers) for s in sent
    ]
    assert [CONTENT.services.discount(tier.id) for tier in CONTENT.catalogue.tiers] == [
        services.discount(tier.id)  # type: ignore[attr-defined]
        for tier in CONTENT.catalogue.tiers
    ]
    assert "kundeportal, hjælpecenter" not in catalogue_module(
        CONTENT.catalogue, CONTENT.services, "build"
    )
