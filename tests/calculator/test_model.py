"""The catalogue: its rules across tiers and price lists, and its methods."""

from dataclasses import FrozenInstanceError, replace
from datetime import date
from decimal import Decimal

import pytest

from calculator.errors import InputError, Path, Problem, RuleError
from calculator.model import (
    Catalogue,
    ListOutline,
    catalogue_problems,
    recommendation_problems,
)
from calculator.usage import PerUnit
from tests.calculator.examples import catalogue, code_of, price_list, text, tier_price

FEBRUARY = date(2024, 2, 1)
JANUARY = date(2025, 1, 1)
TWO = ("basis", "premium")


def _outline(
    identity: str | None = "first",
    day: date | None = FEBRUARY,
    tiers: tuple[str, ...] | None = TWO,
) -> ListOutline:
    return ListOutline(identity, day, tiers)


RULES: list[tuple[list[str | None], list[ListOutline], list[tuple[Path, str]]]] = [
    (["basis", "premium"], [_outline()], []),
    (["basis", "premium"], [_outline(), _outline("second", JANUARY)], []),
    ([], [_outline(tiers=())], [(("tiers",), "tiers.none")]),
    (["basis", "premium"], [], [(("price_lists",), "price_lists.none")]),
    ([], [], [(("tiers",), "tiers.none"), (("price_lists",), "price_lists.none")]),
    (["basis", "premium", "basis"], [_outline()], [(("tiers", 2, "id"), "id.repeated")]),
    (
        ["basis", "premium"],
        [_outline(), _outline(day=JANUARY)],
        [(("price_lists", 1, "id"), "id.repeated")],
    ),
    (
        ["basis", "premium"],
        [_outline(day=JANUARY), _outline("second", FEBRUARY)],
        [(("price_lists", 1, "effective_from"), "price_lists.order")],
    ),
    (
        ["basis", "premium"],
        [_outline(), _outline("second")],
        [(("price_lists", 1, "effective_from"), "price_lists.order")],
    ),
    (
        ["basis", "premium"],
        [_outline(day=JANUARY), _outline("second", FEBRUARY), _outline("third", JANUARY)],
        [
            (("price_lists", 1, "effective_from"), "price_lists.order"),
            (("price_lists", 2, "effective_from"), "price_lists.order"),
        ],
    ),
    (
        ["basis", "premium"],
        [_outline(tiers=("basis",))],
        [(("price_lists", 0, "tiers"), "tier.missing")],
    ),
    (
        ["basis", "premium"],
        [_outline(tiers=("basis", "premium", "guld"))],
        [(("price_lists", 0, "tiers", "guld"), "tier.stranger")],
    ),
    (
        ["basis", "premium"],
        [_outline(tiers=())],
        [
            (("price_lists", 0, "tiers"), "tier.missing"),
            (("price_lists", 0, "tiers"), "tier.missing"),
        ],
    ),
    ([None, "premium"], [_outline()], []),
    (["basis", "premium"], [_outline(None, None, None)], []),
    (["basis", "premium"], [_outline(None), _outline(None, JANUARY)], []),
    (
        ["basis", "premium"],
        [_outline(day=JANUARY), _outline("second", None), _outline("third", FEBRUARY)],
        [(("price_lists", 2, "effective_from"), "price_lists.order")],
    ),
]


def _reported(problems: tuple[Problem, ...]) -> list[tuple[Path, str]]:
    return [(problem.path, code_of(problem.message)) for problem in problems]


@pytest.mark.parametrize(("tiers", "lists", "expected"), RULES)
def test_every_broken_rule_is_reported_with_its_place(
    tiers: list[str | None], lists: list[ListOutline], expected: list[tuple[Path, str]]
) -> None:
    """Duplicate ids, wrong order, missing or unknown tiers; unreadable values are skipped."""
    assert expected == _reported(catalogue_problems(tiers, lists))


@pytest.mark.parametrize(
    ("recommended", "expected"),
    [
        ([], []),
        ([False, False], []),
        ([False, True, False], []),
        ([True, False, True], [2]),
        ([True, True, True], [1, 2]),
    ],
)
def test_at_most_one_tier_is_recommended(recommended: list[bool], expected: list[int]) -> None:
    """Each further recommendation is reported with its place."""
    assert [
        (("tiers", position, "recommended"), "tier.recommended_twice") for position in expected
    ] == _reported(tuple(recommendation_problems(recommended)))


def test_a_catalogue_has_the_recommended_tier() -> None:
    """The marked tier is returned, or None where there is no mark."""
    plain = catalogue(price_list("first", FEBRUARY, tiers=TWO), tiers=TWO)
    marked = replace(plain, tiers=(plain.tiers[0], replace(plain.tiers[1], recommended=True)))
    assert (None, plain.tiers[1].id) == (
        plain.recommended,
        marked.recommended and marked.recommended.id,
    )


