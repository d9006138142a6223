"""Charts kept from build to build: one whose prices, names and code have not changed is read.

The library that draws is slow to start, and needed only where a chart is drawn anew.
"""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from markupsafe import Markup

from calculator.formatting import Language
from calculator.model import Catalogue, PriceList
from hooks.cache import CACHE, atomic_write, hash_of_content, hash_of_files

_CALCULATOR = Path(__file__).parents[2] / "calculator"


def charts(
    catalogue: Catalogue, most: int, language: Language, cache: Path = CACHE / "charts"
) -> dict[str, Markup]:
    """Give the chart, up to `most` payslips, of each price list that is or will be in force."""
    made_with = f"{version('pygal')}:{hash_of_files(_code())}:{most}:{language}"
    names = [(tier.id, tier.name) for tier in catalogue.tiers]
    cache.mkdir(parents=True, exist_ok=True)
    charts: dict[str, Markup] = {}
    for listed in catalogue.effective_lists:
        content = f"{made_with}:{catalogue.rounding!r}:{names!r}:{listed!r}"
        file = cache / f"{listed.id}.{language}.{hash_of_content(content.encode())}.svg"
        if not file.exists():
            _put(_drawn(catalogue, listed, most, language), file, listed.id, language)
        charts[listed.id] = Markup(file.read_text(encoding="utf-8"))  # noqa: S704, as it was drawn
    return charts


def _drawn(catalogue: Catalogue, listed: PriceList, most: int, language: Language) -> str:
    from hooks.pages.chart import price_chart  # noqa: PLC0415, the library that draws is slow to start

    return price_chart(catalogue, listed, most, language)


def _put(drawn: str, file: Path, list_id: str, language: Language) -> None:
    """Put the chart in the place of the list's last one."""
    for stale in file.parent.glob(f"{list_id}.{language}.*.svg"):
        stale.unlink(missing_ok=True)
    atomic_write(file, drawn.encode())


def _code() -> Iterator[Path]:
    """Give the files that decide how a chart is drawn."""
    yield Path(__file__).with_name("chart.py")
    yield from sorted(_CALCULATOR.rglob("*.py"))
