"""The one place that reads the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")


def date_in_denmark(moment: datetime) -> date:
    """Return the Danish date at a moment that knows its time zone."""
    return moment.astimezone(DENMARK).date()


def today_in_denmark() -> date:
    """Return the Danish date now."""
    return date_in_denmark(datetime.now(UTC))
