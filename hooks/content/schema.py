"""JSON Schemas of the data files, made from the model, for editors that complete and explain.

The model stays the only description of the files: each dataclass becomes a definition, each field
has the schema of its reader (`calculator.fields.ParsedBy`) and the words of `field_words.yaml`.
What JSON Schema can't express is in `NOT_IN_SCHEMA`, with the reason; `takst validate` checks it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAliasType, Union, get_args, get_origin

import yaml

from calculator.fields import DiscriminatedBy, ParsedBy
from calculator.model import Catalogue
from calculator.services import Inclusion, Services
from calculator.usage import Graduated, Volume
from hooks.content.load import EXAMPLES, FAQ, SERVICES, SITE, TIERS
from hooks.content.model import Faq, Question, Site
from hooks.content.worked_examples import Expected, WorkedExamples
from hooks.errors import BuildError

type Schema = dict[str, Any]

MODELS: Mapping[str, type[Any]] = {
    TIERS: Catalogue,
    SERVICES: Services,
    FAQ: Faq,
    SITE: Site,
    EXAMPLES: WorkedExamples,
}
"""The model of each data file."""

_DRAFT = "http://json-schema.org/draft-07/schema#"
_WORDS = Path(__file__).with_name("field_words.yaml")

_AT_LEAST_ONE = {
    (Catalogue, "tiers"),
    (Catalogue, "price_lists"),
    (Graduated, "brackets"),
    (Volume, "brackets"),
    (Question, "answers"),
    (Site, "worked_counts"),
}
"""The lists that the model refuses to have empty."""

_RULES: Mapping[type[Any], Schema] = {
    Inclusion: {
        "oneOf": [{"required": [name]} for name in ("included", "quantity", "text")],
        "dependencies": {"quantity": ["unit"], "unit": ["quantity"]},
    },
    Expected: {"anyOf": [{"required": [name]} for name in ("net", "vat", "gross")]},
}
"""The rules between keys of one entry, which the model's `__post_init__` checks."""

_AMONG = "JSON Schema can't compare values with each other"
_ELSEWHERE = "JSON Schema can't look up names that are defined elsewhere"

NOT_IN_SCHEMA: Mapping[str, str] = {
    "answers.closed": _AMONG,
    "answers.open_too_early": _AMONG,
    "answers.order": _AMONG,
    "brackets.closed": _AMONG,
    "brackets.open_too_early": _AMONG,
    "brackets.order": _AMONG,
    "category.misspelt": _ELSEWHERE,
    "category.unknown": _ELSEWHERE,
    "date.unquoted": "YAML 1.2, which editors read, has no dates: without quotes it is a text too",
    "discount.form": _ELSEWHERE,
    "discount.misspelt": _ELSEWHERE,
    "discount.range": _ELSEWHERE,
    "discount.unknown": _ELSEWHERE,
    "example.amount": "the price of a month is computed",
    "example.no_list": _ELSEWHERE,
    "example.no_lists": _ELSEWHERE,
    "example.tier": _ELSEWHERE,
    "example.tier_misspelt": _ELSEWHERE,
    "file.empty": "an empty file has no value to check",
    "file.encoding": "a file that can't be read has no value to check",
    "file.missing": "a missing file has no value to check",
    "file.unreadable": "a file that can't be read has no value to check",
    "id.repeated": _AMONG,
    "price_lists.order": _AMONG,
    "release.example": "examples are allowed until the site is published",
    "release.example_list": "examples are allowed until the site is published",
    "release.placeholder": "placeholders are allowed until the site is published",
    "text.placeholder": "the same kind of text is used where braces mean nothing",
    "tier.misspelt": _ELSEWHERE,
    "tier.missing": _ELSEWHERE,
    "tier.recommended_twice": _AMONG,
    "tier.stranger": _ELSEWHERE,
    "unit.misspelt": _ELSEWHERE,
    "unit.unknown": _ELSEWHERE,
}
"""The mistakes that a schema can't find, by code, each with the reason.

What has a code that begins with `yaml.` is found by whatever parses the file, before any schema.
"""


