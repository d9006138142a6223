"""The sentences about files: complete, in both languages, an editor's with a way to mend."""

import re
from pathlib import Path
from string import Formatter

import pytest

from calculator.messages import EDITOR_MESSAGES, VISITOR_MESSAGES, Wording
from hooks.content.messages import BATCH_MESSAGES, LOADER_MESSAGES

HOOKS = Path(__file__).parents[2] / "hooks"
SENTENCES = LOADER_MESSAGES | BATCH_MESSAGES


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("wording", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_tells_the_same_in_both_languages(wording: Wording) -> None:
    """The Danish and the English sentence differ, and they name the same values."""
    assert wording.da != wording.en
    assert _placeholders(wording.da) == _placeholders(wording.en)


@pytest.mark.parametrize("wording", LOADER_MESSAGES.values(), ids=LOADER_MESSAGES)
def test_an_editor_is_told_what_is_wrong_and_how_to_mend_it(wording: Wording) -> None:
    """What is wrong stands first; how to mend it stands last, in parentheses."""
    form = re.compile(r"[^()\n]+ \([^()\n]+\)")
    assert form.fullmatch(wording.da)
    assert form.fullmatch(wording.en)


@pytest.mark.parametrize("wording", BATCH_MESSAGES.values(), ids=BATCH_MESSAGES)
def test_a_row_is_refused_in_whole_sentences(wording: Wording) -> None:
    """What is wrong with a row begins with a capital and ends with a full stop."""
    form = re.compile(r"[A-ZÆØÅ][^()\n]+\.")
    assert form.fullmatch(wording.da)
    assert form.fullmatch(wording.en)


SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for path in HOOKS.rglob("*.py")
    if path.name not in {"messages.py", "schema.py"}
)
"""What raises errors: neither the sentences nor what tells them apart."""


def test_every_code_has_a_sentence() -> None:
    """No mistake is without words."""
    used = set(re.findall(r'(?:message|_unknown)\(\s*"([a-z_]+\.[a-z_]+)"', SOURCES))
    assert set() == used - (SENTENCES | EDITOR_MESSAGES | VISITOR_MESSAGES).keys()


def test_every_sentence_is_used() -> None:
    """No words are left over."""
    assert set() == SENTENCES.keys() - set(re.findall(r'"([a-z_]+\.[a-z_]+)"', SOURCES))


def test_a_code_means_one_sentence() -> None:
    """The codes about files are not the calculator's, and the batch's not the loader's."""
    assert set() == SENTENCES.keys() & (EDITOR_MESSAGES | VISITOR_MESSAGES).keys()
    assert set() == LOADER_MESSAGES.keys() & BATCH_MESSAGES.keys()
