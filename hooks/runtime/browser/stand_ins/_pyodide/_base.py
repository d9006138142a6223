"""In place of Pyodide's running of source, which would bring the whole of Python's own tools."""

from importlib import import_module
from typing import Any


def eval_code(source: str, globals: dict[str, Any] | None = None, **_unused: Any) -> Any:  # noqa: A002
    """Run the source: lines of statements, or one line, and give what its last expression is."""
    names = {} if globals is None else globals
    if "\n" in source:
        exec(source, names)
        return None
    statements, _, last = source.rpartition(";")
    exec(statements, names)
    return eval(last.strip(), names)


def pyimport_impl(path: str) -> Any:
    """Give a module."""
    return import_module(path)
