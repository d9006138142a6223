"""In place of asyncio, of which Pyodide asks for the event loop and Takst for nothing."""

from typing import NoReturn


def get_event_loop() -> NoReturn:
    """Raise RuntimeError: there is no event loop."""
    raise RuntimeError("there is no event loop")
