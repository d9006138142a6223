"""Data files in, checked values out; every mistake in all files is told at once."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from calculator.errors import FieldError, Message, Problem, RuleError, message
from calculator.fields import read_date, shown
from calculator.model import Catalogue, ListOutline, catalogue_problems, coverage_problems
from hooks.content import Faq, Services, Site
from hooks.problems import DataError, Located
from hooks.yaml_source import Document, read_yaml

TIERS = "tiers.yaml"
SERVICES = "services.yaml"
FAQ = "faq.yaml"
SITE = "site.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything that the data files say."""

    catalogue: Catalogue
    services: Services
    faq: Faq
    site: Site


@dataclass(frozen=True, slots=True)
class _File[Model]:
    """A data file as far as it could be read."""

    path: Path
    document: Document | None
    value: Model | None
    problems: tuple[Located, ...]


def load_content(data: Path) -> Content:
    """Read and check all data files in that folder; raises DataError with every mistake."""
    tiers = _read(data / TIERS, Catalogue, _outline_problems)
    services = _read(data / SERVICES, Services)
    faq = _read(data / FAQ, Faq)
    site = _read(data / SITE, Site)
    problems = [problem for file in (tiers, services, faq, site) for problem in file.problems]
    problems += _uncovered_tiers(tiers, services)
    if problems or not (tiers.value and services.value and faq.value and site.value):
        raise DataError(problems)
    return Content(catalogue=tiers.value, services=services.value, faq=faq.value, site=site.value)


def load_catalogue(data: Path) -> Catalogue:
    """Read and check tiers and price lists alone; raises DataError with every mistake."""
    file = _read(data / TIERS, Catalogue, _outline_problems)
    if file.value is None:
        raise DataError(file.problems)
    return file.value


def locate(data: Path, name: str, problems: Iterable[Problem]) -> list[Located]:
    """Give problems of a file that has been read the places where they stand."""
    document = read_yaml(data / name)
    return [_located(document, problem) for problem in problems]


def _read[Model](
    path: Path,
    model: type[Model],
    rules: Callable[[Any], Iterable[Problem]] = lambda _plain: (),
) -> _File[Model]:
    try:
        document = read_yaml(path)
    except DataError as error:
        return _File(path, None, None, error.problems)
    try:
        (value,) = _adapter(cast("Hashable", model)).validate_python((document.value,))
    except ValidationError as error:
        told = [
            problem
            for details in error.errors(include_url=False)
            for problem in _from_pydantic(details, model)
        ]
        return _File(path, document, None, _in_order(document, [*told, *rules(document.value)]))
    return _File(path, document, value, ())


@cache
def _adapter(model: Hashable) -> TypeAdapter[tuple[Any]]:
    """Give the reader of a model; the tuple is what lets it take a configuration."""
    wrapped: Any = tuple.__class_getitem__((model,))
    return TypeAdapter(wrapped, config=ConfigDict(extra="forbid"))


def _in_order(document: Document, problems: Iterable[Problem]) -> tuple[Located, ...]:
    """Give each problem once, in the order of the file."""
    located = {
        (found.position, found.message.code): found
        for found in (_located(document, problem) for problem in problems)
    }
    return tuple(located[key] for key in sorted(located))


_ABOUT_KEYS = {"key.missing", "key.unknown", "key.misspelt", "tier.stranger"}


def _located(document: Document, problem: Problem) -> Located:
    of_key = problem.message.code in _ABOUT_KEYS
    position = document.position(problem.path, of_key=of_key)
    return Located(document.file, position, problem.message)


def _from_pydantic(details: ErrorDetails, model: type[Any]) -> tuple[Problem, ...]:
    path = details["loc"][1:]
    error = details.get("ctx", {}).get("error")
    if isinstance(error, RuleError):
        return tuple(problem.below(*path) for problem in error.problems)
    if isinstance(error, FieldError):
        return (Problem(path, error.message),)
    return (Problem(path, _wording(details, path, model)),)


def _wording(details: ErrorDetails, path: tuple[int | str, ...], model: type[Any]) -> Message:
    value = shown(details["input"])
    match details["type"]:
        case "missing":
            return message("key.missing", key=str(path[-1]))
        case "unexpected_keyword_argument":
            return _unknown_key(str(path[-1]), model)
        case "union_tag_not_found":
            return message("key.missing", key=details["ctx"]["discriminator"].strip("'"))
        case "union_tag_invalid":
            choices = details["ctx"]["expected_tags"].replace("'", "")
            return message("value.choice", value=details["ctx"]["tag"], choices=choices)
        case "literal_error":
            choices = details["ctx"]["expected"].replace("'", "")
            return message("value.choice", value=value, choices=choices)
        case "dataclass_type" | "dict_type" | "mapping_type" | "model_attributes_type":
            return message("value.mapping", value=value)
        case "tuple_type":
            return message("value.list", value=value)
        case _:
            return message("value.other", value=value, reason=details["msg"])


def _unknown_key(key: str, model: type[Any]) -> Message:
    meant = get_close_matches(key, sorted(_field_names(cast("Hashable", model))), n=1)
    if meant:
        return message("key.misspelt", key=shown(key), meant=meant[0])
    return message("key.unknown", key=shown(key))


@cache
def _field_names(model: Hashable) -> frozenset[str]:
    """Give the names of all fields of a dataclass and of those that it is made of."""
    model = getattr(model, "__value__", model)
    names = {field.name for field in fields(model)} if is_dataclass(model) else set()
    inner = [field.type for field in fields(model)] if is_dataclass(model) else get_args(model)
    return frozenset(names.union(*(_field_names(cast("Hashable", part)) for part in inner)))


def _outline_problems(plain: object) -> tuple[Problem, ...]:
    """Check the rules across tiers and lists on as much as could be read of them."""
    tiers = _items(plain, "tiers")
    lists = _items(plain, "price_lists")
    if tiers is None or lists is None:
        return ()
    outlines = [
        ListOutline(
            id=_text_of(listed, "id"),
            effective_from=_date_of(listed, "effective_from"),
            tier_ids=_keys_of(listed, "tiers"),
        )
        for listed in lists
    ]
    return catalogue_problems([_text_of(tier, "id") for tier in tiers], outlines)


def _uncovered_tiers(tiers: _File[Catalogue], services: _File[Services]) -> Iterator[Located]:
    """Check that each service says of each tier whether it has it."""
    if tiers.document is None or services.document is None:
        return
    tier_ids = [_text_of(tier, "id") for tier in _items(tiers.document.value, "tiers") or ()]
    known = [tier_id for tier_id in tier_ids if tier_id is not None]
    if not known or len(known) < len(tier_ids):
        return
    for position, service in enumerate(_items(services.document.value, "services") or ()):
        covered = _keys_of(service, "tiers")
        for problem in coverage_problems(known, covered) if covered is not None else ():
            yield _located(services.document, problem.below("services", position))


def _items(plain: object, key: str) -> tuple[Any, ...] | None:
    items = plain.get(key) if isinstance(plain, Mapping) else None
    return items if isinstance(items, tuple) else None


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
