"""The module that the worker imports when a visitor first wants a workbook."""

from io import BytesIO

from takst_catalogue import CATALOGUE, SERVICES
from xlsxwriter import Workbook

from calculator.page.answer import fill


def workbook(question: str) -> bytes:
    """Return the content of the workbook that answers the question."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        fill(CATALOGUE, SERVICES, question, book)
    return file.getvalue()
