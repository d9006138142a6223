"""Reports as files for a spreadsheet: CSV and workbooks."""

import csv
import io
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.formatting import Language
from calculator.reports.spreadsheet import BYTE_ORDER_MARK, as_csv, csv_cell, fill_workbook
from calculator.reports.tables import Cell, Mark, Report, Row, Table

CELLS: list[tuple[Cell, str]] = [
    (None, ""),
    ("", ""),
    ("Grundpris", "Grundpris"),
    (0, "0"),
    (1_000_000, "1000000"),
    (-5, "-5"),
    (Decimal(0), "0"),
    (Decimal("1234.50"), "1234,50"),
    (Decimal("-12.50"), "-12,50"),
    (Decimal("2.0001"), "2,0001"),
    (Decimal("1E+3"), "1000"),
    (Decimal("1E-7"), "0,0000001"),
    ("=1+1", "'=1+1"),
    ("+45 12 34 56 78", "'+45 12 34 56 78"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("\r=1", "'\r=1"),
    ("1=1", "1=1"),
    ("'=1", "'=1"),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_a_cell_is_a_plain_number_or_a_harmless_text(cell: Cell, expected: str) -> None:
    """Numbers have a decimal comma and no groups; a text is never read as a formula."""
    assert expected == csv_cell(cell)


TABLE = Table(
    caption="Caption",
    columns=("Name", "Count", "Amount"),
    rows=(
        Row(("Base; price", 1, Decimal("4244.00"))),
        Row(('"Best"', 1_250, Decimal("2.5")), Mark.BEST),
        Row(("=Chosen", None, None), Mark.CHOSEN),
        Row(("Out", 0, Decimal(0)), Mark.OUT),
        Row(("Bracket", 0, Decimal("-1.5")), Mark.IN_FORCE),
        Row(("Total", None, Decimal("4246.50")), Mark.TOTAL),
    ),
)
REPORT = Report(
    title="Title",
    sentences=("One.", "Two."),
    tables=(TABLE, Table("Second", ("Long heading",), (Row(("x",)), Row(("y",), Mark.TOTAL)))),
    notes=("Note.",),
)

CSV = """\
Title
One.
Two.

Caption
Name;Count;Amount
"Base; price";1;4244,00
\"""Best\""";1250;2,5
'=Chosen;;
Out;0;0
Bracket;0;-1,5
Total;;4246,50

Second
Long heading
x
y

Note.
"""


def test_a_report_is_csv_that_a_danish_spreadsheet_opens() -> None:
    """A byte-order mark, semicolons, decimal commas, CRLF, and quotes where they are needed."""
    assert BYTE_ORDER_MARK + CSV.replace("\n", "\r\n") == as_csv(REPORT)


def test_reports_follow_each_other() -> None:
    """One byte-order mark at the front, and a blank line between two reports."""
    assert "\ufeffA\r\nSaid.\r\n\r\nB\r\n" == as_csv(
        Report(title="A", sentences=("Said.",)), Report(title="B")
    )


cells = (
    st.none()
    | st.integers()
    | st.text(st.characters(exclude_characters="\r\n"))
    | st.decimals(allow_nan=False, allow_infinity=False, places=4)
)


@given(st.lists(st.tuples(cells, cells), min_size=1))
def test_csv_preserves_every_cell(rows: list[tuple[Cell, Cell]]) -> None:
    """Semicolons and quotes in a text don't split cells, and no cell is a formula."""
    table = Table("Caption", ("One", "Two"), tuple(map(Row, rows)))
    written = as_csv(Report(title="Title", tables=(table,))).removeprefix(BYTE_ORDER_MARK)
    read = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))
    assert [[csv_cell(cell) for cell in row] for row in rows] == read[4:]


@dataclass
class _Sheet:
    """Records the calls on a worksheet."""

    name: str
    written: dict[tuple[int, int], tuple[object, dict[str, Any]]] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    page: list[object] = field(default_factory=list)

    def write_string(self, row: int, column: int, text: str, style: dict[str, Any]) -> None:
        """Record a text."""
        assert isinstance(text, str)
        self.written[row, column] = (text, style)

    def write_number(self, row: int, column: int, number: float, style: dict[str, Any]) -> None:
        """Record a number."""
        assert isinstance(number, int | float)
        self.written[row, column] = (number, style)

    def set_column(self, first: int, last: int, width: float) -> None:
        """Record the width of columns."""
        self.widths |= dict.fromkeys(range(first, last + 1), width)

    def set_paper(self, size: int) -> None:
        """Record the paper size."""
        self.page.append(size)

    def set_landscape(self) -> None:
        """Record the landscape orientation."""
        self.page.append("landscape")

    def fit_to_pages(self, wide: int, tall: int) -> None:
        """Record the number of pages."""
        self.page.append((wide, tall))


