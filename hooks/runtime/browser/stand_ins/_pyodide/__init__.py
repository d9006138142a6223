"""In place of Pyodide's own half of the bridge to JavaScript: what Takst calls is one function."""

from _pyodide import _base, _importhook

__all__ = ["_base", "_importhook", "set_excepthook"]


def set_excepthook() -> None:
    """Leave Python's own, which needs no module to print an error."""