def write_schemas(folder: Path) -> list[Path]:
    """Write the schema of each data file into the folder, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8")
        written.append(folder / name)
    return written


def schema_files() -> dict[str, str]:
    """Return the text of each schema by the name of its file."""
    return {
        f"{Path(name).stem}.schema.json": _written(file_schema(name, model))
        for name, model in MODELS.items()
    }


def file_schema(name: str, model: type[Any]) -> Schema:
    """Return the schema of the data file of that name."""
    definitions: dict[str, Schema] = {}
    _of(model, definitions)
    root = definitions.pop(model.__name__)
    return {
        "$schema": _DRAFT,
        "$comment": "Made by make schema; not written by hand.",
        "title": name,
        **root,
        "definitions": dict(sorted(definitions.items())),
    }


def _written(schema: Schema) -> str:
    return f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n"


def _of(kind: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401, a type of any form
    """Return the schema of a type; dataclasses go into the definitions and are referred to."""
    if isinstance(kind, TypeAliasType):
        return _of(kind.__value__, definitions)
    model = get_origin(kind) or kind
    if isinstance(model, type) and is_dataclass(model):
        name = _name_of(kind)
        if name not in definitions:
            definitions[name] = {}
            types: dict[Any, Any] = dict(zip(model.__type_params__, get_args(kind), strict=True))
            definitions[name] = _entry(model, types, definitions)
        return {"$ref": f"#/definitions/{name}"}
    if kind is NoneType:
        return {"type": "null"}
    return _of_parts(get_origin(kind), get_args(kind), definitions)


def _name_of(kind: Any) -> str:  # noqa: ANN401, a type of any form
    """Return the name of a model's definition, such as `ProviderFactOfText` for a generic one."""
    name: str = (get_origin(kind) or kind).__name__
    return "Of".join([name, *(part.__name__ for part in get_args(kind))])


def _of_parts(
    origin: Any,  # noqa: ANN401, a type of any form
    parts: tuple[Any, ...],
    definitions: dict[str, Schema],
) -> Schema:
    if origin is Annotated:
        return _annotated(parts[0], parts[1], definitions)
    if origin in {Union, UnionType}:
        return {"anyOf": [_of(one, definitions) for one in parts]}
    if origin is tuple:
        return {"type": "array", "items": _of(parts[0], definitions)}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _of(parts[1], definitions)}
    raise TypeError(f"no schema for {origin} of {parts} (give the field a type with a reader)")


def _annotated(
    kind: Any,  # noqa: ANN401, a type of any form
    mark: object,
    definitions: dict[str, Schema],
) -> Schema:
    if isinstance(mark, ParsedBy):
        return dict(mark.schema)
    if isinstance(mark, DiscriminatedBy):
        return {"oneOf": [_of(choice, definitions) for choice in get_args(kind)]}
    raise TypeError(f"no schema for what is marked {mark} (mark it with a reader)")


def _entry(model: type[Any], types: Mapping[Any, Any], definitions: dict[str, Schema]) -> Schema:
    """Return the schema of a mapping whose keys are the fields of a dataclass.

    `types` are those that a generic dataclass has instead of its parameters.
    """
    return {
        "type": "object",
        "properties": dict(_properties(model, types, definitions)),
        "required": [field.name for field in fields(model) if _is_required(field)],
        "additionalProperties": False,
        **_RULES.get(model, {}),
    }


def _properties(
    model: type[Any], types: Mapping[Any, Any], definitions: dict[str, Schema]
) -> Iterator[tuple[str, Schema]]:
    for field in fields(model):
        schema = _of(types.get(field.type, field.type), definitions)
        if (model, field.name) in _AT_LEAST_ONE:
            schema["minItems"] = 1
        # Keys beside $ref are ignored, so the reference is nested.
        referred = {"allOf": [schema]} if "$ref" in schema else schema
        yield field.name, {"description": description(model, field.name), **referred}


def _is_required(field: Field[Any]) -> bool:
    """Return whether a file needs the key; the key that chooses the model is always required."""
    has_default = field.default is not MISSING or field.default_factory is not MISSING
    return not has_default or get_origin(field.type) is Literal


def description(model: type[Any], field: str) -> str:
    """Return what an editor shows of a key, in both languages; raises BuildError without words."""
    words = field_words().get(model.__name__, {}).get(field)
    if words is None:
        raise BuildError(
            f"{_WORDS}: error: {model.__name__} has no {field} (describe the key there)"
        )
    return f"{words['da']}\n\n{words['en']}"


@cache
def field_words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return the words of each key by the name of its dataclass."""
    read: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(
        _WORDS.read_text(encoding="utf-8")
    )
    return read
