"""The sentences for visitors: complete, and in both languages."""

import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from string import Formatter
from types import CodeType

import pytest
from hypothesis import given

import calculator
from calculator.errors import Parameter, message
from calculator.formatting import Language
from calculator.messages import VISITOR_MESSAGES, Wording, say
from calculator.model import Meter
from calculator.reports.labels import unit_words
from calculator.reports.words import WORDS
from tests.calculator.examples import languages, meters

CODE = re.compile(r"[a-z_]+\.[a-z_]+")


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("wording", VISITOR_MESSAGES.values(), ids=VISITOR_MESSAGES)
def test_a_sentence_tells_the_same_in_both_languages(wording: Wording) -> None:
    """The Danish and the English sentence differ, and they name the same values."""
    assert wording.da != wording.en
    assert _placeholders(wording.da) == _placeholders(wording.en)


@pytest.mark.parametrize("wording", VISITOR_MESSAGES.values(), ids=VISITOR_MESSAGES)
def test_a_visitor_message_is_a_complete_sentence(wording: Wording) -> None:
    """A visitor's message begins with a capital and ends with a full stop, or another message."""
    form = re.compile(r"(?:[A-ZÆØÅ]|\{Units\})[^()\n]+(\.|\{reason\})")
    assert form.fullmatch(wording.da)
    assert form.fullmatch(wording.en)


UNIT_WORDS = {"unit", "units", "Units"}


def _formatted(wording: Wording, code: str, meter: Meter, language: Language) -> str:
    """Return a visitor's message with marks for its values."""
    template = wording.da if language == "da" else wording.en
    values = dict.fromkeys(_placeholders(template) - UNIT_WORDS, "<>")
    return say(message(code, **values), language, words=unit_words(meter, language))


@pytest.mark.parametrize("code", VISITOR_MESSAGES)
@given(meter=meters, language=languages)
def test_a_visitor_message_works_with_the_words_of_any_meter(
    code: str, meter: Meter, language: Language
) -> None:
    """The words of the meter appear unchanged, and no placeholder is left."""
    wording = VISITOR_MESSAGES[code]
    template = wording.da if language == "da" else wording.en
    parts = {name: words for name, words in unit_words(meter, language).items() if name in template}
    expected = re.sub(
        r"\{(\w+)\}", lambda found: parts[found[1]] if found[1] in UNIT_WORDS else "<>", template
    )
    assert expected == _formatted(wording, code, meter, language)


@pytest.mark.parametrize(("da", "en"), [*VISITOR_MESSAGES.values(), *WORDS.values()])
def test_no_sentence_names_what_a_provider_counts(da: str, en: str) -> None:
    """The words of the meter are data."""
    assert [] == re.findall(r"(?i)lønsed|lønkør|payslip|payroll", da + en)


def _constants(code: CodeType) -> Iterator[object]:
    for constant in code.co_consts:
        yield constant
        if isinstance(constant, CodeType):
            yield from _constants(constant)


def _codes_used() -> Iterator[str]:
    """Yield every constant of the calculator that looks like a code, from bytecode or source."""
    for module in pkgutil.walk_packages(calculator.__path__, "calculator."):
        spec = find_spec(module.name)
        if module.name == "calculator.messages" or spec is None or spec.loader is None:
            continue
        code = spec.loader.get_code(module.name)  # type: ignore[attr-defined]
        for constant in _constants(code):
            if isinstance(constant, str) and CODE.fullmatch(constant):
                yield constant


def test_every_sentence_is_used() -> None:
    """No words are left over; that each code has words is checked with those for editors."""
    assert set() == VISITOR_MESSAGES.keys() - set(_codes_used())


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
    """Counts, numbers and dates are formatted as on the page; words are not changed."""
    sentences = {"a.code": Wording("<{value}>", "<{value}>")}
    assert f"<{expected}>" == say(message("a.code", value=value), language, sentences)


def test_a_sentence_is_in_the_language() -> None:
    """Danish for da, English for en."""
    no_list = message("date.no_list")
    assert ("Der er endnu ingen prisliste.", "There is no price list yet.") == (
        say(no_list, "da"),
        say(no_list, "en"),
    )
