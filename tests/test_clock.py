"""The day is the Danish one, whatever the time zone of the machine."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Self
from zoneinfo import ZoneInfo

import pytest

from hooks import clock
from hooks.clock import date_in_denmark, today_in_denmark

MOMENTS = [
    (datetime(2024, 1, 31, 22, 59, tzinfo=UTC), date(2024, 1, 31)),
    (datetime(2024, 1, 31, 23, 0, tzinfo=UTC), date(2024, 2, 1)),
    (datetime(2024, 6, 30, 21, 59, tzinfo=UTC), date(2024, 6, 30)),
    (datetime(2024, 6, 30, 22, 0, tzinfo=UTC), date(2024, 7, 1)),
    (datetime(2024, 12, 31, 18, 0, tzinfo=timezone(timedelta(hours=-5))), date(2025, 1, 1)),
    (datetime(2024, 2, 1, 8, 0, tzinfo=timezone(timedelta(hours=14))), date(2024, 1, 31)),
]


@pytest.mark.parametrize(("moment", "expected"), MOMENTS)
def test_a_moment_has_the_date_of_denmark(moment: datetime, expected: date) -> None:
    """Denmark is an hour ahead of UTC in winter and two in summer."""
    assert expected == date_in_denmark(moment)


def test_today_is_the_date_of_this_moment() -> None:
    """Today lies between the dates just before and just after it is asked for."""
    before = date_in_denmark(datetime.now(UTC))
    assert before <= today_in_denmark() <= date_in_denmark(datetime.now(UTC))


CHANGES = [
    (datetime(2026, 3, 28, 22, 59, 59, tzinfo=UTC), date(2026, 3, 28)),
    (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
    (datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), date(2026, 3, 29)),
    (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29)),
    (datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC), date(2026, 3, 29)),
    (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
    (datetime(2026, 10, 24, 21, 59, 59, tzinfo=UTC), date(2026, 10, 24)),
    (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), date(2026, 10, 25)),
    (datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC), date(2026, 10, 25)),
    (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), date(2026, 10, 25)),
    (datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC), date(2026, 10, 25)),
    (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26)),
]
"""The second before Danish midnight and the one after, around both Sundays that change the hour."""

ZONES = ["UTC", "Europe/Copenhagen", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati"]


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Yield a zone to which the clock of the machine is set."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("moment", "expected"), CHANGES)
def test_the_day_changes_at_danish_midnight_when_the_hour_does(
    moment: datetime, expected: date, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the Sundays of 23 and 25 hours, today is Denmark's date on a machine of any zone."""

    class Moved(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            moved = moment.astimezone(tz or ZoneInfo(zone))
            return cls.combine(moved.date(), moved.timetz())

    monkeypatch.setattr(clock, "datetime", Moved)
    assert expected == today_in_denmark()
    assert expected == date_in_denmark(moment.astimezone(ZoneInfo(zone)))
