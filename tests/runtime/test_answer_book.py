"""The answer book, as the page reads it: its prices, its texts and its counts are Python's."""

import json
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from calculator.errors import InputError
from calculator.formatting import LANGUAGES, Language, format_amount, format_count
from calculator.model import Catalogue, PriceList, Vat
from calculator.money import decimal_text
from calculator.payslips import MAX_PAYSLIPS, parse_payslips
from calculator.quote import quote, read_day
from calculator.usage import PerUnit
from hooks.build.data_warnings import data_warnings
from hooks.build.site import SiteBuild
from hooks.content.load import load_catalogue, load_content
from hooks.runtime.answer_book import BUDGET, answer_books, first_days, money_form, weight
from tests.calculator.examples import by_letter, tier_price
from tests.project import copy_project

ROOT = Path(__file__).parents[2]
NODE = Path(sys.executable).with_name("node")
READER = ROOT / "tests" / "scripts" / "book.mjs"
CONTENT = load_content(ROOT / "data")
CATALOGUE = CONTENT.catalogue
CROSSING = load_catalogue(ROOT / "tests" / "crossing")
UP_TO = CONTENT.site.answer_book_up_to
BUILD = "0123456789ab"

WHOLE = replace(CROSSING.rounding, step=Decimal(1))

DEAR = by_letter(
    tier_price(PerUnit(unit_amount=Decimal("123456789012.345")), base="99999999999999.99")
)
"""Amounts that no number of a browser could hold exactly."""

SWEPT: dict[str, tuple[Catalogue, Language, int]] = {
    "data": (CATALOGUE, "da", UP_TO),
    "data in English": (CATALOGUE, "en", 1_500),
    "sound": (load_catalogue(ROOT / "tests" / "sound"), "da", 1_500),
    "crossing": (CROSSING, "da", 2_500),
    "VAT included": (replace(CROSSING, vat=Vat(rate=Decimal("0.25"), included=True)), "da", 2_500),
    "VAT of an odd rate included": (
        replace(CROSSING, vat=Vat(rate=Decimal("0.0725"), included=True)), "da", 1_500,
    ),
    "euros, whole": (
        replace(CROSSING, currency="EUR", rounding=WHOLE), "en", 1_500,
    ),
    "without a name of its own": (replace(CROSSING, currency="SEK"), "da", 1_500),
    "dear": (DEAR, "en", 1_500),
}  # fmt: skip

LISTS = [
    (name, price_list)
    for name, (catalogue, _, _) in SWEPT.items()
    for price_list in catalogue.effective_lists
]


