"""A trial of the Python that a build publishes: it must start and answer as this Python does."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from calculator.model import Catalogue
from calculator.page.answer import answer
from calculator.services import Services
from hooks.cache import atomic_write, hash_of_files
from hooks.errors import BuildError
from hooks.node import run_node
from hooks.runtime.kinds import Runtime

SCRIPT = Path(__file__).with_name("smoke_test.mjs")
_WORKBOOK = "PK"
"""How a workbook begins."""

_KINDS_OF_QUESTION = (
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


class WrongAnswerError(BuildError):
    """The browser's Python answers differently from this one: no site may be published."""


def check_runtime(runtime: Runtime, module: str, catalogue: Catalogue, services: Services) -> None:
    """Check that the runtime and its fallback start and answer as this Python does.

    `module` is the source of the module of prices. A runtime that has passed is not tried again:
    other prices need no other modules.
    Raises BuildError where it does not start, WrongAnswerError where an answer differs.
    """
    if runtime.fallback:
        check_runtime(runtime.fallback, module, catalogue, services)
    names = (runtime.scripts.name, runtime.module.name, hash_of_files([SCRIPT]))
    passed = runtime.workbook.with_name(f"passed-{'-'.join(names)}")
    if not passed.exists():
        _compare(runtime, module, catalogue, services)
        atomic_write(passed, b"")


def questions(catalogue: Catalogue) -> Iterator[str]:
    """Yield a question of each kind, asked of the first tier on the latest list's first day."""
    fields = {
        "language": "da",
        "today": catalogue.effective_lists[-1].effective_from.isoformat(),
        "tier": catalogue.tiers[0].id,
        "payslips": "1.234",
        "hours": "7,5",
        "rate": "1.000",
        "forecast": ";".join(map(str, range(12))),
        "link": "v=1&payslips=abc",
    }
    for kind in _KINDS_OF_QUESTION:
        yield json.dumps({"ask": kind, **fields})
    yield json.dumps({"ask": "price", **fields, "payslips": "12,5"})


def ask_runtime(runtime: Runtime, module: str, asked: list[str]) -> list[object]:
    """Return the runtime's answers to questions, and last how a workbook begins.

    Raises BuildError with the last line of what it says where it does not start or answer.
    """
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        prices, file = folder / "prices.zip", folder / "questions.json"
        prices.write_bytes(runtime.prices(module))
        file.write_text(json.dumps(asked), encoding="utf-8")
        words = (
            runtime.scripts,
            runtime.module,
            runtime.library or "",
            prices,
            runtime.workbook,
            file,
        )
        try:
            answers: list[object] = json.loads(run_node(SCRIPT, *map(str, words), folder=folder))
        except BuildError as error:
            cause = str(error).strip().splitlines()[-1]
            raise BuildError(f"it does not start: {cause}") from error
    return answers


def _compare(runtime: Runtime, module: str, catalogue: Catalogue, services: Services) -> None:
    asked = list(questions(catalogue))
    expected: list[object] = [*map(partial(answer, catalogue, services), asked), _WORKBOOK]
    if expected != ask_runtime(runtime, module, asked):
        raise WrongAnswerError(
            f"Python in the browser ({runtime.kind}) answers differently from this Python"
            " (run make modules and make test-pyodide)"
        )
