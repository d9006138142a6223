"""What is wrong with a finished page: template remains, amounts typed by hand, dead links."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

_REMAINS = re.compile(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bundefined\b|\bNaN\b|\[object Object\]")
_AMOUNT = re.compile(
    r"\d[\d.,]*[\s\u00a0]?(?:kr\b|kroner\b|øre\b|€|(?:DKK|SEK|NOK|EUR|USD|GBP)\b)|(?:€|\b(?:DKK|SEK|NOK|EUR|USD|GBP|kr\.))[\s\u00a0]?\d",
    re.IGNORECASE,
)
_AROUND = 30
_ROOT = "http://site/"
_NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """What the check of the whole site needs of a page."""

    problems: tuple[str, ...]
    anchors: frozenset[str]
    targets: tuple[str, ...]


def read_page(html: str) -> FinishedPage:
    """Read a finished page and find what is wrong with it by itself."""
    soup = BeautifulSoup(html, "html.parser")
    anchors = frozenset(str(tag["id"]) for tag in soup.find_all(id=True))
    targets = tuple(
        str(tag[name])
        for name in ("href", "src", "data-worker", "data-archive", "data-workbook")
        for tag in soup.select(f"[{name}]")
    )
    books = tuple(
        f"{tag['data-book']}{list_id}.txt"
        for tag in soup.select("[data-book]")
        for list_id, _ in json.loads(str(tag["data-first-days"]))
    )
    return FinishedPage(tuple(_page_problems(soup)), anchors, (*targets, *books))


def check_links(pages: Mapping[str, FinishedPage], site: Path, url: str) -> list[str]:
    """Give every link of the pages to a file or an anchor that the site doesn't have.

    `url` is where the site will be published; its path begins each absolute link of a page.
    """
    base = urlsplit(url).path.rstrip("/") + "/"
    return [
        f"{path}: error: {problem}"
        for path, page in sorted(pages.items())
        for target in sorted(set(page.targets))
        for problem in _dead_link(
            _from_root(target, base) if path == _NOT_FOUND else target, path, pages, site
        )
    ]


def _page_problems(soup: BeautifulSoup) -> Iterator[str]:
    ids = Counter(str(tag["id"]) for tag in soup.find_all(id=True))
    for identity, times in ids.items():
        if times > 1:
            yield f"the id {identity} stands {times} times (give each its own)"
    text = _visible_text(soup)
    for found in _REMAINS.finditer(text):
        yield f"template remains near «{_around(text, found)}» (correct the template or the text)"
    for tag in soup.find_all("data"):
        tag.decompose()
    text = _visible_text(soup)
    for found in _AMOUNT.finditer(text):
        yield (
            f"an amount that is not from the price lists near «{_around(text, found)}»"
            " (let the page take it from data/tiers.yaml)"
        )


def _visible_text(soup: BeautifulSoup) -> str:
    parts = [
        string
        for string in soup.find_all(string=True)
        if isinstance(string.parent, Tag) and string.parent.name not in {"script", "style"}
    ]
    shown = [
        str(tag[name])
        for name in ("content", "title", "alt", "aria-label", "placeholder")
        for tag in soup.select(f"[{name}]")
    ]
    return "\n".join((*parts, *shown))


def _around(text: str, found: re.Match[str]) -> str:
    start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
    return " ".join(text[start:end].split())


def _from_root(target: str, base: str) -> str:
    """Give a link that begins with the published site's path as one from this site's root."""
    return f"/{target.removeprefix(base)}" if target.startswith(base) else target


def _dead_link(
    target: str, path: str, pages: Mapping[str, FinishedPage], site: Path
) -> Iterator[str]:
    page_url = urljoin(_ROOT, path.removesuffix("index.html"))
    address, anchor = urldefrag(urljoin(page_url, target))
    if not address.startswith(_ROOT):
        return
    local = unquote(urlsplit(address).path).removeprefix("/")
    local = f"{local}index.html" if local.endswith("/") or not local else local
    if not (site / local).is_file():
        yield f"the link {target} leads nowhere (correct it)"
    elif anchor and "=" not in anchor and not _has_anchor(pages.get(local), unquote(anchor)):
        yield f"the link {target} leads to an anchor that is not there (correct it)"


def _has_anchor(page: FinishedPage | None, anchor: str) -> bool:
    return page is None or anchor in page.anchors
