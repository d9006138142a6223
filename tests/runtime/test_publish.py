"""A site publishes the wanted Python, or the next plainer one that works, and says so."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from hooks.build.site import SiteBuild
from hooks.cli.main import main
from hooks.content.load import load_content
from hooks.errors import BuildError
from hooks.node import MODULES
from hooks.runtime import publish
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.kinds import Inputs, Runtime, RuntimeKind, kind_named, make_runtime
from hooks.runtime.library import LISTS
from hooks.runtime.publish import RuntimeFiles, first_that_works, runtime_files
from hooks.runtime.smoke_test import WrongAnswerError

ROOT = Path(__file__).parents[2]
CONTENT = load_content(ROOT / "data")
MODULE = catalogue_module(CONTENT.catalogue, CONTENT.services, "build")


def _publish(wanted: RuntimeKind, inputs: Inputs | None = None) -> RuntimeFiles:
    return runtime_files(wanted, MODULE, CONTENT.catalogue, CONTENT.services, inputs)


def _made(kind: RuntimeKind) -> Runtime:
    return Runtime(kind=kind, scripts=Path(), module=Path(), library=None, workbook=Path())


class _Maker:
    """Makes runtimes, but not the kinds that fail."""

    def __init__(self, *failing: RuntimeKind, error: type[BuildError] = BuildError) -> None:
        self._failing = failing
        self._error = error

    def __call__(self, kind: RuntimeKind) -> Runtime:
        if kind in self._failing:
            raise self._error(f"node failed:\nno {kind} today.")
        return _made(kind)


CHOICES: list[tuple[RuntimeKind, tuple[RuntimeKind, ...], RuntimeKind]] = [
    ("snapshot", (), "snapshot"),
    ("snapshot", ("snapshot",), "cut"),
    ("snapshot", ("snapshot", "cut"), "full"),
    ("cut", ("snapshot",), "cut"),
    ("cut", ("cut",), "full"),
    ("full", ("snapshot", "cut"), "full"),
]


@pytest.mark.parametrize(("wanted", "failing", "expected"), CHOICES)
def test_the_next_plainer_runtime_is_chosen(
    wanted: RuntimeKind, failing: tuple[RuntimeKind, ...], expected: RuntimeKind
) -> None:
    """Each kind that was tried in vain has a warning."""
    runtime, warnings = first_that_works(wanted, _Maker(*failing))
    tried = [kind for kind in failing if f"no {kind} today. Visitors" in " ".join(warnings)]
    assert (expected, len(warnings)) == (runtime.kind, len(tried))


def test_a_warning_says_what_is_wrong_what_follows_and_how_to_fix_it() -> None:
    """The cause is the last line of the error."""
    _, (warning,) = first_that_works("snapshot", _Maker("snapshot"))
    assert (
        "the snapshot can't be published: no snapshot today."
        " Visitors get the cut Pyodide, which loads more slowly"
        " (docs/adr/pyodide-upgrades.md says what to do)"
    ) == warning


@pytest.mark.parametrize("wanted", ["snapshot", "cut", "full"])
def test_where_no_runtime_works_the_build_fails(wanted: RuntimeKind) -> None:
    """The error is that of the plainest."""
    with pytest.raises(BuildError, match="no full today"):
        first_that_works(wanted, _Maker("snapshot", "cut", "full"))


def test_a_different_answer_fails_the_build_at_once() -> None:
    """No plainer runtime hides that two Pythons compute different prices."""
    with pytest.raises(WrongAnswerError, match="no snapshot today"):
        first_that_works("snapshot", _Maker("snapshot", error=WrongAnswerError))


def test_without_python_nothing_is_published_and_a_warning_says_so() -> None:
    """The kind is for checks, and whoever builds reads that."""
    files = _publish("none")
    assert ({}, "", True) == (files.files, files.folder, "never publish it" in files.warnings[0])


@pytest.mark.parametrize("name", [None, "", "snapshot"])
def test_the_snapshot_is_the_default(name: str | None) -> None:
    """A variable of the environment that is not set, or empty, names none."""
    assert "snapshot" == kind_named(name)


def test_an_unknown_kind_is_refused() -> None:
    """The refusal lists the kinds."""
    with pytest.raises(BuildError, match=r"no runtime fast \(use one of snapshot, cut, full, none"):
        kind_named("fast")


def test_a_build_without_problems_warns_of_nothing() -> None:
    """What is published by default is the snapshot, with what takes its place in a browser."""
    build = SiteBuild.prepare(ROOT, date(2026, 1, 31), runtime="snapshot")
    runtime = build.bundle.runtime
    folders = {path.split("/")[1] for path in runtime.files}
    assert ("snapshot", (), {"runtime", "snapshot", "library", "prices"}) == (
        runtime.kind,
        runtime.warnings,
        folders,
    )


@pytest.mark.pyodide
def test_every_address_of_a_runtime_is_published() -> None:
    """The pages name no file that is not there."""
    for kind in ("cut", "full"):
        files = _publish(kind)
        named = (files.prices, files.library, files.workbook, f"{files.folder}runtime.js")
        assert (kind, [], "") == (
            files.kind,
            [address for address in named if address not in files.files],
            files.snapshot,
        )


def _copy_of_pyodide(folder: Path) -> Path:
    modules = folder / "node_modules"
    modules.mkdir()
    for package in ("binaryen", "esbuild", "@esbuild", "terser"):
        (modules / package).symlink_to(MODULES / package)
    shutil.copytree(MODULES / "pyodide", modules / "pyodide")
    return modules


@pytest.mark.pyodide
def test_a_pyodide_in_another_form_is_published_in_full_and_answers(tmp_path: Path) -> None:
    """A space in its script, which changes nothing, keeps it from being cut."""
    modules = _copy_of_pyodide(tmp_path)
    path = modules / "pyodide" / "pyodide.asm.js"
    script = path.read_text(encoding="utf-8")
    path.write_text(script.replace("wasmImports={", "wasmImports = {"), encoding="utf-8")
    inputs = Inputs(modules=modules, cache=tmp_path / "cache")
    files = _publish("snapshot", inputs)
    assert ("full", 2, True) == (
        files.kind,
        len(files.warnings),
        "has no wasmImports in the form that is known" in files.warnings[0],
    )


def test_a_runtime_that_has_failed_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview that rebuilds with each change reports the same reason at once."""
    tried: list[RuntimeKind] = []

    def fail(kind: RuntimeKind, _inputs: Inputs) -> Runtime:
        tried.append(kind)
        raise BuildError(f"no {kind} today")

    monkeypatch.setattr(publish, "make_runtime", fail)
    for _ in range(2):
        with pytest.raises(BuildError, match="no full today"):
            _publish("snapshot", Inputs(cache=tmp_path))
    assert ["snapshot", "cut", "full"] == tried


