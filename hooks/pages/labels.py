"""The site's own words, in each language."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError

from calculator.model import Text
from hooks.content.yaml_source import read_yaml
from hooks.errors import BuildError

LABELS = Path(__file__).with_name("labels.yaml")


@cache
def labels() -> Mapping[str, Text]:
    """Return the site's own words by key; raises BuildError where a language is missing."""
    adapter = TypeAdapter(dict[str, Text], config=ConfigDict(extra="forbid"))
    try:
        return adapter.validate_python(read_yaml(LABELS).value)
    except ValidationError as error:
        first = error.errors()[0]
        label = ".".join(map(str, first["loc"]))
        raise BuildError(
            f"{LABELS}: error: {label}: {first['msg']} (write the text in da and en)"
        ) from None


def label(key: str) -> Text:
    """Return one of the site's own words; raises BuildError where there is none of that key."""
    try:
        return labels()[key]
    except KeyError:
        raise BuildError(f"there is no label {key} (add it to {LABELS})") from None


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return the text with each `{name}` replaced by the value of that name."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
