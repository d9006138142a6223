"""The impact of a change on the months of real customers, as sums only.

A pull request may be public: no customer's name, count or price leaves the file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from itertools import chain
from operator import add
from typing import NamedTuple

from calculator.curve import cents
from calculator.errors import InputError, Message, message
from calculator.fields import shown
from calculator.formatting import Language
from calculator.model import Catalogue
from calculator.money import EXACT
from calculator.payslips import parse_payslips
from hooks.batch.csv_rows import CsvRow, csv_rows
from hooks.batch.pricing import RefusedRow, tier_ids
from hooks.impact.prices import Period

_TIER = ("tier", "abonnement")
_PAYSLIPS = "payslips"


class Customer(NamedTuple):
    """A row of the file."""

    tier: str
    payslips: int


class _Columns(NamedTuple):
    tier: int
    payslips: int


class Effect(NamedTuple):
    """The sums of some customers, in hundredths a month; `more` and `less` count who pay that.

    `without_price` are customers who have a price in only one of the versions; they are in no sum.
    """

    customers: int = 0
    before: int = 0
    after: int = 0
    more: int = 0
    less: int = 0
    without_price: int = 0

    @property
    def priced(self) -> int:
        """How many have a price in both versions."""
        return self.customers - self.without_price

    @property
    def difference(self) -> Decimal:
        """The additional revenue of a month, negative where there is less."""
        return EXACT.subtract(cents(self.after), cents(self.before))

    def plus(self, other: "Effect") -> "Effect":
        """Return the sums of both."""
        return Effect(*map(add, self, other))


def read_customers(
    lines: Iterable[str], before: Catalogue, after: Catalogue, language: Language
) -> Iterator[Customer | RefusedRow]:
    """Yield each row's tier and count, or why it has none.

    A row is `tier;payslips`, or `customer;tier;payslips` as for a batch. A header may give the
    columns another order; other columns are left out.
    """
    rows = csv_rows(lines)
    first = next(rows, None)
    if first is None:
        return
    header = _header(first, after)
    known = tier_ids(before) | tier_ids(after)
    for row in rows if header else chain([first], rows):
        yield _customer(row, header, known, language)


def effects(customers: Sequence[Customer], period: Period) -> Mapping[str, Effect]:
    """Sum up each tier's customers; a tier without customers is left out."""
    found = {tier.id: Effect() for tier in period.tiers}
    for customer in customers:
        found[customer.tier] = found[customer.tier].plus(_effect(customer, period))
    return {tier_id: effect for tier_id, effect in found.items() if effect.customers}


def summed(found: Iterable[Effect]) -> Effect:
    """Return the sums of all together."""
    return reduce(Effect.plus, found, Effect())


def _effect(customer: Customer, period: Period) -> Effect:
    before = period.before.curves.get(customer.tier)
    after = period.after.curves.get(customer.tier)
    if before is None or after is None:
        return Effect(customers=1, without_price=1)
    old, new = before.total(customer.payslips), after.total(customer.payslips)
    return Effect(customers=1, before=old, after=new, more=new > old, less=new < old)


def _header(row: CsvRow, catalogue: Catalogue) -> _Columns | None:
    meter = catalogue.meter
    counts = {_PAYSLIPS, *(name.casefold() for name in (meter.id, meter.other.en, meter.other.da))}
    names = [cell.strip().casefold() for cell in row.cells]
    tier = next((i for i, name in enumerate(names) if name in _TIER), None)
    payslips = next((i for i, name in enumerate(names) if name in counts), None)
    return None if tier is None or payslips is None else _Columns(tier, payslips)


def _customer(
    row: CsvRow, header: _Columns | None, known: Mapping[str, str], language: Language
) -> Customer | RefusedRow:
    try:
        return _read(row, header, known, language)
    except InputError as error:
        return RefusedRow(row.line, error.message, row.text)


def _read(
    row: CsvRow, header: _Columns | None, known: Mapping[str, str], language: Language
) -> Customer:
    if row.problem is not None:
        raise InputError("row", row.problem)
    columns = header or (_Columns(0, 1) if len(row.cells) == 2 else _Columns(1, 2))
    needed = max(columns) + 1
    if len(row.cells) < needed:
        raise InputError("row", _narrow(len(row.cells), needed))
    tier = row.cells[columns.tier].strip()
    if tier.casefold() not in known:
        named = ", ".join(dict.fromkeys(known.values()))
        raise InputError("tier", message("tier.unknown", tier=shown(tier), known=named))
    return Customer(known[tier.casefold()], parse_payslips(row.cells[columns.payslips], language))


def _narrow(found: int, needed: int) -> Message:
    return message("batch.narrow", found=found, needed=needed)
