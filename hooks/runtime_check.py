"""A trial of what travels to the browser, so that a build without something needed fails."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from calculator.browser import answer
from calculator.model import Catalogue
from calculator.services import Services
from hooks.errors import BuildError
from hooks.library import Library
from hooks.node import run_node

_CHECK = Path(__file__).with_name("check_runtime.mjs")
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


def check_runtime(
    pyodide: Path, library: Library, archive: bytes, catalogue: Catalogue, services: Services
) -> None:
    """Raise BuildError unless the cut Python answers each kind of question as this one does.

    It is tried once for each library: other prices in the archive need no other modules.
    """
    tried = library.folder / f"tried-{pyodide.name}"
    if tried.exists():
        return
    questions = list(_questions(catalogue))
    expected = [*map(partial(answer, catalogue, services), questions), _WORKBOOK]
    if expected != _answers(pyodide, library, archive, questions):
        raise BuildError(
            "the calculator cut down for the browser answers otherwise than this Python"
            " (run make modules, which finds anew what it needs, and make test-pyodide)"
        )
    tried.touch()


def _questions(catalogue: Catalogue) -> Iterator[str]:
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


def _answers(pyodide: Path, library: Library, archive: bytes, questions: list[str]) -> list[object]:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "takst.zip").write_bytes(archive)
        (folder / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
        paths = (folder / "takst.zip", library.workbook, folder / "questions.json")
        try:
            told = run_node(_CHECK, str(pyodide), *map(str, paths), folder=folder)
        except BuildError as error:
            raise BuildError(
                f"the calculator cut down for the browser does not start:\n{error}\n"
                "(run make modules, which finds anew what it needs)"
            ) from None
    answers: list[object] = json.loads(told)
    return answers
