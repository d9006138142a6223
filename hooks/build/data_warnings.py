"""What an editor should know of data that can be published all the same."""

from collections.abc import Iterator

from hooks.build.site import SiteBuild
from hooks.content.load import SITE
from hooks.content.problems import diagnostic_lines
from hooks.content.review import review_warnings
from hooks.github import github_workspace
from hooks.runtime.answer_book import BUDGET, weight


def data_warnings(build: SiteBuild) -> list[str]:
    """Return the warnings of a build, a line each."""
    content, today = build.renderer.content, build.renderer.today
    contradictions = content.contradictions
    return [
        *review_warnings(build.data, content, today, "en"),
        *diagnostic_lines(contradictions, "en", github_workspace(), "warning"),
        *_book_warnings(build),
        *(f"runtime: warning: {warning}" for warning in build.bundle.runtime.warnings),
    ]


def _book_warnings(build: SiteBuild) -> Iterator[str]:
    content = build.renderer.content
    size = weight(build.bundle.books, content.catalogue, build.renderer.today)
    if size > BUDGET:
        yield (
            f"{build.data / SITE}: warning: the answer book of the price lists in force and"
            f" coming has {size:,} bytes compressed, more than {BUDGET:,}: prices show later on"
            f" slow connections (write less than {content.site.answer_book_up_to} as"
            " answer_book_up_to)"
        )
