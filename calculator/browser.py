"""The calculator's one door for the page: a question in JSON in, an answer in JSON out.

Amounts cross as decimal strings and as finished text; the page computes nothing.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from calculator.breakeven import break_evens
from calculator.breakeven_report import break_even_report
from calculator.chart import axes
from calculator.comparison import change_to, compare, next_price_list
from calculator.comparison_report import comparison_report, comparison_table
from calculator.curve import curves
from calculator.errors import InputError, Message, message
from calculator.finder import find, parse_hourly_rate, parse_hours
from calculator.finder_report import finder_report
from calculator.forecast import Forecast, forecast
from calculator.forecast_input import parse_companies, parse_month
from calculator.forecast_report import COUNTS_APART, forecast_report
from calculator.formatting import LANGUAGES, Language
from calculator.json_view import money_view, report_view, table_view
from calculator.messages import say
from calculator.model import Catalogue
from calculator.money import decimal_text
from calculator.payslips import parse_payslips
from calculator.phrases import Phrases
from calculator.quote import Quote, quote, quote_under, read_day
from calculator.quote_report import (
    change_sentences,
    lines_table,
    quote_report,
    quote_sentences,
    then_and_now_sentence,
)
from calculator.services import Services
from calculator.share import MAX_FRAGMENT, REQUESTS, State, fragment, read_fragment
from calculator.spreadsheet import Book, as_csv, fill_workbook
from calculator.tables import Report, as_prose

_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
"""A JSON text; outside of texts, a question has one brace: deep nesting would end Pyodide."""

_STATE = {field.name for field in fields(State)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A question that has been read, and all that is needed to answer it.

    `today` is the visitor's date in Denmark, as text; it counts where no date is chosen.
    """

    catalogue: Catalogue
    services: Services
    language: Language
    state: State
    today: str
    chart: str
    link: str

    @property
    def phrases(self) -> Phrases:
        return Phrases(self.catalogue, self.language)

    @property
    def day(self) -> date:
        return read_day(self.state.date or self.today)

    @property
    def payslips(self) -> int:
        return parse_payslips(self.state.payslips, self.language)

    def quote(self) -> Quote:
        return quote(self.catalogue, self.state.tier, self.payslips, self.day)


def answer(catalogue: Catalogue, services: Services, question: str) -> str:
    """Answer a visitor's question.

    The question names what it asks for as `ask`, the `language`, `today`'s date in Denmark, and
    the fields of `calculator.share.State`, each as the text that stands in the form.
    The answer has `"ok": true` and what was asked for, or `"ok": false` with the `field` to mend
    and a `message` for the visitor.
    """
    try:
        ask, asked = _read_question(catalogue, services, question)
    except ValueError:
        return _refusal("", message("request.unreadable"), "da")
    try:
        told = _ANSWERS[ask](asked)
    except InputError as error:
        return _refusal(error.field, error.message, asked.language)
    return json.dumps({"ok": True, **told})


def fill(catalogue: Catalogue, services: Services, question: str, book: Book) -> None:
    """Write what the question's text and CSV would have into a workbook, a sheet for each report.

    Raises InputError where there is no price, ValueError where the question can't be read.
    """
    _, asked = _read_question(catalogue, services, question)
    for report in _reports(asked):
        fill_workbook(book, report, catalogue.currency, asked.language)


def _read_question(catalogue: Catalogue, services: Services, question: str) -> tuple[str, "_Asked"]:
    if sum(map(_TEXT.sub("", question).count, "[{")) > 1:
        raise ValueError(question)
    asked = json.loads(question)
    if not isinstance(asked, dict) or not all(isinstance(text, str) for text in asked.values()):
        raise ValueError(question)
    ask, language = asked.pop("ask", ""), asked.pop("language", "")
    beside = {name: asked.pop(name, "") for name in ("today", "chart", "link")}
    if ask not in _ANSWERS or language not in LANGUAGES or not asked.keys() <= _STATE:
        raise ValueError(question)
    return ask, _Asked(
        catalogue=catalogue,
        services=services,
        language="en" if language == "en" else "da",
        state=State(**asked),
        **beside,
    )


def _refusal(field: str, told: Message, language: Language) -> str:
    return json.dumps({"ok": False, "field": field, "message": say(told, language)})


def _price(asked: _Asked) -> dict[str, Any]:
    """Give the quote with its lines, all tiers beside it, and what changes when."""
    given = asked.quote()
    phrases = asked.phrases
    compared = compare(asked.catalogue, given.payslips, given.date, given.tier)
    return {
        **_explained(given, phrases),
        "comparison": table_view(comparison_table(compared, given.tier, phrases), phrases),
        "change": _change(asked, given),
        "then_and_now": _then_and_now(asked, given),
        "summary": as_prose(quote_report(given, phrases), given.currency, asked.language),
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
        "sentences": quote_sentences(given, phrases),
        "notes": phrases.list_notes(given.price_list),
    }


def _change(asked: _Asked, given: Quote) -> Sequence[str]:
    coming = next_price_list(asked.catalogue, given.date)
    if coming is None:
        return ()
    return change_sentences(change_to(asked.catalogue, given, coming), asked.phrases)


def _then_and_now(asked: _Asked, now: Quote) -> str:
    """Say what a shared calculation cost under its own list, where that is another one."""
    if asked.state.list in {"", now.price_list.id} or asked.state.date:
        return ""
    try:
        listed = asked.catalogue.price_list(asked.state.list)
    except InputError:
        return ""
    day = listed.effective_from
    then = quote_under(asked.catalogue, now.tier, now.payslips, listed, day)
    return then_and_now_sentence(then, now, asked.phrases)


