"""A quote explained: its sentences, its lines, and what a coming price list changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from calculator.comparison import change_to
from calculator.formatting import Language
from calculator.model import Catalogue, Status, TierPrice
from calculator.quote import Quote, quote
from calculator.reports.phrases import Phrases
from calculator.reports.quote import (
    change_sentences,
    lines_table,
    quote_report,
    quote_sentences,
    then_and_now_sentence,
)
from calculator.reports.tables import Cell, Mark
from calculator.usage import Graduated, Package, PerUnit, Volume
from tests.calculator.examples import (
    FALLING,
    FALLING_WITH_FLATS,
    FIRST_DAY,
    PUBLISHED,
    brackets,
    by_letter,
    catalogue,
    catalogues,
    counts,
    flat_price,
    languages,
    price_list,
    tier_price,
    unfinished,
)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _quote_and_phrases(
    price: TierPrice, count: int, step: str = "0.01", language: Language = "en"
) -> tuple[Quote, Phrases]:
    priced = by_letter(price, step=step)
    return quote(priced, "a", count, FIRST_DAY), Phrases(priced, language)


PER_UNIT = tier_price(PerUnit(unit_amount=Decimal("2.25"), included_units=20), base="100")
VOLUME = tier_price(Volume(brackets=FALLING_WITH_FLATS, included_units=20), base="100")
PACKAGE = tier_price(Package(size=50, amount=Decimal(99)), base="100", minimum="250")
ONE_BRACKET = brackets((None, "2"))

SAID: list[tuple[TierPrice, int, str, list[str]]] = [
    (
        PUBLISHED,
        351,
        "0.01",
        [
            "A (en) costs DKK 5,661.03 a month excl. VAT with 351 payslips.",
            "The base price is DKK 4,244.00, and 351 payslips cost DKK 1,417.03.",
            "The count reaches the bracket 351–750; in that bracket each payslip costs DKK 3.03.",
        ],
    ),
    (
        PUBLISHED,
        1,
        "0.01",
        [
            "A (en) costs DKK 4,248.04 a month excl. VAT with 1 payslip.",
            "The base price is DKK 4,244.00, and 1 payslip costs DKK 4.04.",
            "The count reaches the bracket 1–350; in that bracket each payslip costs DKK 4.04.",
        ],
    ),
    (
        PUBLISHED,
        0,
        "0.01",
        [
            "A (en) costs DKK 4,244.00 a month excl. VAT with 0 payslips.",
            "The base price is DKK 4,244.00, and 0 payslips cost DKK 0.00.",
        ],
    ),
    (
        PER_UNIT,
        21,
        "0.01",
        [
            "A (en) costs DKK 102.25 a month excl. VAT with 21 payslips.",
            "The base price is DKK 100.00, and 21 payslips cost DKK 2.25.",
            "Of these, 20 payslips are included in the base price.",
        ],
    ),
    (
        PER_UNIT,
        5,
        "0.01",
        [
            "A (en) costs DKK 100.00 a month excl. VAT with 5 payslips.",
            "The base price is DKK 100.00, and 5 payslips cost DKK 0.00.",
            "Of these, 5 payslips are included in the base price.",
        ],
    ),
    (
        replace(PER_UNIT, usage=replace(PER_UNIT.usage, included_units=1)),
        5,
        "0.01",
        [
            "A (en) costs DKK 109.00 a month excl. VAT with 5 payslips.",
            "The base price is DKK 100.00, and 5 payslips cost DKK 9.00.",
            "Of these, 1 payslip is included in the base price.",
        ],
    ),
    (
        VOLUME,
        371,
        "0.01",
        [
            "A (en) costs DKK 1,213.53 a month excl. VAT with 371 payslips.",
            "The base price is DKK 100.00, and 371 payslips cost DKK 1,113.53.",
            "Of these, 20 payslips are included in the base price.",
            "The count is in the bracket 371–770, so each payslip costs DKK 3.03.",
        ],
    ),
    (
        VOLUME,
        20,
        "0.01",
        [
            "A (en) costs DKK 200.00 a month excl. VAT with 20 payslips.",
            "The base price is DKK 100.00, and 20 payslips cost DKK 100.00.",
            "Of these, 20 payslips are included in the base price.",
        ],
    ),
    (
        tier_price(Graduated(brackets=ONE_BRACKET)),
        5,
        "0.01",
        [
            "A (en) costs DKK 10.00 a month excl. VAT with 5 payslips.",
            "The base price is DKK 0.00, and 5 payslips cost DKK 10.00.",
        ],
    ),
    (
        PACKAGE,
        51,
        "0.01",
        [
            "A (en) costs DKK 298.00 a month excl. VAT with 51 payslips.",
            "The base price is DKK 100.00, and 51 payslips cost DKK 198.00.",
        ],
    ),
    (
        PACKAGE,
        50,
        "0.01",
        [
            "A (en) costs DKK 250.00 a month excl. VAT with 50 payslips.",
            "The base price is DKK 100.00, and 50 payslips cost DKK 99.00.",
            "That is below the minimum price, so the price is raised to DKK 250.00.",
        ],
    ),
    (
        PER_UNIT,
        21,
        "5.00",
        [
            "A (en) costs DKK 100.00 a month excl. VAT with 21 payslips.",
            "The base price is DKK 100.00, and 21 payslips cost DKK 2.25.",
            "Of these, 20 payslips are included in the base price.",
            "Finally the price is rounded to the nearest DKK 5.00.",
        ],
    ),
]


@pytest.mark.parametrize(("price", "count", "step", "expected"), SAID)
def test_a_price_is_explained_in_plain_sentences(
    price: TierPrice, count: int, step: str, expected: list[str]
) -> None:
    """The total, its parts, and every rule that was used, but no other."""
    assert expected == list(map(_plain, quote_sentences(*_quote_and_phrases(price, count, step))))


def test_a_price_is_explained_in_danish() -> None:
    """An amount at the end of a sentence ends it with one point."""
    assert [
        "A (da) koster 5.661,03 kr. pr. måned ekskl. moms ved 351 lønsedler.",
        "Grundprisen er 4.244,00 kr., og 351 lønsedler koster 1.417,03 kr.",
        "Antallet når op i trinnet 351–750; i det trin er prisen 3,03 kr. pr. lønseddel.",
    ] == list(map(_plain, quote_sentences(*_quote_and_phrases(PUBLISHED, 351, language="da"))))


def test_a_sentence_states_that_a_price_includes_vat() -> None:
    """The total is the gross."""
    priced = by_letter(flat_price("125"), vat_included=True)
    sentence, _ = quote_sentences(quote(priced, "a", 2, FIRST_DAY), Phrases(priced, "en"))
    assert "A (en) costs DKK 125.00 a month incl. VAT with 2 payslips." == _plain(sentence)


def _rows(price: TierPrice, count: int, step: str) -> list[tuple[Cell, Cell, str, str, str]]:
    table = lines_table(*_quote_and_phrases(price, count, step))
    return [
        (row.cells[0], row.cells[1], str(row.cells[2]), str(row.cells[3]), row.mark.value)
        for row in table.rows
    ]


TABLES: list[tuple[TierPrice, int, str, list[tuple[Cell, Cell, str, str, str]]]] = [
    (
        tier_price(Graduated(brackets=FALLING), base="100"),
        351,
        "1.00",
        [
            ("Base price", 1, "100", "100.00", ""),
            ("Payslips 1–350", 350, "4.04", "1414.00", ""),
            ("Payslips 351–750 (your bracket)", 1, "3.03", "3.03", "in_force"),
            ("Payslips from 751", 0, "2.53", "0.00", ""),
            ("Rounding", 1, "-0.03", "-0.03", ""),
            ("Excl. VAT", None, "None", "1517.00", "total"),
            ("VAT 25%", None, "None", "379.25", "total"),
            ("Incl. VAT", None, "None", "1896.25", "total"),
        ],
    ),
    (
        tier_price(Volume(brackets=brackets((10, "5", "7"), (None, "3"))), minimum="50"),
        2,
        "0.01",
        [
            ("Base price", 1, "0", "0.00", ""),
            (
                "Payslips, all at the price of the bracket 1–10 (your bracket)",
                2,
                "5",
                "10.00",
                "in_force",
            ),
            ("Flat amount for the bracket 1–10 (your bracket)", 1, "7", "7.00", "in_force"),
            ("Payslips, all at the price of the bracket from 11", 0, "3", "0.00", ""),
            ("Up to the minimum price", 1, "33", "33.00", ""),
            ("Excl. VAT", None, "None", "50.00", "total"),
            ("VAT 25%", None, "None", "12.50", "total"),
            ("Incl. VAT", None, "None", "62.50", "total"),
        ],
    ),
]


@pytest.mark.parametrize(("price", "count", "step", "expected"), TABLES)
def test_the_lines_are_in_a_table(
    price: TierPrice, count: int, step: str, expected: list[tuple[Cell, Cell, str, str, str]]
) -> None:
    """Each line with quantity, price and amount, the bracket in force marked, totals last."""
    assert expected == _rows(price, count, step)


def test_a_report_has_its_day_and_price_list() -> None:
    """Title, sentences, the table of lines, and notes on day and price list."""
    given_quote, phrases = _quote_and_phrases(PUBLISHED, 351)
    report = quote_report(given_quote, phrases)
    assert (
        phrases.word("quote"),
        quote_sentences(given_quote, phrases),
        (lines_table(given_quote, phrases),),
        "Calculated for 1\u00a0February\u00a02024.",
        phrases.list_notes(given_quote.price_list),
    ) == (report.title, report.sentences, report.tables, report.notes[0], report.notes[1:])


FROM = "Price list later applies from 1 January 2025."

CHANGES: list[tuple[str, Status, list[str]]] = [
    ("125.50", "announced", [f"{FROM} A month then costs DKK 125.50. That is DKK 25.50 more."]),
    ("99.50", "published", [f"{FROM} A month then costs DKK 99.50. That is DKK 0.50 less."]),
    ("100", "announced", [f"{FROM} A month still costs DKK 100.00."]),
    (
        "100",
        "example",
        [
            f"{FROM} A month still costs DKK 100.00.",
            "The amounts of price list later are examples.",
        ],
    ),
]


@pytest.mark.parametrize(("after", "status", "expected"), CHANGES)
def test_a_coming_list_is_reported_with_its_change(
    after: str, status: Status, expected: list[str]
) -> None:
    """How much more or less, without a sign, or that nothing changes; and that it is an example."""
    later = price_list("later", date(2025, 1, 1), flat_price(after), status=status)
    priced = catalogue(price_list("now", price=flat_price("100")), later)
    change = change_to(priced, quote(priced, "basis", 5, FIRST_DAY), later)
    assert expected == list(map(_plain, change_sentences(change, Phrases(priced, "en"))))


THEN_AND_NOW = [
    (
        "90",
        "The link was made under price list now. Then: DKK 100.00. Now: DKK 90.00.",
    ),
    (
        "100",
        "The link was made under price list now. The price is the same today: DKK 100.00.",
    ),
]


@pytest.mark.parametrize(("after", "expected"), THEN_AND_NOW)
def test_a_link_has_the_price_then_and_now(after: str, expected: str) -> None:
    """Both totals, or that they are the same."""
    later = date(2025, 1, 1)
    priced = catalogue(
        price_list("now", price=flat_price("100")), price_list("later", later, flat_price(after))
    )
    then, now = (quote(priced, "basis", 5, day) for day in (FIRST_DAY, later))
    sentence = then_and_now_sentence("now", then.total, now.total, Phrases(priced, "en"))
    assert expected == _plain(sentence)


@given(catalogues, counts, languages)
def test_every_report_is_finished(priced: Catalogue, count: int, language: Language) -> None:
    """Whatever the price, the report has no placeholder, no None and no double point."""
    report = quote_report(quote(priced, "basis", count, FIRST_DAY), Phrases(priced, language))
    assert [] == unfinished(report, language)


@given(catalogues, counts)
def test_the_amounts_of_the_lines_add_up_to_the_total(priced: Catalogue, count: int) -> None:
    """The lines above the totals add up to the total."""
    quoted = quote(priced, "basis", count, FIRST_DAY)
    amounts = [(row.cells[-1], row.mark) for row in lines_table(quoted, Phrases(priced, "da")).rows]
    lines = [amount for amount, mark in amounts if mark is not Mark.TOTAL]
    totals = [amount for amount, mark in amounts if mark is Mark.TOTAL]
    assert [quoted.net, quoted.vat, quoted.gross] == totals
    assert Fraction(quoted.total) == sum(
        Fraction(amount) for amount in lines if isinstance(amount, Decimal)
    )
