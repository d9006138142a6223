"""Reports as real workbooks: filled by XlsxWriter and read back by openpyxl."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook

from calculator.breakeven import break_evens
from calculator.comparison import compare
from calculator.forecast import Company, forecast
from calculator.formatting import LANGUAGES, Language
from calculator.quote import quote
from calculator.reports.breakeven import break_even_report
from calculator.reports.comparison import comparison_report
from calculator.reports.forecast import forecast_report
from calculator.reports.phrases import Phrases
from calculator.reports.quote import quote_report
from calculator.reports.spreadsheet import fill_workbook
from calculator.reports.tables import Cell, Mark, Report, Row, Table
from hooks.content.load import load_content

CONTENT = load_content(Path(__file__).parents[2] / "data")
CATALOGUE = CONTENT.catalogue
DAY = date(2025, 1, 1)


def _opened(report: Report, currency: str = "DKK", language: Language = "da") -> Any:  # noqa: ANN401, openpyxl has no types
    """Write a report to a file and return the one sheet that is read back from it."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        fill_workbook(book, report, currency, language)
    (sheet,) = load_workbook(file).worksheets
    return sheet


def _table(*cells: Cell) -> Report:
    rows = tuple(Row((cell,)) for cell in cells)
    return Report(title="Title", tables=(Table("Caption", ("Column",), rows),))


def _cells(report: Report, language: Language = "da") -> list[Any]:
    """Return the cells of the report's table, below title, caption and heading."""
    sheet = _opened(report, language=language)
    return [sheet.cell(row, 1) for row in range(5, sheet.max_row + 1)]


AMOUNTS = ["0", "0.01", "4.0400", "1234.50", "-0.37", "2534972.50", "99999999999.99", "0.000001"]


@pytest.mark.parametrize("amount", AMOUNTS)
def test_an_amount_is_a_number(amount: str) -> None:
    """A spreadsheet reckons with it, to the last decimal."""
    (cell,) = _cells(_table(Decimal(amount)))
    assert ("n", Decimal(amount)) == (cell.data_type, Decimal(str(cell.value)))


@pytest.mark.parametrize(
    ("language", "expected"), [("da", '#,##0.00" kr."'), ("en", '"DKK" #,##0.00')]
)
def test_an_amount_shows_its_currency(language: Language, expected: str) -> None:
    """By the number format, and not by words in the cell."""
    (cell,) = _cells(_table(Decimal("1234.5")), language)
    assert expected == cell.number_format


def test_a_count_is_a_number() -> None:
    """Whole and grouped, a zero too."""
    assert [("n", 0, "#,##0"), ("n", 1_000_000, "#,##0")] == [
        (cell.data_type, cell.value, cell.number_format) for cell in _cells(_table(0, 1_000_000))
    ]


TEXTS = [
    "=1+1",
    '=HYPERLINK("https://example.com";"x")',
    "+45 12 34 56 78",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "https://example.com",
    "mailto:post@example.com",
    "1250",
    "1.250,50",
    " spaces ",
    "æøå 😀",
    "a\nb",
    "<b>&amp;</b>",
]


@pytest.mark.parametrize("written", TEXTS)
def test_a_text_is_a_text(written: str) -> None:
    """No text becomes a formula, a link or a number, whatever it begins with."""
    (cell,) = _cells(_table(written))
    assert ("s", written, None) == (cell.data_type, cell.value, cell.hyperlink)


def test_nothing_is_an_empty_cell() -> None:
    """Between two cells with something, a cell with nothing stays empty."""
    assert [1, None, 2] == [cell.value for cell in _cells(_table(1, None, 2))]


def test_every_line_has_texts_that_stay_texts() -> None:
    """Title, sentences, captions, headings and notes are no formulas either."""
    report = Report(
        title="=title",
        sentences=("=said",),
        tables=(Table("=caption", ("=column",), (Row(("=cell",)),)),),
        notes=("=note",),
    )
    cells = [cell for row in _opened(report).iter_rows() for cell in row if cell.value is not None]
    assert [
        ("s", value) for value in ("=title", "=said", "=caption", "=column", "=cell", "=note")
    ] == [(cell.data_type, cell.value) for cell in cells]


def test_totals_and_headings_are_bold() -> None:
    """The file has the bold lines that the report asks for, and no other."""
    rows = (Row((1,)), Row((2,), Mark.TOTAL), Row(("x",), Mark.BEST), Row(("y",), Mark.OUT))
    sheet = _opened(Report(title="T", tables=(Table("C", ("H",), rows),)))
    assert [True, True, True, False, True, True, False] == [
        bool(sheet.cell(row, 1).font.b) for row in (1, 3, 4, 5, 6, 7, 8)
    ]


def test_a_sheet_is_printed_on_one_page_across() -> None:
    """A4 on its side, as many pages long as it needs."""
    sheet = _opened(_table(1))
    assert ("9", "landscape", True, 1, 0) == (
        str(sheet.page_setup.paperSize),
        sheet.page_setup.orientation,
        sheet.sheet_properties.pageSetUpPr.fitToPage,
        sheet.page_setup.fitToWidth or 1,
        sheet.page_setup.fitToHeight,
    )


TITLES = [
    ("Title", "Title"),
    ("", "1"),
    ("[]:*?/\\'", "1"),
    ("'quoted'", "quoted"),
    ("a/b: c?", "ab c"),
    ("x" * 40, "x" * 31),
    ("=1+1", "=1+1"),
    ('<&>"', '<&>"'),
    ("Beregning af månedspris", "Beregning af månedspris"),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_workbook_opens_whatever_its_title(title: str, expected: str) -> None:
    """A title that no sheet may have is cut to one, and is complete in the first cell."""
    sheet = _opened(Report(title=title))
    assert (expected, title) == (sheet.title, sheet.cell(1, 1).value or "")


def _reports(language: Language) -> list[Report]:
    phrases = Phrases(CATALOGUE, language)
    companies = [Company("Nord", (387,) * 12), Company("", (1,) * 12)]
    years = [forecast(CATALOGUE, tier.id, companies, DAY) for tier in CATALOGUE.tiers]
    return [
        quote_report(quote(CATALOGUE, "professionel", 387, DAY), phrases),
        comparison_report(compare(CATALOGUE, 387, DAY, "standard"), "standard", phrases),
        break_even_report(break_evens(CATALOGUE, CATALOGUE.price_lists[0]), phrases),
        forecast_report(years[0], years, phrases),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(4), ids=["quote", "comparison", "break-evens", "forecast"])
def test_every_report_opens_as_a_workbook(number: int, language: Language) -> None:
    """The cells of each table are read back as they are in the report."""
    report = _reports(language)[number]
    written = [row.cells for table in report.tables for row in table.rows]
    sheet = _opened(report, language=language)
    read = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    lines = [tuple(None if cell == "" else cell for cell in line) for line in written]
    plain = [
        tuple(float(cell) if isinstance(cell, Decimal) else cell for cell in line) for line in lines
    ]
    width = sheet.max_column
    assert [] == [line for line in plain if (*line, *[None] * (width - len(line))) not in read]
