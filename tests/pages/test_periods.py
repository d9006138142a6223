"""What a page says from which day to which, as of the day on which it is built."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from calculator.model import PriceList
from hooks.content.load import load_catalogue
from hooks.content.model import Answer, Question
from hooks.pages.periods import Period, answer_periods, list_periods, list_states

CROSSING = load_catalogue(Path(__file__).parents[1] / "crossing")
FIRST, LAST = CROSSING.effective_lists[0], CROSSING.effective_lists[-1]
TURN = LAST.effective_from
EVE = TURN - timedelta(days=1)
LATER = replace(LAST, id="later", effective_from=date(2101, 1, 1))
DRAFT = replace(LATER, id="draft", status="draft")


def test_what_holds_when_the_site_is_built_is_shown() -> None:
    """Only what begins later is hidden, and what has no bounds has no attributes."""
    day = date(2026, 3, 29)
    assert ["", ' data-until="2026-03-29"', ' data-from="2026-03-29" hidden'] == [
        str(days.attributes) for days in (Period(), Period(None, day), Period(day, None))
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (EVE, [(FIRST.id, Period(None, EVE), LAST), (LAST.id, Period(TURN, None), None)]),
        (TURN, [(LAST.id, Period(), None)]),
    ],
)
def test_a_page_has_the_list_in_force_and_those_to_come(day: date, expected: list[object]) -> None:
    """Each is shown on its own days; a past one is left out."""
    found = list_periods(CROSSING, day)
    assert expected == [(period.price_list.id, period.days, period.next) for period in found]


def test_no_day_has_two_lists_or_none() -> None:
    """The days of a list end on the eve of the next one."""
    three = replace(CROSSING, price_lists=(*CROSSING.price_lists, LATER))
    assert [
        Period(None, EVE),
        Period(TURN, LATER.effective_from - timedelta(days=1)),
        Period(LATER.effective_from, None),
    ] == [period.days for period in list_periods(three, EVE)]


def test_a_draft_has_no_days() -> None:
    """A list that is not announced shows nowhere."""
    drafted = replace(CROSSING, price_lists=(*CROSSING.price_lists, DRAFT))
    assert list_periods(CROSSING, EVE) == list_periods(drafted, EVE)


@pytest.mark.parametrize(
    ("price_list", "day", "expected"),
    [
        (FIRST, EVE, [("in_force_now", Period(None, EVE)), ("in_force_until", Period(TURN, None))]),
        (FIRST, TURN, [("in_force_until", Period())]),
        (LAST, EVE, [("announced", Period(None, EVE)), ("in_force_now", Period(TURN, None))]),
        (LAST, TURN, [("in_force_now", Period())]),
    ],
)
def test_a_list_is_announced_then_in_force_then_past(
    price_list: PriceList, day: date, expected: list[object]
) -> None:
    """What a build says of a list begins with its own day and has all that follows."""
    assert expected == list(list_states(CROSSING, price_list, day))


TIERS = CROSSING.tiers
QUESTION = Question(
    id="q",
    question=TIERS[0].name,
    answers=(
        Answer(text=TIERS[0].name, until=date(2026, 3, 28)),
        Answer(text=TIERS[1].name, until=date(2026, 3, 29)),
        Answer(text=TIERS[2].name),
    ),
)
SUNDAY, MONDAY = date(2026, 3, 29), date(2026, 3, 30)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            date(2026, 3, 28),
            [Period(None, date(2026, 3, 28)), Period(SUNDAY, SUNDAY), Period(MONDAY, None)],
        ),
        (SUNDAY, [Period(None, SUNDAY), Period(MONDAY, None)]),
        (MONDAY, [Period()]),
    ],
)
def test_answers_take_over_from_each_other(day: date, expected: list[Period]) -> None:
    """An answer holds up to and including its last day; one that is past is left out."""
    found = list(answer_periods(QUESTION, day))
    assert expected == [days for _, days in found]
    assert QUESTION.answer_on(day) == found[0][0]
