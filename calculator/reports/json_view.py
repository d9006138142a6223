"""Reports and amounts as plain values for JSON, with every number as finished text beside it."""

from decimal import Decimal
from typing import Any

from calculator.money import decimal_text
from calculator.reports.phrases import Phrases
from calculator.reports.tables import Cell, Report, Table, cell_text


def report_view(report: Report, phrases: Phrases) -> dict[str, Any]:
    """Give a report with its tables."""
    return {
        "title": report.title,
        "sentences": report.sentences,
        "tables": [table_view(table, phrases) for table in report.tables],
        "notes": report.notes,
    }


def table_view(table: Table, phrases: Phrases) -> dict[str, Any]:
    """Give a table; a cell has its text and, where it is a number, its `amount` or `count`."""
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
    """Give an amount as a decimal string and as people read it."""
    return {"amount": decimal_text(amount), "text": phrases.money(amount)}
