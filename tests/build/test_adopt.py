"""Another provider's site: other data and another theme, and no word of the first one is left."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from bs4 import BeautifulSoup, Comment
from PIL import Image, ImageColor

from calculator.formatting import LANGUAGES, Language
from calculator.model import Catalogue, Text
from calculator.page.answer import answer
from calculator.quote import quote
from calculator.reports.words import WORDS
from calculator.usage import Graduated, Package, Volume
from hooks.build.command import build_site
from hooks.content.load import load_content
from hooks.errors import BuildError
from hooks.pages.icons import coloured
from hooks.pages.labels import labels
from hooks.pages.theme_colours import main_colour
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.kinds import make_runtime
from hooks.runtime.smoke_test import ask_runtime, questions
from tests.project import ROOT
from tests.sites import Shared

EXAMPLE = ROOT / "examples" / "vaskeri"
DAY = date(2026, 1, 31)
FIRST = load_content(ROOT / "data")
OTHER = load_content(EXAMPLE / "data")

TRADE = (
    r"lønsed|lønbrev|lønkør|lønsys|\bløn-|payslip|payroll|(?-i:\bHR\b)|e-Boks|Visma|serviceabonnement"
    r"|service subscription|konsulent|consultan|informationsbrev|Finansforbundet"
)
"""Words of the first provider's trade, in any form."""

CURRENCY = r"\bkr\.|\bkroner\b|\bDKK\b|danske kr"

TECHNICAL = re.compile(r"\b(?:wanted_)?payslips(?:_text)?\b|consultancy_\w+|\w+_consultancy")
"""Names in links, CSV, JSON, fields, data files and code, the same for all providers."""

TECHNICAL_ATTRIBUTES = {"id", "name", "for", "class", "aria-describedby", "aria-labelledby"}


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    """Return the other provider's site."""
    return shared.site(DAY, data=EXAMPLE / "data", theme=EXAMPLE / "theme.css")


