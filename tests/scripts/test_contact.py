"""The contact form in the page, in each language, with and without an endpoint."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from calculator.formatting import LANGUAGES, Language
from calculator.model import Text
from hooks.build.site import SiteBuild
from hooks.pages.labels import labels
from hooks.pages.render import Renderer

ROOT = Path(__file__).parents[2]
ENDPOINT = "https://form.example.com/takst?to=løn&from=site"
FILLED_IN = {
    "company", "name", "email", "wanted_tier", "wanted_payslips", "request", "quote", "message",
}  # fmt: skip


@pytest.fixture(scope="module")
def danish() -> Renderer:
    """Return the renderer of the real data's pages."""
    return SiteBuild.prepare(ROOT, date(2026, 1, 31)).renderer


def _form(renderer: Renderer, language: Language, endpoint: str | None = None) -> BeautifulSoup:
    site = renderer.content.site
    content = replace(
        renderer.content, site=replace(site, contact=replace(site.contact, endpoint=endpoint))
    )
    renderer = replace(renderer, language=language, content=content)
    source = '{% include "partials/contact.html" %}'
    html = renderer.render(source, "kontakt.md", "kontakt/", {})
    return BeautifulSoup(html, "html.parser")


def _one(soup: BeautifulSoup, selector: str) -> Tag:
    [found] = soup.select(selector)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_posts_to_the_endpoint(danish: Renderer, language: Language) -> None:
    """Method, address, fields, the page's language, and the field that stays empty."""
    form = _one(_form(danish, language, ENDPOINT), "form")
    named = {str(field["name"]) for field in form.select("[name]")}
    assert ("post", ENDPOINT, ["utf-8"], language, FILLED_IN | {"language", "website"}) == (
        form["method"],
        form["action"],
        form["accept-charset"],
        _one(_form(danish, language, ENDPOINT), "[name=language]")["value"],
        named,
    )
    assert not form.has_attr("enctype")
    assert not form.has_attr("novalidate")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_without_script_has_the_points_to_fill_in(
    danish: Renderer, language: Language
) -> None:
    """The link opens a mail to the provider with a subject and a line for each point."""
    page = _form(danish, language)
    link = urlsplit(str(_one(page, ".takst-fallback a")["href"]))
    written = parse_qs(link.query, strict_parsing=True, keep_blank_values=True)
    points = ("company", "name", "tier", "payslips", "message")
    words = [_one(page, f"label[for=contact-{point}]").text for point in points]
    assert danish.content.site.provider.email.value == link.path
    assert {
        "subject": [labels()["contact_subject"].in_language(language)],
        "body": ["".join(f"{word}:\r\n" for word in words)],
    } == written


def test_a_mail_form_has_no_trap_for_programs(danish: Renderer) -> None:
    """Where nothing is posted there is nothing to catch, and no outcome to show."""
    page = _form(danish, "da")
    assert FILLED_IN == {str(field["name"]) for field in page.select("form [name]")}
    assert [] == page.select(".takst-outcome")


def test_every_field_has_a_label_and_a_place_for_its_mistake(danish: Renderer) -> None:
    """Every element that describes another one exists."""
    page = _form(danish, "da", ENDPOINT)
    ids = {str(tag["id"]) for tag in page.select("[id]")}
    fields = page.select("form input:not([type=hidden]), form select, form textarea")
    labelled = {str(label["for"]) for label in page.select("label")}
    assert {str(field["id"]) for field in fields} == labelled
    described = {str(one) for tag in page.select("[aria-describedby]") for one in _words(tag)}
    assert len(described) > len(FILLED_IN)
    assert set() == described - ids


def _words(tag: Tag) -> list[str]:
    return str(tag["aria-describedby"]).split()


@pytest.mark.parametrize("endpoint", [None, ENDPOINT])
def test_the_english_form_has_no_danish_words(danish: Renderer, endpoint: str | None) -> None:
    """Each text of the form is in the visitor's language, hidden messages included."""
    both = [
        {str(value) for tag in page.select("form, form *, div") for value in _texts(tag)}
        for page in (_form(danish, "da", endpoint), _form(danish, "en", endpoint))
    ]
    shared = {words for words in both[0] & both[1] if " " in words}
    assert len(both[0]) > 20
    assert set() == shared


def _texts(tag: Tag) -> list[str]:
    texts = [text.strip() for text in tag.find_all(string=True, recursive=False)]
    data = [str(value) for name, value in tag.attrs.items() if name.startswith("data-")]
    return [text for text in (*texts, *data) if text and not text.startswith("[]")]


def test_a_provider_may_omit_the_warning(danish: Renderer) -> None:
    """Without a warning in the data, there is none and nothing refers to it."""
    site = danish.content.site
    silent = replace(site, contact=replace(site.contact, warning=None, forbidden=()))
    renderer = replace(danish, content=replace(danish.content, site=silent))
    page = _form(renderer, "da")
    assert ([], "[]") == (page.select("#contact-warning"), _one(page, "form")["data-forbidden"])
    assert "contact-message-error" == _one(page, "#contact-message")["aria-describedby"]


def test_quotes_in_a_message_are_kept(danish: Renderer) -> None:
    """An editor's message is text, whatever characters are in it."""
    site = danish.content.site
    [number] = site.contact.forbidden
    words = "Ikke \"CPR\" & 'løn' <b>"
    replaced = replace(number, message=Text(da=words, en=words))
    changed = replace(site, contact=replace(site.contact, forbidden=(replaced,)))
    page = _form(replace(danish, content=replace(danish.content, site=changed)), "da")
    data = json.loads(str(_one(page, "form")["data-forbidden"]))
    assert [{"shape": number.shape, "message": words}] == data
