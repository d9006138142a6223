"""The Python that travels to the browser: the calculator and what it needs of the standard library.

Which modules that is, is found by running the calculator's tests (`make modules`) and written down
in `modules/`. Where Pyodide would import much of the library only to offer what Takst never asks
for, a stand-in of a few lines goes instead of it (`browser/stand_ins/`).
"""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from hooks.cache import CACHE, hash_of_content, hash_of_files, made_once
from hooks.errors import BuildError
from hooks.node import MODULES
from hooks.runtime.bytecode import archive, compile_all, compile_module
from hooks.runtime.dataclass_code import precompile_dataclasses

_RUNTIME = Path(__file__).parent
PYODIDE = MODULES / "pyodide"
"""Where npm puts Pyodide."""

CALCULATOR = _RUNTIME.parents[1] / "calculator"
_BROWSER = _RUNTIME / "browser"
_STAND_INS = _BROWSER / "stand_ins"
LISTS = _RUNTIME / "modules"
_WORKBOOKS = "xlsxwriter"


@dataclass(frozen=True, slots=True)
class Library:
    """Where the packed Python is: what every visitor gets, and what writes workbooks.

    `whole` is Pyodide's library with the stand-ins and nothing left out, for finding what is used.
    """

    folder: Path

    @property
    def calculator(self) -> Path:
        """The calculator and its part of the standard library, without prices."""
        return self.folder / "library.zip"

    @property
    def workbook(self) -> Path:
        """The library that writes workbooks, and what it needs beside."""
        return self.folder / "workbook.zip"

    @property
    def whole(self) -> Path:
        """The whole standard library, as sources."""
        return self.folder / "whole.zip"

    def modules(self) -> list[str]:
        """Give the names of all modules that every visitor gets."""
        with ZipFile(self.calculator) as packed:
            paths = (path.removesuffix(".pyc") for path in packed.namelist())
            return [path.replace("/", ".").removesuffix(".__init__") for path in paths]


@dataclass(frozen=True)
class Sources:
    """What the library is made of."""

    calculator: Path = CALCULATOR
    pyodide: Path = PYODIDE
    lists: Path = LISTS

    @cached_property
    def _packed(self) -> bytes:
        path = self.pyodide / "python_stdlib.zip"
        try:
            return path.read_bytes()
        except OSError:
            raise BuildError(
                f"{path} can't be read (run make build, which installs Pyodide)"
            ) from None

    @cached_property
    def standard(self) -> Mapping[str, bytes]:
        """Pyodide's standard library with the stand-ins, by path."""
        with ZipFile(BytesIO(self._packed)) as packed:
            names = (name for name in packed.namelist() if name.endswith(".py"))
            sources = {name: packed.read(name) for name in names}
        return sources | {
            path.relative_to(_STAND_INS).as_posix(): path.read_bytes()
            for path in sorted(_STAND_INS.rglob("*.py"))
        }

    def listed(self, name: str) -> dict[str, bytes]:
        """Give the sources of the modules that a list names.

        Raises BuildError where Pyodide's library has no such module.
        """
        path = self.lists / f"{name}.txt"
        found: dict[str, bytes] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                found |= self._standard_module(line, path)
        return found

    def _standard_module(self, name: str, named_in: Path) -> dict[str, bytes]:
        stem = name.replace(".", "/")
        for path in (f"{stem}.py", f"{stem}/__init__.py"):
            if path in self.standard:
                return {path: self.standard[path]}
        raise BuildError(
            f"{named_in}: Pyodide's library has no module {name} (run make modules to find anew)"
        )

    def ours(self) -> dict[str, bytes]:
        """Give the calculator's modules."""
        return {
            f"calculator/{path.relative_to(self.calculator).as_posix()}": path.read_bytes()
            for path in self._calculator()
        }

    def names(self) -> tuple[str, ...]:
        """Give the names of the calculator's modules, the package before what is in it."""
        paths = (path.relative_to(self.calculator.parent) for path in self._calculator())
        return tuple(".".join(path.with_suffix("").parts) for path in paths)

    def workbooks(self) -> dict[str, bytes]:
        """Give the modules that write workbooks, and what starts them."""
        folder = _folder_of(_WORKBOOKS)
        return {
            **{f"{_WORKBOOKS}/{path.name}": path.read_bytes() for path in folder.glob("*.py")},
            "takst_workbook.py": (_BROWSER / "takst_workbook.py").read_bytes(),
        }

    def hashed(self) -> str:
        """Give the hash of everything that the library is made of."""
        made_with = (sys.version, version("pyodide-build"), version(_WORKBOOKS))
        parts = [
            hash_of_files(self._calculator()),
            hash_of_files([self.lists / f"{name}.txt" for name in ("calculator", "workbook")]),
            hash_of_files(sorted(_BROWSER.rglob("*.py"))),
            hash_of_files(
                [_RUNTIME / "bytecode.py", _RUNTIME / "dataclass_code.py", Path(__file__)]
            ),
            hash_of_content(self._packed),
        ]
        return hash_of_content(":".join((*made_with, *parts)).encode())

    def _calculator(self) -> Iterator[Path]:
        return iter(sorted(self.calculator.rglob("*.py")))


