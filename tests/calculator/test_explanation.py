"""How a price is made up: every bracket with its units, and the one in force."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given

from calculator.explanation import ExplainedLine, bracket_in_force, explained_lines
from calculator.model import Catalogue, TierPrice
from calculator.quote import Quote, quote
from calculator.usage import ChargeKind, Graduated, Package, PerUnit, Usage, Volume
from tests.calculator.examples import (
    FALLING,
    FALLING_WITH_FLATS,
    FIRST_DAY,
    by_letter,
    catalogues,
    counts,
    tier_price,
    tier_prices,
)


def _quote(price: TierPrice, count: int, step: str = "0.01") -> Quote:
    return quote(by_letter(price, step=step), "a", count, FIRST_DAY)


def _shown(explained: ExplainedLine) -> tuple[str, int, str, bool]:
    line = explained.line
    return line.charge.kind, line.charge.quantity, str(line.amount), explained.in_force


EXPLAINED: list[tuple[TierPrice, int, list[tuple[str, int, str, bool]]]] = [
    (
        tier_price(Graduated(brackets=FALLING), base="100"),
        351,
        [
            ("base", 1, "100.00", False),
            ("graduated", 350, "1414.00", False),
            ("graduated", 1, "3.03", True),
            ("graduated", 0, "0.00", False),
        ],
    ),
    (
        tier_price(Graduated(brackets=FALLING_WITH_FLATS), base="100"),
        351,
        [
            ("base", 1, "100.00", False),
            ("graduated", 350, "1414.00", False),
            ("flat", 1, "100.00", False),
            ("graduated", 1, "3.03", True),
            ("flat", 1, "50.00", True),
            ("graduated", 0, "0.00", False),
        ],
    ),
    (
        tier_price(Volume(brackets=FALLING_WITH_FLATS), base="100"),
        351,
        [
            ("base", 1, "100.00", False),
            ("volume", 0, "0.00", False),
            ("volume", 351, "1063.53", True),
            ("flat", 1, "50.00", True),
            ("volume", 0, "0.00", False),
        ],
    ),
    (
        tier_price(Volume(brackets=FALLING, included_units=20)),
        5,
        [
            ("base", 1, "0.00", False),
            ("included", 5, "0.00", False),
            ("volume", 0, "0.00", False),
            ("volume", 0, "0.00", False),
            ("volume", 0, "0.00", False),
        ],
    ),
    (
        tier_price(PerUnit(unit_amount=Decimal(2)), base="100", minimum="150"),
        10,
        [
            ("base", 1, "100.00", False),
            ("per_unit", 10, "20.00", False),
            ("minimum", 1, "30.00", False),
        ],
    ),
    (
        tier_price(Package(size=50, amount=Decimal(99)), base="100"),
        51,
        [("base", 1, "100.00", False), ("package", 2, "198.00", False)],
    ),
]


@pytest.mark.parametrize(("price", "count", "expected"), EXPLAINED)
def test_a_price_is_explained_bracket_by_bracket(
    price: TierPrice, count: int, expected: list[tuple[str, int, str, bool]]
) -> None:
    """Brackets without units are in their place, and the bracket of the count is marked."""
    assert expected == [_shown(explained) for explained in explained_lines(_quote(price, count))]


def test_minimum_and_rounding_come_after_the_brackets() -> None:
    """Lines that are added to the usage follow it."""
    price = tier_price(Graduated(brackets=FALLING), minimum="10.30")
    assert ["base", "graduated", "graduated", "graduated", "minimum", "rounding"] == [
        explained.line.charge.kind for explained in explained_lines(_quote(price, 1, step="1.00"))
    ]


USED: list[tuple[Usage, int, int | None]] = [
    (Graduated(brackets=FALLING), 0, 0),
    (Graduated(brackets=FALLING), 350, 0),
    (Graduated(brackets=FALLING), 351, 1),
    (Graduated(brackets=FALLING), 750, 1),
    (Graduated(brackets=FALLING), 1_000_000, 2),
    (Graduated(brackets=FALLING, included_units=10), 5, 0),
    (Graduated(brackets=FALLING, included_units=10), 360, 0),
    (Graduated(brackets=FALLING, included_units=10), 361, 1),
    (Volume(brackets=FALLING, included_units=10), 360, 0),
    (Volume(brackets=FALLING, included_units=10), 361, 1),
]


@pytest.mark.parametrize(("usage", "count", "expected"), USED)
def test_the_bracket_in_force_is_the_one_the_count_falls_in(
    usage: Usage, count: int, expected: int
) -> None:
    """Included units are subtracted first, and an upper bound belongs to its bracket."""
    assert FALLING[expected] is bracket_in_force(tier_price(usage), count)


@pytest.mark.parametrize(
    "usage", [PerUnit(unit_amount=Decimal(2)), Package(size=50, amount=Decimal(99))]
)
def test_a_price_without_brackets_has_none_in_force(usage: Usage) -> None:
    """Per unit and by package, no bracket is in force."""
    assert bracket_in_force(tier_price(usage), 51) is None


@given(catalogues, counts)
def test_explained_lines_add_up_to_the_total(priced: Catalogue, count: int) -> None:
    """The brackets without units add nothing, and no line of the quote is left out."""
    given_quote = quote(priced, "basis", count, FIRST_DAY)
    explained = explained_lines(given_quote)
    assert Fraction(given_quote.total) == sum(Fraction(each.line.amount) for each in explained)


@given(catalogues, counts)
def test_the_lines_of_the_quote_are_among_the_explained_ones(priced: Catalogue, count: int) -> None:
    """Each line is there as it is in the quote, in the same order; what is new has no units."""
    given_quote = quote(priced, "basis", count, FIRST_DAY)
    explained = [each.line for each in explained_lines(given_quote)]
    assert list(given_quote.lines) == [line for line in explained if line in given_quote.lines]
    assert {0} >= {line.charge.quantity for line in explained if line not in given_quote.lines}


bracket_prices = tier_prices.filter(lambda price: isinstance(price.usage, Graduated | Volume))

BRACKET_KINDS = {ChargeKind.GRADUATED, ChargeKind.VOLUME}


@given(bracket_prices, counts)
def test_exactly_one_bracket_is_in_force(price: TierPrice, count: int) -> None:
    """Its range holds the count; where all units are included, no bracket is in force."""
    charges = [
        each.line.charge
        for each in explained_lines(_quote(price, count))
        if each.in_force and each.line.charge.kind in BRACKET_KINDS
    ]
    included = price.usage.included_units
    assert (0 if 0 < included >= count else 1) == len(charges)
    for charge in charges:
        assert (charge.first or 0) <= max(count, 1) <= (charge.last or max(count, 1))


@given(bracket_prices, counts)
def test_only_brackets_are_in_force(price: TierPrice, count: int) -> None:
    """A marked line is a bracket's units or its flat amount, and all of them are of one bracket."""
    marked = [each.line.charge for each in explained_lines(_quote(price, count)) if each.in_force]
    assert BRACKET_KINDS | {ChargeKind.FLAT} >= {charge.kind for charge in marked}
    assert 1 >= len({(charge.first, charge.last) for charge in marked})


@given(bracket_prices, counts)
def test_every_bracket_appears_once_in_its_order(price: TierPrice, count: int) -> None:
    """The ranges start after the included units, follow each other, and the last has no end."""
    charges = [each.line.charge for each in explained_lines(_quote(price, count))]
    ranges = [(c.first, c.last) for c in charges if c.kind in BRACKET_KINDS]
    assert (price.usage.included_units + 1, None) == (ranges[0][0], ranges[-1][1])
    assert all((one[1] or 0) + 1 == after[0] for one, after in pairwise(ranges))
