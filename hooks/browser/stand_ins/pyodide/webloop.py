"""In place of Pyodide's event loop: nothing of Takst is asynchronous in Python."""


def _initialize_event_loop() -> None:
    """Start no event loop."""
