"""Every kind of mistake in a data file is reported with its place, what is wrong and the fix."""

import re
from pathlib import Path

import pytest

from hooks.content.messages import EDITOR_MESSAGES
from tests.broken_files import Change, Mistake, as_reported, mistakes
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
def test_a_mistake_is_reported_as_expected(tmp_path: Path, mistake: Mistake) -> None:
    """Each problem is reported once at its place, with the words of either language."""
    problems = mistake.problems(mistake.write_to(tmp_path / "data"))
    reported = sorted(map(as_reported, problems), key=lambda one: one.at)
    assert sorted(mistake.expected, key=lambda one: one.at) == reported
    assert mistake.code in {problem.message.code for problem in problems}


def test_every_code_has_a_mistake() -> None:
    """A new message comes with a file that causes it, and none stays when its message goes."""
    assert CODES - WITHOUT_FILE == {mistake.code for mistake in MISTAKES}


SENTENCE = re.compile(r"[^\n]+ \([^\n]+\)")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_report_says_what_is_wrong_and_how_to_fix_it(mistake: Mistake) -> None:
    """The fix is in parentheses, in both languages, and the two are not the same text."""
    for reported in mistake.expected:
        sentences = (reported.da, reported.en)
        assert [True, True] == [bool(SENTENCE.fullmatch(text)) for text in sentences]
        assert reported.da != reported.en


def test_the_catalogue_of_errors_is_up_to_date() -> None:
    """The guide is made from the mistakes; `make errors` writes it."""
    assert catalogue() == PAGE.read_text(encoding="utf-8")


def test_all_kinds_of_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    """Mistakes of several kinds, one in each data file, are all reported in one run."""
    chosen = ("amount.comma", "category.misspelt", "answers.none", "day.range")
    by_name = {mistake.name: mistake for mistake in MISTAKES}
    data = by_name[chosen[0]].write_to(tmp_path / "data")
    for code in chosen:
        for name, content in by_name[code].broken_files().items():
            (data / name).write_bytes(content)
    reported = [as_reported(problem) for problem in by_name[chosen[0]].problems(data)]
    assert [one for code in chosen for one in by_name[code].expected] == reported


def test_a_duplicate_is_found_beside_what_is_no_entry(tmp_path: Path) -> None:
    """The line of the first use is that of an entry, also where the list holds something else."""
    change = Change(file="tiers.yaml", replace="  - id: premium", by="  - gold\n  - id: basis")
    mistake = Mistake(name="two", expected=(), changes=(change,))
    problems = map(as_reported, mistake.problems(mistake.write_to(tmp_path / "data")))
    assert 'duplicate id "basis" (first used in line 7)' in {problem.en for problem in problems}


@pytest.mark.parametrize("text", ["DKK DKK", "EUR"], ids=["twice", "missing"])
def test_a_change_has_exactly_one_place(text: str) -> None:
    """A patch that no longer fits its file is noticed, and breaks no other line instead."""
    with pytest.raises(ValueError, match="not exactly one 'DKK'"):
        Change(file="tiers.yaml", replace="DKK", by="SEK").apply(text)
