"""Per unit, graduated, volume and package: the charges for a count of units."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import RuleError
from calculator.usage import (
    Bracket,
    Charge,
    ChargeKind,
    Graduated,
    Package,
    PerUnit,
    Usage,
    Volume,
    bracket_problems,
)
from tests.calculator.examples import (
    FALLING,
    FALLING_WITH_FLATS,
    amounts,
    bracket_tables,
    code_of,
    counts,
    included_units,
    lower_bounds,
    total,
    usages,
)

PER_UNIT = PerUnit(unit_amount=Decimal("4.04"))
PER_UNIT_AFTER_10 = PerUnit(unit_amount=Decimal("4.04"), included_units=10)
GRADUATED = Graduated(brackets=FALLING)
GRADUATED_AFTER_10 = Graduated(brackets=FALLING, included_units=10)
GRADUATED_WITH_FLATS = Graduated(brackets=FALLING_WITH_FLATS)
VOLUME = Volume(brackets=FALLING)
VOLUME_AFTER_10 = Volume(brackets=FALLING, included_units=10)
VOLUME_WITH_FLATS = Volume(brackets=FALLING_WITH_FLATS)
PACKAGE = Package(size=100, amount=Decimal(250))
PACKAGE_AFTER_10 = Package(size=100, amount=Decimal(250), included_units=10)

WORKED = [
    (PER_UNIT, 0, "0"),
    (PER_UNIT, 1, "4.04"),
    (PER_UNIT, 349, "1409.96"),
    (PER_UNIT, 350, "1414.00"),
    (PER_UNIT, 351, "1418.04"),
    (PER_UNIT, 1_000_000, "4040000"),
    (PER_UNIT_AFTER_10, 0, "0"),
    (PER_UNIT_AFTER_10, 9, "0"),
    (PER_UNIT_AFTER_10, 10, "0"),
    (PER_UNIT_AFTER_10, 11, "4.04"),
    (GRADUATED, 0, "0"),
    (GRADUATED, 1, "4.04"),
    (GRADUATED, 349, "1409.96"),
    (GRADUATED, 350, "1414.00"),
    (GRADUATED, 351, "1417.03"),
    (GRADUATED, 750, "2626.00"),
    (GRADUATED, 751, "2628.53"),
    (GRADUATED, 1_000_000, "2530728.50"),
    (GRADUATED_AFTER_10, 10, "0"),
    (GRADUATED_AFTER_10, 360, "1414.00"),
    (GRADUATED_AFTER_10, 361, "1417.03"),
    (GRADUATED_AFTER_10, 760, "2626.00"),
    (GRADUATED_AFTER_10, 761, "2628.53"),
    (GRADUATED_WITH_FLATS, 0, "100"),
    (GRADUATED_WITH_FLATS, 1, "104.04"),
    (GRADUATED_WITH_FLATS, 350, "1514.00"),
    (GRADUATED_WITH_FLATS, 351, "1567.03"),
    (GRADUATED_WITH_FLATS, 750, "2776.00"),
    (GRADUATED_WITH_FLATS, 751, "2803.53"),
    (VOLUME, 0, "0"),
    (VOLUME, 1, "4.04"),
    (VOLUME, 349, "1409.96"),
    (VOLUME, 350, "1414.00"),
    (VOLUME, 351, "1063.53"),
    (VOLUME, 750, "2272.50"),
    (VOLUME, 751, "1900.03"),
    (VOLUME, 1_000_000, "2530000"),
    (VOLUME_AFTER_10, 10, "0"),
    (VOLUME_AFTER_10, 360, "1414.00"),
    (VOLUME_AFTER_10, 361, "1063.53"),
    (VOLUME_WITH_FLATS, 0, "100"),
    (VOLUME_WITH_FLATS, 350, "1514.00"),
    (VOLUME_WITH_FLATS, 351, "1113.53"),
    (VOLUME_WITH_FLATS, 751, "1925.03"),
    (PACKAGE, 0, "0"),
    (PACKAGE, 1, "250"),
    (PACKAGE, 100, "250"),
    (PACKAGE, 101, "500"),
    (PACKAGE, 349, "1000"),
    (PACKAGE, 751, "2000"),
    (PACKAGE, 1_000_000, "2500000"),
    (PACKAGE_AFTER_10, 10, "0"),
    (PACKAGE_AFTER_10, 11, "250"),
    (PACKAGE_AFTER_10, 110, "250"),
    (PACKAGE_AFTER_10, 111, "500"),
]


@pytest.mark.parametrize(("usage", "count", "expected"), WORKED)
def test_a_count_is_charged_as_worked_out_by_hand(usage: Usage, count: int, expected: str) -> None:
    """Each price model results in the amount that was worked out by hand."""
    assert Fraction(expected) == total(usage.charges(count))


type Line = tuple[str, int, str, int | None, int | None]

LINES: list[tuple[Usage, int, list[Line]]] = [
    (PER_UNIT, 0, [("per_unit", 0, "4.04", None, None)]),
    (PER_UNIT, 7, [("per_unit", 7, "4.04", None, None)]),
    (
        PER_UNIT_AFTER_10,
        4,
        [("included", 4, "0", None, None), ("per_unit", 0, "4.04", None, None)],
    ),
    (
        PER_UNIT_AFTER_10,
        12,
        [("included", 10, "0", None, None), ("per_unit", 2, "4.04", None, None)],
    ),
    (GRADUATED, 0, [("graduated", 0, "4.04", 1, 350)]),
    (GRADUATED, 350, [("graduated", 350, "4.04", 1, 350)]),
    (
        GRADUATED,
        751,
        [
            ("graduated", 350, "4.04", 1, 350),
            ("graduated", 400, "3.03", 351, 750),
            ("graduated", 1, "2.53", 751, None),
        ],
    ),
    (
        GRADUATED_AFTER_10,
        361,
        [
            ("included", 10, "0", None, None),
            ("graduated", 350, "4.04", 11, 360),
            ("graduated", 1, "3.03", 361, 760),
        ],
    ),
    (
        GRADUATED_WITH_FLATS,
        351,
        [
            ("graduated", 350, "4.04", 1, 350),
            ("flat", 1, "100", 1, 350),
            ("graduated", 1, "3.03", 351, 750),
            ("flat", 1, "50", 351, 750),
        ],
    ),
    (VOLUME, 0, [("volume", 0, "4.04", 1, 350)]),
    (VOLUME, 751, [("volume", 751, "2.53", 751, None)]),
    (
        VOLUME_AFTER_10,
        361,
        [("included", 10, "0", None, None), ("volume", 351, "3.03", 361, 760)],
    ),
    (
        VOLUME_WITH_FLATS,
        351,
        [("volume", 351, "3.03", 351, 750), ("flat", 1, "50", 351, 750)],
    ),
    (PACKAGE, 0, [("package", 0, "250", None, None)]),
    (PACKAGE, 101, [("package", 2, "250", None, None)]),
]


@pytest.mark.parametrize(("usage", "count", "expected"), LINES)
def test_charges_have_the_range_of_their_units(
    usage: Usage, count: int, expected: list[Line]
) -> None:
    """Each charge has its kind, quantity, unit amount and range."""
    charges = usage.charges(count)
    assert [(kind, quantity, Decimal(unit), *ends) for kind, quantity, unit, *ends in expected] == [
        (charge.kind, charge.quantity, charge.unit_amount, charge.first, charge.last)
        for charge in charges
    ]


def test_a_package_charge_has_the_size() -> None:
    """The charge for packages has the number of units in one."""
    assert [100] == [charge.size for charge in PACKAGE.charges(5)]


def test_a_charge_is_quantity_times_unit_amount() -> None:
    """The amount of a charge is exact."""
    charge = Charge(kind=ChargeKind.PER_UNIT, quantity=3, unit_amount=Decimal("0.3333333"))
    assert Decimal("0.9999999") == charge.amount


@given(amounts, included_units, counts)
def test_per_unit_is_billable_units_times_the_rate(
    rate: Decimal, included: int, count: int
) -> None:
    """Units beyond the included ones cost the rate each."""
    usage = PerUnit(unit_amount=rate, included_units=included)
    assert max(0, count - included) * Fraction(rate) == total(usage.charges(count))


def _unit_by_unit(table: Sequence[Bracket], billable: int) -> Fraction:
    """Charge the units one at a time, and the flat amount of each bracket that one is in."""
    used = {0}
    charged = Fraction(0)
    for unit in range(1, billable + 1):
        position = next(
            position
            for position, bracket in enumerate(table)
            if bracket.up_to is None or unit <= bracket.up_to
        )
        used.add(position)
        charged += Fraction(table[position].unit_amount)
    return charged + sum(Fraction(table[position].flat_amount) for position in used)


@given(bracket_tables(highest=60), st.integers(0, 20), st.integers(0, 120))
def test_graduated_is_the_sum_over_each_unit(
    table: tuple[Bracket, ...], included: int, count: int
) -> None:
    """Charging unit by unit, each at its own bracket's rate, gives the same amount."""
    usage = Graduated(brackets=table, included_units=included)
    assert _unit_by_unit(table, max(0, count - included)) == total(usage.charges(count))


