"""The words and numbers of a report in one language."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from string import Formatter

import pytest

from calculator.errors import message
from calculator.messages import Wording
from calculator.model import PriceList, Source
from calculator.reports.phrases import Phrases
from calculator.reports.words import WORDS
from tests.calculator.examples import GARMENTS, catalogue, price_list, text

CATALOGUE = catalogue(price_list("2024-02"), tiers=("basis",))
DANISH = Phrases(CATALOGUE, "da")
ENGLISH = Phrases(CATALOGUE, "en")


def test_a_word_is_in_the_language() -> None:
    """By its key, with its values filled in."""
    assert ("Pr. lønseddel", "Per payslip") == (
        DANISH.word("per_unit"),
        ENGLISH.word("per_unit"),
    )


def test_a_value_is_not_read_as_a_template() -> None:
    """Braces in a name are not changed."""
    assert "{unit} (chosen)" == ENGLISH.word("chosen", tier="{unit}")


ENDS = [
    ("find_best_any", "Basis er det billigste abonnement: 5,00\u00a0kr. om året."),
    (
        "change_same",
        "Fra 1. maj gælder prisliste x. Måneden koster stadig 5,00\u00a0kr.",
    ),
    (
        "then_and_now",
        "Linket er lavet under prisliste x. Dengang: 5,00\u00a0kr. Nu: 5,00\u00a0kr.",
    ),
]


@pytest.mark.parametrize(("key", "expected"), ENDS)
def test_the_point_of_an_abbreviation_ends_the_sentence(key: str, expected: str) -> None:
    """After `kr.` there is no second point, in the middle or at the end."""
    money = DANISH.money(Decimal(5))
    values = {"tier": "Basis", "total": money, "after": money, "then": money, "now": money}
    assert expected == DANISH.word(key, **values, date="1. maj", id="x", then_id="x")


def test_numbers_are_written_as_the_language_does() -> None:
    """Amounts, counts, numbers, dates and rates."""
    amount, count, number, day = Decimal("1234.5"), 1_250, Decimal("7.50"), date(2024, 2, 1)
    assert [
        ("1.234,50\u00a0kr.", "DKK\u00a01,234.50"),
        ("1.250", "1,250"),
        ("7,5", "7.5"),
        ("1.\u00a0februar\u00a02024", "1\u00a0February\u00a02024"),
        ("75\u00a0%", "75%"),
    ] == [
        (DANISH.money(amount), ENGLISH.money(amount)),
        (DANISH.count(count), ENGLISH.count(count)),
        (DANISH.number(number), ENGLISH.number(number)),
        (DANISH.day(day), ENGLISH.day(day)),
        (DANISH.percent(Decimal("0.75")), ENGLISH.percent(Decimal("0.75"))),
    ]


def test_a_count_has_the_words_of_the_meter() -> None:
    """Another provider counts something else."""
    other = Phrases(catalogue(price_list("x"), meter=GARMENTS), "da")
    assert ("2\u00a0lønsedler", "2\u00a0payslips", "2\u00a0stykker tøj") == (
        DANISH.counted(2),
        ENGLISH.counted(2),
        other.counted(2),
    )


def test_amounts_are_in_the_currency_of_the_catalogue() -> None:
    """A currency other than Danish kroner is written as its code."""
    other = Phrases(replace(CATALOGUE, currency="EUR"), "da")
    assert "5,00\u00a0EUR" == other.money(Decimal(5))


def test_a_message_has_the_words_of_the_meter() -> None:
    """The code that raises an error need not know the meter."""
    other = Phrases(catalogue(price_list("x"), meter=GARMENTS), "da")
    assert "Stykker tøj tælles hele. Skriv et helt tal fra 0 til 9 uden decimaler." == other.say(
        message("payslips.fraction", maximum=9)
    )


def test_a_tier_has_its_name() -> None:
    """By its id, in the language."""
    assert ("Basis (da)", "Basis (en)") == (DANISH.tier("basis"), ENGLISH.tier("basis"))


@pytest.mark.parametrize(
    ("included", "danish", "english"),
    [(False, "ekskl. moms", "excl. VAT"), (True, "inkl. moms", "incl. VAT")],
)
def test_words_state_whether_amounts_include_vat(included: bool, danish: str, english: str) -> None:
    """As in the catalogue."""
    priced = catalogue(price_list("x"), vat_included=included)
    assert (danish, english) == (Phrases(priced, "da").vat, Phrases(priced, "en").vat)


SOURCE = Source(label=text("Public list"))
LIST = price_list("2024-02")
IN_FORCE = "Price list 2024-02, in force from 1\u00a0February\u00a02024."
EXAMPLE = "The amounts are examples and not an offer."

NOTES = [
    (LIST, [IN_FORCE]),
    (replace(LIST, status="announced"), [IN_FORCE]),
    (replace(LIST, source=SOURCE), [IN_FORCE, "Source: Public list (en)"]),
    (replace(LIST, status="example"), [IN_FORCE, EXAMPLE]),
    (
        replace(LIST, source=SOURCE, status="example"),
        [IN_FORCE, "Source: Public list (en)", EXAMPLE],
    ),
]


@pytest.mark.parametrize(("current", "expected"), NOTES)
def test_notes_have_the_price_list(current: PriceList, expected: list[str]) -> None:
    """Its id and first day, its source where it has one, and whether it is an example."""
    assert expected == list(ENGLISH.list_notes(current))


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("wording", WORDS.values(), ids=WORDS)
def test_words_have_the_same_values_in_both_languages(wording: Wording) -> None:
    """The Danish and the English wording name the same values, and neither is empty."""
    assert wording.da
    assert wording.en
    assert _placeholders(wording.da) == _placeholders(wording.en)
