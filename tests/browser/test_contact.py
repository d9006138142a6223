"""The contact form in a real browser: what arrives at a real server, or in a mail."""

import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from calculator.formatting import Language
from calculator.quote import quote
from calculator.reports.phrases import Phrases
from hooks.clock import today_in_denmark
from hooks.content.load import load_content
from hooks.pages.labels import labels
from tests.browser.conftest import SERVED_URL, served
from tests.browser.visits import LOADING, calculate, faults, settle
from tests.project import DATA
from tests.sites import Shared

TODAY = today_in_denmark()
CONTENT = load_content(DATA)
CATALOGUE = CONTENT.catalogue
PHRASES = Phrases(CATALOGUE, "da")
TIER = "professionel"
SENT, FAILED = "#contact-sent", "#contact-failed"
TYPED = {
    "company": "Æblegård & Søn ApS + 2 døtre",
    "name": "Åse Ørsted",
    "email": "aase+loen@example.com",
    "wanted_payslips": "1.387",
    "message": "Linje 1: 100 % løn\n\nLinje 3 = „æøå“ – €🙂 + mere",
}
MAIL_LIMIT = 2000


@dataclass(slots=True)
class Endpoint:
    """A real server that receives what forms post and answers with the status that a test sets."""

    address: str = ""
    page: str = ""
    status: int = 303
    received: list[tuple[str, str]] = field(default_factory=list)
    held: threading.Event = field(default_factory=threading.Event)

    def is_posted(self, content_type: str, body: str) -> tuple[int, str]:
        """Record what arrived; return the status and the address to go on to."""
        self.received.append((content_type, body))
        self.held.wait(10)
        return self.status, f"{self.page}{SENT}"

    @property
    def fields(self) -> dict[str, str]:
        """The fields of the one post that has arrived."""
        [(content_type, body)] = self.received
        assert "application/x-www-form-urlencoded" == content_type
        pairs = parse_qsl(body, keep_blank_values=True, strict_parsing=True, errors="strict")
        assert len(pairs) == len(dict(pairs))
        return dict(pairs)


def _handler(endpoint: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
            status, address = endpoint.is_posted(self.headers["Content-Type"], body)
            self.send_response(status)
            if status == 303:
                self.send_header("Location", address)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"no")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Log nothing."""

    return Handler


@pytest.fixture(scope="module")
def server() -> Iterator[Endpoint]:
    """Yield an endpoint that listens on this machine."""
    endpoint = Endpoint()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(endpoint)) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        endpoint.address = f"http://127.0.0.1:{listening.server_port}/contact"
        yield endpoint
        listening.shutdown()


@pytest.fixture
def endpoint(server: Endpoint) -> Endpoint:
    """Return the endpoint, with nothing received yet."""
    server.status = 303
    server.received.clear()
    server.held.set()
    return server


SOME_ENDPOINT = "http://127.0.0.1:9/contact"
"""Where the form of the shared site posts; each worker writes its own server in its place."""


def _data_with_endpoint(folder: Path) -> None:
    shutil.copytree(DATA, folder, dirs_exist_ok=True)
    file = folder / "site.yaml"
    text = file.read_text(encoding="utf-8")
    assert "endpoint: null" in text
    file.write_text(text.replace("endpoint: null", f"endpoint: {SOME_ENDPOINT}"), "utf-8")


@pytest.fixture(scope="module")
def posting(
    server: Endpoint, shared: Shared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Yield the address of a site whose form posts to the endpoint."""
    data = shared.once("data-with-endpoint", _data_with_endpoint)
    folder = tmp_path_factory.mktemp("posting")
    site = Path(shutil.copytree(shared.site(TODAY, SERVED_URL, data=data), folder / "site"))
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(SOME_ENDPOINT, server.address), encoding="utf-8")
    with served(site, tmp_path_factory.mktemp("served")) as address:
        server.page = f"{address}kontakt/"
        yield address


