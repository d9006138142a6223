"""Amounts, percentages and dates in words, and which of them come from the data.

What a page takes from the data is between two marks while the page is made. They are removed
when it has been checked: an amount, a percentage or a date outside of them was typed into a
page, a template or a label.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

BEGIN, END = "\ue000", "\ue001"
"""Signs of Unicode's private use, which no text has."""

type Kind = Literal["amount", "percentage", "date"]

_MONTHS = (
    "january|february|march|april|june|july|august|september|october|november|december"
    "|januar|februar|marts|maj|juni|juli|oktober|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|oct"
    "|nov|dec"
)
_MONTH = rf"(?:(?i:{_MONTHS})|May)\b"
"""May with a capital only: `2 may` is no date."""

_YEAR = r"\d{4}\b"
_DATE = "|".join(
    (
        r"(?<![\d-])\d{4}-\d{2}-\d{2}(?!\d)",
        rf"(?<![\d.,])\d{{1,2}}(?:\.|st|nd|rd|th)?\s{{0,3}}(?:of\s)?{_MONTH}(?:[.,]?\s{{0,3}}{_YEAR})?",
        rf"\b{_MONTH}\.?\s{{1,3}}(?:{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s{{1,3}}{_YEAR})?)",
        r"(?<![\d.,])\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})(?!\d)",
        r"(?<![\d/])\d{1,2}/\d{1,2}(?:[-/]|\s)\d{4}(?!\d)",
        r"(?<![\d/])\d{1,2}/\d{1,2}[-/]\d{2}(?!\d)",
        r"(?<![\d-])\d{1,2}-\d{1,2}-\d{4}(?!\d)",
    )
)
# An attribute in code that a reader copies, such as width="100%", is no statement.
_PERCENTAGE = r'(?<!=")(?<![\d.,])\d[\d.,]*[\s-]{0,3}(?:%|‰|(?i:procent\w*|pct\b|per\s?cent\w*))'
_CURRENCY = r"(?:DKK|SEK|NOK|EUR|USD|GBP)"
_AMOUNT = (
    r"(?i:\d[\d.,]*\s{0,3}(?:(?:mio|mia|mill)\.\s?|(?:tusinde?|thousand|million(?:er)?)\s)?"
    rf"(?:kr\b|kroner\b|øre\b|euros?\b|dollars?\b|[€$£]|{_CURRENCY}\b)"
    rf"|\d,-(?!\w)|(?:[€$£]|\b(?:{_CURRENCY}|kr\b\.?))\s{{0,3}}\d[\d.,]*)"
)
_NUMBER = re.compile(f"(?P<date>{_DATE})|(?P<percentage>{_PERCENTAGE})|(?P<amount>{_AMOUNT})")
_KNOWN = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")
_MARKS = re.compile(f"[{BEGIN}{END}]")
_AROUND = 30
_NEAR = 24
"""More signs than any word of a number has before its digits or behind them."""
_DIGITS = re.compile(rf"\d(?:\D{{0,{_NEAR}}}\d)*")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number that does not come from the data, as it is written, and the text around it."""

    kind: Kind
    words: str
    around: str

    @property
    def problem(self) -> str:
        """The problem, and how to fix it."""
        return (
            f"the {self.kind} «{self.words}» near «{self.around}» does not come from the data"
            " (write it in data/, and let the page take it from there)"
        )


def marked(text: str) -> str:
    """Mark a whole text as one that comes from the data."""
    return f"{BEGIN}{text}{END}"


@cache
def mark_numbers(text: str) -> str:
    """Mark every amount, percentage and date of a text that comes from the data."""
    return _NUMBER.sub(lambda found: marked(found[0]), unmarked(text))


def unmarked(text: str) -> str:
    """Return the text without marks."""
    return _MARKS.sub("", text)


def typed_numbers(text: str) -> Iterator[TypedNumber]:
    """Yield each amount, percentage and date of a text outside of the marks."""
    text = _MARKS.sub("", _KNOWN.sub("\n…\n", text))
    for found in _numbers(text):
        start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
        around = " ".join(text[start:end].split())
        yield TypedNumber(cast("Kind", found.lastgroup), " ".join(found[0].split()), around)


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield each number; only what is near a digit is looked at, which is little of a page."""
    for digits in _DIGITS.finditer(text):
        yield from _NUMBER.finditer(text, max(0, digits.start() - _NEAR), digits.end() + _NEAR)


def places_of(number: TypedNumber, sources: Iterable[Path]) -> list[tuple[Path, int]]:
    """Return each file and line in which a typed number begins."""
    words = re.compile(r"\s+".join(re.escape(word) for word in number.words.split()))
    return [
        (path, text.count("\n", 0, found.start()) + 1)
        for path in sources
        for text in [path.read_text(encoding="utf-8")]
        for found in words.finditer(text)
    ]
