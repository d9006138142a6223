"""The hook that mkdocs.yml names: it hands MkDocs' events to Takst, and Takst's pages to MkDocs.

One build of MkDocs makes the pages of all languages. What differs between them is in
mkdocs.LANGUAGE.yml: the theme's words and the nav.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial, reduce
from itertools import islice
from operator import add
from pathlib import Path
from typing import Any, Literal, cast

import click
import mkdocs
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import load_config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from calculator.errors import TakstError
from calculator.formatting import LANGUAGES, Language
from hooks.assets.part import Part
from hooks.assets.scripts import SCRIPTS
from hooks.build.data_warnings import data_warnings
from hooks.build.options import OPTIONS, BuildOptions
from hooks.build.parts import site_parts, social_part
from hooks.build.site import SiteBuild
from hooks.checks.site import FinishedSite
from hooks.content.problems import DataError, diagnostic_lines, system_language
from hooks.exports.parts import data_links
from hooks.exports.structured_data import structured_data
from hooks.github import github_workspace
from hooks.pages.alternates import all_alternates, alternates
from hooks.pages.icons import TOUCH_ICON, coloured
from hooks.pages.labels import LABELS
from hooks.pages.page_index import FIRST, NOT_PAGES, TIERS_PAGE, language_of
from hooks.pages.template_cache import template_cache
from hooks.pages.theme_colours import main_colour
from hooks.pages.tier_pages import SOURCE, tier_pages

MOST_IN_NAV = 24
"""The most tiers whose pages are in the nav; with more, its size would grow with their square."""

_SITE = "takst_site"

_POLLING_INTERVAL = 0.1
"""Seconds."""

_RESTART = "\nNothing can be shown yet: correct this, stop with Ctrl-C, and run make serve again."
"""What follows the errors of a preview that has no earlier build to show."""

_UNUSED = (SCRIPTS, "assets/javascripts/", "assets/images/favicon.png")
"""Files among the pages and in the theme that are published elsewhere or not at all."""


class _Preview:
    """What `mkdocs serve` needs from one build to the next."""

    is_on = False
    last_build: SiteBuild | None = None
    """The last build whose data had no mistakes."""


@dataclass(slots=True, kw_only=True)
class _Edition:
    """The pages of one language: their build, MkDocs' settings for them, and their nav."""

    build: SiteBuild
    config: MkDocsConfig
    tier_pages: Mapping[str, Mapping[str, Any]]
    nav_items: tuple[Any, ...] = ()
    """The items of the setting `nav`, of which each becomes one item of the nav."""
    nav: Navigation | None = None
    context: dict[str, Any] = field(default_factory=dict)
    """What the theme's templates can use besides what MkDocs gives them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """What one event of a build leaves for the next; it is in the settings' `extra`."""

    editions: Mapping[Language, _Edition]
    finished: FinishedSite

    @property
    def first(self) -> _Edition:
        return self.editions[FIRST]

    def of(self, page: Page) -> _Edition:
        """Return the edition that a page belongs to."""
        return self.editions[language_of(page.file.src_uri)]


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether the site is served; this module stays loaded between the builds of it."""
    _Preview.is_on, _Preview.last_build = command == "serve", None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the data before MkDocs removes anything of an existing site."""
    root = Path(config.config_file_path).parent
    build = _prepare(root, config)
    editions = {FIRST: _edition(build, config)}
    for language in LANGUAGES:
        if language != FIRST:
            settings = load_config(str(root / f"mkdocs.{language}.yml"), strict=config.strict)
            editions[language] = _edition(build.in_language(language), settings)
    for edition in editions.values():
        _fill(edition)
    config.extra[_SITE] = _Site(editions=editions, finished=_new_check(root))
    _join_navs(config, editions.values())
    return config


def _prepare(root: Path, config: MkDocsConfig) -> SiteBuild:
    """Read the data, and report what an editor should know.

    A preview shows the last build without mistakes while the data have some.
    """
    try:
        options = config.extra.get(OPTIONS) or BuildOptions.from_environment()
        url = config.site_url if _Preview.is_on else options.url
        build = SiteBuild.prepare(
            root, options.day, url, data=options.data, theme=options.theme, runtime=options.runtime
        )
    except TakstError as error:
        if _Preview.last_build is None:
            raise PluginError(f"{_text(error)}{_RESTART if _Preview.is_on else ''}") from None
        _report(_text(error))
        build = _Preview.last_build.with_mistakes()
    else:
        _Preview.last_build = build
    for warning in data_warnings(build):
        _report(warning)
    return build


