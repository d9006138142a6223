"""Amounts, percentages and dates are found in both languages, except those of the data."""

from pathlib import Path

import pytest

from hooks.checks.provenance import mark_numbers, places_of, typed_numbers, unmarked

AMOUNTS = [
    "1.450,00 kr.",
    "1.450,00\u00a0kr.",
    "99 kr",
    "99 kroner",
    "50 øre",
    "99,-",
    "kr. 99",
    "kr 99",
    "DKK 1,450",
    "DKK 1,450.00",
    "1,450 DKK",
    "2 mio. kr.",
    "2 million kroner",
    "5 €",
    "€5",
    "£5",
    "5 euros",
]
PERCENTAGES = [
    "15 %",
    "15%",
    "15\u00a0%",
    "2,5 %",
    "2.5%",
    "15 procent",
    "15-procents",
    "15 pct.",
    "15 per cent",
    "15 percent",
    "5 ‰",
]
DATES = [
    "1. februar 2024",
    "1.\u00a0februar\u00a02024",
    "den 15. marts",
    "15 marts",
    "5. jan.",
    "oktober 2023",
    "Maj 2024",
    "1 February 2024",
    "1st February 2024",
    "15th of March",
    "15 March",
    "March 15",
    "March 15, 2024",
    "May 1",
    "Feb 1st",
    "October 2023",
    "2024-02-01",
    "01.02.2024",
    "1.2.24",
    "1. 2. 2024",
    "1/2-2024",
    "01/02/2024",
    "1/2 2024",
    "01-02-2024",
]
FORMS = [
    *(("amount", words) for words in AMOUNTS),
    *(("percentage", words) for words in PERCENTAGES),
    *(("date", words) for words in DATES),
]


@pytest.mark.parametrize(("kind", "words"), FORMS)
def test_a_typed_number_is_found_in_each_form(kind: str, words: str) -> None:
    """One number is found in a sentence, of its kind."""
    found = list(typed_numbers(f"Here is {words} in words."))
    assert [kind] == [number.kind for number in found]


@pytest.mark.parametrize(("kind", "words"), FORMS)
def test_a_number_of_the_data_is_known_in_each_form(kind: str, words: str) -> None:
    """A marked text has no typed number; without its marks it is as it was."""
    text = f"Here is {words} in words."
    assert [] == list(typed_numbers(mark_numbers(text))), kind
    assert text == unmarked(mark_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "WCAG 2.2 på niveau AA",
        "op til 4 timer pr. år, hver 14. dag",
        "kr. nævnes, og den 1. i måneden",
        "5 til 10 arbejdsdage",
        "you may 10 times, 2 may be",
        "fx 1.250,50",
        "+45 00 00 00 00",
        "351–750 lønsedler",
        'width="100%"',
        "24/7",
        "2024-02",
    ],
)
def test_other_numbers_are_none_of_them(text: str) -> None:
    """Counts, hours, versions, telephone numbers and the code of an attribute may be typed."""
    assert [] == list(typed_numbers(text))


def test_marks_twice_are_marks_once() -> None:
    """A text that has been marked may be marked again, as where it is filled in."""
    once = mark_numbers("Fra 99 kr. og 15 %")
    assert once == mark_numbers(once)


def test_a_typed_number_is_found_where_it_was_typed(tmp_path: Path) -> None:
    """The line is the one on which it begins, whatever kind of space is in it."""
    source = tmp_path / "faq.md"
    source.write_text("# Svar\n\nSenest den 15.\nmarts 2024.\n", encoding="utf-8")
    (number,) = typed_numbers("Senest den 15.\u00a0marts 2024.")
    assert [(source, 3)] == places_of(number, [source])
