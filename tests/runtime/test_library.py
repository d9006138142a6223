"""The calculator and its part of the standard library are packed once for the browser."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from hooks.errors import BuildError
from hooks.node import MODULES
from hooks.runtime.library import (
    CALCULATOR,
    LISTS,
    PYODIDE,
    Library,
    Sources,
    build_library,
    check_same_minor,
    pack_prices,
)
from tests.sites import Shared


@pytest.fixture(scope="module")
def library(shared: Shared) -> Library:
    """Return the packed library, built in this run."""

    def make(folder: Path) -> None:
        build_library(cache=folder)

    return build_library(cache=shared.once("library", make))


@pytest.fixture
def calculator(tmp_path: Path) -> Path:
    """Return a copy of the calculator's sources."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(CALCULATOR, tmp_path / "calculator", ignore=ignored))


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Return a copy of the lists of modules."""
    return Path(shutil.copytree(LISTS, tmp_path / "lists"))


def _names(path: Path) -> list[str]:
    with ZipFile(path) as archive:
        return sorted(archive.namelist())


def _modules_in(name: str) -> list[str]:
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_every_module_of_the_calculator_is_packed(library: Library) -> None:
    """One .pyc for each source, and no source."""
    ours = [name for name in _names(library.calculator) if name.startswith("calculator/")]
    assert (
        sorted(
            f"calculator/{path.relative_to(CALCULATOR).as_posix()}c"
            for path in CALCULATOR.rglob("*.py")
        )
        == ours
    )


def test_only_bytecode_is_packed(library: Library) -> None:
    """No source, note or cache is sent to visitors."""
    names = [*_names(library.calculator), *_names(library.workbook)]
    assert {".pyc"} == {Path(name).suffix for name in names}


def test_of_the_standard_library_only_what_was_found_is_packed(library: Library) -> None:
    """The archive has the modules of the list, those that share a package with one, and ours."""
    sent = {
        name.removesuffix("c").removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
        for name in _names(library.calculator)
        if name.partition("/")[0] != "calculator"
    }
    packages = {name.partition(".")[0] for name in _modules_in("calculator")}
    shared = {name for name in _modules_in("workbook") if name.partition(".")[0] in packages}
    assert {*_modules_in("calculator"), *shared} == sent


def test_the_two_archives_have_nothing_twice(library: Library) -> None:
    """The workbook's archive has only what the calculator's has not."""
    assert set() == {*_names(library.calculator)} & {*_names(library.workbook)}


def test_prices_are_an_archive_of_their_own(tmp_path: Path) -> None:
    """Another build's prices leave the library as it is, which is far larger."""
    path = tmp_path / "prices.zip"
    path.write_bytes(pack_prices("CATALOGUE = 1\n"))
    assert ["takst_catalogue.pyc", "takst_start.pyc"] == _names(path)


def test_a_library_names_its_modules(library: Library) -> None:
    """Packages are named without their file, and modules in them with its name."""
    modules = library.modules()
    assert {"calculator", "calculator.money", "json.decoder"} <= {*modules}


def test_the_calculator_runs_without_its_sources(library: Library) -> None:
    """From the archive alone, the bytecode imports and calculates."""
    program = f"""
import sys
sys.path.append({str(library.calculator)!r})
import calculator
print(calculator.__file__, calculator.parse_payslips("351", "da"))
"""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True
    )
    assert f"{library.calculator}/calculator/__init__.pyc 351" == done.stdout.strip()


def test_an_unchanged_library_is_packed_once(library: Library) -> None:
    """The second time, the same folder is returned as it is."""
    stamp = library.calculator.stat().st_mtime_ns
    again = build_library(cache=library.folder.parent)
    assert (library, stamp) == (again, again.calculator.stat().st_mtime_ns)


def test_a_changed_calculator_is_packed_again(
    library: Library, calculator: Path, tmp_path: Path
) -> None:
    """Another source has another folder, so no old archive can be mistaken for the new one."""
    (calculator / "later.py").write_text("LATER = 1\n", encoding="utf-8")
    after = build_library(Sources(calculator=calculator), tmp_path / "cache")
    assert (False, True) == (
        library.folder.name == after.folder.name,
        "calculator/later.pyc" in _names(after.calculator),
    )


def test_a_calculator_that_does_not_compile_is_reported(calculator: Path, tmp_path: Path) -> None:
    """A syntax error stops the build with the compiler's message, and nothing is cached."""
    (calculator / "money.py").write_text("def broken(:\n", encoding="utf-8")
    cache = tmp_path / "cache"
    with pytest.raises(BuildError, match=r"(?s)py-compile failed:.*SyntaxError"):
        build_library(Sources(calculator=calculator), cache)
    assert [] == list(cache.iterdir())


def test_a_module_of_a_list_that_pyodide_lacks_is_reported(lists: Path, tmp_path: Path) -> None:
    """The refusal names the list and says what finds the modules."""
    with (lists / "calculator.txt").open("a", encoding="utf-8") as file:
        file.write("nosuchmodule\n")
    with pytest.raises(BuildError, match=r"calculator\.txt: .* no module nosuchmodule \(run make"):
        build_library(Sources(lists=lists), tmp_path / "cache")


def test_a_missing_pyodide_is_reported(tmp_path: Path) -> None:
    """The refusal says what installs it."""
    with pytest.raises(BuildError, match="run make build"):
        build_library(Sources(pyodide=tmp_path), tmp_path / "cache")


def test_a_pyodide_without_its_library_is_reported(tmp_path: Path) -> None:
    """A half-installed Pyodide is refused too."""
    shutil.copy(PYODIDE / "pyodide-lock.json", tmp_path)
    with pytest.raises(BuildError, match=r"python_stdlib\.zip can't be read \(run make build"):
        build_library(Sources(pyodide=tmp_path), tmp_path / "cache")


def test_stand_ins_replace_modules_that_exist() -> None:
    """A stand-in for what Pyodide no longer has would replace nothing."""
    with ZipFile(MODULES / "pyodide" / "python_stdlib.zip") as packed:
        standard = set(packed.namelist())
    folder = Path(__file__).parents[2] / "hooks" / "runtime" / "browser" / "stand_ins"
    stand_ins = {path.relative_to(folder).as_posix() for path in folder.rglob("*.py")}
    assert set() == stand_ins - standard


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