def _text(error: Exception) -> str:
    """Return what an editor reads: mistakes in the data in the language of the system."""
    if not isinstance(error, DataError):
        return str(error)
    return "\n".join(diagnostic_lines(error.problems, system_language(), github_workspace()))


def _report(text: str) -> None:
    """Print to an editor; a logged warning would stop a strict build."""
    click.echo(text, err=True)


def _edition(build: SiteBuild, config: MkDocsConfig) -> _Edition:
    renderer = build.renderer
    pages = tier_pages(renderer.content.catalogue, renderer.pages, renderer.language)
    return _Edition(build=build, config=config, tier_pages=pages)


def _fill(edition: _Edition) -> None:
    """Fill MkDocs' settings with what comes from the data."""
    config, build = edition.config, edition.build
    config.site_name = build.title
    config.site_description = build.description
    config.site_url = build.renderer.address
    config.extra_css.extend(build.bundle.styles)
    config.extra_javascript.append(_module(build.bundle.page_script))
    if _are_in_nav(edition):
        tiers_page = build.renderer.pages.paths[build.renderer.language][TIERS_PAGE]
        _add_to_nav(config.nav, tiers_page, edition.tier_pages)
    edition.nav_items = tuple(config.nav or ())


def _module(address: str) -> ExtraScriptValue:
    script = ExtraScriptValue(address)
    script.type = "module"
    return script


def _are_in_nav(edition: _Edition) -> bool:
    return len(edition.tier_pages) <= MOST_IN_NAV


def _add_to_nav(nav: list[Any] | None, tiers_page: str, pages: Mapping[str, object]) -> None:
    """Add the tiers' pages to the section of the nav that has the page of all tiers."""
    for item in nav or ():
        for section in item.values() if isinstance(item, dict) else ():
            if isinstance(section, list) and tiers_page in section:
                section.extend(page for page in pages if page not in section)


def _join_navs(config: MkDocsConfig, editions: Collection[_Edition]) -> None:
    """Join the navs of all languages for MkDocs; `on_nav` divides the result."""
    config.nav = [item for edition in editions for item in edition.nav_items]
    patterns = [spec for edition in editions if (spec := edition.config.not_in_nav) is not None]
    config.not_in_nav = reduce(add, patterns) if patterns else None


def _new_check(root: Path) -> FinishedSite:
    """Return the check of a site, with the files in which people may have typed a number."""
    docs, templates = root / "docs", root / "overrides"
    pages = (
        path for path in docs.rglob("*.md") if path.relative_to(docs).parts[0] not in NOT_PAGES
    )
    partials = (path for path in templates.rglob("*") if path.is_file())
    return FinishedSite(root, (*sorted(pages), *sorted(partials), LABELS))


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Look for changes ten times a second instead of twice, for which MkDocs has no setting."""
    watched = [config.docs_dir, config.config_file_path]
    for path in watched:
        server.unwatch(path)
    server.observer = type(server.observer)(timeout=_POLLING_INTERVAL)
    options = BuildOptions.from_environment()
    others = (str(path) for path in (options.data, options.theme) if path is not None)
    for path in (*watched, *others):
        server.watch(path)
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the tiers' pages and the files of the calculator, and leave out what no page uses."""
    site = _site(config)
    for edition in site.editions.values():
        for path in edition.tier_pages:
            files.append(_tier_page(config, path, edition))
    styles = [file.url for file in files.css_files() if _is_of_theme(file)]
    for file in [file for file in files if _is_left_out(file.src_uri)]:
        files.remove(file)
    icon = _colour_icon(files, config, main_colour(site.first.build.theme))
    for part in site_parts(site.first.build, icon):
        files.append(_file(config, part))
    for language, edition in site.editions.items():
        edition.context = _context(edition.build, language, styles)
    return files


