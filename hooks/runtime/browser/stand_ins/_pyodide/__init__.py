"""Replaces Pyodide's half of the bridge to JavaScript, of which Takst calls one function."""

from _pyodide import _base, _importhook

__all__ = ["_base", "_importhook", "set_excepthook"]


def set_excepthook() -> None:
    """Leave Python's own, which needs no module to print an error."""
