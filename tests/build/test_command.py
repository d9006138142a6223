"""The build: what the site has, and that a failed build loses nothing."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from calculator import format_amount, quote
from hooks.build.command import build_site
from hooks.content.load import load_content
from hooks.errors import BuildError
from tests.project import ROOT, copy_project
from tests.sites import Shared

DAY = date(2026, 1, 31)
CONTENT = load_content(ROOT / "data")
URL = "https://takst.example.com/"
ICONS = ("icon", "apple-touch-icon")


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    """Return the site as built for a day after the last price list."""
    return shared.site(DAY)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """Return a copy of the project with a site of an earlier build."""
    folder = copy_project(tmp_path / "project")
    (folder / "site" / "assets" / "takst").mkdir(parents=True)
    (folder / "site" / "index.html").write_text("the last site", encoding="utf-8")
    yield folder
    assert [] == list(folder.glob(".site-*")), "a build leaves nothing beside the site"


def _break_data(project: Path) -> None:
    file = project / "data" / "tiers.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"4244.00"', '"4.244,00"'), encoding="utf-8")


def _mkdocs(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_page_is_there(site: Path) -> None:
    """The site has each page of its map, and one for each tier, in Danish and English."""
    pages = {str(path.relative_to(site)) for path in site.rglob("*.html")}
    aside = ("embed", "indlejring", "data")
    names = (
        "abonnementer",
        "ydelser",
        "beregn",
        "priser",
        "faq",
        "skift",
        "kontakt",
        "om",
        *aside,
    )
    english = (
        "tiers",
        "services",
        "calculate",
        "prices",
        "faq",
        "change",
        "contact",
        "about",
        "embed",
        "embedding",
        "data",
    )
    tiers = [
        f"{folder}/{tier.id}"
        for folder in ("abonnementer", "en/tiers")
        for tier in CONTENT.catalogue.tiers
    ]
    named = [*names, *(f"en/{name}" for name in english), "en", *tiers]
    expected = {"index.html", "404.html", *(f"{name}/index.html" for name in named)}
    assert expected == pages


def _soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def test_the_script_for_other_sites_is_small_and_stays_at_its_address(site: Path) -> None:
    """It has no hash in its address, as it is pasted into other sites, and at most 2,000 bytes."""
    assert 0 < (site / "embed.js").stat().st_size <= 2_000


@pytest.mark.parametrize("folder", ["embed", "en/embed"])
def test_the_framed_page_asks_to_be_left_out_of_searches(site: Path, folder: str) -> None:
    """Whoever finds the calculator by a search finds its page, not what frames show."""
    [robots] = _soup(site / folder / "index.html").select("meta[name=robots]")
    assert "noindex" == robots["content"]


@pytest.mark.parametrize("folder", ["indlejring", "en/embedding"])
def test_the_line_for_other_sites_has_the_published_address(shared: Shared, folder: str) -> None:
    """A site that is built for another address says that one, and its origin for the policy."""
    site = shared.site(DAY, "https://other.example/takst")
    text = _soup(site / folder / "index.html").get_text()
    assert '<script async src="https://other.example/takst/embed.js"' in text
    assert "frame-src https://other.example\n" in text


def test_worked_prices_are_the_calculators(site: Path) -> None:
    """Each cell of the table of worked prices is what a quote of that count says."""
    rows = _soup(site / "priser" / "index.html").select(".takst-worked tbody tr")
    shown = [[cell.get_text(strip=True) for cell in row.select("td")] for row in rows]
    expected = [
        [
            format_amount(quote(CONTENT.catalogue, tier.id, count, DAY).net, "DKK", "da")
            for tier in CONTENT.catalogue.tiers
        ]
        for count in CONTENT.site.worked_counts
    ]
    assert expected == shown


def test_comparison_has_every_service_with_its_explanation(site: Path) -> None:
    """Each row of the comparison links to the explanation of its service."""
    links = _soup(site / "index.html").select(".takst-comparison tbody th[scope=row] a")
    linked = [str(link["href"]) for link in links]
    expected = [
        f"./ydelser/#{service.id}"
        for _, members in CONTENT.services.by_category()
        for service in members
    ]
    assert expected == linked
    anchors = {str(tag["id"]) for tag in _soup(site / "ydelser" / "index.html").select("[id]")}
    assert {service.id for service in CONTENT.services.services} <= anchors


def test_from_price_is_the_quote_without_payslips(site: Path) -> None:
    """The price on a tier's card is the month's price at no payslips."""
    shown = [str(tag["value"]) for tag in _soup(site / "index.html").select(".takst-card data")]
    expected = [
        str(quote(CONTENT.catalogue, tier.id, 0, DAY).net) for tier in CONTENT.catalogue.tiers
    ]
    assert expected == shown


def test_the_style_has_a_row_for_each_part_of_a_card(site: Path) -> None:
    """Cards share their rows, so one that has a part more would push its price out of line."""
    style = (ROOT / "docs/assets/takst/css/tier_cards.css").read_text(encoding="utf-8")
    rows = re.search(r"grid-row: span (\d+)", style)
    parts = {
        len(card.find_all(recursive=False))
        for card in _soup(site / "index.html").select(".takst-card")
    }
    assert rows is not None
    assert {int(rows[1])} == parts


def test_the_recommended_tier_is_the_one_of_the_data(site: Path) -> None:
    """Card, comparison and the tier's own page point out the tier that the data recommend."""
    recommended = CONTENT.catalogue.recommended
    assert recommended
    home = _soup(site / "index.html")
    named = {
        str(tag.get_text(strip=True))
        for tag in home.select(".takst-card[data-recommended] h3, th[data-recommended] a")
    }
    assert {recommended.name.da} == named
    pages = {tier.id: site / "abonnementer" / tier.id for tier in CONTENT.catalogue.tiers}
    with_mark = [
        tier
        for tier, page in pages.items()
        if _soup(page / "index.html").select("[data-recommended]")
    ]
    assert [recommended.id] == with_mark


