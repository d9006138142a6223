"""The readers of the values in the data files, one for each type of value.

The type of a field in the model, for example `Amount`, determines its reader.
The build reads YAML with these readers and derives the JSON Schemas from the same types.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, get_args

from calculator.errors import FieldError, Message, message
from calculator.money import CENT, EXACT, MAX_DIGITS

MAX_COUNT = 1_000_000
"""The largest count that a data file may contain."""

MAX_TEXT = 20_000
"""The longest text, in characters."""


@dataclass(frozen=True, slots=True, eq=False)
class ParsedBy:
    """Marks a field's type with the function that reads it, and with its JSON Schema.

    The two methods implement the protocol in which pydantic, in the build, asks a type for its
    reader; pydantic itself is not imported here.
    """

    read: Callable[[object], object]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> dict[str, Any]:
        """Return the core schema of a value that `read` parses."""
        return {
            "type": "function-plain",
            "function": {"type": "no-info", "function": self.read},
        }

    def __get_pydantic_json_schema__(self, _core: object, _handler: object) -> dict[str, Any]:
        """Return the JSON Schema of the value in the file."""
        return dict(self.schema)


@dataclass(frozen=True, slots=True, eq=False)
class DiscriminatedBy:
    """Marks a union of dataclasses with the field whose literal value identifies each of them."""

    field: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: Callable[[object], dict[str, Any]]
    ) -> dict[str, Any]:
        """Return the core schema of a union discriminated by that field."""
        names = [choice.__dataclass_fields__[self.field].default for choice in get_args(source)]
        choices = zip(names, handler(source)["choices"], strict=True)
        return {
            "type": "tagged-union",
            "discriminator": self.field,
            "choices": dict(choices),
        }


_PLAIN_NUMBER = re.compile(rf"[0-9]{{1,{MAX_DIGITS}}}(\.[0-9]{{1,{MAX_DIGITS}}})?")
_COMMA_NUMBER = re.compile(r"[0-9]+,[0-9]+")
_DANISH_NUMBER = re.compile(r"[0-9]{1,3}([. ][0-9]{3})+(,[0-9]+)?")
_ENGLISH_NUMBER = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_ADDRESS = re.compile(r'https?://[^\s<>"]+|mailto:[^\s<>"]+|/([a-z0-9_-]+/)*(#[a-z0-9_-]+)?')
_FLAG_WORDS = {
    **dict.fromkeys(("ja", "yes", "true", "sand"), "true"),
    **dict.fromkeys(("nej", "no", "false", "falsk"), "false"),
}
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SHOWN = 40


def shown(value: object) -> str:
    """Return the value as a short text for an error message."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    text = "".join(char if char.isprintable() else "\ufffd" for char in str(value))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def read_amount(value: object) -> Decimal:
    """Read an amount of zero or more from a plain decimal string such as `"1450.00"`.

    Raises FieldError, with a hint for numbers without quotes, commas and thousands separators.
    """
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        raise FieldError(message("amount.unquoted", value=shown(value)))
    if not isinstance(value, str):
        raise FieldError(message("amount.form", value=shown(value)))
    if _PLAIN_NUMBER.fullmatch(value):
        return Decimal(value)
    raise FieldError(_amount_hint(value))


def _amount_hint(text: str) -> Message:
    stripped = text.strip()
    if _DANISH_NUMBER.fullmatch(stripped) and not _PLAIN_NUMBER.fullmatch(stripped):
        meant = re.sub(r"[. ]", "", stripped).replace(",", ".")
        return message("amount.separators", value=shown(text), meant=meant)
    if _ENGLISH_NUMBER.fullmatch(stripped) and ("." in stripped or stripped.count(",") > 1):
        meant = stripped.replace(",", "")
        return message("amount.separators", value=shown(text), meant=meant)
    if _COMMA_NUMBER.fullmatch(stripped):
        return message("amount.comma", value=shown(text), meant=stripped.replace(",", "."))
    unquoted = stripped.strip("\"'")
    if unquoted != stripped and _PLAIN_NUMBER.fullmatch(unquoted):
        return message("amount.quote", value=shown(text), meant=unquoted)
    if stripped.startswith(("-", "\u2212")):
        return message("amount.negative", value=shown(text))
    return message("amount.form", value=shown(text))


def read_rate(value: object) -> Decimal:
    """Read a share from 0 to 1 from a decimal string: `"0.25"` is 25 per cent."""
    rate = read_amount(value)
    if rate > 1:
        raise FieldError(message("rate.range", value=shown(value)))
    return rate


def read_step(value: object) -> Decimal:
    """Read the rounding step: a whole number of hundredths above zero."""
    step = read_amount(value)
    if step == 0 or EXACT.remainder(step, CENT) != 0:
        raise FieldError(message("step.form", value=shown(value)))
    return step


