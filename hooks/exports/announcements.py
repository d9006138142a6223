"""Announcements of price lists for the feed and the calendar: dates and changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from calculator.formatting import Language
from calculator.model import PriceList
from calculator.quote import quote_under
from hooks.exports.published import PRICES, Published, is_example

_SINCE = "2026"
"""The year that the form of the ids dates from, which RFC 4151 requires: never change it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """A price list in the words of a language: `lines` have what each tier costs.

    `id` is the same in each build, at whatever address and beside whatever other lists.
    """

    price_list: PriceList
    id: str
    title: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    url: str


def tag(published: Published, specific: str) -> str:
    """Return a tag URI (RFC 4151) below the host that the data name, wherever the build goes."""
    return f"tag:{host(published)},{_SINCE}:{specific}"


def host(published: Published) -> str:
    """Return the host that the data name as the site's."""
    return published.content.site.url.split("/")[2].partition(":")[0].lower()


def announcements(published: Published, language: Language) -> Iterator[Announcement]:
    """Yield an announcement for each published price list, oldest first."""
    before: PriceList | None = None
    for price_list in published.lists:
        yield Announcement(
            price_list=price_list,
            id=tag(published, f"price-list/{price_list.id}/{language}"),
            title=_title(published, price_list, language),
            lines=tuple(_lines(published, price_list, before, language)),
            notes=tuple(_notes(published, price_list, language)),
            url=published.page(f"{PRICES}#price-list-{price_list.id}", language),
        )
        before = price_list


def _title(published: Published, price_list: PriceList, language: Language) -> str:
    day = published.phrases(language).day(price_list.effective_from)
    title = published.say("prices_from", language, date=day)
    example = published.say("example", language)
    return f"{title} ({example})" if is_example(price_list) else title


def _lines(
    published: Published, price_list: PriceList, before: PriceList | None, language: Language
) -> Iterator[str]:
    """Yield what each tier costs a month with a count in the middle of those of the site."""
    counts = published.content.site.worked_counts
    count = counts[(len(counts) - 1) // 2]
    phrases = published.phrases(language)
    for tier in published.catalogue.tiers:
        words = {
            "tier": tier.name.in_language(language),
            "counted": phrases.counted(count),
            "price": phrases.money(_total(published, price_list, tier.id, count)),
        }
        if before is None:
            yield published.say("announced_price", language, **words)
        else:
            was = phrases.money(_total(published, before, tier.id, count))
            yield published.say("announced_change", language, before=was, **words)


def _total(published: Published, price_list: PriceList, tier: str, count: int) -> Decimal:
    quoted = quote_under(published.catalogue, tier, count, price_list, price_list.effective_from)
    return quoted.total


def _notes(published: Published, price_list: PriceList, language: Language) -> Iterator[str]:
    included = published.catalogue.vat.included
    vat = published.say("including_vat" if included else "excluding_vat", language)
    yield published.say("announced_vat", language, vat=vat)
    notice = published.notice(price_list)
    if notice is not None:
        yield notice.in_language(language)
