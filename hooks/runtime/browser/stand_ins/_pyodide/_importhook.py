"""Replaces Pyodide's import of JavaScript objects: no module of Takst imports any."""

from typing import Any


def register_js_finder() -> None:
    """Find no JavaScript."""


def register_js_module(name: str, proxy: Any) -> None:
    """Offer nothing under that name."""


def register_windows_finder() -> None:
    """Find no drives."""


def register_module_not_found_hook(packages: Any, unvendored: Any) -> None:
    """Leave Python's own message."""


def add_note_to_module_not_found_error(error: ModuleNotFoundError) -> None:
    """Leave Python's own message."""
