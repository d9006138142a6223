"""The calculator's one door for the page: a question in JSON in, an answer in JSON out.

Amounts cross as decimal strings and as finished text; the page computes nothing.
"""

import json
import re
from decimal import Decimal
from typing import Any

from calculator.errors import InputError, Message, message
from calculator.formatting import (
    LANGUAGES,
    Language,
    format_amount,
    format_count,
    format_date,
    format_percent,
)
from calculator.messages import say
from calculator.model import Catalogue
from calculator.money import decimal_text
from calculator.payslips import parse_payslips
from calculator.quote import Quote, QuoteLine, quote, read_day
from calculator.wording import charge_label

_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
"""A JSON text; outside of texts, a question has one brace: deep nesting would end Pyodide."""


def answer(catalogue: Catalogue, question: str) -> str:
    """Answer a visitor's question.

    The question is `{"payslips", "tier", "date", "language"}`, each as the text that stands in
    the form.
    The answer has `"ok": true` and the quote, or `"ok": false` with the `field` to mend and a
    `message` for the visitor.
    """
    try:
        asked = _read_question(question)
    except ValueError:
        return _refusal("", message("request.unreadable"), "da")
    language: Language = "en" if asked["language"] == "en" else "da"
    try:
        payslips = parse_payslips(asked["payslips"], language)
        given = quote(catalogue, asked["tier"], payslips, read_day(asked["date"]))
    except InputError as error:
        return _refusal(error.field, error.message, language)
    return json.dumps({"ok": True, **_shown(catalogue, given, language)}, ensure_ascii=False)


def _read_question(question: str) -> dict[str, str]:
    if sum(map(_TEXT.sub("", question).count, "[{")) > 1:
        raise ValueError(question)
    asked = json.loads(question)
    names = ("payslips", "tier", "date", "language")
    if not isinstance(asked, dict) or not all(isinstance(asked.get(name), str) for name in names):
        raise ValueError(names)
    if asked["language"] not in LANGUAGES:
        raise ValueError(asked["language"])
    return asked


def _refusal(field: str, told: Message, language: Language) -> str:
    return json.dumps(
        {"ok": False, "field": field, "message": say(told, language)}, ensure_ascii=False
    )


def _shown(catalogue: Catalogue, given: Quote, language: Language) -> dict[str, Any]:
    def money(amount: Decimal) -> dict[str, str]:
        return {
            "amount": decimal_text(amount),
            "text": format_amount(amount, given.currency, language),
        }

    def line(shown: QuoteLine) -> dict[str, Any]:
        return {
            "kind": shown.charge.kind.value,
            "label": charge_label(shown.charge, catalogue.meter, language),
            "quantity": format_count(shown.charge.quantity, language),
            "unit_amount": money(shown.charge.unit_amount),
            "amount": money(shown.amount),
        }

    return {
        "tier": given.tier,
        "tier_name": catalogue.tier(given.tier).name.in_language(language),
        "payslips": given.payslips,
        "payslips_text": format_count(given.payslips, language),
        "date": given.date.isoformat(),
        "price_list": given.price_list.id,
        "price_list_from": format_date(given.price_list.effective_from, language),
        "price_list_status": given.price_list.status,
        "vat_included": given.vat_included,
        "vat_rate": format_percent(given.vat_rate, language),
        "net": money(given.net),
        "vat": money(given.vat),
        "gross": money(given.gross),
        "lines": [line(shown) for shown in given.lines],
    }
