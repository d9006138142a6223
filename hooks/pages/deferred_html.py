"""Finished HTML kept apart while a page's Markdown is read, and put back afterwards.

Markdown leaves a block of HTML as it is, but reads all of it, and that is most of a page here.
So a page's partials are put into its HTML, and a mark holds the place of each in its Markdown.
"""

import re

import jinja2
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup

from hooks.errors import BuildError

_PARTIAL = re.compile(r'^(\{% include "partials/[a-z-]+\.html" %\})$', re.MULTILINE)
_MARK = re.compile(r'<hr data-apart="([0-9]+)">')


class PartialsApart(Extension):
    """Keeps apart each partial that stands on a line of its own in a page of Markdown."""

    def __init__(self, environment: jinja2.Environment) -> None:
        """Take the environment that gets the filter."""
        super().__init__(environment)
        environment.filters["apart"] = _apart

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Give the template with its partials kept apart, if it is a page."""
        is_page = name is not None and name.endswith(".md")
        return _PARTIAL.sub(r"{% filter apart %}\1{% endfilter %}", source) if is_page else source


def put_back(text: str, kept: list[Markup]) -> str:
    """Give a page, as Markdown or as HTML, with what was kept apart in its places.

    Raises BuildError where Markdown has taken a mark for something else.
    """
    if sorted(int(mark) for mark in _MARK.findall(text)) != list(range(len(kept))):
        raise BuildError("a partial got lost in the Markdown (put empty lines around it)")
    return _MARK.sub(lambda mark: kept[int(mark[1])], text)


@jinja2.pass_context
def _apart(context: Context, html: str) -> Markup:
    """Keep finished HTML in the list `kept` of the page, and give its mark."""
    kept = context["kept"]
    kept.append(Markup(html))  # noqa: S704, what a template gave
    return Markup('<hr data-apart="{}">\n').format(len(kept) - 1)
