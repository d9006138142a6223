"""The calculator inside a page of another site, which has a strict policy of its own."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, FrameLocator, Page, expect

from calculator.quote import Quote, quote
from hooks.clock import today_in_denmark
from hooks.content.load import load_catalogue
from tests.browser.visits import DATE, LOADING, NET, PAYSLIPS, STATUS, TIER, settle
from tests.project import DATA

pytestmark = pytest.mark.browser

CATALOGUE = load_catalogue(DATA)
TODAY = today_in_denmark()
FIRST, LAST = CATALOGUE.tiers[0].id, CATALOGUE.tiers[-1].id
RUNTIME = ("/assets/runtime/", "/assets/snapshot/", "/assets/prices/", "/assets/library/", "worker")
FRAME = "iframe.takst-embed"
_LISTENING = """
window.events = [];
window.left = [];
const note = (name, value) => document.documentElement.setAttribute(`data-${name}`, value);
for (const type of ["takst:quote", "takst:choose"]) {
  document.addEventListener(type, ({ target, detail }) => {
    events.push({ type, index: [...document.querySelectorAll("iframe")].indexOf(target), detail });
    note("events", detail === null ? "nothing" : type);
  });
}
addEventListener("message", ({ data }) => typeof data === "string" && note("last", data));
navigation.addEventListener("navigate", ({ destination }) => left.push(destination.url));
window.globals = [...Object.keys(window), "globals", "0"];
"""
_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error(`policy: ${violatedDirective} ${blockedURI}`));
"""
_KEPT = "document.addEventListener('takst:choose', (event) => event.preventDefault());"


@dataclass
class _Host:
    """A site of somebody else's: its pages by path, and the policy that they come with."""

    address: str
    policy: str = ""
    pages: dict[str, str] = field(default_factory=dict)

    def show(self, page: Page, body: str, path: str = "/") -> None:
        """Have a visitor open a page with that body."""
        self.pages[path] = (
            f'<!doctype html><html lang="da"><title>Vært</title><body>{body}</body></html>'
        )
        page.goto(self.address + path)


