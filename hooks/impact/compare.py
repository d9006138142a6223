"""The impact of a change as values, computed before it is written as text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from calculator.model import Tier
from hooks.batch.pricing import RefusedRow
from hooks.impact.altered_history import AlteredHistory, altered_history
from hooks.impact.break_even_moves import BreakEvenMove, break_even_moves
from hooks.impact.choice import Choice, choice_changes
from hooks.impact.customers import Customer, Effect, effects
from hooks.impact.inclusions import InclusionChange, inclusion_changes, tiers_of_both
from hooks.impact.prices import Period, changed_periods, shown_counts, side_on, tiers_of
from hooks.impact.revision import Revision

COUNTS = (25, 100, 500, 1000, 2500)
"""The default counts to show prices for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodImpact:
    """The impact of a change from a date on; `effects` are those of customers, by tier."""

    period: Period
    counts: tuple[int, ...]
    choices: tuple[Choice, ...]
    break_even_moves: tuple[BreakEvenMove, ...]
    effects: Mapping[str, Effect]

    def has_ended(self, day: date) -> bool:
        """Return whether the period was over by that Danish date."""
        return self.period.last is not None and self.period.last < day


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """The impact of a change; `has_customers` says whether there is a file of them.

    `choices` are those of the day where prices stay and only services move.
    """

    before: Revision
    after: Revision
    day: date
    periods: tuple[PeriodImpact, ...]
    choices: tuple[Choice, ...]
    services: tuple[tuple[Tier, tuple[InclusionChange, ...]], ...]
    altered_history: tuple[AlteredHistory, ...]
    has_customers: bool
    refused: int

    @property
    def open_periods(self) -> tuple[PeriodImpact, ...]:
        """The periods that last or are to come."""
        return tuple(found for found in self.periods if not found.has_ended(self.day))

    @property
    def ended_periods(self) -> tuple[PeriodImpact, ...]:
        """The periods that are over."""
        return tuple(found for found in self.periods if found.has_ended(self.day))


def impact(
    before: Revision,
    after: Revision,
    day: date,
    *,
    counts: Sequence[int] = COUNTS,
    customers: Iterable[Customer | RefusedRow] | None = None,
) -> Impact:
    """Compare two versions of the data, as of a Danish date."""
    rows = list(customers or ())
    known = [row for row in rows if isinstance(row, Customer)]
    periods = changed_periods(before.catalogue, after.catalogue)
    tiers = tiers_of_both(before.catalogue.tiers, after.catalogue.tiers)
    gained = (
        (tier, tuple(inclusion_changes(tier, before.services, after.services))) for tier in tiers
    )
    return Impact(
        before=before,
        after=after,
        day=day,
        periods=tuple(
            PeriodImpact(
                period=period,
                counts=shown_counts(period, counts),
                choices=tuple(choice_changes(period, before.services, after.services)),
                break_even_moves=break_even_moves(period),
                effects=effects(known, period),
            )
            for period in periods
        ),
        choices=_choices_on(day, before, after) if not periods else (),
        services=tuple((tier, changes) for tier, changes in gained if changes),
        altered_history=tuple(altered_history(before.catalogue, after.catalogue, day)),
        has_customers=customers is not None,
        refused=len(rows) - len(known),
    )


def _choices_on(day: date, before: Revision, after: Revision) -> tuple[Choice, ...]:
    period = Period(
        first=day,
        last=None,
        before=side_on(before.catalogue, day),
        after=side_on(after.catalogue, day),
        tiers=tiers_of(before.catalogue, after.catalogue),
    )
    return tuple(choice_changes(period, before.services, after.services))