@given(bracket_tables(), included_units, counts, counts)
def test_graduated_never_falls_with_the_count(
    table: tuple[Bracket, ...], included: int, one: int, other: int
) -> None:
    """More units never cost less, whatever the rates."""
    usage = Graduated(brackets=table, included_units=included)
    assert total(usage.charges(min(one, other))) <= total(usage.charges(max(one, other)))


@given(bracket_tables(), included_units, counts)
def test_volume_is_all_units_at_the_rate_of_their_bracket(
    table: tuple[Bracket, ...], included: int, count: int
) -> None:
    """The one bracket whose range holds the count prices every unit, and adds its flat amount."""
    billable = max(0, count - included)
    (bracket,) = (
        bracket
        for lower, bracket in lower_bounds(table)
        if (lower < billable or lower == 0) and (bracket.up_to is None or billable <= bracket.up_to)
    )
    expected = billable * Fraction(bracket.unit_amount) + Fraction(bracket.flat_amount)
    usage = Volume(brackets=table, included_units=included)
    assert expected == total(usage.charges(count))


@given(st.integers(1, 1_000_000), amounts, included_units, counts)
def test_package_charges_each_started_package(
    size: int, amount: Decimal, included: int, count: int
) -> None:
    """The number of packages is the billable count divided by the size, rounded up."""
    packages = ceil(Fraction(max(0, count - included), size))
    usage = Package(size=size, amount=amount, included_units=included)
    assert packages * Fraction(amount) == total(usage.charges(count))


