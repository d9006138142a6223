"""The four ways a count of units is priced: per unit, graduated, volume and package.

Each model converts a count to exact charges, which are not rounded.
Bounds are inclusive, the last bracket is open, and a count of zero falls in the first bracket.
Included units are free and are subtracted from the count before brackets and packages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from calculator.errors import Problem, RuleError, message
from calculator.fields import Amount, Bound, Count, DiscriminatedBy, Size
from calculator.money import EXACT, ZERO


class ChargeKind(StrEnum):
    """What a line of a quote is for."""

    BASE = "base"
    INCLUDED = "included"
    PER_UNIT = "per_unit"
    GRADUATED = "graduated"
    VOLUME = "volume"
    PACKAGE = "package"
    FLAT = "flat"
    MINIMUM = "minimum"
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A quantity at a price; `first` to `last` are the units that the price applies to.

    `last` is None where the range has no end, and `first` is None where there is no range.
    `size` is how many units a package holds.
    """

    kind: ChargeKind
    quantity: int
    unit_amount: Decimal
    first: int | None = None
    last: int | None = None
    size: int | None = None

    @property
    def amount(self) -> Decimal:
        """Quantity times unit amount, exact."""
        return EXACT.multiply(Decimal(self.quantity), self.unit_amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """A step of a graduated or volume price.

    `up_to` is the last unit of the step, None for the open end.
    `flat_amount` is charged once when the step is used.
    """

    up_to: Bound
    unit_amount: Amount
    flat_amount: Amount = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class PerUnit:
    """Every unit at one price."""

    model: Literal["per_unit"] = "per_unit"
    unit_amount: Amount
    included_units: Count = 0

    def charges(self, count: int) -> tuple[Charge, ...]:
        """Return the charges for that many units."""
        included, billable = _split(count, self.included_units)
        usage = Charge(kind=ChargeKind.PER_UNIT, quantity=billable, unit_amount=self.unit_amount)
        return (*included, usage)

    def starts(self) -> tuple[int, ...]:
        """Return the counts at which another straight line of the price starts."""
        return 0, self.included_units + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Graduated:
    """Each bracket's units at that bracket's own price."""

    model: Literal["graduated"] = "graduated"
    brackets: tuple[Bracket, ...]
    included_units: Count = 0

    def __post_init__(self) -> None:
        """Raise RuleError for brackets that are out of order or don't cover every count."""
        _raise_if_any(bracket_problems([bracket.up_to for bracket in self.brackets]))

    def charges(self, count: int) -> tuple[Charge, ...]:
        """Return the charges for that many units: units and flat amounts of each bracket."""
        included, billable = _split(count, self.included_units)
        charges = list(included)
        for lower, bracket in _with_lower_bounds(self.brackets):
            if billable <= lower and lower > 0:
                break
            reached = billable if bracket.up_to is None else min(billable, bracket.up_to)
            charges += _bracket_charges(
                ChargeKind.GRADUATED, reached - lower, lower, bracket, self.included_units
            )
        return tuple(charges)

    def starts(self) -> tuple[int, ...]:
        """Return the counts at which another straight line of the price starts."""
        return _bracket_starts(self.brackets, self.included_units)


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """All units at the price of the one bracket that the count falls in."""

    model: Literal["volume"] = "volume"
    brackets: tuple[Bracket, ...]
    included_units: Count = 0

    def __post_init__(self) -> None:
        """Raise RuleError for brackets that are out of order or don't cover every count."""
        _raise_if_any(bracket_problems([bracket.up_to for bracket in self.brackets]))

    def charges(self, count: int) -> tuple[Charge, ...]:
        """Return the charges for that many units, with the flat amount of their bracket."""
        included, billable = _split(count, self.included_units)
        lower, bracket = next(
            (lower, bracket)
            for lower, bracket in _with_lower_bounds(self.brackets)
            if bracket.up_to is None or billable <= bracket.up_to
        )
        usage = _bracket_charges(ChargeKind.VOLUME, billable, lower, bracket, self.included_units)
        return (*included, *usage)

    def starts(self) -> tuple[int, ...]:
        """Return the counts at which another straight line of the price starts."""
        return _bracket_starts(self.brackets, self.included_units)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """Every started package of `size` units at one price."""

    model: Literal["package"] = "package"
    size: Size
    amount: Amount
    included_units: Count = 0

    def charges(self, count: int) -> tuple[Charge, ...]:
        """Return the charges for that many units: one for each package that they start."""
        included, billable = _split(count, self.included_units)
        packages = -(-billable // self.size)
        usage = Charge(
            kind=ChargeKind.PACKAGE, quantity=packages, unit_amount=self.amount, size=self.size
        )
        return (*included, usage)

    def starts(self) -> tuple[int, ...]:
        """Return the counts at which another stair of the price starts, with a step per package."""
        return 0, self.included_units + 1


type Usage = Annotated[PerUnit | Graduated | Volume | Package, DiscriminatedBy("model")]


def bracket_problems(bounds: Sequence[int | None]) -> tuple[Problem, ...]:
    """Return a problem for each upper bound that doesn't rise or is open before the last."""
    if not bounds:
        return (Problem(("brackets",), message("brackets.none")),)
    return tuple(_bound_problems(bounds))


def _bound_problems(bounds: Sequence[int | None]) -> Iterator[Problem]:
    last = len(bounds) - 1
    highest = 0
    for position, bound in enumerate(bounds):
        path = ("brackets", position, "up_to")
        if bound is None:
            if position < last:
                yield Problem(path, message("brackets.open_too_early"))
        elif bound <= highest:
            yield Problem(path, message("brackets.order", bound=bound, before=highest))
        highest = max(highest, bound or 0)
    if bounds[last] is not None:
        yield Problem(("brackets", last, "up_to"), message("brackets.closed", bound=highest))


def _raise_if_any(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise RuleError(problems)


def _split(count: int, included_units: int) -> tuple[tuple[Charge, ...], int]:
    """Return the charge for included units, if any, and the number of billable units."""
    free = min(count, included_units)
    if free == 0:
        return (), count
    return (Charge(kind=ChargeKind.INCLUDED, quantity=free, unit_amount=ZERO),), count - free


def _bracket_starts(brackets: Sequence[Bracket], included_units: int) -> tuple[int, ...]:
    return 0, *(included_units + lower + 1 for lower, _ in _with_lower_bounds(brackets))


def _with_lower_bounds(brackets: Sequence[Bracket]) -> Iterator[tuple[int, Bracket]]:
    lower = 0
    for bracket in brackets:
        yield lower, bracket
        lower = bracket.up_to or lower


def _bracket_charges(
    kind: ChargeKind, quantity: int, lower: int, bracket: Bracket, included_units: int
) -> Iterator[Charge]:
    first = included_units + lower + 1
    last = None if bracket.up_to is None else included_units + bracket.up_to
    yield Charge(
        kind=kind, quantity=quantity, unit_amount=bracket.unit_amount, first=first, last=last
    )
    if bracket.flat_amount:
        yield Charge(
            kind=ChargeKind.FLAT,
            quantity=1,
            unit_amount=bracket.flat_amount,
            first=first,
            last=last,
        )
