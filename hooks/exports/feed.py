"""The price lists as an Atom feed (RFC 4287), the newest first."""

from datetime import date, datetime, time
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from markupsafe import Markup

from calculator.formatting import Language
from hooks.exports.announcements import Announcement, announcements, tag
from hooks.exports.files import FEED
from hooks.exports.published import PRICES, Published

_ATOM = "http://www.w3.org/2005/Atom"
_DENMARK = ZoneInfo("Europe/Copenhagen")


def feed(published: Published, language: Language) -> bytes:
    """Return the feed in a language.

    An entry is dated by the day that its prices begin, not by the build, so an entry changes only
    when its price list does.
    """
    entries = list(announcements(published, language))
    address = published.file(FEED.path.format(language=language))
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _text(root, "id", tag(published, f"price-changes/{language}"))
    title = published.content.site.title.in_language(language)
    _text(root, "title", published.say("feed_title", language, title=title))
    _text(root, "subtitle", published.say("feed_subtitle", language))
    _text(root, "updated", _midnight(max(one.price_list.effective_from for one in entries)))
    author = ET.SubElement(root, "author")
    _text(author, "name", published.content.site.provider.name)
    _link(root, "self", address, FEED.media_type)
    _link(root, "alternate", published.page(PRICES, language), "text/html")
    for announcement in reversed(entries):
        root.append(_entry(published, announcement, language))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(published: Published, announcement: Announcement, language: Language) -> ET.Element:
    entry = ET.Element("entry")
    _text(entry, "id", announcement.id)
    _text(entry, "title", announcement.title)
    _text(entry, "updated", _midnight(announcement.price_list.effective_from))
    _link(entry, "alternate", announcement.url, "text/html")
    label = published.say(f"status_{announcement.price_list.status}", language)
    ET.SubElement(entry, "category", {"term": announcement.price_list.status, "label": label})
    ET.SubElement(entry, "content", {"type": "html"}).text = _html(announcement)
    return entry


def _html(announcement: Announcement) -> str:
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in announcement.lines)
    notes = Markup("").join(Markup("<p>{}</p>").format(note) for note in announcement.notes)
    return str(Markup("<ul>{}</ul>{}").format(lines, notes))


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, relation: str, address: str, media_type: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "type": media_type, "href": address})


def _midnight(day: date) -> str:
    """Return the beginning of a day in Denmark."""
    return datetime.combine(day, time(), _DENMARK).isoformat()