def test_pages_say_what_other_sites_show_of_them(site: Path) -> None:
    """Title, description and the full address are in the head of each page."""
    soup = _soup(site / "beregn" / "index.html")
    shown = {str(tag["property"]): str(tag["content"]) for tag in soup.select("meta[property]")}
    assert ("Beregn jeres pris", f"{CONTENT.site.url}beregn/", "da_DK") == (
        shown["og:title"],
        shown["og:url"],
        shown["og:locale"],
    )
    assert shown["og:description"].startswith("Se, hvad abonnementet koster")


def test_every_page_links_the_icons(site: Path) -> None:
    """For tabs and home screens, but in the frames of other sites; favicon.ico is found by name."""
    for page in {*site.rglob("*.html")} - {*site.glob("**/embed/index.html")}:
        icons = {rel: _soup(page).select_one(f"link[rel={rel}]") for rel in ICONS}
        files = [page.parent / str(icon["href"]).lstrip("/") for icon in icons.values() if icon]
        assert [True, True] == [file.is_file() for file in files], page
    assert (site / "favicon.ico").is_file()


def test_no_page_names_the_program_that_made_it(site: Path) -> None:
    """Whoever looks for sites with a known hole finds no version."""
    pages = {page: _soup(page).select("meta[name=generator]") for page in site.rglob("*.html")}
    assert set() == {page for page, found in pages.items() if found}


def test_what_is_for_who_works_on_the_site_is_not_published(site: Path) -> None:
    """Neither the page of the design nor its pictures are in the site."""
    assert [] == [
        path for path in site.rglob("*") if path.name == "design" or path.suffix == ".webp"
    ]


def test_the_page_that_is_not_found_leads_on_from_any_address(site: Path) -> None:
    """Its links begin with the site's path, as nobody knows what address it is shown at."""
    links = [str(tag["href"]) for tag in _soup(site / "404.html").select("a[href]")]
    assert [] == [link for link in links if link.startswith(".")]


@pytest.mark.parametrize("page", ["index.html", "beregn/index.html", "priser/index.html"])
def test_example_prices_are_said_to_be_examples(site: Path, page: str) -> None:
    """While the list in force is an example, a page with amounts says so."""
    assert CONTENT.site.example_notice.da in _soup(site / page).get_text()


def test_page_with_amounts_has_the_notice(site: Path) -> None:
    """No page shows an amount without the notice that it is an example."""
    pages = {str(path.relative_to(site)): _soup(path) for path in site.rglob("*.html")}
    with_amounts = {name for name, soup in pages.items() if soup.select("data.takst-amount")}
    notices = {True: CONTENT.site.example_notice.en, False: CONTENT.site.example_notice.da}
    with_notice = {
        name for name, soup in pages.items() if notices[name.startswith("en/")] in soup.get_text()
    }
    assert set() == with_amounts - with_notice


@pytest.mark.parametrize(("day", "answer"), [(date(2024, 2, 1), 1), (date(2026, 1, 31), 1)])
def test_past_deadlines_are_worded_as_past(shared: Shared, day: date, answer: int) -> None:
    """After a deadline, the site gives the answer for the time after it."""
    text = " ".join(_soup(shared.site(day) / "faq" / "index.html").get_text().split())
    entry = CONTENT.faq.entries[0]
    assert entry.answers[answer].text.da in text
    assert entry.answers[1 - answer].text.da not in text


