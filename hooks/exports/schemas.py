"""The shapes of the JSON documents, from which openapi.py makes the schemas.

What is here is promised to readers: a key of version 1 stays and keeps its meaning. Keys may be
added, so readers have to pass over those that they don't know.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypedDict

from pydantic import Field

type DecimalText = Annotated[
    str,
    Field(
        pattern=r"^[0-9]+\.[0-9]{2,}$",
        description="An amount as a decimal string, a point before the decimals.",
    ),
]
type Day = Annotated[
    str, Field(json_schema_extra={"format": "date"}, description="A date in Denmark.")
]
type Status = Literal["announced", "published", "example"]


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
    """The metadata of each document.

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
    """A link to a page with more about it."""

    label: Translated
    url: Translated


class InclusionDocument(TypedDict):
    """What a tier has of a service.

    `kind` says where it is: `quantity` in `quantity` with its `unit`, `text` in `text`.
    With `is_example`, it is not known and only an example.
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
    other list follows. With `is_example`, its amounts are examples and no offer, as `notice` says.
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


class WorkedPrice(TypedDict):
    """What a month costs under a price list, in that currency; `net` and `vat` make `gross`.

    `payslips` is the count of what is billed, whatever it is called. With the status `example`,
    the amounts are examples and no offer.
    """

    price_list: str
    effective_from: Day
    status: Status
    tier: str
    payslips: int
    net: DecimalText
    vat: DecimalText
    gross: DecimalText
    currency: str


class Prices(TypedDict):
    """What months cost with each of the `counts`, under every price list and in every tier."""

    about: About
    counts: list[int]
    prices: list[WorkedPrice]


SHAPES: Mapping[str, Any] = {
    "index.json": Index,
    "tiers.json": Tiers,
    "services.json": ServicesDocument,
    "price-lists.json": PriceLists,
    "price-lists/{id}.json": OnePriceList,
    "prices.json": Prices,
}
"""The shape of each document by its path in FILES."""
