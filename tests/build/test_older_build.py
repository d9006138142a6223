"""A page that is read on a later day than it was built for has what holds on that day.

`tests/browser/test_days.py` has browsers choose from it.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from bs4 import BeautifulSoup, Tag

from calculator import format_amount, quote
from hooks import clock
from hooks.build.site import SiteBuild
from hooks.content.load import Content, load_content
from tests.older import BUILT, SUMMER, built_changing_project, changing_project
from tests.sites import Shared


@pytest.fixture(scope="module")
def project(shared: Shared) -> Path:
    """Return a project whose prices and answers change on the day after its site was built."""
    return built_changing_project(shared, [SUMMER])


@pytest.fixture(scope="module")
def content(project: Path) -> Content:
    """Return what the data of that project say."""
    return load_content(project / "data")


def _page(project: Path, name: str) -> BeautifulSoup:
    text = (project / "site" / name / "index.html").read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def _on(page: BeautifulSoup, day: date) -> BeautifulSoup:
    """Leave of a page what `docs/assets/takst/shared/periods.js` shows on a day."""
    for part in page.select("[data-from], [data-until]"):
        first, last = part.get("data-from", str(day)), part.get("data-until", str(day))
        if not str(first) <= str(day) <= str(last):
            part.decompose()
    return page


def _texts(tags: Sequence[Tag]) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in tags]


MIDNIGHTS = [
    (datetime(2026, 3, 28, 23, tzinfo=UTC), "2025-01", "2026-03-29"),
    (datetime(2026, 3, 29, 22, tzinfo=UTC), "2026-03-29", "2026-03-30"),
    (datetime(2026, 10, 24, 22, tzinfo=UTC), "2026-03-30", "2026-10-25"),
    (datetime(2026, 10, 25, 23, tzinfo=UTC), "2026-10-25", "2026-10-26"),
]
"""When the Danish day begins on which a list takes effect, the list before it, and it."""


@pytest.mark.parametrize(("moment", "before", "after"), MIDNIGHTS)
def test_a_build_takes_the_list_of_the_danish_day(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    moment: datetime,
    before: str,
    after: str,
) -> None:
    """A second before Danish midnight it is the old list, also where the clocks are changed."""
    catalogue = load_content(changing_project(tmp_path / "project") / "data").catalogue
    built = []
    for now in (moment - timedelta(seconds=1), moment):
        monkeypatch.setattr(clock, "datetime", Mock(now=Mock(return_value=now)))
        built.append(catalogue.price_list_on(clock.today_in_denmark()).id)
    assert [before, after] == built


@pytest.mark.parametrize(
    ("day", "note"),
    [
        (BUILT, "Pris uden lønsedler, ekskl. moms (eksempel), gælder til og med 28. marts 2026"),
        (SUMMER, "Pris uden lønsedler, ekskl. moms"),
    ],
)
def test_the_picture_says_until_when_its_prices_hold(project: Path, day: date, note: str) -> None:
    """It is drawn once, so it does not promise a price beyond the list that it is of."""
    social = SiteBuild.prepare(project, day).renderer.social
    assert note == social.note.replace("\u00a0", " ")


@pytest.mark.parametrize("day", [BUILT, SUMMER])
@pytest.mark.parametrize(
    ("page", "place", "count"),
    [
        ("", ".takst-hero__prices li", 250),
        ("", ".takst-card", 0),
        ("abonnementer", ".takst-card", 0),
        ("en", ".takst-hero__prices li", 250),
        ("en/tiers", ".takst-card", 0),
    ],
)
def test_each_price_is_of_the_list_of_the_day(  # noqa: PLR0917, a row of the table has these
    project: Path, content: Content, page: str, place: str, count: int, day: date
) -> None:
    """One amount a tier is shown, by the list in force on the reader's day."""
    shown = [
        [str(amount["value"]) for amount in part.select("data.takst-amount")]
        for part in _on(_page(project, page), day).select(place)
    ]
    catalogue = content.catalogue
    assert [[f"{quote(catalogue, tier.id, count, day).total}"] for tier in catalogue.tiers] == shown


@pytest.mark.parametrize("day", [BUILT, SUMMER])
@pytest.mark.parametrize("page", ["", "priser", "beregn", "embed"])
def test_worked_prices_are_of_the_list_of_the_day(
    project: Path, content: Content, page: str, day: date
) -> None:
    """Each cell has one amount, and the line below names the list."""
    soup = _on(_page(project, page), day)
    shown = [
        [cell.get_text(strip=True) for cell in row.select("td")]
        for row in soup.select(".takst-worked tbody tr")
    ]
    expected = [
        [
            format_amount(quote(content.catalogue, tier.id, count, day).total, "DKK", "da")
            for tier in content.catalogue.tiers
        ]
        for count in content.site.worked_counts
    ]
    assert expected == shown
    first = content.catalogue.price_list_on(day).effective_from
    assert [str(first)] == [time["datetime"] for time in soup.select(".takst-worked-list time")]