def _tier_page(config: MkDocsConfig, path: str, edition: _Edition) -> File:
    page = File.generated(config, path, content=SOURCE)
    in_nav = _are_in_nav(edition)
    page.inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    return page


def _is_of_theme(file: File) -> bool:
    return file.src_uri.startswith("assets/stylesheets/")


def _is_left_out(path: str) -> bool:
    return path.startswith(_UNUSED) or path.endswith(".map")


def _colour_icon(files: Files, config: MkDocsConfig, colour: str) -> str:
    """Replace the site's icon by one in a colour, and return it."""
    icon = files.get_file_from_path(config.theme["favicon"])
    if icon is None:
        raise PluginError(f"docs/{config.theme['favicon']}: error: the icon is missing (add it)")
    drawn = coloured(icon.content_string, colour)
    files.remove(icon)
    files.append(File.generated(config, icon.src_uri, content=drawn))
    return drawn


def _file(config: MkDocsConfig, part: Part) -> File:
    if isinstance(part.content, Path):
        return File.generated(config, part.address, abs_src_path=str(part.content))
    return File.generated(config, part.address, content=part.content)


def _context(build: SiteBuild, language: Language, styles: list[str]) -> dict[str, Any]:
    """Return what the theme's templates can use on every page of a language."""
    return {
        "takst_book": build.book,
        "takst_colour": main_colour(build.theme),
        "takst_data_links": data_links(build.published, language),
        "takst_image": f"{build.renderer.address}{social_part(build).address}",
        "takst_page_imports": build.bundle.page_script_imports,
        "takst_structured_data": partial(structured_data, build.published),
        "takst_theme_styles": styles,
        "takst_touch_icon": TOUCH_ICON,
    }


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Divide the nav by language."""
    items, site = iter(nav.items), _site(config)
    for language, edition in site.editions.items():
        own = [page for page in nav.pages if language_of(page.file.src_uri) == language]
        if own:
            own[0].previous_page = own[-1].next_page = None
        edition.nav = Navigation(list(islice(items, len(edition.nav_items))), own)
    return site.first.nav or nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep the theme's compiled templates from build to build."""
    env.bytecode_cache = template_cache("theme", f"{mkdocs.__version__}:{config.theme.locale}")
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill a page's source with the data."""
    edition, path = _site(config).of(page), page.file.src_uri
    page.meta.update(edition.tier_pages.get(path, {}))
    try:
        return edition.build.render(markdown, path, page.url, page.meta)
    except TakstError as error:
        raise PluginError(str(error)) from error


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Pass the settings, the nav and the data of the page's language to the theme."""
    edition = _site(config).of(page)
    renderer = edition.build.renderer
    return {
        **context,
        **edition.context,
        "config": edition.config,
        "nav": edition.nav,
        "takst_alternates": alternates(renderer.pages, page.file.src_uri, renderer.address),
        "takst_partial": lambda name: renderer.partial(name, page.url),
    }


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Pass the data to the sitemap and to the page for addresses that don't exist."""
    edition = _site(config).first
    renderer, base = edition.build.renderer, str(context["base_url"]).rstrip("/")
    return {
        **context,
        **edition.context,
        "takst_all_alternates": all_alternates(renderer.pages, renderer.address),
        "takst_partial": lambda name: _from_base(renderer.partial(name, ""), base),
    }


def _from_base(html: Markup, base: str) -> Markup:
    """Return a partial whose links begin with the path of the site's root."""
    return Markup(str(html).replace('="./', f'="{base}/'))  # noqa: S704, a template's


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Add the finished page to the check of the whole site."""
    return _site(config).finished.add(output, page.file.dest_uri)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Add the page for addresses that don't exist to the check of the whole site."""
    if template_name.endswith(".html"):
        return _site(config).finished.add(output_content, template_name)
    return output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Refuse a site with dead links, numbers typed by hand, or remains of templates."""
    problems = _site(config).finished.problems(Path(config.site_dir), config.site_url or "")
    if not problems:
        return
    if not _Preview.is_on:
        raise PluginError("\n".join(problems))
    _report("\n".join(problems))


def _site(config: MkDocsConfig) -> _Site:
    return cast("_Site", config.extra[_SITE])
