"""Replaces asyncio, of which Pyodide needs the event loop and Takst nothing."""

from typing import NoReturn


def get_event_loop() -> NoReturn:
    """Raise RuntimeError: there is no event loop."""
    raise RuntimeError("there is no event loop")
