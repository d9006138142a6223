"""Amounts are exact, and they are rounded once, half up, in such a way that lines add up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.fields import MAX_COUNT
from calculator.money import EXACT, decimal_text, round_half_up, round_lines
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
    """An amount becomes the nearest multiple of the step; halfway goes up; two decimals stand."""
    assert expected == str(round_half_up(Decimal(amount), Decimal(step)))


def test_rounding_is_to_whole_hundredths_unless_told() -> None:
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
    """A line carries what the lines before it rounded away."""
    rounded = round_lines([Decimal(amount) for amount in exact], Decimal(step))
    assert expected == [str(amount) for amount in rounded]


@given(st.lists(amounts, max_size=12), steps)
def test_rounded_lines_add_up_to_the_rounded_total(lines: list[Decimal], step: Decimal) -> None:
    """However many lines there are, they make exactly the rounded sum of the exact amounts."""
    exact = sum(map(Fraction, lines), Fraction(0))
    rounded = sum(map(Fraction, round_lines(lines, step)), Fraction(0))
    assert nearest(exact, Fraction(step)) == rounded


@given(st.lists(amounts, max_size=12), steps)
def test_rounded_lines_stay_near_their_amounts_and_never_turn_negative(
    lines: list[Decimal], step: Decimal
) -> None:
    """A line is at most one step from its exact amount and never below zero."""
    rounded = round_lines(lines, step)
    assert len(lines) == len(rounded)
    assert all(
        0 <= told and abs(Fraction(told) - Fraction(exact)) <= Fraction(step)
        for told, exact in zip(rounded, lines, strict=True)
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
    """Two decimals stand, more only where they are not zero, and never an exponent."""
    assert expected == decimal_text(Decimal(amount))


@given(wide_amounts)
def test_a_written_amount_is_the_amount(amount: Decimal) -> None:
    """Writing an amount loses nothing of it."""
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
