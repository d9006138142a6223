"""Suggestions of what an editor most likely meant by an unknown name."""

from collections.abc import Iterable
from difflib import get_close_matches

from calculator.errors import Message, message

_NAMED_BY = {
    "tier.stranger": ("tier.misspelt", "tier", "known"),
    "category.unknown": ("category.misspelt", "id", "known"),
    "unit.unknown": ("unit.misspelt", "id", "known"),
    "discount.unknown": ("discount.misspelt", "id", "known"),
    "example.tier": ("example.tier_misspelt", "id", "known"),
    "value.choice": ("value.misspelt", "value", "choices"),
}
"""For each code of an unknown name: the code with a suggestion, and the parameters that hold the
name and, separated by commas, the known ones."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like this one; None where none is like it."""
    by_letters = {other.casefold(): other for other in sorted(known)}
    found = get_close_matches(name.casefold(), by_letters, n=1)
    return by_letters[found[0]] if found else None


def with_suggestion(original: Message) -> Message:
    """Return the message with the nearest of the known names, if any is near."""
    if original.code not in _NAMED_BY:
        return original
    code, name, known = _NAMED_BY[original.code]
    meant = nearest(str(original.parameters[name]), str(original.parameters[known]).split(", "))
    return original if meant is None else message(code, **original.parameters, meant=meant)
