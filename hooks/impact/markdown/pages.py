"""Changed pages as Markdown: how many, which, and their changed words, folded."""

import re
from collections.abc import Iterator, Sequence

from calculator.formatting import Language, format_count
from calculator.reports.labels import in_language
from hooks.impact.markdown.wording import WORDS
from hooks.impact.pages import PageChange, PageChangeKind

MOST_LINES = 20
"""How many changed lines of a page are shown."""

MOST_GROUPS = 15
"""How many pages, or groups of pages with the same change, have their lines shown."""

_LONGEST_LINE = 200


def pages_markdown(changes: Sequence[PageChange], language: Language) -> str:
    """Return the changed pages as Markdown that ends in a line end."""
    return "\n\n".join(_sections(changes, language)) + "\n"


def _sections(changes: Sequence[PageChange], language: Language) -> Iterator[str]:
    if not changes:
        yield in_language(WORDS["no_pages"], language)
        return
    count = format_count(len(changes), language)
    yield f"### {in_language(WORDS['pages'], language).format(count=count)}"
    yield "\n".join(_kinds(changes, language))
    groups = _by_lines(changes)
    if groups:
        title = in_language(WORDS["page_lines"], language)
        sections = [
            f"{_joined(addresses)}\n\n{_fenced(lines, language)}"
            for lines, addresses in list(groups.items())[:MOST_GROUPS]
        ]
        yield "\n\n".join([f"<details>\n<summary>{title}</summary>", *sections, "</details>"])


def _kinds(changes: Sequence[PageChange], language: Language) -> Iterator[str]:
    for kind in PageChangeKind:
        addresses = [change.address for change in changes if change.kind is kind]
        if addresses:
            label = in_language(WORDS[f"page_{kind.name.lower()}"], language)
            yield f"- {label}: {_joined(addresses)}"


def _by_lines(changes: Sequence[PageChange]) -> dict[tuple[str, ...], list[str]]:
    """Put pages together that change alike, as a footer that all of them have."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for change in changes:
        if change.lines:
            groups.setdefault(change.lines, []).append(change.address)
    return groups


def _joined(addresses: Sequence[str]) -> str:
    return ", ".join(f"`{address}`" for address in addresses)


def _fenced(lines: Sequence[str], language: Language) -> str:
    shown = [line[:_LONGEST_LINE] for line in lines[:MOST_LINES]]
    more = len(lines) - len(shown)
    if more:
        count = format_count(more, language)
        shown.append(in_language(WORDS["more_rows"], language).format(count=count))
    longest = max((len(run) for line in shown for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}diff", *shown, fence])
