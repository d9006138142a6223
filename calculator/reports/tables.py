"""Answers as tables and sentences, independent of their presentation.

The page, the text to copy, the downloads and the command line show the same reports.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from calculator.formatting import Language, format_amount, format_count

type Cell = str | int | Decimal | None
"""Text, a count, an amount of money, or an empty cell."""


class Mark(StrEnum):
    """The emphasis of a row."""

    NONE = ""
    CHOSEN = "chosen"
    BEST = "best"
    OUT = "out"
    IN_FORCE = "in_force"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; `explains` is the question that explains them."""

    cells: tuple[Cell, ...]
    mark: Mark = Mark.NONE
    explains: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with column headings; the first column has the row headings."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A title, sentences, tables, and notes below the tables."""

    title: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()


def cell_text(cell: Cell, currency: str, language: Language) -> str:
    """Return a cell as formatted text."""
    if isinstance(cell, Decimal):
        return format_amount(cell, currency, language)
    if isinstance(cell, int):
        return format_count(cell, language)
    return cell or ""


def as_text(report: Report, currency: str, language: Language) -> str:
    """Return the report as lines of text, with aligned columns."""
    tables = ("\n".join(_aligned(table, currency, language)) for table in report.tables)
    parts = (report.title, "\n".join(report.sentences), *tables, "\n".join(report.notes))
    return "\n\n".join(filter(None, parts)) + "\n"


def as_prose(report: Report, currency: str, language: Language) -> str:
    """Return the report as text for a mail, where columns would not be aligned."""
    tables = ("\n".join(_lines(table, currency, language)) for table in report.tables)
    parts = (report.title, "\n".join(report.sentences), *tables, "\n".join(report.notes))
    return "\n\n".join(filter(None, parts)) + "\n"


def _lines(table: Table, currency: str, language: Language) -> Iterator[str]:
    yield f"{table.caption}:"
    for row in table.rows:
        heading, *cells = (cell_text(cell, currency, language) for cell in row.cells)
        named = zip(table.columns[1:], cells, strict=True)
        values = "; ".join(f"{column}: {cell}" for column, cell in named if cell)
        yield f"- {heading}. {values}"


def _aligned(table: Table, currency: str, language: Language) -> list[str]:
    written = [
        tuple(cell_text(cell, currency, language) for cell in row.cells) for row in table.rows
    ]
    lines = [table.columns, *written]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.columns))]
    numeric = [
        any(isinstance(row.cells[column], int | Decimal) for row in table.rows)
        for column in range(len(table.columns))
    ]
    aligned = [
        "  ".join(
            text.rjust(width) if is_numeric else text.ljust(width)
            for text, width, is_numeric in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in lines
    ]
    return [table.caption, *aligned]