def test_site_follows_the_price_list_of_its_day(tmp_path: Path) -> None:
    """A site built for an earlier day shows the prices of that day."""
    day = date(2024, 12, 31)
    build_site(ROOT / "mkdocs.yml", tmp_path / "site", day)
    cell = _soup(tmp_path / "site" / "priser" / "index.html").select_one(".takst-worked td data")
    tier, count = CONTENT.catalogue.tiers[0].id, CONTENT.site.worked_counts[0]
    assert cell is not None
    assert str(quote(CONTENT.catalogue, tier, count, day).net) == cell["value"]


def test_day_before_the_first_price_list_is_refused(tmp_path: Path) -> None:
    """There is no site for a day without prices, and the last one stays."""
    (tmp_path / "site" / "assets" / "takst").mkdir(parents=True)
    (tmp_path / "site" / "index.html").touch()
    with pytest.raises(BuildError):
        build_site(ROOT / "mkdocs.yml", tmp_path / "site", date(2023, 12, 31))
    assert (tmp_path / "site" / "index.html").is_file()


def test_mistake_in_the_data_leaves_the_last_site(project: Path) -> None:
    """MkDocs by itself reports the mistake's place and removes nothing."""
    _break_data(project)
    done = _mkdocs(project)
    assert done.returncode != 0
    assert 'has thousands separators (write "4244.00")' in done.stderr
    assert "the last site" == (project / "site" / "index.html").read_text(encoding="utf-8")


def test_a_build_reports_mistakes_as_the_check_does(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the language of the system, and beside their lines in GitHub Actions."""
    _break_data(project)
    for name, value in {"LC_ALL": "da_DK.UTF-8", "GITHUB_ACTIONS": "true"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project))
    lines = _mkdocs(project).stderr.splitlines()
    assert any("tiers.yaml:" in line and "har tusindtalsseparatorer" in line for line in lines)
    assert any(line.startswith("::error file=data/tiers.yaml,line=") for line in lines)


@pytest.mark.parametrize(
    ("page", "text", "words"),
    [
        ("faq.md", "{{ site.no_such_thing }}", "faq.md"),
        ("faq.md", "{% if %}", "faq.md"),
        ("faq.md", "Det koster 99,00 kr.", "docs/faq.md:15: error: the amount «99,00 kr»"),
        ("faq.md", "I får 15 % i rabat.", "docs/faq.md:15: error: the percentage «15 %»"),
        ("en/faq.md", "By 15 March.", "docs/en/faq.md:16: error: the date «15 March»"),
        ("en/faq.md", "Since {{ 15 }} March.", "en/faq/index.html: error: the date «15 March»"),
        ("faq.md", "[dead](missing.md)", "missing.md"),
        ("faq.md", "[dead](priser.md#missing)", "anchor"),
        ("faq.md", '<a href="../missing/">dead</a>', "leads nowhere"),
    ],
)
def test_broken_page_stops_the_build_and_leaves_the_last_site(
    project: Path, page: str, text: str, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """A page that can't be published as it is stops the build; the site stays as it was."""
    with (project / "docs" / page).open("a", encoding="utf-8") as file:
        file.write(f"\n\n{text}\n")
    with pytest.raises(BuildError):
        build_site(project / "mkdocs.yml", project / "site", DAY)
    captured = capfd.readouterr()
    assert words in captured.err + captured.out
    assert "Traceback" not in captured.err
    assert "the last site" == (project / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "pattern"),
    [
        (
            "hooks/pages/labels.yaml",
            "see_tiers: {da: Se abonnementerne",
            "see_tiers: {da: Spar 15 procent",
            r"hooks/pages/labels\.yaml:\d+: error: the percentage «15 procent»",
        ),
        (
            "hooks/pages/labels.yaml",
            "copied: {da: Kopieret., en: Copied.}",
            "copied: {da: Kopieret., en: Copied by 2024-02-01.}",
            r"hooks/pages/labels\.yaml:\d+: error: the date «2024-02-01»",
        ),
        (
            "overrides/partials/faq.html",
            '<div class="takst-faq">',
            '<div class="takst-faq"><p>Fra <time datetime="2024-02-01">01.02.2024</time></p>',
            r"overrides/partials/faq\.html:\d+: error: the date «01\.02\.2024»",
        ),
    ],
)
def test_a_number_typed_into_a_template_or_a_label_is_reported_with_its_line(
    project: Path, file: str, old: str, new: str, pattern: str
) -> None:
    """Once, on however many pages it is, also where only a script shows it."""
    text = (project / file).read_text(encoding="utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new), encoding="utf-8")
    done = _mkdocs(project, "--strict")
    assert 1 == done.returncode
    assert 1 == len(re.findall(pattern, done.stderr)), done.stderr


def test_editors_may_write_any_number_in_the_data(project: Path) -> None:
    """Amounts, percentages and dates in texts of the data stop no build, wherever they are."""
    words = "15 % fra 1. marts 2027 for 99 kr."
    for file, old in [
        ("site.yaml", "da: Serviceabonnementer"),
        ("site.yaml", "da: Sammenlign de fire serviceabonnementer"),
        ("site.yaml", "da: Skriv ikke CPR-numre"),
        ("site.yaml", "name: Visma Enterprise"),
        ("tiers.yaml", "da: Professionel"),
        ("tiers.yaml", "da: Vi tæller lønsedlerne"),
        ("services.yaml", "da: Kurser"),
        ("faq.yaml", "da: Hvordan skifter vi abonnement"),
    ]:
        path = project / "data" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, f"{old} {words}", 1), encoding="utf-8")
    build_site(project / "mkdocs.yml", project / "site", DAY)
    page = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert 5 <= page.count(words)
    assert "\ue000" not in page


