"""Every kind of mistake in a data file is told with place, reason and remedy, in both languages."""

import re
from pathlib import Path

import pytest

from hooks.content.messages import EDITOR_MESSAGES
from tests.broken_files import Mistake, as_told, mistakes
from tests.error_catalogue import PAGE, catalogue

MISTAKES = list(mistakes())
CODES = set(EDITOR_MESSAGES)

WITHOUT_FILE = {
    # What pydantic could add to its kinds of errors one day; none of today's ends there.
    "value.other",
    # A warning that comes with the day, and no mistake: tests/content/test_review.py.
    "review.due",
}
"""Codes that no file can cause."""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_as_expected(tmp_path: Path, mistake: Mistake) -> None:
    """Each problem is told once at its place, with the words of either language."""
    told = [as_told(problem) for problem in mistake.problems(mistake.put_into(tmp_path / "data"))]
    by_place = sorted(told, key=lambda one: one.at)
    assert sorted(mistake.told, key=lambda one: one.at) == by_place


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_folder_shows_the_code_that_it_is_named_after(tmp_path: Path, mistake: Mistake) -> None:
    """What is told is of that code, so that the catalogue files it rightly."""
    problems = mistake.problems(mistake.put_into(tmp_path / "data"))
    assert mistake.code in {problem.message.code for problem in problems}


def test_every_code_has_a_broken_file() -> None:
    """A new message comes with a file that causes it, and none stays when its message goes."""
    assert CODES - WITHOUT_FILE == {mistake.code for mistake in MISTAKES}


SENTENCE = re.compile(r"[^\n]+ \([^\n]+\)")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_what_is_told_says_what_is_wrong_and_how_to_mend_it(mistake: Mistake) -> None:
    """The remedy stands in parentheses, in both languages, and the two are not the same text."""
    for told in mistake.told:
        assert [True, True] == [bool(SENTENCE.fullmatch(text)) for text in (told.da, told.en)]
        assert told.da != told.en


def test_the_catalogue_of_errors_is_up_to_date() -> None:
    """The guide is made from the broken files; `make errors` writes it anew."""
    assert catalogue() == PAGE.read_text(encoding="utf-8")


def test_all_kinds_of_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Broken files of several kinds, one in each data file, all tell theirs in one run."""
    chosen = {
        "tiers.yaml": "amount.comma",
        "services.yaml": "category.misspelt",
        "faq.yaml": "answers.none",
        "site.yaml": "day.range",
    }
    by_name = {mistake.name: mistake for mistake in MISTAKES}
    data = by_name["amount.comma"].put_into(tmp_path / "data")
    for name, code in chosen.items():
        (data / name).write_bytes((by_name[code].folder / name).read_bytes())
    told = [as_told(problem) for problem in by_name["amount.comma"].problems(data)]
    assert [one for code in chosen.values() for one in by_name[code].told] == told
