"""Prices of service subscriptions: tiers, price lists and quotes, with exact decimal money.

Only Python's standard library is used, so the same files run in CPython and, through Pyodide,
in a visitor's browser.
"""

from calculator.errors import FieldError, InputError, Problem, RuleError, TakstError
from calculator.formatting import Language, format_amount, format_count, format_date
from calculator.messages import say
from calculator.model import Catalogue, PriceList, Rounding, Source, Text, Tier, TierPrice, Vat
from calculator.payslips import MAX_PAYSLIPS, parse_payslips
from calculator.quote import Quote, QuoteLine, quote
from calculator.usage import Bracket, Graduated, Package, PerUnit, Usage, Volume

__all__ = [
    "MAX_PAYSLIPS",
    "Bracket",
    "Catalogue",
    "FieldError",
    "Graduated",
    "InputError",
    "Language",
    "Package",
    "PerUnit",
    "PriceList",
    "Problem",
    "Quote",
    "QuoteLine",
    "Rounding",
    "RuleError",
    "Source",
    "TakstError",
    "Text",
    "Tier",
    "TierPrice",
    "Usage",
    "Vat",
    "Volume",
    "format_amount",
    "format_count",
    "format_date",
    "parse_payslips",
    "quote",
    "say",
]