@pytest.fixture(scope="module")
def mailing(address: str) -> str:
    """Return the address of a site whose form opens a mail: the data name no endpoint."""
    assert CONTENT.site.contact.endpoint is None
    return address


@pytest.fixture
def page_without_script(browser: Browser) -> Iterator[Page]:
    """Yield a visitor whose browser runs no scripts."""
    context = browser.new_context(java_script_enabled=False, locale="da-DK")
    yield context.new_page()
    context.close()


def _field(page: Page, name: str) -> Locator:
    return page.locator(f"#contact-form [name={name}]")


def _fill(page: Page, **typed: str) -> None:
    for name, text in (TYPED | typed).items():
        _field(page, name).fill(text)


def _send(page: Page) -> None:
    page.locator("#contact-form [type=submit]").click()


def _word(key: str, language: Language = "da") -> str:
    return labels()[key].in_language(language)


def _mails(page: Page) -> list[str]:
    """Return the list that the addresses of opened mails go to."""
    mails: list[str] = []

    def take(request: Request) -> None:
        if request.url.startswith("mailto:"):
            mails.append(request.url)

    page.on("request", take)
    return mails


def _open_mail(page: Page, mails: list[str]) -> str:
    with page.expect_event("request", lambda request: request.url.startswith("mailto:")):
        _send(page)
    return mails[-1]


def _read(mail: str) -> tuple[str, str, str]:
    """Return address, subject and body of a mail that is opened."""
    parts = urlsplit(mail)
    written = parse_qs(parts.query.replace("+", "%2B"), strict_parsing=True, errors="strict")
    assert {"subject", "body"} == set(written)
    return parts.path, written["subject"][0], written["body"][0]


# The endpoint

_CLICKS = """
async ([times, wait]) => {
  const button = document.querySelector("#contact-form [type=submit]");
  for (let time = 0; time < times; time += 1) {
    button.click();
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return document.querySelector(".takst-contact__status").textContent;
}
"""
"""Clicks several times with a wait after each, and returns the status message."""


@pytest.mark.parametrize("kind", ["page", "page_without_script"])
def test_the_endpoint_gets_every_field(
    request: pytest.FixtureRequest, kind: str, posting: str, endpoint: Endpoint
) -> None:
    """With or without a script it is the same post, in UTF-8, with every sign and line."""
    page: Page = request.getfixturevalue(kind)
    page.goto(f"{posting}kontakt/")
    _fill(page)
    _field(page, "wanted_tier").select_option("premium")
    _field(page, "request").select_option("change")
    _send(page)
    expect(page.locator(SENT)).to_be_visible()
    expect(page.locator(FAILED)).to_be_hidden()
    expected = TYPED | {
        "message": TYPED["message"].replace("\n", "\r\n"),
        "wanted_tier": "premium",
        "request": "change",
        "quote": "",
        "website": "",
        "language": "da",
    }
    assert expected == endpoint.fields


def test_without_script_the_browser_asks_for_what_is_missing(
    page_without_script: Page, posting: str, endpoint: Endpoint
) -> None:
    """Nothing is sent while a field that is needed is empty."""
    page_without_script.goto(f"{posting}kontakt/")
    _send(page_without_script)
    _fill(page_without_script, email="ingen")
    _send(page_without_script)
    assert [] == endpoint.received
    expect(page_without_script.locator("#contact-email:invalid")).to_have_count(1)


def test_what_was_calculated_arrives(page: Page, posting: str, endpoint: Endpoint) -> None:
    """Tier, count, request and the quote as text are posted with the rest."""
    page.goto(f"{posting}kontakt/#payslips=1387&request=change&tier={TIER}&v=1")
    expect(_field(page, "quote")).to_have_value(re.compile("."), timeout=LOADING)
    _fill(page, wanted_payslips="1387")
    _send(page)
    expect(page.locator(SENT)).to_be_visible()
    posted = endpoint.fields
    assert (TIER, "1387", "change") == (
        posted["wanted_tier"],
        posted["wanted_payslips"],
        posted["request"],
    )
    assert PHRASES.money(quote(CATALOGUE, TIER, 1387, TODAY).gross) in posted["quote"]


