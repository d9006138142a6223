"""Exact decimal arithmetic, and the one place where an amount is rounded.

Amounts are `Decimal` and never float.
They are written as plain decimal strings of at most 30 digits on either side of the point,
so that a product with a count and the sum of a quote's lines stay exact in `EXACT`.
"""

from collections.abc import Sequence
from decimal import (
    Clamped,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)

MAX_DIGITS = 30
"""How many digits an amount may have before the point, and after it."""

EXACT = Context(prec=200, traps=[Clamped, DivisionByZero, InvalidOperation, Overflow])
"""The context of all arithmetic on amounts: wide enough that sums and products are exact."""

CENT = Decimal("0.01")
"""The smallest amount that is invoiced, and the step of VAT."""

ZERO = Decimal(0)


def round_half_up(amount: Decimal, step: Decimal = CENT) -> Decimal:
    """Give the multiple of `step` nearest to a non-negative amount; halfway goes up.

    `step` is a whole number of hundredths, so the result always has two decimals.
    """
    doubled = EXACT.multiply(amount, Decimal(2))
    steps = EXACT.divide_int(EXACT.add(doubled, step), EXACT.multiply(step, Decimal(2)))
    return EXACT.quantize(EXACT.multiply(steps, step), CENT)


def round_lines(amounts: Sequence[Decimal], step: Decimal = CENT) -> tuple[Decimal, ...]:
    """Round each of the non-negative amounts so that together they make the rounded total.

    Each amount becomes the growth of the rounded running total,
    so none is further than one step from its exact value.
    """
    rounded, exact, told = [], ZERO, EXACT.quantize(ZERO, CENT)
    for amount in amounts:
        exact = EXACT.add(exact, amount)
        running = round_half_up(exact, step)
        rounded.append(EXACT.subtract(running, told))
        told = running
    return tuple(rounded)


def decimal_text(amount: Decimal) -> str:
    """Give the amount as a plain decimal string with two decimals, or more where it has more."""
    exponent = int(amount.normalize(EXACT).as_tuple().exponent)
    return f"{EXACT.quantize(amount, Decimal(1).scaleb(min(-2, exponent))):f}"
