"""GitHub Actions: where its folder is, and how it shows a problem beside a line."""

from pathlib import Path

import pytest

from hooks.github import annotation, github_workspace


def _annotation(file: Path, sentence: str = "wrong") -> str:
    return annotation(
        file, Path("/srv/site"), sentence, line=3, column=7, title="a.code", severity="error"
    )


def test_a_file_is_named_relative_to_the_workspace() -> None:
    """So GitHub finds it in the repository."""
    expected = "::error file=data/tiers.yaml,line=3,col=7,title=a.code::wrong"
    assert expected == _annotation(Path("/srv/site/data/tiers.yaml"))


def test_a_file_elsewhere_keeps_its_full_name() -> None:
    """Data may be outside of the repository."""
    assert "file=/other/tiers.yaml," in _annotation(Path("/other/tiers.yaml"))


def test_what_has_a_meaning_in_a_command_is_escaped() -> None:
    """Commas and colons in a name, and line ends anywhere, would end a value."""
    written = _annotation(Path("/srv/site/a,b:c.yaml"), "25 %\nor: 1,5")
    assert "::error file=a%2Cb%3Ac.yaml,line=3,col=7,title=a.code::25 %25%0Aor: 1,5" == written


@pytest.mark.parametrize(
    ("actions", "folder", "expected"),
    [
        ("", "/srv/site", None),
        ("false", "/srv/site", None),
        ("true", "/srv/site", Path("/srv/site")),
    ],
)
def test_the_workspace_is_there_in_a_workflow_alone(
    monkeypatch: pytest.MonkeyPatch, actions: str, folder: str, expected: Path | None
) -> None:
    """At home a problem is printed once."""
    monkeypatch.setenv("GITHUB_ACTIONS", actions)
    monkeypatch.setenv("GITHUB_WORKSPACE", folder)
    assert expected == github_workspace()


def test_a_workflow_without_the_folders_name_runs_in_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The default is the folder that the command runs in."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert tmp_path == github_workspace()