def test_the_english_form_sends_its_language(page: Page, posting: str, endpoint: Endpoint) -> None:
    """The endpoint learns in which language to answer."""
    page.goto(f"{posting}en/contact/")
    _fill(page)
    _send(page)
    expect(page.locator(SENT)).to_be_visible()
    assert "en" == endpoint.fields["language"]


def test_a_second_click_sends_nothing_more(page: Page, posting: str, endpoint: Endpoint) -> None:
    """While the post is under way the page says so, and does not start another."""
    endpoint.held.clear()
    page.goto(f"{posting}kontakt/")
    _fill(page)
    assert _word("contact_sending") == page.evaluate(_CLICKS, [3, 300])
    endpoint.held.set()
    expect(page.locator(SENT)).to_be_visible()
    assert 1 == len(endpoint.received)


def test_a_late_answer_is_reported(page: Page, posting: str, endpoint: Endpoint) -> None:
    """After a while the visitor learns that it is not known, and may try again."""
    page.add_init_script(
        "const later = setTimeout; window.setTimeout = (act, wait) => later(act, wait / 100)"
    )
    endpoint.held.clear()
    page.goto(f"{posting}kontakt/")
    _fill(page)
    assert _word("contact_slow") == page.evaluate(_CLICKS, [1, 100_000])
    endpoint.held.set()
    expect(page.locator(SENT)).to_be_visible()


@pytest.mark.parametrize("status", [400, 503])
def test_what_was_typed_outlives_a_refusal(
    page: Page, posting: str, endpoint: Endpoint, status: int
) -> None:
    """One page back from the endpoint's error, everything is as it was and is sent again."""
    endpoint.status = status
    page.goto(f"{posting}kontakt/")
    _fill(page)
    _field(page, "wanted_tier").select_option("premium")
    with page.expect_request(endpoint.address):
        _send(page)
    page.wait_for_url(endpoint.address)
    page.go_back()
    for name, text in TYPED.items():
        expect(_field(page, name)).to_have_value(text)
    expect(_field(page, "wanted_tier")).to_have_value("premium")
    endpoint.status = 303
    endpoint.received.clear()
    _send(page)
    expect(page.locator(SENT)).to_be_visible()
    assert TYPED["name"] == endpoint.fields["name"]


def test_what_was_typed_outlives_an_endpoint_that_is_not_there(
    page: Page, posting: str, endpoint: Endpoint
) -> None:
    """One page back from the browser's own error, everything is as it was."""
    page.route(endpoint.address, lambda route: route.abort("connectionrefused"))
    page.goto(f"{posting}kontakt/")
    _fill(page)
    _send(page)
    page.wait_for_url("chrome-error://**")
    page.go_back()
    for name, text in TYPED.items():
        expect(_field(page, name)).to_have_value(text)
    assert [] == endpoint.received


def test_nothing_is_sent_without_a_connection(page: Page, posting: str, endpoint: Endpoint) -> None:
    """The visitor sees a message, keeps the text, and sends it when the connection is back."""
    page.goto(f"{posting}kontakt/")
    _fill(page)
    page.context.set_offline(True)
    _send(page)
    expect(page.locator(".takst-contact__status")).to_have_text(_word("contact_offline"))
    expect(_field(page, "message")).to_have_value(TYPED["message"])
    assert [] == endpoint.received
    page.context.set_offline(False)
    _send(page)
    expect(page.locator(SENT)).to_be_visible()
    assert 1 == len(endpoint.received)


def test_the_endpoint_can_say_that_it_failed(page: Page, posting: str) -> None:
    """The site has the words for it, with the provider's address."""
    page.goto(f"{posting}kontakt/{FAILED}")
    expect(page.locator(FAILED)).to_be_visible()
    expect(page.locator(f"{FAILED} a")).to_have_text(CONTENT.site.provider.email.value)
    expect(page.locator(SENT)).to_be_hidden()


