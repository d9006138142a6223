"""Replaces inspect, of which dataclasses needs two things and Takst nothing."""

from typing import Any, NoReturn


def get_annotations(owner: type) -> dict[str, Any]:
    """Return the annotations of a class, without those of its bases."""
    annotations: dict[str, Any] = owner.__dict__.get("__annotations__", {})
    return annotations


def signature(_callable: object) -> NoReturn:
    """Raise ValueError: it would only go into a docstring."""
    raise ValueError("no signature")


def iscoroutinefunction(_function: object) -> bool:
    """Return False: nothing of Takst is asynchronous in Python."""
    return False
