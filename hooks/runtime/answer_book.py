"""The answer book: the price of every tier for every count that visitors type, a file a price list.

A file is a line of JSON that says what follows, and then amounts in whole hundredths: tier after
tier, in each tier kind after kind, in each kind count after count from 0.
They are split into planes: the lowest byte of every amount, then the next byte of every amount,
and so on. Neighbouring bytes are alike then, so a book compresses well, and a reader finds an
amount without adding anything up.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from calculator.comparison import next_price_list
from calculator.curve import curves
from calculator.formatting import Language, format_amount
from calculator.model import Catalogue, PriceList, Vat
from calculator.money import EXACT, round_shares

FORMAT = 1
"""The version of the way a book is written; the page reads this one."""

BUDGET = 40_000
"""How many bytes, compressed, the list in force and the coming one may weigh together."""

_SAMPLE = Decimal("1234.56")
_WRITTEN_SAMPLE = re.compile(r"(\D*)1(\D*)234(\D+)56(\D*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyForm:
    """The text around and between the digits of an amount."""

    prefix: str
    group: str
    point: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The amounts of a tier and kind, each of `width` bytes, the lowest first.

    As integers they would take twenty times the memory while other tiers are computed.
    """

    width: int
    content: bytes

    def plane(self, at: int) -> bytes:
        """Return that byte of every amount."""
        count = len(self.content) // self.width
        return self.content[at :: self.width] if at < self.width else bytes(count)


def money_form(currency: str, language: Language) -> str:
    """Return, as JSON, how `format_amount` writes amounts of the currency in the language."""
    written = _WRITTEN_SAMPLE.fullmatch(format_amount(_SAMPLE, currency, language))
    if written is None:
        raise AssertionError("format_amount writes 1234.56 with other digits")
    prefix, group, point, suffix = written.groups()
    form = MoneyForm(prefix=prefix, group=group, point=point, suffix=suffix)
    return json.dumps(asdict(form))


def first_days(catalogue: Catalogue) -> str:
    """Return, as JSON, pairs of each price list's id and first day, oldest first."""
    lists = catalogue.effective_lists
    return json.dumps([(item.id, item.effective_from.isoformat()) for item in lists])


def answer_books(catalogue: Catalogue, up_to: int, build: str) -> Mapping[str, bytes]:
    """Return the book of each price list that is or will be in force, by the list's id.

    It has the counts 0 to `up_to`; `build` is the id that the pages of the same build carry.
    """
    return {
        price_list.id: _book(catalogue, price_list, up_to, build)
        for price_list in catalogue.effective_lists
    }


def weight(books: Mapping[str, bytes], catalogue: Catalogue, day: date) -> int:
    """Return the compressed bytes of the books in force and coming on a Danish date."""
    coming = next_price_list(catalogue, day)
    wanted = [catalogue.price_list_on(day), *([coming] if coming else [])]
    return sum(len(gzip.compress(books[price_list.id], mtime=0)) for price_list in wanted)


def _book(catalogue: Catalogue, price_list: PriceList, up_to: int, build: str) -> bytes:
    tiers = [tier.id for tier in catalogue.tiers]
    rows = [_row(amounts) for amounts in _amounts(catalogue, price_list, tiers, up_to)]
    planes = max(row.width for row in rows)
    header = {
        "format": FORMAT,
        "build": build,
        "list": price_list.id,
        "up_to": up_to,
        "tiers": tiers,
        "kinds": ["total", "net"] if catalogue.vat.included else ["total"],
        "planes": planes,
    }
    written = b"".join(row.plane(at) for at in range(planes) for row in rows)
    return json.dumps(header).encode() + b"\n" + written


def _row(amounts: Sequence[int]) -> _Row:
    width = max(1, (max(amounts).bit_length() + 7) // 8)
    written = [amount.to_bytes(width, "little") for amount in amounts]
    return _Row(width=width, content=b"".join(written))


def _amounts(
    catalogue: Catalogue, price_list: PriceList, tiers: Sequence[str], up_to: int
) -> Iterator[Sequence[int]]:
    """Return the amounts of each tier and kind."""
    by_tier = curves(price_list, catalogue.rounding.step)
    for tier in tiers:
        totals = by_tier[tier].totals(up_to)
        yield totals
        if catalogue.vat.included:
            yield _nets(totals, catalogue.vat)


def _nets(totals: Iterable[int], vat: Vat) -> Sequence[int]:
    """Return the nets of totals that include VAT, in hundredths, as `with_vat` rounds them.

    Whole numbers, since decimals would take longer than the rest of a build.
    """
    whole, part = EXACT.add(Decimal(1), vat.rate).as_integer_ratio()
    return round_shares(totals, part, whole)
