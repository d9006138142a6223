"""The site is rebuilt in the first hours of each Danish day, summer and winter."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from hooks.ci.midnight import is_new_day
from hooks.clock import date_in_denmark

PAGES = Path(__file__).parents[2] / ".github" / "workflows" / "pages.yml"

MOMENTS = [
    (datetime(2026, 1, 15, 22, 5, tzinfo=UTC), False),
    (datetime(2026, 1, 15, 22, 59, tzinfo=UTC), False),
    (datetime(2026, 1, 15, 23, 0, tzinfo=UTC), True),
    (datetime(2026, 7, 15, 21, 59, tzinfo=UTC), False),
    (datetime(2026, 7, 15, 22, 5, tzinfo=UTC), True),
    (datetime(2026, 7, 16, 3, 59, tzinfo=UTC), True),
    (datetime(2026, 7, 16, 4, 0, tzinfo=UTC), False),
    (datetime(2026, 3, 28, 23, 5, tzinfo=UTC), True),
    (datetime(2026, 10, 24, 22, 5, tzinfo=UTC), True),
    (datetime(2026, 10, 25, 22, 5, tzinfo=UTC), False),
]


@pytest.mark.parametrize(("moment", "expected"), MOMENTS)
def test_only_the_first_hours_of_a_danish_day_are_new(moment: datetime, expected: bool) -> None:
    """Midnight is at 23:00 UTC in winter and 22:00 UTC in summer."""
    assert expected == is_new_day(moment)


def _scheduled() -> list[tuple[int, int]]:
    workflow: dict[Any, Any] = yaml.safe_load(PAGES.read_text(encoding="utf-8"))
    triggers = workflow[True]
    crons = [entry["cron"].split() for entry in triggers["schedule"]]
    assert all(["*", "*", "*"] == cron[2:] for cron in crons)
    return [(int(cron[1]), int(cron[0])) for cron in crons]


@pytest.mark.parametrize("late", [timedelta(0), timedelta(minutes=50), timedelta(hours=3)])
def test_every_danish_day_is_built_by_a_scheduled_run(late: timedelta) -> None:
    """Over three years with their changes of the clock, also where GitHub is late."""
    first = date(2026, 1, 1)
    days = [first + timedelta(days=day) for day in range(3 * 365)]
    times = _scheduled()
    runs = [
        datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) + late
        for day in days
        for hour, minute in times
    ]
    built = {date_in_denmark(run) for run in runs if is_new_day(run)}
    assert {day + timedelta(days=1) for day in days} == built


def test_a_run_before_midnight_builds_nothing() -> None:
    """In winter the first of the two runs stops, so that no day is built before it begins."""
    times = _scheduled()
    runs = [
        datetime(2026, 1, day, hour, minute, tzinfo=UTC)
        for day in range(1, 32)
        for hour, minute in times
    ]
    assert [False, True] * 31 == [is_new_day(run) for run in runs]
