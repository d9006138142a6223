"""Specification of the feed, the calendar and the file for language models."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree as ET

import pytest

from calculator.formatting import LANGUAGES, Language
from calculator.model import Text
from hooks.content.load import Content
from hooks.exports.effective_dates import effective_dates
from hooks.exports.feed import feed
from hooks.exports.llms import llms_txt
from tests.publishing import ADDRESS, CONTENTS, NO_EXAMPLES, published, with_lists

ATOM = "{http://www.w3.org/2005/Atom}"
WILD = 'Guld, "A" & B; <b>\\ [æøå 🎉]\n' + "å" * 90


@pytest.fixture(params=sorted(CONTENTS))
def content(request: pytest.FixtureRequest) -> Content:
    """Return each provider's data, and data without examples."""
    return CONTENTS[request.param]


def _wild() -> Content:
    """Return data whose words have all that means something in a feed or a calendar."""
    content = CONTENTS["data"]
    first, *others = content.catalogue.tiers
    tiers = (replace(first, name=Text(da=WILD, en=WILD)), *others)
    site = replace(content.site, title=Text(da=WILD, en=WILD))
    return replace(content, site=site, catalogue=replace(content.catalogue, tiers=tiers))


def _feed(content: Content, language: Language = "da", address: str = ADDRESS) -> ET.Element:
    return ET.fromstring(feed(published(content, address=address), language))  # noqa: S314, our own


