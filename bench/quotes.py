"""Quotes a second, in CPython and in Pyodide."""

import json
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.errors import BenchError
from bench.figures import Spread, spread
from bench.quoting import rates
from hooks.content.load import Content
from hooks.runtime.catalogue import catalogue_module

_ROOT = Path(__file__).parent.parent
_SECONDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A rate per second, of `quotes` or of `answers` to the page's questions for a price."""

    python: str
    kind: str
    each_second: Spread


def measure_quotes(content: Content, day: date, runs: int) -> tuple[Rate, ...]:
    """Return the rates of quotes and answers in CPython and in Pyodide."""
    today = day.isoformat()
    cpython = rates(content.catalogue, content.services, today, _SECONDS, runs)
    pyodide = _in_pyodide(
        catalogue_module(content.catalogue, content.services, "bench"), today, runs
    )
    return tuple(
        Rate(python=python, kind=kind, each_second=spread(measured))
        for python, output in (("CPython", cpython), ("Pyodide", pyodide))
        for kind, measured in json.loads(output).items()
    )


def _in_pyodide(module: str, today: str, runs: int) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "takst_catalogue.py"
        path.write_text(module, encoding="utf-8")
        command = [str(_ROOT / ".venv" / "bin" / "node"), str(_ROOT / "bench" / "quotes.mjs")]
        arguments = [str(path), today, str(_SECONDS), str(runs)]
        done = subprocess.run(
            [*command, *arguments], capture_output=True, text=True, check=False, cwd=_ROOT
        )
    if done.returncode != 0:
        raise BenchError(f"Pyodide under Node failed:\n{done.stderr.strip()[-2000:]}")
    return done.stdout
