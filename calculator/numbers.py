"""Parsing of numbers as people write and paste them, the same for every field.

Digits may be full-width, Arabic or of any other script, as long as a number uses one script.
Any kind of space may group them, and so may the thousands separator of the language.
"""

import re
import unicodedata
from decimal import Decimal
from enum import Enum

from calculator.errors import InputError, message
from calculator.formatting import Language


class Form(Enum):
    """The form of an entered text, whether or not the field accepts it."""

    EMPTY = "empty"
    WHOLE = "whole"
    DECIMAL = "decimal"
    NEGATIVE = "negative"
    OTHER = "other"


_SPACES = re.compile(r"\s+")
_OTHER_SIGNS = str.maketrans(
    {"\uff0e": ".", "\uff0c": ",", "\uff0d": "-", "\u2212": "-", "\u2013": "-"}
)
_ARABIC_SEPARATORS: dict[Language, dict[int, str]] = {
    "da": str.maketrans({"\u066b": ",", "\u066c": "."}),
    "en": str.maketrans({"\u066b": ".", "\u066c": ","}),
}
_GROUPED = {
    "da": re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(?=,|$)"),
    "en": re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+(?=\.|$)"),
}
_SPACED = re.compile(r"[1-9][0-9]{0,2}( [0-9]{3})+(?=[.,]|$)")
_NEGATIVE = re.compile(r"- ?[0-9][0-9., ]*")
_DECIMAL = {"da": re.compile(r"[0-9]+,[0-9]+"), "en": re.compile(r"[0-9]+\.[0-9]+")}
_FOREIGN_DECIMAL = re.compile(r"[0-9]+[.,][0-9]{1,2}")
"""The other language's decimal sign, where it can't be the separator of thousands."""

_MANY_DIGITS = 12
_CURRENCY = re.compile(r"\s*(kr\.?|kroner|[A-Z]{3}|,-|[€$£])$|^(?:(kr\.?|[A-Z]{3})\s+|[€$£]\s*)")
_MAX_DECIMALS = 2


def tidy(text: str, language: Language) -> str:
    """Return the text with ASCII digits, signs and single spaces, without invisible characters."""
    if text.isascii():
        return _SPACES.sub(" ", text).strip()
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    signs = visible.translate(_OTHER_SIGNS).translate(_ARABIC_SEPARATORS[language])
    return _SPACES.sub(" ", _with_plain_digits(signs)).strip()


def form_of(written: str, language: Language) -> tuple[Form, str]:
    """Return the form of a tidied text, and its number as plain digits with a point."""
    if not written:
        return Form.EMPTY, ""
    plain = _without_groups(written, language)
    if plain.isascii() and plain.isdigit():
        return Form.WHOLE, plain
    if _NEGATIVE.fullmatch(written):
        return Form.NEGATIVE, ""
    if _DECIMAL[language].fullmatch(plain) or _FOREIGN_DECIMAL.fullmatch(plain):
        return Form.DECIMAL, plain.replace(",", ".")
    return Form.OTHER, ""


def parse_decimal(text: str, language: Language, field: str, maximum: int) -> Decimal:
    """Read a number of zero or more with at most two decimals: `1.250,50` in Danish.

    A currency before or after it is ignored. Raises InputError for that field.
    """
    written = _CURRENCY.sub("", tidy(text, language)).strip()
    form, plain = form_of(written, language)
    if form is Form.EMPTY:
        raise InputError(field, message("number.empty", maximum=maximum))
    if form is Form.NEGATIVE:
        raise InputError(field, message("number.negative", maximum=maximum))
    whole, _, decimals = plain.partition(".")
    if form is Form.OTHER or len(decimals) > _MAX_DECIMALS:
        raise InputError(field, message("number.not_a_number", maximum=maximum))
    if len(whole.lstrip("0")) > _MANY_DIGITS or Decimal(plain) > maximum:
        raise InputError(field, message("number.too_large", maximum=maximum))
    return Decimal(plain)


def _with_plain_digits(text: str) -> str:
    """Return the text with digits of another script as 0 to 9, unless scripts are mixed."""
    foreign = {char for char in text if char.isdecimal() and not char.isascii()}
    if not foreign or re.search("[0-9]", text):
        return text
    zeros = {ord(char) - unicodedata.decimal(char) for char in foreign}
    if len(zeros) > 1:
        return text
    return text.translate({ord(char): str(unicodedata.decimal(char)) for char in foreign})


def _without_groups(written: str, language: Language) -> str:
    grouped = _GROUPED[language].match(written) or _SPACED.match(written)
    if grouped is None:
        return written
    return re.sub(r"[., ]", "", grouped[0]) + written[grouped.end() :]
