"""An upgrade of Pyodide stops at the first step that fails, and says which that is."""

import subprocess
from pathlib import Path

import pytest

from hooks.errors import BuildError
from tests.pyodide import upgrade


@pytest.mark.parametrize("words", [[], ["0.29.4", "0.29.5"]])
def test_one_version_is_needed(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The message says how the command is used."""
    assert 1 == upgrade.main(words)
    assert "make upgrade-pyodide VERSION=" in capsys.readouterr().err


def _run_like(failing: str) -> object:
    """Return a replacement for subprocess.run in which a command with that word fails."""

    def run(words: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        fails = any(failing in word for word in words)
        return subprocess.CompletedProcess(words, int(fails), "", f"no {failing}" if fails else "")

    return run


STEPS = [
    ("pyodide@0.29.9", 0),
    ("drop-addresses", 0),
    ("tests/pyodide/run.mjs", 2),
    ("find_functions", 3),
]


@pytest.mark.parametrize(("failing", "done"), STEPS)
def test_the_step_that_fails_is_reported(
    failing: str,
    done: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The steps before it are printed, and none after it runs."""
    monkeypatch.setattr(subprocess, "run", _run_like(failing))
    monkeypatch.setattr(upgrade, "cut_pyodide", Path)
    monkeypatch.setattr(upgrade, "build_library", _Library)
    assert 1 == upgrade.main(["0.29.9"])
    output = capsys.readouterr()
    assert (done, True) == (len(output.out.splitlines()), f"no {failing}" in output.err)


class _Library:
    folder = Path()


def test_another_minor_of_python_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left to change for a new line is not done by the command."""

    def refuse(_lock: Path) -> None:
        raise BuildError("Pyodide's Python is 3.14, this one is 3.13")

    monkeypatch.setattr(subprocess, "run", _run_like("nothing"))
    monkeypatch.setattr(upgrade, "check_same_minor", refuse)
    assert 1 == upgrade.main(["314.0.7"])
    assert "Pyodide's Python is 3.14" in capsys.readouterr().err
