"""The services: which values are valid, and their methods."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from calculator.errors import InputError, Path, RuleError
from calculator.services import Inclusion, Service
from tests.calculator.examples import NO, YES, code_of, percent, service, services, text

WORDS = text("Words")

INCLUSIONS = [
    (Inclusion(included=True), True),
    (Inclusion(included=False), False),
    (Inclusion(quantity=Decimal(2), unit="hours"), True),
    (Inclusion(quantity=Decimal(0), unit="hours"), False),
    (Inclusion(text=WORDS), True),
]


@pytest.mark.parametrize(("inclusion", "expected"), INCLUSIONS)
def test_a_tier_includes_a_service_or_not(inclusion: Inclusion, expected: bool) -> None:
    """No and a quantity of zero don't include it; yes, a quantity and words do."""
    assert expected is inclusion.has_something


BROKEN_INCLUSIONS: list[tuple[dict[str, Any], str]] = [
    ({}, "inclusion.choice"),
    ({"example": True}, "inclusion.choice"),
    ({"included": True, "text": WORDS}, "inclusion.choice"),
    ({"included": False, "quantity": Decimal(1), "unit": "hours"}, "inclusion.choice"),
    ({"quantity": Decimal(1)}, "inclusion.unit"),
    ({"unit": "hours"}, "inclusion.unit"),
]


@pytest.mark.parametrize(("values", "expected"), BROKEN_INCLUSIONS)
def test_an_inclusion_is_of_one_kind(values: dict[str, Any], expected: str) -> None:
    """Exactly one of yes or no, a quantity with its unit, and words."""
    with pytest.raises(RuleError) as raised:
        Inclusion(**values)
    assert [expected] == [code_of(problem.message) for problem in raised.value.problems]


def _service(identity: str, category: str = "help") -> Service:
    return service(identity, category, basis=NO, premium=percent("1"))


def test_services_are_grouped_in_the_order_of_their_categories() -> None:
    """A category without services is left out; within one, services keep their order."""
    grouped = services(
        _service("c", "last"),
        _service("a", "first"),
        _service("b", "first"),
        categories=("first", "empty", "last"),
    )
    assert [("first", ["a", "b"]), ("last", ["c"])] == [
        (category.id, [service.id for service in members])
        for category, members in grouped.by_category()
    ]


def test_services_are_divided_by_the_inclusions_of_a_tier() -> None:
    """The tier either includes a service or does not."""
    parted = services(_service("a"))
    assert (["a"], [], [], ["a"]) == (
        [service.id for service in parted.of_tier("premium")],
        [service.id for service in parted.not_of_tier("premium")],
        [service.id for service in parted.of_tier("basis")],
        [service.id for service in parted.not_of_tier("basis")],
    )


def test_an_example_anywhere_is_an_example() -> None:
    """One inclusion that is an example is enough."""
    known = _service("a")
    guess = replace(known, tiers={"basis": Inclusion(included=True, example=True)})
    assert (False, True) == (
        services(known).has_examples,
        services(known, replace(guess, id="b")).has_examples,
    )


def test_the_units_of_a_service_are_reported_by_tier() -> None:
    """Only a quantity has a unit; yes, no and words have none."""
    mixed = service("a", one=YES, two=percent("0"), three=Inclusion(text=WORDS), four=percent("9"))
    assert [("two", "percent"), ("four", "percent")] == list(mixed.units())


_HOURS = Inclusion(quantity=Decimal(1), unit="hours")

BROKEN_SERVICES: list[tuple[list[Service], tuple[str, ...], Path, str]] = [
    ([_service("a"), _service("a")], ("help",), ("services", 1, "id"), "id.repeated"),
    ([_service("a")], ("help", "help"), ("categories", 1, "id"), "id.repeated"),
    ([_service("a", "lost")], ("help",), ("services", 0, "category"), "category.unknown"),
    (
        [service("a", premium=_HOURS)],
        ("help",),
        ("services", 0, "tiers", "premium", "unit"),
        "unit.unknown",
    ),
]


