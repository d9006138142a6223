"""Texts that a test compares whole, kept in tests/golden/."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"
WRITE = "TAKST_WRITE_GOLDEN"
"""Set this in the environment to write the files anew; then read what git says has changed."""


def golden(name: str, actual: str) -> str:
    """Give the text kept under that name, after writing it where that is asked for."""
    file = FOLDER / name
    if os.environ.get(WRITE):
        file.write_text(actual, encoding="utf-8")
    return file.read_text(encoding="utf-8")
