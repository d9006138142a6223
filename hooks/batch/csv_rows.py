"""Read CSV lines as rows: each with the line that it starts on, or with what is wrong.

Memory is bounded by `MAX_ROW`, whatever the file contains: a quote that is never closed, or a line
without end, is one bad row, and reading goes on with the line after it.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple, TextIO

from calculator.errors import Message, message

MAX_ROW = 20_000
"""The longest row, in characters; also short of the limit that the csv module has for a field."""


class CsvRow(NamedTuple):
    """The cells of a row, or the problem that keeps it from having any.

    `line` counts the file's own lines from 1, and `text` is the row's first line.
    """

    line: int
    text: str
    cells: list[str]
    problem: Message | None = None


def limited_lines(file: TextIO) -> Iterator[str]:
    """Yield a file's lines; of one that is longer than a row may be, only its beginning."""
    limit = MAX_ROW + 1
    for line in iter(partial(file.readline, limit), ""):
        rest = line
        while len(rest) == limit and not rest.endswith("\n"):
            rest = file.readline(limit)
        yield line


def csv_rows(lines: Iterable[str]) -> Iterator[CsvRow]:
    """Yield each row that is not blank.

    Cells are separated by semicolons, or by tabs where the first line has those alone.
    A byte that could not be decoded has to be a lone surrogate, as by `surrogateescape`.
    """
    source = _Lines(lines)
    try:
        yield from _rows(source)
    except UnicodeError:
        yield CsvRow(source.number, "", [], message("batch.unreadable"))


def _rows(source: "_Lines") -> Iterator[CsvRow]:
    reader = csv.reader(source, delimiter=source.delimiter(), strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _RowTooLongError):
            yield CsvRow(source.number, source.row[0], [], _what_is_wrong(source.row))
            source.read_again()
            continue
        if source.is_damaged:
            yield CsvRow(source.number, source.row[0], cells, message("batch.encoding"))
        elif cells:
            yield CsvRow(source.number, source.row[0], cells)
        source.begin_row()


class _RowTooLongError(Exception):
    """A row does not end where a row has to."""


class _Lines:
    """The lines for csv.reader, and those of the row that is being read."""

    __slots__ = ("_again", "_length", "_lines", "is_damaged", "number", "row")

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._length = 0
        self.row: list[str] = []
        self.number = 1
        self.is_damaged = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.row.append(line)
        self._length += len(line)
        if self._length > MAX_ROW:
            raise _RowTooLongError
        if not line.isascii() and _is_damaged(line):
            self.is_damaged = True
        return line

    def delimiter(self) -> str:
        """Return the separator of cells, as the first line that is not blank shows it."""
        for position, line in enumerate(self._lines):
            written = line if position else line.removeprefix("\ufeff")
            if written.strip():
                self._again.append(written)
                return "\t" if "\t" in written and ";" not in written else ";"
            self.number += 1
        return ";"

    def begin_row(self) -> None:
        """Begin a row after the one that has been read."""
        self.number += len(self.row)
        self._forget()

    def read_again(self) -> None:
        """Return up the row's first line, and begin a row at the line after it."""
        self._again.extendleft(reversed(self.row[1:]))
        self.number += 1
        self._forget()

    def _forget(self) -> None:
        self.row.clear()
        self._length = 0
        self.is_damaged = False


def _is_damaged(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return True
    return False


def _what_is_wrong(row: list[str]) -> Message:
    if len(row[0]) > MAX_ROW:
        return message("batch.long", maximum=MAX_ROW)
    return message("batch.quotes")
