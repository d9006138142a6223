"""Write down the part of schema.org's vocabulary that the pages use, for tests without a network.

`python -m tests.exports.extract schema.d.ts VERSION TYPE …` reads the types that npm's package
schema-dts makes from the vocabulary, and writes those types with all that they are kinds of.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EXTRACT = Path(__file__).with_name("schema_org.json")

_TYPE = re.compile(
    r"^(?:export )?interface (?P<name>\w+)(?:Base|Leaf) extends (?P<above>[^{]+) \{\n"
    r"(?P<body>.*?)^\}",
    re.MULTILINE | re.DOTALL,
)
_PROPERTY = re.compile(r'^ {4}"(?P<name>\w+)"\?: SchemaValue<(?P<values>[^,]*), ', re.MULTILINE)


def extract(declarations: str, wanted: list[str], source: str) -> dict[str, Any]:
    """Return each wanted type and those above it: what it is a kind of, and its own properties.

    A property has the types of its values, with a bar between them.
    """
    known: dict[str, list[re.Match[str]]] = {}
    for found in _TYPE.finditer(declarations):
        known.setdefault(found["name"], []).append(found)
    types: dict[str, Any] = {}
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name in types:
            continue
        parts = known[name]
        above = {one for part in parts for one in re.findall(r"(\w+)Base\b", part["above"])}
        properties = [pair for part in parts for pair in _properties(part["body"])]
        types[name] = {"above": sorted(above - {name}), "properties": dict(properties)}
        waiting += above
    return {"source": source, "types": dict(sorted(types.items()))}


def _properties(body: str) -> Iterator[tuple[str, str]]:
    for found in _PROPERTY.finditer(body):
        values = [one for one in found["values"].split(" | ") if one != "IdReference"]
        yield found["name"], " | ".join(values)


if __name__ == "__main__":
    path, version, *wanted_types = sys.argv[1:]
    made = extract(Path(path).read_text("utf-8"), wanted_types, f"schema-dts {version} from npm")
    EXTRACT.write_text(f"{json.dumps(made, indent=1)}\n", encoding="utf-8")
