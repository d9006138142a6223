"""What a page says from which day to which: each text that holds on the day of the build or later.

All of them are in the page, the one of the build's day shown and the others hidden.
`docs/assets/takst/shared/periods.js` shows the one of the visitor's day, also in an older build.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from markupsafe import Markup

from calculator.model import Catalogue, PriceList, Text
from hooks.content.model import Question

type State = Literal["announced", "in_force_now", "in_force_until"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Danish days, both included; what holds when the site is built has no first one."""

    first: date | None = None
    last: date | None = None

    @property
    def attributes(self) -> Markup:
        """The bounds as attributes of an element, which is hidden until its first day comes."""
        first = Markup(' data-from="{}" hidden').format(self.first) if self.first else Markup()
        last = Markup(' data-until="{}"').format(self.last) if self.last else Markup()
        return first + last


@dataclass(frozen=True, slots=True)
class ListPeriod:
    """A price list and the days on which the page shows it; `next` is the list that follows."""

    price_list: PriceList
    days: Period
    next: PriceList | None


def list_periods(catalogue: Catalogue, day: date) -> tuple[ListPeriod, ...]:
    """Return the list in force on the day of the build, and each that comes after it."""
    current = catalogue.price_list_on(day)
    position = catalogue.effective_lists.index(current)
    ahead: list[PriceList | None] = [*catalogue.effective_lists[position:], None]
    return tuple(
        ListPeriod(price_list, _days_of(price_list, following, day), following)
        for price_list, following in pairwise(ahead)
        if price_list is not None
    )


def _days_of(price_list: PriceList, following: PriceList | None, day: date) -> Period:
    first = None if price_list.effective_from <= day else price_list.effective_from
    return Period(first, None if following is None else following.effective_from - _DAY)


def list_states(
    catalogue: Catalogue, price_list: PriceList, day: date
) -> Iterator[tuple[State, Period]]:
    """Yield the states of a list from the day of the build on: announced, in force, past."""
    first, last = price_list.effective_from, catalogue.last_days.get(price_list.id)
    begins = None if first <= day else first
    if begins:
        yield "announced", Period(None, first - _DAY)
    if last is None or day <= last:
        yield "in_force_now", Period(begins, last)
    if last is not None:
        yield "in_force_until", Period(None if last < day else last + _DAY, None)


def answer_periods(question: Question, day: date) -> Iterator[tuple[Text, Period]]:
    """Yield the answer that is valid on the day of the build, and each later one."""
    first: date | None = None
    for answer in question.answers:
        if answer.until is None or day <= answer.until:
            yield answer.text, Period(first, answer.until)
            first = None if answer.until is None else answer.until + _DAY
