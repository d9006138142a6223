"""The two languages: every page in both, and no word of the other in either."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from tests.sites import Shared

URL = "https://takst.example.com/"

DANISH = re.compile(
    r"[æøåÆØÅ]|\b(?:og|ikke|jeres|det|der|til|med|pr|hvis|kan|af|ved|skal|blev|abonnement\w*"
    r"|lønsed\w*|ydelse\w*|prisliste\w*|måned\w*|beregn\w*|kontakt|moms|ekskl|eller|siden)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(?:the|and|not|your|you|with|which|if|can|of|is|are|by|shall|tier\w*|subscription\w*"
    r"|payslip\w*|price\w*|month\w*|calculat\w*|contact|excl|or|page)\b",
    re.IGNORECASE,
)
READ = ("alt", "aria-label", "content", "placeholder", "title", "value")
NAMES = {
    "en": {"Finansforbundet", "Dansk"},
    "da": {"English", "Visma Community", "Visma Enterprise", "fast track"},
}
"""Names that are the same in both languages, and each language's name for itself."""


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    """Return the site as built for a day after the last price list."""
    return shared.site(date(2026, 1, 31))


FRAMES = ("embed/index.html", "en/embed/index.html")
"""What other sites show in frames, and search engines do not list."""


def _pages(site: Path, language: str) -> dict[str, BeautifulSoup]:
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {
        name: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for name, path in found.items()
        if name.startswith("en/") == (language == "en") and name != "404.html"
    }


def _texts(page: BeautifulSoup, language: str) -> Iterator[str]:
    """Return what a reader reads or hears, and what scripts will say."""
    for part in page.find_all(["script", "style", "code"]):
        part.decompose()
    for part in page.find_all(lang=True):
        if part.name != "html" and part["lang"] != language:
            part.decompose()
    for part in page.find_all("meta", attrs={"name": "viewport"}):
        part.decompose()
    yield from page.stripped_strings
    for part in page.find_all(True):
        for name, value in part.attrs.items():
            is_technical = part.name in {"option", "input"} and name == "value"
            is_words = name in READ or (name.startswith("data-") and " " in str(value))
            if is_words and not is_technical and not str(value).startswith(("{", "[")):
                yield str(value)


def _strangers(page: BeautifulSoup, language: str, other: re.Pattern[str]) -> list[str]:
    strangers = []
    for text in _texts(page, language):
        rest = text
        for name in NAMES[language]:
            rest = rest.replace(name, "")
        if re.search(r"https?://|@|^[\w./-]+$", rest) is None and other.search(rest):
            strangers.append(text)
    return strangers


@pytest.mark.parametrize(("language", "other"), [("en", DANISH), ("da", ENGLISH)])
def test_no_page_has_words_of_the_other_language(
    site: Path, language: str, other: re.Pattern[str]
) -> None:
    """What is read, heard or said by scripts is of the page's own language."""
    pages = _pages(site, language)
    strangers = {name: _strangers(page, language, other) for name, page in pages.items()}
    assert len(pages) >= 13
    assert {} == {name: words for name, words in strangers.items() if words}


def test_the_words_that_are_looked_for_are_the_languages_own(site: Path) -> None:
    """Most sentences of a page have a word of its language, so a stranger would be noticed."""
    for language, own in (("da", DANISH), ("en", ENGLISH)):
        pages = _pages(site, language).values()
        sentences = [
            text
            for page in pages
            for text in _texts(page, language)
            if len(re.findall(r"[^\W\d]{2,}", text)) >= 5 and "://" not in text
        ]
        noticed = [text for text in sentences if own.search(text)]
        assert len(noticed) > 0.97 * len(sentences), [s for s in sentences if s not in noticed]


def test_each_page_names_its_language_and_its_counterpart(site: Path) -> None:
    """`lang` is right, both pages of a pair link to both, and Danish is for all other readers."""
    alternates_of: dict[str, set[tuple[str, str]]] = {}
    for language in ("da", "en"):
        for name, page in _pages(site, language).items():
            assert language == (page.html or page)["lang"], name
            if name in FRAMES:
                continue
            links = page.find_all("link", rel="alternate", hreflang=True)
            alternates_of[urljoin(URL, name.removesuffix("index.html"))] = {
                (str(link["hreflang"]), str(link["href"])) for link in links
            }
    for address, alternates in alternates_of.items():
        assert {"da", "en", "x-default"} == {language for language, _ in alternates}, address
        targets = dict(alternates)
        assert targets["da"] == targets["x-default"], address
        assert address in {target for _, target in alternates}
        for _, target in alternates:
            assert alternates == alternates_of[target]


def test_the_sitemap_has_every_page_in_both_languages(site: Path) -> None:
    """Search engines find each page and its counterpart."""
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    expected = {
        urljoin(URL, name.removesuffix("index.html"))
        for language in ("da", "en")
        for name in _pages(site, language)
        if name not in FRAMES
    }
    assert expected == set(re.findall(r"<loc>(.*?)</loc>", text))
    assert 3 * len(expected) == text.count('rel="alternate"')
    assert len(expected) == text.count('hreflang="x-default"')


def test_english_pages_link_to_english_pages_only(site: Path) -> None:
    """Only the link that changes the language leads to the other one's pages.

    The data have both languages in them.
    """
    for name, page in _pages(site, "en").items():
        base = urljoin(URL, name.removesuffix("index.html"))
        for link in page.find_all("a", href=True):
            target = urljoin(base, str(link["href"]))
            is_data = target.startswith(f"{URL}api/")
            is_ours = target.startswith(URL) and not is_data and not link.get("hreflang")
            assert not is_ours or target.startswith(f"{URL}en/"), (name, target)