def read_count(value: object) -> int:
    """Read a whole number from 0 to `MAX_COUNT`, written without quotes."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_COUNT:
        raise FieldError(message("count.form", value=shown(value), maximum=MAX_COUNT))
    return value


def read_size(value: object) -> int:
    """Read a whole number from 1 to `MAX_COUNT`, written without quotes."""
    size = read_count(value)
    if size == 0:
        raise FieldError(message("size.zero"))
    return size


def read_bound(value: object) -> int | None:
    """Read a bracket's last unit, or null for the open end."""
    return None if value is None else read_size(value)


def read_date(value: object) -> date:
    """Read a date from a string such as `"2024-02-01"`."""
    if isinstance(value, date):
        raise FieldError(message("date.unquoted", value=shown(value)))
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise FieldError(message("date.form", value=shown(value)))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise FieldError(message("date.impossible", value=shown(value))) from None


def read_flag(value: object) -> bool:
    """Read true or false."""
    if isinstance(value, bool):
        return value
    meant = _FLAG_WORDS.get(value.strip().lower()) if isinstance(value, str) else None
    if meant is not None:
        raise FieldError(message("flag.meant", value=shown(value), meant=meant))
    raise FieldError(message("flag.form", value=shown(value)))


def read_words(value: object) -> str:
    """Read a text that people see: not empty, no control characters."""
    if not isinstance(value, str):
        raise FieldError(message("text.form", value=shown(value)))
    if not value.strip():
        raise FieldError(message("text.empty"))
    if len(value) > MAX_TEXT:
        raise FieldError(message("text.long", maximum=MAX_TEXT))
    if _CONTROL.search(value):
        raise FieldError(message("text.control", value=shown(value)))
    return value


def read_id(value: object) -> str:
    """Read an id: lower-case letters a to z, digits, `-` and `_`, at most 64 characters."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise FieldError(message("id.form", value=shown(value)))
    return value


def read_currency(value: object) -> str:
    """Read a currency's code of three capitals, for example DKK."""
    if not isinstance(value, str) or not _CURRENCY.fullmatch(value):
        raise FieldError(message("currency.form", value=shown(value)))
    return value


def read_address(value: object) -> str:
    """Read a link's address: a web or mail address, or a page of this site such as `/faq/`."""
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value):
        raise FieldError(message("address.form", value=shown(value)))
    return value


_AMOUNT_SCHEMA = {"type": "string", "pattern": f"^{_PLAIN_NUMBER.pattern}$"}
_RATE_SCHEMA = {
    "type": "string",
    "pattern": rf"^(0{{1,{MAX_DIGITS}}}(\.[0-9]{{1,{MAX_DIGITS}}})?|0*1(\.0{{1,{MAX_DIGITS}}})?)$",
}
_STEP_SCHEMA = {
    "type": "string",
    "pattern": rf"^(?![0.]+$)[0-9]{{1,{MAX_DIGITS}}}(\.[0-9]{{1,2}}0*)?$",
}
_DATE_SCHEMA = {"type": "string", "format": "date", "pattern": f"^{_DATE.pattern}$"}
_WORDS_SCHEMA = {
    "type": "string",
    "minLength": 1,
    "maxLength": MAX_TEXT,
    "pattern": r"^(?=[\s\S]*\S)[^\x00-\x09\x0b-\x1f\x7f-\x9f]*$",
}
_COUNT_SCHEMA = {"type": "integer", "minimum": 0, "maximum": MAX_COUNT}
_SIZE_SCHEMA = {"type": "integer", "minimum": 1, "maximum": MAX_COUNT}

type Amount = Annotated[Decimal, ParsedBy(read_amount, _AMOUNT_SCHEMA)]
type Rate = Annotated[Decimal, ParsedBy(read_rate, _RATE_SCHEMA)]
type Step = Annotated[Decimal, ParsedBy(read_step, _STEP_SCHEMA)]
type Count = Annotated[int, ParsedBy(read_count, _COUNT_SCHEMA)]
type Size = Annotated[int, ParsedBy(read_size, _SIZE_SCHEMA)]
type Bound = Annotated[
    int | None, ParsedBy(read_bound, {"anyOf": [_SIZE_SCHEMA, {"type": "null"}]})
]
type IsoDate = Annotated[date, ParsedBy(read_date, _DATE_SCHEMA)]
type Flag = Annotated[bool, ParsedBy(read_flag, {"type": "boolean"})]
type Words = Annotated[str, ParsedBy(read_words, _WORDS_SCHEMA)]
type Id = Annotated[str, ParsedBy(read_id, {"type": "string", "pattern": f"^{_ID.pattern}$"})]
type Currency = Annotated[
    str, ParsedBy(read_currency, {"type": "string", "pattern": f"^{_CURRENCY.pattern}$"})
]
type Address = Annotated[
    str, ParsedBy(read_address, {"type": "string", "pattern": f"^({_ADDRESS.pattern})$"})
]
