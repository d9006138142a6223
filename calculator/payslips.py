"""The count that is billed: how many payslips, and how a visitor may write it."""

import re

from calculator.errors import InputError, message
from calculator.formatting import Language
from calculator.numbers import Form, form_of, tidy

MAX_PAYSLIPS = 1_000_000
"""The largest count that gets a price."""

_FRACTION = re.compile(r"[0-9]+([., ][0-9]{3})*[.,][0-9]+")
_MANY_DIGITS = 12


def check_payslips(count: object) -> int:
    """Return the count where it is an integer from 0 to `MAX_PAYSLIPS`.

    Raises InputError for anything else, also for True and 5.0.
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

    Raises InputError with a message for the visitor where the text is empty, a fraction, negative,
    too large or not a number.
    """
    written = tidy(text, language)
    form, plain = form_of(written, language)
    if form is Form.WHOLE:
        digits = plain.lstrip("0") or "0"
        return check_payslips(int(digits) if len(digits) <= _MANY_DIGITS else MAX_PAYSLIPS + 1)
    raise InputError("payslips", message(_error_code(form, written), maximum=MAX_PAYSLIPS))


def _error_code(form: Form, written: str) -> str:
    if form is Form.EMPTY:
        return "payslips.empty"
    if form is Form.NEGATIVE:
        return "payslips.negative"
    return "payslips.fraction" if _FRACTION.fullmatch(written) else "payslips.not_a_number"
