"""Answers to save or share: everything that is filled in, as text, CSV, print or a link."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from calculator.comparison import compare
from calculator.errors import InputError, message
from calculator.page.links import MAX_FRAGMENT, State, fragment, read_fragment
from calculator.page.question import Question
from calculator.reports.comparison import comparison_report
from calculator.reports.finder import finder_report
from calculator.reports.forecast import forecast_report
from calculator.reports.json_view import report_view
from calculator.reports.quote import quote_report
from calculator.reports.spreadsheet import as_csv
from calculator.reports.tables import Report, as_prose

_MAX_PRINTED = 5
"""How many companies of a group are listed on a printed page."""


def reports(question: Question, max_companies: int | None = None) -> Iterator[Report]:
    """Yield the reports for everything that the visitor has filled in."""
    has_year = bool(question.state.forecast.strip())
    if question.state.payslips.strip() or not has_year:
        quote = question.quote()
        compared = compare(question.catalogue, quote.payslips, quote.date, quote.tier)
        yield quote_report(quote, question.phrases)
        yield comparison_report(compared, quote.tier, question.phrases)
        if question.state.needs or question.state.hours.strip():
            yield finder_report(question.finding(), question.phrases)
    if has_year:
        yield forecast_report(*question.forecasts(), question.phrases, max_companies)


def printed(question: Question) -> dict[str, Any]:
    """Return the printable reports, without the parts that have invalid fields."""
    parts = [question]
    state = question.state
    if state.payslips.strip() and state.forecast.strip():
        parts = [
            replace(question, state=replace(state, forecast="")),
            replace(question, state=replace(state, payslips="")),
        ]
    readable: list[Report] = []
    for part in parts:
        try:
            for report in reports(part, _MAX_PRINTED):
                readable.append(report)  # noqa: PERF402, reports before an invalid field are used
        except InputError:
            continue
    return {"reports": [report_view(report, question.phrases) for report in readable]}


def text(question: Question) -> dict[str, Any]:
    """Return the reports as text that reads well in a mail."""
    currency = question.catalogue.currency
    texts = [as_prose(report, currency, question.language) for report in reports(question)]
    return {"text": "\n".join(texts)}


def csv(question: Question) -> dict[str, Any]:
    """Return the reports as the text of a CSV file."""
    return {"text": as_csv(*reports(question))}


def link(question: Question) -> dict[str, Any]:
    """Return the fragment of a link to the state, with the price list in force."""
    price_list = question.catalogue.price_list_on(question.day)
    link_fragment = fragment(State(**(asdict(question.state) | {"list": price_list.id})))
    if len(link_fragment) > MAX_FRAGMENT:
        raise InputError("link", message("link.too_much"))
    return {"fragment": link_fragment}


def read_link(question: Question) -> dict[str, Any]:
    """Return the usable part of a link, and a sentence for each part that is not usable."""
    state, messages = read_fragment(question.link, question.catalogue, question.services)
    sentences = [question.phrases.say(message) for message in messages]
    return {"state": asdict(state), "notes": sentences}
