"""Prices of service subscriptions: tiers, price lists and quotes, with exact decimal money.

Only Python's standard library is used, so the same files run in CPython and, through Pyodide,
in a visitor's browser.

The names below are the shortest way to a price: `parse_payslips` reads a count, `quote` prices a
month, `format_amount` writes an amount, and `Graduated` and `Volume` are the usage models with
brackets. Everything else is imported from the module that defines it.
"""

from calculator.formatting import format_amount
from calculator.payslips import parse_payslips
from calculator.quote import quote
from calculator.usage import Graduated, Volume

__all__ = ["Graduated", "Volume", "format_amount", "parse_payslips", "quote"]
