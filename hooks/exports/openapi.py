"""The description of the JSON documents as OpenAPI 3.1, with schemas made from their shapes."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from calculator.formatting import LANGUAGES
from hooks.exports.files import API, FILES, OPENAPI, DataFile
from hooks.exports.published import DATA, VERSION, Published
from hooks.exports.schemas import SHAPES

_SCHEMAS = "#/components/schemas/{model}"


class _Generator(GenerateJsonSchema):
    """Makes schemas without titles, which would only be the names of keys once more."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


def openapi(published: Published) -> bytes:
    """Return the document as JSON; its words are English."""
    site = published.content.site
    references, definitions = _schemas()
    document = {
        "openapi": "3.1.1",
        "info": {
            "title": site.title.en,
            "version": VERSION,
            "summary": published.say("data_summary", "en"),
            "description": _description(published),
        },
        "externalDocs": {"url": published.page(DATA, "en")},
        "servers": [{"url": f"{published.address}{API}".rstrip("/")}],
        "paths": dict(_paths(published, references)),
        "components": {"schemas": definitions},
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _description(published: Published) -> str:
    notice = published.notice(published.in_force)
    parts = [published.say("data_promise", "en"), *([notice.en] if notice else [])]
    return "\n\n".join(parts)


def _schemas() -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return each document's reference by its file's path, and the schemas that they refer to."""
    references, schemas = TypeAdapter.json_schemas(
        ((path, "serialization", TypeAdapter(shape)) for path, shape in SHAPES.items()),
        ref_template=_SCHEMAS,
        schema_generator=_Generator,
    )
    return {path: schema for (path, _), schema in references.items()}, schemas["$defs"]


def _paths(
    published: Published, references: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for file in FILES:
        if file == OPENAPI:
            continue
        operation = {
            "operationId": file.label.removeprefix("data_"),
            "summary": published.say(file.label, "en"),
            "responses": {"200": _response(file, references.get(file.path, {"type": "string"}))},
        }
        yield f"/{file.path}", {"parameters": _parameters(published, file), "get": operation}


def _response(file: DataFile, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "description": "The data as of the last publication.",
        "content": {file.media_type: {"schema": schema}},
    }


def _parameters(published: Published, file: DataFile) -> list[Mapping[str, Any]]:
    lists = [price_list.id for price_list in published.lists]
    values: Mapping[str, list[str]] = {"id": lists, "language": list(LANGUAGES)}
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string"} | ({"enum": known} if name == "language" else {}),
            "example": known[-1],
        }
        for name, known in values.items()
        if f"{{{name}}}" in file.path
    ]
