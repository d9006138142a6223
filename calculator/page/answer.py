"""The calculator's one door for the page: a question in JSON in, an answer in JSON out.

Amounts cross as decimal strings and as finished text; the page computes nothing.
"""

import json
from collections.abc import Callable
from typing import Any

from calculator.errors import InputError, Message, message
from calculator.model import Catalogue
from calculator.page import downloads, explanations, prices
from calculator.page.question import Question, read_question
from calculator.reports.phrases import Phrases
from calculator.reports.spreadsheet import Book, fill_workbook
from calculator.services import Services


def answer(catalogue: Catalogue, services: Services, question: str) -> str:
    """Answer a visitor's question.

    The question names what it asks for as `ask`, the `language`, `today`'s date in Denmark, and
    the fields of `calculator.page.links.State`, each as the text that stands in the form.
    The answer has `"ok": true` and what was asked for, or `"ok": false` with the `field` to mend
    and a `message` for the visitor.
    """
    try:
        ask, asked = read_question(catalogue, services, question)
        answering = _ANSWERS[ask]
    except (ValueError, KeyError):
        return _refusal("", message("request.unreadable"), Phrases(catalogue, "da"))
    try:
        told = answering(asked)
    except InputError as error:
        return _refusal(error.field, error.message, asked.phrases)
    return json.dumps({"ok": True, **told})


def fill(catalogue: Catalogue, services: Services, question: str, book: Book) -> None:
    """Write what the question's text and CSV would have into a workbook, a sheet for each report.

    Raises InputError where there is no price, ValueError where the question can't be read.
    """
    _, asked = read_question(catalogue, services, question)
    for report in downloads.reports(asked):
        fill_workbook(book, report, catalogue.currency, asked.language)


def _refusal(field: str, told: Message, phrases: Phrases) -> str:
    return json.dumps({"ok": False, "field": field, "message": phrases.say(told)})


_ANSWERS: dict[str, Callable[[Question], dict[str, Any]]] = {
    "price": prices.price,
    "explain": explanations.explain,
    "explain_finding": explanations.explain_finding,
    "explain_year": explanations.explain_year,
    "break_evens": prices.break_even_points,
    "find": prices.found_tier,
    "forecast": prices.year,
    "printed": downloads.printed,
    "text": downloads.text,
    "csv": downloads.csv,
    "link": downloads.link,
    "read_link": downloads.read_link,
}
