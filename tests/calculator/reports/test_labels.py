"""The labels of a quote's lines."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.formatting import Language
from calculator.model import Meter, Text
from calculator.reports.labels import charge_label, counted, range_text, unit_words
from calculator.usage import Charge, ChargeKind
from tests.calculator.examples import GARMENTS, PAYSLIPS, languages, meters


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
    """The label has the purpose of the line and the range of its units."""
    assert (danish, english) == (
        charge_label(charge, PAYSLIPS, "da"),
        charge_label(charge, PAYSLIPS, "en"),
    )


@pytest.mark.parametrize("kind", ChargeKind)
@given(language=languages, first=st.integers(1, 10**6), last=st.none() | st.integers(1, 10**6))
def test_every_kind_of_line_has_a_finished_label(
    kind: ChargeKind, language: Language, first: int, last: int | None
) -> None:
    """Every kind of charge has words, without placeholders."""
    label = charge_label(_charge(kind, first, last, size=10), PAYSLIPS, language)
    assert label
    assert label == label.strip()
    assert not set("{}") & set(label)


UNITS: list[tuple[Meter, Language, dict[str, str]]] = [
    (PAYSLIPS, "da", {"unit": "lønseddel", "units": "lønsedler", "Units": "Lønsedler"}),
    (PAYSLIPS, "en", {"unit": "payslip", "units": "payslips", "Units": "Payslips"}),
    (
        replace(GARMENTS, other=Text(da="øl", en="beers")),
        "da",
        {"unit": "stykke tøj", "units": "øl", "Units": "Øl"},
    ),
    (GARMENTS, "da", {"unit": "stykke tøj", "units": "stykker tøj", "Units": "Stykker tøj"}),
]


@pytest.mark.parametrize(("meter", "language", "expected"), UNITS)
def test_what_is_counted_has_words_for_templates(
    meter: Meter, language: Language, expected: dict[str, str]
) -> None:
    """One, more than one, and more than one at the beginning of a sentence."""
    assert expected == unit_words(meter, language)


@given(meter=meters, language=languages)
def test_only_the_first_letter_gets_a_capital(meter: Meter, language: Language) -> None:
    """Names and abbreviations among the words are not changed."""
    words = unit_words(meter, language)
    assert words["Units"].endswith(words["units"][1:])


COUNTED = [
    (0, PAYSLIPS, "0\u00a0lønsedler", "0\u00a0payslips"),
    (1, PAYSLIPS, "1\u00a0lønseddel", "1\u00a0payslip"),
    (2, PAYSLIPS, "2\u00a0lønsedler", "2\u00a0payslips"),
    (1_250, PAYSLIPS, "1.250\u00a0lønsedler", "1,250\u00a0payslips"),
    (1, GARMENTS, "1\u00a0stykke tøj", "1\u00a0garment"),
    (21, GARMENTS, "21\u00a0stykker tøj", "21\u00a0garments"),
]


@pytest.mark.parametrize(("count", "meter", "danish", "english"), COUNTED)
def test_a_count_is_written_with_what_is_counted(
    count: int, meter: Meter, danish: str, english: str
) -> None:
    """One is in the singular and all else in the plural, after a no-break space."""
    assert (danish, english) == (counted(count, meter, "da"), counted(count, meter, "en"))


RANGES = [(1, 1, "1"), (1, 350, "1–350"), (351, 1_000, "351–1.000"), (751, None, "fra 751")]


@pytest.mark.parametrize(("first", "last", "expected"), RANGES)
def test_a_range_is_written_from_first_to_last(first: int, last: int | None, expected: str) -> None:
    """Both ends belong to the range; one unit is a single number, an open end has a word."""
    assert expected == range_text(first, last, "da")
