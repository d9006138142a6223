"""The JSON of every command: answers as plain values under English keys.

Amounts are decimal strings, dates are ISO; keys never change, because programs read them.
"""

import json
from collections.abc import Sequence
from typing import Any

from calculator.breakeven import BreakEven, BreakEvens, Drop
from calculator.bulk import hundredths_text
from calculator.comparison import TierComparison
from calculator.finder import Candidate, Finding
from calculator.forecast import Forecast, ForecastMonth
from calculator.model import Catalogue, PriceList
from calculator.money import decimal_text
from calculator.quote import Quote, QuoteLine
from calculator.reports.labels import charge_label
from calculator.reports.phrases import Phrases
from hooks.batch.pricing import PricedRow

type Figures = dict[str, Any]
"""Values that JSON has: text, whole numbers, true and false, null, lists and such mappings."""


def json_text(figures: Figures) -> str:
    """Return the figures as indented JSON."""
    return json.dumps(figures, ensure_ascii=False, indent=2)


def quote_figures(quote: Quote, phrases: Phrases) -> Figures:
    """Return a quote with its lines."""
    return {
        "tier": quote.tier,
        **_question(quote),
        **_amounts(quote),
        "lines": [_line(line, phrases) for line in quote.lines],
    }


def comparison_figures(compared: Sequence[TierComparison], chosen: str | None) -> Figures:
    """Return every tier; differences are to `chosen`, or to the lowest where it is None."""
    quote = compared[0].quote
    return {
        **_question(quote),
        "vat_included": quote.vat_included,
        "chosen": chosen if chosen is not None else quote.tier,
        "tiers": [_compared(tier) for tier in compared],
    }


def break_even_figures(found: BreakEvens, currency: str) -> Figures:
    """Return all break-evens and drops of a price list."""
    return {
        **_list(found.price_list),
        "currency": currency,
        "break_evens": [_break_even(one) for one in found.break_evens],
        "drops": [_drop(drop) for drop in found.drops],
    }


def finding_figures(finding: Finding) -> Figures:
    """Return the best tier's id, null where none fits, and every tier's year."""
    quote = finding.candidates[0].quote
    return {
        **_question(quote),
        "vat_included": quote.vat_included,
        "needs": [service.id for service in finding.needs],
        "hours": decimal_text(finding.hours),
        "hourly_rate": decimal_text(finding.hourly_rate),
        "best": None if finding.best is None else finding.best.quote.tier,
        "tiers": [_candidate(candidate) for candidate in finding.candidates],
    }


def forecast_figures(
    forecast: Forecast, years: Sequence[Forecast], catalogue: Catalogue
) -> Figures:
    """Return a tier's months and companies, and the year in each tier."""
    return {
        "tier": forecast.tier,
        "currency": catalogue.currency,
        "vat_included": catalogue.vat.included,
        "payslips": forecast.payslips,
        "total": decimal_text(forecast.total),
        "net": decimal_text(forecast.net),
        "gross": decimal_text(forecast.gross),
        "months": [_month(month) for month in forecast.months],
        "companies": [
            {
                "name": company.name,
                "payslips": sum(company.counts),
                "total": decimal_text(forecast.company_total(position)),
            }
            for position, company in enumerate(forecast.companies)
        ],
        "tiers": [{"tier": year.tier, "total": decimal_text(year.total)} for year in years],
    }


def priced_row_line(row: PricedRow) -> str:
    """Return a row of a batch as JSON on one line."""
    return _one_line(
        {
            "customer": row.customer,
            "tier": row.tier,
            "payslips": row.payslips,
            "date": row.date,
            "price_list": row.price_list,
            "net": hundredths_text(row.net, "."),
            "vat": hundredths_text(row.vat, "."),
            "gross": hundredths_text(row.gross, "."),
        }
    )


_one_line = json.JSONEncoder(ensure_ascii=False).encode


def _question(quote: Quote) -> Figures:
    return {
        "payslips": quote.payslips,
        "date": quote.date.isoformat(),
        **_list(quote.price_list),
        "currency": quote.currency,
    }


def _list(price_list: PriceList) -> Figures:
    return {"price_list": price_list.id, "price_list_status": price_list.status}


def _amounts(quote: Quote) -> Figures:
    return {
        "net": decimal_text(quote.net),
        "vat": decimal_text(quote.vat),
        "gross": decimal_text(quote.gross),
    }


def _line(line: QuoteLine, phrases: Phrases) -> Figures:
    return {
        "label": charge_label(line.charge, phrases.catalogue.meter, phrases.language),
        "quantity": line.charge.quantity,
        "unit_amount": decimal_text(line.charge.unit_amount),
        "amount": decimal_text(line.amount),
    }


def _compared(tier: TierComparison) -> Figures:
    per_payslip = None if tier.per_payslip is None else decimal_text(tier.per_payslip)
    return {
        "tier": tier.quote.tier,
        **_amounts(tier.quote),
        "month": decimal_text(tier.month),
        "year": decimal_text(tier.year),
        "per_payslip": per_payslip,
        "difference": decimal_text(tier.difference),
    }


def _break_even(found: BreakEven) -> Figures:
    return {
        "count": found.count,
        "cheaper": found.cheaper,
        "dearer": found.dearer,
        "tied": found.tied,
    }


def _drop(drop: Drop) -> Figures:
    return {
        "tier": drop.tier,
        "count": drop.count,
        "first": drop.first,
        "before": decimal_text(drop.before),
        "after": decimal_text(drop.after),
    }


def _candidate(candidate: Candidate) -> Figures:
    return {
        "tier": candidate.quote.tier,
        "subscription": decimal_text(candidate.subscription),
        "discount": decimal_text(candidate.discount),
        "consultancy": decimal_text(candidate.consultancy),
        "total": decimal_text(candidate.total),
        "missing": [service.id for service in candidate.missing],
    }


def _month(month: ForecastMonth) -> Figures:
    return {
        "month": f"{month.month:%Y-%m}",
        **_list(month.price_list),
        "payslips": month.payslips,
        "total": decimal_text(month.total),
    }
