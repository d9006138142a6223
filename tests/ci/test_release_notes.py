"""Release notes: the change log's part for a tag, and nothing of the other versions."""

from pathlib import Path

import pytest

from hooks.ci.release_notes import MissingNotesError, main, release_notes

CHANGELOG = """\
# Changelog

## Unreleased

### Added

- Tomorrow's feature.

## [1.10.0] - 2027-02-01

### Added

- Dated tiers.

### Fixed

- The last bracket.

## 1.1.0

- A link to [1.10.0].

## 1.0.0

[1.10.0]: https://example.com/1.10.0
"""


@pytest.mark.parametrize(
    ("expected", "tag"),
    [
        ("### Added\n\n- Dated tiers.\n\n### Fixed\n\n- The last bracket.\n", "v1.10.0"),
        ("- A link to [1.10.0].\n", "v1.1.0"),
    ],
)
def test_notes_are_the_text_below_the_versions_heading(expected: str, tag: str) -> None:
    """A heading may have brackets and a date; the next heading ends the part."""
    assert expected == release_notes(CHANGELOG, tag)


@pytest.mark.parametrize("tag", ["v1.0.0", "v1.1", "v1.10.0-rc1", "v2.0.0"])
def test_a_tag_without_an_entry_is_refused(tag: str) -> None:
    """Neither a longer nor a shorter version counts, nor an empty entry."""
    with pytest.raises(MissingNotesError, match=f"no entry for {tag} in the change log"):
        release_notes(CHANGELOG, tag)


def test_the_command_prints_the_notes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The workflow redirects the output into a file."""
    file = tmp_path / "CHANGELOG.md"
    file.write_text(CHANGELOG, encoding="utf-8")
    assert (0, "- A link to [1.10.0].\n") == (main(["v1.1.0", str(file)]), capsys.readouterr().out)


def test_the_command_fails_without_an_entry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The workflow stops, and the log says which heading is missing."""
    file = tmp_path / "CHANGELOG.md"
    file.write_text(CHANGELOG, encoding="utf-8")
    assert (1, True) == (main(["v3.0.0", str(file)]), "“## 3.0.0”" in capsys.readouterr().err)
