"""Very many months at once: rows of a file in, priced rows and refused rows out, one by one.

No row is held in memory after it has been yielded.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from calculator.bulk import ListPrices, PriceBook
from calculator.errors import InputError, Message, TakstError, message
from calculator.fields import shown
from calculator.formatting import Language
from calculator.messages import VISITOR_MESSAGES, say
from calculator.model import Catalogue, Meter
from calculator.payslips import MAX_PAYSLIPS, parse_payslips
from calculator.quote import read_day
from calculator.reports.phrases import Phrases
from hooks.batch.csv_rows import CsvRow, csv_rows
from hooks.batch.messages import BATCH_MESSAGES

_NAMES = {
    "customer": "customer",
    "kunde": "customer",
    "tier": "tier",
    "abonnement": "tier",
    "date": "date",
    "dato": "date",
}
_COUNT = "payslips"
_NEEDED = ("customer", "tier", _COUNT)
_KNOWN_DATES = 4096
_SHORT = len(str(MAX_PAYSLIPS)) - 1
_SENTENCES = VISITOR_MESSAGES | BATCH_MESSAGES


class PricedRow(NamedTuple):
    """A month with its price in hundredths; `customer` is as in the file, `date` is ISO."""

    customer: str
    tier: str
    payslips: int
    date: str
    price_list: str
    net: int
    vat: int
    gross: int


class RefusedRow(NamedTuple):
    """A row without a price: the line that it starts on, the reason, and its first line."""

    line: int
    reason: Message
    text: str

    def line_for(self, file: str, phrases: Phrases) -> str:
        """Return `FILE:LINE: error: what (row)`; `error` stays for tools to find."""
        what = say(self.reason, phrases.language, _SENTENCES, words=phrases.unit_words)
        row = shown(self.text.strip())
        line = f"{file}:{self.line}: error: {what}"
        return f"{line} ({row})" if row else line


class HeaderError(TakstError):
    """The header does not say where the columns are; `refused` is its row."""

    def __init__(self, refused: RefusedRow) -> None:
        """Take the header's row and the reason."""
        super().__init__(refused.reason.code)
        self.refused = refused


class Columns(NamedTuple):
    """The position of each column; `date` is None where there is none.

    `needed` is how many cells a row has at least, and `width` at most.
    """

    customer: int
    tier: int
    payslips: int
    date: int | None
    needed: int
    width: int


WITHOUT_HEADER = Columns(customer=0, tier=1, payslips=2, date=3, needed=3, width=4)


class _Day(NamedTuple):
    """A date as text, and the prices in force on it."""

    text: str
    prices: ListPrices


@dataclass(frozen=True, slots=True, kw_only=True)
class Pricer:
    """Prices rows; `on` returns the day that a date cell means."""

    catalogue: Catalogue
    tiers: dict[str, str]
    on: Callable[[str], _Day]
    language: Language

    def price(self, cells: list[str], columns: Columns) -> PricedRow:
        """Return the row with its price; raises InputError where it has none."""
        if not columns.needed <= len(cells) <= columns.width:
            _check_width(cells, columns)
        written_tier = cells[columns.tier].strip()
        tier = self.tiers.get(written_tier.casefold()) or self.catalogue.tier(written_tier).id
        count = _count(cells[columns.payslips], self.language)
        written_day = ""
        if columns.date is not None and columns.date < len(cells):
            written_day = cells[columns.date].strip()
        day, prices = self.on(written_day)
        net, vat, gross = prices.price(tier, count)
        customer = cells[columns.customer]
        return PricedRow(customer, tier, count, day, prices.price_list.id, net, vat, gross)


def pricer(book: PriceBook, day: date, language: Language) -> Pricer:
    """Return what prices rows; `day` is the date of rows that have none."""

    @lru_cache(_KNOWN_DATES)
    def on(written: str) -> _Day:
        chosen = read_day(written) if written else day
        return _Day(chosen.isoformat(), book.on(chosen))

    return Pricer(
        catalogue=book.catalogue, tiers=tier_ids(book.catalogue), on=on, language=language
    )