def test_page_may_link_to_what_a_partial_has(project: Path) -> None:
    """A link to an element with an id in a partial is valid."""
    with (project / "docs" / "om.md").open("a", encoding="utf-8") as file:
        file.write(f"\n\n[Svar](faq.md#{CONTENT.faq.entries[0].id})\n")
    build_site(project / "mkdocs.yml", project / "site", DAY)


def test_whole_build_replaces_the_last_site(project: Path) -> None:
    """When the new site is whole, nothing of the last one is left."""
    (project / "site" / "old.html").touch()
    build_site(project / "mkdocs.yml", project / "site", DAY)
    assert not (project / "site" / "old.html").exists()
    assert "Serviceabonnementer" in (project / "site" / "index.html").read_text(encoding="utf-8")


def test_a_build_that_is_broken_off_at_its_end_leaves_the_last_site(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even between taking the last site away and putting the new one into its place."""
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build_site(project / "mkdocs.yml", project / "site", DAY)
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last site"


def test_other_data_make_another_site(project: Path) -> None:
    """A price and a tier's name that are changed in the data change in the site, everywhere."""
    file = project / "data" / "tiers.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('"4244.00"', '"5123.45"').replace("da: Professionel\n", "da: Guld & Co\n")
    file.write_text(text, encoding="utf-8")
    build_site(project / "mkdocs.yml", project / "site", DAY)
    page = _soup(project / "site" / "abonnementer" / "professionel" / "index.html")
    assert "Guld & Co" == page.select_one("h1").get_text(strip=True)  # type: ignore[union-attr]
    assert "5.123,45\u00a0kr." in page.get_text()
    everything = "".join(path.read_text("utf-8") for path in (project / "site").rglob("*.html"))
    assert "4.244,00" not in everything


def test_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    """A build replaces an empty folder or a site, and refuses any other."""
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "thesis.txt").touch()
    with pytest.raises(BuildError, match="is not a site that Takst has built"):
        build_site(ROOT / "mkdocs.yml", tmp_path / "work", DAY)
    assert (tmp_path / "work" / "thesis.txt").is_file()


def test_draft_price_lists_stay_in_the_data(project: Path) -> None:
    """Nothing of a draft is published, neither in a page nor in what the browser fetches."""
    file = project / "data" / "tiers.yaml"
    text = file.read_text(encoding="utf-8")
    latest = text[text.rindex("  - id:", 0, text.rindex("effective_from")) :]
    draft = latest.replace("2025-01", "2099-01").replace("status: example", "status: draft")
    file.write_text(text + "\n" + draft.replace('"4244.00"', '"7777.77"'), encoding="utf-8")
    build_site(project / "mkdocs.yml", project / "site", DAY)
    parts = [path for path in (project / "site").rglob("*") if path.suffix in {".html", ".py"}]
    assert "4244.00" in "".join(path.read_text("utf-8") for path in parts)
    assert "7777.77" not in "".join(path.read_text("utf-8") for path in parts)


def test_words_of_the_data_are_not_read_as_markup(project: Path) -> None:
    """Stars, brackets and angle brackets in a tier's words are shown as they are written."""
    file = project / "data" / "tiers.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index("    summary:\n      da: ") + len("    summary:\n      da: ")
    words = "'1. *A* <b> [x](y)'"
    file.write_text(text[:start] + words + text[text.index("\n", start) :], encoding="utf-8")
    build_site(project / "mkdocs.yml", project / "site", DAY)
    for page in ("index.html", "abonnementer/basis/index.html"):
        assert words.strip("'") in _soup(project / "site" / page).get_text()
