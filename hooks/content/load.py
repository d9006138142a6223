"""Data files in, checked values out; every mistake in all files is reported at once."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from typing import Any, cast, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from calculator.errors import FieldError, Message, Problem, RuleError, message
from calculator.fields import shown
from calculator.model import Catalogue
from calculator.services import Services
from hooks.content.model import Faq, Site
from hooks.content.partial_rules import catalogue_rules, coverage_rules, faq_rules, services_rules
from hooks.content.problems import DataError, Diagnostic
from hooks.content.suggestions import nearest, with_suggestion
from hooks.content.worked_examples import WorkedExample, WorkedExamples, example_problems
from hooks.content.yaml_source import Document, Refused, read_document, read_yaml

TIERS = "tiers.yaml"
SERVICES = "services.yaml"
FAQ = "faq.yaml"
SITE = "site.yaml"
EXAMPLES = "examples.yaml"
"""The one file that a provider may be without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The content of all data files.

    `contradictions` are worked examples that expect other prices than the calculator gives.
    """

    catalogue: Catalogue
    services: Services
    faq: Faq
    site: Site
    examples: WorkedExamples = field(default_factory=WorkedExamples)
    contradictions: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _File[Model]:
    """A data file as far as it could be read."""

    path: Path
    document: Document | None
    value: Model | None
    problems: tuple[Diagnostic, ...]


def check_content(data: Path) -> Content:
    """Read all data files and check them against the worked examples too.

    Raises DataError with every mistake.
    """
    content = load_content(data)
    if content.contradictions:
        raise DataError(content.contradictions)
    return content


def load_content(data: Path) -> Content:
    """Read and check all data files in that folder; raises DataError with every mistake.

    A worked example that expects another price does not keep the data from being loaded.
    """
    tiers = _read(data / TIERS, Catalogue, catalogue_rules)
    services = _read(data / SERVICES, Services, services_rules)
    faq = _read(data / FAQ, Faq, faq_rules)
    site = _read(data / SITE, Site)
    examples = _read(data / EXAMPLES, WorkedExamples) if (data / EXAMPLES).exists() else None
    uncovered = _uncovered_tiers(tiers.document, services.document)
    contradictions = _contradictions(examples, tiers.value)
    problems = (
        *tiers.problems,
        *_in_order([*services.problems, *uncovered]),
        *faq.problems,
        *site.problems,
        *(examples.problems if examples else ()),
    )
    if problems or not (tiers.value and services.value and faq.value and site.value):
        raise DataError((*problems, *contradictions))
    return Content(
        catalogue=tiers.value,
        services=services.value,
        faq=faq.value,
        site=site.value,
        examples=(examples and examples.value) or WorkedExamples(),
        contradictions=contradictions,
    )


def load_catalogue(data: Path) -> Catalogue:
    """Read and check tiers and price lists alone; raises DataError with every mistake."""
    file = _read(data / TIERS, Catalogue, catalogue_rules)
    if file.value is None:
        raise DataError(file.problems)
    return file.value


def load_services(data: Path) -> Services:
    """Read and check the services alone; raises DataError with every mistake."""
    file = _read(data / SERVICES, Services, services_rules)
    if file.value is None:
        raise DataError(file.problems)
    return file.value


def locate(data: Path, name: str, problems: Iterable[Problem]) -> list[Diagnostic]:
    """Return the problems of a file that has been read, with their places."""
    document = read_yaml(data / name)
    return [_located(document, problem) for problem in problems]


def _read[Model](
    path: Path,
    model: type[Model],
    rules: Callable[[Any], Iterable[Problem]] = lambda _plain: (),
) -> _File[Model]:
    try:
        document = read_document(path)
    except DataError as error:
        return _File(path, None, None, error.problems)
    problems = list(document.problems)
    try:
        (value,) = _adapter(cast("Hashable", model)).validate_python((document.value,))
    except ValidationError as error:
        value = None
        refused = [
            problem
            for details in error.errors(include_url=False)
            for problem in _from_pydantic(details, model)
        ]
        problems += [_located(document, problem) for problem in (*refused, *rules(document.value))]
    return _File(path, document, None if problems else value, _in_order(problems))


def _uncovered_tiers(tiers: Document | None, services: Document | None) -> Iterator[Diagnostic]:
    if tiers is not None and services is not None:
        for problem in coverage_rules(tiers.value, services.value):
            yield _located(services, problem)


def _contradictions(
    examples: _File[WorkedExamples] | None, catalogue: Catalogue | None
) -> tuple[Diagnostic, ...]:
    """Return the worked examples that expect what the catalogue does not give."""
    if examples is None or examples.document is None or catalogue is None:
        return ()
    document = examples.document
    wrong = example_problems(catalogue, _readable_examples(document.value))
    return _in_order(_located(document, problem) for problem in wrong)


def _readable_examples(plain: object) -> Iterator[tuple[int, WorkedExample]]:
    """Yield the examples that can be read, with their positions: one mistake hides no other."""
    items = plain.get("examples") if isinstance(plain, Mapping) else None
    for position, item in enumerate(items if isinstance(items, tuple) else ()):
        try:
            (value,) = _adapter(WorkedExample).validate_python((item,))
        except ValidationError:
            continue
        yield position, value


@cache
def _adapter(model: Hashable) -> TypeAdapter[tuple[Any]]:
    """Return the reader of a model; the tuple is what lets it take a configuration."""
    wrapped: Any = tuple.__class_getitem__((model,))
    return TypeAdapter(wrapped, config=ConfigDict(extra="forbid"))


def _in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each problem of a file once, in the order of the file."""
    located = {
        (found.position, found.message.code, str(found.message.parameters)): found
        for found in problems
    }
    return tuple(located[key] for key in sorted(located))


