"""Many rows at once: every row priced as a quote prices it, or refused with its line."""

import csv
import io
import re
import tracemalloc
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count, islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.bulk import hundredths_text, price_book, vat_share
from calculator.errors import InputError
from calculator.fields import shown
from calculator.formatting import LANGUAGES, Language
from calculator.model import Catalogue, Text, Tier, TierPrice, Vat
from calculator.quote import quote, with_vat
from calculator.reports.phrases import Phrases
from hooks.batch.csv_rows import MAX_ROW, limited_lines
from hooks.batch.pricing import HeaderError, PricedRow, RefusedRow, price_rows, pricer, tier_ids
from hooks.content.load import load_catalogue
from tests.calculator.examples import GARMENTS, catalogue, counts, price_list, steps, tier_prices

SOUND = load_catalogue(Path(__file__).parents[1] / "sound")
BOOK = price_book(SOUND)
TODAY = date(2025, 1, 1)
IN_EACH_LANGUAGE = [Phrases(SOUND, language) for language in LANGUAGES]

type Outcome = str | tuple[int, str]


def _stream(lines: Iterable[str], language: Language = "da") -> Iterator[PricedRow | RefusedRow]:
    return price_rows(lines, pricer(BOOK, TODAY, language))


def _rows(text: str, language: Language = "da") -> list[PricedRow | RefusedRow]:
    return list(_stream(io.StringIO(text, newline=""), language))


def _outcomes(text: str, language: Language = "da") -> list[Outcome]:
    """Return the customer of a priced row, and the line of a refused one with the reason's code."""
    return [
        row.customer if isinstance(row, PricedRow) else (row.line, row.reason.code)
        for row in _rows(text, language)
    ]


vats = st.builds(
    Vat,
    rate=st.decimals(0, 1, places=4) | st.decimals(0, 1, places=30),
    included=st.booleans(),
)


@given(total=st.integers(0, 10**40), vat=vats)
def test_vat_in_whole_numbers_is_the_quotes(total: int, vat: Vat) -> None:
    """Net, VAT and gross are the same, whether VAT is in the total or comes on top of it."""
    expected = with_vat(Decimal(hundredths_text(total, ".")), vat)
    price = vat_share(vat).price(total)
    assert expected == tuple(Decimal(hundredths_text(part, ".")) for part in price)


@given(price=tier_prices, payslips=counts, step=steps, vat=vats)
def test_a_row_costs_what_a_quote_says(
    price: TierPrice, payslips: int, step: Decimal, vat: Vat
) -> None:
    """Net, VAT and gross are the quote's, whatever the model, the rounding and the VAT."""
    priced = catalogue(
        price_list("2024-02", price=price),
        step=str(step),
        vat_rate=f"{vat.rate:f}",
        vat_included=vat.included,
    )
    expected = quote(priced, "basis", payslips, TODAY)
    found = price_book(priced).on(TODAY).price("basis", payslips)
    assert (expected.net, expected.vat, expected.gross) == tuple(
        Decimal(hundredths_text(amount, ".")) for amount in found
    )


days = st.dates(date(2024, 2, 1), date(2026, 12, 31))


@given(payslips=counts, day=days, tier=st.sampled_from(["basis", "premium"]))
def test_a_row_follows_the_list_in_force_on_its_date(payslips: int, day: date, tier: str) -> None:
    """The whole row is the quote's: tier, count, date, price list and amounts."""
    expected = quote(SOUND, tier, payslips, day)
    (row,) = _rows(f"A;{tier};{payslips};{day}\n")
    assert isinstance(row, PricedRow)
    assert ("A", tier, payslips, day.isoformat(), expected.price_list.id) == row[:5]
    assert (expected.net, expected.vat, expected.gross) == tuple(
        Decimal(hundredths_text(amount, ".")) for amount in row[5:]
    )


HUNDREDTHS = [(0, "0,00"), (5, "0,05"), (100, "1,00"), (123_456_789, "1234567,89")]


@pytest.mark.parametrize(("amount", "expected"), HUNDREDTHS)
def test_hundredths_are_written_with_two_decimals(amount: int, expected: str) -> None:
    """No separators of thousands, and the chosen decimal sign."""
    assert expected == hundredths_text(amount, ",")


def test_no_price_before_the_first_list() -> None:
    """A price book refuses a day as a quote does."""
    with pytest.raises(InputError, match=r"date\.before_first"):
        BOOK.on(date(2024, 1, 31))


TIERS = ["basis", "BASIS", "Basic", " premium ", '"Basis"']


