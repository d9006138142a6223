"""The result of the finder as a report, with the reason for each tier."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.finder import Finding, find
from calculator.formatting import Language
from calculator.model import TierPrice
from calculator.reports.finder import finder_report, finder_table, verdict, year_table
from calculator.reports.phrases import Phrases
from calculator.reports.tables import Cell, Mark
from tests.calculator.examples import (
    FIRST_DAY,
    NO,
    YES,
    by_letter,
    counts,
    flat_price,
    languages,
    percent,
    service,
    services,
    tier_prices,
    unfinished,
)

PRICED = by_letter(flat_price("1000"), flat_price("1100"), flat_price("1100"))
PHRASES = Phrases(PRICED, "en")
SERVICES = services(
    service("advice", a=NO, b=YES, c=YES),
    service("courses", a=NO, b=NO, c=YES),
    service("pizza", a=NO, b=NO, c=NO),
    service("cut", a=NO, b=NO, c=percent("12.5")),
    discount="cut",
)


def _find(*needs: str, hours: str = "0") -> Finding:
    return find(
        PRICED,
        SERVICES,
        needs=needs,
        hours=Decimal(hours),
        hourly_rate=Decimal(800),
        payslips=1_250,
        day=FIRST_DAY,
    )


VERDICTS = [
    (
        [],
        [
            "Cheapest of those that fit",
            "DKK\u00a01,200.00 dearer a year",
            "DKK\u00a01,200.00 dearer a year",
        ],
    ),
    (
        ["advice"],
        ["Lacks: Advice (en)", "Cheapest of those that fit", "Costs the same"],
    ),
    (
        ["courses", "advice"],
        [
            "Lacks: Courses (en), Advice (en)",
            "Lacks: Courses (en)",
            "Cheapest of those that fit",
        ],
    ),
    (
        ["pizza"],
        ["Lacks: Pizza (en)", "Lacks: Pizza (en)", "Lacks: Pizza (en)"],
    ),
]


@pytest.mark.parametrize(("needs", "expected"), VERDICTS)
def test_every_tier_has_a_verdict(needs: list[str], expected: list[str]) -> None:
    """What it lacks, or that it is the cheapest, costs the same, or how much dearer it is."""
    finding = _find(*needs)
    assert expected == [
        verdict(candidate, finding.best, PHRASES) for candidate in finding.candidates
    ]


SAID = [
    ([], "A (en) is the cheapest tier: DKK\u00a012,000.00 a year."),
    (["advice"], "B (en) is the cheapest tier that has it all: DKK\u00a013,200.00 a year."),
    (["pizza"], "No tier has it all. Leave out a service, or contact us."),
]


@pytest.mark.parametrize(("needs", "expected"), SAID)
def test_the_best_tier_comes_first(needs: list[str], expected: str) -> None:
    """With its year's total, or that no tier fits; then the needed services."""
    sentences = finder_report(_find(*needs), PHRASES).sentences
    assert expected == sentences[0]
    assert bool(needs) == any(sentence.startswith("You need: ") for sentence in sentences)


@pytest.mark.parametrize(
    ("discount", "hours", "expected"), [("cut", "0", 6), (None, "5", 6), (None, "0", 3)]
)
def test_consultancy_is_shown_where_it_matters(
    discount: str | None, hours: str, expected: int
) -> None:
    """Its columns and lines appear only with a discount on it or with hours."""
    finding = find(
        PRICED,
        replace(SERVICES, consultancy_discount=discount),
        needs=[],
        hours=Decimal(hours),
        hourly_rate=Decimal(800),
        payslips=1,
        day=FIRST_DAY,
    )
    table = finder_report(finding, PHRASES).tables[0]
    lines = year_table(finding.candidates[0], finding, PHRASES).rows
    assert (expected, {expected}, 4 if expected == 6 else 2) == (
        len(table.columns),
        {len(row.cells) for row in table.rows},
        len(lines),
    )


def test_hours_without_a_rate_are_reported() -> None:
    """Consultancy that can't be included is mentioned."""
    request = partial(find, PRICED, SERVICES, needs=[], payslips=1, day=FIRST_DAY)
    sentence = PHRASES.word("find_no_rate")
    counted = request(hours=Decimal(5), hourly_rate=Decimal(1))
    uncounted = request(hours=Decimal(5), hourly_rate=Decimal(0))
    assert sentence == finder_report(uncounted, PHRASES).sentences[-1]
    assert sentence not in finder_report(counted, PHRASES).sentences


def test_each_tier_has_a_row() -> None:
    """Subscription, discount, consultancy, total and verdict; all but the best are out."""
    rows: list[tuple[tuple[Cell, ...], Mark]] = [
        (("A (en)", "12000.00", "0%", "8000.00", "20000.00", "Lacks: Courses (en)"), Mark.OUT),
        (("B (en)", "13200.00", "0%", "8000.00", "21200.00", "Lacks: Courses (en)"), Mark.OUT),
        (
            ("C (en)", "13200.00", "12.5%", "7000.00", "20200.00", "Cheapest of those that fit"),
            Mark.BEST,
        ),
    ]
    table = finder_table(_find("courses", hours="10"), PHRASES)
    assert rows == [(tuple(map(str, row.cells)), row.mark) for row in table.rows]


def test_where_no_tier_fits_all_are_out() -> None:
    """No row is marked as the best."""
    assert {Mark.OUT} == {row.mark for row in finder_table(_find("pizza"), PHRASES).rows}


def test_each_row_has_the_question_that_explains_it() -> None:
    """Tier, count and date, as the page sends them."""
    assert [
        {"ask": "explain_finding", "tier": tier, "payslips": "1250", "date": "2024-02-01"}
        for tier in ("a", "b", "c")
    ] == [row.explains for row in finder_table(_find(), PHRASES).rows]


def test_a_finding_has_the_question() -> None:
    """The caption has count, hours, rate and VAT, the notes have the price list."""
    report = finder_report(_find(hours="7.5"), PHRASES)
    request = "A year of 1,250 payslips a month and 7.5 consultancy hours at DKK 800.00, excl. VAT"
    assert [request] == [table.caption.replace("\u00a0", " ") for table in report.tables]
    assert (PHRASES.word("year_note"), *PHRASES.list_notes(PRICED.price_lists[0])) == report.notes


needed = st.lists(st.sampled_from(["advice", "courses", "pizza", "cut"]))


@given(
    st.tuples(tier_prices, tier_prices, tier_prices),
    needed,
    st.decimals(0, 100, places=2),
    counts,
    languages,
)
def test_every_report_is_finished(
    prices: tuple[TierPrice, ...],
    needs: list[str],
    hours: Decimal,
    count: int,
    language: Language,
) -> None:
    """Whatever the question, the report has no placeholder, no None and no double point."""
    priced = by_letter(*prices)
    finding = find(
        priced,
        SERVICES,
        needs=needs,
        hours=hours,
        hourly_rate=Decimal("1200.50"),
        payslips=count,
        day=FIRST_DAY,
    )
    assert [] == unfinished(finder_report(finding, Phrases(priced, language)), language)