_ABOUT_KEYS = {"key.missing", "key.unknown", "key.misspelt", "key.number", "tier.stranger"}


def _located(document: Document, problem: Problem) -> Diagnostic:
    of_key = problem.message.code in _ABOUT_KEYS
    position = document.position(problem.path, of_key=of_key)
    found = with_suggestion(problem.message)
    if found.code == "id.repeated":
        found = _with_first_line(found, document, problem.path)
    return Diagnostic(document.file, position, found)


def _with_first_line(repeated: Message, document: Document, path: tuple[str | int, ...]) -> Message:
    """Return the message of a repeated id with the line in which the id is used first."""
    *outer, position, key = path
    items = reduce(getitem, outer, document.value)
    first = next(
        index
        for index, item in enumerate(items)
        if isinstance(item, Mapping) and item.get(key) == items[position][key]
    )
    line = document.position((*outer, first, key)).line
    return message(repeated.code, **repeated.parameters, line=line)


def _from_pydantic(details: ErrorDetails, model: type[Any]) -> tuple[Problem, ...]:
    path = details["loc"][1:]
    error = details.get("ctx", {}).get("error")
    if isinstance(error, RuleError):
        return tuple(problem.below(*path) for problem in error.problems)
    if _was_reported(details):
        return ()
    if isinstance(error, FieldError):
        return (Problem(path, error.message),)
    return (Problem(path, _wording(details, path, model)),)


def _was_reported(details: ErrorDetails) -> bool:
    """Return whether the value that does not fit was refused and reported before."""
    value = details["input"]
    if details["type"] == "union_tag_invalid":
        value = value[details["ctx"]["discriminator"].strip("'")]
    return value is Refused.VALUE


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
            return _choice(shown(details["ctx"]["tag"]), details["ctx"]["expected_tags"])
        case "literal_error":
            return _choice(value, details["ctx"]["expected"])
        case "dataclass_type" | "dict_type" | "mapping_type" | "model_attributes_type":
            return message("value.mapping", value=value)
        case "tuple_type":
            return message("value.list", value=value)
        case _:
            return message("value.other", value=value, reason=details["msg"])


def _choice(value: str, expected: str) -> Message:
    """Return the message of a value that is none of those that pydantic names."""
    choices = re.findall("'([^']*)'", expected)
    code = "value.choice" if len(choices) > 1 else "value.only_choice"
    return message(code, value=value, choices=", ".join(choices))


def _unknown_key(key: str, model: type[Any]) -> Message:
    if key.isdigit():
        return message("key.number", key=shown(key))
    meant = nearest(key, _field_names(cast("Hashable", model)))
    if meant is not None:
        return message("key.misspelt", key=shown(key), meant=meant)
    return message("key.unknown", key=shown(key))


@cache
def _field_names(model: Hashable) -> frozenset[str]:
    """Return the names of all fields of a dataclass and of those that it is made of."""
    model = getattr(model, "__value__", model)
    names: set[str] = set()
    inner: list[Any] = [*get_args(model)]
    kind = get_origin(model) or model
    if isinstance(kind, type) and is_dataclass(kind):
        names = {field.name for field in fields(kind)}
        inner += [field.type for field in fields(kind)]
    return frozenset(names.union(*(_field_names(cast("Hashable", part)) for part in inner)))
