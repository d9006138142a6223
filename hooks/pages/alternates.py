"""The addresses of a page in each language, as search engines read them (hreflang)."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.formatting import LANGUAGES, Language
from hooks.pages.page_index import FIRST, FRAME, PageIndex, address_of

LANGUAGE_NAMES: Mapping[Language, str] = {"da": "Dansk", "en": "English"}
"""The name of each language in that language."""

DEFAULT = "x-default"
"""The `hreflang` of the page for readers of any other language: the one in the first language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """A page in one language: `page` is its address from the site's root, `link` the full one."""

    language: Language
    name: str
    page: str
    link: str

    @property
    def hreflang(self) -> tuple[str, ...]:
        """The values of `hreflang` that the page is linked with."""
        return (self.language, DEFAULT) if self.language == FIRST else (self.language,)


def alternates(pages: PageIndex, path: str, site_url: str) -> list[Alternate]:
    """Return the page at a path in each language that has it."""
    paths = {language: pages.translated(path, language) for language in LANGUAGES}
    return [
        Alternate(language=language, name=LANGUAGE_NAMES[language], page=page, link=site_url + page)
        for language, translated in paths.items()
        if translated is not None
        for page in [address_of(translated).removeprefix("/")]
    ]


def all_alternates(pages: PageIndex, site_url: str) -> list[list[Alternate]]:
    """Return every page that search engines list, in each language."""
    return [alternates(pages, path, site_url) for path in pages.paths[FIRST] if path != FRAME]