def _read(ask: str, **question: object) -> list[Any]:
    """Ask the page's reader."""
    done = subprocess.run(
        [str(NODE), str(READER)],
        input=json.dumps({"ask": ask, **question}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    answer: list[Any] = json.loads(done.stdout)
    return answer


def _file(catalogue: Catalogue, price_list: PriceList, up_to: int) -> dict[str, str]:
    """Return the book of a price list as a question brings it to the reader."""
    book = answer_books(catalogue, up_to, BUILD)[price_list.id]
    return {"file": b64encode(book).decode(), "build": BUILD, "list": price_list.id}


@pytest.mark.parametrize(
    ("name", "price_list"), LISTS, ids=lambda value: value if isinstance(value, str) else value.id
)
def test_every_entry_is_the_price_and_the_text_of_the_quote(
    name: str, price_list: PriceList
) -> None:
    """No tier and count has another net or another text in the book than Python gives it."""
    catalogue, language, up_to = SWEPT[name]
    form = json.loads(money_form(catalogue.currency, language))
    read = _read("prices", form=form, **_file(catalogue, price_list, up_to))
    for tier, prices in zip(catalogue.tiers, read, strict=True):
        quotes = (
            quote(catalogue, tier.id, count, price_list.effective_from)
            for count in range(up_to + 1)
        )
        expected = [
            [decimal_text(priced.net), format_amount(priced.total, priced.currency, language)]
            for priced in quotes
        ]
        assert expected == prices


def test_the_book_has_its_counts_and_no_other() -> None:
    """The greatest count of the setting has a price; the next one and other tiers have none."""
    (price_list, *_) = CROSSING.effective_lists
    book = _file(CROSSING, price_list, 100)
    expected = decimal_text(quote(CROSSING, "premium", 100, price_list.effective_from).net)
    wanted = [("premium", 100), ("premium", 101), ("guld", 100)]
    assert [expected, None, None] == _read("found", wanted=wanted, **book)


def _damaged() -> Iterator[dict[str, str]]:
    (price_list, *_) = CROSSING.effective_lists
    sound = _file(CROSSING, price_list, 100)
    book = answer_books(CROSSING, 100, BUILD)[price_list.id]
    for content in (b"", b"\n", b"<p>Log in</p>\n", book[:-1], book + b"0", book[:50]):
        yield sound | {"file": b64encode(content).decode()}
    yield sound | {"file": b64encode(book.replace(b'"format": 1', b'"format": 2')).decode()}
    yield sound | {"build": "another"}
    yield sound | {"list": "another"}


@pytest.mark.parametrize("book", [*_damaged()])
def test_a_book_that_is_not_whole_or_not_meant_has_no_prices(book: dict[str, str]) -> None:
    """What is cut off, another page, another format, another build's or list's: Python answers."""
    assert [None] == _read("found", wanted=[("basis", 1)], **book)


SIGNS = ["0", "1", "2", ".", ",", " ", "\u00a0", "-", "\u0661", "\ufeff"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_book_reads_as_a_count_python_reads_the_same(language: Language) -> None:
    """Of all short texts of digits and signs, and of those with thousands and odd spaces.

    No book has counts above `MAX_PAYSLIPS`.
    """
    texts = ["".join(signs) for length in range(1, 6) for signs in product(SIGNS, repeat=length)]
    spaces = [chr(code) for code in range(0x10000) if chr(code).isspace()]
    texts += [f"{space}1{space}000{space}" for space in spaces]
    texts += [f"1{one}250{other}000" for one, other in product(SIGNS, repeat=2)]
    group = json.loads(money_form("DKK", language))["group"]
    read = {
        text: count
        for text, count in zip(texts, _read("counts", texts=texts, group=group), strict=True)
        if count is not None and count <= MAX_PAYSLIPS
    }
    assert {text: parse_payslips(text, language) for text in read} == read


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_are_read_as_python_writes_them(language: Language) -> None:
    """Plain digits, and thousands apart by the language's sign, a space or one that holds."""
    group = json.loads(money_form("DKK", language))["group"]
    counts = [*range(1_100), 9_999, 10_000, 123_456, MAX_PAYSLIPS]
    plain = [str(count) for count in counts]
    grouped = [format_count(count, language) for count in counts]
    spaced = [f"{count:,}".replace(",", " ") for count in counts]
    holding = [f"\u00a0{count:,} ".replace(",", "\u00a0") for count in counts]
    texts = [*plain, *grouped, *spaced, *holding]
    assert counts * 4 == _read("counts", texts=texts, group=group)


UNREAD = ["", " ", "007", "1,5", "-3", "1e3", "0x10", "12 5", "1.25", "\u0661", "\uff11", "1'000"]


def test_other_ways_to_write_a_count_wait_for_python() -> None:
    """Leading zeros, fractions, signs, other digits and other groups."""
    assert [None] * len(UNREAD) == _read("counts", texts=UNREAD, group=".")


def _list_by_python(catalogue: Catalogue, text: str) -> str | None:
    try:
        return catalogue.price_list_on(read_day(text)).id
    except InputError:
        return None


def test_the_list_of_a_date_is_pythons() -> None:
    """Around each list's first day, before the first one, and for what is no date."""
    firsts = [price_list.effective_from for price_list in CROSSING.effective_lists]
    days = [first + timedelta(days=off) for first in firsts for off in (-1, 0, 1)]
    dates = [day.isoformat() for day in (*days, date.max)]
    dates += ["", "2025-02-29", "2025-13-01", "2025-00-10", "0000-01-01", "2025-1-1", "i morgen"]
    expected = [_list_by_python(CROSSING, text) for text in dates]
    assert expected == _read("lists", firstDays=json.loads(first_days(CROSSING)), dates=dates)


def test_a_draft_has_no_book() -> None:
    """Its prices are nobody's yet."""
    price_list, *others = CROSSING.price_lists
    drafted = replace(CROSSING, price_lists=(replace(price_list, status="draft"), *others))
    assert [other.id for other in others] == list(answer_books(drafted, 10, BUILD))


@pytest.mark.parametrize(("up_to", "expected"), [(10_000, 0), (200_000, 1)])
def test_a_heavy_book_is_a_warning_and_no_mistake(
    tmp_path: Path, up_to: int, expected: int
) -> None:
    """The editor reads which setting makes it lighter; the site is built all the same."""
    project = copy_project(tmp_path / "project")
    data = project / "data" / "site.yaml"
    setting = "answer_book_up_to: 10000"
    data.write_text(
        data.read_text("utf-8").replace(setting, f"answer_book_up_to: {up_to}"), "utf-8"
    )
    warnings = data_warnings(SiteBuild.prepare(project, date(2024, 2, 1)))
    assert expected == len(warnings) == " ".join(warnings).count(f"less than {up_to}")


def test_the_books_that_a_visitor_may_fetch_are_light() -> None:
    """The lists in force and coming are within the budget, as of every list's first day."""
    books = answer_books(CATALOGUE, UP_TO, BUILD)
    days = [price_list.effective_from for price_list in CATALOGUE.effective_lists]
    assert [] == [day for day in days if weight(books, CATALOGUE, day) > BUDGET]
