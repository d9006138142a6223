"""Amounts, counts, rates and dates as Danish and English readers write them."""

from datetime import date
from decimal import Decimal
from typing import Literal

from calculator.money import EXACT, decimal_text

type Language = Literal["da", "en"]

LANGUAGES: tuple[Language, ...] = ("da", "en")

NO_BREAK_SPACE = "\u00a0"

_SEPARATORS: dict[Language, dict[int, int]] = {
    "da": str.maketrans(",.", ".,"),
    "en": {},
}
"""Translates Python's `1,234.56` to the separators of the language."""

_DANISH_MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december"
)
_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December"
)
_MONTHS: dict[Language, list[str]] = {"da": _DANISH_MONTHS.split(), "en": _ENGLISH_MONTHS.split()}


def format_number(number: Decimal, language: Language) -> str:
    """Return `1.234,5` in Danish and `1,234.5` in English, with no more decimals than needed."""
    text = f"{number:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SEPARATORS[language])


def format_count(count: int, language: Language) -> str:
    """Return `1.234` in Danish and `1,234` in English."""
    return f"{count:,}".translate(_SEPARATORS[language])


def format_amount(amount: Decimal, currency: str, language: Language) -> str:
    """Return `1.234,56 kr.` in Danish and `DKK 1,234.56` in English, with a no-break space.

    Two decimals, or more where the amount has more, as a unit price may.
    """
    number = f"{Decimal(decimal_text(amount)):,f}".translate(_SEPARATORS[language])
    name = currency_name(currency, language)
    parts = (name, number) if language == "en" else (number, name)
    return NO_BREAK_SPACE.join(parts)


def currency_name(currency: str, language: Language) -> str:
    """Return `kr.` for Danish kroner in Danish, and the currency's code otherwise."""
    return "kr." if language == "da" and currency == "DKK" else currency


def format_percent(rate: Decimal, language: Language) -> str:
    """Return a rate of 0.25 as `25 %` in Danish, with a no-break space, and `25%` in English."""
    number = format_number(rate.scaleb(2, EXACT), language)
    return f"{number}{NO_BREAK_SPACE}%" if language == "da" else f"{number}%"


def format_date(day: date, language: Language) -> str:
    """Return `1. februar 2024` in Danish and `1 February 2024` in English, with no-break spaces."""
    number = f"{day.day}." if language == "da" else f"{day.day}"
    return NO_BREAK_SPACE.join((number, _MONTHS[language][day.month - 1], str(day.year)))


def format_month(month: date, language: Language) -> str:
    """Return `januar 2026` in Danish and `January 2026` in English, with a no-break space."""
    return f"{_MONTHS[language][month.month - 1]}{NO_BREAK_SPACE}{month.year}"