def test_a_program_that_fills_in_everything_is_ignored(
    page: Page, posting: str, endpoint: Endpoint
) -> None:
    """With the hidden field filled in, it looks as if sent, and nothing is."""
    methods: list[str] = []
    page.on("request", lambda request: methods.append(request.method))
    page.goto(f"{posting}kontakt/")
    _fill(page)
    _field(page, "website").evaluate("field => { field.value = 'https://spam.example' }")
    _send(page)
    expect(page.locator(SENT)).to_be_visible()
    settle(page)
    assert ({"GET", "HEAD"}, []) == (set(methods), endpoint.received)


def test_people_do_not_meet_the_hidden_field(page: Page, posting: str) -> None:
    """It is not seen, not read aloud, not reached by Tab, and takes no room."""
    page.goto(f"{posting}kontakt/")
    trap = _field(page, "website")
    assert [True, "-1", "off", 1] == trap.evaluate(
        """field => [field.closest("[aria-hidden=true]") !== null, field.getAttribute("tabindex"),
             field.autocomplete, field.parentElement.getBoundingClientRect().height]"""
    )
    _field(page, "message").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#contact-form [type=submit]")).to_be_focused()


# The mail

PAGES: list[tuple[str, Language]] = [("kontakt/", "da"), ("en/contact/", "en")]


@pytest.mark.parametrize(("path", "language"), PAGES)
def test_the_mail_has_every_field(page: Page, mailing: str, path: str, language: Language) -> None:
    """Subject and lines are in the page's language, with every sign and line that was typed."""
    mails = _mails(page)
    page.goto(f"{mailing}{path}")
    _fill(page)
    _field(page, "wanted_tier").select_option("premium")
    _field(page, "request").select_option("change")
    counted = page.locator("label[for=contact-payslips]").text_content()
    address, subject, body = _read(_open_mail(page, mails))
    assert (CONTENT.site.provider.email.value, f"{_word('change_subject', language)}: Premium") == (
        address,
        subject,
    )
    assert body == "\r\n".join(
        [
            f"{_word('contact_company', language)}: {TYPED['company']}",
            f"{_word('contact_name', language)}: {TYPED['name']}",
            f"{_word('contact_reply', language)}: {TYPED['email']}",
            f"{_word('contact_wanted_tier', language)}: Premium",
            f"{counted}: {TYPED['wanted_payslips']}",
            f"{_word('contact_about', language)} {_word('contact_about_change', language)}",
            "",
            f"{_word('contact_message', language)}:",
            *TYPED["message"].split("\n"),
        ]
    )


def test_a_mail_that_is_too_long_keeps_what_was_typed(page: Page, mailing: str) -> None:
    """The calculation is what is cut, the mail says so, and the page has all of it to copy."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mails = _mails(page)
    page.goto(f"{mailing}kontakt/#payslips=1387&request=help&tier={TIER}&v=1")
    quoted = _field(page, "quote")
    expect(quoted).to_have_value(re.compile("."), timeout=LOADING)
    _fill(page)
    mail = _open_mail(page, mails)
    body = _read(mail)[2]
    assert len(mail) <= MAIL_LIMIT
    assert all(text.replace("\n", "\r\n") in body for text in TYPED.values())
    assert body.endswith(f"\r\n\r\n{_word('contact_mail_rest')}")
    expect(page.locator(".takst-contact-copy__cut")).to_have_text(_word("contact_mail_cut"))
    page.locator(".takst-contact-copy button").click()
    expect(page.locator(".takst-contact-copy__status")).to_have_text(_word("copied"))
    copied: str = page.evaluate("navigator.clipboard.readText()")
    lines = copied.replace("\r\n", "\n")
    assert TYPED["message"] in lines
    assert quoted.input_value() in lines
    kept = body.removesuffix(f"\r\n\r\n{_word('contact_mail_rest')}").replace("\r\n", "\n")
    assert lines.startswith(kept)


def test_a_mail_that_fits_is_not_called_shortened(page: Page, mailing: str) -> None:
    """The text to copy is there for those without a mail program, and no more is said."""
    page.goto(f"{mailing}kontakt/")
    copy = page.locator(".takst-contact-copy")
    expect(copy).to_be_hidden()
    _fill(page)
    _send(page)
    expect(copy).to_be_visible()
    expect(copy.locator(".takst-contact-copy__cut")).to_be_hidden()
    expect(copy.locator("textarea")).to_have_value(re.compile(re.escape(TYPED["message"])))


def test_half_an_emoji_stops_no_mail(page: Page, mailing: str) -> None:
    """What can't be encoded becomes a mark in its place."""
    mails = _mails(page)
    page.goto(f"{mailing}kontakt/")
    _fill(page)
    _field(page, "message").evaluate("field => { field.value = 'a\\ud83db' }")
    assert _read(_open_mail(page, mails))[2].endswith("a\ufffdb")