def test_a_catalogue_with_two_recommendations_can_not_be_made() -> None:
    """The model itself rejects it, also in the browser."""
    plain = catalogue(price_list("first", FEBRUARY, tiers=TWO), tiers=TWO)
    with pytest.raises(RuleError) as raised:
        replace(plain, tiers=tuple(replace(tier, recommended=True) for tier in plain.tiers))
    assert ["tier.recommended_twice"] == [
        code_of(problem.message) for problem in raised.value.problems
    ]


def test_a_catalogue_with_broken_rules_can_not_be_made() -> None:
    """A single error reports all broken rules at once."""
    with pytest.raises(RuleError) as raised:
        catalogue(
            price_list("same", JANUARY), price_list("same", FEBRUARY, tiers=()), tiers=["basis"]
        )
    assert ["id.repeated", "price_lists.order", "tier.missing"] == [
        code_of(problem.message) for problem in raised.value.problems
    ]


def test_the_path_of_a_problem_can_be_extended() -> None:
    """A problem keeps its message while its path grows at the front."""
    (problem,) = catalogue_problems(["basis"], [])
    assert ("tiers.yaml", 0, "price_lists") == problem.below("tiers.yaml", 0).path
    assert problem.message == problem.below("tiers.yaml").message


def test_a_tier_is_found_by_its_id() -> None:
    """The tier of that id is returned with its name in each language."""
    tier = catalogue(price_list("now", tiers=TWO), tiers=TWO).tier("premium")
    assert ("Premium (da)", "Premium (en)") == (
        tier.name.in_language("da"),
        tier.name.in_language("en"),
    )


def test_an_unknown_tier_is_reported_with_the_known_ones() -> None:
    """The message has the known tiers."""
    with pytest.raises(InputError) as raised:
        catalogue(price_list("now", tiers=TWO), tiers=TWO).tier("guld")
    assert {"tier": "guld", "known": "basis, premium"} == raised.value.message.parameters


def test_an_unknown_tier_is_repeated_short_and_printable() -> None:
    """The text of a link can't flood or break the answer."""
    with pytest.raises(InputError) as raised:
        catalogue(price_list("now")).tier("\ud800\n" + "x" * 100)
    assert "\ufffd\ufffd" + "x" * 38 + "…" == raised.value.message.parameters["tier"]


LISTS = (
    price_list("first", FEBRUARY),
    price_list("sketch", date(2024, 6, 1), status="draft"),
    price_list("second", JANUARY),
)


def test_a_list_ends_the_day_before_the_next_begins() -> None:
    """Drafts end no list and have no end themselves, and the last list has no end."""
    assert {"first": date(2024, 12, 31)} == catalogue(*LISTS).last_days


def test_drafts_are_not_among_the_lists_in_force() -> None:
    """The lists that are or will be in force are all but drafts, oldest first."""
    assert ("first", "second") == tuple(each.id for each in catalogue(*LISTS).effective_lists)


@pytest.mark.parametrize("identity", ["first", "second"])
def test_a_price_list_is_found_by_its_id(identity: str) -> None:
    """The list of that id is returned, in force or not yet."""
    assert identity == catalogue(*LISTS).price_list(identity).id


@pytest.mark.parametrize(
    ("identity", "shown"), [("", ""), ("First", "First"), ("sketch", "sketch"), ("\n", "\ufffd")]
)
def test_an_unknown_price_list_is_rejected(identity: str, shown: str) -> None:
    """An id has to match exactly, and a draft is not found."""
    with pytest.raises(InputError) as raised:
        catalogue(*LISTS).price_list(identity)
    assert ("list", "list.unknown", {"id": shown}) == (
        raised.value.field,
        code_of(raised.value.message),
        raised.value.message.parameters,
    )


def _assign(made: Catalogue) -> None:
    made.currency = "EUR"  # type: ignore[misc]


def test_a_catalogue_does_not_change() -> None:
    """Values of the model are frozen."""
    with pytest.raises(FrozenInstanceError):
        _assign(catalogue(price_list("now")))


def test_what_is_optional_has_a_plain_default() -> None:
    """Without a minimum the minimum is zero, without included units there are none."""
    price = tier_price(PerUnit(unit_amount=Decimal(1)))
    assert (Decimal(0), 0) == (price.minimum, price.usage.included_units)


def test_a_text_is_returned_in_the_language() -> None:
    """Danish for da, English for en."""
    assert ("Hej (da)", "Hej (en)") == (
        text("Hej").in_language("da"),
        text("Hej").in_language("en"),
    )
