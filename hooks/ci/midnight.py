"""Whether a scheduled run comes in the first hours of a new Danish day.

A schedule is in UTC, and Denmark is one hour ahead of it in winter and two in summer: two runs
are scheduled, and the one that comes before midnight leaves it to the other.
"""

import sys
from datetime import UTC, datetime

from hooks.clock import DENMARK

FIRST_HOURS = 6
"""A run that comes late, as GitHub's may by some hours, still counts."""


def is_new_day(moment: datetime) -> bool:
    """Return whether the moment is in the first hours of a Danish day."""
    return moment.astimezone(DENMARK).hour < FIRST_HOURS


if __name__ == "__main__":
    sys.stdout.write("true\n" if is_new_day(datetime.now(UTC)) else "false\n")
