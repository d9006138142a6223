"""The decision records: complete, listed, and not published."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/adr"
RECORDS = sorted(file for file in FOLDER.glob("*.md") if file.name != "README.md")
HEADINGS = re.compile(r"^(# .+|Date:|Status:|## Context|## Decision|## Consequences)", re.MULTILINE)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_record_has_every_part(record: Path) -> None:
    """Date, status, context, decision and consequences come in this order."""
    title, *parts = HEADINGS.findall(record.read_text(encoding="utf-8"))
    expected = ["Date:", "Status:", "## Context", "## Decision", "## Consequences"]
    assert (True, expected) == (title.startswith("# "), parts)


def test_the_index_lists_every_record_once() -> None:
    """The table links to each file, in the order of their names."""
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [file.name for file in RECORDS] == re.findall(
        r"^\| \[.+?\]\((.+?)\)", index, re.MULTILINE
    )


@pytest.mark.parametrize("configuration", ["mkdocs.yml", "mkdocs.en.yml"])
def test_documents_for_contributors_are_not_published(configuration: str) -> None:
    """Neither the architecture nor the decisions nor the guides become pages of the site."""
    config = load_config(str(ROOT / configuration))
    files = get_files(config)
    set_exclusions(list(files), config)
    internal = [
        file
        for file in files
        if Path(file.src_uri).parts[0] in {"adr", "guide"} or file.src_uri == "architecture.md"
    ]
    assert len(internal) > len(RECORDS)
    assert [] == [file.src_uri for file in internal if file.inclusion != InclusionLevel.EXCLUDED]
