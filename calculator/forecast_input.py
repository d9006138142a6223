"""Twelve monthly counts as people type or paste them, for one company or several.

Each row is a company; where the months are in rows, each column is one.
Cells are separated by tabs or semicolons, as in spreadsheets; twelve counts on one line may also be
separated by commas or spaces.
Headings and names are detected.
"""

import csv
import itertools
import re
from collections.abc import Sequence
from datetime import date

from calculator.comparison import MONTHS
from calculator.errors import FieldError, InputError, message
from calculator.fields import read_date, shown
from calculator.forecast import MAX_COMPANIES, Company
from calculator.formatting import Language
from calculator.payslips import parse_payslips

MAX_TEXT = 100_000
"""The longest text that is read, in characters."""

_LONGEST_NAME = 80

_LISTS = (re.compile(r"[,;]\s+|\s+"), re.compile(","))
_DANISH = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"20[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")

_MONTH_NUMBERS = [str(month) for month in range(1, MONTHS + 1)]

_TOTALS = {"i alt", "ialt", "total", "totalt", "sum", "samlet", "hele året", "året"}

_NAME_HEADINGS = {"", "navn", "firma", "virksomhed", "selskab", "name", "company"}

type _Row = tuple[int, list[str]]


def parse_companies(text: str, language: Language) -> tuple[Company, ...]:
    """Read companies and their counts.

    Raises InputError for the field `forecast`, with the line's number and what is wrong with it.
    """
    if len(text) > MAX_TEXT:
        raise InputError("forecast", message("forecast.long", maximum=MAX_TEXT))
    rows = _rows(text, language)
    if not rows:
        raise InputError("forecast", message("forecast.empty"))
    heading = _heading(rows, language)
    body = rows[1:] if heading else rows
    if not body:
        raise InputError("forecast", message("forecast.empty"))
    if _has_months_in_rows(body, language):
        companies = _from_columns(body, heading, language)
    else:
        companies = tuple(_from_row(row, heading, language) for row in body)
    if len(companies) > MAX_COMPANIES:
        raise InputError("forecast", message("forecast.many", maximum=MAX_COMPANIES))
    return companies


def parse_month(text: str) -> date:
    """Parse a month such as 2026-01 and return its first day; raises InputError."""
    written = text.strip()
    try:
        if _MONTH.fullmatch(written):
            return read_date(f"{written}-01")
    except FieldError:
        pass
    raise InputError("start", message("date.not_a_month"))


def first_month(text: str, language: Language, chosen: str, today: date) -> date:
    """Return the first of the twelve months: the chosen one, or else the first that the text names.

    A month named without a year is the next such month; the default is the month of today.
    Raises InputError for the field `start` where the chosen month is not the one in the text.
    """
    label, number = _first_named(_rows(text, language), language)
    year = _YEAR.search(label)
    if chosen.strip() or not number:
        month = parse_month(chosen) if chosen else today.replace(day=1)
        is_other = number not in {0, month.month} or (year and int(year[0]) != month.year)
        if number and is_other:
            raise InputError("start", message("forecast.other_month", label=shown(label)))
        return month
    named_year = int(year[0]) if year else today.year + (number < today.month)
    return date(named_year, number, 1)


def _first_named(rows: Sequence[_Row], language: Language) -> tuple[str, int]:
    """Return name and number of the first month, where the text names twelve months in order."""
    heading = _heading(rows, language) if rows else None
    body = rows[1:] if heading else rows
    labels = [cells[0] for _, cells in body]
    if body and not _has_months_in_rows(body, language):
        labels = (heading or [])[-MONTHS:]
    numbers = _month_numbers(labels)
    return (labels[0], numbers[0]) if numbers else ("", 0)


def _month_numbers(labels: Sequence[str]) -> list[int] | None:
    """Return the numbers of twelve consecutive month names, or None for other labels."""
    for names in (_DANISH, _ENGLISH):
        starts = [label[:3].lower() for label in labels]
        if set(starts) == set(names) and len(starts) == MONTHS:
            numbers = [names.index(start) + 1 for start in starts]
            in_order = all(b == a % MONTHS + 1 for a, b in itertools.pairwise(numbers))
            return numbers if in_order else None
    return None


def _rows(text: str, language: Language) -> list[_Row]:
    """Return the number and the cells of each line that is not empty, without totals."""
    lines = text.removeprefix("\ufeff").splitlines()
    rows = [(number, _cells(line, language)) for number, line in enumerate(lines, start=1)]
    filled = [(number, _without_empty_end(cells)) for number, cells in rows if any(cells)]
    return _without_totals(filled)


