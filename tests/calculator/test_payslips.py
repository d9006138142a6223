"""The count that a visitor types: what is read, and what is rejected with which message."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.fields import MAX_COUNT
from calculator.formatting import Language, format_count
from calculator.payslips import MAX_PAYSLIPS, check_payslips, parse_payslips
from tests.calculator.examples import code_of, counts, languages

READ: list[tuple[str, Language, int]] = [
    ("0", "da", 0),
    ("1", "da", 1),
    ("351", "da", 351),
    ("1250", "da", 1250),
    ("1.250", "da", 1250),
    ("1.000.000", "da", 1_000_000),
    ("1 250", "da", 1250),
    ("1\u00a0250", "da", 1250),
    ("1\u202f250", "da", 1250),
    ("1\u2009250", "en", 1250),
    ("1,250", "en", 1250),
    ("1,000,000", "en", 1_000_000),
    ("1 000 000", "en", 1_000_000),
    ("1000000", "en", 1_000_000),
    ("  351 ", "en", 351),
    ("351\n", "en", 351),
    ("\t351", "da", 351),
    ("007", "da", 7),
    ("\u200b351\ufeff", "da", 351),
    ("\u202d1.250\u202c", "da", 1250),
    ("000000000000000000001", "da", 1),
    ("0000", "da", 0),
    ("\uff11\uff12\uff15\uff10", "da", 1250),
    ("\uff11\uff0e\uff12\uff15\uff10", "da", 1250),
    ("\u0661\u0662\u0665\u0660", "da", 1250),
    ("\u0661\u066c\u0662\u0665\u0660", "da", 1250),
    ("\u0661\u066c\u0662\u0665\u0660", "en", 1250),
    ("\u06f1\u06f2", "en", 12),
    ("\u096a\u096b", "en", 45),
]


@pytest.mark.parametrize(("written", "language", "expected"), READ)
def test_a_count_is_read_as_people_write_it(
    written: str, language: Language, expected: int
) -> None:
    """Digits alone, with spaces, or with the separator of the language."""
    assert expected == parse_payslips(written, language)


REFUSED: list[tuple[str, Language, str]] = [
    ("", "da", "payslips.empty"),
    (" \t\u00a0", "da", "payslips.empty"),
    ("\u200b\ufeff", "da", "payslips.empty"),
    ("-1", "da", "payslips.negative"),
    ("- 1", "da", "payslips.negative"),
    ("\u22121", "en", "payslips.negative"),
    ("\u20131", "en", "payslips.negative"),
    ("-0", "en", "payslips.negative"),
    ("-1.250,5", "da", "payslips.negative"),
    ("-1 250", "da", "payslips.negative"),
    ("1,5", "da", "payslips.fraction"),
    ("1.5", "da", "payslips.fraction"),
    ("1.250", "en", "payslips.fraction"),
    ("1,250", "da", "payslips.fraction"),
    ("1.250,50", "da", "payslips.fraction"),
    ("1,250.50", "en", "payslips.fraction"),
    ("1 250,5", "da", "payslips.fraction"),
    ("350.0", "en", "payslips.fraction"),
    ("0.500", "da", "payslips.fraction"),
    ("0,500", "en", "payslips.fraction"),
    ("1000001", "da", "payslips.too_many"),
    ("1.000.001", "da", "payslips.too_many"),
    ("9" * 12, "da", "payslips.too_many"),
    ("9" * 13, "da", "payslips.too_many"),
    ("9" * 10_000, "da", "payslips.too_many"),
    ("abc", "da", "payslips.not_a_number"),
    ("12a", "da", "payslips.not_a_number"),
    ("+5", "da", "payslips.not_a_number"),
    ("1e3", "da", "payslips.not_a_number"),
    ("0x10", "da", "payslips.not_a_number"),
    ("1_000", "da", "payslips.not_a_number"),
    ("1'000", "da", "payslips.not_a_number"),
    ("12.50.1", "da", "payslips.not_a_number"),
    ("1.25", "da", "payslips.fraction"),
    ("12 34", "da", "payslips.not_a_number"),
    ("1.2500", "da", "payslips.fraction"),
    (".", "da", "payslips.not_a_number"),
    (",5", "da", "payslips.not_a_number"),
    ("½", "da", "payslips.not_a_number"),
    ("²", "da", "payslips.not_a_number"),
    ("\u0663" + "5", "da", "payslips.not_a_number"),
    ("\uff15\u0663", "da", "payslips.not_a_number"),
    ("\u0661\u0662\u066b\u0665", "da", "payslips.fraction"),
    ("\uff0d\uff13", "da", "payslips.negative"),
    ("NaN", "en", "payslips.not_a_number"),
    ("Infinity", "en", "payslips.not_a_number"),
    ("5\x00", "en", "payslips.not_a_number"),
    ("\ud800", "en", "payslips.not_a_number"),
]


@pytest.mark.parametrize(("written", "language", "expected"), REFUSED)
def test_an_invalid_count_is_rejected_with_a_message(
    written: str, language: Language, expected: str
) -> None:
    """Each kind of mistake has its own message, and each message has the largest count."""
    with pytest.raises(InputError) as raised:
        parse_payslips(written, language)
    assert ("payslips", expected, {"maximum": MAX_PAYSLIPS}) == (
        raised.value.field,
        code_of(raised.value.message),
        raised.value.message.parameters,
    )


@given(counts, languages)
def test_a_count_is_read_as_the_language_shows_it(count: int, language: Language) -> None:
    """A visitor can copy numbers from the page."""
    assert count == parse_payslips(format_count(count, language), language)


@given(counts, languages)
def test_a_count_is_read_with_spaces_for_separators(count: int, language: Language) -> None:
    """Groups of three with spaces between them read the same in every language."""
    assert count == parse_payslips(f"{count:,}".replace(",", " "), language)


@given(st.integers(), languages)
def test_digits_are_read_or_rejected_by_their_size(number: int, language: Language) -> None:
    """Any integer is read as itself or rejected, never as another count."""
    try:
        assert number == parse_payslips(str(number), language)
    except InputError as raised:
        assert raised.message.code == ("payslips.negative" if number < 0 else "payslips.too_many")


@given(st.text() | st.text("0123456789., -\u00a0"), languages)
@example("1.111" * 1_000, "da")
def test_any_text_is_a_count_or_an_error(written: str, language: Language) -> None:
    """No text breaks the calculator."""
    try:
        assert 0 <= parse_payslips(written, language) <= MAX_PAYSLIPS
    except InputError as raised:
        assert raised.field == "payslips"


@given(counts)
def test_an_integer_in_range_is_a_count(count: int) -> None:
    """Every integer from 0 to 1,000,000 is returned."""
    assert count == check_payslips(count)


def test_visitors_and_data_files_have_the_same_largest_count() -> None:
    """No bracket can begin beyond the counts that get a price."""
    assert MAX_COUNT == MAX_PAYSLIPS
