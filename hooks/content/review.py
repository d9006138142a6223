"""Data that nobody has looked through by the date that they name are told, and never refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from calculator.errors import Problem, message
from calculator.formatting import Language
from hooks.content.load import SITE, Content, locate
from hooks.content.problems import diagnostic_lines
from hooks.github import github_workspace


def review_warnings(data: Path, content: Content, day: date, language: Language) -> Iterator[str]:
    """Give a warning where the Danish day is after `review_by`; in GitHub Actions twice.

    The second one is the command by which GitHub shows it at its line.
    """
    review_by = content.site.review_by
    if review_by is None or day <= review_by:
        return
    told = message("review.due", date=review_by)
    found = locate(data, SITE, [Problem(("review_by",), told)])
    yield from diagnostic_lines(found, language, github_workspace(), "warning")