def _without_totals(rows: list[_Row]) -> list[_Row]:
    """Return the rows without a last row or a last column that is labelled as a total."""
    if len(rows) > 1 and _is_total(rows[-1][1][0]):
        rows = rows[:-1]
    width = len(rows[0][1]) if rows else 0
    if len(rows) > 1 and width > 1 and _is_total(rows[0][1][-1]):
        rows = [(number, cells[: width - 1]) for number, cells in rows]
    return rows


def _is_total(cell: str) -> bool:
    return cell.lower().rstrip(":. ") in _TOTALS


def _cells(line: str, language: Language) -> list[str]:
    for delimiter in ("\t", ";"):
        if delimiter in line:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            return [cell.strip() for cell in cells]
    for separator in _LISTS:
        cells = separator.split(line.strip())
        if len(cells) == MONTHS:
            return cells
        if _is_named(cells, language):
            return [" ".join(cells[:-MONTHS]), *cells[-MONTHS:]]
    return [line.strip().strip('"')]


def _is_named(cells: list[str], language: Language) -> bool:
    """Return whether the cells are a name followed by twelve counts."""
    words, counts = cells[:-MONTHS], cells[-MONTHS:]
    has_words = bool(words) and not any(_is_count(word, language) for word in words)
    return has_words and all(_is_count(cell, language) for cell in counts)


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def _heading(rows: Sequence[_Row], language: Language) -> list[str] | None:
    """Return the cells of the first row where it is a heading: words, months or a year."""
    _, cells = rows[0]
    if len(rows) == 1:
        return None
    has_words = not any(_is_count(cell, language) for cell in cells)
    has_months = cells[1:] == _MONTH_NUMBERS and cells[0].lower() in _NAME_HEADINGS
    is_first_of_thirteen = len(rows) == MONTHS + 1 and not _is_count(cells[0], language)
    is_narrow = max(len(cells) for _, cells in rows) < MONTHS
    return cells if has_words or has_months or (is_first_of_thirteen and is_narrow) else None


def _is_count(cell: str, language: Language) -> bool:
    try:
        parse_payslips(cell, language)
    except InputError as error:
        return error.message.code not in {"payslips.not_a_number", "payslips.empty"}
    return True


def _has_months_in_rows(rows: Sequence[_Row], language: Language) -> bool:
    """Return whether the months are in rows: twelve rows of fewer than twelve counts."""
    widest = max(len(cells) for _, cells in rows)
    is_list = widest == 1 and all(_is_count(cells[0], language) for _, cells in rows)
    if is_list or len(rows) != MONTHS:
        return is_list
    return widest < MONTHS or _month_numbers([cells[0] for _, cells in rows]) is not None


def _from_columns(
    rows: Sequence[_Row], heading: list[str] | None, language: Language
) -> tuple[Company, ...]:
    if len(rows) != MONTHS:
        raise InputError("forecast", message("forecast.twelve_lines", found=len(rows)))
    width = max(len(cells) for _, cells in rows)
    firsts = [cells[0] for _, cells in rows]
    has_words = not any(_is_count(cell, language) for cell in firsts)
    has_labels = width > 1 and (has_words or firsts == _MONTH_NUMBERS)
    columns = range(1 if has_labels else 0, width)
    names = heading or []
    return tuple(
        Company(
            name=_visible(names[column]) if column < len(names) and len(columns) > 1 else "",
            counts=tuple(_count(row, column, language) for row in rows),
        )
        for column in columns
    )


def _from_row(row: _Row, heading: list[str] | None, language: Language) -> Company:
    number, cells = row
    has_name = not _is_count(cells[0], language)
    if heading is not None:
        has_name = has_name or len(cells) == MONTHS + 1
    counts = cells[1:] if has_name else cells
    if len(counts) != MONTHS:
        reason = message("forecast.twelve_on_line", line=number, found=len(counts))
        raise InputError("forecast", reason)
    first = 1 if has_name else 0
    return Company(
        name=_visible(cells[0]) if has_name else "",
        counts=tuple(_count(row, column, language) for column in range(first, first + MONTHS)),
    )


def _visible(name: str) -> str:
    """Return a company's name in printable characters, short enough for a table."""
    return "".join(char for char in name if char.isprintable())[:_LONGEST_NAME]


def _count(row: _Row, column: int, language: Language) -> int:
    number, cells = row
    cell = cells[column] if column < len(cells) else ""
    try:
        return parse_payslips(cell, language)
    except InputError as error:
        reason = message("forecast.cell", line=number, cell=shown(cell), reason=error.message)
        raise InputError("forecast", reason) from None
