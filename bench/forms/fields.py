"""The fields of a form, made from the JSON Schema that the data files are checked by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

type Schema = Mapping[str, Any]
type Field = dict[str, Any]

_LANGUAGES = {"da", "en"}
"""Their texts may have several paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How the schema of a file becomes fields.

    Keys of a mapping are not known to a schema, so a mapping by tier gets a field for each of
    `tier_ids`. Where the editor `has_unions`, a union is one field with a choice; where it has not,
    the fields of all its members stand side by side and none is required.
    """

    schema: Schema
    tier_ids: Sequence[str]
    has_unions: bool

    def fields(self) -> list[Field]:
        """Give the fields of the whole file."""
        return list(self._fields(self._plain(self.schema)[0]))

    def _fields(self, schema: Schema) -> Iterator[Field]:
        required = set(schema.get("required", ()))
        for name, inner in schema["properties"].items():
            yield self._field(name, inner, is_required=name in required)

    def _field(self, name: str, schema: Schema, *, is_required: bool) -> Field:
        plain, is_nullable = self._plain(schema)
        field = {"name": name, "label": name, "required": is_required and not is_nullable}
        return {**field, **self._widget(name, plain)}

    def _widget(self, name: str, schema: Schema) -> Field:
        if "oneOf" in schema:
            return self._union(schema)
        if "const" in schema or "enum" in schema:
            return {"widget": "select", "options": schema.get("enum") or [schema["const"]]}
        match schema["type"]:
            case "boolean":
                return {"widget": "boolean"}
            case "integer":
                return {"widget": "number", "value_type": "int"}
            case "array":
                items = self._plain(schema["items"])[0]
                return {"widget": "list", "collapsed": False, "fields": list(self._fields(items))}
            case "object" if "properties" in schema:
                return _object(self._fields(schema))
            case "object":
                inner = schema["additionalProperties"]
                return _object(self._field(tier, inner, is_required=True) for tier in self.tier_ids)
            case _:
                return {"widget": "text" if name in _LANGUAGES else "string"}

    def _union(self, schema: Schema) -> Field:
        chooser = schema["discriminator"]["propertyName"]
        members = {
            choice: self._plain({"$ref": reference})[0]
            for choice, reference in schema["discriminator"]["mapping"].items()
        }
        if self.has_unions:
            types = [
                {
                    "name": choice,
                    "label": choice,
                    "fields": [each for each in self._fields(member) if each["name"] != chooser],
                }
                for choice, member in members.items()
            ]
            return {"widget": "object", "collapsed": False, "typeKey": chooser, "types": types}
        merged: dict[str, Field] = {
            chooser: {"name": chooser, "widget": "select", "options": list(members)}
        }
        for member in members.values():
            for field in self._fields(member):
                merged.setdefault(field["name"], {**field, "required": False})
        return _object(iter(merged.values()))

    def _plain(self, schema: Schema) -> tuple[Schema, bool]:
        """Give the schema behind references, and whether null may stand in its place."""
        is_nullable = False
        while "$ref" in schema or "anyOf" in schema:
            if "$ref" in schema:
                schema = self.schema["$defs"][schema["$ref"].rpartition("/")[2]]
            else:
                is_nullable = True
                schema = next(each for each in schema["anyOf"] if each.get("type") != "null")
        return schema, is_nullable


def _object(fields: Iterator[Field]) -> Field:
    return {"widget": "object", "collapsed": False, "fields": list(fields)}
