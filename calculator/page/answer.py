"""The only entry point of the page: takes a question as JSON and returns an answer as JSON.

Amounts are passed as decimal strings and as formatted text; the page computes nothing.
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
    """Return the answer to a visitor's question.

    The question has the kind of answer as `ask`, the `language`, the date in Denmark as `today`,
    and the fields of `calculator.page.links.State`, each as the text in the form.
    The answer has `"ok": true` and the requested values, or `"ok": false` with the `field` to fix
    and a `message` for the visitor.
    """
    try:
        ask, parsed = read_question(catalogue, services, question)
        respond = _RESPONDERS[ask]
    except (ValueError, KeyError):
        return _failure("", message("request.unreadable"), Phrases(catalogue, "da"))
    try:
        values = respond(parsed)
    except InputError as error:
        return _failure(error.field, error.message, parsed.phrases)
    return json.dumps({"ok": True, **values})


def fill(catalogue: Catalogue, services: Services, question: str, book: Book) -> None:
    """Write the reports that answer the question into a workbook, one sheet for each.

    Raises InputError where there is no price, ValueError where the question can't be parsed.
    """
    _, parsed = read_question(catalogue, services, question)
    for report in downloads.reports(parsed):
        fill_workbook(book, report, catalogue.currency, parsed.language)


def _failure(field: str, message: Message, phrases: Phrases) -> str:
    return json.dumps({"ok": False, "field": field, "message": phrases.say(message)})


_RESPONDERS: dict[str, Callable[[Question], dict[str, Any]]] = {
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