@pytest.mark.parametrize("tier", TIERS)
def test_a_tier_is_named_by_its_id_or_a_name(tier: str) -> None:
    """In either language, with capitals or without, and with spaces around it."""
    assert ["A"] == _outcomes(f"A;{tier};1\n")


def _tier(identity: str, da: str, en: str) -> Tier:
    return Tier(id=identity, name=Text(da=da, en=en))


def test_a_name_of_two_tiers_names_neither() -> None:
    """But an id is its own tier's, also where another is called like it."""
    named = catalogue(price_list("2024-02", tiers=("a", "b")), tiers=("a", "b"))
    tiers = (_tier("a", "Plus", "B"), _tier("b", "Mere", "plus"))
    ambiguous = Catalogue(
        currency=named.currency,
        vat=named.vat,
        rounding=named.rounding,
        meter=named.meter,
        tiers=tiers,
        price_lists=named.price_lists,
    )
    assert {"a": "a", "b": "b", "mere": "b"} == tier_ids(ambiguous)


HEADERS = [
    "customer;tier;payslips;date\nA;basis;7;2024-03-01\n",
    "Kunde;Abonnement;Lønsedler;Dato\nA;basis;7;2024-03-01\n",
    "DATE;PAYSLIPS;TIER;CUSTOMER\n2024-03-01;7;basis;A\n",
    "id;kunde;by;tier;dato;payslips;\n9;A;Ribe;basis;2024-03-01;7;\n",
    '"kunde";"tier";"payslips";"date"\r\n"A";"basis";"7";"2024-03-01"\r\n',
    "kunde\ttier\tpayslips\tdate\nA\tbasis\t7\t2024-03-01\n",
    "\ufeffkunde;tier;payslips;date\nA;basis;7;2024-03-01\n",
    "\n;;;\n kunde ; tier ; payslips ; date \nA;basis; 7 ; 2024-03-01 \n",
    "\ufeffA;basis;7;2024-03-01\n",
    "A\tbasis\t7\t2024-03-01\n",
    "A;basis;7;2024-03-01",
    "A;basis;7;2024-03-01;; ;\n",
]


def test_the_counts_column_is_called_as_the_meter_calls_what_it_counts() -> None:
    """Or by the name that every provider's files can have."""
    book = price_book(replace(SOUND, meter=GARMENTS))
    customers = [
        row.customer
        for header in ("payslips", "Stykker tøj", "garments")
        for row in price_rows([f"kunde;tier;{header}\n", "A;basis;7\n"], pricer(book, TODAY, "da"))
        if isinstance(row, PricedRow)
    ]
    assert ["A", "A", "A"] == customers


@pytest.mark.parametrize("text", HEADERS)
def test_columns_are_found_by_their_names_or_else_by_their_order(text: str) -> None:
    """Danish and English names in any order, other columns left out, semicolons or tabs."""
    (row,) = _rows(text)
    assert ("A", "basis", 7, "2024-03-01") == row[:4]


UNDATED = ["A;basis;1\n", "A;basis;1; \n", "kunde;tier;payslips;dato\nA;basis;1\n"]


@pytest.mark.parametrize("text", UNDATED)
def test_a_row_without_a_date_is_of_the_batchs(text: str) -> None:
    """With an empty cell, a short row or no such column."""
    (row,) = _rows(text)
    assert isinstance(row, PricedRow)
    assert ("A", TODAY.isoformat()) == (row.customer, row.date)


BAD_HEADERS = [
    ("kunde;abonnement\n", "batch.header_lacks"),
    ("kunde;tier;payslips;abonnement\n", "batch.header_twice"),
    ("kunde;abonnement;l\udcf8nsedler\n", "batch.encoding"),
]


@pytest.mark.parametrize(("text", "expected"), BAD_HEADERS)
def test_a_header_that_does_not_say_where_columns_are_is_an_error(text: str, expected: str) -> None:
    """Nothing is priced by a guess."""
    with pytest.raises(HeaderError, match=re.escape(expected)):
        _stream(io.StringIO(f"{text}A;basis;1\n"))


def test_a_header_lacks_each_column_that_is_named() -> None:
    """By its names in both languages."""
    with pytest.raises(HeaderError) as caught:
        _stream(["date;payslips\n"])
    assert {"missing": "customer/kunde, tier/abonnement"} == caught.value.refused.reason.parameters


def test_a_row_without_the_last_needed_column_is_too_short() -> None:
    """What is needed follows the header."""
    assert [(2, "batch.narrow")] == _outcomes("kunde;tier;payslips\nA;basis\n")