@pytest.mark.parametrize(("offered", "categories", "path", "code"), BROKEN_SERVICES)
def test_unknown_references_are_rejected(
    offered: list[Service], categories: tuple[str, ...], path: Path, code: str
) -> None:
    """Ids are unique, and categories and units are in the file."""
    with pytest.raises(RuleError) as raised:
        services(*offered, categories=categories)
    assert [(path, code)] == [
        (problem.path, code_of(problem.message)) for problem in raised.value.problems
    ]


def test_a_service_is_found_by_its_id() -> None:
    """The service of that id is returned."""
    wanted = _service("b")
    assert wanted is services(_service("a"), wanted, _service("c")).service("b")


@pytest.mark.parametrize(
    ("identity", "shown"), [("", ""), ("A", "A"), ("a ", "a "), ("x" * 50, "x" * 40 + "…")]
)
def test_an_unknown_service_is_reported_with_the_known_ones(identity: str, shown: str) -> None:
    """The id has to match exactly, and the message has the known ones."""
    with pytest.raises(InputError) as raised:
        services(_service("a"), _service("b")).service(identity)
    assert ("needs", "service.unknown", {"service": shown, "known": "a, b"}) == (
        raised.value.field,
        code_of(raised.value.message),
        raised.value.message.parameters,
    )


DISCOUNTS = [
    (percent("15"), "0.15"),
    (percent("12.5"), "0.125"),
    (percent("0"), "0.00"),
    (percent("100"), "1.00"),
    (percent(f"0.{'3' * 30}"), f"0.00{'3' * 30}"),
    (NO, "0.00"),
]


@pytest.mark.parametrize(("inclusion", "expected"), DISCOUNTS)
def test_a_discount_is_the_quantity_in_per_cent(inclusion: Inclusion, expected: str) -> None:
    """The named service's quantity is the tier's discount, as an exact share; no means zero."""
    offered = services(_service("a"), service("cut", premium=inclusion), discount="cut")
    assert expected == str(offered.discount("premium"))


def test_without_a_named_service_there_is_no_discount() -> None:
    """A quantity in per cent is a discount only for the named service."""
    assert 0 == services(service("cut", premium=percent("15"))).discount("premium")


BROKEN_DISCOUNTS: list[tuple[dict[str, Inclusion], list[tuple[Path, str]]]] = [
    ({"basis": YES}, [(("services", 1, "tiers", "basis"), "discount.form")]),
    ({"basis": Inclusion(text=WORDS)}, [(("services", 1, "tiers", "basis"), "discount.form")]),
    (
        {"basis": percent("100.01")},
        [(("services", 1, "tiers", "basis", "quantity"), "discount.range")],
    ),
    (
        {"basis": YES, "standard": NO, "premium": percent("101")},
        [
            (("services", 1, "tiers", "basis"), "discount.form"),
            (("services", 1, "tiers", "premium", "quantity"), "discount.range"),
        ],
    ),
]


@pytest.mark.parametrize(("tiers", "expected"), BROKEN_DISCOUNTS)
def test_a_discount_is_a_number_of_per_cent(
    tiers: dict[str, Inclusion], expected: list[tuple[Path, str]]
) -> None:
    """Yes and words are no discount, and no discount is more than the whole price."""
    with pytest.raises(RuleError) as raised:
        services(_service("a"), replace(service("cut"), tiers=tiers), discount="cut")
    assert expected == [
        (problem.path, code_of(problem.message)) for problem in raised.value.problems
    ]


def test_other_services_may_have_any_quantity() -> None:
    """The rules of a discount are those of the named service alone."""
    offered = services(service("cut", basis=percent("1")), service("a", basis=percent("101")))
    assert Decimal("0.01") == replace(offered, consultancy_discount="cut").discount("basis")


def test_the_discount_names_an_existing_service() -> None:
    """The message has the unknown id and the known services."""
    with pytest.raises(RuleError) as raised:
        services(_service("a"), _service("b"), discount="lost")
    (problem,) = raised.value.problems
    assert (("consultancy_discount",), "discount.unknown", {"id": "lost", "known": "a, b"}) == (
        problem.path,
        code_of(problem.message),
        problem.message.parameters,
    )
