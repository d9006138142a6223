"""`calculator` exports what somebody imports from it, and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import calculator

ROOT = Path(__file__).parents[1]
FOLDERS = ("bench", "docs", "examples", "hooks", "shots", "tests")
IMPORT = re.compile(r"\bfrom calculator import (?:\(([\w\s,]+)\)|([\w ,]+))")
MODULES = {path.stem for path in (ROOT / "calculator").iterdir()} - set(calculator.__all__)


def _texts() -> Iterator[str]:
    """Yield the text of each module outside the calculator, and of each document."""
    for folder in FOLDERS:
        for kind in ("*.py", "*.md"):
            yield from (path.read_text("utf-8") for path in (ROOT / folder).rglob(kind))
    yield from (path.read_text("utf-8") for path in ROOT.glob("*.md"))


def _imported(text: str) -> Iterator[str]:
    """Yield the names that a text imports from the package itself."""
    for in_brackets, on_a_line in IMPORT.findall(text):
        names = (in_brackets or on_a_line).split(",")
        yield from (name.split()[0] for name in names if name.strip())


def test_each_export_is_imported_somewhere_and_nothing_else_is() -> None:
    """Modules, tools, tests or documents import each export from the package."""
    imported = {name for text in _texts() for name in _imported(text)}
    assert set(calculator.__all__) == imported - MODULES


def test_exports_are_sorted() -> None:
    """Capitals come first, as the linter sorts them."""
    assert sorted(calculator.__all__) == calculator.__all__


@pytest.mark.parametrize("name", calculator.__all__)
def test_each_export_exists_and_is_documented(name: str) -> None:
    """It can be imported, has a docstring of its own, and the package's docstring mentions it."""
    assert getattr(calculator, name).__doc__
    assert f"`{name}`" in (calculator.__doc__ or "")