@dataclass
class _Book:
    """Records the worksheets of a workbook; a format is its properties."""

    sheets: list[_Sheet] = field(default_factory=list)

    def add_worksheet(self, name: str) -> _Sheet:
        """Return a new worksheet."""
        self.sheets.append(_Sheet(name))
        return self.sheets[-1]

    def add_format(self, properties: dict[str, Any]) -> dict[str, Any]:
        """Return a format."""
        return properties


def _filled(report: Report, currency: str = "DKK", language: Language = "da") -> _Sheet:
    book = _Book()
    fill_workbook(book, report, currency, language)
    (sheet,) = book.sheets
    return sheet


def test_a_workbook_has_the_cells_of_the_report() -> None:
    """Line by line as in the CSV file, numbers as numbers, and empty cells left out."""
    assert {
        (0, 0): "Title",
        (1, 0): "One.",
        (2, 0): "Two.",
        (4, 0): "Caption",
        (5, 0): "Name",
        (5, 1): "Count",
        (5, 2): "Amount",
        (6, 0): "Base; price",
        (6, 1): 1,
        (6, 2): 4244.0,
        (7, 0): '"Best"',
        (7, 1): 1250,
        (7, 2): 2.5,
        (8, 0): "=Chosen",
        (9, 0): "Out",
        (9, 1): 0,
        (9, 2): 0.0,
        (10, 0): "Bracket",
        (10, 1): 0,
        (10, 2): -1.5,
        (11, 0): "Total",
        (11, 2): 4246.5,
        (13, 0): "Second",
        (14, 0): "Long heading",
        (15, 0): "x",
        (16, 0): "y",
        (18, 0): "Note.",
    } == {place: value for place, (value, _) in _filled(REPORT).written.items()}


def test_headings_and_the_rows_that_matter_are_bold() -> None:
    """Title, captions, columns, and the rows that are chosen, the best or a total."""
    written = _filled(REPORT).written
    assert {0, 4, 5, 7, 8, 11, 13, 14, 16} == {
        row for (row, _), (_, style) in written.items() if style.get("bold")
    }


FORMATS: list[tuple[str, Language, str]] = [
    ("DKK", "da", '#,##0.00" kr."'),
    ("DKK", "en", '"DKK" #,##0.00'),
    ("EUR", "da", '#,##0.00 "EUR"'),
    ("EUR", "en", '#,##0.00 "EUR"'),
]


@pytest.mark.parametrize(("currency", "language", "expected"), FORMATS)
def test_amounts_and_counts_have_their_formats(
    currency: str, language: Language, expected: str
) -> None:
    """Amounts show two decimals and the currency, counts are grouped, bold or not."""
    written = _filled(REPORT, currency, language).written
    assert {(expected, False), (expected, True)} == {
        (written[row, 2][1]["num_format"], written[row, 2][1]["bold"]) for row in (6, 7, 9, 10, 11)
    }
    assert {("#,##0", False), ("#,##0", True)} == {
        (written[row, 1][1]["num_format"], written[row, 1][1]["bold"]) for row in (6, 7, 9, 10)
    }


def test_texts_have_no_number_format() -> None:
    """Words are not formatted."""
    styles = [style for value, style in _filled(REPORT).written.values() if isinstance(value, str)]
    assert [] == [style for style in styles if "num_format" in style]


def test_a_sheet_is_printed_on_one_page_across() -> None:
    """Landscape A4, with as many pages as needed."""
    assert [9, "landscape", (1, 0)] == _filled(REPORT).page


NAMES = [
    ("Title", "Title"),
    ("", "1"),
    ("[]:*?/\\'", "1"),
    ("A/B: 'C' [D]*?\\", "AB C D"),
    ("x" * 40, "x" * 31),
]


@pytest.mark.parametrize(("title", "expected"), NAMES)
def test_a_sheet_has_a_valid_name(title: str, expected: str) -> None:
    """Invalid characters are left out, and a name is neither empty nor too long."""
    assert expected == _filled(Report(title=title)).name


WIDTHS = [
    (Report(title="A very long title that no column has to hold"), {}),
    (REPORT, {0: 15, 1: 8, 2: 12}),
    (Report(title="T", tables=(Table("C", ("x" * 80, ""), ()),)), {0: 60, 1: 3}),
]


@pytest.mark.parametrize(("report", "expected"), WIDTHS)
def test_a_column_is_as_wide_as_its_content(report: Report, expected: dict[int, float]) -> None:
    """The widest heading or cell, room for the separators of numbers, and an upper limit."""
    assert expected == _filled(report).widths
