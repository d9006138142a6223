"""Partials go around Markdown and stand in the page as their templates gave them."""

import jinja2
import pytest
from markupsafe import Markup

from hooks.errors import BuildError
from hooks.pages.deferred_html import PartialsApart, put_back

PARTIALS = {"partials/a.html": "<p>{{ word }}</p>", "partials/b.html": "*b*\n\n\n<i>b</i>"}
INCLUDE_A = '{% include "partials/a.html" %}'
INCLUDE_B = '{% include "partials/b.html" %}'


def _render(name: str, source: str) -> tuple[str, list[Markup]]:
    """Give what a template is rendered to, and what was kept apart."""
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(PARTIALS | {name: source}),
        extensions=[PartialsApart],
        autoescape=True,
        trim_blocks=True,
    )
    kept: list[Markup] = []
    return environment.get_template(name).render(kept=kept, word="<&>"), kept


@pytest.mark.parametrize(
    "source",
    [
        f"# A\n\n{INCLUDE_A}\n\n{INCLUDE_B}\n",
        f"{INCLUDE_A}\n{INCLUDE_A}\n",
        f"{{% for _ in range(3) %}}\n{INCLUDE_A}\n{{% endfor %}}\n",
        f"{{% if false %}}\n{INCLUDE_A}\n{{% endif %}}\n",
        f"In a line {INCLUDE_A} of text.\n",
    ],
)
def test_what_is_put_back_is_what_was_kept(source: str) -> None:
    """A page is, but for ends of lines, what it would be with its partials in it all along."""
    plain, _ = _render("page.html", source)
    put = put_back(*_render("page.md", source))
    assert plain.replace("\n", "") == put.replace("\n", "")
    assert "data-apart" not in put


def test_markdown_reads_no_partial_of_a_page() -> None:
    """What is between the marks is the page's own text."""
    text, kept = _render("page.md", f"# A\n\n{INCLUDE_A}\n\nB\n\n{INCLUDE_B}\n")
    assert '# A\n\n<hr data-apart="0">\n\nB\n\n<hr data-apart="1">\n' == text
    assert ["<p>&lt;&amp;&gt;</p>", "*b*\n\n\n<i>b</i>"] == kept


@pytest.mark.parametrize("html", ["", "&lt;hr data-apart=&quot;0&quot;&gt;", "<hr>"])
def test_a_mark_that_is_lost_is_told(html: str) -> None:
    """A page is not published without one of its parts."""
    with pytest.raises(BuildError, match="a partial got lost"):
        put_back(html, [Markup("<p></p>")])
