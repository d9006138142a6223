"""What version 1 of the data promises: every key that has been published, with what it holds.

`python -m tests.exports.promise` adds the keys that are new; none is ever taken out.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hooks.exports.openapi import openapi
from hooks.exports.published import Published
from tests.publishing import CONTENTS, published

PROMISE = Path(__file__).with_name("api_v1.txt")


def keys(published: Published) -> list[str]:
    """Return each key of the data with what it holds, and each file with what it is."""
    described = json.loads(openapi(published))
    return sorted(
        {*_files(described["paths"]), *_keys_of_schemas(described["components"]["schemas"])}
    )


def _files(paths: dict[str, Any]) -> Iterator[str]:
    for path, item in paths.items():
        content = item["get"]["responses"]["200"]["content"]
        for media_type, holds in content.items():
            yield f"{path}: {media_type} {_shape(holds['schema'])}"


def _keys_of_schemas(schemas: dict[str, Any]) -> Iterator[str]:
    for name, schema in schemas.items():
        if "properties" not in schema:
            yield f"{name}: {_shape(schema)}"
        for key, holds in schema.get("properties", {}).items():
            need = "" if key in schema.get("required", ()) else " (optional)"
            yield f"{name}.{key}: {_shape(holds)}{need}"


def _shape(schema: dict[str, Any]) -> str:
    """Return a schema on one line, without its words."""
    shape = {key: part for key, part in schema.items() if key not in {"title", "description"}}
    return json.dumps(shape, sort_keys=True)


if __name__ == "__main__":
    known = set(PROMISE.read_text(encoding="utf-8").splitlines()) if PROMISE.exists() else set()
    promised = sorted(known | set(keys(published(CONTENTS["data"]))))
    PROMISE.write_text("".join(f"{line}\n" for line in promised), encoding="utf-8")
