"""The snapshot: Python with the calculator in its memory, and only the functions it needs."""

import json
from pathlib import Path

import pytest

from hooks.errors import BuildError
from hooks.node import run_node
from hooks.runtime.library import build_library
from hooks.runtime.pyodide import MODULE, cut_pyodide
from hooks.runtime.snapshot import FUNCTIONS, take_snapshot

pytestmark = pytest.mark.pyodide

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "tests" / "pyodide" / "tables.mjs"
START = ROOT / "tests" / "pyodide" / "start.mjs"


@pytest.fixture(scope="module")
def snapshot() -> Path:
    """Return the module that a build publishes."""
    return take_snapshot(cut_pyodide(), build_library()) / MODULE


def test_it_is_smaller_than_what_it_replaces(snapshot: Path) -> None:
    """A third of the functions stay, and the library is no longer beside them."""
    full = (cut_pyodide() / MODULE).stat().st_size + build_library().calculator.stat().st_size
    assert snapshot.stat().st_size < 0.95 * full


def test_it_is_taken_once(snapshot: Path) -> None:
    """The second time, the cached file is returned."""
    before = snapshot.stat().st_mtime_ns
    take_snapshot(cut_pyodide(), build_library())
    assert before == snapshot.stat().st_mtime_ns


def test_it_says_nothing_of_the_machine_that_made_it(snapshot: Path) -> None:
    """No path of a folder here is in the memory."""
    assert str(ROOT).encode() not in snapshot.read_bytes()


def test_a_list_of_another_pyodide_is_refused(tmp_path: Path) -> None:
    """Positions mean something in one module only."""
    functions = tmp_path / "functions.txt"
    lines = FUNCTIONS.read_text(encoding="utf-8").splitlines(keepends=True)
    functions.write_text("".join([lines[0], "0123456789ab\n", *lines[2:]]), encoding="utf-8")
    with pytest.raises(BuildError, match=r"found in another Pyodide \(run make modules"):
        take_snapshot(cut_pyodide(), build_library(), functions, tmp_path / "cache")
    assert [] == list((tmp_path / "cache").iterdir())


def test_a_missing_list_is_reported(tmp_path: Path) -> None:
    """The refusal names the file and says what makes it."""
    with pytest.raises(BuildError, match=r"none\.txt can't be read \(run make modules\)"):
        take_snapshot(cut_pyodide(), build_library(), tmp_path / "none.txt", tmp_path)


TABLE_CASES = [
    pytest.param({}, True, id="named by functions that are gone"),
    pytest.param({"kept": "table"}, False, id="named by a function that stays"),
    pytest.param({"kept": "offset"}, False, id="reached with an offset by one that stays"),
    pytest.param({"kept": "before"}, False, id="behind what one that stays names"),
    pytest.param({"pointer": True}, False, id="pointed to by data"),
    pytest.param({"held": True}, False, id="pointed to by memory in use"),
    pytest.param({"size": 32_000}, False, id="too small"),
]


@pytest.mark.parametrize(("case", "is_gone"), TABLE_CASES)
def test_a_table_goes_only_where_nothing_that_stays_can_reach_it(
    case: dict[str, object], is_gone: bool, tmp_path: Path
) -> None:
    """Whatever stays and knows its address, or the one before, keeps a table as it is."""
    found = json.loads(run_node(TABLES, json.dumps(case), folder=tmp_path))
    assert {"table": not is_gone, "around": True} == found


TABLE_REFUSALS = [
    pytest.param({"pointer": True, "moved": True}, "its data are elsewhere", id="memory"),
    pytest.param({"base": "__other_base"}, "imports no __memory_base", id="base"),
    pytest.param({"clearing": False}, "its start clears no memory", id="clearing"),
    pytest.param({"relocations": "other"}, "exports no __wasm_apply_data_relocs", id="export"),
]


@pytest.mark.parametrize(("case", "message"), TABLE_REFUSALS)
def test_tables_of_a_module_in_another_form_are_refused(
    case: dict[str, object], message: str, tmp_path: Path
) -> None:
    """With other addresses, what is cleared would be something else."""
    with pytest.raises(BuildError, match=message):
        run_node(TABLES, json.dumps(case), folder=tmp_path)


def test_a_start_that_is_known_is_replaced(tmp_path: Path) -> None:
    """What the module does when it starts is then only what is not in its memory."""
    calls = json.loads(run_node(START, "{}", folder=tmp_path))
    assert ["stack", "grow null", "grow second", "table", "table", "counting"] == calls


START_REFUSALS = [
    pytest.param({"constructors": "other"}, "exports no __wasm_call_ctors", id="constructors"),
    pytest.param({"relocations": "other"}, "exports no __wasm_apply_data_relocs", id="relocations"),
    pytest.param({"counting": "other"}, "imports no _PyEM_InitTrampoline_js", id="counting"),
    pytest.param({"clears": False}, "its start does not end with clearing memory", id="clearing"),
    pytest.param({"stack": ""}, "the stack's ends", id="stack"),
    pytest.param({"first": "(drop (ref.null extern))"}, "a first object", id="first object"),
    pytest.param({"second": ""}, "a second object", id="second object"),
    pytest.param({"made": "(ref.null extern)"}, "what the second object is", id="made elsewhere"),
    pytest.param({"table": ""}, "the second table", id="second table"),
    pytest.param({"counts_data": True}, "the module counts its data", id="data count"),
]


@pytest.mark.parametrize(("case", "message"), START_REFUSALS)
def test_a_start_in_another_form_is_refused(
    case: dict[str, object], message: str, tmp_path: Path
) -> None:
    """A start that is not understood is not replaced."""
    with pytest.raises(BuildError, match=message):
        run_node(START, json.dumps(case), folder=tmp_path)
