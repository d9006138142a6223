"""Structured data for search engines: schema.org as JSON-LD.

The words and amounts are those of the page itself. While the price list in force is an example, a
tier is a product without an offer: an offer is a price that somebody may hold the provider to.
"""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from calculator.formatting import Language
from calculator.model import Tier, TierPrice
from calculator.money import decimal_text
from calculator.quote import quote
from calculator.usage import Bracket, PerUnit, Volume
from hooks.exports.published import HOME, Published, is_example
from hooks.pages.page_index import FRONT_PAGE, address_of, language_of

type Node = dict[str, Any]
"""A thing of the vocabulary, or a value of one: what JSON calls an object."""

_ESCAPED = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
"""So that no text of the data ends the script that it is in."""

_FAQ_PAGE = "faq.md"
_MONTH = "P1M"
_MONTH_CODE = "MON"
"""By UN/CEFACT."""


def structured_data(published: Published, path: str) -> Markup:
    """Return the JSON-LD of the page at a path among the pages, ready for a script element."""
    language = language_of(path)
    graph = list(_graph(published, path, language))
    written = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return Markup(written.translate(_ESCAPED))  # noqa: S704, nothing in it ends the script


def _graph(published: Published, path: str, language: Language) -> Iterator[Node]:
    paths = published.pages.paths[language]
    yield _provider(published, language)
    if path != paths[FRONT_PAGE]:
        yield _breadcrumbs(published, path, language)
    if path == paths[_FAQ_PAGE]:
        yield _faq(published, path, language)
    tier = published.tier_of(path, language)
    if tier is not None:
        yield _product(published, tier, language)


def _provider(published: Published, language: Language) -> Node:
    """Return the company behind the site; unknown facts are left out."""
    provider = published.content.site.provider
    known: Node = {}
    if not provider.address.placeholder:
        known["address"] = provider.address.value.in_language(language)
    if not provider.phone.placeholder:
        known["telephone"] = provider.phone.value
    if not provider.email.placeholder:
        known["email"] = provider.email.value
    if not provider.cvr.placeholder:
        known["taxID"] = provider.cvr.value
    return {
        "@type": "Organization",
        "@id": _provider_id(published),
        "name": provider.name,
        "url": published.page(HOME, language),
        **known,
    }


def _provider_id(published: Published) -> str:
    return f"{published.address}#provider"


def _breadcrumbs(published: Published, path: str, language: Language) -> Node:
    """Return the way from the front page to the page."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": published.words_of(page, language).title,
                "item": {
                    "@type": "WebPage",
                    "@id": f"{published.address}{address_of(page).removeprefix('/')}",
                },
            }
            for position, page in enumerate(_way_to(published, path, language), start=1)
        ],
    }


def _way_to(published: Published, path: str, language: Language) -> Iterator[str]:
    """Yield the paths of the first page of each folder above a page, and the page's own."""
    pages = set(published.pages.paths[language].values())
    folders = path.split("/")[:-1]
    firsts = ("/".join((*folders[:depth], FRONT_PAGE)) for depth in range(len(folders) + 1))
    yield from (first for first in firsts if first in pages and first != path)
    yield path


def _faq(published: Published, path: str, language: Language) -> Node:
    """Return the questions with the answers in force on the day."""
    page = f"{published.address}{address_of(path).removeprefix('/')}"
    return {
        "@type": "FAQPage",
        "url": page,
        "inLanguage": language,
        "mainEntity": [
            {
                "@type": "Question",
                "url": f"{page}#{entry.id}",
                "name": entry.question.in_language(language),
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": entry.answer_on(published.day).in_language(language),
                },
            }
            for entry in published.content.faq.entries
        ],
    }


def _product(published: Published, tier: Tier, language: Language) -> Node:
    address = published.tier_address(tier.id)
    words = tier.summary or tier.description
    described = {} if words is None else {"description": words.in_language(language)}
    offers = {} if is_example(published.in_force) else {"offers": _offer(published, tier, language)}
    return {
        "@type": "Product",
        "@id": f"{published.page(address, 'da')}#product",
        "name": tier.name.in_language(language),
        "productID": tier.id,
        "url": published.page(address, language),
        "brand": {"@id": _provider_id(published)},
        **described,
        **offers,
    }


