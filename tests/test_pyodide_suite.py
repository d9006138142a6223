"""The run of the calculator's tests inside Pyodide can fail; one that can't would show nothing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hooks.wheel import CALCULATOR, build_wheel

ROOT = Path(__file__).parent.parent
NODE = Path(sys.executable).with_name("node")
RUN = Path("tests") / "pyodide" / "run.mjs"

pytestmark = pytest.mark.pyodide


def _run(root: Path, *arguments: object) -> tuple[int, str]:
    done = subprocess.run(
        [NODE, root / RUN, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a project with the runner and Pyodide, whose suite a test writes."""
    shutil.copytree(ROOT / "tests" / "pyodide", tmp_path / "tests" / "pyodide")
    (tmp_path / "tests" / "calculator").mkdir()
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


def _suite(root: Path, source: str) -> None:
    (root / "tests" / "calculator" / "test_it.py").write_text(source, encoding="utf-8")


SKIPPED = "import pytest\n\n@pytest.mark.skip\ndef test_it() -> None:\n    pass\n"

SUITES = [
    pytest.param("def test_it():\n    assert False\n", 1, "1 failed", id="failing"),
    pytest.param(SKIPPED, 5, "1 skipped", id="skipped"),
]


@pytest.mark.parametrize(("source", "status", "words"), SUITES)
def test_the_run_ends_as_the_tests_do(root: Path, source: str, status: int, words: str) -> None:
    """Only tests that ran and passed give zero."""
    _suite(root, source)
    code, told = _run(root, build_wheel())
    assert (status, True) == (code, words in told)


def test_the_calculator_has_to_be_bytecode(root: Path, tmp_path: Path) -> None:
    """A wheel of sources is refused, for it is not what travels to the browser."""
    _suite(root, "def test_it():\n    assert True\n")
    wheel = tmp_path / "takst_calculator-0.1.0-cp313-none-any"
    (wheel / "calculator").mkdir(parents=True)
    for path in CALCULATOR.glob("*.py"):
        shutil.copy(path, wheel / "calculator")
    archive = shutil.make_archive(str(wheel), "zip", wheel)
    sources = Path(archive).rename(wheel.with_suffix(".0-cp313-none-any.whl"))
    code, told = _run(root, sources)
    assert (4, True) == (code, "calculator comes from" in told)


def test_the_wheel_has_to_be_for_pyodides_python(tmp_path: Path) -> None:
    """Bytecode for another Python is refused by its name."""
    other = tmp_path / "takst_calculator-0.1.0-cp312-none-any.whl"
    shutil.copy(build_wheel(), other)
    code, told = _run(ROOT, other)
    assert (4, True) == (code, "is not compiled for Pyodide's Python" in told)


@pytest.mark.parametrize("arguments", [[], [""], ["a.whl", "b.whl"]], ids=["none", "empty", "two"])
def test_the_runner_needs_one_wheel(arguments: list[str]) -> None:
    """A wheel that could not be built leaves no argument, and that is no success."""
    code, told = _run(ROOT, *arguments)
    assert (4, True) == (code, "give the path of the calculator's compiled wheel" in told)


def test_a_missing_wheel_is_told() -> None:
    """The runner names the file that is not there."""
    code, told = _run(ROOT, "lost-cp313-none-any.whl")
    assert (4, True) == (code, "lost-cp313-none-any.whl" in told)
