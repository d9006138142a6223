"""Pyodide is cut once, and what is cut must still calculate or the build fails."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.grow import Factors, grow
from hooks.content.load import Content, load_content
from hooks.errors import BuildError
from hooks.node import MODULES
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.library import LISTS, Library, Sources, build_library, pack_prices
from hooks.runtime.pyodide import MODULE, SCRIPT, cut_pyodide
from hooks.runtime.smoke_test import Runtime, check_runtime
from hooks.runtime.snapshot import take_snapshot

pytestmark = pytest.mark.pyodide

DATA = Path(__file__).parents[2] / "data"
CONTENT = load_content(DATA)
_TRIED = shutil.ignore_patterns("tried-*")
TOOLS = ("binaryen", "esbuild", "@esbuild", "terser")


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """Give a folder of npm packages in which Pyodide can be changed."""
    folder = tmp_path / "node_modules"
    folder.mkdir()
    for package in MODULES.iterdir():
        if package.name != "pyodide":
            (folder / package.name).symlink_to(package)
    shutil.copytree(MODULES / "pyodide", folder / "pyodide")
    return folder


def _changed_script(modules: Path, change: Callable[[str], str]) -> None:
    path = modules / "pyodide" / "pyodide.asm.js"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def _check_content(library: Library, content: Content, change: Callable[[str], str] = str) -> None:
    prices = pack_prices(change(catalogue_module(content.catalogue, content.services, "build")))
    pyodide = cut_pyodide()
    runtime = Runtime(pyodide, take_snapshot(pyodide, build_library()), library)
    check_runtime(runtime, prices, content.catalogue, content.services)


def _check(library: Library, change: Callable[[str], str] = str) -> None:
    _check_content(library, CONTENT, change)


def test_the_cut_pyodide_is_much_smaller() -> None:
    """Both files stay below what a third fewer bytes of the whole would be."""
    cut = cut_pyodide()
    whole = MODULES / "pyodide"
    scripts = sum((whole / name).stat().st_size for name in ("pyodide.asm.js", "pyodide.mjs"))
    assert (True, True) == (
        (cut / SCRIPT).stat().st_size < scripts / 3,
        (cut / MODULE).stat().st_size < 0.9 * (whole / MODULE).stat().st_size,
    )


def test_it_is_cut_once() -> None:
    """The second time, the same files are given as they are."""
    before = (cut_pyodide() / SCRIPT).stat().st_mtime_ns
    assert before == (cut_pyodide() / SCRIPT).stat().st_mtime_ns


def test_answers_of_any_length_arrive_whole(tmp_path: Path) -> None:
    """Node gives all of an answer about many tiers before it ends."""
    grow(DATA, tmp_path / "data", Factors(tiers=60))
    grown = load_content(tmp_path / "data")
    shutil.copytree(build_library().folder, tmp_path / "library", ignore=_TRIED)
    _check_content(replace(build_library(), folder=tmp_path / "library"), grown)


CHANGES = [
    pytest.param(
        lambda script: script.replace("wasmImports={", "imports={"),
        "has no wasmImports where it is looked for",
        id="no imports",
    ),
    pytest.param(
        lambda script: script.replace('"]=wasmExports["', '"] = wasmExports["'),
        "exports look used: pyodide.asm.js has changed",
        id="other wrappers",
    ),
]


@pytest.mark.parametrize(("change", "words"), CHANGES)
def test_a_pyodide_built_otherwise_is_not_cut(
    modules: Path, tmp_path: Path, change: Callable[[str], str], words: str
) -> None:
    """Where its script no longer looks as the cutter knows it, the build stops."""
    _changed_script(modules, change)
    with pytest.raises(BuildError, match=words):
        cut_pyodide(modules, tmp_path / "cache")


def test_a_missing_pyodide_is_told(modules: Path, tmp_path: Path) -> None:
    """The refusal says what installs it."""
    shutil.rmtree(modules / "pyodide")
    with pytest.raises(BuildError, match="run make build"):
        cut_pyodide(modules, tmp_path / "cache")


def test_what_travels_answers_as_this_python_does(tmp_path: Path) -> None:
    """A sound library passes, and is not tried a second time."""
    library = build_library(cache=tmp_path)
    _check(library)
    library.workbook.unlink()
    _check(library)


@pytest.mark.parametrize(
    ("name", "missing"),
    [("calculator", "decimal"), ("calculator", "urllib.parse"), ("workbook", "zipfile")],
)
def test_a_build_without_a_module_that_is_needed_fails(
    tmp_path: Path, name: str, missing: str
) -> None:
    """Whatever is missing is told before a visitor could miss it."""
    lists = Path(shutil.copytree(LISTS, tmp_path / "lists"))
    path = lists / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if line != f"{missing}\n"), encoding="utf-8")
    library = build_library(Sources(lists=lists), tmp_path / "cache")
    with pytest.raises(BuildError, match=rf"(?s)does not start:.*'{missing}'.*run make modules"):
        _check(library)


def test_a_build_whose_prices_differ_in_the_browser_fails(tmp_path: Path) -> None:
    """Answers are compared word by word."""
    library = build_library(cache=tmp_path)
    with pytest.raises(BuildError, match="answers otherwise than this Python"):
        _check(library, lambda module: module.replace("Decimal('4244.00')", "Decimal('4244.01')"))
