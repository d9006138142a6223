"""Multiplied data are valid, and a build's work grows in proportion."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.grow import Factors, grow
from bench.growth import write_grown_project
from calculator import breakeven
from calculator.breakeven import MAX_PAIRED, Run, break_evens
from calculator.curve import Curve
from hooks.build.command import build_site
from hooks.content.load import Content, load_content
from tests.build.test_no_work_twice import DAY, ROOT

TEN = Factors(tiers=10, services=10, price_lists=10, questions=10)


def _sizes(content: Content) -> tuple[int, ...]:
    return (
        len(content.catalogue.tiers),
        len(content.services.services),
        len(content.catalogue.price_lists),
        len(content.faq.entries),
    )


def test_ten_times_the_data_are_valid(tmp_path: Path) -> None:
    """Ten times as many tiers, services, lists and questions pass every rule."""
    grow(ROOT / "data", tmp_path, TEN)
    real = _sizes(load_content(ROOT / "data"))
    assert tuple(10 * size for size in real) == _sizes(load_content(tmp_path))


def test_grown_data_have_the_same_list_in_force(tmp_path: Path) -> None:
    """The copied lists come before the real ones."""
    grow(ROOT / "data", tmp_path, TEN)
    real = load_content(ROOT / "data").catalogue.price_list_on(DAY)
    assert real.id == load_content(tmp_path).catalogue.price_list_on(DAY).id


def test_a_site_of_many_tiers_is_built(tmp_path: Path) -> None:
    """Each tier has its page, also where they are too many for the nav of every page."""
    project = tmp_path / "project"
    write_grown_project(ROOT, project, Factors(tiers=10, services=2, price_lists=3, questions=2))
    build_site(project / "mkdocs.yml", project / "site", DAY)
    pages = list((project / "site" / "abonnementer").glob("*/index.html"))
    assert 10 * len(load_content(ROOT / "data").catalogue.tiers) == len(pages)
    nav = (project / "site" / "faq" / "index.html").read_text(encoding="utf-8")
    assert "abonnementer/basis-9/" not in nav


@pytest.mark.parametrize(
    ("times", "expected"), [(1, 4 * 3 // 2), (MAX_PAIRED // 4, 276), (10, 39), (50, 199)]
)
def test_compared_tiers_are_no_more_than_in_proportion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, expected: int
) -> None:
    """A few tiers are compared pairwise, and many only with the next one."""
    grow(ROOT / "data", tmp_path, Factors(tiers=times))
    catalogue = load_content(tmp_path).catalogue
    pairs: list[tuple[Curve, Curve]] = []

    def noted(one: Curve, other: Curve) -> Iterator[Run]:
        pairs.append((one, other))
        return iter(())

    monkeypatch.setattr(breakeven, "order_runs", noted)
    break_evens(catalogue, catalogue.price_list_on(DAY))
    assert expected == len(pairs)
