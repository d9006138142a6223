"""One build of the site: data read once, pages rendered from it, the result checked as a whole."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

import jinja2
from markupsafe import Markup

from calculator.errors import InputError
from calculator.formatting import LANGUAGES, Language
from calculator.reports.phrases import Phrases
from hooks.assets.scripts import THEME
from hooks.build.bundle import Bundle, Part, bundle
from hooks.cache import hash_of_content
from hooks.checks.pages import FinishedPage, check_links, read_page
from hooks.checks.provenance import mark_numbers, places_of, unmarked
from hooks.cli.options import github_workspace
from hooks.clock import today_in_denmark
from hooks.content.load import SITE, TIERS, load_content
from hooks.content.problems import diagnostic_lines
from hooks.content.review import review_warnings
from hooks.errors import BuildError
from hooks.exports.parts import DataLink, data_links, exports, llms_part
from hooks.exports.published import Published
from hooks.exports.structured_data import structured_data
from hooks.pages.chart_cache import charts
from hooks.pages.page_index import FIRST, FRAME, TIERS_PAGE, PageIndex, address_of, language_of
from hooks.pages.render import LABELS, Renderer
from hooks.pages.social_image import social_image
from hooks.pages.theme_colours import coloured, main_colour
from hooks.runtime.answer_book import BUDGET, weight
from hooks.runtime.kinds import RuntimeKind

LANGUAGE_NAMES: Mapping[Language, str] = {"da": "Dansk", "en": "English"}
"""What each language calls itself."""

_ASSETS = "assets/takst/"
_UNUSED = ("assets/javascripts/", "assets/images/favicon.png")
"""What Material brings and no page names: overrides/main.html leaves its scripts out."""

_TIER_PAGE = """---
title: {title}
description: {description}
tier: {tier}
hide: [navigation, toc]
---
{{% include "pages/tier.md" %}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBuild:
    """A build in one language as of one Danish date, from a provider's data and theme.

    `pages` are the finished pages of all languages, which are checked together.
    """

    renderer: Renderer
    bundle: Bundle
    data: Path
    theme: Path
    pages: dict[str, FinishedPage] = field(default_factory=dict)

    @classmethod
    def prepare(
        cls,
        root: Path,
        day: date | None,
        url: str | None = None,
        *,
        data: Path | None = None,
        theme: Path | None = None,
        runtime: RuntimeKind = "snapshot",
    ) -> Self:
        """Read and check everything that a build needs, in the first language.

        It writes nothing of the site.

        `day` is today in Denmark when it is None, `url` the address to be published at when it is
        not the one of data/site.yaml; `data` and `theme` are those in the folder `root` when they
        are None. `runtime` is the wanted kind of Python.
        Raises DataError for mistakes in the data, BuildError for what is missing to build.
        """
        docs = root / "docs"
        assets = docs / _ASSETS
        data, theme = data or root / "data", theme or assets / THEME
        content = load_content(data)
        pages = PageIndex.read(docs, (tier.id for tier in content.catalogue.tiers))
        most = max(content.site.worked_counts)
        drawn = {language: charts(content.catalogue, most, language) for language in LANGUAGES}
        made = bundle(content, drawn, assets, theme, runtime)
        renderer = Renderer(
            content=content,
            today=day or today_in_denmark(),
            language=FIRST,
            templates=root / "overrides",
            pages=pages,
            files=made.files,
            charts=drawn,
            address=f"{(url or content.site.url).rstrip('/')}/",
        )
        try:
            _ = renderer.price_list
        except InputError as error:
            told = Phrases(content.catalogue, "en").say(error.message)
            raise BuildError(f"{data / TIERS}: {told}") from None
        return cls(renderer=renderer, bundle=made, data=data, theme=theme)

    def in_language(self, language: Language) -> Self:
        """Give the same build in another language."""
        return replace(self, renderer=self.renderer.in_language(language))

    def with_mistakes(self) -> Self:
        """Give the same build with a notice that the data have had mistakes since."""
        return replace(self, renderer=replace(self.renderer, is_stale=True), pages={})

    @property
    def warnings(self) -> tuple[str, ...]:
        """What an editor should know of a build that is otherwise sound."""
        content, today = self.renderer.content, self.renderer.today
        return (
            *review_warnings(self.data, content, today, "en"),
            *diagnostic_lines(content.contradictions, "en", github_workspace(), "warning"),
            *self._book_warnings(),
            *(f"runtime: warning: {warning}" for warning in self.bundle.runtime.warnings),
        )

    def _book_warnings(self) -> Iterator[str]:
        content = self.renderer.content
        size = weight(self.bundle.books, content.catalogue, self.renderer.today)
        if size > BUDGET:
            yield (
                f"{self.data / SITE}: warning: the answer book of the price lists in force and"
                f" coming has {size:,} bytes compressed, more than {BUDGET:,}: prices show later on"
                f" slow connections (write less than {content.site.answer_book_up_to} as"
                " answer_book_up_to)"
            )

    @property
    def book(self) -> str:
        """The address, from the site's root, of the answer book of the price list in force."""
        return f"{self.bundle.files.book}{self.renderer.price_list.id}.txt"

    @property
    def title(self) -> str:
        """The site's name."""
        return mark_numbers(self.renderer.content.site.title.in_language(self.renderer.language))

    @property
    def description(self) -> str:
        """What search engines show of the site."""
        description = self.renderer.content.site.description
        return mark_numbers(description.in_language(self.renderer.language))

    @property
    def address(self) -> str:
        """The address of the published site."""
        return self.renderer.address

    @property
    def other_languages(self) -> tuple[Language, ...]:
        """The languages that the site has beside the first."""
        return tuple(language for language in LANGUAGES if language != FIRST)

    @property
    def own_parts(self) -> tuple[Part, ...]:
        """What a language's pages add to the site beside themselves; the first's, for all."""
        if self.renderer.language != FIRST:
            return (llms_part(self.published, self.renderer.language),)
        images = (self.in_language(language).image for language in LANGUAGES)
        return (*self.bundle.parts, *images, *exports(self.published))

    @property
    def published(self) -> Published:
        """What is published as data, in all languages."""
        renderer = self.renderer
        return Published(
            content=renderer.content,
            day=renderer.today,
            address=renderer.address,
            pages=renderer.pages,
        )

    @property
    def data_links(self) -> tuple[DataLink, ...]:
        """The links to the data that stand in the head of this language's pages."""
        return data_links(self.published, self.renderer.language)

    def structured_data(self, path: str) -> Markup:
        """Give what search engines read of the page at a path: schema.org as JSON-LD."""
        return structured_data(self.published, path)

    @property
    def image(self) -> Part:
        """The picture that other sites show of this language's pages."""
        drawn = social_image(self.renderer.social, self.theme)
        return Part(f"assets/social/{hash_of_content(drawn)}.png", drawn)

    @property
    def tiers_page(self) -> str:
        """The path of the page of all tiers."""
        return self.renderer.pages.paths[self.renderer.language][TIERS_PAGE]

    @property
    def tier_pages(self) -> dict[str, str]:
        """The source of each tier's own page by its path among the pages."""
        language = self.renderer.language
        return {
            self.renderer.pages.tier_page(tier.id, language): _TIER_PAGE.format(
                title=_quoted(mark_numbers(tier.name.in_language(language))),
                description=_quoted(
                    mark_numbers((tier.summary or tier.name).in_language(language))
                ),
                tier=_quoted(tier.id),
            )
            for tier in self.renderer.content.catalogue.tiers
        }

    @property
    def main_colour(self) -> str:
        """The theme's main colour, nothing where it has none."""
        return main_colour(self.theme)

    def icon(self, drawn: str) -> str:
        """Give the site's icon in the theme's main colour."""
        return coloured(drawn, self.main_colour)

    def is_left_out(self, path: str) -> bool:
        """Say whether a file is another language's, or published elsewhere, or unused."""
        if self.renderer.language == FIRST:
            is_ours = language_of(path) == FIRST
            return not is_ours or path.startswith((_ASSETS, *_UNUSED)) or path.endswith(".map")
        return language_of(path) != self.renderer.language

    def render(self, source: str, path: str, url: str, front_matter: Mapping[str, Any]) -> str:
        """Fill a page's source; raises BuildError that names the page and the line."""
        try:
            return self.renderer.render(source, path, url, front_matter)
        except jinja2.TemplateError as error:
            line = getattr(error, "lineno", None)
            where = f"{getattr(error, 'name', None) or path}{f':{line}' if line else ''}"
            raise BuildError(f"{where}: error: {error.message} (correct the template)") from error

    def partial(self, name: str, url: str, base: str | None = None) -> Markup:
        """Give a partial for the page at `url`; `base` stands for the site's root on no page."""
        html = self.renderer.partial(name, url)
        if base is None:
            return html
        return Markup(str(html).replace('="./', f'="{base}/'))  # noqa: S704, a template's

    def put_back(self, text: str, path: str) -> str:
        """Put into a page, as Markdown or as HTML, what was kept apart when it was filled.

        Raises BuildError that names the page where that can't be done.
        """
        try:
            return self.renderer.put_back(text, path)
        except BuildError as error:
            raise BuildError(f"{path}: error: {error}") from None

    def alternates(self, path: str, site_url: str) -> list[Mapping[str, str]]:
        """Give the page at a path in each language, for the theme's `extra.alternate`.

        `page` is the address from the site's root, and `link` the whole one, as search engines
        want it.
        """
        found = {language: self._translated(path, language) for language in LANGUAGES}
        return [
            {
                "lang": language,
                "name": LANGUAGE_NAMES[language],
                "page": page,
                "link": f"{site_url}{page}" if site_url else page,
            }
            for language, page in found.items()
            if page is not None
        ]

    def all_alternates(self, site_url: str) -> list[list[Mapping[str, str]]]:
        """Give every page that search engines list, in each language."""
        pages = self.renderer.pages.paths[FIRST]
        return [self.alternates(path, site_url) for path in pages if path != FRAME]

    def _translated(self, path: str, language: Language) -> str | None:
        there = self.renderer.pages.translated(path, language)
        return None if there is None else address_of(there).removeprefix("/")

    def finish(self, html: str, path: str) -> str:
        """Take a finished page in for the check of the whole site, and give it without marks."""
        self.pages[path] = read_page(html)
        return unmarked(html)

    def problems(self, site: Path, url: str) -> list[str]:
        """Give everything that keeps the built site from being published at that address."""
        own = [
            f"{path}: error: {problem}"
            for path, page in sorted(self.pages.items())
            for problem in page.problems
        ]
        return [*own, *self._typed_numbers(), *check_links(self.pages, site, url)]

    def _typed_numbers(self) -> list[str]:
        """Give each number that is not from the data, with where it was typed, or its page."""
        root = self.renderer.templates.parent
        docs, guide = root / "docs", root / "docs" / "guide"
        pages = (path for path in docs.rglob("*.md") if not path.is_relative_to(guide))
        templates = (path for path in self.renderer.templates.rglob("*") if path.is_file())
        sources = (*sorted(pages), *sorted(templates), LABELS)
        told: dict[tuple[str, str], str] = {}
        for path, page in sorted(self.pages.items()):
            for number in page.typed:
                found = places_of(number, sources)
                places = [f"{_near(file, root)}:{line}" for file, line in found] or [path]
                for place in places:
                    told.setdefault((place, number.words), f"{place}: error: {number.problem}")
        return list(told.values())


def _near(file: Path, root: Path) -> Path:
    """Give a file's path as its editor names it."""
    return file.relative_to(root) if file.is_relative_to(root) else file


def _quoted(text: str) -> str:
    """Give the text as a YAML string in double quotes."""
    return '"' + re.sub(r'(["\\])', r"\\\1", text).replace("\n", " ") + '"'