@pytest.mark.parametrize(("day", "base"), [(BUILT, "4244.00"), (SUMMER, "4245.00")])
@pytest.mark.parametrize("page", ["abonnementer/professionel", "en/tiers/professionel"])
def test_a_tiers_page_has_the_list_of_the_day(
    project: Path, page: str, day: date, base: str
) -> None:
    """The price above, and the table of how it is made up, are of one list."""
    soup = _on(_page(project, page), day)
    assert [base] == [data["value"] for data in soup.select(".takst-tier data")]
    assert [base] == [table.select("data")[0]["value"] for table in soup.select(".takst-price")]


PAST = "gjaldt til og med 31. december 2024 eksempel"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (BUILT, ["kommende", "gælder nu eksempel", PAST]),
        (SUMMER, ["gælder nu", "gjaldt til og med 28. marts 2026 eksempel", PAST]),
    ],
)
def test_the_price_lists_say_which_is_in_force(
    project: Path, day: date, expected: list[str]
) -> None:
    """A list is announced with its date until that day, then in force, then past."""
    lists = _on(_page(project, "priser"), day).select(".takst-price-list")
    assert expected == _texts([price_list.select("p")[0] for price_list in lists])
    assert ["Prisliste fra 29. marts 2026"] == _texts(lists[0].select("h3"))


@pytest.mark.parametrize(("day", "number"), [(BUILT, 0), (SUMMER, 1)])
@pytest.mark.parametrize("page", ["", "faq"])
def test_answers_are_those_of_the_day(
    project: Path, content: Content, page: str, day: date, number: int
) -> None:
    """Of an answer with a last day and the next one, one is shown."""
    entry = content.faq.entries[0]
    soup = _on(_page(project, page), day)
    shown = _texts(soup.select(f"#{entry.id} p:not(.takst-question__links)"))
    assert [" ".join(entry.answers[number].text.da.split())] == shown


@pytest.mark.parametrize(("day", "times"), [(BUILT, 1), (SUMMER, 0)])
@pytest.mark.parametrize("page", ["priser", "beregn", "abonnementer", "embed", "indlejring"])
def test_the_notice_of_examples_goes_with_the_list(
    project: Path, content: Content, page: str, day: date, times: int
) -> None:
    """The announced list is no example, so from its day on no page says that it is."""
    shown = _texts(_on(_page(project, page), day).select("p.takst-notice"))
    assert times == shown.count(content.site.example_notice.da)


@pytest.mark.parametrize(("day", "list_id"), [(BUILT, "2025-01"), (SUMMER, "2026-03-29")])
def test_break_evens_are_of_the_list_of_the_day(project: Path, day: date, list_id: str) -> None:
    """The note below names the list, and the other list's note is not shown."""
    soup = _on(_page(project, "beregn"), day)
    (notes,) = soup.select("[data-takst=break-evens] .takst-notes")
    assert f"Prisliste {list_id}, " in notes.get_text()


UNTIL = {
    "priser": (
        "Priserne gælder fra den 1. januar 2025 til og med den 28. marts 2026."
        " Fra den 29. marts 2026 gælder nye priser. Se prislisterne"
    ),
    "en/prices": (
        "These prices apply from 1 January 2025 up to and including 28 March 2026."
        " New prices apply from 29 March 2026. See the price lists"
    ),
}


@pytest.mark.parametrize("page", UNTIL)
def test_a_page_says_until_when_its_prices_hold(project: Path, page: str) -> None:
    """Without a script, the day of the build holds, and a sentence says how long."""
    soup = _page(project, page)
    assert [UNTIL[page]] == _texts(soup.select(".takst-until:not([hidden])"))
    assert [] == _on(soup, SUMMER).select(".takst-until")


def test_every_page_with_prices_says_until_when_they_hold(project: Path) -> None:
    """No page shows an amount that will change without saying when."""
    pages = {path: path.read_text(encoding="utf-8") for path in (project / "site").rglob("*.html")}
    changing = {path for path, html in pages.items() if "<data" in html and "data-until" in html}
    assert changing
    assert [] == [path for path in changing if "takst-until" not in pages[path]]


def test_a_site_whose_prices_stay_has_no_dated_part(shared: Shared) -> None:
    """Where nothing is to change, nothing waits in a page, and no mark is left in a file."""
    files = [path for path in shared.site(BUILT).rglob("*") if path.suffix in {".html", ".xml"}]
    left = ("data-from=", "data-until=", "\ue000", "\ue001")
    found = [path for path in files if any(sign in path.read_text("utf-8") for sign in left)]
    assert [] == found
