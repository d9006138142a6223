"""Change the version of Pyodide, and do all that follows from it; `make upgrade-pyodide` runs this.

Usage: python -m tests.pyodide.upgrade VERSION
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from calculator.errors import TakstError
from hooks.content.load import load_content
from hooks.errors import BuildError
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.library import LOCK, PYODIDE, build_library, check_same_minor
from hooks.runtime.publish import runtime_files
from hooks.runtime.pyodide import cut_pyodide

_ROOT = Path(__file__).parents[2]
_NODE = Path(sys.executable).with_name("node")
_LEFT = """\
Left to do by hand:
- Read Pyodide's change log for what a page with a strict content security policy would notice.
- Run make test-browser and make bench; a bar that was met must still be met.
- pyodide-build {pyodide_build} only compiles bytecode and may stay within a line of Pyodide.
  For a new line, change it in requirements.in, change .python-version, and run make lock.
- Commit package.json, package-lock.json and hooks/runtime/modules/ together."""


def upgrade(wanted: str) -> Iterator[str]:
    """Yield what has been done, step by step; raises BuildError where a step fails.

    The files that were changed stay changed, so that the failing step can be looked at.
    """
    _run("npm", "install", "--save-exact", "--no-audit", "--no-fund", f"pyodide@{wanted}")
    _run(_NODE, ".ci/drop-addresses.mjs", "package-lock.json")
    yield f"Pyodide {wanted} is installed, and locked."
    check_same_minor(PYODIDE / LOCK)
    yield "Its Python has the minor of this one, so bytecode made here runs there."
    _find_modules()
    yield "The calculator's tests pass in it, and the modules are listed."
    _run(sys.executable, "-m", "tests.pyodide.find_functions")
    yield "The calculator's tests pass in its snapshot, and the functions are listed."
    yield from _try_runtime()
    yield _LEFT.format(pyodide_build=version("pyodide-build"))


def _find_modules() -> None:
    """List the modules, until a library with the listed ones needs no others."""
    lists = "hooks/runtime/modules"
    _run(_NODE, "tests/pyodide/run.mjs", cut_pyodide(), build_library().folder, lists)
    _run(_NODE, "tests/pyodide/run.mjs", cut_pyodide(), build_library().folder)


def _try_runtime() -> Iterator[str]:
    content = load_content(_ROOT / "data")
    module = catalogue_module(content.catalogue, content.services, "upgrade")
    files = runtime_files("snapshot", module, content.catalogue, content.services)
    for warning in files.warnings:
        yield f"Warning: {warning}"
    if files.kind != "snapshot":
        raise BuildError("a build would publish a plainer runtime than the snapshot (see above)")
    yield "The snapshot and the cut Pyodide start and answer as this Python does."


def _run(*words: str | Path) -> None:
    result = subprocess.run(
        [*map(str, words)], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        said = (result.stderr.strip() or result.stdout.strip()).splitlines()
        raise BuildError("\n".join([f"{Path(words[0]).name} {words[1]} failed:", *said[-20:]]))


def main(words: Sequence[str]) -> int:
    """Upgrade and print each step; return 1 where one fails."""
    try:
        (wanted,) = words
        for line in upgrade(wanted):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    except ValueError:
        sys.stderr.write("say which version: make upgrade-pyodide VERSION=0.29.5\n")
        return 1
    except TakstError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
