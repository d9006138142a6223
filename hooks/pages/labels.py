"""The site's own words, in each language."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter

from calculator.model import Text
from hooks.content.yaml_source import read_yaml

LABELS = Path(__file__).with_name("labels.yaml")


@cache
def labels() -> Mapping[str, Text]:
    """Return the site's own words by key."""
    adapter = TypeAdapter(dict[str, Text], config=ConfigDict(extra="forbid"))
    return adapter.validate_python(read_yaml(LABELS).value)


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return the text with each `{name}` replaced by the value of that name."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