def test_without_script_a_link_opens_the_mail(page_without_script: Page, mailing: str) -> None:
    """The form, which browsers make different mails of, is not there; the warning is."""
    page_without_script.goto(f"{mailing}kontakt/")
    expect(page_without_script.locator("#contact-form")).to_be_hidden()
    warning = CONTENT.site.contact.warning
    assert warning is not None
    expect(page_without_script.locator(".takst-contact-fallback")).to_contain_text(warning.da)
    with page_without_script.expect_request(re.compile("^mailto:")) as mail:
        page_without_script.locator("#contact-by-mail").click()
    assert f"{_word('contact_company')}:\r\n" in _read(mail.value.url)[2]


# Mistakes


def _mistakes(page: Page) -> dict[str, str]:
    """Return the messages beside the fields, by the fields' names."""
    facts: dict[str, str] = page.locator("#contact-form").evaluate(
        """form => Object.fromEntries([...form.elements]
             .filter(field => field.getAttribute("aria-invalid") === "true")
             .map(field => [field.name, document.getElementById(
               field.getAttribute("aria-describedby").split(" ").at(-1)).textContent]))"""
    )
    return facts


@pytest.mark.parametrize(("path", "language"), PAGES)
def test_mistakes_are_reported_in_the_pages_language(
    page: Page, posting: str, endpoint: Endpoint, path: str, language: Language
) -> None:
    """Each beside its field and all in a list; the first has the focus, and nothing is sent."""
    page.goto(f"{posting}{path}")
    _field(page, "request").select_option("change")
    _field(page, "company").fill("   ")
    _field(page, "email").fill("ingen")
    _send(page)
    expected = {
        "company": _word("contact_company_missing", language),
        "name": _word("contact_name_missing", language),
        "email": _word("contact_reply_wrong", language),
        "wanted_tier": _word("contact_wanted_tier_missing", language),
    }
    assert expected == _mistakes(page)
    expect(_field(page, "company")).to_be_focused()
    summary = page.locator(".takst-contact__errors")
    expect(summary).to_contain_text(_word("contact_errors", language))
    assert [
        f"{_word('contact_company', language)}: {expected['company']}",
        f"{_word('contact_name', language)}: {expected['name']}",
        f"{_word('contact_reply', language)}: {expected['email']}",
        f"{_word('contact_wanted_tier', language)}: {expected['wanted_tier']}",
    ] == summary.locator("li").all_text_contents()
    summary.locator("a").nth(2).click()
    expect(_field(page, "email")).to_be_focused()
    _field(page, "email").fill("")
    assert _word("contact_reply_missing", language) == _mistakes(page)["email"]
    assert [] == endpoint.received


def test_a_corrected_mistake_disappears_at_once(page: Page, posting: str) -> None:
    """A message leaves while its field is corrected, and one field alone needs no list."""
    page.goto(f"{posting}kontakt/")
    _fill(page, email="")
    _send(page)
    assert {"email": _word("contact_reply_missing")} == _mistakes(page)
    expect(page.locator(".takst-contact__errors")).to_be_hidden()
    expect(_field(page, "email")).to_be_focused()
    _field(page, "email").fill("a@b.dk")
    assert {} == _mistakes(page)
    expect(page.locator("#contact-email-error")).to_be_empty()


