"""The kinds of Python that a site can publish, from the quickest to start to the plainest.

| Kind | What visitors load |
| --- | --- |
| `snapshot` | The cut Pyodide with the calculator in its memory |
| `cut` | Pyodide without what only extension modules use, and the calculator as bytecode |
| `full` | Pyodide as its makers publish it, from the site itself, and the calculator as bytecode |
| `none` | No Python: prices come from the answer book only |
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args
from zipfile import ZipFile

from hooks.cache import CACHE
from hooks.errors import BuildError
from hooks.node import MODULES
from hooks.runtime.library import (
    LISTS,
    STANDARD_LIBRARY,
    Sources,
    build_library,
    build_plain_library,
    pack_prices,
)
from hooks.runtime.pyodide import cut_pyodide, full_pyodide
from hooks.runtime.snapshot import FUNCTIONS, take_snapshot

type RuntimeKind = Literal["snapshot", "cut", "full", "none"]

RUNTIME_KINDS: tuple[RuntimeKind, ...] = get_args(RuntimeKind.__value__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What runtimes are made of, and the folder that caches them."""

    modules: Path = MODULES
    lists: Path = LISTS
    cache: Path = CACHE

    @property
    def functions(self) -> Path:
        """The list of Pyodide's functions that a snapshot has."""
        return self.lists / FUNCTIONS.name

    @property
    def sources(self) -> Sources:
        """What the library is made of."""
        return Sources(pyodide=self.modules / "pyodide", lists=self.lists)


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """A Python that starts, as files on this machine.

    `scripts` is the folder of `runtime.js` and what that imports, `module` the folder of the
    WebAssembly module, `library` the archive that Python starts from, which a snapshot has in its
    memory, and `workbook` the archive that writes workbooks. `beside_prices` is an archive whose
    content goes into that of the prices. `fallback` replaces the runtime in a visitor's browser
    when it lacks a function.
    """

    kind: RuntimeKind
    scripts: Path
    module: Path
    library: Path | None
    workbook: Path
    beside_prices: Path | None = None
    fallback: "Runtime | None" = None

    def prices(self, module: str) -> bytes:
        """Return the archive of prices for this runtime, from the source of their module."""
        return pack_prices(module, _files_in(self.beside_prices) if self.beside_prices else None)


def kind_named(name: str | None) -> RuntimeKind:
    """Return the kind of that name, the snapshot where it is None; raises BuildError."""
    for kind in RUNTIME_KINDS:
        if kind == (name or RUNTIME_KINDS[0]):
            return kind
    raise BuildError(f"there is no runtime {name} (use one of {', '.join(RUNTIME_KINDS)})")


def make_runtime(kind: RuntimeKind, inputs: Inputs | None = None) -> Runtime:
    """Return the runtime of that kind, made unless it is cached.

    Raises BuildError where it can't be made.
    """
    makers: Mapping[RuntimeKind, Callable[[Inputs], Runtime]] = {
        "snapshot": _snapshot,
        "cut": _cut,
        "full": _full,
    }
    return makers[kind](inputs or Inputs())


def _snapshot(inputs: Inputs) -> Runtime:
    cut = _cut(inputs)
    library = build_library(inputs.sources, inputs.cache / "library")
    module = take_snapshot(cut.scripts, library, inputs.functions, inputs.cache / "snapshot")
    return Runtime(
        kind="snapshot",
        scripts=cut.scripts,
        module=module,
        library=None,
        workbook=cut.workbook,
        fallback=cut,
    )


def _cut(inputs: Inputs) -> Runtime:
    library = build_library(inputs.sources, inputs.cache / "library")
    pyodide = cut_pyodide(inputs.modules, inputs.cache / "pyodide")
    return Runtime(
        kind="cut",
        scripts=pyodide,
        module=pyodide,
        library=library.calculator,
        workbook=library.workbook,
    )


def _full(inputs: Inputs) -> Runtime:
    library = build_plain_library(inputs.sources, inputs.cache / "library")
    pyodide = full_pyodide(inputs.modules, inputs.cache / "pyodide")
    return Runtime(
        kind="full",
        scripts=pyodide,
        module=pyodide,
        library=pyodide / STANDARD_LIBRARY,
        workbook=library.workbook,
        beside_prices=library.calculator,
    )


def _files_in(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