def _texts(parent: ET.Element, name: str) -> list[str]:
    return [element.text or "" for element in parent.iter(f"{ATOM}{name}")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_has_what_atom_demands(content: Content, language: Language) -> None:
    """Feed and entries have one id, title and date each; the feed has an author and itself."""
    root = _feed(content, language)
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert 1 == len(element.findall(f"{ATOM}{name}")), name
    assert content.site.provider.name == root.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert f"{ADDRESS}api/v1/price-changes.{language}.atom" == links["self"]
    assert {"self", "alternate"} == set(links)


def test_the_feed_has_an_entry_for_each_price_list(content: Content) -> None:
    """The newest is first, and each is dated by the day that its prices begin, in Denmark."""
    root = _feed(content)
    updated = [datetime.fromisoformat(text) for text in _texts(root, "updated")]
    begins = [price_list.effective_from for price_list in content.catalogue.effective_lists]
    assert [max(begins), *reversed(begins)] == [stamp.date() for stamp in updated]
    assert all(stamp.tzinfo is not None for stamp in updated)


def test_ids_of_entries_are_tags_that_stay() -> None:
    """Another address, another day or another price list changes no id of an entry."""
    before = _texts(_feed(CONTENTS["data"]), "id")
    elsewhere = _texts(_feed(NO_EXAMPLES, address="http://127.0.0.1:8000/"), "id")
    assert [
        "tag:takst.example.com,2026:price-changes/da",
        "tag:takst.example.com,2026:price-list/2025-01/da",
        "tag:takst.example.com,2026:price-list/2024-02/da",
    ] == before
    assert set(before) < set(elsewhere)
    assert set(before) & set(_texts(_feed(CONTENTS["data"], "en"), "id")) == set()


def test_entries_say_what_changes() -> None:
    """Each tier's price is beside the previous one, and an example says that it is one."""
    newest, first = _feed(CONTENTS["data"]).findall(f"{ATOM}entry")
    text = newest.findtext(f"{ATOM}content", "").replace("\u00a0", " ")
    assert "<li>Basis: 2.050,00 kr. pr. måned ved 250 lønsedler (før 1.952,50 kr.)</li>" in text
    assert "Beløbene er eksempler og ikke et tilbud." in text
    assert "Beløbene er ekskl. moms." in text
    assert "før" not in first.findtext(f"{ATOM}content", "")
    assert (newest.findtext(f"{ATOM}title") or "").endswith("(eksempel)")
    assert ["example", "example"] == [
        entry.find(f"{ATOM}category").get("term")  # type: ignore[union-attr]
        for entry in (newest, first)
    ]


def test_what_is_no_example_is_not_called_one() -> None:
    """An announced list has its own word, and no notice."""
    entry = _feed(NO_EXAMPLES, "en").find(f"{ATOM}entry")
    assert entry is not None
    assert "Prices from 1\u00a0January\u00a02027" == entry.findtext(f"{ATOM}title")
    assert "example" not in entry.findtext(f"{ATOM}content", "")


def test_words_of_the_data_are_no_markup_in_the_feed() -> None:
    """A tier's name is text in the entry's HTML."""
    entry = _feed(_wild()).find(f"{ATOM}entry")
    assert entry is not None
    assert "&lt;b&gt;" in entry.findtext(f"{ATOM}content", "")
    assert "<b>" not in entry.findtext(f"{ATOM}content", "")


def _unfolded(calendar: bytes) -> list[str]:
    return calendar.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def _value(text: str) -> str:
    """Return a calendar's text without its escapes."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def _events(content: Content, language: Language = "da") -> Iterator[dict[str, str]]:
    event: dict[str, str] = {}
    for line in _unfolded(effective_dates(published(content), language)):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            yield event
        else:
            assert name.partition(";")[0] not in event, "a property appears once"
            event[name.partition(";")[0]] = value


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_of_the_calendar_are_folded(language: Language) -> None:
    """Each line ends in CRLF and has at most 75 octets, and no letter is cut in two."""
    for content in (*CONTENTS.values(), _wild()):
        written = effective_dates(published(content), language)
        assert b"\n" not in written.replace(b"\r\n", b"")
        assert b"\r" not in written.replace(b"\r\n", b"")
        assert written.endswith(b"END:VCALENDAR\r\n")
        for line in written.removesuffix(b"\r\n").split(b"\r\n"):
            assert 0 < len(line) <= 75
            line.decode("utf-8")


def test_the_calendar_has_what_icalendar_demands(content: Content) -> None:
    """A calendar has its version and maker; each line is a property or part of a component."""
    lines = _unfolded(effective_dates(published(content), "da"))
    assert ("BEGIN:VCALENDAR", "VERSION:2.0") == tuple(lines[:2])
    assert 1 == sum(line.startswith("PRODID:") for line in lines)
    assert [] == [line for line in lines if not re.match(r"[A-Z-]+(;[A-Z-]+=[A-Za-z-]+)*:.", line)]


def test_each_price_list_is_a_day_of_the_calendar(content: Content) -> None:
    """An event takes the whole day that the prices begin on, and is stamped by it alone."""
    begins = [f"{one.effective_from:%Y%m%d}" for one in content.catalogue.effective_lists]
    events = list(_events(content))
    assert begins == [event["DTSTART"] for event in events]
    assert [f"{day}T000000Z" for day in begins] == [event["DTSTAMP"] for event in events]
    assert all(
        1 == (date.fromisoformat(event["DTEND"]) - date.fromisoformat(event["DTSTART"])).days
        for event in events
    )
    assert len(begins) == len({event["UID"] for event in events})


def test_uids_of_events_stay() -> None:
    """Another price list beside it changes no UID, and each language has its own."""
    before = [event["UID"] for event in _events(CONTENTS["data"])]
    assert [
        "price-list-2024-02-da@takst.example.com",
        "price-list-2025-01-da@takst.example.com",
    ] == before
    assert before == [event["UID"] for event in _events(NO_EXAMPLES)][:2]
    assert set(before) & {event["UID"] for event in _events(CONTENTS["data"], "en")} == set()


def test_words_come_back_from_the_calendar() -> None:
    """Commas, semicolons, backslashes and line ends of the data are read back as they were."""
    event = next(_events(_wild()))
    assert _value(event["DESCRIPTION"]).startswith(f"{WILD}: ")
    assert "(eksempel)" in event["SUMMARY"]
    assert "Beløbene er eksempler og ikke et tilbud." in event["DESCRIPTION"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_llms_txt_has_the_form_of_its_kind(content: Content, language: Language) -> None:
    """A title, a summary, facts, and sections of links with a line each, as llmstxt.org asks."""
    lines = llms_txt(published(content), language).decode().splitlines()
    assert f"# {content.site.title.in_language(language)}" == lines[0]
    assert f"> {content.site.description.in_language(language)}" == lines[2]
    sections = [position for position, line in enumerate(lines) if line.startswith("## ")]
    assert 2 == len(sections)
    for line in lines[sections[0] :]:
        assert re.fullmatch(r"|## \w+|- \[.+?\]\(https://[^ )]+\): .+", line), line


def test_llms_txt_leads_to_every_page_and_file() -> None:
    """Each tier's page is there, and the frame for other sites is not."""
    text = llms_txt(published(CONTENTS["data"]), "da").decode()
    for tier in CONTENTS["data"].catalogue.tiers:
        assert f"({ADDRESS}abonnementer/{tier.id}/)" in text
    assert f"({ADDRESS}data/)" in text
    assert f"({ADDRESS}api/v1/price-lists/2025-01.json)" in text
    assert "/embed/" not in text
    assert CONTENTS["data"].site.example_notice.da in text


def test_llms_txt_of_another_day_has_the_list_of_that_day() -> None:
    """The price list in force is named before any amount can be read."""
    content = with_lists(CONTENTS["data"], {}, {"status": "published"})
    early = llms_txt(published(content, date(2024, 12, 31)), "en").decode()
    late = llms_txt(published(content), "en").decode()
    assert "- The price list 2024-02 applies from 1 February 2024." in early
    assert content.site.example_notice.en in early
    assert content.site.example_notice.en not in late


def test_words_make_no_markdown_in_llms_txt() -> None:
    """A title with brackets and line ends stays one line and one link."""
    text = llms_txt(published(_wild()), "da").decode()
    assert r"\[æøå 🎉\]" in text
    assert text.startswith("# Guld,")
