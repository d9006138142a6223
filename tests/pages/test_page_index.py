"""The page index: each page has one translation, and links find it."""

from pathlib import Path

import pytest

from hooks.errors import BuildError
from hooks.pages.page_index import PageIndex, address_of

PAGES = {
    "index.md": "",
    "kontakt.md": "",
    "abonnementer/index.md": "",
    "guide/how.md": "",
    "en/index.md": "translates: index.md",
    "en/contact.md": "translates: kontakt.md",
    "en/tiers/index.md": "translates: abonnementer/index.md",
}


def _docs(folder: Path, pages: dict[str, str]) -> Path:
    for path, front_matter in pages.items():
        page = folder / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\n{front_matter}\n---\n# Page\n", encoding="utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> PageIndex:
    """Return the index of a few pages and a tier."""
    return PageIndex.read(_docs(tmp_path, PAGES), ["basis"])


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        ("en/contact.md", "kontakt.md"),
        ("en/index.md", "index.md"),
        ("en/tiers/basis.md", "abonnementer/basis.md"),
        ("en/contact.md", "en/contact.md"),
        (None, "missing.md"),
    ],
)
def test_each_page_is_found_in_the_other_language(
    index: PageIndex, expected: str | None, path: str
) -> None:
    """From either language, a page leads to its counterpart; a tier's own page too."""
    assert expected == index.translated(path, "en")


@pytest.mark.parametrize(
    ("expected", "address"),
    [
        ("/en/contact/", "/kontakt/"),
        ("/en/", "/"),
        ("/en/tiers/basis/", "/abonnementer/basis/"),
        ("/assets/takst/x.js", "/assets/takst/x.js"),
        ("https://www.example.com/kontakt/", "https://www.example.com/kontakt/"),
    ],
)
def test_addresses_of_pages_follow_the_language(
    index: PageIndex, expected: str, address: str
) -> None:
    """An address of a page becomes that of its translation; all others stay."""
    assert expected == index.address_in(address, "en")


@pytest.mark.parametrize(
    ("expected", "path"),
    [("/", "index.md"), ("/en/", "en/index.md"), ("/a/", "a/index.md"), ("/a/b/", "a/b.md")],
)
def test_a_page_has_an_address_without_a_file_name(expected: str, path: str) -> None:
    """A page is a folder, so no address ends with a file's name."""
    assert expected == address_of(path)


@pytest.mark.parametrize(
    ("expected", "changed"),
    [
        ("docs/kontakt.md: error: the page has no translation", {"en/contact.md": None}),
        (
            "docs/en/contact.md: error: translates: nowhere.md is no page",
            {"en/contact.md": "translates: nowhere.md"},
        ),
        (
            "docs/en/extra.md: error: docs/en/contact.md translates kontakt.md too",
            {"en/extra.md": "translates: kontakt.md"},
        ),
        ("docs/en/contact.md: error: translates: None", {"en/contact.md": "title: Contact"}),
        ("the front matter is not YAML", {"en/contact.md": "translates: [kontakt.md"}),
    ],
)
def test_a_page_without_one_translation_is_an_error(
    tmp_path: Path, expected: str, changed: dict[str, str | None]
) -> None:
    """The error names the file and how to fix it."""
    pages = {path: text for path, text in (PAGES | changed).items() if text is not None}
    with pytest.raises(BuildError, match="error") as caught:
        PageIndex.read(_docs(tmp_path, pages), ["basis"])
    assert expected in str(caught.value)
