"""Every kind of Python that a site can publish works in a browser; without Python, the page says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calculator.quote import quote
from hooks.build.command import build_site
from hooks.clock import today_in_denmark
from hooks.content.load import load_content
from hooks.runtime.kinds import RuntimeKind
from tests.browser.conftest import ROOT, served
from tests.browser.visits import (
    PAYSLIPS,
    STATUS,
    block_book,
    calculate,
    expect_booked,
    expect_no_price,
)

pytestmark = [pytest.mark.browser, pytest.mark.whole_python]

CATALOGUE = load_content(ROOT / "data").catalogue
POLICY = (
    "<meta http-equiv='Content-Security-Policy'"
    " content=\"default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval';"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data:\"><title>"
)
"""What a strict host allows: nothing from elsewhere, and no text run as a script."""


def _served(kind: RuntimeKind, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp(kind) / "site"
    url = "http://127.0.0.1/takst/"
    build_site(ROOT / "mkdocs.yml", site, today_in_denmark(), url, runtime=kind)
    _add_policy(site / "beregn" / "index.html")
    with served(site, tmp_path_factory.mktemp("served")) as address:
        yield address


def _add_policy(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("<title>", POLICY, 1), encoding="utf-8")


@pytest.fixture(scope="module", params=["cut", "full"])
def plainer(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Yield the address of a site with a Python plainer than the snapshot."""
    yield from _served(request.param, tmp_path_factory)


@pytest.fixture(scope="module")
def without_python(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a site without Python."""
    yield from _served("none", tmp_path_factory)


def test_a_plainer_python_prices_and_makes_a_workbook(page: Page, plainer: str) -> None:
    """The price, its explanation and the workbook come from Python, all from the site itself."""
    foreign: list[str] = []
    page.on(
        "request",
        lambda request: None if request.url.startswith(plainer) else foreign.append(request.url),
    )
    block_book(page)
    page.goto(f"{plainer}beregn/")
    calculate(page, "387", "premium")
    expect(page.locator(".takst-explanation .takst-sentences")).not_to_be_empty()
    with page.expect_download() as download:
        page.locator("[data-takst-take=workbook]").click()
    assert b"PK" == download.value.path().read_bytes()[:2]
    assert [] == [url for url in foreign if not url.startswith(("blob:", "data:"))]


def test_without_python_the_book_prices_and_the_page_says_what_it_lacks(
    page: Page, without_python: str
) -> None:
    """The price holds, a count beyond the book has none, and nobody is offered to try again."""
    page.goto(f"{without_python}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect_booked(page, quote(CATALOGUE, CATALOGUE.tiers[0].id, 387, today_in_denmark()))
    expect(page.locator(STATUS)).to_have_text(
        "Prisen gælder. Denne udgave af siden kan ikke forklare den eller beregne andet."
    )
    expect(page.locator(".takst-retry")).to_be_hidden()
    page.locator(PAYSLIPS).fill("123456")
    expect_no_price(page)
    expect(page.locator(STATUS)).to_contain_text("kan ikke beregne andet end priserne i tabellerne")


def test_without_python_no_worker_is_asked_for(page: Page, without_python: str) -> None:
    """Nothing of the runtime is fetched, not even in vain."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{without_python}beregn/")
    page.locator(PAYSLIPS).fill("387")
    expect(page.locator(STATUS)).to_contain_text("Prisen gælder")
    parts = ("worker", "/runtime/", "/library/", "/prices/", "/snapshot/")
    assert [] == [url for url in asked if any(part in url for part in parts)]