def _request(asked: _Asked, given: Quote, request: str) -> str:
    """Give the fragment by which the contact form takes the quote along."""
    state = asdict(asked.state) | {"list": given.price_list.id, "request": request}
    return fragment(State(**state))


def _point(asked: _Asked, given: Quote) -> dict[str, str] | None:
    """Give where the quote is on a chart up to the count `chart`, as shares of its axes."""
    try:
        most = parse_payslips(asked.chart, asked.language)
    except InputError:
        return None
    drawn = axes(curves(given.price_list, asked.catalogue.rounding.step), most)
    x, y = drawn.counts.share(Decimal(given.payslips)), drawn.amounts.share(given.total)
    return None if x is None or y is None else {"x": str(x), "y": str(y)}


def _explain(asked: _Asked) -> dict[str, Any]:
    """Give the lines and sentences behind an amount, of each company where it is a sum."""
    counts = asked.state.payslips.split(COUNTS_APART)
    states = [replace(asked.state, payslips=count) for count in counts]
    quotes = [replace(asked, state=state).quote() for state in states]
    return {"quotes": [_explained(given, asked.phrases) for given in quotes]}


def _explained(given: Quote, phrases: Phrases) -> dict[str, Any]:
    return {
        **_quoted(given, phrases),
        "lines": table_view(lines_table(given, phrases), phrases),
    }


def _break_evens(asked: _Asked) -> dict[str, Any]:
    listed = asked.catalogue.price_list_on(asked.day)
    found = break_evens(asked.catalogue, listed)
    shown = report_view(break_even_report(found, asked.phrases), asked.phrases)
    return {"price_list": listed.id, **shown}


def _find(asked: _Asked) -> dict[str, Any]:
    return report_view(_finder_report(asked), asked.phrases)


def _finder_report(asked: _Asked) -> Report:
    found = find(
        asked.catalogue,
        asked.services,
        needs=[need for need in asked.state.needs.split(",") if need],
        hours=parse_hours(asked.state.hours, asked.language),
        hourly_rate=parse_hourly_rate(asked.state.rate, asked.language),
        payslips=asked.payslips,
        day=asked.day,
    )
    return finder_report(found, asked.phrases)


def _forecast(asked: _Asked) -> dict[str, Any]:
    chosen, others = _forecasts(asked)
    highest = max(month.total for month in chosen.months)
    return {
        **report_view(forecast_report(chosen, others, asked.phrases), asked.phrases),
        "highest": decimal_text(highest),
    }


def _forecasts(asked: _Asked) -> tuple[Forecast, tuple[Forecast, ...]]:
    companies = parse_companies(asked.state.forecast, asked.language)
    start = parse_month(asked.state.start) if asked.state.start else read_day(asked.today)
    chosen = forecast(asked.catalogue, asked.state.tier, companies, start)
    others = tuple(
        chosen if tier.id == chosen.tier else forecast(asked.catalogue, tier.id, companies, start)
        for tier in asked.catalogue.tiers
    )
    return chosen, others


def _reports(asked: _Asked) -> tuple[Report, ...]:
    """Give everything that the visitor has filled in, as one report after the other."""
    reports = []
    if asked.state.payslips.strip():
        given = asked.quote()
        compared = compare(asked.catalogue, given.payslips, given.date, given.tier)
        reports = [
            quote_report(given, asked.phrases),
            comparison_report(compared, given.tier, asked.phrases),
        ]
        if asked.state.needs or asked.state.hours.strip():
            reports.append(_finder_report(asked))
    if asked.state.forecast.strip():
        reports.append(forecast_report(*_forecasts(asked), asked.phrases))
    if not reports:
        asked.quote()
    return tuple(reports)


def _all_reports(asked: _Asked) -> dict[str, Any]:
    return {"reports": [report_view(report, asked.phrases) for report in _reports(asked)]}


def _text(asked: _Asked) -> dict[str, Any]:
    currency = asked.catalogue.currency
    texts = [as_prose(report, currency, asked.language) for report in _reports(asked)]
    return {"text": "\n".join(texts)}


def _csv(asked: _Asked) -> dict[str, Any]:
    return {"text": as_csv(*_reports(asked))}


def _link(asked: _Asked) -> dict[str, Any]:
    """Give the fragment of a link to the state, with the price list that it is made under."""
    listed = asked.catalogue.price_list_on(asked.day)
    made = fragment(State(**(asdict(asked.state) | {"list": listed.id})))
    if len(made) > MAX_FRAGMENT:
        raise InputError("link", message("link.too_much"))
    return {"fragment": made}


def _read_link(asked: _Asked) -> dict[str, Any]:
    """Give what can be used of a link, and a sentence for each thing that can't."""
    state, told = read_fragment(asked.link, asked.catalogue, asked.services)
    return {"state": asdict(state), "told": [say(each, asked.language) for each in told]}


_ANSWERS: dict[str, Callable[[_Asked], dict[str, Any]]] = {
    "price": _price,
    "explain": _explain,
    "break_evens": _break_evens,
    "find": _find,
    "forecast": _forecast,
    "reports": _all_reports,
    "text": _text,
    "csv": _csv,
    "link": _link,
    "read_link": _read_link,
}
