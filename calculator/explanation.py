"""How the price of a quote is made up: every bracket with its units, and the one in force."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.model import TierPrice
from calculator.money import ZERO_CENTS
from calculator.quote import Quote, QuoteLine
from calculator.usage import Bracket, Charge, ChargeKind, Graduated, Volume

_BRACKET_KINDS = {ChargeKind.GRADUATED, ChargeKind.VOLUME, ChargeKind.FLAT}
_AFTER_USAGE = {ChargeKind.MINIMUM, ChargeKind.ROUNDING}


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A line of the quote, or a bracket without units; `in_force` marks the count's bracket."""

    line: QuoteLine
    in_force: bool = False


def explained_lines(quote: Quote) -> tuple[ExplainedLine, ...]:
    """Return the lines of the quote, including every bracket of the tier, lowest first."""
    price = quote.price_list.tiers[quote.tier]
    usage = [line for line in quote.lines if line.charge.kind in _BRACKET_KINDS]
    after = [line for line in quote.lines if line.charge.kind in _AFTER_USAGE]
    before = quote.lines[: len(quote.lines) - len(usage) - len(after)]
    return (
        *(ExplainedLine(line) for line in before),
        *_bracket_lines(price, usage, quote.payslips),
        *(ExplainedLine(line) for line in after),
    )


def bracket_in_force(price: TierPrice, count: int) -> Bracket | None:
    """Return the bracket that the count falls in, or None where the price has no brackets."""
    usage = price.usage
    if not isinstance(usage, Graduated | Volume):
        return None
    billable = max(0, count - usage.included_units)
    return next(
        bracket for bracket in usage.brackets if bracket.up_to is None or billable <= bracket.up_to
    )


def _bracket_lines(price: TierPrice, lines: list[QuoteLine], count: int) -> Iterator[ExplainedLine]:
    usage = price.usage
    if not isinstance(usage, Graduated | Volume):
        return
    kind = ChargeKind.GRADUATED if isinstance(usage, Graduated) else ChargeKind.VOLUME
    is_billed = count > usage.included_units or usage.included_units == 0
    in_force = bracket_in_force(price, count) if is_billed else None
    lower = usage.included_units
    for bracket in usage.brackets:
        own = [line for line in lines if line.charge.first == lower + 1]
        for line in own or [_unused(kind, bracket, lower, usage.included_units)]:
            yield ExplainedLine(line, in_force=bracket is in_force)
        lower = usage.included_units + (bracket.up_to or 0)


def _unused(kind: ChargeKind, bracket: Bracket, lower: int, included_units: int) -> QuoteLine:
    last = None if bracket.up_to is None else included_units + bracket.up_to
    charge = Charge(
        kind=kind, quantity=0, unit_amount=bracket.unit_amount, first=lower + 1, last=last
    )
    return QuoteLine(charge=charge, amount=ZERO_CENTS)
