"""The Python modules that the browser gets: the calculator and the standard library that it needs.

`modules/` lists the modules of the standard library; `make modules` finds them by running the
calculator's tests. Where Pyodide would import much of the library only to offer what the calculator
never uses, a stand-in of a few lines replaces it (`browser/stand_ins/`).
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

_RUNTIME = Path(__file__).parent
PYODIDE = MODULES / "pyodide"
"""Where npm puts Pyodide."""

STANDARD_LIBRARY = "python_stdlib.zip"
LOCK = "pyodide-lock.json"

CALCULATOR = _RUNTIME.parents[1] / "calculator"
_BROWSER = _RUNTIME / "browser"
_STAND_INS = _BROWSER / "stand_ins"
LISTS = _RUNTIME / "modules"
_WORKBOOKS = "xlsxwriter"


@dataclass(frozen=True, slots=True)
class Library:
    """The packed modules: what every visitor gets, and what writes workbooks."""

    folder: Path

    @property
    def calculator(self) -> Path:
        """The archive of the calculator and its part of the standard library, without prices."""
        return self.folder / "library.zip"

    @property
    def workbook(self) -> Path:
        """The archive of what writes workbooks."""
        return self.folder / "workbook.zip"

    @property
    def full(self) -> Path:
        """The archive of Pyodide's full library as sources, with the stand-ins, to find modules."""
        return self.folder / "full.zip"

    def modules(self) -> list[str]:
        """Return the names of all modules that every visitor gets."""
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
        return read_input(self.pyodide / STANDARD_LIBRARY)

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

    def modules_in(self, name: str) -> dict[str, bytes]:
        """Return the sources of the modules in a list, by path.

        Raises BuildError where Pyodide's library has no such module.
        """
        path = self.lists / f"{name}.txt"
        found: dict[str, bytes] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                found |= self._standard_module(line, path)
        return found

    def _standard_module(self, name: str, list_file: Path) -> dict[str, bytes]:
        stem = name.replace(".", "/")
        for path in (f"{stem}.py", f"{stem}/__init__.py"):
            if path in self.standard:
                return {path: self.standard[path]}
        raise BuildError(f"{list_file}: Pyodide's library has no module {name} (run make modules)")

    def calculator_modules(self) -> dict[str, bytes]:
        """Return the sources of the calculator's modules, by path."""
        return {
            f"calculator/{path.relative_to(self.calculator).as_posix()}": path.read_bytes()
            for path in self._calculator()
        }

    def workbook_modules(self) -> dict[str, bytes]:
        """Return the sources of the modules that write workbooks, by path."""
        folder = _folder_of(_WORKBOOKS)
        return {
            **{f"{_WORKBOOKS}/{path.name}": path.read_bytes() for path in folder.glob("*.py")},
            "takst_workbook.py": (_BROWSER / "takst_workbook.py").read_bytes(),
        }

    def hash(self) -> str:
        """Return the hash of everything that the library is made of."""
        parts = [
            self.hash_without_library(),
            hash_of_files([self.lists / f"{name}.txt" for name in ("calculator", "workbook")]),
            hash_of_files(sorted(_STAND_INS.rglob("*.py"))),
            hash_of_content(self._packed),
        ]
        return hash_of_content(":".join(parts).encode())

    def hash_without_library(self) -> str:
        """Return the hash of the calculator, of what writes workbooks, and of their packing."""
        made_with = (sys.version, version("pyodide-build"), version(_WORKBOOKS))
        parts = [
            hash_of_files(self._calculator()),
            hash_of_files(sorted(_BROWSER.glob("*.py"))),
            hash_of_files([_RUNTIME / "bytecode.py", Path(__file__)]),
        ]
        return hash_of_content(":".join((*made_with, *parts)).encode())

    def _calculator(self) -> Iterator[Path]:
        return iter(sorted(self.calculator.rglob("*.py")))


def build_library(sources: Sources | None = None, cache: Path = CACHE / "library") -> Library:
    """Return the library for the cut Pyodide, packed unless it is cached.

    Raises BuildError where something is missing, of another Python minor, or not Python.
    """
    sources = sources or Sources()
    check_same_minor(sources.pyodide / LOCK)

    def pack(folder: Path) -> None:
        _pack(sources, Library(folder))

    return Library(made_once(cache / sources.hash(), pack))


def build_plain_library(sources: Sources | None = None, cache: Path = CACHE / "library") -> Library:
    """Return the library for the full Pyodide, which has the standard library: the rest.

    Raises BuildError where something is missing, of another Python minor, or not Python.
    """
    sources = sources or Sources()
    check_same_minor(sources.pyodide / LOCK)

    def pack(folder: Path) -> None:
        library = Library(folder)
        library.calculator.write_bytes(_compiled_archive(sources.calculator_modules()))
        library.workbook.write_bytes(_compiled_archive(sources.workbook_modules()))

    return Library(made_once(cache / f"plain-{sources.hash_without_library()}", pack))


def calculator_hash() -> str:
    """Return the hash of the calculator's sources, of which each build's id is made."""
    return hash_of_files(sorted(CALCULATOR.rglob("*.py")))


def pack_prices(module: str, beside: Mapping[str, bytes] | None = None) -> bytes:
    """Return the archive of one build's prices, from the source of the module that has them.

    `beside` are further files for it.
    """
    start = (_BROWSER / "takst_start.py").read_text(encoding="utf-8")
    return archive(
        {
            "takst_catalogue.pyc": compile_module(module, "takst_catalogue.py"),
            "takst_start.pyc": compile_module(start, "takst_start.py"),
            **(beside or {}),
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


def read_input(path: Path) -> bytes:
    """Return the content of a file that npm installs; raises BuildError where it is missing."""
    try:
        return path.read_bytes()
    except OSError:
        raise BuildError(f"{path} can't be read (run make build, which installs it)") from None


def _pack(sources: Sources, library: Library) -> None:
    calculator = {**sources.modules_in("calculator"), **sources.calculator_modules()}
    workbook = {**sources.modules_in("workbook"), **sources.workbook_modules()}
    # Python looks for a package in one archive only, so all modules of one go together.
    packages = {path.partition("/")[0] for path in calculator if "/" in path}
    for path in [path for path in workbook if path.partition("/")[0] in packages]:
        calculator[path] = workbook.pop(path)
    compiled = compile_all(calculator | workbook)
    for file, modules in ((library.calculator, calculator), (library.workbook, workbook)):
        file.write_bytes(archive({f"{name}c": compiled[f"{name}c"] for name in modules}))
    library.full.write_bytes(archive(sources.standard))


def _compiled_archive(modules: Mapping[str, bytes]) -> bytes:
    return archive(compile_all(modules))


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise BuildError(f"{package} is not installed (run make build, which installs it)")
    return Path(spec.origin).parent


if __name__ == "__main__":
    sys.stdout.write(f"{build_library().folder}\n")
