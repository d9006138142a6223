"""What a whole built site weighs, and that nothing is in it that no page uses."""

import gzip
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from hooks.cache import hash_of_content
from tests.sites import Shared

MOST = 60_000
"""Bytes of script and style, compressed, that a page may fetch before the calculator is used."""


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    """Return the site as built."""
    return shared.site(date(2026, 1, 31))


def _pages(site: Path) -> dict[str, BeautifulSoup]:
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser")
        for path in sorted(site.rglob("*.html"))
    }


def _file(site: Path, address: object) -> Path:
    """Return the file behind a page's link to it, however the link leads up."""
    return site / str(address).replace("../", "").removeprefix("./").lstrip("/")


def _with_imports(script: Path) -> Iterator[Path]:
    """Return a script and all that it imports at once."""
    yield script
    for imported in re.findall(
        r"""\b(?:from|import)\s*["'](\.[^"']+)["']""", script.read_text(encoding="utf-8")
    ):
        yield from _with_imports((script.parent / imported).resolve())


def _fetched(site: Path, page: BeautifulSoup) -> set[Path]:
    """Return the scripts and styles that a page fetches by itself."""
    named = {tag["src"] for tag in page.select("script[src]")}
    linked = {tag["href"] for tag in page.select("link[rel=stylesheet],link[rel=modulepreload]")}
    scripts = {_file(site, address) for address in named}
    return {
        *(_file(site, address).resolve() for address in linked),
        *(path.resolve() for script in scripts for path in _with_imports(script)),
    }


def _inline(page: BeautifulSoup) -> Iterator[Tag]:
    yield from page.select("style")
    yield from (tag for tag in page.select("script") if not tag.has_attr("src"))


def test_no_page_weighs_more_than_is_allowed(site: Path) -> None:
    """Script and style of a page, with what is imported and what is inline in the page."""
    weights = {
        name: sum(len(gzip.compress(path.read_bytes())) for path in _fetched(site, page))
        + sum(len(gzip.compress(str(tag).encode())) for tag in _inline(page))
        for name, page in _pages(site).items()
    }
    assert weights["beregn/index.html"] > weights["faq/index.html"] > 5_000
    assert {} == {name: weight for name, weight in weights.items() if weight > MOST}


def test_every_page_has_one_style_sheet(site: Path) -> None:
    """One request brings all of the style, and it is the same file for all pages."""
    named = {
        name: [_file(site, tag["href"]) for tag in page.select("link[rel=stylesheet]")]
        for name, page in _pages(site).items()
    }
    [sheet] = site.rglob("*.css")
    assert {} == {name: sheets for name, sheets in named.items() if sheets != [sheet]}
    assert hash_of_content(sheet.read_bytes()) == sheet.parent.name


def test_every_script_and_style_is_used_by_a_page(site: Path) -> None:
    """Nothing of the theme's scripts, search, fonts or maps is published."""
    pages = _pages(site)
    workers = {
        _file(site, tag["data-worker"]).resolve()
        for page in pages.values()
        for tag in page.select("[data-worker]")
    }
    pictures = {
        (site / "assets" / str(tag["content"]).partition("/assets/")[2]).resolve()
        for page in pages.values()
        for tag in page.select('meta[property="og:image"]')
    }
    assert len(pictures) == 2
    icons = {
        _file(site, tag["href"]).resolve()
        for page in pages.values()
        for tag in page.select("link[rel=apple-touch-icon]")
    }
    used = (workers | pictures | icons).union(*(_fetched(site, page) for page in pages.values()))
    runtime = (site / "assets" / "runtime").resolve()
    published = {
        path.resolve()
        for suffix in (".js", ".mjs", ".css", ".map", ".woff2", ".png")
        for path in site.rglob(f"*{suffix}")
        if not path.resolve().is_relative_to(runtime)
    }
    assert used == published


def test_what_scripts_import_is_fetched_beside_them(site: Path) -> None:
    """A page names each imported file too, so that none waits for another."""
    for page in _pages(site).values():
        named = {tag["src"] for tag in page.select("script[src]")} | {
            tag["href"] for tag in page.select("link[rel=stylesheet],link[rel=modulepreload]")
        }
        assert {_file(site, address).resolve() for address in named} == _fetched(site, page)


def test_pages_and_parts_are_compressed_beforehand(site: Path) -> None:
    """Each text of the site that is worth it has both forms, which hold what it holds."""
    texts = [
        path
        for path in site.rglob("*")
        if path.suffix in {".html", ".css", ".js", ".mjs", ".wasm"} and path.stat().st_size > 1024
    ]
    assert len(texts) > 15
    assert [] == [path for path in texts if not path.with_name(f"{path.name}.br").is_file()]
    for path in texts:
        unpacked = gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes())
        assert path.read_bytes() == unpacked, path


def test_pictures_say_how_large_they_are(site: Path) -> None:
    """A picture has its width and height, so that nothing moves, and comes when it is near."""
    wrong = [
        (name, str(picture))
        for name, page in _pages(site).items()
        for picture in page.select("img")
        if not (picture.get("width") and picture.get("height") and picture.get("loading") == "lazy")
    ]
    assert [] == wrong
