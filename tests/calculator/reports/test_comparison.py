"""The tiers side by side, as a report."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.comparison import compare
from calculator.formatting import Language
from calculator.model import TierPrice
from calculator.reports.comparison import comparison_report, comparison_table
from calculator.reports.phrases import Phrases
from calculator.reports.tables import Cell, Mark
from calculator.usage import PerUnit
from tests.calculator.examples import (
    FIRST_DAY,
    by_letter,
    counts,
    flat_price,
    languages,
    step_texts,
    tier_price,
    tier_prices,
    unfinished,
)

PRICED = by_letter(tier_price(PerUnit(unit_amount=Decimal("2.25"))), flat_price("500.50"))
PHRASES = Phrases(PRICED, "en")

ROWS: list[tuple[str | None, int, list[tuple[tuple[Cell, ...], Mark]]]] = [
    (
        None,
        100,
        [
            (("A (en)", "225.00", "2700.00", "2.25", "0.00"), Mark.NONE),
            (("B (en)", "500.50", "6006.00", "5.01", "275.50"), Mark.NONE),
        ],
    ),
    (
        "b",
        100,
        [
            (("A (en)", "225.00", "2700.00", "2.25", "-275.50"), Mark.NONE),
            (("B (en) (chosen)", "500.50", "6006.00", "5.01", "0.00"), Mark.CHOSEN),
        ],
    ),
    (
        "a",
        0,
        [
            (("A (en) (chosen)", "0.00", "0.00", "", "0.00"), Mark.CHOSEN),
            (("B (en)", "500.50", "6006.00", "", "500.50"), Mark.NONE),
        ],
    ),
]


@pytest.mark.parametrize(("chosen", "count", "expected"), ROWS)
def test_each_tier_has_a_row(
    chosen: str | None, count: int, expected: list[tuple[tuple[Cell, ...], Mark]]
) -> None:
    """Month, year, price of each payslip and difference, and the chosen tier is marked."""
    table = comparison_table(compare(PRICED, count, FIRST_DAY, chosen), chosen, PHRASES)
    assert expected == [
        (tuple("" if cell is None else str(cell) for cell in row.cells), row.mark)
        for row in table.rows
    ]


def test_amounts_are_amounts() -> None:
    """A row has unformatted numbers, so that a spreadsheet can calculate with them."""
    table = comparison_table(compare(PRICED, 7, FIRST_DAY), None, PHRASES)
    assert {(str, Decimal, Decimal, Decimal, Decimal)} == {
        tuple(type(cell) for cell in row.cells) for row in table.rows
    }


@pytest.mark.parametrize(("chosen", "name"), [(None, "A (en)"), ("a", "A (en)"), ("b", "B (en)")])
def test_the_differences_are_to_a_tier_with_a_name(chosen: str | None, name: str) -> None:
    """The last heading names the chosen tier, or the lowest where none is chosen."""
    table = comparison_table(compare(PRICED, 7, FIRST_DAY, chosen), chosen, PHRASES)
    assert PHRASES.word("difference_to", tier=name) == table.columns[-1]


def test_each_row_has_the_question_that_explains_it() -> None:
    """Tier, count and date, as the page sends them."""
    table = comparison_table(compare(PRICED, 1_250, FIRST_DAY), None, PHRASES)
    assert [
        {"ask": "explain", "tier": "a", "payslips": "1250", "date": "2024-02-01"},
        {"ask": "explain", "tier": "b", "payslips": "1250", "date": "2024-02-01"},
    ] == [row.explains for row in table.rows]


def test_a_comparison_has_its_count_day_and_price_list() -> None:
    """The caption has the count and the VAT, the notes have the price list."""
    report = comparison_report(compare(PRICED, 1_250, FIRST_DAY, "b"), "b", PHRASES)
    assert ("1,250\u00a0payslips, excl. VAT",) == tuple(table.caption for table in report.tables)
    assert (
        PHRASES.word("year_note"),
        "Calculated for 1\u00a0February\u00a02024.",
        *PHRASES.list_notes(PRICED.price_lists[0]),
    ) == report.notes


@given(st.lists(tier_prices, min_size=1, max_size=4), step_texts, counts, languages)
def test_every_comparison_is_finished(
    prices: list[TierPrice], step: str, count: int, language: Language
) -> None:
    """Whatever the prices, the report has no placeholder, no None and no double point."""
    priced = by_letter(*prices, step=step)
    compared = compare(priced, count, FIRST_DAY, "a")
    assert [] == unfinished(comparison_report(compared, "a", Phrases(priced, language)), language)
