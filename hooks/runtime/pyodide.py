"""Pyodide cut down to what runs without extension modules: one script and one WebAssembly module.

The cutting is done by `trim_pyodide.mjs`, once for each version of Pyodide and of the tools.
"""

import sys
from pathlib import Path

from hooks.cache import CACHE, hash_of_content, hash_of_files, made_once
from hooks.errors import BuildError
from hooks.node import MODULES, run_node, version_of

SCRIPT = "runtime.js"
MODULE = "pyodide.asm.wasm"
_CUTTER = Path(__file__).with_name("trim_pyodide.mjs")
_INPUTS = ("pyodide.mjs", "pyodide.asm.js", MODULE, "pyodide-lock.json")
_TOOLS = ("binaryen", "esbuild", "terser")


def cut_pyodide(modules: Path = MODULES, cache: Path = CACHE / "pyodide") -> Path:
    """Give the folder of `runtime.js` and `pyodide.asm.wasm`; cuts them unless that has been done.

    Raises BuildError where Pyodide or a tool is missing, or Pyodide is not built as it was.
    """

    def cut(folder: Path) -> None:
        run_node(_CUTTER, str(modules / "pyodide"), str(folder), folder=folder)

    return made_once(cache / _hash_of_inputs(modules), cut)


def _hash_of_inputs(modules: Path) -> str:
    tools = [version_of(tool, modules) for tool in _TOOLS]
    try:
        inputs = hash_of_files((*(modules / "pyodide" / name for name in _INPUTS), _CUTTER))
    except OSError as error:
        raise BuildError(
            f"{error.filename} can't be read (run make build, which installs it)"
        ) from None
    return hash_of_content(":".join((inputs, *tools)).encode())


if __name__ == "__main__":
    sys.stdout.write(f"{cut_pyodide()}\n")
