"""The days on which price lists begin as an iCalendar (RFC 5545), one event for each."""

from collections.abc import Iterator
from datetime import date, timedelta

from calculator.formatting import Language
from hooks.exports.announcements import Announcement, announcements, host
from hooks.exports.published import Published

_LONGEST = 75
"""Octets of a line, without its end."""


def effective_dates(published: Published, language: Language) -> bytes:
    """Return the calendar in a language, folded, with CRLF, in UTF-8."""
    lines = [line for unfolded in _calendar(published, language) for line in _folded(unfolded)]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _calendar(published: Published, language: Language) -> Iterator[str]:
    site = published.content.site
    title = site.title.in_language(language)
    name = _escaped(published.say("calendar_name", language, title=title))
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//{_escaped(site.provider.name)}//Takst//{language.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME:{name}"
    yield f"X-WR-CALNAME:{name}"
    for announcement in announcements(published, language):
        yield from _event(published, announcement, language)
    yield "END:VCALENDAR"


def _event(published: Published, announcement: Announcement, language: Language) -> Iterator[str]:
    """Yield an event of a whole day; its stamp is the day itself, so that no build changes it."""
    day = announcement.price_list.effective_from
    yield "BEGIN:VEVENT"
    yield f"UID:price-list-{announcement.price_list.id}-{language}@{host(published)}"
    yield f"DTSTAMP:{_written(day)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_written(day)}"
    yield f"DTEND;VALUE=DATE:{_written(day + timedelta(days=1))}"
    yield f"SUMMARY;LANGUAGE={language}:{_escaped(announcement.title)}"
    description = "\n".join((*announcement.lines, *announcement.notes))
    yield f"DESCRIPTION;LANGUAGE={language}:{_escaped(description)}"
    yield f"URL:{announcement.url}"
    yield f"CATEGORIES:{announcement.price_list.status.upper()}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _written(day: date) -> str:
    return day.strftime("%Y%m%d")


def _escaped(text: str) -> str:
    """Return a text with what has a meaning in a calendar escaped."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, cut between letters; later ones have a space."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
