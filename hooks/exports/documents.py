"""The content of each JSON document, by the schemas of version 1."""

import json
from collections.abc import Iterator
from typing import Literal

from calculator.formatting import LANGUAGES
from calculator.model import Meter, PriceList, Text, TierPrice
from calculator.money import decimal_text
from calculator.services import Inclusion, Link, Service
from calculator.usage import Bracket, Package, PerUnit, Usage
from hooks.exports.files import FILES
from hooks.exports.published import (
    DATA,
    PRICES,
    SERVICES,
    VERSION,
    Published,
    is_example,
)
from hooks.exports.schemas import (
    About,
    BracketDocument,
    BracketsDocument,
    CategoryDocument,
    Counted,
    File,
    InclusionDocument,
    Index,
    LinkDocument,
    OnePriceList,
    PackageDocument,
    PerUnitDocument,
    PriceListDocument,
    PriceLists,
    Prices,
    RoundingDocument,
    ServiceDocument,
    ServicesDocument,
    SourceDocument,
    TierDocument,
    TierPriceDocument,
    Tiers,
    Translated,
    UnitDocument,
    UsageDocument,
    VatRate,
)
from hooks.exports.worked_prices import status_of, worked_prices


def documents(published: Published) -> Iterator[tuple[str, bytes]]:
    """Yield each JSON document with its name below the data's folder."""
    about = _about(published)
    lists = [_price_list(published, price_list) for price_list in published.lists]
    yield "index.json", _json(Index(about=about, files=_files(published)))
    yield "tiers.json", _json(Tiers(about=about, tiers=_tiers(published)))
    yield "services.json", _json(_services(published, about))
    yield "price-lists.json", _json(PriceLists(about=about, price_lists=lists))
    for price_list in lists:
        one = OnePriceList(about=about, price_list=price_list)
        yield f"price-lists/{price_list['id']}.json", _json(one)
    counts = list(published.content.site.worked_counts)
    prices = list(worked_prices(published))
    yield "prices.json", _json(Prices(about=about, counts=counts, prices=prices))


def _json(document: object) -> bytes:
    """Return a document as UTF-8 with a line's end, indented so that people can read it."""
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _about(published: Published) -> About:
    price_list, meter = published.in_force, published.catalogue.meter
    return About(
        version=VERSION,
        as_of=published.day.isoformat(),
        price_list=price_list.id,
        status=status_of(price_list),
        is_example=is_example(price_list),
        notice=_translated_or_none(published.notice(price_list)),
        currency=published.catalogue.currency,
        vat=_vat(published),
        counted=_counted(meter),
        provider=published.content.site.provider.name,
        documentation=_addresses(published, DATA),
        openapi=published.file("openapi.json"),
    )


def _files(published: Published) -> list[File]:
    """Return each file once, also those that are the same in each language."""
    found = {
        name: file
        for file in FILES
        for language in LANGUAGES
        for name in published.names(file, language)
    }
    return [
        File(
            url=published.file(name),
            media_type=file.media_type,
            description=Translated(
                da=published.say(file.label, "da"), en=published.say(file.label, "en")
            ),
        )
        for name, file in found.items()
    ]


def _tiers(published: Published) -> list[TierDocument]:
    return [
        TierDocument(
            id=tier.id,
            name=_translated(tier.name),
            name_is_example=tier.example,
            summary=_translated_or_none(tier.summary),
            description=_translated_or_none(tier.description),
            recommended=tier.recommended,
            url=_addresses(published, published.tier_address(tier.id)),
        )
        for tier in published.catalogue.tiers
    ]


def _services(published: Published, about: About) -> ServicesDocument:
    services = published.content.services
    return ServicesDocument(
        about=about,
        units={
            unit_id: UnitDocument(one=_translated(unit.one), other=_translated(unit.other))
            for unit_id, unit in services.units.items()
        },
        categories=[
            CategoryDocument(id=category.id, name=_translated(category.name))
            for category in services.categories
        ],
        services=[_service(published, service) for service in services.services],
    )


