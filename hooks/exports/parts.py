"""All files that a build adds as data, and how the pages lead to them."""

from collections.abc import Iterator
from typing import NamedTuple

from calculator.formatting import LANGUAGES, Language
from hooks.assets.part import Part
from hooks.exports.documents import documents
from hooks.exports.effective_dates import effective_dates
from hooks.exports.feed import feed
from hooks.exports.files import API, CALENDAR, CSV, FEED, OPENAPI
from hooks.exports.llms import llms_path, llms_txt
from hooks.exports.openapi import openapi
from hooks.exports.published import Published
from hooks.exports.worked_prices import prices_csv
from hooks.pages.page_index import FIRST


class DataLink(NamedTuple):
    """A link of a page's head: its relation, and the file's media type, address and title."""

    rel: str
    type: str
    address: str
    title: str


def data_links(published: Published, language: Language) -> tuple[DataLink, ...]:
    """Return the links by which feed readers, calendars and programs find the data."""
    files = (("alternate", FEED), ("alternate", CALENDAR), ("service-desc", OPENAPI))
    return tuple(
        DataLink(
            relation,
            file.media_type,
            f"{API}{file.path.format(language=language)}",
            published.say(file.label, language),
        )
        for relation, file in files
    )


def exports(published: Published) -> Iterator[Part]:
    """Yield the files of the data, and those at the site's root for robots."""
    for name, content in _data(published):
        yield Part(f"{API}{name}", content)
    yield llms_part(published, FIRST)
    yield Part("robots.txt", _robots(published.address))


def llms_part(published: Published, language: Language) -> Part:
    """Return a language's file for language models."""
    return Part(llms_path(language), llms_txt(published, language))


def _data(published: Published) -> Iterator[tuple[str, bytes]]:
    yield from documents(published)
    yield OPENAPI.path, openapi(published)
    yield CSV.path, prices_csv(published)
    for language in LANGUAGES:
        yield FEED.path.format(language=language), feed(published, language)
        yield CALENDAR.path.format(language=language), effective_dates(published, language)


def _robots(address: str) -> bytes:
    """Return a robots.txt that allows everything and names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n".encode()
