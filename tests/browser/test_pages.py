"""What every page does beside the calculator, in a real browser."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SERVED_URL, served
from tests.browser.visits import Hold, settle, shifts, watch_shifts
from tests.project import ROOT
from tests.sites import Shared

PAGES = [
    "", "abonnementer/", "abonnementer/professionel/", "ydelser/", "beregn/", "priser/", "faq/",
    "skift/", "kontakt/", "om/", "data/", "indlejring/", "embed/", "404.html",
]  # fmt: skip
DARK, LIGHT = "slate", "default"
_SCROLLED = """
() => {
  document.querySelector(".md-header")?.classList.add("md-header--shadow");
  document.querySelector(".md-header__title")?.classList.add("md-header__title--active");
  document.querySelector(".md-top")?.toggleAttribute("hidden", false);
}
"""
_STYLES = """
() => {
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
  return [...document.querySelectorAll("body, body *")].map((element) => {
    const [own, ...drawn] = ["", "::before", "::after"].map((part) =>
      getComputedStyle(element, part || null),
    );
    const styles = [own, ...drawn.filter(({ content }) => content !== "none")].map((style) =>
      names.map((name) => style.getPropertyValue(name)).join(";"),
    );
    let hash = 0;
    for (const letter of styles.join()) {
      hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
    }
    return `${element.tagName} ${element.getAttribute("class")} ${hash}`;
  });
}
"""


@pytest.fixture(scope="module")
def uncut_address(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the site as MkDocs leaves it, with all of the theme's style."""

    def make(folder: Path) -> None:
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
            cwd=ROOT,
            env=os.environ | {"TAKST_URL": SERVED_URL},
            check=True,
        )

    with served(shared.once("uncut", make), tmp_path_factory.mktemp("served")) as address:
        yield address


def _styles(page: Page, address: str) -> list[str]:
    """Return what each element looks like, opened and scrolled as our scripts leave it.

    The scripts themselves are blocked, so the result does not depend on when they have run.
    """
    page.goto(address)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate("for (const one of document.querySelectorAll('#__drawer')) one.checked = true")
    page.evaluate(_SCROLLED)
    page.evaluate("for (const one of document.getAnimations()) one.finish()")
    styles: list[str] = page.evaluate(_STYLES)
    return styles


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_the_cut_style_changes_nothing(
    browser: Browser,
    address: str,
    uncut_address: str,
    *,
    path: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    """Each element of each page computes to the same style as with all of the theme's."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    expected = _styles(page, uncut_address + path)
    assert len(expected) > 100
    assert expected == _styles(page, address + path)
    context.close()


def _scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def _toggle(page: Page) -> None:
    page.locator("label[for^=__palette]:visible").click()


@pytest.mark.parametrize(("system", "expected"), [("light", LIGHT), ("dark", DARK)])
def test_the_systems_look_is_there_before_anything_is_painted(
    page: Page, address: str, system: Literal["light", "dark"], expected: str
) -> None:
    """The first picture has the right colours, also while our scripts are on their way."""
    page.route("**/*.js", lambda route: route.abort())
    page.emulate_media(color_scheme=system)
    page.goto(f"{address}faq/")
    assert expected == _scheme(page)
    expect(page.locator("label[for^=__palette]:visible")).to_have_count(1)


def test_the_system_is_followed_until_somebody_chooses(page: Page, address: str) -> None:
    """A system that turns dark takes the page along, and no longer after a choice."""
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}faq/")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", DARK)
    _toggle(page)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", LIGHT)
    # Listeners are called in the order in which they came, so the page has heard of it before.
    page.evaluate("""
        window.turned = [];
        const dark = matchMedia("(prefers-color-scheme: dark)");
        dark.addEventListener("change", ({ matches }) => turned.push(matches));
    """)
    page.emulate_media(color_scheme="light")
    page.wait_for_function("turned.at(-1) === false")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("turned.at(-1) === true")
    assert LIGHT == _scheme(page)


def test_a_chosen_look_stays_on_the_next_page(page: Page, address: str) -> None:
    """The choice is stored, and nothing is stored of a visitor who chooses nothing."""
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}faq/")
    assert 0 == page.evaluate("localStorage.length")
    _toggle(page)
    page.goto(f"{address}om/")
    assert DARK == _scheme(page)
    _toggle(page)
    assert LIGHT == _scheme(page)
    page.reload()
    assert LIGHT == _scheme(page)


def test_a_browser_that_keeps_nothing_still_changes_the_look(page: Page, address: str) -> None:
    """Where storage is refused, the toggle holds for the page and nothing fails."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})"
    )
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}faq/")
    _toggle(page)
    assert (DARK, []) == (_scheme(page), errors)


