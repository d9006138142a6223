"""A project whose prices and answers change on later days."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from hooks.build.command import build_site
from tests.project import copy_project
from tests.sites import Shared

SUMMER = date(2026, 3, 29)
"""The Sunday of 23 hours."""

WINTER = date(2026, 10, 25)
"""The Sunday of 25 hours."""

_DAY = timedelta(days=1)
TURNS = (SUMMER, SUMMER + _DAY, WINTER, WINTER + _DAY)
"""A list takes effect on each of these days, 1.00 dearer than the one before it."""

BUILT = SUMMER - _DAY


def changing_project(folder: Path, days: Sequence[date] = TURNS) -> Path:
    """Return a copy of the project with a price list announced for each of the days.

    The first answers of its questions end on the eve of the first day.
    """
    project = copy_project(folder)
    tiers, faq = project / "data" / "tiers.yaml", project / "data" / "faq.yaml"
    text = tiers.read_text(encoding="utf-8")
    latest = text[text.rindex("\n  - id:") :].replace("status: example", "status: announced")
    latest = latest.replace('"2025-01-01"', '"{day}"').replace('"2025-01"', '"{day}"')
    lists = [
        latest.replace("{day}", str(day)).replace('"4244.00"', f'"{4244 + number}.00"')
        for number, day in enumerate(days, 1)
    ]
    tiers.write_text(text + "".join(lists), encoding="utf-8")
    answers = faq.read_text(encoding="utf-8")
    faq.write_text(answers.replace("2024-01-15", str(days[0] - _DAY)), encoding="utf-8")
    return project


def built_changing_project(
    shared: Shared, days: Sequence[date] = TURNS, url: str | None = None
) -> Path:
    """Return such a project with its site, built on the eve of the first change."""

    def make(folder: Path) -> None:
        project = changing_project(folder / "project", days)
        build_site(project / "mkdocs.yml", project / "site", BUILT, url)

    return shared.once(f"changing-{len(days)}", make) / "project"
