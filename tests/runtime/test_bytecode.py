"""Python for the browser is bytecode without docstrings, assertions and places in the source."""

import marshal
import subprocess
import sys
from importlib.util import MAGIC_NUMBER
from io import BytesIO
from pathlib import Path
from types import CodeType
from zipfile import ZIP_STORED, ZipFile

import pytest

from hooks.errors import BuildError
from hooks.runtime.bytecode import archive, compile_all, compile_module

SOURCE = '''"""What the module is for."""


def fails() -> None:
    """What the function does."""
    assert False
    for _ in range(3):
        [1][0]
    raise ValueError("reason")


class Thing:
    """What the class is."""
'''


def _code(pyc: bytes) -> CodeType:
    code = marshal.loads(pyc[16:])  # noqa: S302, made by the test
    assert isinstance(code, CodeType)
    return code


def _all_codes(code: CodeType) -> list[CodeType]:
    inner = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    return [code, *(found for one in inner for found in _all_codes(one))]


@pytest.fixture(params=["alone", "with others"], scope="module")
def pyc(request: pytest.FixtureRequest) -> bytes:
    """Return the source compiled in this process, and by pyodide-build."""
    if request.param == "alone":
        return compile_module(SOURCE, "module.py")
    return compile_all({"module.py": SOURCE.encode()})["module.pyc"]


def test_no_docstring_travels(pyc: bytes) -> None:
    """What is written for readers of the source stays with the source."""
    names: dict[str, object] = {"__name__": "module"}
    exec(_code(pyc), names)  # noqa: S102, the test's own module
    assert (None, None, None) == (
        names.get("__doc__"),
        names["fails"].__doc__,
        names["Thing"].__doc__,
    )


def test_no_instruction_has_a_place(pyc: bytes) -> None:
    """Every instruction is in the table, without line and column."""
    places = {place for code in _all_codes(_code(pyc)) for place in code.co_positions()}
    assert {(None, None, None, None)} == places


def test_a_traceback_can_be_made_and_names_the_function(pyc: bytes, tmp_path: Path) -> None:
    """The error comes through, with the function in which it was raised."""
    (tmp_path / "module.pyc").write_bytes(pyc)
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import module; module.fails()"
    result = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False
    )
    assert (1, True, True) == (
        result.returncode,
        "in fails" in result.stderr,
        "ValueError: reason" in result.stderr,
    )


def test_bytecode_is_for_this_python_and_never_looked_up(pyc: bytes) -> None:
    """It has the magic number, and says that there is no source to compare it with."""
    assert (MAGIC_NUMBER, 0b01) == (pyc[:4], int.from_bytes(pyc[4:8], "little"))


def test_the_same_sources_give_the_same_bytes() -> None:
    """A build of the same sources has the same addresses, whenever it is made."""
    sources = {"b.py": b"B = 2\n", "a/__init__.py": b"A = 1\n"}
    assert archive(compile_all(sources)) == archive(compile_all(dict(reversed(sources.items()))))


def test_an_archive_is_stored_as_it_is() -> None:
    """Hosts compress it as one file, and Python reads it without unpacking."""
    with ZipFile(BytesIO(archive({"b": b"x" * 1000, "a": b"y"}))) as made:
        entries = [(entry.filename, entry.compress_type) for entry in made.infolist()]
    assert [("a", ZIP_STORED), ("b", ZIP_STORED)] == entries


def test_a_source_that_is_not_python_is_reported() -> None:
    """A syntax error stops the build with the compiler's message and the file's name."""
    with pytest.raises(BuildError, match=r"(?s)broken\.py.*SyntaxError|SyntaxError.*broken\.py"):
        compile_all({"broken.py": b"def broken(:\n"})
