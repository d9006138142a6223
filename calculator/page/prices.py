"""Answers about prices: the quote with all beside it, break-evens, the finder and the year."""

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
from calculator.reports.forecast import APART, forecast_report
from calculator.reports.json_view import money_view, report_view, table_view
from calculator.reports.phrases import Phrases
from calculator.reports.quote import change_sentences, quote_report, then_and_now_sentence
from calculator.reports.tables import as_prose


def price(asked: Question) -> dict[str, Any]:
    """Give the quote with its lines, all tiers beside it, and what changes when."""
    given = asked.quote()
    phrases = asked.phrases
    report = quote_report(given, phrases)
    compared = compare(asked.catalogue, given.payslips, given.date, given.tier)
    return {
        **_quoted(given, phrases),
        "sentences": report.sentences,
        "lines": table_view(report.tables[0], phrases),
        "notes": phrases.list_notes(given.price_list),
        "comparison": table_view(comparison_table(compared, given.tier, phrases), phrases),
        "change": _change(asked, given),
        "then_and_now": _then_and_now(asked, given),
        "summary": as_prose(report, given.currency, asked.language),
        "point": _point(asked, given),
        "requests": {request: _request(asked, given, request) for request in REQUESTS},
    }


def _quoted(given: Quote, phrases: Phrases) -> dict[str, Any]:
    return {
        "tier": given.tier,
        "tier_name": phrases.tier(given.tier),
        "payslips": given.payslips,
        "payslips_text": phrases.count(given.payslips),
        "date": given.date.isoformat(),
        "price_list": given.price_list.id,
        "price_list_status": given.price_list.status,
        "vat_included": given.vat_included,
        "net": money_view(given.net, phrases),
        "vat": money_view(given.vat, phrases),
        "gross": money_view(given.gross, phrases),
        "total": money_view(given.total, phrases),
    }


def _change(asked: Question, given: Quote) -> Sequence[str]:
    coming = next_price_list(asked.catalogue, given.date)
    if coming is None:
        return ()
    return change_sentences(change_to(asked.catalogue, given, coming), asked.phrases)


def _then_and_now(asked: Question, now: Quote) -> str:
    """Say what a shared calculation cost under its own list, where that is another one."""
    then = asked.then()
    return "" if then is None else _told_then(asked, then.quote().total, now.total)


def _told_then(asked: Question, then: Decimal, now: Decimal) -> str:
    return then_and_now_sentence(asked.state.list, then, now, asked.phrases)


def _request(asked: Question, given: Quote, request: str) -> str:
    """Give the fragment by which the contact form takes the quote along."""
    state = asdict(asked.state) | {"list": given.price_list.id, "request": request}
    return fragment(State(**state))


def _point(asked: Question, given: Quote) -> dict[str, str] | None:
    """Give where the quote is on a chart up to the count `chart`, as shares of its axes."""
    try:
        most = parse_payslips(asked.chart, asked.language)
    except InputError:
        return None
    drawn = list_axes(given.price_list, asked.catalogue.rounding.step, most)
    x, y = drawn.counts.share(Decimal(given.payslips)), drawn.amounts.share(given.total)
    return None if x is None or y is None else {"x": str(x), "y": str(y)}


def break_even_points(asked: Question) -> dict[str, Any]:
    """Give where the order of prices turns on the date, and worked prices beside it."""
    listed = asked.catalogue.price_list_on(asked.day)
    found = break_evens(asked.catalogue, listed)
    shown = report_view(break_even_report(found, asked.phrases), asked.phrases)
    counts = [parse_payslips(count, asked.language) for count in asked.counts.split(APART) if count]
    worked = worked_table(asked.catalogue, counts, asked.day, asked.phrases)
    return {"price_list": listed.id, "worked": table_view(worked, asked.phrases), **shown}


def found_tier(asked: Question) -> dict[str, Any]:
    """Give the cheapest tier that has what is needed, and a verdict on each tier."""
    found = asked.finding()
    return {
        **report_view(finder_report(found, asked.phrases), asked.phrases),
        "then_and_now": _found_then(asked, found),
    }


def _found_then(asked: Question, found: Finding) -> str:
    then = asked.then()
    best_then = None if then is None else then.finding().best
    if best_then is None or found.best is None:
        return ""
    return _told_then(asked, best_then.total, found.best.total)


def year(asked: Question) -> dict[str, Any]:
    """Give the year month by month; `highest` is its dearest month, `start` its first."""
    chosen, others = asked.forecasts()
    highest = max(month.total for month in chosen.months)
    then = asked.then()
    told = "" if then is None else _told_then(asked, then.forecasts()[0].total, chosen.total)
    return {
        **report_view(forecast_report(chosen, others, asked.phrases), asked.phrases),
        "highest": decimal_text(highest),
        "start": chosen.months[0].month.isoformat()[:7],
        "then_and_now": told,
    }
