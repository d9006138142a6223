"""A quote as people and programs read it on the command line."""

import json
from collections.abc import Iterator
from decimal import Decimal

from calculator.formatting import Language, format_amount, format_count, format_date, format_percent
from calculator.money import decimal_text
from calculator.quote import Quote, QuoteLine
from calculator.wording import charge_label

_HEADINGS = {
    "da": ("Prisliste", "gælder fra", "eksempel", "ekskl. moms", "Moms", "inkl. moms"),
    "en": ("Price list", "in force from", "example", "excl. VAT", "VAT", "incl. VAT"),
}


def quote_json(given: Quote, meter: str, language: Language) -> str:
    """Give the quote as JSON; every amount is a decimal string."""
    return json.dumps(
        {
            "tier": given.tier,
            "payslips": given.payslips,
            "date": given.date.isoformat(),
            "price_list": given.price_list.id,
            "currency": given.currency,
            "net": decimal_text(given.net),
            "vat": decimal_text(given.vat),
            "gross": decimal_text(given.gross),
            "lines": [
                {
                    "label": charge_label(line.charge, meter, language),
                    "quantity": line.charge.quantity,
                    "unit_amount": decimal_text(line.charge.unit_amount),
                    "amount": decimal_text(line.amount),
                }
                for line in given.lines
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def quote_text(given: Quote, meter: str, language: Language) -> str:
    """Give the quote as an aligned table with the price list that it follows."""
    listed, from_day, example, excluding, vat, including = _HEADINGS[language]
    status = f" ({example})" if given.price_list.status == "example" else ""
    starts = format_date(given.price_list.effective_from, language)

    def money(amount: Decimal) -> str:
        return format_amount(amount, given.currency, language)

    rows = [
        *(_line_row(line, meter, given.currency, language) for line in given.lines),
        (excluding, money(given.net)),
        (f"{vat} {format_percent(given.vat_rate, language)}", money(given.vat)),
        (including, money(given.gross)),
    ]
    return "\n".join(
        (f"{listed} {given.price_list.id}, {from_day} {starts}{status}", *_aligned(rows))
    )


def _line_row(line: QuoteLine, meter: str, currency: str, language: Language) -> tuple[str, str]:
    label = charge_label(line.charge, meter, language)
    amount = format_amount(line.amount, currency, language)
    if line.charge.quantity == 1:
        return label, amount
    quantity = format_count(line.charge.quantity, language)
    unit_amount = format_amount(line.charge.unit_amount, currency, language)
    return f"{label}: {quantity} × {unit_amount}", amount


def _aligned(rows: list[tuple[str, str]]) -> Iterator[str]:
    label_width = max(len(label) for label, _ in rows)
    amount_width = max(len(amount) for _, amount in rows)
    for label, amount in rows:
        yield f"{label:<{label_width}}  {amount:>{amount_width}}"
