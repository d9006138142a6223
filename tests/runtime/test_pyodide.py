"""Pyodide is cut once, and only where it is built in the known form."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.errors import BuildError
from hooks.node import MODULES, run_node
from hooks.runtime import pyodide
from hooks.runtime.pyodide import MODULE, SCRIPT, cut_pyodide, full_pyodide

pytestmark = pytest.mark.pyodide

FAKE = Path(__file__).parents[1] / "pyodide" / "fake_pyodide.mjs"
FULL = MODULES / "pyodide"


def test_the_cut_pyodide_is_much_smaller() -> None:
    """Its scripts have less than a third of the bytes, its module less than nine tenths."""
    cut = cut_pyodide()
    scripts = sum((FULL / name).stat().st_size for name in ("pyodide.asm.js", "pyodide.mjs"))
    assert (True, True) == (
        (cut / SCRIPT).stat().st_size < scripts / 3,
        (cut / MODULE).stat().st_size < 0.9 * (FULL / MODULE).stat().st_size,
    )


def test_it_is_cut_once() -> None:
    """The second time, the cached files are returned."""
    before = (cut_pyodide() / SCRIPT).stat().st_mtime_ns
    assert before == (cut_pyodide() / SCRIPT).stat().st_mtime_ns


PUBLISHED = ("pyodide.mjs", "pyodide.asm.js", MODULE, "python_stdlib.zip")


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_full_pyodide_is_as_published(name: str) -> None:
    """No byte of Pyodide's own files is changed."""
    assert (FULL / name).read_bytes() == (full_pyodide() / name).read_bytes()


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """Return a folder of npm packages with a small Pyodide of the known form."""
    folder = tmp_path / "node_modules"
    (folder / "pyodide").mkdir(parents=True)
    for package in ("binaryen", "esbuild", "@esbuild", "terser"):
        (folder / package).symlink_to(MODULES / package)
    run_node(FAKE, str(folder / "pyodide"), folder=tmp_path)
    return folder


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_small_pyodide_of_the_known_form_is_cut(modules: Path, tmp_path: Path) -> None:
    """What only extension modules use is gone; the rest is there."""
    cut = cut_pyodide(modules, tmp_path / "cache")
    script = (cut / SCRIPT).read_text(encoding="utf-8")
    gone = ("extension0", "_unread", "sideimport")
    assert ([], True) == ([name for name in gone if name in script], "loadPyodide" in script)


REFUSALS = [
    ("pyodide.asm.js", "wasmImports={", "has no wasmImports"),
    ("pyodide.asm.js", "restoreSnapshot=", "has no restoreSnapshot"),
    ("pyodide.asm.js", "getExpectedKeys=", "has no getExpectedKeys"),
    ("pyodide.asm.js", '"]=wasmExports["', "seems to use 21 of 21 exports"),
    ("pyodide.mjs", "INITIAL_MEMORY=", "has no INITIAL_MEMORY"),
]


@pytest.mark.parametrize(("file", "old", "message"), REFUSALS, ids=[case[1] for case in REFUSALS])
def test_a_pyodide_in_another_form_is_not_cut(
    modules: Path, tmp_path: Path, file: str, old: str, message: str
) -> None:
    """Each pattern that the cut needs is broken once, by a space that changes nothing."""
    _change(modules / "pyodide" / file, old, old.replace("=", " = "))
    with pytest.raises(BuildError, match=message):
        cut_pyodide(modules, tmp_path / "cache")
    assert [] == list((tmp_path / "cache").iterdir())


TOLERATED = [
    pytest.param(";Module", "; Module", id="published names"),
    pytest.param('.sig="', '.sig = "', id="signatures"),
    pytest.param("eval(", "eval (", id="direct evals"),
]


@pytest.mark.parametrize(("old", "new"), TOLERATED)
def test_where_only_less_can_be_cut_it_is_cut(
    modules: Path, tmp_path: Path, old: str, new: str
) -> None:
    """These patterns only make the script smaller; where one is not found, it stays larger."""
    _change(modules / "pyodide" / "pyodide.asm.js", old, new)
    assert (cut_pyodide(modules, tmp_path / "cache") / SCRIPT).is_file()


def test_a_module_that_takes_addresses_of_javascript_is_not_cut(
    modules: Path, tmp_path: Path
) -> None:
    """Such functions need the signatures that are cut off."""
    run_node(FAKE, str(modules / "pyodide"), "GOT.func", folder=tmp_path)
    with pytest.raises(BuildError, match="takes addresses of JavaScript functions"):
        cut_pyodide(modules, tmp_path / "cache")


@pytest.mark.parametrize("tool", ["binaryen", "esbuild", "terser"])
def test_without_a_tool_nothing_is_cut(modules: Path, tmp_path: Path, tool: str) -> None:
    """The refusal says what installs it."""
    (modules / tool).unlink()
    with pytest.raises(BuildError, match=rf"{tool} is missing \(run make build"):
        cut_pyodide(modules, tmp_path / "cache")


def test_a_binaryen_that_fails_cuts_nothing(
    modules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own message is in the refusal."""
    (modules / "binaryen").unlink()
    (modules / "binaryen").mkdir()
    described = {"version": "1", "type": "module", "exports": "./index.js"}
    (modules / "binaryen" / "package.json").write_text(json.dumps(described), encoding="utf-8")
    (modules / "binaryen" / "index.js").write_text(
        "export default { readBinary() { throw new Error('not a feature I know'); } };",
        encoding="utf-8",
    )
    cutter = shutil.copy(pyodide._CUTTER, tmp_path)
    monkeypatch.setattr(pyodide, "_CUTTER", Path(cutter))
    with pytest.raises(BuildError, match="not a feature I know"):
        cut_pyodide(modules, tmp_path / "cache")


MAKERS: list[Callable[[Path, Path], Path]] = [cut_pyodide, full_pyodide]


@pytest.mark.parametrize("make", MAKERS)
def test_a_missing_pyodide_is_reported(
    modules: Path, tmp_path: Path, make: Callable[[Path, Path], Path]
) -> None:
    """The refusal says what installs it."""
    shutil.rmtree(modules / "pyodide")
    with pytest.raises(BuildError, match="run make build"):
        make(modules, tmp_path / "cache")
