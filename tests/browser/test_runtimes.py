"""Each kind of Python works in a browser; a site without Python says what it lacks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from calculator.quote import quote
from hooks.clock import today_in_denmark
from hooks.content.load import load_content
from hooks.runtime.kinds import RuntimeKind
from tests.browser.conftest import SERVED_URL, served
from tests.browser.visits import (
    PAYSLIPS,
    STATUS,
    block_book,
    calculate,
    expect_booked,
    expect_no_price,
)
from tests.project import DATA
from tests.sites import Shared

pytestmark = [pytest.mark.browser, pytest.mark.fallback_python]

CATALOGUE = load_content(DATA).catalogue
POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""What a strict host says with the worker: nothing from elsewhere, and no text run as a script."""


def _add_policy(route: Route) -> None:
    """Answer with the host's file, and a strict policy for what runs in it."""
    response = route.fetch()
    headers = {**response.headers, "content-security-policy": POLICY}
    route.fulfill(response=response, headers=headers)


def _served(
    kind: RuntimeKind, shared: Shared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    site = shared.site(today_in_denmark(), SERVED_URL, runtime=kind)
    with served(site, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="module", params=["cut", "full"])
def plainer(
    request: pytest.FixtureRequest, shared: Shared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Yield the address of a site with a Python plainer than the snapshot."""
    yield from _served(request.param, shared, tmp_path_factory)


@pytest.fixture(scope="module")
def without_python(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a site without Python."""
    yield from _served("none", shared, tmp_path_factory)


def test_a_plainer_python_prices_and_makes_a_workbook(page: Page, plainer: str) -> None:
    """Price, explanation and workbook come from Python, under a strict policy, from the site."""
    foreign: list[str] = []
    page.on(
        "request",
        lambda request: None if request.url.startswith(plainer) else foreign.append(request.url),
    )
    block_book(page)
    page.route("**/worker*.js", _add_policy)
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
