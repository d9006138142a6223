"""Specification of the data in a built site: every file at its address, and pages lead to them."""

import json
from datetime import date
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from hooks.build.command import build_site
from hooks.build.parts import site_parts
from hooks.build.site import SiteBuild
from tests.project import ROOT, copy_project
from tests.sites import Shared

DAY = date(2026, 1, 31)
ICON = (ROOT / "docs" / "assets" / "favicon.svg").read_text("utf-8")
URL = "https://takst.example.com/"


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    """Return the site as built for a day after the last price list."""
    return shared.site(DAY)


def _soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def _pages(site: Path) -> list[Path]:
    return [page for page in site.rglob("*.html") if page.parent.name != "embed"]


def test_every_file_of_the_index_is_there(site: Path) -> None:
    """Each file has the name whose ending hosts serve as its media type."""
    types = {".json": "application/json", ".csv": "text/csv"}
    types |= {".atom": "application/atom+xml", ".ics": "text/calendar"}
    index = json.loads((site / "api" / "v1" / "index.json").read_text(encoding="utf-8"))
    found = {file["url"]: file["media_type"] for file in index["files"]}
    assert len(found) >= 13
    for url, media_type in found.items():
        path = site / urlsplit(url).path.removeprefix("/")
        assert path.is_file()
        assert types[path.suffix] == media_type


def test_every_link_of_the_file_for_language_models_is_there(site: Path) -> None:
    """Each language has a file of its own, and neither has a dead link."""
    for path in ("llms.txt", "en/llms.txt"):
        text = (site / path).read_text(encoding="utf-8")
        targets = [part.partition(")")[0] for part in text.split("](")[1:]]
        assert len(targets) >= 25
        for target in targets:
            local = site / urlsplit(target).path.removeprefix("/")
            assert (local / "index.html" if target.endswith("/") else local).is_file(), target


def test_addresses_in_the_data_are_pages_of_the_site(site: Path) -> None:
    """What a document links to is there, with its anchor."""
    written = (site / "api" / "v1").rglob("*.json")
    text = "".join(path.read_text(encoding="utf-8") for path in written)
    targets = {part.partition('"')[0] for part in text.split(f'"{URL}')[1:]}
    assert any("#" in target for target in targets)
    for target in targets:
        path, _, anchor = target.partition("#")
        page = site / path
        if path.endswith("/") or not path:
            soup = _soup(page / "index.html")
            assert not anchor or soup.find(id=anchor), target
        else:
            assert page.exists(), target


def test_every_page_leads_to_the_data(site: Path) -> None:
    """Feed readers, calendars and programs find the files of the page's language in its head."""
    for page in _pages(site):
        language = "en" if page.relative_to(site).parts[0] == "en" else "da"
        name = "" if page.name == "404.html" else page.relative_to(site).as_posix()
        base = urljoin(URL, name.removesuffix("index.html"))
        links = _soup(page).select("link[type]")
        found = {str(link["type"]): urljoin(base, str(link["href"])) for link in links}
        assert f"{URL}api/v1/price-changes.{language}.atom" == found["application/atom+xml"]
        assert f"{URL}api/v1/effective-dates.{language}.ics" == found["text/calendar"]
        assert f"{URL}api/v1/openapi.json" == found["application/json"]


def test_every_page_has_one_script_of_structured_data(site: Path) -> None:
    """Its addresses are those that the page itself says it has."""
    for page in _pages(site):
        soup = _soup(page)
        scripts = soup.select('script[type="application/ld+json"]')
        if page.name == "404.html":
            assert [] == scripts
            continue
        [script] = scripts
        graph = json.loads(script.string or "")["@graph"]
        canonical = soup.select_one('link[rel="canonical"]')
        assert canonical is not None
        steps = [node for node in graph if node["@type"] == "BreadcrumbList"]
        own = {node["itemListElement"][-1]["item"]["@id"] for node in steps}
        assert own <= {canonical["href"]}


def test_the_page_about_the_site_leads_to_the_page_of_the_data(site: Path) -> None:
    """In both languages, and the page lists each file."""
    for about, data in (("om", "data"), ("en/about", "en/data")):
        links = {str(link["href"]) for link in _soup(site / about / "index.html").select("a[href]")}
        assert "../data/" in links
        links = {str(link["href"]) for link in _soup(site / data / "index.html").select("dt a")}
        assert len(links) >= 11


def test_robots_are_let_in_and_shown_the_map(site: Path) -> None:
    """Nothing is hidden from search engines but the frame, which says so itself."""
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert f"User-agent: *\nAllow: /\n\nSitemap: {URL}sitemap.xml\n" == robots
    assert (site / "sitemap.xml").is_file()


def test_a_tiers_words_do_not_end_the_script_of_its_page(tmp_path: Path) -> None:
    """Whatever is written in the data, the page stays the page."""
    project = copy_project(tmp_path / "project")
    file = project / "data" / "tiers.yaml"
    text = file.read_text(encoding="utf-8")
    wild = "</script><b>Guld"
    file.write_text(text.replace("da: Premium\n", f"da: {wild}\n"), encoding="utf-8")
    build_site(project / "mkdocs.yml", project / "site", DAY)
    soup = _soup(project / "site" / "abonnementer" / "premium" / "index.html")
    [script] = soup.select('script[type="application/ld+json"]')
    names = [node.get("name") for node in json.loads(script.string or "")["@graph"]]
    assert wild in names


def test_each_file_of_the_data_is_written_once() -> None:
    """The languages share the data; each has its own file for language models."""
    addresses = [part.address for part in site_parts(SiteBuild.prepare(ROOT, DAY), ICON)]
    assert len(set(addresses)) == len(addresses)
    assert {"llms.txt", "en/llms.txt", "api/v1/index.json"} <= set(addresses)
