"""Which pages differ between two built sites, and in which words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from enum import Enum, auto
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

_HASH = re.compile(r"(assets/[a-z]+/)[0-9A-Za-z]{8,12}(?=[/.])")
"""The part of an address that is a file's hash, and differs between builds."""

_BLOCK = re.compile(
    r"<(?=/?(?:article|aside|br|button|caption|dd|div|dt|figcaption|footer|form|h[1-6]|header|label"
    r"|legend|li|main|nav|option|p|section|summary|table|title|tr)\b)"
)
_CELL = re.compile(r"<(?=t[dh]\b)")
_UNSEEN = ["script", "style", "template"]


class PageChangeKind(Enum):
    """What happens to a page."""

    ADDED = auto()
    REMOVED = auto()
    WORDS = auto()
    MARKUP = auto()
    """The words are the same; elements, attributes or addresses are not."""


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page by its address below the site, and the lines of its text that come and go.

    A line begins with `+` or `-`.
    """

    address: str
    kind: PageChangeKind
    lines: tuple[str, ...] = ()


def page_changes(before: Path, after: Path) -> Iterator[PageChange]:
    """Compare two built sites page by page, by address; hashes of files do not count."""
    old, new = _pages(before), _pages(after)
    for address in sorted(old | new):
        if address not in old:
            yield PageChange(address, PageChangeKind.ADDED)
        elif address not in new:
            yield PageChange(address, PageChangeKind.REMOVED)
        else:
            one, other = (
                _HASH.sub(r"\1", file.read_text(encoding="utf-8"))
                for file in (old[address], new[address])
            )
            if one != other:
                yield _changed(address, one, other)


def visible_lines(html: str) -> list[str]:
    """Return the words of a page as a reader meets them, a line for each block."""
    parser = LexborHTMLParser(_CELL.sub(" <", _BLOCK.sub("\n<", html)))
    parser.strip_tags(_UNSEEN)
    text = "" if parser.root is None else parser.root.text()
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def _pages(site: Path) -> dict[str, Path]:
    return {
        _address(file.relative_to(site).as_posix()): file
        for file in site.rglob("*.html")
        if file.relative_to(site).parts[0] != "assets"
    }


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html')}"


def _changed(address: str, before: str, after: str) -> PageChange:
    difference = unified_diff(visible_lines(before), visible_lines(after), n=0, lineterm="")
    lines = tuple(line for line in list(difference)[2:] if not line.startswith("@@"))
    return PageChange(address, PageChangeKind.WORDS if lines else PageChangeKind.MARKUP, lines)
