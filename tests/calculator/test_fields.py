"""How each type of value is written in the data files, and the error for each mistake."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import fields
from calculator.errors import FieldError, Message, message
from calculator.fields import (
    ParsedBy,
    read_address,
    read_amount,
    read_bound,
    read_count,
    read_currency,
    read_date,
    read_flag,
    read_id,
    read_rate,
    read_size,
    read_step,
    read_words,
    shown,
)
from tests.calculator.examples import code_of, wide_amounts

type Reader = Callable[[object], object]

READ: list[tuple[Reader, object, object]] = [
    (read_amount, "0", Decimal(0)),
    (read_amount, "1450.00", Decimal("1450.00")),
    (read_amount, "4.04", Decimal("4.04")),
    (read_amount, "0.000000000000000000000000000001", Decimal("1E-30")),
    (read_amount, f"{'9' * 30}.{'9' * 30}", Decimal(f"{'9' * 30}.{'9' * 30}")),
    (read_amount, "007.5", Decimal("7.5")),
    (read_rate, "0", Decimal(0)),
    (read_rate, "0.25", Decimal("0.25")),
    (read_rate, "1", Decimal(1)),
    (read_step, "0.01", Decimal("0.01")),
    (read_step, "0.25", Decimal("0.25")),
    (read_step, "1.00", Decimal(1)),
    (read_step, "100", Decimal(100)),
    (read_count, 0, 0),
    (read_count, 1_000_000, 1_000_000),
    (read_size, 1, 1),
    (read_size, 1_000_000, 1_000_000),
    (read_bound, 350, 350),
    (read_bound, None, None),
    (read_date, "2024-02-01", date(2024, 2, 1)),
    (read_date, "2024-02-29", date(2024, 2, 29)),
    (read_flag, True, True),
    (read_flag, False, False),
    (read_words, "Æbler, pærer & 100 %", "Æbler, pærer & 100 %"),
    (read_words, "To\n\nafsnit", "To\n\nafsnit"),
    (read_words, "x" * 20_000, "x" * 20_000),
    (read_id, "basis", "basis"),
    (read_id, "2024-02", "2024-02"),
    (read_id, "help_center", "help_center"),
    (read_id, "x" * 64, "x" * 64),
    (read_currency, "DKK", "DKK"),
    (read_address, "https://www.visma.dk/hrm/nyhedsbrev/", "https://www.visma.dk/hrm/nyhedsbrev/"),
    (read_address, "http://example.com", "http://example.com"),
    (read_address, "mailto:a@example.com", "mailto:a@example.com"),
    (read_address, "/", "/"),
    (read_address, "/faq/", "/faq/"),
    (read_address, "/ydelser/#fast_track", "/ydelser/#fast_track"),
]


@pytest.mark.parametrize(("reader", "value", "expected"), READ)
def test_a_valid_value_is_read(reader: Reader, value: object, expected: object) -> None:
    """Each type of value has one valid form."""
    read = reader(value)
    assert (expected, type(expected)) == (read, type(read))


REFUSED: list[tuple[Reader, object, str]] = [
    (read_amount, 1450, "amount.unquoted"),
    (read_amount, 4.04, "amount.unquoted"),
    (read_amount, Decimal("4.04"), "amount.unquoted"),
    (read_amount, float("inf"), "amount.unquoted"),
    (read_amount, "4,04", "amount.comma"),
    (read_amount, "1450,00", "amount.comma"),
    (read_amount, "1.450,00", "amount.separators"),
    (read_amount, "1 450,00", "amount.separators"),
    (read_amount, "1 450", "amount.separators"),
    (read_amount, "1.450.000", "amount.separators"),
    (read_amount, "1,450.00", "amount.separators"),
    (read_amount, "1,450,000", "amount.separators"),
    (read_amount, "-1450.00", "amount.negative"),
    (read_amount, "\u22121450.00", "amount.negative"),
    (read_amount, "", "amount.form"),
    (read_amount, " 1450.00", "amount.form"),
    (read_amount, "1450.00\n", "amount.form"),
    (read_amount, "1450.", "amount.form"),
    (read_amount, ".50", "amount.form"),
    (read_amount, "+5", "amount.form"),
    (read_amount, "1e3", "amount.form"),
    (read_amount, "NaN", "amount.form"),
    (read_amount, "1_450", "amount.form"),
    (read_amount, "1450 kr.", "amount.form"),
    (read_amount, "\u0661\u0662", "amount.form"),
    (read_amount, "\uff15.00", "amount.form"),
    (read_amount, "9" * 31, "amount.form"),
    (read_amount, f"0.{'9' * 31}", "amount.form"),
    (read_amount, True, "amount.form"),
    (read_amount, None, "amount.form"),
    (read_amount, {"da": "1"}, "amount.form"),
    (read_amount, ("1",), "amount.form"),
    (read_rate, "1.01", "rate.range"),
    (read_rate, "25", "rate.range"),
    (read_rate, 0.25, "amount.unquoted"),
    (read_rate, "-0.25", "amount.negative"),
    (read_step, "0", "step.form"),
    (read_step, "0.00", "step.form"),
    (read_step, "0.001", "step.form"),
    (read_step, "0.015", "step.form"),
    (read_step, 0.01, "amount.unquoted"),
    (read_count, -1, "count.form"),
    (read_count, 1_000_001, "count.form"),
    (read_count, 10**40, "count.form"),
    (read_count, True, "count.form"),
    (read_count, 5.0, "count.form"),
    (read_count, Decimal(5), "count.form"),
    (read_count, "5", "count.form"),
    (read_count, None, "count.form"),
    (read_size, 0, "size.zero"),
    (read_size, -1, "count.form"),
    (read_bound, 0, "size.zero"),
    (read_bound, False, "count.form"),
    (read_bound, "null", "count.form"),
    (read_date, date(2024, 2, 1), "date.unquoted"),
    (read_date, "2024-2-1", "date.form"),
    (read_date, "01-02-2024", "date.form"),
    (read_date, "2024-02-01T00:00:00", "date.form"),
    (read_date, "2024-02-01\n", "date.form"),
    (read_date, "20240201", "date.form"),
    (read_date, "2024-W05-4", "date.form"),
    (read_date, "\u0662\u0660\u0662\u0664-02-01", "date.form"),
    (read_date, 20240202, "date.form"),
    (read_date, None, "date.form"),
    (read_date, True, "date.form"),
    (read_date, "2024-02-30", "date.impossible"),
    (read_date, "2023-02-29", "date.impossible"),
    (read_date, "2024-13-01", "date.impossible"),
    (read_date, "0000-01-01", "date.impossible"),
    (read_flag, "ja", "flag.meant"),
    (read_flag, "Nej", "flag.meant"),
    (read_flag, "true", "flag.meant"),
    (read_flag, "maybe", "flag.form"),
    (read_flag, 1, "flag.form"),
    (read_flag, 0, "flag.form"),
    (read_flag, None, "flag.form"),
    (read_words, False, "text.form"),
    (read_words, 15, "text.form"),
    (read_words, None, "text.form"),
    (read_words, ("a",), "text.form"),
    (read_words, "", "text.empty"),
    (read_words, " \n\u00a0", "text.empty"),
    (read_words, "x" * 20_001, "text.long"),
    (read_words, "a\tb", "text.control"),
    (read_words, "a\rb", "text.control"),
    (read_words, "a\x00b", "text.control"),
    (read_words, "a\x85b", "text.control"),
    (read_words, "a\ud800b", "text.control"),
    (read_id, "", "id.form"),
    (read_id, "Basis", "id.form"),
    (read_id, "løn", "id.form"),
    (read_id, "a b", "id.form"),
    (read_id, "-a", "id.form"),
    (read_id, "_a", "id.form"),
    (read_id, "a/b", "id.form"),
    (read_id, "a\n", "id.form"),
    (read_id, "x" * 65, "id.form"),
    (read_id, 2024, "id.form"),
    (read_id, None, "id.form"),
    (read_currency, "kr.", "currency.form"),
    (read_currency, "dkk", "currency.form"),
    (read_currency, "DKKR", "currency.form"),
    (read_currency, "DKK\n", "currency.form"),
    (read_currency, None, "currency.form"),
    (read_address, "", "address.form"),
    (read_address, "www.visma.dk", "address.form"),
    (read_address, "javascript:alert(1)", "address.form"),
    (read_address, "data:text/html,x", "address.form"),
    (read_address, "//example.com/", "address.form"),
    (read_address, "faq/", "address.form"),
    (read_address, "/faq", "address.form"),
    (read_address, "/../faq/", "address.form"),
    (read_address, "https://", "address.form"),
    (read_address, "https://example.com/a b", "address.form"),
    (read_address, 'https://example.com/"onclick=', "address.form"),
    (read_address, "https://example.com\n", "address.form"),
    (read_address, None, "address.form"),
]


@pytest.mark.parametrize(("reader", "value", "expected"), REFUSED)
def test_an_invalid_value_is_rejected(reader: Reader, value: object, expected: str) -> None:
    """Each kind of mistake has its own message."""
    with pytest.raises(FieldError) as raised:
        reader(value)
    assert expected == code_of(raised.value.message)


HINTS: list[tuple[Reader, object, Message]] = [
    (read_amount, Decimal("4.04"), message("amount.unquoted", value="4.04")),
    (read_amount, 1450, message("amount.unquoted", value="1450")),
    (read_amount, "4,04", message("amount.comma", value="4,04", meant="4.04")),
    (read_amount, "1.450,00", message("amount.separators", value="1.450,00", meant="1450.00")),
    (read_amount, "1 450 000", message("amount.separators", value="1 450 000", meant="1450000")),
    (read_amount, "1,450.00", message("amount.separators", value="1,450.00", meant="1450.00")),
    (read_amount, "1,450,000", message("amount.separators", value="1,450,000", meant="1450000")),
    (read_amount, "-5", message("amount.negative", value="-5")),
    (read_amount, True, message("amount.form", value="true")),
    (read_count, 1_000_001, message("count.form", value="1000001", maximum=1_000_000)),
    (read_date, date(2024, 2, 1), message("date.unquoted", value="2024-02-01")),
    (read_rate, "25", message("rate.range", value="25")),
    (read_words, False, message("text.form", value="false")),
]


@pytest.mark.parametrize(("reader", "value", "expected"), HINTS)
def test_a_refusal_says_what_to_write_instead(
    reader: Reader, value: object, expected: Message
) -> None:
    """The message holds the value as it is written, and what belongs there."""
    with pytest.raises(FieldError) as refused:
        reader(value)
    assert expected == refused.value.message


SHOWN = [
    (None, "null"),
    (True, "true"),
    (False, "false"),
    ({"a": 1}, "{…}"),
    ((1,), "[…]"),
    ([1], "[…]"),
    ("kort", "kort"),
    ("x" * 40, "x" * 40),
    ("x" * 41, "x" * 40 + "…"),
    ("a\x1b[31m\n\u202eb\ud800", "a\ufffd[31m\ufffd\ufffdb\ufffd"),
    (Decimal("4.040"), "4.040"),
    (date(2024, 2, 1), "2024-02-01"),
]


@pytest.mark.parametrize(("value", "expected"), SHOWN)
def test_a_value_in_a_message_is_short_and_printable(value: object, expected: str) -> None:
    """No value can break or flood the line of an error message."""
    assert expected == shown(value)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals(allow_nan=False)
    | st.dates()
    | st.text(),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=4,
)

READERS: list[Reader] = [
    read_amount,
    read_rate,
    read_step,
    read_count,
    read_size,
    read_bound,
    read_date,
    read_flag,
    read_words,
    read_id,
    read_currency,
    read_address,
]


def _is_read(reader: Reader, value: object) -> bool:
    """Return whether the value is read; an error can be formatted in every language."""
    try:
        reader(value)
    except FieldError as raised:
        assert code_of(raised.message)
        return False
    return True


@given(anything)
def test_any_value_is_read_or_rejected_with_a_message(value: object) -> None:
    """For any content, each reader returns a value or raises an error with a message."""
    assert len(READERS) / 2 > sum(_is_read(reader, value) for reader in READERS)


@given(wide_amounts)
def test_every_plain_decimal_is_an_amount(amount: Decimal) -> None:
    """An amount is read to its last digit."""
    assert amount == read_amount(f"{amount:f}")


def _marked(alias: Any) -> ParsedBy:  # noqa: ANN401, no type names an alias
    (mark,) = alias.__value__.__metadata__
    assert isinstance(mark, ParsedBy)
    return mark


PATTERNED = [fields.Amount, fields.Id, fields.Currency, fields.Address]

near_misses = st.one_of(
    st.text("0123456789.,- "),
    st.text("abzAZ09_-# /:.", max_size=12),
    st.from_regex(r"https?://[a-z.]{1,9}/?|mailto:[a-z@]{0,5}|/[a-z]{0,3}/?(#[a-z]{0,2})?"),
    st.text(max_size=5),
)


@pytest.mark.parametrize("alias", PATTERNED, ids=lambda alias: alias.__name__)
@given(written=near_misses)
def test_the_schema_of_a_text_is_as_strict_as_its_reader(alias: object, written: str) -> None:
    """An editor that checks against the schema and the build agree about every text."""
    mark = _marked(alias)
    # The schema's dialect has no special case for a line end before the end of the text.
    pattern = str(mark.schema["pattern"]).removeprefix("^").removesuffix("$")
    assert _is_read(mark.read, written) is bool(re.fullmatch(pattern, written))