def test_a_tab_in_a_text_is_no_separator_where_there_are_semicolons() -> None:
    """Semicolons come first."""
    assert ["A\tB"] == _outcomes("A\tB;basis;1\n")


def test_a_customer_called_like_a_column_is_no_header() -> None:
    """A row with a number in it is priced."""
    assert ["Kunde", "A"] == _outcomes("Kunde;basis;10\nA;basis;1\n")


REFUSALS = [
    ("A;guld;1", "tier.unknown"),
    ("A;;1", "tier.unknown"),
    ("A;basis;", "payslips.empty"),
    ("A;basis;x", "payslips.not_a_number"),
    ("A;basis;\u00b2", "payslips.not_a_number"),
    ("A;basis;-1", "payslips.negative"),
    ("A;basis;1,5", "payslips.fraction"),
    ("A;basis;1000001", "payslips.too_many"),
    ("A;basis;9999999", "payslips.too_many"),
    ("A;basis;1;2024-02-30", "date.not_a_date"),
    ("A;basis;1;1/2", "date.not_a_date"),
    ("A;basis;1;2024-01-31", "date.before_first"),
    ("A;basis", "batch.narrow"),
    ("A,basis,1", "batch.narrow"),
    ("A;basis;1;2024-03-01;5", "batch.wide"),
    ('A;basis;"1"0', "batch.quotes"),
    ("\udcc6;basis;1", "batch.encoding"),
    (f"{'A' * MAX_ROW};basis;1", "batch.long"),
]


@pytest.mark.parametrize(("row", "expected"), REFUSALS, ids=[shown(row) for row, _ in REFUSALS])
def test_a_row_without_a_price_is_refused_and_the_rest_is_priced(row: str, expected: str) -> None:
    """Each with its line and the reason, and the rows around it as if it were not there."""
    assert ["before", (2, expected), "after"] == _outcomes(
        f"before;basis;1\n{row}\nafter;basis;1\n"
    )


COUNTS: list[tuple[str, Language, int]] = [
    ("0", "da", 0),
    ("007", "da", 7),
    ("1000000", "da", 1_000_000),
    ("1.250", "da", 1250),
    ("1 250", "en", 1250),
    ("1,250", "en", 1250),
    ("\uff11\uff12", "da", 12),
]


@pytest.mark.parametrize(("written", "language", "expected"), COUNTS)
def test_payslips_are_read_as_people_write_them(
    written: str, language: Language, expected: int
) -> None:
    """With separators of thousands as the language has them, and any script's digits."""
    (row,) = _rows(f"A;basis;{written}\n", language)
    assert expected == row[2]


