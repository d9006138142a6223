"""Templates for those who do not program: short, in Danish and English."""

from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / ".github"
FORMS = sorted((FOLDER / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def _read(form: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(form.read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_an_issue_form_is_short_and_in_both_languages(form: Path) -> None:
    """Each name and question is Danish, a dot, English; there are at most four questions."""
    read = _read(form)
    labels = [field["attributes"]["label"] for field in read["body"]]
    alone = [words for words in [read["name"], *labels] if words.count(" · ") != 1]
    assert ([], True) == (alone, len(labels) <= 4)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_an_issue_form_is_one_that_github_takes(form: Path) -> None:
    """It has the keys that GitHub needs, and each field an id of its own."""
    read = _read(form)
    ids = [field["id"] for field in read["body"]]
    assert {"name", "description", "body"} == set(read)
    assert sorted(set(ids)) == sorted(ids)
    assert {"input", "textarea"} >= {field["type"] for field in read["body"]}


def test_a_pull_request_is_asked_for_the_date_and_the_past() -> None:
    """Who changes a price is reminded that prices in force stay."""
    text = (FOLDER / "pull_request_template.md").read_text(encoding="utf-8")
    reminded = ("From which date?", "Prices already in force are untouched", "Fra hvilken dato?")
    assert [] == [words for words in reminded if words not in text]


def test_the_data_have_an_owner_that_is_a_placeholder() -> None:
    """Nobody takes the example's team for a real one."""
    lines = (FOLDER / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = [line.split() for line in lines if not line.startswith("#")]
    assert ([["/data/", "@example-org/prices"]], True) == (owned, "PLACEHOLDER" in lines[1])
