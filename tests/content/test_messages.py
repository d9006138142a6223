"""The sentences for editors: complete, in both languages, each with a way to fix the mistake."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from calculator.messages import VISITOR_MESSAGES, Wording
from hooks.batch.messages import BATCH_MESSAGES
from hooks.content.messages import EDITOR_MESSAGES

ROOT = Path(__file__).parents[2]
SENTENCES = EDITOR_MESSAGES | BATCH_MESSAGES
UNIT_WORDS = {"unit", "units", "Units"}
ADDED_WHERE_LOCATED = {"line"}
"""What only the loader knows, which adds it; the mistakes of `id.repeated` show that it does."""

LONGEST = 150
"""Characters of a sentence for editors, before its values are filled in."""


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("wording", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_says_the_same_in_both_languages(wording: Wording) -> None:
    """The Danish and the English sentence differ, and they name the same values."""
    assert wording.da != wording.en
    assert _placeholders(wording.da) == _placeholders(wording.en)


@pytest.mark.parametrize("wording", EDITOR_MESSAGES.values(), ids=EDITOR_MESSAGES)
def test_an_editor_reads_what_is_wrong_and_how_to_fix_it(wording: Wording) -> None:
    """What is wrong comes first; how to fix it comes last, in parentheses."""
    form = re.compile(r"[^()\n]+ \([^()\n]+\)")
    assert form.fullmatch(wording.da)
    assert form.fullmatch(wording.en)


@pytest.mark.parametrize("wording", EDITOR_MESSAGES.values(), ids=EDITOR_MESSAGES)
def test_an_editor_reads_at_most_two_short_sentences(wording: Wording) -> None:
    """The fix may be a question and one more sentence, and both languages are short."""
    for text in wording:
        assert len(text) <= LONGEST
        assert 1 >= len(re.findall(r"[.?!] [A-ZÆØÅ]", text))


@pytest.mark.parametrize("wording", EDITOR_MESSAGES.values(), ids=EDITOR_MESSAGES)
def test_a_sentence_for_editors_has_no_words_of_a_meter(wording: Wording) -> None:
    """What is counted may itself be what can't be read."""
    assert set() == UNIT_WORDS & _placeholders(wording.da + wording.en)


@pytest.mark.parametrize("wording", EDITOR_MESSAGES.values(), ids=EDITOR_MESSAGES)
def test_no_sentence_for_editors_names_what_a_provider_counts(wording: Wording) -> None:
    """The words of the meter are data."""
    assert [] == re.findall(r"(?i)lønsed|lønkør|payslip|payroll", wording.da + wording.en)


SOURCES = [
    path
    for folder in ("calculator", "hooks")
    for path in (ROOT / folder).rglob("*.py")
    if path.name not in {"messages.py", "schema.py"}
]
"""What raises errors: neither the sentences nor what distinguishes them."""

TEXT = "".join(path.read_text(encoding="utf-8") for path in SOURCES)


def test_every_code_has_a_sentence() -> None:
    """No mistake is without words."""
    used = set(re.findall(r'(?:message|_unknown)\(\s*"([a-z_]+\.[a-z_]+)"', TEXT))
    assert set() == used - (SENTENCES | VISITOR_MESSAGES).keys()


def test_every_sentence_is_used() -> None:
    """No words are left over."""
    assert set() == SENTENCES.keys() - set(re.findall(r'"([a-z_]+\.[a-z_]+)"', TEXT))


def _raised() -> Iterator[tuple[str, set[str]]]:
    """Yield the code and the values of each message that is written out."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("message"), args=[ast.Constant(str(code))]):
                    yield code, {keyword.arg or "" for keyword in node.keywords}


def test_a_message_has_the_values_that_its_sentence_names() -> None:
    """Wherever an error is raised, its sentence can be written."""
    added = {*UNIT_WORDS, *ADDED_WHERE_LOCATED}
    lacking = {
        code: missing
        for code, values in _raised()
        if (missing := _placeholders((SENTENCES | VISITOR_MESSAGES)[code].en) - values - added)
    }
    assert {} == lacking


def test_a_code_means_one_sentence() -> None:
    """The codes for editors, for visitors and of the batch differ."""
    assert set() == SENTENCES.keys() & VISITOR_MESSAGES.keys()
    assert set() == EDITOR_MESSAGES.keys() & BATCH_MESSAGES.keys()
