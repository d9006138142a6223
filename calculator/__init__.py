"""Prices of service subscriptions: tiers, price lists and quotes, with exact decimal money.

Only Python's standard library is used, so the same files run in CPython and, through Pyodide,
in a visitor's browser.
"""

from calculator.breakeven import BreakEven, BreakEvens, Drop, break_evens
from calculator.comparison import TierComparison, compare
from calculator.errors import FieldError, InputError, Problem, RuleError, TakstError
from calculator.finder import Candidate, Finding, find
from calculator.forecast import Company, Forecast, forecast
from calculator.formatting import Language, format_amount, format_count, format_date
from calculator.messages import say
from calculator.model import (
    Catalogue,
    Meter,
    PriceList,
    Rounding,
    Source,
    Text,
    Tier,
    TierPrice,
    Vat,
)
from calculator.payslips import MAX_PAYSLIPS, parse_payslips
from calculator.quote import Quote, QuoteLine, quote
from calculator.services import Inclusion, Service, Services
from calculator.usage import Bracket, Graduated, Package, PerUnit, Usage, Volume

__all__ = [
    "MAX_PAYSLIPS",
    "Bracket",
    "BreakEven",
    "BreakEvens",
    "Candidate",
    "Catalogue",
    "Company",
    "Drop",
    "FieldError",
    "Finding",
    "Forecast",
    "Graduated",
    "Inclusion",
    "InputError",
    "Language",
    "Meter",
    "Package",
    "PerUnit",
    "PriceList",
    "Problem",
    "Quote",
    "QuoteLine",
    "Rounding",
    "RuleError",
    "Service",
    "Services",
    "Source",
    "TakstError",
    "Text",
    "Tier",
    "TierComparison",
    "TierPrice",
    "Usage",
    "Vat",
    "Volume",
    "break_evens",
    "compare",
    "find",
    "forecast",
    "format_amount",
    "format_count",
    "format_date",
    "parse_payslips",
    "quote",
    "say",
]