@contextmanager
def _hosting(name: str) -> Iterator[_Host]:
    host = _Host(address="")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = host.pages.get(self.path, "").encode()
            self.send_response(200 if content else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", host.policy)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host.address = f"http://{name}:{server.server_port}"
        yield host
        server.shutdown()


@pytest.fixture
def host(address: str) -> Iterator[_Host]:
    """Yield a host that allows the site's scripts and frames, and nothing else at all."""
    site = origin_of(address)
    with _hosting("localhost") as host:
        host.policy = (
            f"default-src 'none'; script-src {site}; frame-src {site}; style-src 'none';"
            " connect-src 'none'; img-src 'none'; base-uri 'none'"
        )
        yield host


@pytest.fixture
def guest(page: Page) -> Iterator[Page]:
    """Yield a visitor to a host, whose browser must log no error and no violation of the policy."""
    events: list[str] = []
    page.on("pageerror", lambda error: events.append(str(error)))
    page.on(
        "console",
        lambda message: events.append(message.text) if message.type == "error" else None,
    )
    page.add_init_script(_VIOLATIONS)
    page.add_init_script(_LISTENING)
    # A host without an icon is not an error.
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    yield page
    assert [] == events


def origin_of(address: str) -> str:
    """Return the scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def line(address: str, **attributes: str) -> str:
    """Return the line that a host's page has, with attributes by their names without `data-`."""
    quoted = "".join(f' data-{name}="{value}"' for name, value in attributes.items())
    return (
        f'<script async src="{address}embed.js"{quoted}></script>'
        f'<noscript><a href="{address}beregn/">Beregn jeres pris</a></noscript>'
    )


def inside(page: Page, number: int = 0) -> FrameLocator:
    """Return what a frame shows, once its calculator has started."""
    frame = page.frame_locator(FRAME).nth(number)
    expect(frame.locator("#takst-calculator")).to_have_attribute("data-state", re.compile("."))
    return frame


def frame_of(page: Page, number: int = 0) -> Frame:
    """Return the document in a frame, for what only a script can find out."""
    frame = page.locator(FRAME).nth(number).element_handle().content_frame()
    assert frame is not None
    return frame


def expect_answered(frame: FrameLocator) -> None:
    """Wait until the price in a frame is Python's."""
    expect(frame.locator(NET)).to_have_attribute("data-source", "python", timeout=LOADING)


def expect_event(page: Page, kind: str = "takst:quote") -> list[Any]:
    """Wait until the last event of the host is of that kind and has a quote; return all events."""
    expect(page.locator("html")).to_have_attribute("data-events", kind, timeout=LOADING)
    events: list[Any] = page.evaluate("window.events")
    return events


def send_last(page: Page, sender: Page | Frame, name: str) -> None:
    """Have the host get one more message from a window, and wait until it has.

    Messages of a window arrive in order, so the host has dealt with all of those before.
    """
    sender.evaluate(f"(window === top ? window : parent).postMessage('{name}', '*')")
    expect(page.locator("html")).to_have_attribute("data-last", name)


def expect_fitting(page: Page, number: int = 0) -> float:
    """Wait until a frame is as high as what it shows, and return the height."""
    frame_of(page, number).wait_for_function(
        """() => {
          const { height } = document.querySelector(".takst-embedded").getBoundingClientRect();
          const { clientHeight, clientWidth, scrollHeight, scrollWidth } = document.documentElement;
          return clientHeight === Math.ceil(height) && clientHeight === scrollHeight
            && scrollWidth === clientWidth && clientWidth === innerWidth;
        }"""
    )
    box = page.locator(FRAME).nth(number).bounding_box()
    assert box is not None
    return box["height"]


def reported_for(quoted: Quote, link: str) -> dict[str, Any]:
    """Return what a host is sent of a quote; where the links lead is tested elsewhere."""
    return {
        "version": 1,
        "tier": quoted.tier,
        "payslips": quoted.payslips,
        "date": quoted.date.isoformat(),
        "price_list": quoted.price_list.id,
        "net": str(quoted.net),
        "vat": str(quoted.vat),
        "gross": str(quoted.gross),
        "currency": quoted.currency,
        "link": f"{link}beregn/#list={quoted.price_list.id}&payslips={quoted.payslips}"
        f"&tier={quoted.tier}&v=1",
        "request": f"{link}kontakt/#list={quoted.price_list.id}&payslips={quoted.payslips}"
        f"&request=change&tier={quoted.tier}&v=1",
    }


def test_a_host_receives_the_price_that_it_shows(guest: Page, host: _Host, address: str) -> None:
    """What a visitor types comes to the host as Python's amounts, and goes with the fields."""
    host.show(guest, line(address))
    frame = inside(guest)
    frame.locator(TIER).select_option(LAST)
    frame.locator(PAYSLIPS).fill("387")
    expect_answered(frame)
    events = expect_event(guest)
    assert reported_for(quote(CATALOGUE, LAST, 387, TODAY), address) == events[-1]["detail"]
    assert 0 == events[-1]["index"]
    frame.locator(PAYSLIPS).fill("")
    expect(guest.locator("html")).to_have_attribute("data-events", "nothing")


def test_the_frame_is_as_high_as_what_it_shows(guest: Page, host: _Host, address: str) -> None:
    """It grows with the explanation and shrinks again, and never has a scroll bar of its own."""
    host.show(guest, line(address))
    frame = inside(guest)
    before = expect_fitting(guest)
    frame.locator(PAYSLIPS).fill("387")
    expect(frame.locator(".takst-explanation")).to_be_visible(timeout=LOADING)
    explained = expect_fitting(guest)
    assert before < explained
    frame.locator("details summary").click()
    assert explained < expect_fitting(guest)
    frame.locator("details summary").click()
    frame.locator(PAYSLIPS).fill("")
    assert before == expect_fitting(guest)


def test_nothing_of_the_runtime_is_fetched_before_somebody_turns_to_it(
    guest: Page, host: _Host, address: str
) -> None:
    """A count that the host fills in has its price from the book; a pointer starts Python."""
    fetched: list[str] = []
    guest.on("request", lambda request: fetched.append(request.url))
    host.show(guest, line(address, tier=LAST, payslips="387"))
    frame = inside(guest)
    quoted = quote(CATALOGUE, LAST, 387, TODAY)
    expect(frame.locator(NET)).to_have_attribute("data-amount", str(quoted.net))
    expect(frame.locator(NET)).to_have_attribute("data-source", "book")
    expect(frame.locator(STATUS)).to_contain_text("ikke hentet endnu")
    guest.mouse.wheel(0, 300)
    settle(frame_of(guest))
    assert [] == [url for url in fetched if any(part in url for part in RUNTIME)]
    assert [] == guest.evaluate("window.events")
    frame.locator(TIER).hover()
    expect_answered(frame)
    assert reported_for(quoted, address) == expect_event(guest)[-1]["detail"]


@pytest.mark.parametrize("count", ["20000", "12,5", "mange"])
def test_a_count_that_the_book_has_not_waits_too(
    guest: Page, host: _Host, address: str, count: str
) -> None:
    """What only Python can answer is answered for who turns to it, not for who only reads."""
    host.show(guest, line(address, payslips=count))
    frame = inside(guest)
    expect(frame.locator(PAYSLIPS)).to_have_value(count)
    settle(frame_of(guest))
    assert [] == guest.workers
    expect(frame.get_by_role("button", name="Hent forklaringen")).to_be_visible()
    with guest.expect_event("worker"):
        frame.locator(PAYSLIPS).focus()


def test_what_was_typed_is_passed_to_the_full_calculator(
    guest: Page, host: _Host, address: str
) -> None:
    """The link has the fields at once, and opens instead of the host's page."""
    host.show(guest, line(address, tier=LAST, payslips="20"))
    frame = inside(guest)
    link = frame.get_by_role("link", name="Åbn hele beregneren")
    expect(link).to_have_attribute("href", re.compile(f"#payslips=20&tier={LAST}$"))
    frame.locator(DATE).fill("2025-01-02")
    expect(link).to_have_attribute("href", re.compile(r"&date=2025-01-02$"))
    expect_answered(frame)
    link.click()
    guest.wait_for_url(re.compile(re.escape(f"{address}beregn/#date=2025-01-02")))
    expect(guest.locator(PAYSLIPS)).to_have_value("20")


def test_a_choice_opens_the_contact_form(guest: Page, host: _Host, address: str) -> None:
    """Where the host does nothing about it, the form opens with what was chosen."""
    host.show(guest, line(address, tier=LAST, payslips="20"))
    frame = inside(guest)
    frame.locator(PAYSLIPS).focus()
    frame.get_by_role("link", name="Vælg dette abonnement").click(timeout=LOADING)
    guest.wait_for_url(re.compile(re.escape(f"{address}kontakt/#")))
    expect(guest.locator("[name=wanted_tier]")).to_have_value(LAST)


def test_a_host_may_take_a_choice_over(guest: Page, host: _Host, address: str) -> None:
    """Its page stays where the event is prevented, and has received what was chosen."""
    guest.add_init_script(_KEPT)
    host.show(guest, line(address, tier=LAST, payslips="20"))
    frame = inside(guest)
    frame.locator(PAYSLIPS).focus()
    frame.get_by_role("link", name="Vælg dette abonnement").click(timeout=LOADING)
    events = expect_event(guest, "takst:choose")
    assert reported_for(quote(CATALOGUE, LAST, 20, TODAY), address) == events[-1]["detail"]
    assert [] == guest.evaluate("window.left")


FORGED = [
    {"type": "takst:height", "height": 7, "title": "Forfalsket"},
    {"type": "takst:quote", "quote": {"net": "1"}},
    {"type": "takst:choose", "quote": {"request": "https://forged.example/"}},
]


def _forge(page: Page, sender: Page | Frame, name: str) -> None:
    """Send the host what only the calculator may send, and wait until it has dealt with it."""
    for message in FORGED:
        sender.evaluate(
            f"(window === top ? window : parent).postMessage({json.dumps(message)}, '*')"
        )
    send_last(page, sender, name)


def test_a_message_of_somebody_else_is_not_believed(guest: Page, host: _Host, address: str) -> None:
    """Neither the host's page itself nor another frame, even of the site, speaks for the frame."""
    other = f'<iframe id="other" src="{address}om/"></iframe>'
    host.show(guest, line(address, title="Pris") + other)
    inside(guest)
    height = expect_fitting(guest)
    _forge(guest, guest, "host")
    stranger = next(frame for frame in guest.frames if frame.url == f"{address}om/")
    _forge(guest, stranger, "stranger")
    assert ([], []) == (guest.evaluate("window.events"), guest.evaluate("window.left"))
    assert height == expect_fitting(guest)


def test_a_frame_that_shows_another_site_is_not_believed(
    page: Page, host: _Host, address: str
) -> None:
    """What has taken the calculator's place in the frame does not speak for the site."""
    with _hosting("127.0.0.1") as stranger:
        host.policy = ""
        page.add_init_script(_LISTENING)
        stranger.pages["/"] = "<!doctype html><title>Fremmed</title>"
        host.show(page, line(address))
        inside(page)
        page.evaluate(
            "address => document.querySelector('iframe').src = address", f"{stranger.address}/"
        )
        page.wait_for_function("address => frames.length === 1", arg=stranger.address)
        (frame,) = [frame for frame in page.frames if frame.parent_frame]
        frame.wait_for_url(f"{stranger.address}/")
        _forge(page, frame, "stranger")
        assert ([], []) == (page.evaluate("window.events"), page.evaluate("window.left"))


def test_only_the_page_around_receives_a_price(guest: Page, host: _Host, address: str) -> None:
    """The greeting of another frame is ignored, so nothing is sent to it."""
    host.show(guest, line(address) + f'<iframe id="other" src="{address}om/"></iframe>')
    frame = inside(guest)
    stranger = next(frame for frame in guest.frames if frame.url == f"{address}om/")
    stranger.evaluate("""
        window.heard = [];
        window.addEventListener("message", ({ data }) => heard.push(data));
        for (const frame of [window.parent.frames[0], window.parent.frames[1]]) {
          if (frame !== window) frame.postMessage({ type: "takst:hello" }, "*");
        }
    """)
    frame.locator(PAYSLIPS).fill("387")
    expect_answered(frame)
    expect_event(guest)
    assert [] == stranger.evaluate("window.heard")


def test_a_host_without_an_origin_receives_no_price(
    guest: Page, address: str, tmp_path: Path
) -> None:
    """A page that has no origin, as from a file, has the right height and hears of no amount."""
    file = tmp_path / "host.html"
    file.write_text(f"<!doctype html><title>Fil</title><p>{line(address)}", encoding="utf-8")
    guest.goto(file.as_uri())
    assert "null" == guest.evaluate("origin")
    frame = inside(guest)
    frame.locator(PAYSLIPS).fill("387")
    expect_answered(frame)
    expect_fitting(guest)
    settle(frame_of(guest))
    send_last(guest, frame_of(guest), "frame")
    assert [] == guest.evaluate("window.events")


def test_each_of_two_calculators_speaks_for_itself(guest: Page, host: _Host, address: str) -> None:
    """Two lines on a page are two frames in their places, each with its own height and prices."""
    body = f"<h1>A</h1>{line(address, tier=FIRST)}<h2>B</h2>{line(address, tier=LAST)}"
    host.show(guest, body)
    first, second = inside(guest), inside(guest, 1)
    second.locator(PAYSLIPS).fill("387")
    expect_answered(second)
    events = expect_event(guest)
    assert {1} == {one["index"] for one in events}
    assert LAST == events[-1]["detail"]["tier"]
    expect(first.locator(TIER)).to_have_value(FIRST)
    assert expect_fitting(guest) < expect_fitting(guest, 1)
    children = "[...document.body.children].map(({ tagName }) => tagName)"
    assert ["H1", "IFRAME", "NOSCRIPT", "H2", "IFRAME", "NOSCRIPT"] == guest.evaluate(children)


def test_a_line_that_is_put_in_later_works(guest: Page, host: _Host, address: str) -> None:
    """A system may add the script when the page has long been there, and move what came of it."""
    host.show(guest, "<main></main><footer></footer>")
    guest.evaluate(
        """address => {
          const script = document.createElement("script");
          script.src = address;
          script.dataset.tier = "premium";
          document.querySelector("main").append(script);
        }""",
        f"{address}embed.js?ver=6.8",
    )
    expect(inside(guest).locator(TIER)).to_have_value("premium")
    guest.evaluate("document.querySelector('footer').append(document.querySelector('iframe'))")
    frame = inside(guest)
    expect_fitting(guest)
    frame.locator(PAYSLIPS).fill("20")
    expect_answered(frame)
    assert "20" == str(expect_event(guest)[-1]["detail"]["payslips"])


def test_nothing_else_of_the_page_around_is_touched(guest: Page, host: _Host, address: str) -> None:
    """The script leaves no global behind, no style attribute in the source, and a named frame."""
    host.show(guest, line(address, title="Vores pris"))
    inside(guest)
    assert [] == guest.evaluate("Object.keys(window).filter(key => !globals.includes(key))")
    frame = guest.locator(FRAME)
    expect(frame).to_have_attribute("title", "Vores pris")
    expect(frame).to_have_attribute("loading", "lazy")
    expect(frame).to_have_css("border-top-width", "0px")


def test_a_frame_without_a_title_takes_the_calculators(
    guest: Page, host: _Host, address: str
) -> None:
    """A screen reader says what is in the frame, in the language of what is in it."""
    host.show(guest, line(address))
    expect(guest.locator(FRAME)).to_have_attribute("title", "Beregn jeres pris")


@pytest.mark.parametrize(
    ("around", "attributes", "expected"),
    [
        ("da", {}, "embed/"),
        ("da", {"language": "en"}, "en/embed/"),
        ("en-GB", {}, "en/embed/"),
        ("en", {"language": "da"}, "embed/"),
        ("da", {"language": "EN"}, "en/embed/"),
        ("de", {}, "embed/"),
        ("en", {"language": "de"}, "embed/"),
        ("en", {"language": ""}, "embed/"),
    ],
)
def test_the_language_is_the_attributes_or_the_pages(  # noqa: PLR0917
    page: Page,
    host: _Host,
    address: str,
    around: str,
    attributes: dict[str, str],
    expected: str,
) -> None:
    """The attribute decides, then the page around; a language that the site has not is Danish."""
    host.show(page, f'<div lang="{around}">{line(address, **attributes)}</div>')
    source = page.locator(FRAME).get_attribute("src") or ""
    assert f"{address}{expected}" == source.partition("#")[0]


WHITE, DARK = "rgb(255, 255, 255)", "slate"


@pytest.mark.parametrize(
    ("asked", "system", "expected"),
    [
        ("light", "dark", "default"),
        ("dark", "light", DARK),
        ("auto", "dark", DARK),
        ("auto", "light", "default"),
        ("", "dark", DARK),
        ("constructor", "light", "default"),
    ],
)
def test_the_look_is_the_attributes_or_the_systems(  # noqa: PLR0917
    guest: Page,
    host: _Host,
    address: str,
    asked: str,
    system: Literal["light", "dark"],
    expected: str,
) -> None:
    """Light and dark hold whatever the system says; all else follows it, also when it changes."""
    guest.emulate_media(color_scheme=system)
    host.show(guest, line(address, scheme=asked))
    body = inside(guest).locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", expected)
    other: Literal["light", "dark"] = "light" if system == "dark" else "dark"
    guest.emulate_media(color_scheme=other)
    kept = {"light": "default", "dark": DARK}
    followed = kept.get(asked, kept[other])
    expect(body).to_have_attribute("data-md-color-scheme", followed)


_CONTRASTS = """
() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const parts = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [red, green, blue] = parts(colour).map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element) => {
    const { backgroundColor } = getComputedStyle(element);
    return parts(backgroundColor)[3] === 0 ? groundOf(element.parentElement) : backgroundColor;
  };
  return [...document.querySelectorAll("a, button, output, .takst-answer__label")]
    .filter((element) => element.checkVisibility())
    .map((element) => {
      const pair = [getComputedStyle(element).color, groundOf(element)].map(luminance);
      const [dark, light] = pair.sort((a, b) => a - b);
      return [element.textContent, (light + 0.05) / (dark + 0.05)];
    });
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "accent", ["#0b4f6c", "#ffdd00", "#000000", "#ffffff", "#808080", "#E4002B"]
)
def test_a_colour_of_the_host_can_be_read(
    guest: Page, host: _Host, address: str, accent: str, scheme: str
) -> None:
    """It is the button's background as it is, and text in it is always readable."""
    host.show(guest, line(address, accent=accent, scheme=scheme, tier=LAST, payslips="20"))
    frame = inside(guest)
    frame.locator(PAYSLIPS).focus()
    choose = frame.get_by_role("link", name="Vælg dette abonnement")
    expect(choose).to_be_visible(timeout=LOADING)
    parts = ", ".join(str(int(accent[at : at + 2], 16)) for at in (1, 3, 5))
    expect(choose).to_have_css("background-color", f"rgb({parts})")
    contrasts = frame_of(guest).evaluate(_CONTRASTS)
    assert len(contrasts) > 3
    assert [] == [(text, ratio) for text, ratio in contrasts if ratio < 4.5]


@pytest.mark.parametrize(
    "accent", ["red", "#fff", "#12345", "#1234567", "#0b4f6c;color:red", "url(//forged.example)"]
)
def test_an_invalid_colour_changes_nothing(
    guest: Page, host: _Host, address: str, accent: str
) -> None:
    """Only six digits behind a number sign are taken; the site's own colours stay."""
    host.show(guest, line(address, accent=accent))
    body = inside(guest).locator("body")
    assert None is body.get_attribute("style")


def test_parameters_of_the_look_are_not_reported(guest: Page, host: _Host, address: str) -> None:
    """It reports what it can't use in a link, and leaves the parameters of the look alone."""
    host.show(guest, line(address, accent="#0b4f6c", scheme="dark", tier="guld", payslips="20"))
    frame = inside(guest)
    frame.locator(PAYSLIPS).focus()
    expect_answered(frame)
    expect(frame.locator(".takst-link-note li")).to_have_count(1)
    expect(frame.locator(".takst-link-note li")).to_contain_text("guld")


def test_without_script_there_is_a_link(browser: Browser, host: _Host, address: str) -> None:
    """A visitor whose browser runs no scripts gets to the calculator's page."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    host.show(page, line(address))
    page.get_by_role("link", name="Beregn jeres pris").click()
    page.wait_for_url(f"{address}beregn/")
    context.close()


def test_a_frame_far_below_is_fetched_when_it_comes_near(
    guest: Page, host: _Host, address: str
) -> None:
    """Until then the page around fetches embed.js alone."""
    fetched: list[str] = []
    guest.on("request", lambda request: fetched.append(request.url))
    host.show(guest, f"{'<p>Tekst</p>' * 400}{line(address)}")
    guest.wait_for_load_state("networkidle")
    assert [f"{host.address}/", f"{address}embed.js"] == fetched
    guest.locator(FRAME).scroll_into_view_if_needed()
    inside(guest)


def test_the_page_that_shows_how_has_the_calculator_itself(
    guest: Page, site: Path, address: str
) -> None:
    """Its line has the address that the site is published at, and its example works."""
    guest.goto(f"{address}indlejring/")
    shown = guest.locator("#linjen ~ pre.takst-code").first
    expect(shown).to_contain_text('<script async src="http://127.0.0.1/takst/embed.js"')
    frame = inside(guest)
    frame.locator(PAYSLIPS).fill("387")
    expect_answered(frame)
    expect_fitting(guest)
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert 0 == guest.evaluate(width)
