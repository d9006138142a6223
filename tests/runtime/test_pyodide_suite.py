"""The run of the calculator's tests inside Pyodide can fail; one that can't would show nothing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hooks.runtime.library import CALCULATOR, build_library
from hooks.runtime.pyodide import cut_pyodide
from tests.project import ROOT
from tests.sites import Shared

NODE = Path(sys.executable).with_name("node")
RUN = Path("tests") / "pyodide" / "run.mjs"

pytestmark = pytest.mark.pyodide


def _run(root: Path, *arguments: object) -> tuple[int, str]:
    result = subprocess.run(
        [NODE, root / RUN, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    return result.returncode, result.stdout + result.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with the runner and Pyodide, whose suite a test writes."""
    return _project(tmp_path)


def _project(folder: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "pyodide", folder / "tests" / "pyodide")
    (folder / "tests" / "calculator").mkdir()
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def _suite(root: Path, source: str) -> None:
    (root / "tests" / "calculator" / "test_it.py").write_text(source, encoding="utf-8")


SKIPPED = "import pytest\n\n@pytest.mark.skip\ndef test_it() -> None:\n    pass\n"

SUITES = [
    pytest.param("def test_it():\n    assert False\n", 1, "1 failed", id="failing"),
    pytest.param(SKIPPED, 5, "1 skipped", id="skipped"),
]


@pytest.mark.parametrize(("source", "status", "words"), SUITES)
def test_the_run_ends_as_the_tests_do(root: Path, source: str, status: int, words: str) -> None:
    """The status is zero only where tests ran and passed."""
    _suite(root, source)
    code, output = _run(root, cut_pyodide(), build_library().folder)
    assert (status, True) == (code, words in output)


LESS = """
from calculator import parse_payslips

def test_it():
    assert 351 == parse_payslips("351", "da")
"""

MORE = """
import calculator

def test_it():
    exec("def reaches():\\n    import statistics", vars(calculator))
    calculator.reaches()
"""


def _modules_found(shared: Shared, name: str, source: str) -> list[str]:
    """Return the modules that a run of a suite finds; each suite runs once for all its tests."""

    def make(folder: Path) -> None:
        _suite(_project(folder), source)
        (folder / "found").mkdir()
        code, output = _run(folder, cut_pyodide(), build_library().folder, folder / "found")
        assert 0 == code, output

    found = shared.once(f"modules-{name}", make) / "found" / "calculator.txt"
    return found.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("module", "is_found"),
    [
        pytest.param("decimal", True, id="what every module imports"),
        pytest.param("statistics", False, id="what nobody imports"),
        pytest.param("pytest", False, id="what the tests import"),
        pytest.param("unittest", False, id="what pytest imports"),
    ],
)
def test_modules_are_found_by_what_the_calculator_imports(
    shared: Shared, module: str, is_found: bool
) -> None:
    """Only imports of the calculator count, not those of its tests."""
    assert is_found == (module in _modules_found(shared, "less", LESS))


@pytest.mark.parametrize(
    "module",
    [
        pytest.param("statistics", id="what a function imports"),
        pytest.param("fractions", id="what is imported for that"),
    ],
)
def test_modules_are_found_that_a_function_imports(shared: Shared, module: str) -> None:
    """Imports count while a function of the calculator is called, and so do theirs."""
    assert module in _modules_found(shared, "more", MORE)


def test_lists_that_are_not_what_is_found_fail_the_run(root: Path) -> None:
    """The lists that the build uses stay as they are, and the output says what fixes them."""
    _suite(root, MORE)
    lists = root / "hooks" / "runtime" / "modules"
    lists.mkdir(parents=True)
    for name in ("calculator", "workbook"):
        (lists / f"{name}.txt").write_text("json\n", encoding="utf-8")
    code, output = _run(root, cut_pyodide(), build_library().folder)
    kept = (lists / "calculator.txt").read_text(encoding="utf-8")
    assert (1, True, "json\n") == (code, "run make modules" in output, kept)


def test_the_calculator_has_to_be_the_packed_one(root: Path, tmp_path: Path) -> None:
    """An archive of sources is refused: the browser gets bytecode."""
    _suite(root, LESS)
    library = tmp_path / "library"
    shutil.copytree(CALCULATOR, tmp_path / "sources" / "calculator")
    library.mkdir()
    shutil.make_archive(str(library / "library"), "zip", tmp_path / "sources")
    code, output = _run(root, cut_pyodide(), library)
    assert (4, True) == (code, "calculator comes from" in output)


@pytest.mark.parametrize(
    "arguments", [[], [""], ["a"], ["a", "b", "c", "d"]], ids=["none", "empty", "one", "four"]
)
def test_the_runner_needs_two_folders(arguments: list[str]) -> None:
    """A part that could not be made leaves no argument, and that is no success."""
    code, output = _run(ROOT, *arguments)
    assert (4, True) == (code, "name the folders of the cut Pyodide" in output)


def test_a_missing_folder_is_reported() -> None:
    """The runner names what is not there."""
    code, output = _run(ROOT, "lost", build_library().folder)
    assert (4, True) == (code, "lost" in output)
