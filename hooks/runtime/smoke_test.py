"""A trial of what travels to the browser, so that a build without something needed fails."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from calculator.model import Catalogue
from calculator.page.answer import answer
from calculator.services import Services
from hooks.cache import hash_of_files
from hooks.errors import BuildError
from hooks.node import run_node
from hooks.runtime.library import Library

CHECK = Path(__file__).with_name("smoke_test.mjs")
_WORKBOOK = "PK"
"""How a workbook begins."""

_ASKS = (
    "price",
    "explain",
    "break_evens",
    "find",
    "forecast",
    "printed",
    "text",
    "csv",
    "link",
    "read_link",
)


@dataclass(frozen=True, slots=True)
class Runtime:
    """The parts of Python that travel: the cut Pyodide, the snapshot of it, and the library."""

    pyodide: Path
    snapshot: Path
    library: Library


def check_runtime(
    runtime: Runtime, prices: bytes, catalogue: Catalogue, services: Services
) -> bool:
    """Say whether the snapshot answers each kind of question; all of Python has to.

    Data may ask for functions that no test has called: the snapshot then ends in a trap, and is
    better not fetched. Raises BuildError where all of Python does not start, or where either
    answers otherwise than this Python.
    They are tried once for each library: other prices need no other modules.
    """
    checked = hash_of_files([CHECK])
    names = (runtime.pyodide.name, runtime.snapshot.name, checked)
    tried = runtime.library.folder / f"tried-{'-'.join(names)}"
    if not tried.exists():
        expected: list[object] = [
            *map(partial(answer, catalogue, services), questions(catalogue)),
            _WORKBOOK,
        ]
        _compare(expected, try_module(runtime, runtime.pyodide, prices, catalogue))
        try:
            told = try_module(runtime, runtime.snapshot, prices, catalogue)
        except BuildError:
            tried.touch()
        else:
            _compare(expected, told)
            tried.write_text("snapshot", encoding="utf-8")
    return tried.read_text(encoding="utf-8") != ""


def _compare(expected: list[object], told: list[object]) -> None:
    if expected != told:
        raise BuildError(
            "the calculator cut down for the browser answers otherwise than this Python"
            " (run make modules, which finds anew what it needs, and make test-pyodide)"
        )


def questions(catalogue: Catalogue) -> Iterator[str]:
    """Give a question of each kind, asked of the first tier on the latest list's first day."""
    asked = {
        "language": "da",
        "today": catalogue.effective_lists[-1].effective_from.isoformat(),
        "tier": catalogue.tiers[0].id,
        "payslips": "1.234",
        "hours": "7,5",
        "rate": "1.000",
        "forecast": ";".join(map(str, range(12))),
        "link": "v=1&payslips=abc",
    }
    for ask in _ASKS:
        yield json.dumps({"ask": ask, **asked})
    yield json.dumps({"ask": "price", **asked, "payslips": "12,5"})


def try_module(runtime: Runtime, module: Path, prices: bytes, catalogue: Catalogue) -> list[object]:
    """Give what the module of that folder answers to each kind of question.

    Raises BuildError with its own words where it does not start or answer.
    """
    library = str(runtime.library.calculator) if module == runtime.pyodide else ""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "prices.zip").write_bytes(prices)
        asked = json.dumps(list(questions(catalogue)))
        (folder / "questions.json").write_text(asked, encoding="utf-8")
        words = (
            runtime.pyodide,
            module,
            library,
            folder / "prices.zip",
            runtime.library.workbook,
            folder / "questions.json",
        )
        try:
            told = run_node(CHECK, *map(str, words), folder=folder)
        except BuildError as error:
            raise BuildError(
                f"the calculator cut down for the browser does not start:\n{error}\n"
                "(run make modules, which finds anew what it needs)"
            ) from None
    answers: list[object] = json.loads(told)
    return answers
