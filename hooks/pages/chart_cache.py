"""Charts, cached between builds: one is drawn where its prices, names or code have changed.

The drawing library starts slowly, so it is imported only when a chart is drawn.
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
    """Return the chart, up to `most` payslips, of each price list that is or will be in force."""
    made_with = f"{version('pygal')}:{hash_of_files(_code())}:{most}:{language}"
    names = [(tier.id, tier.name) for tier in catalogue.tiers]
    cache.mkdir(parents=True, exist_ok=True)
    charts: dict[str, Markup] = {}
    for price_list in catalogue.effective_lists:
        content = f"{made_with}:{catalogue.rounding!r}:{names!r}:{price_list!r}"
        file = cache / f"{price_list.id}.{language}.{hash_of_content(content.encode())}.svg"
        if not file.exists():
            _put(_drawn(catalogue, price_list, most, language), file, price_list.id, language)
        charts[price_list.id] = Markup(file.read_text(encoding="utf-8"))  # noqa: S704, as it was drawn
    return charts


def _drawn(catalogue: Catalogue, price_list: PriceList, most: int, language: Language) -> str:
    from hooks.pages.chart import price_chart  # noqa: PLC0415, the library that draws is slow to start

    return price_chart(catalogue, price_list, most, language)


def _put(drawn: str, file: Path, list_id: str, language: Language) -> None:
    """Write the chart, and delete the price list's last one."""
    for stale in file.parent.glob(f"{list_id}.{language}.*.svg"):
        stale.unlink(missing_ok=True)
    atomic_write(file, drawn.encode())


def _code() -> Iterator[Path]:
    """Yield the files that decide how a chart is drawn."""
    yield Path(__file__).with_name("chart.py")
    yield from sorted(_CALCULATOR.rglob("*.py"))
