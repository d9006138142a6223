"""A build does nothing twice, and nothing that an earlier build has done: counted, not timed."""

import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import jinja2
import pytest

from calculator.formatting import Language
from calculator.model import Catalogue, PriceList
from hooks.build.command import build_site
from hooks.checks.pages import check_links, read_page
from hooks.content import yaml_source
from hooks.content.load import load_content
from hooks.pages import chart, chart_cache, template_cache
from hooks.pages.chart_cache import charts

ROOT = Path(__file__).parents[2]
DAY = date(2026, 1, 31)
CATALOGUE = load_content(ROOT / "data").catalogue
LISTS = [price_list.id for price_list in CATALOGUE.price_lists]


def _build(folder: Path) -> None:
    build_site(ROOT / "mkdocs.yml", folder / "site", DAY)


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Return how often each template is compiled, with an empty cache."""
    monkeypatch.setattr(template_cache, "TEMPLATES", tmp_path / "templates")
    compile_template = jinja2.Environment.compile
    counted: Counter[str] = Counter()

    def noted(
        environment: jinja2.Environment, source: str, name: str | None, filename: str | None
    ) -> object:
        counted[f"{id(environment)}:{name}"] += 1
        return compile_template(environment, source, name, filename)

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    return counted


def test_each_template_is_compiled_once(compiled: Counter[str], tmp_path: Path) -> None:
    """However many pages use it, and whatever includes it."""
    _build(tmp_path)
    assert {1} == set(compiled.values())


def test_a_second_build_compiles_no_template(compiled: Counter[str], tmp_path: Path) -> None:
    """The templates that the first build compiled are cached, the theme's too."""
    _build(tmp_path)
    compiled.clear()
    _build(tmp_path)
    assert Counter() == compiled


def test_each_data_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules across files use what has been read."""
    read_text = yaml_source._read_text
    read: list[str] = []

    def noted(file: Path) -> str:
        read.append(file.name)
        return read_text(file)

    monkeypatch.setattr(yaml_source, "_read_text", noted)
    _build(tmp_path)
    expected = ["examples.yaml", "faq.yaml", "services.yaml", "site.yaml", "tiers.yaml"]
    assert expected == sorted(set(read) - {"labels.yaml"})
    assert len(read) == len(set(read))


def test_a_second_build_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs runs in the build's own process, and an unchanged calculator is not packed again."""
    _build(tmp_path)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a process is started"))
    _build(tmp_path)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the ids of the price lists whose charts are drawn."""
    draw = chart.price_chart
    lists: list[str] = []

    def noted(catalogue: Catalogue, price_list: PriceList, most: int, language: Language) -> str:
        lists.append(price_list.id)
        return draw(catalogue, price_list, most, language)

    monkeypatch.setattr(chart, "price_chart", noted)
    return lists


def test_a_chart_is_drawn_once(drawn: list[str], tmp_path: Path) -> None:
    """A chart of the same prices is the one that was drawn before, to the letter."""
    first = charts(CATALOGUE, 2500, "da", tmp_path)
    second = charts(CATALOGUE, 2500, "da", tmp_path)
    assert LISTS == drawn
    assert first == second


def test_a_chart_is_drawn_again_where_its_prices_change(drawn: list[str], tmp_path: Path) -> None:
    """The charts of other lists stay, and the list's last chart goes."""
    charts(CATALOGUE, 2500, "da", tmp_path)
    drawn.clear()
    last = CATALOGUE.price_lists[-1]
    dearer = {tier_id: replace(price, base=price.base + 1) for tier_id, price in last.tiers.items()}
    lists = (*CATALOGUE.price_lists[:-1], replace(last, tiers=dearer))
    charts(replace(CATALOGUE, price_lists=lists), 2500, "da", tmp_path)
    assert [last.id] == drawn
    assert len(LISTS) == len(list(tmp_path.iterdir()))


@pytest.mark.parametrize(("most", "language"), [(1000, "da"), (2500, "en")])
def test_a_chart_is_one_of_its_counts_and_language(
    drawn: list[str], tmp_path: Path, most: int, language: Language
) -> None:
    """What was drawn for others is not taken for it."""
    charts(CATALOGUE, 2500, "da", tmp_path)
    charts(CATALOGUE, most, language, tmp_path)
    assert [*LISTS, *LISTS] == drawn


def test_changed_chart_code_draws_again(
    drawn: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chart is of the code that draws it, too."""
    charts(CATALOGUE, 2500, "da", tmp_path)
    monkeypatch.setattr(chart_cache, "_code", lambda: iter([Path(__file__)]))
    charts(CATALOGUE, 2500, "da", tmp_path)
    assert [*LISTS, *LISTS] == drawn


def test_each_file_that_pages_link_to_is_looked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand pages that lead to one do not ask a thousand times whether it is there."""
    asked: list[Path] = []

    def noted(path: Path) -> bool:
        asked.append(path)
        return True

    monkeypatch.setattr(Path, "is_file", noted)
    pages = {f"{n}/index.html": read_page('<a href="../faq/">x</a>') for n in range(1000)}
    assert [] == check_links(pages, tmp_path, "https://example.com/")
    assert [tmp_path / "faq" / "index.html"] == asked
