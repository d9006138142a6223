"""One build of the site: the data, read once, and what renders pages from them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import jinja2

from calculator.errors import InputError
from calculator.formatting import LANGUAGES, Language
from calculator.model import Text
from calculator.reports.phrases import Phrases
from hooks.assets.scripts import SCRIPTS, THEME
from hooks.build.bundle import Bundle, bundle
from hooks.checks.provenance import mark_numbers
from hooks.clock import today_in_denmark
from hooks.content.load import TIERS, load_content
from hooks.errors import BuildError
from hooks.exports.files import API, FILES
from hooks.exports.published import Published
from hooks.pages.chart_cache import charts
from hooks.pages.page_index import FIRST, PageIndex
from hooks.pages.render import Renderer
from hooks.runtime.kinds import RuntimeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBuild:
    """A build in one language as of one Danish date, from a provider's data and theme."""

    renderer: Renderer
    bundle: Bundle
    data: Path
    theme: Path

    @classmethod
    def prepare(
        cls,
        root: Path,
        day: date | None,
        url: str | None = None,
        *,
        data: Path | None = None,
        theme: Path | None = None,
        theme_templates: Path | None = None,
        runtime: RuntimeKind = "snapshot",
    ) -> Self:
        """Read and check everything that a build needs, in the first language; writes no site.

        `day` is today in Denmark when it is None, `url` the address to be published at when it is
        not the one of data/site.yaml; `data` and `theme` are those in the folder `root` when they
        are None, `theme_templates` is the folder of Material's templates when it is None.
        `runtime` is the wanted kind of Python.
        Raises DataError for mistakes in the data, BuildError for what is missing to build.
        """
        docs = root / "docs"
        assets = docs / SCRIPTS
        data, theme = data or root / "data", theme or assets / THEME
        content = load_content(data)
        pages = PageIndex.read(docs, (tier.id for tier in content.catalogue.tiers))
        most = max(content.site.worked_counts)
        drawn = {language: charts(content.catalogue, most, language) for language in LANGUAGES}
        parts = bundle(content, drawn, assets, theme, runtime)
        renderer = Renderer(
            content=content,
            today=day or today_in_denmark(),
            language=FIRST,
            templates=root / "overrides",
            theme_templates=theme_templates or _material_templates(),
            pages=pages,
            files=parts.files,
            charts=drawn,
            address=_address(url or content.site.url),
            more_context={"data_files": FILES, "data_folder": f"/{API}"},
        )
        try:
            _ = renderer.price_list
        except InputError as error:
            reason = Phrases(content.catalogue, "en").say(error.message)
            raise BuildError(
                f"{data / TIERS}: error: {reason} (build for a later date, or add a price list)"
            ) from None
        return cls(renderer=renderer, bundle=parts, data=data, theme=theme)

    def in_language(self, language: Language) -> Self:
        """Return the same build in another language."""
        return replace(self, renderer=self.renderer.in_language(language))

    def with_mistakes(self) -> Self:
        """Return the same build with a notice that its data files have had mistakes since."""
        return replace(self, renderer=replace(self.renderer, is_stale=True))

    @property
    def title(self) -> str:
        """The site's name."""
        return self._words(self.renderer.content.site.title)

    @property
    def description(self) -> str:
        """The description that search engines show of the site."""
        return self._words(self.renderer.content.site.description)

    def _words(self, text: Text) -> str:
        return mark_numbers(text.in_language(self.renderer.language))

    @property
    def book(self) -> str:
        """The address, from the site's root, of the answer book of the price list in force."""
        return f"{self.bundle.files.book}{self.renderer.price_list.id}.txt"

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

    def render(self, source: str, path: str, url: str, front_matter: Mapping[str, Any]) -> str:
        """Fill a page's source; raises BuildError that names the page and the line."""
        try:
            return self.renderer.render(source, path, url, front_matter)
        except jinja2.TemplateError as error:
            line = getattr(error, "lineno", None)
            where = f"{getattr(error, 'name', None) or path}{f':{line}' if line else ''}"
            raise BuildError(f"{where}: error: {error.message} (correct the template)") from error
        except BuildError as error:
            raise BuildError(f"{path}: error: {error}") from error


def _address(url: str) -> str:
    """Return the address of a site with one slash at its end; raises BuildError."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BuildError(
            f"{url} is not a full address to publish at (write https://www.example.com/)"
        )
    return f"{url.rstrip('/')}/"


def _material_templates() -> Path:
    """Return the folder of Material's templates, which has its icons."""
    material = find_spec("material")
    if material is None or material.origin is None:
        raise BuildError("Material for MkDocs is missing (run make build, which installs it)")
    return Path(material.origin).with_name("templates")
