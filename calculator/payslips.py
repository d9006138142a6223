"""The count that is billed: how many payslips, and how a visitor may write it."""

import re
import unicodedata

from calculator.errors import InputError, message
from calculator.formatting import Language

MAX_PAYSLIPS = 1_000_000
"""The largest count that gets a price."""

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_GROUPED = {
    "da": re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+"),
    "en": re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+"),
}
_SPACED = re.compile(r"[1-9][0-9]{0,2}( [0-9]{3})+")
_NEGATIVE = re.compile(r"[-\u2212\u2013] ?[0-9][0-9., ]*")
_FRACTION = re.compile(r"[0-9]+([., ][0-9]{3})*[.,][0-9]+")
_MANY_DIGITS = 12


def check_payslips(count: object) -> int:
    """Give the count when it is an integer from 0 to `MAX_PAYSLIPS`.

    Raises InputError for anything else; True and 5.0 are no counts.
    """
    if isinstance(count, bool) or not isinstance(count, int):
        raise InputError("payslips", message("payslips.not_a_number", maximum=MAX_PAYSLIPS))
    if count < 0:
        raise InputError("payslips", message("payslips.negative", maximum=MAX_PAYSLIPS))
    if count > MAX_PAYSLIPS:
        raise InputError("payslips", message("payslips.too_many", maximum=MAX_PAYSLIPS))
    return count


def parse_payslips(text: str, language: Language) -> int:
    """Read a count as people write it: `1250`, `1 250`, `1.250` in Danish, `1,250` in English.

    Raises InputError with words for the visitor when the text is empty, a fraction, negative,
    too large or no number at all.
    """
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    written = _SPACES.sub(" ", visible).strip()
    if not written:
        raise InputError("payslips", message("payslips.empty", maximum=MAX_PAYSLIPS))
    if _GROUPED[language].fullmatch(written) or _SPACED.fullmatch(written):
        written = re.sub(r"[., ]", "", written)
    if written.isascii() and written.isdigit():
        digits = written.lstrip("0") or "0"
        return check_payslips(int(digits) if len(digits) <= _MANY_DIGITS else MAX_PAYSLIPS + 1)
    if _NEGATIVE.fullmatch(written):
        raise InputError("payslips", message("payslips.negative", maximum=MAX_PAYSLIPS))
    if _FRACTION.fullmatch(written):
        raise InputError("payslips", message("payslips.fraction", maximum=MAX_PAYSLIPS))
    raise InputError("payslips", message("payslips.not_a_number", maximum=MAX_PAYSLIPS))
