"""The calculator travels as one wheel of bytecode, compiled once and for the right Python."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from hooks.errors import BuildError
from hooks.wheel import CALCULATOR, build_wheel, check_same_minor


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the wheel of the calculator, made anew."""
    return build_wheel(cache=tmp_path_factory.mktemp("cache"))


@pytest.fixture
def calculator(tmp_path: Path) -> Path:
    """Give a copy of the calculator's sources."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(CALCULATOR, tmp_path / "calculator", ignore=ignored))


def _names(wheel: Path) -> list[str]:
    with ZipFile(wheel) as archive:
        return sorted(archive.namelist())


def test_the_wheel_holds_bytecode_of_every_module(wheel: Path) -> None:
    """One .pyc for each source, the marker of types, the metadata, and no source."""
    modules = {f"calculator/{path.name}c" for path in CALCULATOR.glob("*.py")}
    metadata = {
        f"takst_calculator-0.1.0.dist-info/{name}" for name in ("METADATA", "WHEEL", "RECORD")
    }
    assert sorted({*modules, *metadata, "calculator/py.typed"}) == _names(wheel)


def test_the_wheel_is_named_after_this_python(wheel: Path) -> None:
    """Installers see by the name which Python the bytecode is for."""
    minor = f"cp{sys.version_info.major}{sys.version_info.minor}"
    assert f"takst_calculator-0.1.0-{minor}-none-any.whl" == wheel.name


def test_the_wheel_runs_without_the_sources(wheel: Path, tmp_path: Path) -> None:
    """Unpacked alone, the bytecode imports and calculates."""
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = f"""
import sys
sys.path.insert(0, {str(tmp_path)!r})
import calculator
print(calculator.__file__, calculator.parse_payslips("351", "da"))
"""
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
    )
    assert f"{tmp_path}/calculator/__init__.pyc 351" == done.stdout.strip()


def test_an_unchanged_calculator_is_compiled_once(calculator: Path, tmp_path: Path) -> None:
    """The second time, the same file is given as it is."""
    made = build_wheel(calculator, tmp_path / "cache")
    stamp = made.stat().st_mtime_ns
    again = build_wheel(calculator, tmp_path / "cache")
    assert (made, stamp) == (again, again.stat().st_mtime_ns)


def test_a_changed_calculator_is_compiled_anew(calculator: Path, tmp_path: Path) -> None:
    """Another source gives another folder, so that no old wheel can be taken for the new."""
    before = build_wheel(calculator, tmp_path / "cache")
    (calculator / "money.py").write_text("CHANGED = True\n", encoding="utf-8")
    after = build_wheel(calculator, tmp_path / "cache")
    assert before.parent != after.parent


def test_a_new_module_travels_too(calculator: Path, tmp_path: Path) -> None:
    """A module is in the wheel because it is in the folder."""
    (calculator / "later.py").write_text("LATER = 1\n", encoding="utf-8")
    assert "calculator/later.pyc" in _names(build_wheel(calculator, tmp_path / "cache"))


def test_what_is_no_module_stays_at_home(calculator: Path, tmp_path: Path) -> None:
    """Caches, notes and tests beside the modules are not sent to visitors."""
    (calculator / "__pycache__").mkdir()
    (calculator / "__pycache__" / "money.cpython-313.pyc").write_bytes(b"old")
    (calculator / "notes.txt").write_text("secret", encoding="utf-8")
    expected = len(list(CALCULATOR.glob("*.py"))) + 4
    assert expected == len(_names(build_wheel(calculator, tmp_path / "cache")))


def test_a_calculator_that_does_not_compile_is_told(calculator: Path, tmp_path: Path) -> None:
    """A syntax error stops the build with the compiler's words, and nothing is kept."""
    (calculator / "money.py").write_text("def broken(:\n", encoding="utf-8")
    cache = tmp_path / "cache"
    with pytest.raises(BuildError, match=r"(?s)pyodide failed for the calculator:.*SyntaxError"):
        build_wheel(calculator, cache)
    assert [] == list(cache.iterdir())


def test_a_calculator_without_a_project_file_is_told(calculator: Path, tmp_path: Path) -> None:
    """What hatchling can't build stops the build with its words."""
    (calculator / "pyproject.toml").unlink()
    with pytest.raises(BuildError, match="failed for the calculator"):
        build_wheel(calculator, tmp_path / "cache")


def _lock(folder: Path, python: object) -> Path:
    file = folder / "pyodide-lock.json"
    file.write_text(json.dumps({"info": {"python": python}}), encoding="utf-8")
    return file


def test_a_pyodide_of_the_same_minor_is_accepted(tmp_path: Path) -> None:
    """The patch version may differ: bytecode is the same within a minor."""
    check_same_minor(_lock(tmp_path, f"{sys.version_info.major}.{sys.version_info.minor}.99"))


@pytest.mark.parametrize("python", ["3.12.7", "3.14.0", "3.1", "4.13.0", ""])
def test_a_pyodide_of_another_minor_is_refused(tmp_path: Path, python: str) -> None:
    """Bytecode that would not run there is never sent."""
    with pytest.raises(BuildError, match="bytecode made here would not run"):
        check_same_minor(_lock(tmp_path, python))


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"info": {}}', '{"info": null}'])
def test_an_unreadable_lock_is_refused(tmp_path: Path, content: str) -> None:
    """Without knowing Pyodide's Python, nothing is built."""
    file = tmp_path / "pyodide-lock.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(BuildError, match="can't be read"):
        check_same_minor(file)


def test_a_missing_lock_is_refused(tmp_path: Path) -> None:
    """The refusal says what installs Pyodide."""
    with pytest.raises(BuildError, match="run make build"):
        check_same_minor(tmp_path / "nowhere.json")
