"""Amounts and dates are formatted as Unicode's locale data prescribe for each language.

Babel, which comes with the site generator's theme, holds those data.
Where we differ on purpose, the tests say so: English sets a space after the currency's code,
amounts keep decimals beyond the second, and dates are kept together by spaces that do not break.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, repeat

import pytest
from babel.dates import format_date as babel_date
from babel.numbers import format_currency, format_decimal
from babel.numbers import format_percent as babel_percent

from calculator.formatting import (
    LANGUAGES,
    NO_BREAK_SPACE,
    Language,
    format_amount,
    format_count,
    format_date,
    format_percent,
)

LOCALES: dict[Language, str] = {"da": "da_DK", "en": "en_GB"}

AMOUNTS = [
    Decimal(cents) / 100
    for cents in (0, 1, 9, 10, 99, 100, 999, 1000, 99999, 100000, 424400, 123456789, 10**15 + 1)
]
UNIT_AMOUNTS = [Decimal(text) for text in ("0.125", "2.525", "1234.5678", "0.000001")]


@pytest.mark.parametrize("amount", AMOUNTS, ids=str)
def test_danish_amounts_are_written_as_babel_writes_them(amount: Decimal) -> None:
    """1.234,56 kr. with a no-break space: no difference at all."""
    assert format_currency(amount, "DKK", locale="da_DK") == format_amount(amount, "DKK", "da")


@pytest.mark.parametrize("amount", AMOUNTS, ids=str)
def test_english_amounts_have_a_space_after_the_code(amount: Decimal) -> None:
    """The deliberate difference: DKK 1,234.56, where Babel sets no space after the code."""
    expected = format_currency(amount, "DKK", locale="en_GB")
    assert expected == format_amount(amount, "DKK", "en").replace(NO_BREAK_SPACE, "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("amount", UNIT_AMOUNTS, ids=str)
def test_unit_amounts_keep_the_decimals_that_babel_would_round_away(
    amount: Decimal, language: Language
) -> None:
    """The deliberate difference: an amount with more than two decimals shows them all."""
    number = format_decimal(amount, locale=LOCALES[language], decimal_quantization=False)
    assert number in format_amount(amount, "DKK", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 7, 999, 1_000, 12_345, 999_999, 1_000_000])
def test_counts_are_grouped_as_babel_groups_them(count: int, language: Language) -> None:
    """1.234 in Danish, 1,234 in English."""
    assert format_decimal(count, locale=LOCALES[language]) == format_count(count, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rate", ["0", "0.25", "0.15", "1"])
def test_rates_are_written_as_babel_writes_them(rate: str, language: Language) -> None:
    """25 % in Danish, with a no-break space, and 25% in English."""
    expected = babel_percent(Decimal(rate), locale=LOCALES[language])
    assert expected == format_percent(Decimal(rate), language)


def _days() -> Iterator[date]:
    """Return every day of two years, one of them a leap year."""
    return accumulate(repeat(timedelta(days=1), 730), date.__add__, initial=date(2023, 1, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_are_written_as_babel_writes_them(language: Language) -> None:
    """The deliberate difference: our spaces are no-break spaces."""
    assert [
        babel_date(day, "long", locale=LOCALES[language]).replace(" ", NO_BREAK_SPACE)
        for day in _days()
    ] == [format_date(day, language) for day in _days()]