def _words_of(value: object) -> Iterator[str]:
    """Return every text of the data, in both languages."""
    if isinstance(value, Text):
        yield from (value.da, value.en)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words_of(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _words_of(item)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _words_of(item)


def _names_of_the_first() -> Iterator[str]:
    yield FIRST.site.provider.name
    named = (FIRST.catalogue.tiers, FIRST.services.services, FIRST.services.categories)
    for one in (one for several in named for one in several):
        yield from (one.name.da, one.name.en)


def _pages_sources() -> list[Path]:
    """Return the Markdown of the published pages; guides beside them are for contributors."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    guides = {name.strip("/") for name in settings.get("exclude_docs", "").split()}
    docs = ROOT / "docs"
    return [
        page for page in sorted(docs.rglob("*.md")) if page.relative_to(docs).parts[0] not in guides
    ]


def _own_words() -> Iterator[str]:
    """Return what the site itself says, whoever the provider is."""
    for wording in WORDS.values():
        yield from wording
    for text in labels().values():
        yield from (text.da, text.en)
    for page in _pages_sources():
        yield page.read_text(encoding="utf-8")


def _first_only(words: Iterator[str]) -> list[str]:
    """Return what the first provider says, and neither the other one nor the site itself."""
    own = "\n".join((*_own_words(), *_words_of(OTHER)))
    return sorted(text for text in set(words) if text not in own)


NAMES = re.compile(
    "|".join(rf"\b{re.escape(name)}\b" for name in _first_only(_names_of_the_first()))
)
TEXTS = [text for text in _first_only(_words_of(FIRST)) if len(text) > len("a word or two")]
FORBIDDEN = re.compile(f"{TRADE}|{CURRENCY}", re.IGNORECASE)


def _shown(soup: BeautifulSoup) -> Iterator[str]:
    """Return what a page says: its text, and the attributes that hold words or figures."""
    for text in soup.find_all(string=True):
        if text.parent is not None and text.parent.name not in {"script", "style"}:
            yield "" if isinstance(text, Comment) else " ".join(text.split())
    for tag in soup.find_all(True):
        for name, value in tag.attrs.items():
            if name not in TECHNICAL_ATTRIBUTES:
                yield " ".join(value) if isinstance(value, list) else str(value)


def _found(texts: Iterator[str]) -> list[str]:
    """Return what is left of the first provider in texts that people read."""
    joined = TECHNICAL.sub("", "\n".join(texts))
    return [
        *(match[0] for match in FORBIDDEN.finditer(joined)),
        *(match[0] for match in NAMES.finditer(joined)),
        *(text for text in TEXTS if text in joined),
    ]


def _pages(site: Path) -> dict[str, BeautifulSoup]:
    return {
        str(path.relative_to(site)): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in site.rglob("*.html")
    }


def test_the_search_finds_the_first_provider(shared: Shared) -> None:
    """In the first provider's own site it finds words of each kind."""
    site = shared.site(DAY)
    found = [word for soup in _pages(site).values() for word in _found(_shown(soup))]
    assert {"lønsed", "kr.", "Visma", "Professionel"} <= set(found)
    assert FIRST.site.intro.da in found


def test_no_page_says_a_word_of_the_first_provider(site: Path) -> None:
    """Neither text nor attributes, whether they are seen or read out."""
    pages = _pages(site)
    assert {f"abonnementer/{tier.id}/index.html" for tier in OTHER.catalogue.tiers} <= set(pages)
    assert {} == {name: found for name, soup in pages.items() if (found := _found(_shown(soup)))}


def test_no_file_holds_a_word_of_the_first_provider(site: Path) -> None:
    """Scripts, styles, charts, books and the map of the site; code has the count's one name."""
    files = [
        path
        for path in site.rglob("*")
        if path.suffix in {".html", ".js", ".css", ".txt", ".xml", ".json", ".svg"}
    ]
    assert {".html", ".js", ".css", ".txt", ".xml"} <= {path.suffix for path in files}
    found = {
        str(path.relative_to(site)): words
        for path in files
        if (words := FORBIDDEN.findall(TECHNICAL.sub("", path.read_text("utf-8", "replace"))))
    }
    assert {} == found


def _archived(site: Path, name: str) -> Iterator[str]:
    """Return the files of an archive as text, whatever else they are."""
    for path in site.rglob(name):
        with ZipFile(BytesIO(path.read_bytes())) as archive:
            for member in archive.namelist():
                yield archive.read(member).decode("utf-8", "replace")


def test_the_python_that_travels_holds_no_word_of_the_first_provider(site: Path) -> None:
    """The prices in any form; the code without a trade, but with currencies that it can write."""
    prices, code = (list(_archived(site, f"{name}.zip")) for name in ("prices", "library"))
    assert prices
    assert code
    assert [] == _found(TECHNICAL.sub("", module) for module in prices)
    assert [] == [
        word
        for module in code
        for word in re.findall(r"(?i)lønsed|lønkør|\bpayslip\b|payroll|visma", module)
    ]


def _values(value: object) -> Iterator[str]:
    """Return every text of an answer; keys, and what crosses back under them, are not shown."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"behind", "field", "fragment", "requests", "state"}:
                yield from _values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_says_a_word_of_the_first_provider(language: Language) -> None:
    """Prices, reasons, exports and what is wrong with a field, asked as a build asks them."""
    fields_of_page = {"language": language, "hours": "", "rate": ""}
    answers = [
        json.loads(answer(OTHER.catalogue, OTHER.services, asked))
        for question in questions(OTHER.catalogue, OTHER.services)
        for asked in [json.dumps(json.loads(question) | fields_of_page)]
    ]
    said = list(_values(answers))
    unit = OTHER.catalogue.meter.other.in_language(language)
    assert any(unit in text for text in said)
    assert [] == _found(iter(said))


def test_what_travels_does_not_name_the_first_provider() -> None:
    """The module of the prices, as it is before it is compiled."""
    module = catalogue_module(OTHER.catalogue, OTHER.services, "build")
    assert [] == _found(iter([TECHNICAL.sub("", module)]))


@pytest.mark.pyodide
def test_the_snapshot_answers_the_other_provider() -> None:
    """Its data need nothing that the snapshot lacks, and get the same answers from it."""
    module = catalogue_module(OTHER.catalogue, OTHER.services, "build")
    asked = list(questions(OTHER.catalogue, OTHER.services))
    expected = [answer(OTHER.catalogue, OTHER.services, question) for question in asked]
    answers = ask_runtime(make_runtime("snapshot"), module, asked)
    assert expected == answers[: len(expected)]


PRICES = [
    ("let", 0, "0.00", "0.00"),
    ("let", 1, "45.00", "36.00"),
    ("let", 25, "45.00", "36.00"),
    ("let", 26, "90.00", "72.00"),
    ("fast", 200, "400.00", "320.00"),  # 120 + 200 × 1.40
    ("fast", 201, "341.10", "272.88"),  # 120 + 201 × 1.10
    ("fuld", 0, "300.00", "240.00"),  # the minimum
    ("fuld", 163, "300.00", "240.00"),  # 240 + 63 × 0.95 is 299.85
    ("fuld", 164, "300.80", "240.64"),  # 240 + 64 × 0.95
    ("fuld", 500, "600.00", "480.00"),  # 240 + 300 × 0.95 + 100 × 0.75
]


@pytest.mark.parametrize(("tier", "count", "gross", "net"), PRICES)
def test_prices_are_those_worked_out_by_hand(tier: str, count: int, gross: str, net: str) -> None:
    """By packages, by volume and by brackets with a minimum, the VAT in the amounts."""
    priced = quote(OTHER.catalogue, tier, count, DAY)
    assert (gross, gross, net) == (str(priced.total), str(priced.gross), str(priced.net))


def test_the_table_of_months_has_the_prices_in_the_other_currency(site: Path) -> None:
    """With VAT, as the amounts of the price list are."""
    table = _pages(site)["priser/index.html"].select_one(".takst-worked")
    assert table is not None
    assert [["45,00\u00a0EUR", "155,00\u00a0EUR", "300,00\u00a0EUR"]] == [
        [cell.get_text(strip=True) for cell in row.select("td")]
        for row in table.select("tbody tr")
        if row.select_one("th").get_text(strip=True) == "25"  # type: ignore[union-attr]
    ]
    assert "inkl. moms" in table.get_text()


def _kinds(catalogue: Catalogue) -> list[type]:
    return [type(price.usage) for price in catalogue.price_lists[-1].tiers.values()]


def test_the_example_is_another_trade() -> None:
    """Another currency, three tiers that are priced in three ways, and no consultancy."""
    catalogue, services = OTHER.catalogue, OTHER.services
    assert ("EUR", True, [Package, Volume, Graduated], False) == (
        catalogue.currency,
        catalogue.vat.included,
        _kinds(catalogue),
        services.has_consultancy,
    )


def test_what_the_other_provider_has_not_is_not_asked_for(site: Path) -> None:
    """Without a discount on consultancy the finder has no fields for it."""
    page = _pages(site)["beregn/index.html"]
    assert ([], True) == (
        page.select("[name=hours], [name=rate]"),
        bool(page.select("[data-takst=find] [name=needs]")),
    )


CODE = re.compile(rf"{TECHNICAL.pattern}|\w*_payslips?\b|payslips_\w+")
"""Names in templates: those, and the keys of labels."""

COLOUR = re.compile(r"#[0-9a-f]{6}\b")


def test_only_the_other_theme_colours_the_site(site: Path) -> None:
    """Its main colour is also in the icon and in the browser's frame."""
    own = set(COLOUR.findall((EXAMPLE / "theme.css").read_text(encoding="utf-8")))
    first = set(COLOUR.findall((ROOT / "docs/assets/takst/theme.css").read_text(encoding="utf-8")))
    files = [path for path in site.rglob("*") if path.suffix in {".html", ".css", ".svg"}]
    shown = {
        colour for path in files for colour in COLOUR.findall(path.read_text(encoding="utf-8"))
    }
    assert set() == shown & (first - own)
    colour = main_colour(EXAMPLE / "theme.css")
    icon = (site / "assets" / "favicon.svg").read_text(encoding="utf-8")
    metas = [str(soup.select("meta[name=theme-color]")) for soup in _pages(site).values()]
    assert colour in icon
    assert all(colour in meta for meta in metas)


THEMES = [
    (":root { --takst-brand: #123456 } .x { --takst-brand: #fff; }", "#123456"),
    (":root { --a: #abc; --takst-brand: var(--a); }", "#abc"),
    (":root { --takst-brand: var(--b); }", ""),
    (":root { --takst-brand: red; }", ""),
    ("", ""),
]


@pytest.mark.parametrize(("theme", "expected"), THEMES)
def test_the_main_colour_is_the_first_in_the_theme(
    tmp_path: Path, theme: str, expected: str
) -> None:
    """By its value or by the name of another token; what is no plain colour is none."""
    (tmp_path / "theme.css").write_text(theme, encoding="utf-8")
    assert expected == main_colour(tmp_path / "theme.css")


def test_the_icons_have_the_other_themes_colour(site: Path) -> None:
    """Also where no style sheet reaches: beside an address, and on a phone's home screen."""
    colour = ImageColor.getrgb(main_colour(EXAMPLE / "theme.css"))
    for name in ("favicon.ico", "apple-touch-icon.png"):
        with Image.open(site / name) as icon:
            width, height = icon.size
            assert colour == icon.convert("RGB").getpixel((width // 2, height - 2)), name


def test_an_icon_without_a_colour_stays_as_it_is() -> None:
    """A browser then draws it black."""
    assert ("<svg/>", '<svg color="#abc" x="1"/>') == (
        coloured("<svg/>", ""),
        coloured('<svg x="1"/>', "#abc"),
    )


def test_a_theme_that_is_not_there_is_reported(tmp_path: Path) -> None:
    """And no site is left behind."""
    with pytest.raises(BuildError):
        build_site(ROOT / "mkdocs.yml", tmp_path / "site", DAY, theme=tmp_path / "no.css")
    assert not (tmp_path / "site").exists()


def test_the_settings_of_the_site_name_no_provider() -> None:
    """What another provider changes is in the data and the theme."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [] == _found(iter([settings]))


def test_no_template_names_a_trade() -> None:
    """What a page says of a provider is in the data; the count's one name is in code."""
    found = {
        str(template.relative_to(ROOT)): words
        for template in (*_pages_sources(), *sorted((ROOT / "overrides").rglob("*.html")))
        if (words := re.findall(f"(?i){TRADE}", CODE.sub("", template.read_text("utf-8"))))
    }
    assert {} == found
