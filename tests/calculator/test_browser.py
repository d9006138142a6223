"""The door between the page and the calculator: JSON in, JSON out, and nothing breaks it."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator.browser import answer
from calculator.formatting import Language, format_count
from calculator.messages import VISITOR_MESSAGES
from calculator.quote import quote
from tests.calculator.examples import (
    FIRST_DAY,
    PUBLISHED,
    catalogue,
    counts,
    languages,
    price_list,
)

CATALOGUE = catalogue(price_list("2024-02", price=PUBLISHED, status="example"))
QUESTION = {"payslips": "351", "tier": "basis", "date": "2024-02-01", "language": "da"}


def _ask(question: object) -> Any:  # noqa: ANN401, JSON
    return json.loads(answer(CATALOGUE, json.dumps(question)))


def test_an_answer_has_all_that_the_page_shows() -> None:
    """Amounts come as decimal strings and as finished Danish text, lines with their labels."""
    assert {
        "ok": True,
        "tier": "basis",
        "tier_name": "Basis (da)",
        "payslips": 351,
        "payslips_text": "351",
        "date": "2024-02-01",
        "price_list": "2024-02",
        "price_list_from": "1.\u00a0februar\u00a02024",
        "price_list_status": "example",
        "vat_included": False,
        "vat_rate": "25\u00a0%",
        "net": {"amount": "5661.03", "text": "5.661,03\u00a0kr."},
        "vat": {"amount": "1415.26", "text": "1.415,26\u00a0kr."},
        "gross": {"amount": "7076.29", "text": "7.076,29\u00a0kr."},
        "lines": [
            {
                "kind": "base",
                "label": "Grundpris",
                "quantity": "1",
                "unit_amount": {"amount": "4244.00", "text": "4.244,00\u00a0kr."},
                "amount": {"amount": "4244.00", "text": "4.244,00\u00a0kr."},
            },
            {
                "kind": "graduated",
                "label": "Lønsedler 1–350",
                "quantity": "350",
                "unit_amount": {"amount": "4.04", "text": "4,04\u00a0kr."},
                "amount": {"amount": "1414.00", "text": "1.414,00\u00a0kr."},
            },
            {
                "kind": "graduated",
                "label": "Lønsedler 351–750",
                "quantity": "1",
                "unit_amount": {"amount": "3.03", "text": "3,03\u00a0kr."},
                "amount": {"amount": "3.03", "text": "3,03\u00a0kr."},
            },
        ],
    } == _ask(QUESTION)


def test_an_answer_is_in_the_language_asked_for() -> None:
    """The same question in English has English words and English numbers."""
    given_answer = _ask(QUESTION | {"language": "en"})
    assert ("Basis (en)", "DKK\u00a05,661.03", "25%", "Base price") == (
        given_answer["tier_name"],
        given_answer["net"]["text"],
        given_answer["vat_rate"],
        given_answer["lines"][0]["label"],
    )


REFUSED = [
    ({"payslips": ""}, "payslips", "payslips.empty"),
    ({"payslips": "-1"}, "payslips", "payslips.negative"),
    ({"payslips": "1,5"}, "payslips", "payslips.fraction"),
    ({"payslips": "1000001"}, "payslips", "payslips.too_many"),
    ({"payslips": "mange"}, "payslips", "payslips.not_a_number"),
    ({"tier": "guld"}, "tier", "tier.unknown"),
    ({"date": "i morgen"}, "date", "date.not_a_date"),
    ({"date": "2024-01-31"}, "date", "date.before_first"),
]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("change", "field", "code"), REFUSED)
def test_a_refusal_names_the_field_to_mend(
    change: dict[str, str], field: str, code: str, language: Language
) -> None:
    """What can't be priced is told beside the field, in the visitor's language."""
    refusal = _ask(QUESTION | {"language": language} | change)
    first_words = getattr(VISITOR_MESSAGES[code], language).split("{")[0]
    assert (False, field, first_words) == (
        refusal["ok"],
        refusal["field"],
        refusal["message"][: len(first_words)],
    )


UNREADABLE = {
    "nothing": "",
    "null": "null",
    "list": "[]",
    "number": "5",
    "text": '"351"',
    "unfinished": "{",
    "no field": "{}",
    "nested too deeply": "[" * 100_000,
    "number too long": "9" * 10_000,
    "count no text": json.dumps(QUESTION | {"payslips": 351}),
    "count null": json.dumps(QUESTION | {"payslips": None}),
    "tier no text": json.dumps(QUESTION | {"tier": ["basis"]}),
    "date no text": json.dumps(QUESTION | {"date": True}),
    "language not ours": json.dumps(QUESTION | {"language": "sv"}),
    "language in capitals": json.dumps(QUESTION | {"language": "EN"}),
    "language missing": json.dumps({"payslips": "351", "tier": "basis", "date": "2024-02-01"}),
}


@pytest.mark.parametrize("question", UNREADABLE.values(), ids=UNREADABLE)
def test_an_unreadable_question_is_answered_all_the_same(question: str) -> None:
    """A question that the page would never ask gets a refusal that belongs to no field."""
    assert {
        "ok": False,
        "field": "",
        "message": "Beregneren fik et spørgsmål, den ikke kan læse. Genindlæs siden, og prøv igen.",
    } == json.loads(answer(CATALOGUE, question))


words = st.text(max_size=20)


@given(
    st.fixed_dictionaries(
        {
            "payslips": words | counts.map(str),
            "tier": words | st.just("basis"),
            "date": words | st.dates().map(str),
            "language": languages | words,
        }
    )
)
@example({"payslips": "1", "tier": "\ud800{known}", "date": "2024-02-01", "language": "da"})
def test_whatever_stands_in_the_form_has_an_answer(question: dict[str, str]) -> None:
    """Any text in any field gets an answer that travels as UTF-8 JSON."""
    told = answer(CATALOGUE, json.dumps(question))
    assert json.loads(told.encode())["ok"] in {True, False}


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_whatever_is_asked_has_an_answer(question: str) -> None:
    """No text breaks the door."""
    assert json.loads(answer(CATALOGUE, question))["ok"] is False


@given(counts, languages)
def test_an_answer_has_the_amounts_of_the_quote(count: int, language: Language) -> None:
    """What crosses to the page is the quote, to the last digit."""
    told = quote(CATALOGUE, "basis", count, FIRST_DAY)
    question = QUESTION | {"payslips": format_count(count, language), "language": language}
    given_answer = _ask(question)
    assert [
        str(count),
        *map(str, (told.net, told.vat, told.gross, *(line.amount for line in told.lines))),
    ] == [
        str(given_answer["payslips"]),
        *(given_answer[name]["amount"] for name in ("net", "vat", "gross")),
        *(line["amount"]["amount"] for line in given_answer["lines"]),
    ]
