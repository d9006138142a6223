"""A quote's lines in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.formatting import Language
from calculator.usage import Charge, ChargeKind
from calculator.wording import charge_label, counted, range_text, unit_name, units_name
from tests.calculator.examples import languages


def _charge(
    kind: ChargeKind,
    first: int | None = None,
    last: int | None = None,
    size: int | None = None,
) -> Charge:
    return Charge(kind=kind, quantity=1, unit_amount=Decimal(1), first=first, last=last, size=size)


LABELS = [
    (_charge(ChargeKind.BASE), "Grundpris", "Base price"),
    (
        _charge(ChargeKind.INCLUDED),
        "Lønsedler, der er med i grundprisen",
        "Payslips included in the base price",
    ),
    (_charge(ChargeKind.PER_UNIT), "Lønsedler", "Payslips"),
    (_charge(ChargeKind.GRADUATED, 1, 350), "Lønsedler 1–350", "Payslips 1–350"),
    (_charge(ChargeKind.GRADUATED, 1001), "Lønsedler fra 1.001", "Payslips from 1,001"),
    (
        _charge(ChargeKind.VOLUME, 351, 1750),
        "Lønsedler, alle til prisen for trinnet 351–1.750",
        "Payslips, all at the price of the bracket 351–1,750",
    ),
    (
        _charge(ChargeKind.VOLUME, 751),
        "Lønsedler, alle til prisen for trinnet fra 751",
        "Payslips, all at the price of the bracket from 751",
    ),
    (
        _charge(ChargeKind.PACKAGE, size=1000),
        "Lønsedler, pakker à 1.000",
        "Payslips, packages of 1,000",
    ),
    (
        _charge(ChargeKind.FLAT, 1, 350),
        "Fast beløb for trinnet 1–350",
        "Flat amount for the bracket 1–350",
    ),
    (_charge(ChargeKind.MINIMUM), "Op til mindsteprisen", "Up to the minimum price"),
    (_charge(ChargeKind.ROUNDING), "Afrunding", "Rounding"),
]


@pytest.mark.parametrize(("charge", "danish", "english"), LABELS)
def test_a_line_has_a_label_in_each_language(charge: Charge, danish: str, english: str) -> None:
    """The label says what the line is for and which units its price holds for."""
    assert (danish, english) == (
        charge_label(charge, "payslips", "da"),
        charge_label(charge, "payslips", "en"),
    )


@pytest.mark.parametrize("kind", ChargeKind)
@given(language=languages, first=st.integers(1, 10**6), last=st.none() | st.integers(1, 10**6))
def test_every_kind_of_line_has_a_finished_label(
    kind: ChargeKind, language: Language, first: int, last: int | None
) -> None:
    """No kind of charge is without words, and no placeholder is left in them."""
    label = charge_label(_charge(kind, first, last, size=10), "payslips", language)
    assert label
    assert label == label.strip()
    assert not set("{}") & set(label)


def test_a_meter_without_a_word_of_its_own_counts_units() -> None:
    """A catalogue that counts something else still reads well."""
    assert ("Enheder", "Units") == (units_name("logins", "da"), units_name("logins", "en"))


UNITS = [
    ("payslips", "lønseddel", "payslip"),
    ("logins", "enhed", "unit"),
]


@pytest.mark.parametrize(("meter", "danish", "english"), UNITS)
def test_one_unit_has_a_name(meter: str, danish: str, english: str) -> None:
    """In the singular and without a capital, as it stands in a sentence."""
    assert (danish, english) == (unit_name(meter, "da"), unit_name(meter, "en"))


COUNTED = [
    (0, "payslips", "0\u00a0lønsedler", "0\u00a0payslips"),
    (1, "payslips", "1\u00a0lønseddel", "1\u00a0payslip"),
    (2, "payslips", "2\u00a0lønsedler", "2\u00a0payslips"),
    (1_250, "payslips", "1.250\u00a0lønsedler", "1,250\u00a0payslips"),
    (1, "logins", "1\u00a0enhed", "1\u00a0unit"),
    (21, "logins", "21\u00a0enheder", "21\u00a0units"),
]


@pytest.mark.parametrize(("count", "meter", "danish", "english"), COUNTED)
def test_a_count_is_written_with_what_is_counted(
    count: int, meter: str, danish: str, english: str
) -> None:
    """One is in the singular and all else in the plural, after a space that does not break."""
    assert (danish, english) == (counted(count, meter, "da"), counted(count, meter, "en"))


RANGES = [(1, 1, "1"), (1, 350, "1–350"), (351, 1_000, "351–1.000"), (751, None, "fra 751")]


@pytest.mark.parametrize(("first", "last", "expected"), RANGES)
def test_a_range_is_written_from_first_to_last(first: int, last: int | None, expected: str) -> None:
    """Both ends belong to the range; one unit stands alone, and an open end has a word."""
    assert expected == range_text(first, last, "da")