def _cache_with(folder: Path) -> Path:
    """Return a cache that has the cut Pyodide and the library, and nothing else."""
    cache = folder / "cache"
    cache.mkdir()
    cut = make_runtime("cut")
    (cache / "pyodide").symlink_to(cut.scripts.parent)
    (cache / "library").symlink_to(cut.workbook.parent.parent)
    return cache


@pytest.mark.pyodide
def test_functions_of_another_pyodide_leave_the_cut_one(tmp_path: Path) -> None:
    """The snapshot can't be made, and the cut Pyodide answers."""
    lists = Path(shutil.copytree(LISTS, tmp_path / "lists"))
    functions = lists / "functions.txt"
    first, _, *rest = functions.read_text(encoding="utf-8").splitlines(keepends=True)
    functions.write_text("".join([first, "0123456789ab\n", *rest]), encoding="utf-8")
    files = _publish("snapshot", Inputs(lists=lists, cache=_cache_with(tmp_path)))
    assert ("cut", "", True) == (
        files.kind,
        files.snapshot,
        "found in another Pyodide" in files.warnings[0],
    )


PRIVATE = [
    pytest.param("_loadSnapshot", "does not start", id="_loadSnapshot"),
    pytest.param("_sysExecutable", "ignores _sysExecutable", id="_sysExecutable"),
    pytest.param("__hiwire_get", "no __hiwire_get", id="__hiwire_get"),
]


@pytest.mark.pyodide
@pytest.mark.parametrize(("name", "message"), PRIVATE)
def test_without_what_pyodide_promises_nobody_the_cut_one_is_published(
    tmp_path: Path, name: str, message: str
) -> None:
    """A snapshot needs private options and names; where one is gone, the cut Pyodide answers."""
    cache = _cache_with(tmp_path)
    cut = make_runtime("cut")
    (cache / "pyodide").unlink()
    scripts = Path(shutil.copytree(cut.scripts, cache / "pyodide" / cut.scripts.name))
    script = (scripts / "runtime.js").read_text(encoding="utf-8")
    (scripts / "runtime.js").write_text(script.replace(name, f"{name}2"), encoding="utf-8")
    (cache / "library").unlink()
    files = _publish("snapshot", Inputs(cache=cache))
    assert ("cut", True) == (files.kind, message in files.warnings[0])


def test_the_command_says_what_none_is_for() -> None:
    """Nobody chooses it for a site to be published without having been warned."""
    words = " ".join(CliRunner().invoke(main, ["build", "--help"]).output.split())
    assert "for checks and quick builds, never for publishing" in words


def test_the_command_refuses_an_unknown_kind() -> None:
    """The refusal lists the kinds."""
    result = CliRunner().invoke(main, ["build", "--runtime", "fast"])
    assert (2, True) == (result.exit_code, "'snapshot', 'cut', 'full', 'none'" in result.output)
