"""Answers about prices: the quote and what goes with it, break-evens, the finder, the year."""

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from calculator.breakeven import break_evens
from calculator.comparison import change_to, compare, next_price_list
from calculator.errors import InputError
from calculator.finder import Finding
from calculator.money import decimal_text
from calculator.page.links import REQUESTS, State, fragment
from calculator.page.question import Question
from calculator.payslips import parse_payslips
from calculator.quote import Quote
from calculator.reports.breakeven import break_even_report
from calculator.reports.chart_axes import list_axes
from calculator.reports.comparison import comparison_table, worked_table
from calculator.reports.finder import finder_report
from calculator.reports.forecast import COUNT_SEPARATOR, forecast_report
from calculator.reports.json_view import money_view, report_view, table_view
from calculator.reports.phrases import Phrases
from calculator.reports.quote import change_sentences, quote_report, then_and_now_sentence
from calculator.reports.tables import as_prose


def price(question: Question) -> dict[str, Any]:
    """Return the quote with its lines, the comparison of all tiers, and the coming change."""
    quote = question.quote()
    phrases = question.phrases
    report = quote_report(quote, phrases)
    compared = compare(question.catalogue, quote.payslips, quote.date, quote.tier)
    return {
        **_quoted(quote, phrases),
        "sentences": report.sentences,
        "lines": table_view(report.tables[0], phrases),
        "notes": phrases.list_notes(quote.price_list),
        "comparison": table_view(comparison_table(compared, quote.tier, phrases), phrases),
        "change": _change(question, quote),
        "then_and_now": _then_and_now(question, quote),
        "summary": as_prose(report, quote.currency, question.language),
        "point": _point(question, quote),
        "requests": {request: _request(question, quote, request) for request in REQUESTS},
    }


def _quoted(quote: Quote, phrases: Phrases) -> dict[str, Any]:
    return {
        "tier": quote.tier,
        "tier_name": phrases.tier(quote.tier),
        "payslips": quote.payslips,
        "payslips_text": phrases.count(quote.payslips),
        "date": quote.date.isoformat(),
        "price_list": quote.price_list.id,
        "price_list_status": quote.price_list.status,
        "vat_included": quote.vat_included,
        "net": money_view(quote.net, phrases),
        "vat": money_view(quote.vat, phrases),
        "gross": money_view(quote.gross, phrases),
        "total": money_view(quote.total, phrases),
    }


def _change(question: Question, quote: Quote) -> Sequence[str]:
    coming = next_price_list(question.catalogue, quote.date)
    if coming is None:
        return ()
    return change_sentences(change_to(question.catalogue, quote, coming), question.phrases)


def _then_and_now(question: Question, now: Quote) -> str:
    """Return a sentence on the price under the list of the link, where that is another one."""
    then = question.under_linked_list()
    return "" if then is None else _then_and_now_text(question, then.quote().total, now.total)


def _then_and_now_text(question: Question, then: Decimal, now: Decimal) -> str:
    return then_and_now_sentence(question.state.list, then, now, question.phrases)


def _request(question: Question, quote: Quote, request: str) -> str:
    """Return the link fragment that passes the quote to the contact form."""
    state = asdict(question.state) | {"list": quote.price_list.id, "request": request}
    return fragment(State(**state))


def _point(question: Question, quote: Quote) -> dict[str, str] | None:
    """Return the position of the quote on the chart up to `chart`, as shares of the axes."""
    try:
        max_count = parse_payslips(question.chart, question.language)
    except InputError:
        return None
    axes = list_axes(quote.price_list, question.catalogue.rounding.step, max_count)
    x, y = axes.counts.share(Decimal(quote.payslips)), axes.amounts.share(quote.total)
    return None if x is None or y is None else {"x": str(x), "y": str(y)}


def break_even_points(question: Question) -> dict[str, Any]:
    """Return where the order of prices changes on the date, with worked prices."""
    price_list = question.catalogue.price_list_on(question.day)
    found = break_evens(question.catalogue, price_list)
    shown = report_view(break_even_report(found, question.phrases), question.phrases)
    counts = [
        parse_payslips(count, question.language)
        for count in question.counts.split(COUNT_SEPARATOR)
        if count
    ]
    worked = worked_table(question.catalogue, counts, question.day, question.phrases)
    return {"price_list": price_list.id, "worked": table_view(worked, question.phrases), **shown}


def found_tier(question: Question) -> dict[str, Any]:
    """Return the cheapest tier that has the needed services, and a verdict on each tier."""
    found = question.finding()
    return {
        **report_view(finder_report(found, question.phrases), question.phrases),
        "then_and_now": _finder_then_and_now(question, found),
    }


def _finder_then_and_now(question: Question, found: Finding) -> str:
    then = question.under_linked_list()
    best_then = None if then is None else then.finding().best
    if best_then is None or found.best is None:
        return ""
    return _then_and_now_text(question, best_then.total, found.best.total)


def year(question: Question) -> dict[str, Any]:
    """Return the year by month; `highest` is the largest month's total, `start` the first month."""
    chosen, others = question.forecasts()
    highest = max(month.total for month in chosen.months)
    then = question.under_linked_list()
    then_and_now = (
        ""
        if then is None
        else _then_and_now_text(question, then.forecasts()[0].total, chosen.total)
    )
    return {
        **report_view(forecast_report(chosen, others, question.phrases), question.phrases),
        "highest": decimal_text(highest),
        "start": chosen.months[0].month.isoformat()[:7],
        "then_and_now": then_and_now,
    }
