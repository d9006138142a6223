"""What is wrong with a finished page: template remains, numbers typed by hand, dead links."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from hooks.checks.html_trees import trees_of
from hooks.checks.provenance import TypedNumber, typed_numbers, unmarked

_REMAINS = re.compile(
    r"\{\{|\}\}|\{%|%\}|\[object Object\]"
    r"|None\b(?<!\wNone)|undefined\b(?<!\wundefined)|NaN\b(?<!\wNaN)"
)
"""What is before a word is looked at last: that finds the words ten times as fast."""
_PARTS = ("worker", "snapshot", "prices", "library", "workbook")
_LINKING = ("href", "src", *(f"data-{part}" for part in _PARTS))
_READ_OUT = ("content", "title", "alt", "aria-label", "placeholder", "label")
_OF_MACHINES = frozenset(
    f"data-{name}" for name in ("from", "until", "first-days", "price-list", "book", "money")
)
"""Every other `data-` attribute may have words that a script shows."""
_AROUND = 30
_ROOT = "http://site/"
_NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """What the check of the whole site needs of a page."""

    problems: tuple[str, ...]
    typed: tuple[TypedNumber, ...]
    anchors: frozenset[str]
    targets: tuple[str, ...]


def read_page(html: str) -> FinishedPage:
    """Read a finished page, with its marks, and find what is wrong with it by itself."""
    trees = trees_of(html)
    ids = [identity for tree in trees for identity in _values(tree, "id")]
    targets = (target for name in _LINKING for tree in trees for target in _values(tree, name))
    books = (book for tree in trees for book in _books(tree))
    linked = (*targets, *books)
    _strip(trees, "script", "style")
    drawn = _text(node for tree in trees for node in tree.css("svg"))
    _strip(trees, "svg")
    written = _text(trees)
    problems = (*_ids_twice(ids), *_remains(unmarked(f"{drawn}\n{written}")))
    return FinishedPage(problems, tuple(typed_numbers(written)), frozenset(ids), linked)


def check_links(pages: Mapping[str, FinishedPage], site: Path, url: str) -> list[str]:
    """Return every link of the pages to a file or an anchor that the site doesn't have.

    `url` is where the site will be published; its path begins each absolute link of a page.
    """
    base = urlsplit(url).path.rstrip("/") + "/"

    @cache
    def is_there(local: str) -> bool:
        return (site / local).is_file()

    return [
        f"{path}: error: {problem}"
        for path, page in sorted(pages.items())
        for target in sorted(set(page.targets))
        for problem in _dead_link(
            _from_root(target, base) if path == _NOT_FOUND else target, path, pages, is_there
        )
    ]


def _values(tree: LexborNode, name: str) -> Iterator[str]:
    """Yield the values of an attribute, in the order of the page."""
    for node in tree.css(f"[{name}]"):
        if name in node.attributes:
            yield node.attributes[name] or ""


def _books(tree: LexborNode) -> Iterator[str]:
    """Yield the addresses of the answer book's files, which a page names by folder and list."""
    for node in tree.css("[data-book]"):
        for list_id, _ in json.loads(node.attributes["data-first-days"] or ""):
            yield f"{node.attributes['data-book']}{list_id}.txt"


def _ids_twice(ids: Sequence[str]) -> Iterator[str]:
    for identity, times in Counter(ids).items():
        if times > 1:
            yield f"the id {identity} is used {times} times (use it once)"


def _remains(text: str) -> Iterator[str]:
    for found in _REMAINS.finditer(text):
        yield f"template remains near «{_around(text, found)}» (correct the template or the text)"


def _strip(trees: Iterable[LexborNode], *tags: str) -> None:
    """Take the tags, with what is in them, out of the trees."""
    for tree in trees:
        tree.strip_tags(list(tags), recursive=True)


def _text(trees: Iterable[LexborNode]) -> str:
    """Return the texts, the comments and the attributes that are read."""
    parts: list[str] = []
    for tree in trees:
        nodes = tree.traverse(include_text=True)
        parts.extend(text for node in nodes if (text := node.text_content or node.comment_content))
        parts.extend(value for node in tree.traverse() for value in _words(node))
    return "\n".join(parts)


def _words(node: LexborNode) -> Iterator[str]:
    """Yield the attributes of an element that are read out, or that a script may show."""
    for name, value in node.attributes.items():
        is_ours = name.startswith("data-") and name not in _OF_MACHINES
        if value and (name in _READ_OUT or is_ours):
            yield value


def _around(text: str, found: re.Match[str]) -> str:
    start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
    return " ".join(text[start:end].split())


def _from_root(target: str, base: str) -> str:
    """Return a link that begins with the published site's path as one from this site's root."""
    return f"/{target.removeprefix(base)}" if target.startswith(base) else target


def _dead_link(
    target: str, path: str, pages: Mapping[str, FinishedPage], is_there: Callable[[str], bool]
) -> Iterator[str]:
    page_url = urljoin(_ROOT, path.removesuffix("index.html"))
    address, anchor = urldefrag(urljoin(page_url, target))
    if not address.startswith(_ROOT):
        return
    local = unquote(urlsplit(address).path).removeprefix("/")
    local = f"{local}index.html" if local.endswith("/") or not local else local
    if not is_there(local):
        yield f"the link {target} leads nowhere (correct it)"
    elif anchor and "=" not in anchor and not _has_anchor(pages.get(local), unquote(anchor)):
        yield f"the link {target} leads to an anchor that is not there (correct it)"


def _has_anchor(page: FinishedPage | None, anchor: str) -> bool:
    return page is None or anchor in page.anchors
