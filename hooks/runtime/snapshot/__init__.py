"""The snapshot: a WebAssembly module of Python whose memory holds the calculator.

The scripts in this folder make it, once for each library and cut of Pyodide.
"""

import json
from pathlib import Path

from hooks.cache import CACHE, hash_of_files, made_once
from hooks.errors import BuildError
from hooks.node import run_node, version_of
from hooks.runtime.library import LISTS, Library
from hooks.runtime.pyodide import MODULE, SCRIPT

_FOLDER = Path(__file__).parent
FUNCTIONS = LISTS / "functions.txt"
"""The functions of Pyodide that the calculator's tests call."""


def take_snapshot(
    pyodide: Path, library: Library, functions: Path = FUNCTIONS, cache: Path = CACHE / "snapshot"
) -> Path:
    """Return the folder of the snapshot's module, made unless it is cached.

    Raises BuildError where it can't be made, or the functions were found in another Pyodide.
    """

    def make(folder: Path) -> None:
        make_module(pyodide, library, folder, functions)

    return made_once(cache / _hash_of_inputs(pyodide, library, functions), make)


def make_module(
    pyodide: Path, library: Library, folder: Path, functions: Path | None = None
) -> None:
    """Write the snapshot's module into the folder.

    Without a list of functions it has them all, and each reports its calls.
    Raises BuildError where it can't be made.
    """
    modules = json.dumps(library.modules())
    words = (pyodide, library.calculator, folder, modules, *([functions] if functions else []))
    run_node(_FOLDER / "make.mjs", *map(str, words), folder=folder)


def _hash_of_inputs(pyodide: Path, library: Library, functions: Path) -> str:
    scripts = sorted(_FOLDER.glob("*.mjs"))
    try:
        return hash_of_files(
            (*scripts, functions, pyodide / MODULE, pyodide / SCRIPT),
            f"{library.folder.name}:{version_of('binaryen')}",
        )
    except OSError as error:
        raise BuildError(f"{error.filename} can't be read (run make modules)") from None