def _offer(published: Published, tier: Tier, language: Language) -> Node:
    price_list = published.in_force
    last = published.catalogue.last_days.get(price_list.id)
    ends = {} if last is None else {"validThrough": last.isoformat()}
    return {
        "@type": "Offer",
        "url": published.page(published.tier_address(tier.id), language),
        "seller": {"@id": _provider_id(published)},
        "validFrom": price_list.effective_from.isoformat(),
        **ends,
        "priceSpecification": list(_prices(published, tier, language)),
    }


def _prices(published: Published, tier: Tier, language: Language) -> Iterator[Node]:
    """Yield the price as far as the vocabulary can express it.

    It knows sums of a base and a price per unit, for any count or for the counts of a range. What
    is priced in another way, such as each bracket's units at its own price, is shown by months that
    have been worked out.
    """
    price = published.in_force.tiers[tier.id]
    for first, last, amount in _ranges(price):
        components = [
            _base(published, price, language),
            _per_unit(published, decimal_text(amount), language),
        ]
        yield {
            "@type": "CompoundPriceSpecification",
            **_counts(published, language, first, last),
            "priceComponent": components,
        }
    if not _ranges(price):
        yield from _worked(published, tier, language)


def _ranges(price: TierPrice) -> Sequence[tuple[int, int | None, Decimal]]:
    """Return the ranges of counts in which every unit has one price, none where it is not so."""
    usage = price.usage
    if usage.included_units or price.minimum:
        return ()
    if isinstance(usage, PerUnit):
        return [(0, None, usage.unit_amount)]
    if isinstance(usage, Volume) and not any(one.flat_amount for one in usage.brackets):
        return list(_bracket_ranges(usage.brackets))
    return ()


def _bracket_ranges(brackets: Sequence[Bracket]) -> Iterator[tuple[int, int | None, Decimal]]:
    first = 0
    for bracket in brackets:
        yield first, bracket.up_to, bracket.unit_amount
        first = (bracket.up_to or 0) + 1


def _base(published: Published, price: TierPrice, language: Language) -> Node:
    return {
        "@type": "UnitPriceSpecification",
        "name": published.say("base_price", language),
        **_money(published, decimal_text(price.base)),
        "billingDuration": _MONTH,
        "unitCode": _MONTH_CODE,
    }


def _per_unit(published: Published, amount: str, language: Language) -> Node:
    return {
        "@type": "UnitPriceSpecification",
        "name": published.say("per_payslip", language),
        **_money(published, amount),
        "billingDuration": _MONTH,
        "unitText": published.phrases(language).unit_words["unit"],
    }


def _worked(published: Published, tier: Tier, language: Language) -> Iterator[Node]:
    for count in published.content.site.worked_counts:
        month = quote(published.catalogue, tier.id, count, published.day)
        yield {
            "@type": "UnitPriceSpecification",
            "name": published.phrases(language).counted(count),
            **_money(published, decimal_text(month.total)),
            "billingDuration": _MONTH,
            "unitCode": _MONTH_CODE,
            **_counts(published, language, count, count),
        }


def _money(published: Published, amount: str) -> Node:
    return {
        "price": amount,
        "priceCurrency": published.catalogue.currency,
        "valueAddedTaxIncluded": published.catalogue.vat.included,
    }


def _counts(published: Published, language: Language, first: int, last: int | None) -> Node:
    """Return the counts that a price applies to; empty where it applies to all."""
    if first == 0 and last is None:
        return {}
    ends = {} if last is None else {"maxValue": last}
    units = published.phrases(language).unit_words["units"]
    quantity = {"@type": "QuantitativeValue", "minValue": first, **ends, "unitText": units}
    return {"eligibleQuantity": quantity}
