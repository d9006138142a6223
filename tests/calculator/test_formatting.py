"""Amounts, counts, rates and dates as Danish and English readers write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.formatting import (
    format_amount,
    format_count,
    format_date,
    format_month,
    format_number,
    format_percent,
)
from tests.calculator.examples import counts, wide_amounts

AMOUNTS = [
    ("0", "0,00\u00a0kr.", "DKK\u00a00.00"),
    ("4.04", "4,04\u00a0kr.", "DKK\u00a04.04"),
    ("999.99", "999,99\u00a0kr.", "DKK\u00a0999.99"),
    ("1000", "1.000,00\u00a0kr.", "DKK\u00a01,000.00"),
    ("4244", "4.244,00\u00a0kr.", "DKK\u00a04,244.00"),
    ("1234567.5", "1.234.567,50\u00a0kr.", "DKK\u00a01,234,567.50"),
    ("2.5250", "2,525\u00a0kr.", "DKK\u00a02.525"),
    ("0.000001", "0,000001\u00a0kr.", "DKK\u00a00.000001"),
    ("1E+3", "1.000,00\u00a0kr.", "DKK\u00a01,000.00"),
]


@pytest.mark.parametrize(("amount", "danish", "english"), AMOUNTS)
def test_an_amount_has_two_decimals_or_those_it_needs(
    amount: str, danish: str, english: str
) -> None:
    """Danish writes 1.234,56 kr. and English DKK 1,234.56, with a no-break space."""
    shown = Decimal(amount)
    assert (danish, english) == (
        format_amount(shown, "DKK", "da"),
        format_amount(shown, "DKK", "en"),
    )


def test_another_currency_is_written_as_its_code() -> None:
    """Only Danish kroner have a short name in Danish."""
    assert ("5,00\u00a0EUR", "EUR\u00a05.00") == (
        format_amount(Decimal(5), "EUR", "da"),
        format_amount(Decimal(5), "EUR", "en"),
    )


COUNTS = [
    (0, "0", "0"),
    (351, "351", "351"),
    (1_000, "1.000", "1,000"),
    (12_345, "12.345", "12,345"),
    (1_000_000, "1.000.000", "1,000,000"),
]


@pytest.mark.parametrize(("count", "danish", "english"), COUNTS)
def test_a_count_is_grouped_by_thousands(count: int, danish: str, english: str) -> None:
    """Danish groups with points and English with commas."""
    assert (danish, english) == (format_count(count, "da"), format_count(count, "en"))


NUMBERS = [
    ("0", "0", "0"),
    ("2", "2", "2"),
    ("2.0", "2", "2"),
    ("2.50", "2,5", "2.5"),
    ("100", "100", "100"),
    ("100.00", "100", "100"),
    ("0.00", "0", "0"),
    ("1E+2", "100", "100"),
    ("1234.5", "1.234,5", "1,234.5"),
]


@pytest.mark.parametrize(("number", "danish", "english"), NUMBERS)
def test_a_number_has_no_more_decimals_than_needed(number: str, danish: str, english: str) -> None:
    """Trailing zeros of the decimals are removed; zeros before the point are not."""
    shown = Decimal(number)
    assert (danish, english) == (format_number(shown, "da"), format_number(shown, "en"))


PERCENTS = [
    ("0.25", "25\u00a0%", "25%"),
    ("0", "0\u00a0%", "0%"),
    ("1", "100\u00a0%", "100%"),
    ("0.0725", "7,25\u00a0%", "7.25%"),
    (f"0.{'3' * 30}", f"33,{'3' * 28}\u00a0%", f"33.{'3' * 28}%"),
]


@pytest.mark.parametrize(("rate", "danish", "english"), PERCENTS)
def test_a_rate_is_shown_in_per_cent(rate: str, danish: str, english: str) -> None:
    """A share of 0.25 is 25 per cent, with every decimal that it has."""
    shown = Decimal(rate)
    assert (danish, english) == (format_percent(shown, "da"), format_percent(shown, "en"))


DATES = [
    (date(2024, 1, 15), "15.\u00a0januar\u00a02024", "15\u00a0January\u00a02024"),
    (date(2024, 2, 1), "1.\u00a0februar\u00a02024", "1\u00a0February\u00a02024"),
    (date(2024, 3, 31), "31.\u00a0marts\u00a02024", "31\u00a0March\u00a02024"),
    (date(2024, 5, 5), "5.\u00a0maj\u00a02024", "5\u00a0May\u00a02024"),
    (date(2024, 12, 31), "31.\u00a0december\u00a02024", "31\u00a0December\u00a02024"),
]


@pytest.mark.parametrize(("day", "danish", "english"), DATES)
def test_a_date_is_written_out(day: date, danish: str, english: str) -> None:
    """Day, month in words and year, joined by no-break spaces."""
    assert (danish, english) == (format_date(day, "da"), format_date(day, "en"))


MONTHS = [
    (date(2026, 1, 1), "januar\u00a02026", "January\u00a02026"),
    (date(2026, 5, 31), "maj\u00a02026", "May\u00a02026"),
    (date(9999, 12, 1), "december\u00a09999", "December\u00a09999"),
]


@pytest.mark.parametrize(("month", "danish", "english"), MONTHS)
def test_a_month_is_written_with_its_year(month: date, danish: str, english: str) -> None:
    """The day is left out, and a no-break space joins month and year."""
    assert (danish, english) == (format_month(month, "da"), format_month(month, "en"))


_ENGLISH_TO_DANISH = str.maketrans({",": ".", ".": ","})


@given(wide_amounts)
def test_the_languages_show_the_same_amount(amount: Decimal) -> None:
    """Danish and English differ by separators and the currency's place, never by a digit."""
    english = format_amount(amount, "DKK", "en").removeprefix("DKK\u00a0")
    danish = format_amount(amount, "DKK", "da").removesuffix("\u00a0kr.")
    assert danish == english.translate(_ENGLISH_TO_DANISH)


@given(wide_amounts)
def test_a_shown_amount_is_the_amount(amount: Decimal) -> None:
    """Formatting an amount does not round it."""
    english = format_amount(amount, "DKK", "en").removeprefix("DKK\u00a0")
    assert amount == Decimal(english.replace(",", ""))


@given(counts)
def test_a_shown_count_is_the_count(count: int) -> None:
    """Formatting a count does not change it."""
    assert count == int(format_count(count, "en").replace(",", ""))


@given(st.dates())
def test_every_date_has_its_day_and_year(day: date) -> None:
    """The written date begins with the day and ends with the year."""
    number, _, year = format_date(day, "en").split("\u00a0")
    assert (day.day, day.year) == (int(number), int(year))