def price_rows(lines: Iterable[str], pricing: Pricer) -> Iterator[PricedRow | RefusedRow]:
    """Price each row of a CSV file; the lines have their ends, as `newline=""` leaves them.

    Raises HeaderError, before any row, where there is a header without the needed columns.
    """
    rows = csv_rows(lines)
    first = next((row for row in rows if row.problem is not None or _has_words(row)), None)
    if first is None:
        return iter(())
    columns = read_header(first, pricing.catalogue.meter)
    if columns is not None:
        return _priced(rows, columns, pricing)
    return _priced(chain([first], rows), WITHOUT_HEADER, pricing)


def read_header(row: CsvRow, meter: Meter) -> Columns | None:
    """Return the columns that the row names, None where it is no header.

    The count's column is called `payslips`, or what the meter calls what it counts.
    Raises HeaderError where it lacks one that is needed, has one twice, or can't be read.
    """
    known = _NAMES | dict.fromkeys(_count_names(meter), _COUNT)
    names = [known.get(cell.strip().casefold()) for cell in row.cells]
    if not any(names) or any(cell.strip().isdecimal() for cell in row.cells):
        return None
    if row.problem is not None:
        raise HeaderError(RefusedRow(row.line, row.problem, row.text))
    found = {name: position for position, name in enumerate(names) if name is not None}
    missing = [name for name in _NEEDED if name not in found]
    if missing:
        shown_names = (
            "/".join(n for n, meant in known.items() if meant == name) for name in missing
        )
        reason = message("batch.header_lacks", missing=", ".join(shown_names))
        raise HeaderError(RefusedRow(row.line, reason, row.text))
    if len(found) < len(names) - names.count(None):
        raise HeaderError(RefusedRow(row.line, message("batch.header_twice"), row.text))
    return Columns(
        customer=found["customer"],
        tier=found["tier"],
        payslips=found["payslips"],
        date=found.get("date"),
        needed=1 + max(found[name] for name in _NEEDED),
        width=len(names),
    )


def _count_names(meter: Meter) -> Iterator[str]:
    yield _COUNT
    for name in (meter.id, meter.other.en, meter.other.da):
        yield name.casefold()


def tier_ids(catalogue: Catalogue) -> dict[str, str]:
    """Return each tier's id by its id and its folded names; a name of several tiers is left out."""
    meant: dict[str, set[str]] = {}
    for tier in catalogue.tiers:
        for name in (tier.name.da, tier.name.en):
            meant.setdefault(name.strip().casefold(), set()).add(tier.id)
    by_name = {name: ids.pop() for name, ids in meant.items() if len(ids) == 1}
    return by_name | {tier.id: tier.id for tier in catalogue.tiers}


def _priced(
    rows: Iterable[CsvRow], columns: Columns, pricing: Pricer
) -> Iterator[PricedRow | RefusedRow]:
    for row in rows:
        if row.problem is not None:
            yield RefusedRow(row.line, row.problem, row.text)
            continue
        try:
            yield pricing.price(row.cells, columns)
        except InputError as error:
            if _has_words(row):
                yield RefusedRow(row.line, error.message, row.text)


def _has_words(row: CsvRow) -> bool:
    return any(cell.strip() for cell in row.cells)


def _count(cell: str, language: Language) -> int:
    """Return the count; most are a few plain digits, which need no parser."""
    if len(cell) <= _SHORT and cell.isascii() and cell.isdigit():
        return int(cell)
    return parse_payslips(cell, language)


def _check_width(cells: list[str], columns: Columns) -> None:
    """Refuse too few cells, and any beyond the last column that is not empty."""
    if len(cells) < columns.needed:
        reason = message("batch.narrow", found=len(cells), needed=columns.needed)
        raise InputError("row", reason)
    if any(cell.strip() for cell in cells[columns.width :]):
        raise InputError("row", message("batch.wide", found=len(cells), width=columns.width))
