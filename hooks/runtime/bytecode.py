"""Compiles Python for the browser: no docstrings, no assertions and no places in the source.

A traceback then names functions and files, but no lines; nobody reads one in the browser.
"""

import marshal
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import MAGIC_NUMBER
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType
from zipfile import ZipFile, ZipInfo

from hooks.errors import BuildError

_NEVER_CHECKED = (0b01).to_bytes(4, "little") + bytes(8)
_HEADER = len(MAGIC_NUMBER + _NEVER_CHECKED)
_NO_PLACE = 0b1_1111_000
"""A line table's entry without a place; its low bits are the number of instructions less one."""

_MOST_INSTRUCTIONS = 8


def compile_module(source: str, name: str) -> bytes:
    """Return the .pyc of a module; `name` is what tracebacks call its file."""
    return _pyc(compile(source, name, "exec", dont_inherit=True, optimize=2))


def compile_all(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the .pyc of each source by its path in an archive, compiled by pyodide-build.

    Raises BuildError with the compiler's message where a source is not Python.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sources.zip"
        path.write_bytes(archive(sources))
        _run_py_compile(path)
        with ZipFile(path) as compiled:
            return {
                name: _pyc(marshal.loads(compiled.read(name)[_HEADER:]))  # noqa: S302, made above
                for name in compiled.namelist()
            }


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of the files, with the same bytes for the same files.

    Nothing in it is compressed: hosts compress it better as one file, and Python reads it faster.
    """
    content = BytesIO()
    with ZipFile(content, "w") as opened:
        for name, file in sorted(files.items()):
            opened.writestr(ZipInfo(name), file)
    return content.getvalue()


def _run_py_compile(path: Path) -> None:
    result = subprocess.run(
        [Path(sys.executable).with_name("pyodide"), "py-compile", "--silent", "--no-keep", path],
        env=os.environ | {"PYTHONOPTIMIZE": "2"},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode != 0:
        raise BuildError(f"pyodide py-compile failed:\n{(result.stdout + result.stderr).strip()}")


def _pyc(code: CodeType) -> bytes:
    return MAGIC_NUMBER + _NEVER_CHECKED + marshal.dumps(_without_places(code))


def _without_places(code: CodeType) -> CodeType:
    """Return the code, and all code in it, without places in the source."""
    constants = tuple(
        _without_places(constant) if isinstance(constant, CodeType) else constant
        for constant in code.co_consts
    )
    table = _line_table(len(code.co_code) // 2)
    return code.replace(co_consts=constants, co_linetable=table, co_firstlineno=1)


def _line_table(instructions: int) -> bytes:
    """Return a table in which every instruction has no place.

    Python can't make tracebacks from an empty table.
    """
    full, rest = divmod(instructions, _MOST_INSTRUCTIONS)
    entries = [_MOST_INSTRUCTIONS] * full + [rest] * bool(rest)
    return bytes(_NO_PLACE | length - 1 for length in entries)
