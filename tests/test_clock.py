"""The day is the Danish one, whatever the time zone of the machine."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

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
