"""Reports as files for a spreadsheet: CSV that a Danish Excel opens correctly, and workbooks."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Protocol

from calculator.formatting import Language
from calculator.reports.tables import Cell, Mark, Report, Table

BYTE_ORDER_MARK = "\ufeff"
"""Makes Excel read the file as UTF-8."""

_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet treats a text that starts with one of these as a formula."""

_AMOUNT_FORMAT = {"da": '#,##0.00" kr."', "en": '"DKK" #,##0.00'}
_SHEET_NAME = 31
_WIDEST = 60
_A4 = 9


def as_csv(*reports: Report) -> str:
    """Return the reports as one CSV file: semicolons, decimal commas, a BOM, CRLF.

    Amounts and counts are plain numbers, so that a spreadsheet can calculate with them.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    for number, report in enumerate(reports):
        if number:
            writer.writerow(())
        writer.writerows([csv_cell(cell) for cell in line] for line in _lines(report))
    return BYTE_ORDER_MARK + written.getvalue()


def csv_cell(cell: Cell) -> str:
    """Return a cell of a CSV file; a text that looks like a formula gets an apostrophe."""
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    if isinstance(cell, int):
        return str(cell)
    text = cell or ""
    return f"'{text}" if text.startswith(_RISKY) else text


class Sheet(Protocol):
    """The part of XlsxWriter's worksheet that is used."""

    def write_string(self, row: int, column: int, text: str, style: Any, /) -> object:  # noqa: ANN401, D102, XlsxWriter's own
        ...

    def write_number(self, row: int, column: int, number: float, style: Any, /) -> object:  # noqa: ANN401, D102
        ...

    def set_column(self, first: int, last: int, width: float, /) -> object:  # noqa: D102
        ...

    def set_paper(self, size: int, /) -> object:  # noqa: D102
        ...

    def set_landscape(self) -> object:  # noqa: D102
        ...

    def fit_to_pages(self, wide: int, tall: int, /) -> object:  # noqa: D102
        ...


class Book(Protocol):
    """The part of XlsxWriter's workbook that is used; the library itself belongs to the caller."""

    def add_worksheet(self, name: str, /) -> Any:  # noqa: ANN401, D102
        ...

    def add_format(self, properties: dict[str, Any], /) -> Any:  # noqa: ANN401, D102
        ...


def fill_workbook(book: Book, report: Report, currency: str, language: Language) -> None:
    """Write the report on one sheet of the workbook, amounts and counts as numbers."""
    sheet: Sheet = book.add_worksheet(_sheet_name(report.title))
    styles = _styles(book, currency, language)
    bold_lines = _bold_lines(report)
    for number, line in enumerate(_lines(report)):
        is_bold = number in bold_lines
        for column, cell in enumerate(line):
            if isinstance(cell, Decimal):
                sheet.write_number(number, column, float(cell), styles["amount", is_bold])
            elif isinstance(cell, int):
                sheet.write_number(number, column, cell, styles["count", is_bold])
            elif cell:
                sheet.write_string(number, column, cell, styles["text", is_bold])
    _set_layout(sheet, report)


def _styles(book: Book, currency: str, language: Language) -> dict[tuple[str, bool], Any]:
    """Return the formats of the workbook by kind of cell, plain and bold."""
    text = {("text", is_bold): book.add_format({"bold": is_bold}) for is_bold in (False, True)}
    return text | {
        (kind, is_bold): book.add_format({"num_format": form, "bold": is_bold})
        for kind, form in (("amount", _amount_format(currency, language)), ("count", "#,##0"))
        for is_bold in (False, True)
    }


def _set_layout(sheet: Sheet, report: Report) -> None:
    """Set the widths of the columns, and landscape A4 for print."""
    for column, width in enumerate(_widths(report)):
        sheet.set_column(column, column, width)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _amount_format(currency: str, language: Language) -> str:
    form = _AMOUNT_FORMAT[language]
    return form if currency == "DKK" else f'#,##0.00 "{currency}"'


def _sheet_name(title: str) -> str:
    return "".join(char for char in title if char not in "[]:*?/\\'")[:_SHEET_NAME] or "1"


def _lines(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield the lines of a sheet: title, sentences, tables separated by a line, notes."""
    yield (report.title,)
    for sentence in report.sentences:
        yield (sentence,)
    for table in report.tables:
        yield ()
        yield (table.caption,)
        yield table.columns
        yield from (row.cells for row in table.rows)
    if report.notes:
        yield ()
    for note in report.notes:
        yield (note,)


def _bold_lines(report: Report) -> set[int]:
    bold = {0}
    line = 1 + len(report.sentences)
    for table in report.tables:
        bold |= {line + 1, line + 2}
        bold |= {
            line + 3 + position
            for position, row in enumerate(table.rows)
            if row.mark in {Mark.TOTAL, Mark.CHOSEN, Mark.BEST}
        }
        line += 3 + len(table.rows)
    return bold


def _widths(report: Report) -> list[float]:
    columns = max((len(table.columns) for table in report.tables), default=0)
    return [
        min(_WIDEST, 3 + max(_length(table, column) for table in report.tables))
        for column in range(columns)
    ]


def _length(table: Table, column: int) -> int:
    if column >= len(table.columns):
        return 0
    cells = [table.columns[column], *(str(row.cells[column] or "") for row in table.rows)]
    return max(len(text) + (len(text) // 3 if text[:1].isdigit() else 0) for text in cells)