LINES: list[tuple[str, list[Outcome]]] = [
    ("A;basis;1\n\n\nB;x;1\n", ["A", (4, "tier.unknown")]),
    ("A;basis;1\r\n \t \r\nB;x;1\r\n", ["A", (3, "tier.unknown")]),
    ("A;basis;1\rB;x;1\r", ["A", (2, "tier.unknown")]),
    ('"A\nA";basis;1\nB;x;1\n', ["A\nA", (3, "tier.unknown")]),
    ('"A\r\n\r\nA";x;1\r\nB;x;1\r\n', [(1, "tier.unknown"), (4, "tier.unknown")]),
    ("\n\nkunde;tier;payslips\n\nB;x;1\n", [(5, "tier.unknown")]),
    (";;;\nA;x;1\n;;\n", [(2, "tier.unknown")]),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_row_has_the_number_of_the_line_that_it_starts_on(
    text: str, expected: list[Outcome]
) -> None:
    """Blank lines count and are skipped; a line break within quotes counts too."""
    assert expected == _outcomes(text)


UNCLOSED: list[tuple[str, list[Outcome]]] = [
    ('A;basis;1\n"B;basis;1\nC;basis;1\n', ["A", (2, "batch.quotes"), "C"]),
    ('"B;basis;1\nC;basis;1\n"D";basis;1\n', [(1, "batch.quotes"), "C", "D"]),
    ('B;"basis;1\n' + "C;basis;1\n" * 3000, [(1, "batch.quotes"), *["C"] * 3000]),
    ('"B;basis;1', [(1, "batch.quotes")]),
]


@pytest.mark.parametrize(("text", "expected"), UNCLOSED, ids=range(len(UNCLOSED)))
def test_a_quote_that_is_never_closed_costs_its_own_line_alone(
    text: str, expected: list[Outcome]
) -> None:
    """The lines after it are priced, also where they are more than a row may hold."""
    assert expected == _outcomes(text)


def test_a_row_is_given_up_where_it_is_longer_than_a_row_may_be() -> None:
    """Also where each of its cells is short, and no line is long."""
    lines = iter(['"A\n', *(f'";"{number}\n' for number in range(MAX_ROW))])
    row = next(_stream(lines))
    assert isinstance(row, RefusedRow)
    assert (1, "batch.quotes") == (row.line, row.reason.code)
    assert MAX_ROW / 2 < len(list(lines))


def test_a_line_that_is_too_long_by_its_end_costs_no_other() -> None:
    """The line after it is whole."""
    lines = list(limited_lines(io.StringIO("x" * MAX_ROW + "\nA;basis;1\n")))
    assert [MAX_ROW + 1, 10] == [len(line) for line in lines]


def test_a_line_without_end_is_read_no_further_than_a_row_may_be() -> None:
    """Of the line as much as shows that it is too long; the next line is whole."""
    lines = list(limited_lines(io.StringIO("x" * 10 * MAX_ROW + "\nA;basis;1\n")))
    assert [MAX_ROW + 1, 10] == [len(line) for line in lines]


def test_lines_that_fit_are_given_as_they_are() -> None:
    """With their ends, up to the longest that is let through."""
    written = ["A\r\n", "\n", f"{'x' * (MAX_ROW - 1)}\n", "B"]
    assert written == list(limited_lines(io.StringIO("".join(written), newline="")))


def _broken_off() -> Iterator[str]:
    yield "A;basis;1\n"
    b"\xff".decode("utf-8")


def test_where_decoding_fails_the_rest_is_refused() -> None:
    """The last row says so, with the line that reading got to."""
    *_, last = _stream(_broken_off())
    assert isinstance(last, RefusedRow)
    assert (2, "batch.unreadable") == (last.line, last.reason.code)


def test_a_refused_row_is_reported_on_a_line_with_the_row() -> None:
    """FILE:LINE: error: what (row); the row is shortened and has no characters that can't show."""
    (row,) = _rows(f"\x07{'A' * 50};guld;1\n")
    assert isinstance(row, RefusedRow)
    expected = (
        "a.csv:1: error: There is no subscription called “guld”. Choose one of these: basis,"
        f" premium. (\ufffd{'A' * 39}…)"
    )
    assert expected == row.line_for("a.csv", Phrases(BOOK.catalogue, "en"))


def test_an_empty_file_has_no_rows() -> None:
    """Nor has one with blank lines and a header alone."""
    assert [[], [], []] == [_outcomes(text) for text in ("", "\n \n", "kunde;tier;payslips\n")]


customers = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)


@given(names=st.lists(customers), delimiter=st.sampled_from(";\t"))
def test_customers_are_given_back_as_they_came(names: list[str], delimiter: str) -> None:
    """With quotes, separators, line breaks and spaces in them."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(["kunde", "tier", "payslips"])
    writer.writerows([name, "basis", "1"] for name in names)
    assert names == _outcomes(written.getvalue())


@given(text=st.text(st.sampled_from('A;"\n\r\t1 \ufeff\udce6æ') | st.characters()))
def test_any_text_is_read_to_its_end(text: str) -> None:
    """Whatever is in a file, each line is reported once at most, in order, in both languages."""
    refused = [row for row in _rows(f"A;basis;1\n{text}") if isinstance(row, RefusedRow)]
    lines = [row.line for row in refused]
    assert sorted(set(lines)) == lines
    assert all(row.line_for("a.csv", phrases) for row in refused for phrases in IN_EACH_LANGUAGE)


def test_rows_come_as_soon_as_their_lines() -> None:
    """The first rows of an endless file are priced, and no more lines are read for them."""
    lines = (f"{number};basis;1\n" for number in count(1))
    rows = list(islice(_stream(lines), 3))
    assert (["1", "2", "3"], "4;basis;1\n") == ([row[0] for row in rows], next(lines))


def _many(rows: int) -> Iterator[str]:
    """Yield rows that are all different, a bad one and one with a stray quote in every ten."""
    first = TODAY.toordinal()
    for number in range(0, rows, 10):
        yield f"Kunde {number};guld {number};1\n"
        yield f'"Kunde {number};basis;1\n'
        for each in range(number, number + 8):
            yield f"Kunde {each};basis;{each};{date.fromordinal(first + each)}\n"


def _peak(rows: int) -> int:
    tracemalloc.start()
    deque(_stream(_many(rows)), maxlen=0)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_file() -> None:
    """Ten times the rows, each with a customer, a count and a date of its own, need no more."""
    _peak(100)
    few, many = _peak(10_000), _peak(100_000)
    assert many < few + 50_000
