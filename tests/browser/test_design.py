"""What the design does in a real browser, most of it without a script."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hooks.content.load import load_content
from tests.browser.visits import faults, shifts, watch_shifts
from tests.project import DATA

CONTENT = load_content(DATA)
SERVICES = CONTENT.services.services
TIERS = [tier.id for tier in CONTENT.catalogue.tiers]
PAGES_WITH_COMPARISON = ["", "abonnementer/"]


def _visitor(browser: Browser, width: int) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    """Yield a visitor on a desktop whose browser runs no scripts."""
    yield from _visitor(browser, 1440)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Yield a visitor on a phone whose browser runs no scripts."""
    yield from _visitor(browser, 360)


def _rows(page: Page) -> Locator:
    return page.locator(".takst-comparison tbody tr:has(td):visible")


def _heads(page: Page) -> list[str]:
    heads = page.locator(".takst-comparison thead [data-column]:visible a")
    return heads.all_inner_texts()


def _name(tier_id: str) -> str:
    return CONTENT.catalogue.tier(tier_id).name.da


def _differing(tiers: list[str]) -> int:
    """Return the number of services that differ between the tiers."""
    said = [
        {
            (had.included, had.quantity, had.unit, had.text)
            for had in map(service.tiers.get, tiers)
            if had
        }
        for service in SERVICES
    ]
    return sum(len(ways) > 1 for ways in said)


def _switch(page: Page) -> None:
    page.get_by_role("switch").check()


@pytest.mark.parametrize("path", PAGES_WITH_COMPARISON)
def test_without_script_only_differences_are_shown(desktop: Page, address: str, path: str) -> None:
    """The switch shows only the services that differ, and brings the others back."""
    desktop.goto(address + path)
    expect(_rows(desktop)).to_have_count(len(SERVICES))
    _switch(desktop)
    expect(_rows(desktop)).to_have_count(_differing(TIERS))
    desktop.get_by_role("switch").uncheck()
    expect(_rows(desktop)).to_have_count(len(SERVICES))


def test_a_desktop_compares_all_tiers(desktop: Page, address: str) -> None:
    """There is room for every tier, and nothing to choose."""
    desktop.goto(f"{address}abonnementer/")
    assert [_name(tier) for tier in TIERS] == _heads(desktop)
    expect(desktop.locator(".takst-compare select:visible")).to_have_count(0)


def test_a_phone_compares_the_recommended_tier_with_the_one_below(
    phone: Page, address: str
) -> None:
    """Two tiers are shown side by side at first, with no more than fits the screen."""
    phone.goto(f"{address}abonnementer/")
    assert [_name("standard"), _name("professionel")] == _heads(phone)
    frame = phone.locator(".takst-compare__frame")
    assert frame.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_on_a_phone_any_two_tiers_are_chosen_without_script(phone: Page, address: str) -> None:
    """The two choices decide which tiers are shown, and the switch compares those."""
    phone.goto(f"{address}abonnementer/")
    first, second = phone.locator(".takst-compare select").all()
    first.select_option(_name("premium"))
    second.select_option(_name("basis"))
    assert [_name("basis"), _name("premium")] == _heads(phone)
    _switch(phone)
    expect(_rows(phone)).to_have_count(_differing(["basis", "premium"]))
    second.select_option(_name("professionel"))
    expect(_rows(phone)).to_have_count(_differing(["professionel", "premium"]))


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_the_tiers_names_stay_in_view(
    request: pytest.FixtureRequest, address: str, device: Literal["phone", "desktop"]
) -> None:
    """The head of the comparison sticks below the bar while its last row is read."""
    page: Page = request.getfixturevalue(device)
    page.goto(f"{address}abonnementer/")
    _rows(page).last.scroll_into_view_if_needed()
    bar = page.locator(".md-header").bounding_box()
    head = page.locator(".takst-comparison thead [data-column]:visible").first.bounding_box()
    assert bar
    assert head
    assert abs(bar["y"] + bar["height"] - head["y"]) <= 2


