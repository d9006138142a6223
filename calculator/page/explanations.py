"""Answers that explain an amount of a table by its parts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from calculator.forecast import forecast
from calculator.page.question import Question
from calculator.payslips import parse_payslips
from calculator.quote import Quote
from calculator.reports.finder import year_table
from calculator.reports.forecast import COUNT_SEPARATOR, company_name, months_table
from calculator.reports.json_view import report_view
from calculator.reports.phrases import Phrases
from calculator.reports.quote import quote_report
from calculator.reports.tables import Report, Row, Table

_MAX_EXPLAINED = 10
"""How many companies of a group are explained line by line."""


def explain(question: Question) -> dict[str, Any]:
    """Return the lines and sentences that explain an amount, for each company of a sum."""
    counts = question.state.payslips.split(COUNT_SEPARATOR)
    states = [replace(question.state, payslips=count) for count in counts]
    quotes = [replace(question, state=state).quote() for state in states]
    names = _company_names(question, len(quotes))
    if len(quotes) > _MAX_EXPLAINED:
        return _parts(question, _sum_report(quotes, names, question.phrases))
    named = zip(quotes, names, strict=True)
    return _parts(question, *(_quote_part(question, quote, name) for quote, name in named))


def _quote_part(question: Question, quote: Quote, name: str = "") -> Report:
    return replace(quote_report(quote, question.phrases), title=name)


def _company_names(question: Question, count: int) -> list[str]:
    """Return the names of the companies whose amounts make up the amount."""
    if count == 1:
        return [""]
    chosen, _ = question.forecasts()
    return [
        company_name(chosen, position, question.phrases)
        for position in range(len(chosen.companies))
    ]


def _sum_report(quotes: Sequence[Quote], names: Sequence[str], phrases: Phrases) -> Report:
    rows = [
        Row((name, quote.payslips, quote.total)) for name, quote in zip(names, quotes, strict=True)
    ]
    columns = (phrases.word("company"), phrases.word("units"), phrases.word("amount"))
    return Report(title="", tables=(Table(phrases.word("lines"), columns, tuple(rows)),))


def explain_finding(question: Question) -> dict[str, Any]:
    """Return the lines of a tier's year, and of the month that is multiplied by twelve."""
    found = question.finding()
    candidate = next(one for one in found.candidates if one.quote.tier == question.state.tier)
    year = Report(title="", tables=(year_table(candidate, found, question.phrases),))
    return _parts(question, year, _quote_part(question, candidate.quote))


def explain_year(question: Question) -> dict[str, Any]:
    """Return the months of a tier's year, for a single company where the question names one."""
    chosen, _ = question.forecasts()
    if question.company:
        position = parse_payslips(question.company, question.language)
        company = chosen.companies[position : position + 1]
        start = chosen.months[0].month
        chosen = forecast(question.catalogue, question.state.tier, company, start)
    return _parts(question, Report(title="", tables=(months_table(chosen, question.phrases),)))


def _parts(question: Question, *reports: Report) -> dict[str, Any]:
    return {"parts": [report_view(report, question.phrases) for report in reports]}