@given(amounts, st.integers(1, 1_000_000), counts)
def test_models_agree_where_there_is_one_rate(rate: Decimal, bound: int, count: int) -> None:
    """With the same rate in every bracket, graduated and volume charge what per unit charges."""
    table = (Bracket(up_to=bound, unit_amount=rate), Bracket(up_to=None, unit_amount=rate))
    per_unit = total(PerUnit(unit_amount=rate).charges(count))
    assert per_unit == total(Graduated(brackets=table).charges(count))
    assert per_unit == total(Volume(brackets=table).charges(count))


_PER_UNIT_KINDS = {
    ChargeKind.INCLUDED,
    ChargeKind.PER_UNIT,
    ChargeKind.GRADUATED,
    ChargeKind.VOLUME,
}


@given(usages.filter(lambda usage: not isinstance(usage, Package)), counts)
def test_every_unit_is_in_exactly_one_charge(usage: Usage, count: int) -> None:
    """The quantities of a quote, included units with them, add up to the count."""
    charges = usage.charges(count)
    assert count == sum(charge.quantity for charge in charges if charge.kind in _PER_UNIT_KINDS)


@given(bracket_tables(), included_units, counts)
def test_graduated_ranges_follow_each_other(
    table: tuple[Bracket, ...], included: int, count: int
) -> None:
    """The ranges of a quote start after the included units and leave no unit out."""
    charges = Graduated(brackets=table, included_units=included).charges(count)
    ranges = [(c.first, c.last) for c in charges if c.kind is ChargeKind.GRADUATED]
    ends = [last for _, last in ranges[:-1]]
    assert [included + 1, *(end + 1 for end in ends if end is not None)] == [
        first for first, _ in ranges
    ]


BOUNDS: list[tuple[list[int | None], list[tuple[tuple[str | int, ...], str]]]] = [
    ([None], []),
    ([350, 750, None], []),
    ([1, None], []),
    ([], [(("brackets",), "brackets.none")]),
    ([750, 350, None], [(("brackets", 1, "up_to"), "brackets.order")]),
    ([350, 350, None], [(("brackets", 1, "up_to"), "brackets.order")]),
    ([0, None], [(("brackets", 0, "up_to"), "brackets.order")]),
    ([350, 750], [(("brackets", 1, "up_to"), "brackets.closed")]),
    (
        [None, 750],
        [
            (("brackets", 0, "up_to"), "brackets.open_too_early"),
            (("brackets", 1, "up_to"), "brackets.closed"),
        ],
    ),
    ([None, None], [(("brackets", 0, "up_to"), "brackets.open_too_early")]),
    (
        [350, None, 300, None],
        [
            (("brackets", 1, "up_to"), "brackets.open_too_early"),
            (("brackets", 2, "up_to"), "brackets.order"),
        ],
    ),
    (
        [750, 350],
        [
            (("brackets", 1, "up_to"), "brackets.order"),
            (("brackets", 1, "up_to"), "brackets.closed"),
        ],
    ),
]


@pytest.mark.parametrize(("bounds", "expected"), BOUNDS)
def test_brackets_rise_and_only_the_last_is_open(
    bounds: list[int | None], expected: list[tuple[tuple[str | int, ...], str]]
) -> None:
    """Every bound that breaks the order of the brackets is reported."""
    problems = bracket_problems(bounds)
    assert expected == [(problem.path, code_of(problem.message)) for problem in problems]


@pytest.mark.parametrize("model", [Graduated, Volume])
@pytest.mark.parametrize(
    "table",
    [(), FALLING[:2], (FALLING[1], FALLING[0], FALLING[2]), (FALLING[2], FALLING[0])],
)
def test_invalid_brackets_are_rejected(
    model: type[Graduated | Volume], table: tuple[Bracket, ...]
) -> None:
    """A price with invalid brackets can't be created."""
    with pytest.raises(RuleError):
        model(brackets=table)
