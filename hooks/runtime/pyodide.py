"""Pyodide in the folders that a site publishes: cut down, or full as its makers publish it.

The cut Pyodide is one script and one WebAssembly module without what only extension modules use.
`trim_pyodide.mjs` makes it, once for each version of Pyodide and of the tools.
"""

import json
import sys
from pathlib import Path

from hooks.cache import CACHE, hash_of_content, hash_of_files, made_once
from hooks.errors import BuildError
from hooks.node import MODULES, run_node, version_of
from hooks.runtime.library import LOCK, STANDARD_LIBRARY, read_input

SCRIPT = "runtime.js"
MODULE = "pyodide.asm.wasm"
_CUTTER = Path(__file__).with_name("trim_pyodide.mjs")
_INPUTS = ("pyodide.mjs", "pyodide.asm.js", MODULE, LOCK)
_TOOLS = ("binaryen", "esbuild", "terser")

_PUBLISHED = ("pyodide.mjs", "pyodide.asm.js", MODULE, STANDARD_LIBRARY)
_FULL_SCRIPT = """\
export {{ loadPyodide }} from "./pyodide.mjs";
export const lock = {lock};
"""
"""What makes the full Pyodide start as the cut one does; the lock names no package."""


def cut_pyodide(modules: Path = MODULES, cache: Path = CACHE / "pyodide") -> Path:
    """Return the folder of the cut Pyodide's script and module, made unless it is cached.

    Raises BuildError where Pyodide or a tool is missing, or Pyodide is built in another way.
    """

    def cut(folder: Path) -> None:
        run_node(_CUTTER, str(modules / "pyodide"), str(folder), folder=folder)

    return made_once(cache / _hash_of_inputs(modules), cut)


def full_pyodide(modules: Path = MODULES, cache: Path = CACHE / "pyodide") -> Path:
    """Return the folder of Pyodide's own files and a script that starts them.

    Raises BuildError where one of them is missing.
    """
    pyodide = modules / "pyodide"
    files = {name: read_input(pyodide / name) for name in _PUBLISHED}
    try:
        info = json.loads(read_input(pyodide / LOCK))["info"]
    except (ValueError, KeyError, TypeError):
        raise BuildError(f"{pyodide / LOCK} can't be read (run make build)") from None
    lock = json.dumps({"info": info, "packages": {}})
    files[SCRIPT] = _FULL_SCRIPT.format(lock=lock).encode()

    def write(folder: Path) -> None:
        for name, content in files.items():
            (folder / name).write_bytes(content)

    hashed = hash_of_content(":".join(map(hash_of_content, files.values())).encode())
    return made_once(cache / f"full-{hashed}", write)


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
