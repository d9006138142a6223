"""Numbers as people write them: what is read, and what is rejected with which message."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.formatting import Language, format_count, format_number
from calculator.numbers import Form, form_of, parse_decimal, tidy
from tests.calculator.examples import code_of, languages

MAXIMUM = 100_000

TIDIED: list[tuple[str, Language, str]] = [
    (" 1  250\t", "da", "1 250"),
    ("1\u00a0250\u202f", "da", "1 250"),
    ("\u200b1\u00ad2\ufeff", "da", "12"),
    ("\uff11\uff0e\uff12\uff15\uff10\uff0c\uff15", "da", "1.250,5"),
    ("\u22125", "en", "-5"),
    ("\u0661\u066c\u0662\u0665\u0660\u066b\u0665", "da", "1.250,5"),
    ("\u0661\u066c\u0662\u0665\u0660\u066b\u0665", "en", "1,250.5"),
    ("\u06635", "da", "\u06635"),
    ("\u0663\uff15", "da", "\u0663\uff15"),
    ("Ærø", "da", "Ærø"),
]


@pytest.mark.parametrize(("written", "language", "expected"), TIDIED)
def test_a_text_is_tidied_before_it_is_read(
    written: str, language: Language, expected: str
) -> None:
    """Spaces, signs and digits become ASCII, and invisible characters are removed."""
    assert expected == tidy(written, language)


FORMS: list[tuple[str, Language, Form, str]] = [
    ("", "da", Form.EMPTY, ""),
    ("351", "da", Form.WHOLE, "351"),
    ("1.250", "da", Form.WHOLE, "1250"),
    ("1 250", "en", Form.WHOLE, "1250"),
    ("1.250.000", "da", Form.WHOLE, "1250000"),
    ("1.250", "en", Form.DECIMAL, "1.250"),
    ("1,250", "da", Form.DECIMAL, "1.250"),
    ("1.250,5", "da", Form.DECIMAL, "1250.5"),
    ("1,250.5", "en", Form.DECIMAL, "1250.5"),
    ("1 250,5", "da", Form.DECIMAL, "1250.5"),
    ("7.5", "da", Form.DECIMAL, "7.5"),
    ("7,55", "en", Form.DECIMAL, "7.55"),
    ("-5", "da", Form.NEGATIVE, ""),
    ("- 1.250,5", "da", Form.NEGATIVE, ""),
    ("12.50.1", "da", Form.OTHER, ""),
    ("1.250.5", "da", Form.OTHER, ""),
    ("0.500", "da", Form.OTHER, ""),
    ("12 34", "da", Form.OTHER, ""),
    ("5-", "da", Form.OTHER, ""),
    ("½", "da", Form.OTHER, ""),
    ("²", "da", Form.OTHER, ""),
    ("fem", "da", Form.OTHER, ""),
]


@pytest.mark.parametrize(("written", "language", "form", "plain"), FORMS)
def test_a_text_has_one_form(written: str, language: Language, form: Form, plain: str) -> None:
    """The separators of the language distinguish whole numbers from decimals."""
    assert (form, plain) == form_of(written, language)


READ: list[tuple[str, Language, str]] = [
    ("0", "da", "0"),
    ("7,5", "da", "7.5"),
    ("7.5", "da", "7.5"),
    ("7.5", "en", "7.5"),
    ("7,5", "en", "7.5"),
    ("7,50", "da", "7.50"),
    ("007", "da", "7"),
    ("0,5", "da", "0.5"),
    ("1.250", "da", "1250"),
    ("1,250", "en", "1250"),
    ("1.250,50", "da", "1250.50"),
    ("1,250.50", "en", "1250.50"),
    ("1 250,5", "da", "1250.5"),
    ("1\u00a0250,5", "da", "1250.5"),
    ("\uff17\uff0c\uff15", "da", "7.5"),
    ("\u0667\u066b\u0665", "en", "7.5"),
    ("1.250,50 kr.", "da", "1250.50"),
    ("1.250,50\u00a0kr", "da", "1250.50"),
    ("1250 kroner", "da", "1250"),
    ("kr. 1.250,50", "da", "1250.50"),
    ("1.250,50 €", "da", "1250.50"),
    ("€1,250.50", "en", "1250.50"),
    ("£ 1,250.50", "en", "1250.50"),
    ("1.250,-", "da", "1250"),
    ("1,250.50 DKK", "en", "1250.50"),
    ("DKK\u00a01,250.50", "en", "1250.50"),
    ("100000", "da", "100000"),
    ("100.000,00", "da", "100000"),
    ("0000000000000100000", "da", "100000"),
]


@pytest.mark.parametrize(("written", "language", "expected"), READ)
def test_a_number_is_read_as_people_write_it(
    written: str, language: Language, expected: str
) -> None:
    """Whole or with at most two decimals, grouped or not, with a currency or without."""
    assert Decimal(expected) == parse_decimal(written, language, "hours", MAXIMUM)


REFUSED: list[tuple[str, Language, str]] = [
    ("", "da", "number.empty"),
    (" \u00a0", "da", "number.empty"),
    ("\u200b", "da", "number.empty"),
    ("kr.", "da", "number.empty"),
    ("-1", "da", "number.negative"),
    ("\u22127,5", "da", "number.negative"),
    ("-5 kr.", "da", "number.negative"),
    ("fem", "da", "number.not_a_number"),
    ("1,234", "da", "number.not_a_number"),
    ("1.234", "en", "number.not_a_number"),
    ("7,505", "da", "number.not_a_number"),
    ("1e3", "da", "number.not_a_number"),
    ("+5", "da", "number.not_a_number"),
    ("1.2.3", "da", "number.not_a_number"),
    ("1 2", "da", "number.not_a_number"),
    (",5", "da", "number.not_a_number"),
    ("½", "da", "number.not_a_number"),
    ("NaN", "en", "number.not_a_number"),
    ("\ud800", "en", "number.not_a_number"),
    ("100001", "da", "number.too_large"),
    ("100.000,01", "da", "number.too_large"),
    ("9" * 12, "da", "number.too_large"),
    ("9" * 13, "da", "number.too_large"),
    ("9" * 10_000, "da", "number.too_large"),
]


@pytest.mark.parametrize(("written", "language", "expected"), REFUSED)
def test_an_invalid_number_is_rejected_with_a_message(
    written: str, language: Language, expected: str
) -> None:
    """Each kind of mistake has its own message, with the field's name and its maximum."""
    with pytest.raises(InputError) as raised:
        parse_decimal(written, language, "hours", MAXIMUM)
    assert ("hours", expected, {"maximum": MAXIMUM}) == (
        raised.value.field,
        code_of(raised.value.message),
        raised.value.message.parameters,
    )


@given(st.decimals(0, MAXIMUM, places=2), languages)
def test_a_number_is_read_as_the_language_shows_it(number: Decimal, language: Language) -> None:
    """A visitor can copy numbers from the page."""
    assert number == parse_decimal(format_number(number, language), language, "hours", MAXIMUM)


@given(st.integers(0, MAXIMUM), languages)
def test_a_count_is_a_number(count: int, language: Language) -> None:
    """A whole number reads the same in every field."""
    assert count == parse_decimal(format_count(count, language), language, "hours", MAXIMUM)


@given(st.text() | st.text("0123456789., -\u00a0kr"), languages)
def test_any_text_is_a_number_or_an_error(written: str, language: Language) -> None:
    """No text breaks the calculator."""
    try:
        assert 0 <= parse_decimal(written, language, "rate", MAXIMUM) <= MAXIMUM
    except InputError as raised:
        assert raised.field == "rate"
