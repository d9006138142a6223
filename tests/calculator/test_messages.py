"""The sentences about errors: complete, in both languages, and each with a way to mend it."""

import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from string import Formatter
from types import CodeType

import pytest

import calculator
from calculator.errors import Parameter, message
from calculator.formatting import Language
from calculator.messages import EDITOR_MESSAGES, VISITOR_MESSAGES, Wording, say

SENTENCES = EDITOR_MESSAGES | VISITOR_MESSAGES
CODE = re.compile(r"[a-z_]+\.[a-z_]+")


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("wording", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_tells_the_same_in_both_languages(wording: Wording) -> None:
    """The Danish and the English sentence differ, and they name the same values."""
    assert wording.da != wording.en
    assert _placeholders(wording.da) == _placeholders(wording.en)


@pytest.mark.parametrize("wording", EDITOR_MESSAGES.values(), ids=EDITOR_MESSAGES)
def test_an_editor_is_told_what_is_wrong_and_how_to_mend_it(wording: Wording) -> None:
    """What is wrong stands first; how to mend it stands last, in parentheses."""
    form = re.compile(r"[^()\n]+ \([^()\n]+\)")
    assert form.fullmatch(wording.da)
    assert form.fullmatch(wording.en)


@pytest.mark.parametrize("wording", VISITOR_MESSAGES.values(), ids=VISITOR_MESSAGES)
def test_a_visitor_is_told_in_whole_sentences(wording: Wording) -> None:
    """A visitor's message begins with a capital and ends with a full stop, or another message."""
    form = re.compile(r"[A-ZÆØÅ][^()\n]+(\.|\{reason\})")
    assert form.fullmatch(wording.da)
    assert form.fullmatch(wording.en)


def _constants(code: CodeType) -> Iterator[object]:
    for constant in code.co_consts:
        yield constant
        if isinstance(constant, CodeType):
            yield from _constants(constant)


def _codes_used() -> Iterator[str]:
    """Give every constant of the calculator that reads as a code, from bytecode or source."""
    for module in pkgutil.iter_modules(calculator.__path__, "calculator."):
        spec = find_spec(module.name)
        if module.name == "calculator.messages" or spec is None or spec.loader is None:
            continue
        code = spec.loader.get_code(module.name)  # type: ignore[attr-defined]
        for constant in _constants(code):
            if isinstance(constant, str) and CODE.fullmatch(constant):
                yield constant


def test_every_code_has_a_sentence_and_every_sentence_is_used() -> None:
    """No error is without words, and no words are left over."""
    assert SENTENCES.keys() == set(_codes_used())


def test_no_code_is_for_visitors_and_editors_alike() -> None:
    """A code means one sentence."""
    assert set() == VISITOR_MESSAGES.keys() & EDITOR_MESSAGES.keys()


WRITTEN: list[tuple[Parameter, Language, str]] = [
    (1_000_000, "da", "1.000.000"),
    (1_000_000, "en", "1,000,000"),
    (Decimal("1234.50"), "da", "1.234,5"),
    (Decimal("1234.50"), "en", "1,234.5"),
    (date(2024, 2, 1), "da", "1.\u00a0februar\u00a02024"),
    (date(2024, 2, 1), "en", "1\u00a0February\u00a02024"),
    ("{braces} stay", "da", "{braces} stay"),
]


@pytest.mark.parametrize(("value", "language", "expected"), WRITTEN)
def test_a_sentence_writes_its_values_as_the_language_does(
    value: Parameter, language: Language, expected: str
) -> None:
    """Counts, numbers and dates in a sentence read as they do on the page; words stand as given."""
    sentences = {"a.code": Wording("<{value}>", "<{value}>")}
    assert f"<{expected}>" == say(message("a.code", value=value), language, sentences)


def test_a_sentence_is_said_in_the_language_asked_for() -> None:
    """Danish for da, English for en."""
    told = message("date.no_list")
    assert ("Der er endnu ingen prisliste.", "There is no price list yet.") == (
        say(told, "da"),
        say(told, "en"),
    )
