"""Rules across values, checked on as much of a file as could be read.

A model checks its own rules once each of its values is read.
Where one can't be, the same rules are checked here on the others, so that no mistake stays hidden
until another one is fixed.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from calculator.errors import FieldError, Problem
from calculator.fields import read_bound, read_date, read_id
from calculator.model import (
    ListOutline,
    catalogue_problems,
    coverage_problems,
    duplicate_ids,
    recommendation_problems,
)
from calculator.services import ServiceOutline, reference_problems
from calculator.usage import bracket_problems
from hooks.content.model import answer_problems


def catalogue_rules(plain: object) -> Iterator[Problem]:
    """Yield the broken rules across tiers, price lists and the brackets of a price."""
    lists = _items(plain, "price_lists")
    ids = _ids(plain, "tiers")
    if ids is not None and lists is not None:
        outlines = [
            ListOutline(
                id=_id_of(price_list),
                effective_from=_date_of(price_list, "effective_from"),
                tier_ids=_keys_of(price_list, "tiers"),
            )
            for price_list in lists
        ]
        yield from catalogue_problems(ids, outlines)
    yield from recommendation_problems(
        [
            isinstance(tier, Mapping) and tier.get("recommended") is True
            for tier in _items(plain, "tiers") or ()
        ]
    )
    for position, price_list in enumerate(lists or ()):
        for tier_id, price in _pairs(price_list, "tiers"):
            for problem in _usage_problems(price):
                yield problem.below("price_lists", position, "tiers", tier_id, "usage")


def services_rules(plain: object) -> Iterator[Problem]:
    """Yield the duplicate ids of services and categories, and references to missing ones."""
    outlines = [
        ServiceOutline(
            id=_id_of(service),
            category=_text_of(service, "category"),
            units=tuple(_units(service)),
        )
        for service in _items(plain, "services") or ()
    ]
    yield from reference_problems(
        _ids(plain, "categories"),
        _keys_of(plain, "units"),
        outlines,
        _text_of(plain, "consultancy_discount"),
    )


def faq_rules(plain: object) -> Iterator[Problem]:
    """Yield the duplicate ids of questions and the answers that leave a day without one."""
    yield from duplicate_ids("entries", _ids(plain, "entries") or ())
    for position, entry in enumerate(_items(plain, "entries") or ()):
        for problem in _until_problems(entry):
            yield problem.below("entries", position)


def coverage_rules(tiers: object, services: object) -> Iterator[Problem]:
    """Yield what keeps each service from saying of each tier whether it has it."""
    ids = _ids(tiers, "tiers") or ()
    known = [tier_id for tier_id in ids if tier_id is not None]
    if not known or len(known) < len(ids):
        return
    for position, service in enumerate(_items(services, "services") or ()):
        covered = _keys_of(service, "tiers")
        for problem in () if covered is None else coverage_problems(known, covered):
            yield problem.below("services", position)


def _usage_problems(price: object) -> tuple[Problem, ...]:
    usage = price.get("usage") if isinstance(price, Mapping) else None
    brackets = _items(usage, "brackets")
    if brackets is None or _text_of(usage, "model") not in {"graduated", "volume"}:
        return ()
    try:
        return bracket_problems([read_bound(bracket["up_to"]) for bracket in brackets])
    except (FieldError, KeyError, TypeError):
        return ()


def _until_problems(entry: object) -> tuple[Problem, ...]:
    answers = _items(entry, "answers")
    if answers is None or not all(isinstance(answer, Mapping) for answer in answers):
        return ()
    untils = [answer.get("until") for answer in answers]
    try:
        days = [None if until is None else read_date(until) for until in untils]
    except FieldError:
        return ()
    return tuple(answer_problems(days))


def _units(service: object) -> Iterator[tuple[str, str]]:
    for tier_id, inclusion in _pairs(service, "tiers"):
        unit = _text_of(inclusion, "unit")
        if unit is not None:
            yield tier_id, unit


def _items(plain: object, key: str) -> tuple[Any, ...] | None:
    items = plain.get(key) if isinstance(plain, Mapping) else None
    return items if isinstance(items, tuple) else None


def _pairs(plain: object, key: str) -> tuple[tuple[str, Any], ...]:
    keyed = plain.get(key) if isinstance(plain, Mapping) else None
    return tuple(keyed.items()) if isinstance(keyed, Mapping) else ()


def _ids(plain: object, key: str) -> tuple[str | None, ...] | None:
    items = _items(plain, key)
    return None if items is None else tuple(_id_of(item) for item in items)


def _id_of(plain: object) -> str | None:
    try:
        return read_id(_text_of(plain, "id"))
    except FieldError:
        return None


def _text_of(plain: object, key: str) -> str | None:
    text = plain.get(key) if isinstance(plain, Mapping) else None
    return text if isinstance(text, str) else None


def _keys_of(plain: object, key: str) -> tuple[str, ...] | None:
    keyed = plain.get(key) if isinstance(plain, Mapping) else None
    return tuple(keyed) if isinstance(keyed, Mapping) else None


def _date_of(plain: object, key: str) -> date | None:
    try:
        return read_date(_text_of(plain, key))
    except FieldError:
        return None
