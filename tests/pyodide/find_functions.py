"""Find which functions of Pyodide the calculator calls, while its tests run in a snapshot.

Writes `hooks/runtime/modules/functions.txt`; `make modules` runs this once the modules are found.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.grow import Factors, grow
from hooks.cache import hash_of_content
from hooks.content.load import load_content
from hooks.node import run_node
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.kinds import Runtime, make_runtime
from hooks.runtime.library import build_library
from hooks.runtime.pyodide import MODULE
from hooks.runtime.smoke_test import ask_runtime, questions
from hooks.runtime.snapshot import FUNCTIONS, make_module

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent
_DATA = (_ROOT / "data", _ROOT / "examples" / "vaskeri" / "data")


def find_functions() -> str:
    """Return the list: the hash of Pyodide's module, and the functions' positions in runs."""
    cut, library = make_runtime("cut"), build_library()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_module(cut.scripts, library, folder)
        with counted() as positions:
            _ask(replace(cut, module=folder, library=None))
            words = (str(cut.scripts), str(library.folder), "--snapshot", str(folder))
            sys.stderr.write(run_node(_HERE / "run.mjs", *words, folder=folder))
    return function_list(cut.scripts, positions)


@contextmanager
def counted() -> Iterator[set[int]]:
    """Yield a set that has, when the context ends, the functions that counting snapshots called.

    A snapshot made without a list of functions counts.
    """
    positions: set[int] = set()
    with TemporaryDirectory() as temporary:
        called = Path(temporary) / "called.txt"
        counting = {
            "TAKST_CALLED": str(called),
            "NODE_OPTIONS": f"--import={_HERE / 'counting.mjs'}",
        }
        os.environ.update(counting)
        try:
            yield positions
        finally:
            for name in counting:
                del os.environ[name]
        positions.update(int(line) for line in called.read_text(encoding="utf-8").split())


def function_list(pyodide: Path, positions: Iterable[int]) -> str:
    """Return the content of a list of functions."""
    runs = "\n".join(_runs(sorted(positions)))
    hashed = hash_of_content((pyodide / MODULE).read_bytes())
    return f"# Found by make modules; not written by hand.\n{hashed}\n{runs}\n"


def _ask(runtime: Runtime) -> None:
    """Ask the runtime what a build asks: about each data, and about much larger data."""
    with TemporaryDirectory() as temporary:
        grown = Path(temporary) / "data"
        grow(_DATA[0], grown, Factors(tiers=60))
        for data in (*_DATA, grown):
            content = load_content(data)
            module = catalogue_module(content.catalogue, content.services, "build")
            ask_runtime(runtime, module, list(questions(content.catalogue, content.services)))


def _runs(positions: Iterable[int]) -> Iterator[str]:
    """Yield runs of positions that follow each other."""
    first = last = -1
    for position in positions:
        if position != last + 1:
            if first >= 0:
                yield _run(first, last)
            first = position
        last = position
    yield _run(first, last)


def _run(first: int, last: int) -> str:
    return f"{first}-{last}" if last > first else str(first)


if __name__ == "__main__":
    FUNCTIONS.write_text(find_functions(), encoding="utf-8")
