"""What dataclasses would compile in the browser travels compiled, and works as what is compiled."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from hooks.errors import BuildError
from hooks.runtime.dataclass_code import precompile_dataclasses
from hooks.runtime.library import PYODIDE, build_library

SOURCE = b"""
from dataclasses import dataclass

@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    x: int
    y: int = 2
"""


@pytest.fixture
def travelling() -> dict[str, bytes]:
    """Give a module with a dataclass, and Pyodide's dataclasses."""
    with ZipFile(PYODIDE / "python_stdlib.zip") as packed:
        return {"points.py": SOURCE, "dataclasses.py": packed.read("dataclasses.py")}


def _run(files: dict[str, bytes], folder: Path, program: str) -> str:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(folder)!r})\n{program}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_class_that_was_compiled_works_as_any(
    travelling: dict[str, bytes], tmp_path: Path
) -> None:
    """It is made, shown and compared; and no text is compiled for it."""
    program = """
import dataclasses
dataclasses.exec = lambda code, *spaces: print(type(code).__name__) or exec(code, *spaces)
from points import Point
print(Point(x=1), Point(x=1) == Point(x=1, y=2), hash(Point(x=1)) == hash(Point(x=1)))
"""
    made = precompile_dataclasses(travelling, ["points"])
    assert "code\nPoint(x=1, y=2) True True" == _run(made, tmp_path, program)


def test_a_class_that_was_not_is_compiled_as_ever(
    travelling: dict[str, bytes], tmp_path: Path
) -> None:
    """What is not known is no failure."""
    program = """
from dataclasses import make_dataclass
print(make_dataclass("Other", ["a", "b"])(1, b=2))
"""
    made = precompile_dataclasses(travelling, ["points"])
    assert "Other(a=1, b=2)" == _run(made, tmp_path, program)


def test_dataclasses_that_are_written_otherwise_are_told(travelling: dict[str, bytes]) -> None:
    """An upgrade of Pyodide that changes them stops the build."""
    changed = travelling["dataclasses.py"].replace(b"exec(txt,", b"exec(text,")
    with pytest.raises(BuildError, match="no longer has one exec"):
        precompile_dataclasses({**travelling, "dataclasses.py": changed}, ["points"])


def test_a_module_that_can_not_be_imported_is_told(travelling: dict[str, bytes]) -> None:
    """The build stops with Python's words."""
    broken = {**travelling, "points.py": b"import nosuchmodule"}
    with pytest.raises(BuildError, match="No module named 'nosuchmodule'"):
        precompile_dataclasses(broken, ["points"])


def test_the_calculators_dataclasses_travel_compiled() -> None:
    """The library that is packed has their code."""
    with ZipFile(build_library().calculator) as packed:
        assert 10_000 < len(packed.read("takst_dataclass_code.pyc"))
