"""The hook that mkdocs.yml names, and the only module that knows MkDocs.

It hands MkDocs' events to Takst and Takst's pages to MkDocs; whatever it does is done elsewhere.
"""

import importlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

import click
import mkdocs
from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from calculator.formatting import Language
    from hooks.build.site import SiteBuild


MOST_IN_NAV = 24
"""How many tiers' pages the nav of each page lists; more would grow with their square."""

_LOOK_EVERY = 0.1
"""Seconds."""

_GIVEN = "takst_given"
"""The setting that brings a build to the build of another language."""


class _State:
    """What one event of a build leaves for the next; MkDocs gives hooks no other place."""

    serving: bool = False
    build: "SiteBuild | None" = None
    sources: float = 0.0
    theme_styles: list[str] | None = None


_state = _State()


class _WithoutFiles(Theme):
    """A theme whose files the site has already: looking for them takes as long as ten pages."""

    def __init__(self, theme: Theme) -> None:
        """Be the same theme otherwise; MkDocs gives no other way to a theme that is set up."""
        vars(self).update(vars(theme))

    def get_env(self) -> Environment:
        """Give the theme's environment, which finds each template and lists none."""
        env = super().get_env()
        env.loader = _Unlisted(self.dirs)
        return env


class _Unlisted(FileSystemLoader):
    def list_templates(self) -> list[str]:
        return []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether the site is being served; the hook lives on between rebuilds."""
    _state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the data, before MkDocs touches anything of an existing site."""
    given = config.extra.get(_GIVEN)
    if given is None:
        _prepare(Path(config.config_file_path).parent, config.site_url)
    else:
        _state.serving, _state.build = given
        config.theme = _WithoutFiles(config.theme)
    build = _build()
    config.site_name = build.title
    config.site_description = build.description
    config.site_url = build.address
    config.extra_css.extend(build.bundle.styles)
    config.extra_javascript.append(_module(build.bundle.page_script))
    if len(build.tier_pages) <= MOST_IN_NAV:
        _add_to_nav(config.nav, build.tiers_page, build.tier_pages)
    return config


def _prepare(root: Path, url: str | None) -> None:
    """Read the data for a build of all languages, and tell what an editor should know."""
    _forget_changed_code()
    from calculator.errors import TakstError  # noqa: PLC0415, changed code is imported anew
    from hooks.build.site import SiteBuild  # noqa: PLC0415, changed code is imported anew
    from hooks.runtime.kinds import kind_named  # noqa: PLC0415, changed code is imported anew

    day = os.environ.get("TAKST_DATE")
    url = url if _state.serving else os.environ.get("TAKST_URL")
    try:
        _state.build = SiteBuild.prepare(
            root,
            date.fromisoformat(day) if day else None,
            url,
            data=_named_by("TAKST_DATA"),
            theme=_named_by("TAKST_THEME"),
            runtime=kind_named(os.environ.get("TAKST_RUNTIME")),
        )
    except TakstError as error:
        if not _state.serving or _state.build is None:
            raise PluginError(_words(error)) from None
        _tell(_words(error))
        _state.build = _state.build.with_mistakes()
    for warning in _state.build.warnings:
        _tell(warning)


def _words(error: Exception) -> str:
    """Give what an editor reads: mistakes in the data in the language of the system."""
    from hooks.cli.options import github_workspace, system_language  # noqa: PLC0415, imported anew
    from hooks.content.problems import DataError, diagnostic_lines  # noqa: PLC0415, imported anew

    if not isinstance(error, DataError):
        return str(error)
    return "\n".join(diagnostic_lines(error.problems, system_language(), github_workspace()))