def test_a_change_needs_a_tier_only_as_long_as_it_is_one(page: Page, posting: str) -> None:
    """Who asks for help may leave the tier open."""
    page.goto(f"{posting}kontakt/")
    _fill(page)
    _field(page, "request").select_option("change")
    _send(page)
    assert ["wanted_tier"] == list(_mistakes(page))
    _field(page, "request").select_option("help")
    assert {} == _mistakes(page)


@pytest.mark.parametrize("where", PAGES)
@pytest.mark.parametrize("name", ["message", "company", "name"])
def test_a_cpr_number_is_not_sent(
    page: Page, posting: str, endpoint: Endpoint, where: tuple[str, Language], name: str
) -> None:
    """Whichever field it is in, the visitor is asked to remove it."""
    [number] = CONTENT.site.contact.forbidden
    path, language = where
    page.goto(f"{posting}{path}")
    _fill(page, **{name: "Medarbejder 010180-1234 mangler"})
    _send(page)
    assert {name: number.message.in_language(language)} == _mistakes(page)
    assert [] == endpoint.received
    _field(page, name).fill("Ring på +45 12 34 56 78, CVR-nr. 12345678")
    _send(page)
    expect(page.locator(SENT)).to_be_visible()
    assert 1 == len(endpoint.received)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_with_mistakes_is_accessible(
    visitor: Page, mailing: str, posting: str, scheme: str
) -> None:
    """Axe finds no fault in mistakes, in the hidden field and in the text to copy."""
    visitor.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visitor.goto(f"{posting}kontakt/{SENT}")
    _send(visitor)
    assert [] == faults(visitor)
    visitor.goto(f"{mailing}kontakt/")
    _fill(visitor)
    _send(visitor)
    expect(visitor.locator(".takst-contact-copy")).to_be_visible()
    assert [] == faults(visitor)
    assert 0 == visitor.evaluate("document.documentElement.scrollWidth - innerWidth")


# What was calculated, and what was typed


def _containing(part: str) -> re.Pattern[str]:
    return re.compile(re.escape(part))


def test_an_edited_calculation_is_left_alone(page: Page, mailing: str) -> None:
    """Another count or link does not write over the visitor's words, and the form says so."""
    page.goto(f"{mailing}kontakt/#payslips=387&tier={TIER}&v=1")
    quoted, kept = _field(page, "quote"), page.locator(".takst-contact__kept")
    expect(quoted).to_have_value(re.compile("."), timeout=LOADING)
    quoted.fill("Mine egne ord")
    expect(kept).to_be_hidden()
    _field(page, "wanted_payslips").fill("500")
    expect(kept).to_have_text(_word("contact_quote_kept"))
    page.evaluate("location.hash = 'payslips=1000&tier=premium&v=1'")
    expect(_field(page, "wanted_payslips")).to_have_value("1000")
    expect(kept).to_be_visible()
    expect(quoted).to_have_value("Mine egne ord")


def test_a_deleted_calculation_stays_deleted(page: Page, mailing: str) -> None:
    """Who takes the calculation out does not get the next one in its place."""
    page.goto(f"{mailing}kontakt/#payslips=387&tier={TIER}&v=1")
    quoted = _field(page, "quote")
    expect(quoted).to_have_value(re.compile("."), timeout=LOADING)
    quoted.fill("")
    _field(page, "wanted_payslips").fill("500")
    expect(page.locator(".takst-contact__kept")).to_be_visible()
    expect(quoted).to_have_value("")


