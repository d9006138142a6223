"""Answers to take away: everything that is filled in, as text, CSV, print or a link."""

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

_MOST_PRINTED = 5
"""How many companies of a group stand one by one on a printed page."""


def reports(asked: Question, most_companies: int | None = None) -> Iterator[Report]:
    """Give everything that the visitor has filled in, as one report after the other."""
    has_year = bool(asked.state.forecast.strip())
    if asked.state.payslips.strip() or not has_year:
        given = asked.quote()
        compared = compare(asked.catalogue, given.payslips, given.date, given.tier)
        yield quote_report(given, asked.phrases)
        yield comparison_report(compared, given.tier, asked.phrases)
        if asked.state.needs or asked.state.hours.strip():
            yield finder_report(asked.finding(), asked.phrases)
    if has_year:
        yield forecast_report(*asked.forecasts(), asked.phrases, most_companies)


def printed(asked: Question) -> dict[str, Any]:
    """Give what can be printed: a part whose fields have to be mended first is left out."""
    parts = [asked]
    state = asked.state
    if state.payslips.strip() and state.forecast.strip():
        parts = [
            replace(asked, state=replace(state, forecast="")),
            replace(asked, state=replace(state, payslips="")),
        ]
    kept: list[Report] = []
    for part in parts:
        try:
            for report in reports(part, _MOST_PRINTED):
                kept.append(report)  # noqa: PERF402, what came before a mistake is kept
        except InputError:
            continue
    return {"reports": [report_view(report, asked.phrases) for report in kept]}


def text(asked: Question) -> dict[str, Any]:
    """Give everything that is filled in as text that reads well in a mail."""
    currency = asked.catalogue.currency
    texts = [as_prose(report, currency, asked.language) for report in reports(asked)]
    return {"text": "\n".join(texts)}


def csv(asked: Question) -> dict[str, Any]:
    """Give everything that is filled in as a CSV file's text."""
    return {"text": as_csv(*reports(asked))}


def link(asked: Question) -> dict[str, Any]:
    """Give the fragment of a link to the state, with the price list that it is made under."""
    listed = asked.catalogue.price_list_on(asked.day)
    made = fragment(State(**(asdict(asked.state) | {"list": listed.id})))
    if len(made) > MAX_FRAGMENT:
        raise InputError("link", message("link.too_much"))
    return {"fragment": made}


def read_link(asked: Question) -> dict[str, Any]:
    """Give what can be used of a link, and a sentence for each thing that can't."""
    state, told = read_fragment(asked.link, asked.catalogue, asked.services)
    return {"state": asdict(state), "told": [asked.phrases.say(each) for each in told]}
