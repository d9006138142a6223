"""Where each page is in each language: Danish pages, and which page translates each of them.

A page in another language stands in that language's folder, and its front matter says whose
translation it is: `translates: kontakt.md`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Self

import yaml

from calculator.formatting import LANGUAGES, Language
from hooks.errors import BuildError

FIRST: Language = "da"
"""The language that pages are written in first."""

TIERS_PAGE = "abonnementer/index.md"
"""The first language's page of all tiers; each tier has a page of its own beside it."""

FRONT_PAGE = "index.md"

FRAME = "embed.md"
"""The page that other sites show in a frame."""

NOT_PAGES = ("adr", "architecture.md", "assets", "guide", "shots")
"""Folders and files that are no pages of the site."""

_INDEX = "index.md"
_FENCE = "---\n"


class PageWords(NamedTuple):
    """A page's title and its description in a sentence; the frame that others show has none."""

    title: str
    description: str


@dataclass(frozen=True)
class PageIndex:
    """The paths of pages below `docs/`, by language and by the first language's path.

    `words` are those of the pages with a source, by path: not of the tiers' own pages.
    """

    paths: Mapping[Language, Mapping[str, str]]
    words: Mapping[str, PageWords] = field(default_factory=dict)

    @classmethod
    def read(cls, docs: Path, tiers: Iterable[str]) -> Self:
        """Read which page translates which, and add a page in each language for each tier.

        Raises BuildError where a page has no translation, two, or is none.
        """
        found = [path.relative_to(docs) for path in sorted(docs.rglob("*.md"))]
        sources = [path.as_posix() for path in found if path.parts[0] not in NOT_PAGES]
        told = {path: _front_matter(docs / path) for path in sources}
        first = [path for path in sources if language_of(path) == FIRST]
        paths: dict[Language, dict[str, str]] = {FIRST: {path: path for path in first}}
        for language in LANGUAGES:
            if language != FIRST:
                own = [path for path in sources if language_of(path) == language]
                paths[language] = _translations(told, first, own)
        problems = "\n".join(_untranslated(paths))
        if problems:
            raise BuildError(problems)
        listed = tuple(tiers)
        for pages in paths.values():
            pages |= {
                _beside(TIERS_PAGE, tier): _beside(pages[TIERS_PAGE], tier) for tier in listed
            }
        return cls(paths, {path: _words(front) for path, front in told.items()})

    def tier_page(self, tier: str, language: Language) -> str:
        """Give the path of a tier's own page."""
        return self.paths[language][_beside(TIERS_PAGE, tier)]

    def translated(self, path: str, language: Language) -> str | None:
        """Give the path of the page that says in another language what this one says, if any."""
        first = self._firsts.get(path)
        return None if first is None else self.paths[language][first]

    def address_in(self, address: str, language: Language) -> str:
        """Give a page's address from the site's root in that language; others stay as they are."""
        first = self._first_by_address.get(address)
        return address if first is None else address_of(self.paths[language][first])

    @cached_property
    def _firsts(self) -> Mapping[str, str]:
        """The first language's path of each page, by the path in any language."""
        return {there: first for pages in self.paths.values() for first, there in pages.items()}

    @cached_property
    def _first_by_address(self) -> Mapping[str, str]:
        """The first language's path of each of its pages, by the address."""
        return {address_of(first): first for first in self.paths[FIRST]}


def language_of(path: str) -> Language:
    """Give the language of a page by its path."""
    top = PurePosixPath(path).parts[0]
    return next((one for one in LANGUAGES if one != FIRST and one == top), FIRST)


def address_of(path: str) -> str:
    """Give the address, from the site's root, of the page at a path: `/kontakt/`."""
    url = path.removesuffix(_INDEX).removesuffix(".md")
    return f"/{url}" if not url or url.endswith("/") else f"/{url}/"


def _translations(
    front_matter: Mapping[str, Mapping[str, object]], first: list[str], own: list[str]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in own:
        told = front_matter[path].get("translates")
        if told not in first:
            known = ", ".join(first)
            raise BuildError(
                f"docs/{path}: error: translates: {told} is no page of the first language"
                f" (write one of: {known})"
            )
        if told in found:
            raise BuildError(
                f"docs/{path}: error: docs/{found[told]} translates {told} too (keep one of them)"
            )
        found[told] = path
    return found


def _untranslated(paths: Mapping[Language, Mapping[str, str]]) -> Iterator[str]:
    for language, pages in paths.items():
        for path in paths[FIRST]:
            if path not in pages:
                yield (
                    f"docs/{path}: error: the page has no translation"
                    f" (write one in docs/{language}/ with translates: {path})"
                )


def _words(front_matter: Mapping[str, object]) -> PageWords:
    title, description = (front_matter.get(key, "") for key in PageWords._fields)
    return PageWords(str(title), str(description))


def _front_matter(path: Path) -> dict[str, object]:
    text = path.read_text(encoding="utf-8")
    if not text.startswith(_FENCE):
        return {}
    try:
        found = yaml.safe_load(text.split(_FENCE, 2)[1])
    except yaml.YAMLError as error:
        raise BuildError(f"{path}: error: the front matter is not YAML ({error})") from None
    return found if isinstance(found, dict) else {}


def _beside(page: str, tier: str) -> str:
    return f"{page.removesuffix(_INDEX)}{tier}.md"