def test_a_link_within_the_page_takes_nothing_away(page: Page, mailing: str) -> None:
    """The way to the content, or a new link, leaves what was typed and what was calculated."""
    page.goto(f"{mailing}kontakt/#payslips=387&tier={TIER}&v=1")
    quoted = _field(page, "quote")
    first = PHRASES.money(quote(CATALOGUE, TIER, 387, TODAY).net)
    expect(quoted).to_have_value(_containing(first), timeout=LOADING)
    _field(page, "message").fill(TYPED["message"])
    page.evaluate("location.hash = '__skip'")
    settle(page)
    expect(quoted).to_have_value(_containing(first))
    page.evaluate("location.hash = 'payslips=387&tier=premium&request=change&v=1'")
    second = PHRASES.money(quote(CATALOGUE, "premium", 387, TODAY).net)
    expect(quoted).to_have_value(_containing(second))
    expect(_field(page, "message")).to_have_value(TYPED["message"])


def test_coming_back_finds_what_was_typed_and_chosen(page: Page, mailing: str) -> None:
    """Neither the link nor the earlier calculation overwrites what the browser has restored."""
    page.goto(f"{mailing}kontakt/#payslips=387&tier={TIER}&v=1")
    quoted = _field(page, "quote")
    expect(quoted).to_have_value(re.compile("."), timeout=LOADING)
    _fill(page, wanted_payslips="500")
    _field(page, "wanted_tier").select_option("premium")
    second = PHRASES.money(quote(CATALOGUE, "premium", 500, TODAY).net)
    expect(quoted).to_have_value(_containing(second))
    page.goto(f"{mailing}faq/")
    page.go_back()
    for name, text in (TYPED | {"wanted_payslips": "500", "wanted_tier": "premium"}).items():
        expect(_field(page, name)).to_have_value(text)
    expect(quoted).to_be_visible()
    expect(quoted).to_have_value(_containing(second), timeout=LOADING)
    expect(page.locator(".takst-contact__kept")).to_be_hidden()


def test_a_calculation_that_comes_back_needs_no_python(page: Page, mailing: str) -> None:
    """What is sent along is seen, also where the calculator can't be had any more."""
    page.goto(f"{mailing}kontakt/#payslips=387&tier={TIER}&v=1")
    quoted = _field(page, "quote")
    expect(quoted).to_have_value(re.compile("."), timeout=LOADING)
    page.goto(f"{mailing}faq/")
    page.route("**/worker.js", lambda route: route.abort())
    page.go_back()
    expect(quoted).to_be_visible()
    expect(quoted).to_have_value(re.compile("."))


def test_what_a_browser_restores_early_is_not_overwritten(page: Page, mailing: str) -> None:
    """Firefox fills in what was typed before scripts run; the link does not write over it."""
    page.add_init_script("""
        document.addEventListener("readystatechange", () => {
          const form = document.getElementById("contact-form");
          if (document.readyState === "interactive" && form) {
            form.elements.wanted_payslips.value = "500";
            form.elements.wanted_tier.value = "premium";
          }
        });
    """)
    page.goto(f"{mailing}kontakt/#payslips=387&request=change&tier={TIER}&v=1")
    second = PHRASES.money(quote(CATALOGUE, "premium", 500, TODAY).net)
    expect(_field(page, "quote")).to_have_value(_containing(second), timeout=LOADING)
    expect(_field(page, "wanted_payslips")).to_have_value("500")
    expect(_field(page, "wanted_tier")).to_have_value("premium")
    expect(_field(page, "request")).to_have_value("change")


def test_a_price_that_comes_again_keeps_the_chosen_tier(page: Page, mailing: str) -> None:
    """Beside the calculator, only another tier or count of the calculator changes the form's."""
    page.add_init_script(
        "document.addEventListener('takst:price', ({ detail }) => { window.priced = detail; })"
    )
    page.goto(mailing)
    calculate(page, "387", TIER)
    _field(page, "wanted_tier").select_option("premium")
    page.evaluate("document.dispatchEvent(new CustomEvent('takst:price', { detail: priced }))")
    expect(_field(page, "wanted_tier")).to_have_value("premium")
    calculate(page, "388", TIER)
    expect(_field(page, "wanted_tier")).to_have_value(TIER)
