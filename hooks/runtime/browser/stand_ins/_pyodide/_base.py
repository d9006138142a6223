"""Replaces how Pyodide runs source, which would need Python's own tools for source."""

from importlib import import_module
from typing import Any


def eval_code(source: str, globals: dict[str, Any] | None = None, **_unused: Any) -> Any:  # noqa: A002
    """Run lines of statements, or one line, and return the value of its last expression."""
    names = {} if globals is None else globals
    if "\n" in source:
        exec(source, names)
        return None
    statements, _, last = source.rpartition(";")
    exec(statements, names)
    return eval(last.strip(), names)


def pyimport_impl(path: str) -> Any:
    """Return a module."""
    return import_module(path)
