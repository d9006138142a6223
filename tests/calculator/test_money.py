"""Amounts are exact, and they are rounded once, half up, in such a way that lines add up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.fields import MAX_COUNT
from calculator.money import (
    EXACT,
    decimal_text,
    divide_half_up,
    round_half_up,
    round_half_up_integer,
    round_lines,
    round_position,
    round_shares,
    round_totals,
)
from tests.calculator.examples import amounts, counts, nearest, steps, wide_amounts

ROUNDED = [
    ("0", "0.01", "0.00"),
    ("0.004", "0.01", "0.00"),
    ("0.00499999999999999999999999999", "0.01", "0.00"),
    ("0.005", "0.01", "0.01"),
    ("0.015", "0.01", "0.02"),
    ("0.025", "0.01", "0.03"),
    ("2.675", "0.01", "2.68"),
    ("1.005", "0.01", "1.01"),
    ("4244", "0.01", "4244.00"),
    ("0.12", "0.25", "0.00"),
    ("0.125", "0.25", "0.25"),
    ("0.37", "0.25", "0.25"),
    ("0.375", "0.25", "0.50"),
    ("10.10", "0.25", "10.00"),
    ("0.49", "1.00", "0.00"),
    ("0.50", "1.00", "1.00"),
    ("1.50", "1.00", "2.00"),
    ("2.50", "1.00", "3.00"),
    ("2.4999", "1", "2.00"),
    ("0.014", "0.03", "0.00"),
    ("0.015", "0.03", "0.03"),
    ("49.99", "100", "0.00"),
    ("50", "100", "100.00"),
    ("999999999999999999999999999999.995", "0.01", "1000000000000000000000000000000.00"),
]


@pytest.mark.parametrize(("amount", "step", "expected"), ROUNDED)
def test_rounding_goes_to_the_nearest_step_and_half_up(
    amount: str, step: str, expected: str
) -> None:
    """An amount becomes the nearest multiple of the step; halfway goes up, to two decimals."""
    assert expected == str(round_half_up(Decimal(amount), Decimal(step)))


def test_rounding_is_to_whole_hundredths_by_default() -> None:
    """Without a step, an amount is rounded to what can be invoiced."""
    assert "3.15" == str(round_half_up(Decimal("3.145")))


@given(amounts, steps)
def test_rounding_agrees_with_fractions(amount: Decimal, step: Decimal) -> None:
    """Rounding gives what whole-number division of fractions gives."""
    assert nearest(Fraction(amount), Fraction(step)) == Fraction(round_half_up(amount, step))


@given(amounts, steps)
def test_rounding_moves_an_amount_by_at_most_half_a_step(amount: Decimal, step: Decimal) -> None:
    """No rounded amount is further than half a step from the exact one."""
    moved = abs(Fraction(round_half_up(amount, step)) - Fraction(amount))
    assert moved <= Fraction(step) / 2


@given(amounts, steps)
def test_rounding_twice_changes_nothing(amount: Decimal, step: Decimal) -> None:
    """A rounded amount is its own rounding."""
    once = round_half_up(amount, step)
    assert once == round_half_up(once, step)


@pytest.mark.parametrize(("amount", "step", "expected"), ROUNDED)
def test_whole_numbers_are_rounded_like_decimals(amount: str, step: str, expected: str) -> None:
    """The same amount and step, both in one scale of whole numbers, give the same multiple."""
    scale = 10**30
    rounded = round_half_up_integer(int(Fraction(amount) * scale), int(Fraction(step) * scale))
    assert Fraction(expected) * scale == rounded


@given(amounts, steps)
def test_both_forms_of_rounding_to_a_step_agree(amount: Decimal, step: Decimal) -> None:
    """Whatever the amount and the step, the whole numbers round as the decimals do."""
    scale = 10**30
    rounded = round_half_up_integer(int(Fraction(amount) * scale), int(Fraction(step) * scale))
    assert Fraction(round_half_up(amount, step)) * scale == rounded


@given(st.integers(0, 10**40), st.integers(1, 10**12))
def test_a_quotient_of_whole_numbers_is_rounded_like_decimals(dividend: int, divisor: int) -> None:
    """A quotient in hundredths is the same as the rounded decimal, divided before rounding."""
    quotient = EXACT.divide(Decimal(dividend).scaleb(-2, EXACT), Decimal(divisor))
    assert divide_half_up(dividend, divisor) == Fraction(round_half_up(quotient)) * 100


@given(st.lists(st.integers(0, 10**40), max_size=12), steps, st.integers(2, 12))
def test_many_totals_are_rounded_like_each(exact: list[int], step: Decimal, decimals: int) -> None:
    """The written-out formula gives the hundredths of the single form and of the decimal form."""
    scaled_step, cent = int(Fraction(step) * 10**decimals), 10 ** (decimals - 2)
    rounded = round_totals(exact, scaled_step, cent)
    assert [round_half_up_integer(amount, scaled_step) // cent for amount in exact] == rounded
    decimal_forms = [
        round_half_up(Decimal(amount).scaleb(-decimals, EXACT), step) for amount in exact
    ]
    assert [Fraction(amount) * 100 for amount in decimal_forms] == rounded


@given(
    st.lists(st.integers(0, 10**40), max_size=12), st.integers(0, 10**12), st.integers(1, 10**12)
)
def test_many_shares_are_rounded_like_each(exact: list[int], part: int, whole: int) -> None:
    """The written-out formula gives what a single division gives."""
    expected = [divide_half_up(amount * part, whole) for amount in exact]
    assert expected == round_shares(exact, part, whole)


POSITIONS = [
    ("0", 10, "0.0000"),
    ("5", 10, "0.5000"),
    ("10", 10, "1.0000"),
    ("1", 20_000, "0.0000"),
    ("3", 20_000, "0.0002"),
    ("1", 3, "0.3333"),
    ("4244.01", 10_000, "0.4244"),
]


@pytest.mark.parametrize(("value", "end", "expected"), POSITIONS)
def test_a_position_has_four_decimals_and_halfway_goes_to_the_even_digit(
    value: str, end: int, expected: str
) -> None:
    """A position on a chart is not an amount and has its own rounding mode."""
    assert expected == str(round_position(Decimal(value), end))


LINES = [
    ([], "0.01", []),
    (["4244.00", "1414.00"], "0.01", ["4244.00", "1414.00"]),
    (["0.005", "0.005", "0.005"], "0.01", ["0.01", "0.00", "0.01"]),
    (["0.004", "0.004", "0.004"], "0.01", ["0.00", "0.01", "0.00"]),
    (["0.30", "0.30"], "1.00", ["0.00", "1.00"]),
    (["10.10", "0.03"], "0.25", ["10.00", "0.25"]),
    (["0.00", "0.00"], "0.01", ["0.00", "0.00"]),
]


@pytest.mark.parametrize(("exact", "step", "expected"), LINES)
def test_each_line_is_the_growth_of_the_rounded_running_total(
    exact: list[str], step: str, expected: list[str]
) -> None:
    """A line includes what the rounding of the lines before it left out."""
    rounded = round_lines([Decimal(amount) for amount in exact], Decimal(step))
    assert expected == [str(amount) for amount in rounded]


@given(st.lists(amounts, max_size=12), steps)
def test_rounded_lines_add_up_to_the_rounded_total(lines: list[Decimal], step: Decimal) -> None:
    """However many lines there are, they make exactly the rounded sum of the exact amounts."""
    exact = sum(map(Fraction, lines), Fraction(0))
    rounded = sum(map(Fraction, round_lines(lines, step)), Fraction(0))
    assert nearest(exact, Fraction(step)) == rounded


@given(st.lists(amounts, max_size=12), steps)
def test_rounded_lines_stay_near_their_amounts_and_are_never_negative(
    lines: list[Decimal], step: Decimal
) -> None:
    """A line is at most one step from its exact amount and never below zero."""
    rounded = round_lines(lines, step)
    assert len(lines) == len(rounded)
    assert all(
        0 <= line and abs(Fraction(line) - Fraction(exact)) <= Fraction(step)
        for line, exact in zip(rounded, lines, strict=True)
    )


TEXTS = [
    ("0", "0.00"),
    ("0E-20", "0.00"),
    ("0E+5", "0.00"),
    ("4244", "4244.00"),
    ("4.04", "4.04"),
    ("4.0", "4.00"),
    ("1.50000", "1.50"),
    ("0.0405", "0.0405"),
    ("0.12345678", "0.12345678"),
    ("1E+3", "1000.00"),
    ("999999999999999999999999999999.99", "999999999999999999999999999999.99"),
]


@pytest.mark.parametrize(("amount", "expected"), TEXTS)
def test_an_amount_is_written_plainly_with_two_decimals_or_those_it_has(
    amount: str, expected: str
) -> None:
    """Two decimals are written, more only where they are not zero, and never an exponent."""
    assert expected == decimal_text(Decimal(amount))


@given(wide_amounts)
def test_a_written_amount_is_the_amount(amount: Decimal) -> None:
    """Writing an amount does not change it."""
    assert amount == Decimal(decimal_text(amount))


@given(wide_amounts, counts, wide_amounts)
def test_products_and_sums_are_exact(unit_amount: Decimal, count: int, base: Decimal) -> None:
    """The widest amounts times the largest counts, added up, lose no digit."""
    product = EXACT.multiply(unit_amount, Decimal(count))
    expected = Fraction(unit_amount) * count + Fraction(base)
    assert expected == Fraction(EXACT.add(product, base))


def test_the_widest_total_is_exact() -> None:
    """The largest amount with the most decimals times the largest count keeps its last digit."""
    widest = Decimal(f"{'9' * 30}.{'9' * 30}")
    exact = EXACT.multiply(widest, Decimal(MAX_COUNT))
    assert f"{'9' * 36}.{'9' * 24}000000" == f"{exact:f}"
