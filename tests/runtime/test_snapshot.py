"""Python travels started: with the calculator in its memory, and only the functions it needs."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hooks.build.data_warnings import data_warnings
from hooks.build.site import SiteBuild
from hooks.content.load import load_content
from hooks.errors import BuildError
from hooks.node import run_node
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.library import build_library, pack_prices
from hooks.runtime.pyodide import MODULE, cut_pyodide
from hooks.runtime.smoke_test import Runtime, check_runtime, try_module
from hooks.runtime.snapshot import FUNCTIONS, take_snapshot
from tests.pyodide.started import functions_of_a_start

pytestmark = pytest.mark.pyodide

ROOT = Path(__file__).parents[2]
CONTENT = load_content(ROOT / "data")
TABLES = Path(__file__).parents[1] / "pyodide" / "tables.mjs"


@pytest.fixture(scope="module")
def snapshot() -> Path:
    """Give the module that a build publishes."""
    return take_snapshot(cut_pyodide(), build_library()) / MODULE


def test_it_weighs_less_than_what_it_stands_for(snapshot: Path) -> None:
    """A third of the functions stay, and the library is no longer beside them."""
    whole = (cut_pyodide() / MODULE).stat().st_size + build_library().calculator.stat().st_size
    assert snapshot.stat().st_size < 0.95 * whole


def test_it_is_taken_once(snapshot: Path) -> None:
    """The second time, the same file is given as it is."""
    before = snapshot.stat().st_mtime_ns
    take_snapshot(cut_pyodide(), build_library())
    assert before == snapshot.stat().st_mtime_ns


def test_it_says_nothing_of_the_machine_that_made_it(snapshot: Path) -> None:
    """No path of a folder here is in the memory."""
    root = str(Path(__file__).parents[2]).encode()
    assert root not in snapshot.read_bytes()


def test_a_list_of_another_pyodide_is_refused(tmp_path: Path) -> None:
    """Positions mean something in one module only."""
    functions = tmp_path / "functions.txt"
    lines = FUNCTIONS.read_text(encoding="utf-8").splitlines(keepends=True)
    functions.write_text("".join([lines[0], "0123456789ab\n", *lines[2:]]), encoding="utf-8")
    with pytest.raises(BuildError, match=r"found in another Pyodide \(run make modules"):
        take_snapshot(cut_pyodide(), build_library(), functions, tmp_path / "cache")
    assert [] == list((tmp_path / "cache").iterdir())


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    """The refusal names the file and says what makes it."""
    with pytest.raises(BuildError, match=r"none\.txt can't be read \(run make modules\)"):
        take_snapshot(cut_pyodide(), build_library(), tmp_path / "none.txt", tmp_path)


def test_a_snapshot_without_a_function_that_is_needed_is_not_published(tmp_path: Path) -> None:
    """A function that is not in it ends in a trap, never in an answer; all of Python has it."""
    pyodide, library = cut_pyodide(), build_library()
    functions = tmp_path / "functions.txt"
    functions.write_text(functions_of_a_start(pyodide, library), encoding="utf-8")
    runtime = Runtime(
        pyodide, take_snapshot(pyodide, library, functions, tmp_path / "cache"), library
    )
    prices = pack_prices(catalogue_module(CONTENT.catalogue, CONTENT.services, "build"))
    with pytest.raises(BuildError, match=r"(?s)does not start:.*unreachable.*run make modules"):
        try_module(runtime, runtime.snapshot, prices, CONTENT.catalogue)
    assert not check_runtime(runtime, prices, CONTENT.catalogue, CONTENT.services)


def test_the_snapshot_of_a_build_answers_what_is_asked() -> None:
    """The list of functions has all that the real data need."""
    pyodide, library = cut_pyodide(), build_library()
    runtime = Runtime(pyodide, take_snapshot(pyodide, library), library)
    prices = pack_prices(catalogue_module(CONTENT.catalogue, CONTENT.services, "build"))
    assert check_runtime(runtime, prices, CONTENT.catalogue, CONTENT.services)


def test_a_build_without_a_snapshot_tells_so() -> None:
    """Whoever builds reads why visitors wait longer, and what mends it."""
    made = SiteBuild.prepare(ROOT, date(2026, 1, 31))
    files = replace(made.bundle.files, snapshot="")
    [warning] = data_warnings(replace(made, bundle=replace(made.bundle, files=files)))
    assert (True, []) == ("run make modules" in warning, data_warnings(made))


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
    told = json.loads(run_node(TABLES, json.dumps(case), folder=tmp_path))
    assert {"table": not is_gone, "around": True} == told


def test_memory_that_is_not_where_the_module_puts_it_is_refused(tmp_path: Path) -> None:
    """With another base, all addresses would be other things'."""
    with pytest.raises(BuildError, match="data are not where they are looked for"):
        run_node(TABLES, json.dumps({"pointer": True, "moved": True}), folder=tmp_path)