def test_the_services_names_stay_in_view_where_tiers_need_scrolling(
    browser: Browser, address: str
) -> None:
    """In a frame that scrolls sideways, the first column does not move."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.goto(f"{address}abonnementer/")
    place = """() => {
      document.querySelector(".takst-compare").classList.add("takst-compare--wide");
      const table = document.querySelector(".takst-comparison");
      for (const cell of table.querySelectorAll("td")) cell.append("x".repeat(60));
      const frame = table.parentElement;
      frame.scrollLeft = 500;
      const first = table.querySelector("tbody th[scope=row]").getBoundingClientRect();
      return [frame.scrollLeft > 0, Math.round(first.left - frame.getBoundingClientRect().left)];
    }"""
    assert [True, 0] == page.evaluate(place)
    context.close()


def test_the_recommended_tier_is_marked_by_the_data(page: Page, address: str) -> None:
    """One card is pointed out, in words too, and it is the tier that the data recommend."""
    page.goto(address)
    marked = page.locator(".takst-card[data-recommended]")
    expect(marked).to_have_count(1)
    expect(marked.locator("h3")).to_have_text(_name("professionel"))
    expect(marked.get_by_text("Anbefalet")).to_be_visible()


def test_the_front_page_leads_to_the_price(page: Page, address: str) -> None:
    """A price in the first picture opens the calculator with that tier and that count."""
    page.goto(address)
    link = page.locator(".takst-hero__prices a").nth(TIERS.index("premium"))
    shown = link.locator("data").get_attribute("value")
    link.click()
    net = page.locator("output[name=net]")
    expect(net).to_have_attribute("data-amount", shown or "")


def test_a_link_to_a_question_is_in_it(page: Page, address: str) -> None:
    """The link that a question offers opens it for somebody else."""
    page.goto(f"{address}faq/")
    page.locator("#decline summary").click()
    link = page.locator("#decline .takst-anchor").get_attribute("href")
    page.goto(f"{address}om/")
    page.goto(f"{address}faq/{link}")
    expect(page.locator("#decline")).to_have_attribute("open", "")


def test_a_link_to_a_service_is_in_it(page: Page, address: str) -> None:
    """Each service offers a link that leads to it, in view below the bar."""
    page.goto(f"{address}ydelser/")
    expect(page.locator(".takst-service .takst-anchor")).to_have_count(len(SERVICES))
    page.locator(
        "#compliance_help .takst-anchor, .takst-service:last-of-type .takst-anchor"
    ).last.click()
    target = page.locator(".takst-service:target")
    expect(target).to_be_in_viewport()
    top = target.evaluate("e => e.getBoundingClientRect().top")
    assert top >= page.locator(".md-header").evaluate("e => e.clientHeight")


def _found(page: Page) -> Locator:
    return page.locator(".takst-service:visible")


def test_the_search_filters_counts_and_keeps_the_focus(visitor: Page, address: str) -> None:
    """While somebody types, the services that have all words stay, and their number is shown."""
    visitor.goto(f"{address}ydelser/")
    field = visitor.get_by_role("searchbox")
    field.press_sequentially("fast TRACK")
    expected = [
        service.id
        for service in SERVICES
        if visitor.locator(f"#{service.id}").evaluate(
            "e => e.textContent.toLowerCase().includes('fast')"
            " && e.textContent.toLowerCase().includes('track')"
        )
    ]
    assert expected == [one.get_attribute("id") for one in _found(visitor).all()]
    assert 0 < len(expected) < len(SERVICES)
    expect(visitor.locator("#takst-search [role=status]")).to_contain_text(str(len(expected)))
    expect(field).to_be_focused()
    empty = visitor.locator(".takst-category:visible:not(:has(.takst-service:visible))")
    expect(empty).to_have_count(0)


def test_a_search_is_in_the_address(page: Page, address: str) -> None:
    """The address finds the same services again, and is clean when nothing is searched for."""
    page.goto(f"{address}ydelser/")
    page.get_by_role("searchbox").fill("kursus")
    page.get_by_role("searchbox").fill("kurser")
    found = _found(page).count()
    assert page.url.endswith("ydelser/?q=kurser")
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("kurser")
    expect(_found(page)).to_have_count(found)
    page.get_by_role("searchbox").fill("")
    assert page.url.endswith("ydelser/")
    expect(_found(page)).to_have_count(len(SERVICES))


def test_a_search_without_result_has_a_message(page: Page, address: str) -> None:
    """Words that no service has leave a sentence instead of an empty page."""
    page.goto(f"{address}ydelser/?q=xyzzy")
    expect(page.locator("#takst-search [role=status]")).to_contain_text("Ingen ydelser")
    expect(_found(page)).to_have_count(0)


def test_a_linked_service_is_shown_whatever_is_searched_for(page: Page, address: str) -> None:
    """A link to a service takes away the search that would hide it."""
    page.goto(f"{address}ydelser/?q=xyzzy#updates")
    expect(page.locator("#updates")).to_be_in_viewport()
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_without_script_there_is_no_search(phone: Page, address: str) -> None:
    """What can't work is not offered, and every service is there."""
    phone.goto(f"{address}ydelser/")
    expect(phone.locator("#takst-search")).to_be_hidden()
    expect(_found(phone)).to_have_count(len(SERVICES))


def test_the_search_moves_nothing_when_it_comes(visitor: Page, address: str) -> None:
    """Its space is reserved while the script loads."""
    watch_shifts(visitor)
    visitor.goto(f"{address}ydelser/")
    expect(visitor.get_by_role("searchbox")).to_be_visible()
    assert [] == shifts(visitor)


@pytest.mark.parametrize("path", ["", "abonnementer/", "ydelser/", "beregn/", "faq/"])
def test_a_print_has_no_chrome(page: Page, address: str, path: str) -> None:
    """On paper there is no bar, menu, foot, button or tool of the screen."""
    page.goto(address + path)
    page.emulate_media(media="print")
    chrome = ".md-header, .md-footer, .md-sidebar, .md-top, .md-button, .takst-compare__tools, #takst-search, .takst-jump, .takst-anchor"  # noqa: E501
    assert [] == [
        one.evaluate("e => e.outerHTML.slice(0, 80)")
        for one in page.locator(chrome).all()
        if one.is_visible()
    ]


def test_a_print_compares_all_tiers(phone: Page, address: str) -> None:
    """Paper has room for every tier, whatever the phone has shown."""
    phone.goto(f"{address}abonnementer/")
    phone.set_viewport_size({"width": 700, "height": 990})
    phone.emulate_media(media="print")
    assert [_name(tier) for tier in TIERS] == _heads(phone)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "abonnementer/", "ydelser/", "beregn/", "faq/#decline"])
def test_both_looks_have_contrast(
    browser: Browser, address: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    """Words stand out from what is behind them as WCAG's level AA asks."""
    context = browser.new_context(
        viewport={"width": 768, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + path)
    found = faults(page, ["color-contrast", "target-size"])
    context.close()
    assert [] == found


def test_the_bar_leads_to_the_price_and_the_foot_names_the_provider(
    visitor: Page, address: str
) -> None:
    """On every page the way to the price is at most one click away."""
    visitor.goto(f"{address}om/")
    action = visitor.locator(".takst-bar__action:visible, .takst-footer a:has-text('Beregn')").first
    expect(action).to_have_attribute("href", "../beregn/")
    expect(visitor.locator(".takst-footer")).to_contain_text(CONTENT.site.provider.name)