def on_serve(
    server: "LiveReloadServer", config: MkDocsConfig, builder: Callable[..., None]
) -> "LiveReloadServer":
    """Look for changes ten times a second instead of twice, for which MkDocs has no setting."""
    watched = [config.docs_dir, config.config_file_path]
    for path in watched:
        server.unwatch(path)
    server.observer = type(server.observer)(timeout=_LOOK_EVERY)
    named = (_named_by(variable) for variable in ("TAKST_DATA", "TAKST_THEME"))
    for path in (*watched, *(str(path) for path in named if path is not None)):
        server.watch(path)
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the tiers' pages and what the browser's calculator is made of."""
    build = _build()
    for address, source in build.tier_pages.items():
        page = File.generated(config, address, content=source)
        page.inclusion = _inclusion(build)
        files.append(page)
    if _GIVEN not in config.extra:
        _state.theme_styles = [file.url for file in files.css_files() if _is_theme(file)]
    for file in [file for file in files if build.is_left_out(file.src_uri)]:
        files.remove(file)
    icon = files.get_file_from_path(config.theme["favicon"])
    if icon is not None:
        files.remove(icon)
        drawn = build.icon(icon.content_string)
        files.append(File.generated(config, icon.src_uri, content=drawn))
    for part in build.own_parts:
        content = part.content
        files.append(
            _put(config, part.address, content)
            if isinstance(content, Path)
            else File.generated(config, part.address, content=content)
        )
    return files


def _put(config: MkDocsConfig, address: str, source: Path) -> File:
    """Put a file into the site ourselves: MkDocs leaves alone what stands in its place."""
    from hooks.assets.unchanged import put_file  # noqa: PLC0415, changed code is imported anew

    target, last = Path(config.site_dir) / address, _named_by("TAKST_LAST")
    target.parent.mkdir(parents=True, exist_ok=True)
    put_file(source, target, last and last / address)
    return File.generated(config, address, abs_src_path=str(target))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep the theme's compiled templates from build to build."""
    from hooks.pages.template_cache import template_cache  # noqa: PLC0415, changed code is imported anew

    build = _build()
    env.globals |= {
        "takst_book": build.book,
        "takst_alternates": build.all_alternates,
        "takst_theme_styles": _state.theme_styles,
        "takst_page_imports": build.bundle.page_script_imports,
        "takst_image": f"{build.address}{build.image.address}",
        "takst_partial": _partial,
        "takst_colour": build.main_colour,
        "takst_data_links": build.data_links,
        "takst_structured_data": build.structured_data,
    }
    env.bytecode_cache = template_cache("theme", f"{mkdocs.__version__}:{config.theme.locale}")
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Tell the theme where the page's other languages are."""
    config.extra["alternate"] = _build().alternates(page.file.src_uri, config.site_url or "")
    return context


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill a page's source with the data."""
    from calculator.errors import TakstError  # noqa: PLC0415, changed code is imported anew

    try:
        return _build().render(markdown, page.file.src_uri, page.url, page.meta)
    except TakstError as error:
        raise PluginError(str(error)) from error


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put into a page what Markdown need not read."""
    from calculator.errors import TakstError  # noqa: PLC0415, changed code is imported anew

    try:
        return _build().put_back(html, page.file.src_uri)
    except TakstError as error:
        raise PluginError(str(error)) from error


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep the finished page for the check at the end."""
    return _build().finish(output, page.file.dest_uri)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep the page for addresses that don't exist for the check at the end."""
    if template_name.endswith(".html"):
        return _build().finish(output_content, template_name)
    return output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Add the other languages, and refuse a site with dead links, hand-typed amounts, remains."""
    if _GIVEN in config.extra:
        return
    for language in _build().other_languages:
        _build_language(language, config)
    problems = _build().problems(Path(config.site_dir), config.site_url or "")
    if not problems:
        return
    if not _state.serving:
        raise PluginError("\n".join(problems))
    _tell("\n".join(problems))


def _build_language(language: "Language", config: MkDocsConfig) -> None:
    """Build the pages of another language aside, and put them beside the first one's."""
    first, root = _build(), Path(config.config_file_path).parent
    with TemporaryDirectory(dir=Path(config.site_dir).parent) as aside:
        other = load_config(
            str(root / f"mkdocs.{language}.yml"),
            site_dir=aside,
            site_url=config.site_url,
            strict=config.strict,
        )
        other.extra[_GIVEN] = _state.serving, first.in_language(language)
        try:
            build_pages(other)
        finally:
            _state.build = first  # MkDocs loads a hook once, so both builds have this state
        shutil.move(Path(aside) / language, Path(config.site_dir) / language)


def _is_theme(file: File) -> bool:
    return file.src_uri.startswith("assets/stylesheets/")


@pass_context
def _partial(context: Context, name: str) -> Markup:
    """Show one of our partials in the theme's templates; the page that is not found has no page."""
    page = context.get("page")
    if page is None:
        return _build().partial(name, "", str(context["base_url"]).rstrip("/"))
    return _build().partial(name, page.url)


def _inclusion(build: "SiteBuild") -> InclusionLevel:
    """Say how MkDocs takes the tiers' pages: nothing is missed in a nav that can't hold them."""
    is_in_nav = len(build.tier_pages) <= MOST_IN_NAV
    return InclusionLevel.INCLUDED if is_in_nav else InclusionLevel.NOT_IN_NAV


def _build() -> "SiteBuild":
    if _state.build is None:
        raise PluginError("on_config has not run")
    return _state.build


def _named_by(variable: str) -> Path | None:
    """Give the path that a variable of the environment names, if it is set."""
    path = os.environ.get(variable)
    return Path(path).absolute() if path else None


def _module(address: str) -> ExtraScriptValue:
    script = ExtraScriptValue(address)
    script.type = "module"
    return script


def _tell(mistakes: object) -> None:
    """Tell the editor of mistakes while serving; a logged error would stop a strict preview."""
    click.echo(mistakes, err=True)


def _add_to_nav(nav: list[Any] | None, tiers_page: str, pages: Iterable[str]) -> None:
    """Add pages to the section of the nav that has the page of all tiers."""
    for item in nav or ():
        for section in item.values() if isinstance(item, dict) else ():
            if isinstance(section, list) and tiers_page in section:
                listed = {page for page in section if isinstance(page, str)}
                section.extend(page for page in pages if page not in listed)


def _forget_changed_code() -> None:
    """While serving, import our packages anew when one of their files has changed."""
    if not _state.serving:
        return
    root = Path(__file__).parent.parent
    changed = max(
        path.stat().st_mtime
        for folder in ("calculator", "hooks")
        for path in (root / folder).rglob("*")
        if path.suffix in {".py", ".yaml"}
    )
    if _state.sources and changed > _state.sources:
        for name in [name for name in sys.modules if name.split(".")[0] in {"calculator", "hooks"}]:
            del sys.modules[name]
        importlib.invalidate_caches()
    _state.sources = changed