def build_library(sources: Sources | None = None, cache: Path = CACHE / "library") -> Library:
    """Give the packed library; packs it unless that has been done.

    Raises BuildError where something is missing, of another Python minor, or not Python.
    """
    sources = sources or Sources()
    check_same_minor(sources.pyodide / "pyodide-lock.json")

    def pack(folder: Path) -> None:
        _pack(sources, Library(folder))

    return Library(made_once(cache / sources.hashed(), pack))


def pack_prices(module: str) -> bytes:
    """Give the archive of one build's prices: the module that has them, and what starts with it."""
    start = (_BROWSER / "takst_start.py").read_text(encoding="utf-8")
    return archive(
        {
            "takst_catalogue.pyc": compile_module(module, "takst_catalogue.py"),
            "takst_start.pyc": compile_module(start, "takst_start.py"),
        }
    )


def check_same_minor(lock: Path) -> None:
    """Raise BuildError unless Pyodide's Python has this Python's minor, so that bytecode fits."""
    try:
        text = json.loads(lock.read_text(encoding="utf-8"))["info"]["python"]
    except (OSError, ValueError, KeyError, TypeError):
        raise BuildError(f"{lock} can't be read (run make build, which installs Pyodide)") from None
    ours = f"{sys.version_info.major}.{sys.version_info.minor}"
    theirs = ".".join(str(text).split(".")[:2])
    if ours != theirs:
        raise BuildError(
            f"Pyodide's Python is {theirs}, this one is {ours}: bytecode made here would not run"
            " there (make .python-version and package.json agree)"
        )


def _pack(sources: Sources, made: Library) -> None:
    names = sources.names()
    travelling = precompile_dataclasses({**sources.listed("calculator"), **sources.ours()}, names)
    workbook = {**sources.listed("workbook"), **sources.workbooks()}
    # A package is looked for in one archive only, so all modules of one travel together.
    packages = {path.partition("/")[0] for path in travelling if "/" in path}
    for path in [path for path in workbook if path.partition("/")[0] in packages]:
        travelling[path] = workbook.pop(path)
    compiled = compile_all(travelling | workbook)
    made.calculator.write_bytes(archive({f"{name}c": compiled[f"{name}c"] for name in travelling}))
    made.workbook.write_bytes(archive({f"{name}c": compiled[f"{name}c"] for name in workbook}))
    made.whole.write_bytes(archive(sources.standard))


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise BuildError(f"{package} is not installed (run make build, which installs it)")
    return Path(spec.origin).parent


if __name__ == "__main__":
    sys.stdout.write(f"{build_library().folder}\n")
