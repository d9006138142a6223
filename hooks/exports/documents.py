"""The JSON documents: their shapes, from which openapi.py makes the schemas, and what is in them.

An object may get more keys within a version, so readers have to pass over those they don't know.
"""

import json
from collections.abc import Iterator
from typing import Any, Literal, TypedDict

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
from hooks.exports.worked_prices import (
    Day,
    DecimalText,
    Status,
    WorkedPrice,
    status_of,
    worked_prices,
)


class Translated(TypedDict):
    """The same words, or a page's address, in each language."""

    da: str
    en: str


class VatRate(TypedDict):
    """The rate of VAT as a decimal string, 0.25 for 25 %, and whether amounts have it in them."""

    rate: str
    included: bool


class Counted(TypedDict):
    """What is counted and billed, which `payslips` and `up_to` count: its words for 1 and more."""

    id: str
    one: Translated
    other: Translated


class About(TypedDict):
    """What each document says of itself.

    `version` is that of the data's form. `as_of` is the day that the data were published for, and
    `price_list` the one in force on it, with its `status`. With `is_example`, its amounts are
    examples and no offer, and `notice` says so.
    """

    version: str
    as_of: Day
    price_list: str
    status: Status
    is_example: bool
    notice: Translated | None
    currency: str
    vat: VatRate
    counted: Counted
    provider: str
    documentation: Translated
    openapi: str


class File(TypedDict):
    """A file of the data."""

    url: str
    media_type: str
    description: Translated


class Index(TypedDict):
    """Every file of the data."""

    about: About
    files: list[File]


class TierDocument(TypedDict):
    """A tier; the lowest comes first. `name_is_example` says that its name is not the real one."""

    id: str
    name: Translated
    name_is_example: bool
    summary: Translated | None
    description: Translated | None
    recommended: bool
    url: Translated


class Tiers(TypedDict):
    """All tiers."""

    about: About
    tiers: list[TierDocument]


class UnitDocument(TypedDict):
    """How a quantity is written: `one` for 1, `other` for every other number."""

    one: Translated
    other: Translated


class CategoryDocument(TypedDict):
    """A group of services."""

    id: str
    name: Translated


class LinkDocument(TypedDict):
    """A link to a page that tells more."""

    label: Translated
    url: Translated


class InclusionDocument(TypedDict):
    """What a tier has of a service.

    `kind` says where it stands: `quantity` in `quantity` with its `unit`, `text` in `text`.
    With `is_example`, it is not known and stands as an example.
    """

    kind: Literal["included", "not_included", "quantity", "text"]
    quantity: str | None
    unit: str | None
    text: Translated | None
    is_example: bool


class ServiceDocument(TypedDict):
    """A service, and by each tier's id what the tier has of it."""

    id: str
    category: str
    name: Translated
    summary: Translated
    description: Translated
    footnote: Translated | None
    links: list[LinkDocument]
    url: Translated
    tiers: dict[str, InclusionDocument]


class ServicesDocument(TypedDict):
    """All services, with their categories and the units of their quantities by id."""

    about: About
    units: dict[str, UnitDocument]
    categories: list[CategoryDocument]
    services: list[ServiceDocument]


class BracketDocument(TypedDict):
    """A bracket: `up_to` is its last unit, null for the open end; `flat_amount` comes once."""

    up_to: int | None
    unit_amount: DecimalText
    flat_amount: DecimalText


class PerUnitDocument(TypedDict):
    """Every unit beyond the included ones at one price."""

    model: Literal["per_unit"]
    included_units: int
    unit_amount: DecimalText


class BracketsDocument(TypedDict):
    """Prices by bracket, beyond the included units.

    `graduated`: each unit at the price of the bracket that it falls in.
    `volume`: all units at the price of the one bracket that the count falls in.
    """

    model: Literal["graduated", "volume"]
    included_units: int
    brackets: list[BracketDocument]


class PackageDocument(TypedDict):
    """Every started package of `size` units, beyond the included ones, at one price."""

    model: Literal["package"]
    included_units: int
    size: int
    amount: DecimalText


type UsageDocument = PerUnitDocument | BracketsDocument | PackageDocument


class TierPriceDocument(TypedDict):
    """A tier's monthly price: `base` whatever the count, plus `usage`, but at least `minimum`."""

    base: DecimalText
    usage: UsageDocument
    minimum: DecimalText


class SourceDocument(TypedDict):
    """Where the amounts come from."""

    label: Translated
    url: Translated | None


