"""A warning about data that nobody has reviewed by the date that they name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from calculator.errors import Problem, message
from calculator.formatting import Language
from hooks.content.load import SITE, Content, locate
from hooks.content.problems import diagnostic_lines
from hooks.github import github_workspace


def review_warnings(data: Path, content: Content, day: date, language: Language) -> Iterator[str]:
    """Yield a warning where the Danish day is after `review_by`; in GitHub Actions two.

    The second one is the command by which GitHub shows it beside its line.
    """
    review_by = content.site.review_by
    if review_by is None or day <= review_by:
        return
    overdue = Problem(("review_by",), message("review.due", date=review_by.isoformat()))
    problems = locate(data, SITE, [overdue])
    yield from diagnostic_lines(problems, language, github_workspace(), "warning")
