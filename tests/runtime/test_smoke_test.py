"""A build publishes no Python that lacks something or answers differently from this one."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.grow import Factors, grow
from calculator.page.answer import _RESPONDERS
from calculator.page.question import _OTHER_KEYS, _STATE_KEYS
from hooks.content.load import Content, load_content
from hooks.errors import BuildError
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.kinds import Inputs, Runtime, make_runtime
from hooks.runtime.library import LISTS
from hooks.runtime.smoke_test import WrongAnswerError, ask_runtime, check_runtime, questions
from tests.pyodide.minimal_snapshot import functions_called

pytestmark = pytest.mark.pyodide

DATA = Path(__file__).parents[2] / "data"
CONTENT = load_content(DATA)
MODULE = catalogue_module(CONTENT.catalogue, CONTENT.services, "build")
QUESTIONS = list(questions(CONTENT.catalogue, CONTENT.services))


def _check(runtime: Runtime, change: Callable[[str], str] = str) -> None:
    check_runtime(runtime, change(MODULE), CONTENT.catalogue, CONTENT.services)


def _untried(runtime: Runtime, folder: Path) -> Runtime:
    """Return the runtime with a copy of its archive of workbooks, beside which no mark is."""
    folder.mkdir()
    return replace(runtime, workbook=Path(shutil.copy(runtime.workbook, folder)))


@pytest.mark.parametrize("kind", ["cut", "full"])
def test_a_runtime_answers_as_this_python_does(kind: str, tmp_path: Path) -> None:
    """Each kind of question, and a workbook; what has passed is not tried again."""
    runtime = _untried(make_runtime(kind), tmp_path / "untried")  # type: ignore[arg-type]
    _check(runtime)
    runtime.workbook.unlink()
    _check(runtime)


def test_a_snapshot_and_its_fallback_answer_as_this_python_does() -> None:
    """The list of functions has all that the data need."""
    runtime = make_runtime("snapshot")
    _check(runtime)
    assert ("snapshot", "cut") == (runtime.kind, runtime.fallback and runtime.fallback.kind)


def test_answers_of_any_length_arrive_complete(tmp_path: Path) -> None:
    """Node writes all of an answer about many tiers before it ends."""
    grow(DATA, tmp_path / "data", Factors(tiers=60))
    grown: Content = load_content(tmp_path / "data")
    module = catalogue_module(grown.catalogue, grown.services, "build")
    runtime = _untried(make_runtime("cut"), tmp_path / "untried")
    check_runtime(runtime, module, grown.catalogue, grown.services)


@pytest.mark.parametrize(
    ("name", "missing"),
    [("calculator", "decimal"), ("calculator", "urllib.parse"), ("workbook", "zipfile")],
)
def test_a_runtime_without_a_module_that_is_needed_fails(
    tmp_path: Path, name: str, missing: str
) -> None:
    """A missing module is found before a visitor could need it."""
    lists = Path(shutil.copytree(LISTS, tmp_path / "lists"))
    path = lists / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if line != f"{missing}\n"), encoding="utf-8")
    inputs = Inputs(lists=lists, cache=_cache_with_pyodide(tmp_path))
    with pytest.raises(BuildError, match=rf"(?s)does not start:.*'{missing}'"):
        _check(make_runtime("cut", inputs))


def _cache_with_pyodide(folder: Path) -> Path:
    """Return a cache that has the cut Pyodide and nothing else."""
    cache = folder / "cache"
    cache.mkdir()
    (cache / "pyodide").symlink_to(make_runtime("cut").scripts.parent)
    return cache


def test_a_runtime_whose_prices_differ_fails(tmp_path: Path) -> None:
    """Answers are compared word by word."""
    runtime = _untried(make_runtime("cut"), tmp_path / "untried")
    with pytest.raises(WrongAnswerError, match="answers differently from this Python"):
        _check(runtime, lambda module: module.replace("Decimal('4244.00')", "Decimal('4244.01')"))


def test_every_kind_of_question_is_asked_and_every_key_filled_in() -> None:
    """Else the snapshot could lack what only the page asks for."""
    asked = [json.loads(question) for question in QUESTIONS]
    keys = {key for question in asked for key, value in question.items() if value}
    assert ({*_RESPONDERS}, {*_OTHER_KEYS, *_STATE_KEYS, "ask", "language"}) == (
        {question["ask"] for question in asked},
        keys,
    )


def _without_chart(question: str) -> str:
    return json.dumps(json.loads(question) | {"chart": ""})


@pytest.mark.parametrize(
    "questions_of_list",
    [
        pytest.param(["{}"], id="has only what starts"),
        pytest.param([_without_chart(question) for question in QUESTIONS], id="knows no chart"),
    ],
)
def test_a_snapshot_without_a_function_that_is_needed_fails(
    tmp_path: Path, questions_of_list: list[str]
) -> None:
    """A function that is not in it ends in a trap, never in an answer."""
    lists = Path(shutil.copytree(LISTS, tmp_path / "lists"))
    functions = functions_called(questions_of_list)
    (lists / "functions.txt").write_text(functions, encoding="utf-8")
    snapshot = make_runtime("snapshot", Inputs(lists=lists, cache=_cache_with_pyodide(tmp_path)))
    with pytest.raises(BuildError, match=r"(?s)does not start:.*unreachable"):
        ask_runtime(snapshot, MODULE, QUESTIONS)