class RoundingDocument(TypedDict):
    """How the month's total is rounded, once: half up to a multiple of `step`."""

    mode: Literal["half_up"]
    step: DecimalText
    stage: Literal["total"]


class PriceListDocument(TypedDict):
    """A price list: each tier's monthly price, by the tier's id.

    It is in force from and including `effective_from` until and including `last_day`, null where no
    other list follows. With `is_example`, its amounts are examples and no offer, and `notice`
    says so.
    """

    id: str
    effective_from: Day
    last_day: Day | None
    state: Literal["past", "in_force", "coming"]
    status: Status
    is_example: bool
    notice: Translated | None
    source: SourceDocument | None
    currency: str
    vat: VatRate
    rounding: RoundingDocument
    url: Translated
    tiers: dict[str, TierPriceDocument]


class PriceLists(TypedDict):
    """All price lists, oldest first."""

    about: About
    price_lists: list[PriceListDocument]


class OnePriceList(TypedDict):
    """One price list."""

    about: About
    price_list: PriceListDocument


class Prices(TypedDict):
    """What months cost with each of the `counts`, under every price list and in every tier."""

    about: About
    counts: list[int]
    prices: list[WorkedPrice]


def documents(published: Published) -> Iterator[tuple[str, bytes]]:
    """Give each JSON document with its name below the data's folder."""
    about = _about(published)
    lists = [_price_list(published, listed) for listed in published.lists]
    yield "index.json", _json(Index(about=about, files=_files(published)))
    yield "tiers.json", _json(Tiers(about=about, tiers=_tiers(published)))
    yield "services.json", _json(_services(published, about))
    yield "price-lists.json", _json(PriceLists(about=about, price_lists=lists))
    for listed in lists:
        one = OnePriceList(about=about, price_list=listed)
        yield f"price-lists/{listed['id']}.json", _json(one)
    counts = list(published.content.site.worked_counts)
    prices = list(worked_prices(published))
    yield "prices.json", _json(Prices(about=about, counts=counts, prices=prices))


def _json(document: object) -> bytes:
    """Give a document as UTF-8 with a line's end, indented so that people can read it."""
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _about(published: Published) -> About:
    listed, meter = published.in_force, published.catalogue.meter
    return About(
        version=VERSION,
        as_of=published.day.isoformat(),
        price_list=listed.id,
        status=status_of(listed),
        is_example=is_example(listed),
        notice=_translated_or_none(published.notice(listed)),
        currency=published.catalogue.currency,
        vat=_vat(published),
        counted=_counted(meter),
        provider=published.content.site.provider.name,
        documentation=_addresses(published, DATA),
        openapi=published.file("openapi.json"),
    )


def _files(published: Published) -> list[File]:
    """Give each file once, also those that are the same in each language."""
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


def _price_list(published: Published, listed: PriceList) -> PriceListDocument:
    rounding = published.catalogue.rounding
    return PriceListDocument(
        id=listed.id,
        effective_from=listed.effective_from.isoformat(),
        last_day=_last_day(published, listed),
        state=_state(published, listed),
        status=status_of(listed),
        is_example=is_example(listed),
        notice=_translated_or_none(published.notice(listed)),
        source=_source(published, listed),
        currency=published.catalogue.currency,
        vat=_vat(published),
        rounding=RoundingDocument(
            mode=rounding.mode, step=decimal_text(rounding.step), stage=rounding.stage
        ),
        url=_addresses(published, f"{PRICES}#price-list-{listed.id}"),
        tiers={tier.id: _tier_price(listed.tiers[tier.id]) for tier in published.catalogue.tiers},
    )


def _last_day(published: Published, listed: PriceList) -> str | None:
    last = published.catalogue.last_days.get(listed.id)
    return None if last is None else last.isoformat()


def _state(published: Published, listed: PriceList) -> Literal["past", "in_force", "coming"]:
    if listed.effective_from > published.day:
        return "coming"
    return "in_force" if listed.id == published.in_force.id else "past"


def _source(published: Published, listed: PriceList) -> SourceDocument | None:
    source = listed.source
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


def shapes() -> dict[str, Any]:
    """Give the shape of each document by its name in FILES."""
    return {
        "index.json": Index,
        "tiers.json": Tiers,
        "services.json": ServicesDocument,
        "price-lists.json": PriceLists,
        "price-lists/{id}.json": OnePriceList,
        "prices.json": Prices,
    }
