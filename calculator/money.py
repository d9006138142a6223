"""Exact decimal arithmetic, and the one place where an amount is rounded.

Amounts are `Decimal` and never float.
They are written as plain decimal strings of at most 30 digits on either side of the point,
so that a product with a count and the sum of a quote's lines stay exact in `EXACT`.

The mode is always half up. An amount is rounded at these stages and at no other:

- total: the month's exact total, once, to the step of the catalogue
  (`round_half_up`; `round_half_up_integer` and `round_totals` on a curve);
- VAT: the VAT of a net total, or the net of a gross total, to a hundredth
  (`round_half_up`; `divide_half_up` and `round_shares` on hundredths);
- lines: each line of a quote to a hundredth, so that the lines add up to the total (`round_lines`);
- derived amounts: consultancy and the price per payslip, to a hundredth (`round_half_up`).

Whole numbers serve where very many prices are computed; a law in the tests checks that both forms
agree. A position on a chart is not an amount and has its own mode: `round_position`.
"""

from collections.abc import Iterable, Sequence
from decimal import (
    ROUND_HALF_EVEN,
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

ZERO_CENTS = Decimal("0.00")
"""Zero as a rounded amount, with two decimals."""

_POSITION_STEP = Decimal("0.0001")


def round_half_up(amount: Decimal, step: Decimal = CENT) -> Decimal:
    """Return the multiple of `step` nearest to a non-negative amount; halfway goes up.

    `step` is a whole number of hundredths, so the result always has two decimals.
    """
    doubled = EXACT.multiply(amount, Decimal(2))
    steps = EXACT.divide_int(EXACT.add(doubled, step), EXACT.multiply(step, Decimal(2)))
    return EXACT.quantize(EXACT.multiply(steps, step), CENT)


def round_share(share: Decimal, step: Decimal) -> Decimal:
    """Return the multiple of `step` nearest to a non-negative share; halfway goes up.

    A share is no amount: its step may be smaller than a hundredth.
    """
    return EXACT.multiply(round_half_up(EXACT.divide(share, step), Decimal(1)), step)


def round_half_up_integer(amount: int, step: int) -> int:
    """Return the multiple of `step` nearest to a non-negative amount; halfway goes up.

    Amount and step are whole numbers of one scale.
    """
    return (2 * amount + step) // (2 * step) * step


def divide_half_up(dividend: int, divisor: int) -> int:
    """Return the whole number nearest to a non-negative quotient; halfway goes up."""
    return (2 * dividend + divisor) // (2 * divisor)


def round_totals(amounts: Iterable[int], step: int, cent: int) -> list[int]:
    """Round each amount as `round_half_up_integer` does, and return them in hundredths.

    `cent` is a hundredth in the scale of the amounts and the step.
    The formula is written out because a call for each amount takes three times as long.
    """
    double_step = 2 * step
    return [(2 * amount + step) // double_step * step // cent for amount in amounts]


def round_shares(amounts: Iterable[int], part: int, whole: int) -> list[int]:
    """Return `part / whole` of each amount, rounded as `divide_half_up` does."""
    double_part, double_whole = 2 * part, 2 * whole
    return [(amount * double_part + whole) // double_whole for amount in amounts]


def round_lines(amounts: Sequence[Decimal], step: Decimal = CENT) -> tuple[Decimal, ...]:
    """Round each of the non-negative amounts so that together they make the rounded total.

    Each amount becomes the growth of the rounded running total,
    so none is further than one step from its exact value.
    """
    rounded, exact, previous = [], ZERO, ZERO_CENTS
    for amount in amounts:
        exact = EXACT.add(exact, amount)
        running = round_half_up(exact, step)
        rounded.append(EXACT.subtract(running, previous))
        previous = running
    return tuple(rounded)


def round_position(value: Decimal, end: int) -> Decimal:
    """Return how far a value is along an axis from 0 to `end`, from 0 to 1 with four decimals.

    Halfway goes to the even digit.
    """
    share = EXACT.divide(value, Decimal(end))
    return share.quantize(_POSITION_STEP, ROUND_HALF_EVEN, EXACT)


def decimal_text(amount: Decimal) -> str:
    """Return the amount as a plain decimal string with two decimals, or more where it has more."""
    exponent = int(amount.normalize(EXACT).as_tuple().exponent)
    return f"{EXACT.quantize(amount, Decimal(1).scaleb(min(-2, exponent))):f}"
