"""Answers as tables, and as lines of text."""

from decimal import Decimal

import pytest

from calculator.formatting import Language
from calculator.reports.tables import Cell, Report, Row, Table, as_text, cell_text

CELLS: list[tuple[Cell, Language, str]] = [
    (None, "da", ""),
    ("", "da", ""),
    ("Grundpris", "da", "Grundpris"),
    (0, "da", "0"),
    (1_250, "da", "1.250"),
    (1_250, "en", "1,250"),
    (Decimal(0), "da", "0,00\u00a0kr."),
    (Decimal("1234.5"), "da", "1.234,50\u00a0kr."),
    (Decimal("-12.5"), "en", "DKK\u00a0-12.50"),
]


@pytest.mark.parametrize(("cell", "language", "expected"), CELLS)
def test_a_cell_is_formatted_by_its_type(cell: Cell, language: Language, expected: str) -> None:
    """Words unchanged, counts grouped, amounts with their currency, an empty cell as no text."""
    assert expected == cell_text(cell, "DKK", language)


TABLE = Table(
    caption="Caption",
    columns=("Name", "Count", "Amount"),
    rows=(
        Row(("Short", 5, Decimal("1234.50"))),
        Row(("A longer name", None, Decimal(2))),
        Row(("No amount", 1_250, None)),
    ),
)

ALIGNED = """\
Caption
Name           Count        Amount
Short              5  DKK\u00a01,234.50
A longer name             DKK\u00a02.00
No amount      1,250"""


def test_columns_are_aligned() -> None:
    """Words to the left and numbers to the right, headings with them, and no space at the end."""
    assert f"Title\n\n{ALIGNED}\n" == as_text(Report(title="Title", tables=(TABLE,)), "DKK", "en")


FULL = Report(
    title="Title",
    sentences=("One.", "Two."),
    tables=(TABLE, Table("Empty", ("Words", "More"), ())),
    notes=("Note.", "Last."),
)


def test_the_parts_of_a_report_are_separated_by_blank_lines() -> None:
    """Title, sentences, each table and notes, in that order, ending with one line break."""
    expected = f"Title\n\nOne.\nTwo.\n\n{ALIGNED}\n\nEmpty\nWords  More\n\nNote.\nLast.\n"
    assert expected == as_text(FULL, "DKK", "en")


def test_missing_parts_of_a_report_leave_no_gap() -> None:
    """Without sentences, tables and notes, only the title is left."""
    assert "Title\n" == as_text(Report(title="Title"), "DKK", "da")