def test_the_look_is_changed_by_keyboard(visitor: Page, address: str) -> None:
    """The toggle is reached with Tab, shows that it is, and turns with an arrow key."""
    visitor.emulate_media(color_scheme="light")
    visitor.goto(f"{address}faq/")
    visitor.locator("#__palette_0").focus()
    visitor.keyboard.press("Shift+Tab")
    visitor.keyboard.press("Tab")
    ring = "getComputedStyle(document.querySelector('label[for=__palette_1]')).outlineStyle"
    assert "solid" == visitor.evaluate(ring)
    visitor.keyboard.press("ArrowDown")
    assert DARK == _scheme(visitor)


def test_a_link_to_a_question_opens_it(page: Page, address: str) -> None:
    """The question that the address names is open and in view; the others are closed."""
    page.goto(f"{address}faq/#decline")
    expect(page.locator("#decline")).to_have_attribute("open", "")
    expect(page.locator("#decline p").first).to_be_in_viewport()
    expect(page.locator("details[open]")).to_have_count(1)
    page.evaluate("location.hash = 'learn-more'")
    expect(page.locator("#learn-more")).to_have_attribute("open", "")


def test_all_answers_are_printed(page: Page, address: str) -> None:
    """For a print the questions are open, and afterwards they are as they were."""
    page.goto(f"{address}faq/#decline")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details:not([open])")).to_have_count(0)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("details[open]")).to_have_count(1)


def test_the_header_names_the_page_that_is_scrolled(visitor: Page, address: str) -> None:
    """When the page's heading has gone up, the header has its title and a shadow."""
    visitor.goto(f"{address}ydelser/")
    title = visitor.locator(".md-header__title--active")
    expect(title).to_have_count(0)
    visitor.mouse.wheel(0, 1500)
    expect(title).to_have_count(1)
    expect(visitor.locator(".md-header--shadow")).to_have_count(1)


def test_the_way_up_is_shown_on_the_way_up(visitor: Page, address: str) -> None:
    """The button appears on scrolling up, leads to the top, and can't be focused while hidden."""
    visitor.goto(f"{address}ydelser/")
    button = visitor.locator(".md-top")
    visitor.mouse.wheel(0, 2000)
    visitor.wait_for_function("scrollY > 1000")
    expect(button).to_be_hidden()
    visitor.mouse.wheel(0, -300)
    expect(button).to_be_visible()
    button.click()
    visitor.wait_for_function("scrollY === 0")
    expect(button).to_be_hidden()


def test_the_drawer_closes_behind_a_link_within_the_page(page: Page, address: str) -> None:
    """On a phone the menu opens without a script, and does not cover the place that it led to."""
    page.goto(f"{address}beregn/")
    page.locator(".md-header label[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
    page.evaluate("location.hash = 'find'")
    expect(page.locator("#__drawer")).not_to_be_checked()


def test_nothing_moves_when_the_calculator_comes(visitor: Page, address: str) -> None:
    """The space of the forms is reserved while the script loads."""
    watch_shifts(visitor)
    held = Hold(visitor, "**/main.js")
    visitor.goto(f"{address}beregn/", wait_until="commit")
    visitor.wait_for_function("performance.getEntriesByType('paint').length > 0")
    settle(visitor)
    held.release()
    expect(visitor.locator("#takst-calculator")).to_have_attribute("data-state", re.compile("."))
    expect(visitor.locator("[name=payslips]")).to_be_visible()
    assert [] == shifts(visitor)


def test_the_room_of_a_calculator_that_does_not_come_is_given_back(
    page: Page, address: str
) -> None:
    """Where the script can't be had, the worked prices follow the sentence that says so."""
    page.route("**/main.js", lambda route: route.abort())
    page.goto(f"{address}beregn/")
    expect(page.locator(".takst-fallback")).to_be_visible()
    expect(page.locator("form[data-takst=price]")).to_have_css("display", "none", timeout=8_000)


@pytest.fixture
def page_without_script(browser: Browser) -> Iterator[Page]:
    """Yield a visitor on a phone whose browser runs no scripts."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}, color_scheme="dark"
    )
    yield context.new_page()
    context.close()


def test_without_script_the_menu_and_the_answers_open(
    page_without_script: Page, address: str
) -> None:
    """Menu and questions need no script, and no button is shown that does."""
    page_without_script.goto(f"{address}faq/")
    expect(page_without_script.locator("label[for^=__palette]:visible")).to_have_count(0)
    expect(page_without_script.locator(".md-top")).to_be_hidden()
    page_without_script.locator("#decline summary").click()
    expect(page_without_script.locator("#decline p").first).to_be_visible()
    page_without_script.locator(".md-header label[for=__drawer]").click()
    expect(page_without_script.locator(".md-sidebar--primary")).to_be_in_viewport()
