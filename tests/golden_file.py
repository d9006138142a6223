"""Expected outputs in tests/golden/."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"
WRITE = "TAKST_WRITE_GOLDEN"
"""Set this in the environment to rewrite the files; then read what git says has changed."""


def golden(name: str, actual: str) -> str:
    """Return the text under that name, after writing it where that is asked for."""
    file = FOLDER / name
    if os.environ.get(WRITE):
        file.write_text(actual, encoding="utf-8")
    return file.read_text(encoding="utf-8")
