"""A trial of the Python that a build publishes: it must start and answer as this Python does."""

import json
from collections.abc import Iterator
from functools import partial
from itertools import chain
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
    "explain_finding",
    "explain_year",
    "break_evens",
    "find",
    "forecast",
    "printed",
    "text",
    "csv",
    "link",
    "read_link",
)

_MOST_TIERS = 4
"""How many tiers are asked about at most: prices of more of them need no other functions."""

_GROUP = f"A{12 * ';10'}\nB{12 * ';387'}"
"""The counts of two companies by month."""

_OTHER_QUESTIONS: tuple[dict[str, str], ...] = (
    {"language": "en", "payslips": "1,234"},
    {"payslips": "0"},
    {"payslips": "12,5"},
    {"payslips": "abc"},
    {"tier": "none"},
    {"date": " "},
    {"date": "2026-02-30"},
    {"ask": "explain", "payslips": "12;387", "forecast": _GROUP},
    {"ask": "explain_year", "company": "1", "forecast": _GROUP},
    {"ask": "link", "date": "2026-01-31", "list": "", "request": "change"},
    {"ask": "find", "rate": "1.000,5"},
    {"ask": "forecast", "forecast": "10;20;30"},
    {"ask": "forecast", "forecast": _GROUP},
    {"ask": "read_link", "link": "x=1&tier=none&payslips=1&payslips=2"},
)
"""How further questions differ from the one about a price."""


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
    names = (runtime.scripts.name, runtime.module.name, hash_of_files([SCRIPT, Path(__file__)]))
    passed = runtime.workbook.with_name(f"passed-{'-'.join(names)}")
    if not passed.exists():
        _compare(runtime, module, catalogue, services)
        atomic_write(passed, b"")


def questions(catalogue: Catalogue, services: Services) -> Iterator[str]:
    """Yield questions as the page sends them, with all their keys, on the latest list's first day.

    Each kind is asked about the first tier, and the price about some more; last come mistakes.
    """
    day = catalogue.effective_lists[-1].effective_from
    question = {
        "ask": "price",
        "language": "da",
        "today": day.isoformat(),
        "payslips": "387",
        "tier": catalogue.tiers[0].id,
        "date": "",
        "hours": "7,5",
        "rate": "1.000",
        "forecast": ";".join(map(str, range(12))),
        "start": f"{day:%Y-%m}",
        "needs": ",".join(service.id for service in services.services[:2]),
        "list": catalogue.effective_lists[0].id,
        "request": "",
        "chart": "1000",
        "counts": "10;100;387",
        "company": "",
        "link": "v=1&payslips=abc",
    }
    tiers = ({"tier": tier.id} for tier in catalogue.tiers[1:_MOST_TIERS])
    kinds = ({"ask": kind} for kind in _KINDS_OF_QUESTION)
    for change in chain(kinds, tiers, _OTHER_QUESTIONS):
        yield json.dumps(question | change)


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
    asked = list(questions(catalogue, services))
    expected: list[object] = [*map(partial(answer, catalogue, services), asked), _WORKBOOK]
    if expected != ask_runtime(runtime, module, asked):
        raise WrongAnswerError(
            f"Python in the browser ({runtime.kind}) answers differently from this Python"
            " (run make modules and make test-pyodide)"
        )
