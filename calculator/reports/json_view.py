"""Reports and amounts as plain values for JSON, with the formatted text of every number."""

from decimal import Decimal
from typing import Any

from calculator.money import decimal_text
from calculator.reports.phrases import Phrases
from calculator.reports.tables import Cell, Report, Table, cell_text


def report_view(report: Report, phrases: Phrases) -> dict[str, Any]:
    """Return a report with its tables as plain values."""
    return {
        "title": report.title,
        "sentences": report.sentences,
        "tables": [table_view(table, phrases) for table in report.tables],
        "notes": report.notes,
    }


def table_view(table: Table, phrases: Phrases) -> dict[str, Any]:
    """Return a table as plain values; a number's cell has its text and its `amount` or `count`."""
    return {
        "caption": table.caption,
        "columns": table.columns,
        "rows": [
            {
                "mark": row.mark.value,
                "explains": dict(row.explains),
                "cells": [_cell(cell, phrases) for cell in row.cells],
            }
            for row in table.rows
        ],
    }


def _cell(cell: Cell, phrases: Phrases) -> dict[str, str]:
    shown = {"text": cell_text(cell, phrases.catalogue.currency, phrases.language)}
    if isinstance(cell, Decimal):
        return {**shown, "amount": decimal_text(cell)}
    return {**shown, "count": str(cell)} if isinstance(cell, int) else shown


def money_view(amount: Decimal, phrases: Phrases) -> dict[str, str]:
    """Return an amount as a decimal string and as formatted text."""
    return {"amount": decimal_text(amount), "text": phrases.money(amount)}
