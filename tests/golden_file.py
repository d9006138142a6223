"""Texts in tests/golden/ that a test compares from beginning to end."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"
WRITE = "TAKST_WRITE_GOLDEN"
"""Set this in the environment to rewrite the files; then check the difference with git."""


def golden(name: str, actual: str) -> str:
    """Return the golden text of that name, after rewriting it where the environment asks for it."""
    file = FOLDER / name
    if os.environ.get(WRITE):
        file.write_text(actual, encoding="utf-8")
    return file.read_text(encoding="utf-8")