def _service(published: Published, service: Service) -> ServiceDocument:
    return ServiceDocument(
        id=service.id,
        category=service.category,
        name=_translated(service.name),
        summary=_translated(service.summary),
        description=_translated(service.description),
        footnote=_translated_or_none(service.footnote),
        links=[_link(published, link) for link in service.links],
        url=_addresses(published, f"{SERVICES}#{service.id}"),
        tiers={tier_id: _inclusion(one) for tier_id, one in service.tiers.items()},
    )


def _link(published: Published, link: Link) -> LinkDocument:
    return LinkDocument(label=_translated(link.label), url=_addresses(published, link.url))


def _inclusion(inclusion: Inclusion) -> InclusionDocument:
    kind: Literal["included", "not_included", "quantity", "text"] = "text"
    if inclusion.included is not None:
        kind = "included" if inclusion.included else "not_included"
    elif inclusion.quantity is not None:
        kind = "quantity"
    return InclusionDocument(
        kind=kind,
        quantity=None if inclusion.quantity is None else str(inclusion.quantity),
        unit=inclusion.unit,
        text=_translated_or_none(inclusion.text),
        is_example=inclusion.example,
    )


def _price_list(published: Published, price_list: PriceList) -> PriceListDocument:
    rounding = published.catalogue.rounding
    return PriceListDocument(
        id=price_list.id,
        effective_from=price_list.effective_from.isoformat(),
        last_day=_last_day(published, price_list),
        state=_state(published, price_list),
        status=status_of(price_list),
        is_example=is_example(price_list),
        notice=_translated_or_none(published.notice(price_list)),
        source=_source(published, price_list),
        currency=published.catalogue.currency,
        vat=_vat(published),
        rounding=RoundingDocument(
            mode=rounding.mode, step=decimal_text(rounding.step), stage=rounding.stage
        ),
        url=_addresses(published, f"{PRICES}#price-list-{price_list.id}"),
        tiers={
            tier.id: _tier_price(price_list.tiers[tier.id]) for tier in published.catalogue.tiers
        },
    )


def _last_day(published: Published, price_list: PriceList) -> str | None:
    last = published.catalogue.last_days.get(price_list.id)
    return None if last is None else last.isoformat()


def _state(published: Published, price_list: PriceList) -> Literal["past", "in_force", "coming"]:
    if price_list.effective_from > published.day:
        return "coming"
    return "in_force" if price_list.id == published.in_force.id else "past"


def _source(published: Published, price_list: PriceList) -> SourceDocument | None:
    source = price_list.source
    if source is None:
        return None
    url = None if source.url is None else _addresses(published, source.url)
    return SourceDocument(label=_translated(source.label), url=url)


def _tier_price(price: TierPrice) -> TierPriceDocument:
    return TierPriceDocument(
        base=decimal_text(price.base),
        usage=_usage(price.usage),
        minimum=decimal_text(price.minimum),
    )


def _usage(usage: Usage) -> UsageDocument:
    included = usage.included_units
    if isinstance(usage, PerUnit):
        return PerUnitDocument(
            model="per_unit",
            included_units=included,
            unit_amount=decimal_text(usage.unit_amount),
        )
    if isinstance(usage, Package):
        return PackageDocument(
            model="package",
            included_units=included,
            size=usage.size,
            amount=decimal_text(usage.amount),
        )
    return BracketsDocument(
        model=usage.model,
        included_units=included,
        brackets=[_bracket(bracket) for bracket in usage.brackets],
    )


def _bracket(bracket: Bracket) -> BracketDocument:
    return BracketDocument(
        up_to=bracket.up_to,
        unit_amount=decimal_text(bracket.unit_amount),
        flat_amount=decimal_text(bracket.flat_amount),
    )


def _vat(published: Published) -> VatRate:
    vat = published.catalogue.vat
    return VatRate(rate=str(vat.rate), included=vat.included)


def _counted(meter: Meter) -> Counted:
    return Counted(id=meter.id, one=_translated(meter.one), other=_translated(meter.other))


def _translated(text: Text) -> Translated:
    return Translated(da=text.da, en=text.en)


def _translated_or_none(text: Text | None) -> Translated | None:
    return None if text is None else _translated(text)


def _addresses(published: Published, address: str) -> Translated:
    found = published.in_languages(address)
    return Translated(da=found["da"], en=found["en"])
