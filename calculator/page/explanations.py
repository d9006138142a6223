"""Answers that open an amount of a table into what it is made of."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from calculator.forecast import forecast
from calculator.page.question import Question
from calculator.payslips import parse_payslips
from calculator.quote import Quote
from calculator.reports.finder import year_table
from calculator.reports.forecast import APART, company_name, months_table
from calculator.reports.json_view import report_view
from calculator.reports.phrases import Phrases
from calculator.reports.quote import quote_report
from calculator.reports.tables import Report, Row, Table

_MOST_EXPLAINED = 10
"""How many companies of a group are explained line by line."""


def explain(asked: Question) -> dict[str, Any]:
    """Give the lines and sentences behind an amount, of each company where it is a sum."""
    counts = asked.state.payslips.split(APART)
    states = [replace(asked.state, payslips=count) for count in counts]
    quotes = [replace(asked, state=state).quote() for state in states]
    names = _names(asked, len(quotes))
    if len(quotes) > _MOST_EXPLAINED:
        return _parts(asked, _sum_report(quotes, names, asked.phrases))
    named = zip(quotes, names, strict=True)
    return _parts(asked, *(_quote_part(asked, given, name) for given, name in named))


def _quote_part(asked: Question, given: Quote, name: str = "") -> Report:
    return replace(quote_report(given, asked.phrases), title=name)


def _names(asked: Question, wanted: int) -> list[str]:
    """Give the names of the group's companies, where an amount is of that many."""
    if wanted == 1:
        return [""]
    chosen, _ = asked.forecasts()
    return [company_name(chosen, at, asked.phrases) for at in range(len(chosen.companies))]


def _sum_report(quotes: Sequence[Quote], names: Sequence[str], phrases: Phrases) -> Report:
    rows = [
        Row((name, given.payslips, given.total)) for name, given in zip(names, quotes, strict=True)
    ]
    columns = (phrases.word("company"), phrases.word("units"), phrases.word("amount"))
    return Report(title="", tables=(Table(phrases.word("lines"), columns, tuple(rows)),))


def explain_finding(asked: Question) -> dict[str, Any]:
    """Give the lines of a tier's year, and of the month that is twelve times in it."""
    found = asked.finding()
    candidate = next(one for one in found.candidates if one.quote.tier == asked.state.tier)
    year = Report(title="", tables=(year_table(candidate, found, asked.phrases),))
    return _parts(asked, year, _quote_part(asked, candidate.quote))


def explain_year(asked: Question) -> dict[str, Any]:
    """Give the months of a tier's year, of one company of the group where one is asked for."""
    chosen, _ = asked.forecasts()
    if asked.company:
        position = parse_payslips(asked.company, asked.language)
        company = chosen.companies[position : position + 1]
        start = chosen.months[0].month
        chosen = forecast(asked.catalogue, asked.state.tier, company, start)
    return _parts(asked, Report(title="", tables=(months_table(chosen, asked.phrases),)))


def _parts(asked: Question, *reports: Report) -> dict[str, Any]:
    return {"parts": [report_view(report, asked.phrases) for report in reports]}
