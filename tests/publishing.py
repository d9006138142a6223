"""What a build publishes as data, from the provider's data and from the second example."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from calculator.model import Catalogue
from hooks.content.load import Content, load_content
from hooks.exports.parts import exports
from hooks.exports.published import Published
from hooks.pages.page_index import PageIndex
from tests.project import ROOT

ADDRESS = "https://prices.example.com/takst/"
DAY = date(2026, 1, 31)
CONTENTS = {
    "data": load_content(ROOT / "data"),
    "vaskeri": load_content(ROOT / "examples" / "vaskeri" / "data"),
}


def published(content: Content, day: date = DAY, address: str = ADDRESS) -> Published:
    """Return what a build of the content as of a day publishes."""
    pages = _pages(tuple(tier.id for tier in content.catalogue.tiers))
    return Published(content=content, day=day, address=address, pages=pages)


@cache
def _pages(tiers: tuple[str, ...]) -> PageIndex:
    return PageIndex.read(ROOT / "docs", tiers)


def files(published: Published) -> Mapping[str, bytes]:
    """Return the content of each file by its path from the site's root."""
    made = {part.address: part.content for part in exports(published)}
    return {path: content for path, content in made.items() if isinstance(content, bytes)}


def with_lists(content: Content, *changes: Mapping[str, object]) -> Content:
    """Return the content with each of its price lists changed, and more lists like the last one."""
    lists = content.catalogue.price_lists
    changed = [
        replace(lists[min(position, len(lists) - 1)], **change)  # type: ignore[arg-type]
        for position, change in enumerate(changes)
    ]
    catalogue: Catalogue = replace(content.catalogue, price_lists=tuple(changed))
    return replace(content, catalogue=catalogue)


NO_EXAMPLES = with_lists(
    CONTENTS["data"],
    {"status": "published"},
    {"status": "published"},
    {"status": "announced", "id": "2027", "effective_from": date(2027, 1, 1)},
    {"status": "draft", "id": "secret", "effective_from": date(2028, 1, 1)},
)
"""Price lists that are in force, one to come, and a draft."""

CONTENTS["no_examples"] = NO_EXAMPLES
