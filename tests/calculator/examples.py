"""Catalogues, prices and strategies that the tests of the calculator share."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from string import ascii_lowercase

from hypothesis import strategies as st

from calculator.errors import Message
from calculator.fields import MAX_COUNT
from calculator.formatting import LANGUAGES, Language
from calculator.messages import VISITOR_MESSAGES, say
from calculator.model import (
    Catalogue,
    Meter,
    PriceList,
    Rounding,
    Status,
    Text,
    Tier,
    TierPrice,
    Vat,
)
from calculator.reports.labels import unit_words
from calculator.reports.tables import Report, as_text
from calculator.services import Category, Inclusion, Service, Services, Unit
from calculator.usage import Bracket, Charge, Graduated, Package, PerUnit, Usage, Volume

type Amounts = st.SearchStrategy[Decimal]
type Row = tuple[int | None, str] | tuple[int | None, str, str]

FIRST_DAY = date(2024, 2, 1)


def brackets(*rows: Row) -> tuple[Bracket, ...]:
    """Return brackets from rows of upper bound, unit amount and an optional flat amount."""
    return tuple(
        Bracket(
            up_to=row[0],
            unit_amount=Decimal(row[1]),
            flat_amount=Decimal(row[2] if len(row) == 3 else 0),
        )
        for row in rows
    )


def tier_price(usage: Usage, base: str = "0", minimum: str = "0") -> TierPrice:
    """Return a tier's price with amounts from text."""
    return TierPrice(base=Decimal(base), usage=usage, minimum=Decimal(minimum))


FALLING = brackets((350, "4.04"), (750, "3.03"), (None, "2.53"))
FALLING_WITH_FLATS = brackets((350, "4.04", "100"), (750, "3.03", "50"), (None, "2.53", "25"))

PUBLISHED = tier_price(Graduated(brackets=FALLING), base="4244.00")
"""The tier whose amounts are public up to 750 payslips."""

FREE = tier_price(PerUnit(unit_amount=Decimal(0)))


def flat_price(base: str) -> TierPrice:
    """Return a price that is the same for every count."""
    return tier_price(PerUnit(unit_amount=Decimal(0)), base=base)


def text(words: str) -> Text:
    """Return a text that differs by language."""
    return Text(da=f"{words} (da)", en=f"{words} (en)")


PAYSLIPS = Meter(
    id="payslips",
    one=Text(da="lønseddel", en="payslip"),
    other=Text(da="lønsedler", en="payslips"),
    hint=text("Not heads"),
)

GARMENTS = Meter(
    id="garments",
    one=Text(da="stykke tøj", en="garment"),
    other=Text(da="stykker tøj", en="garments"),
    hint=text("As they leave us"),
)
"""A noun of two words and of a less common gender."""

words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20)

meters = st.builds(
    Meter,
    id=st.just("any"),
    one=st.builds(Text, da=words, en=words),
    other=st.builds(Text, da=words, en=words),
    hint=st.builds(Text, da=words, en=words),
)
"""Meters with any words that a data file can contain."""


def price_list(
    identity: str,
    day: date = FIRST_DAY,
    price: TierPrice = FREE,
    *,
    status: Status = "published",
    tiers: Sequence[str] = ("basis",),
) -> PriceList:
    """Return a list with the same price for each of the tiers."""
    return PriceList(
        id=identity,
        effective_from=day,
        status=status,
        tiers=dict.fromkeys(tiers, price),
    )


def catalogue(
    *lists: PriceList,
    tiers: Sequence[str] = ("basis",),
    vat_rate: str = "0.25",
    vat_included: bool = False,
    step: str = "0.01",
    meter: Meter = PAYSLIPS,
) -> Catalogue:
    """Return a catalogue in Danish kroner."""
    return Catalogue(
        currency="DKK",
        vat=Vat(rate=Decimal(vat_rate), included=vat_included),
        rounding=Rounding(mode="half_up", step=Decimal(step), stage="total"),
        meter=meter,
        tiers=tuple(Tier(id=tier, name=text(tier.title())) for tier in tiers),
        price_lists=lists,
    )


def by_letter(
    *prices: TierPrice, step: str = "0.01", vat_included: bool = False, meter: Meter = PAYSLIPS
) -> Catalogue:
    """Return a catalogue of one price list whose tiers, at those prices, are a, b and so on."""
    letters = ascii_lowercase[: len(prices)]
    only_list = replace(price_list("now"), tiers=dict(zip(letters, prices, strict=True)))
    return catalogue(
        only_list, tiers=tuple(letters), step=step, vat_included=vat_included, meter=meter
    )


YES = Inclusion(included=True)
NO = Inclusion(included=False)


def percent(quantity: str) -> Inclusion:
    """Return a quantity in per cent."""
    return Inclusion(quantity=Decimal(quantity), unit="percent")


def service(identity: str, category: str = "help", **tiers: Inclusion) -> Service:
    """Return a service of a category with the inclusion of each tier."""
    return Service(
        id=identity,
        category=category,
        name=text(identity.title()),
        summary=text("Short"),
        description=text("Long"),
        tiers=tiers,
    )


def services(
    *members: Service, categories: Sequence[str] = ("help",), discount: str | None = None
) -> Services:
    """Return services with quantities in per cent; `discount` is the id of the discount."""
    unit = Unit(one=text("per cent"), other=text("per cent"))
    return Services(
        units={"percent": unit},
        categories=tuple(Category(id=category, name=text(category)) for category in categories),
        consultancy_discount=discount,
        services=members,
    )


UNFINISHED = ("{", "}", "None", "..")


def unfinished(report: Report, language: Language) -> list[str]:
    """Return the signs of unfilled templates in a report's text."""
    written = as_text(report, "DKK", language)
    return [sign for sign in UNFINISHED if sign in written]


def code_of(error_message: Message) -> str:
    """Return the code of a message; one for visitors reads in every language."""
    for language in LANGUAGES if error_message.code in VISITOR_MESSAGES else ():
        assert say(error_message, language, words=unit_words(PAYSLIPS, language))
    return error_message.code


def total(charges: Sequence[Charge]) -> Fraction:
    """Return the sum of charges, computed with fractions."""
    return sum((charge.quantity * Fraction(charge.unit_amount) for charge in charges), Fraction(0))


def nearest(exact: Fraction, step: Fraction) -> Fraction:
    """Return the multiple of `step` nearest to a non-negative amount, halfway up."""
    return (exact / step + Fraction(1, 2)).__floor__() * step


def lower_bounds(steps: Sequence[Bracket]) -> Iterator[tuple[int, Bracket]]:
    """Return each bracket with the last unit before it."""
    return zip((0, *(step.up_to or 0 for step in steps)), steps, strict=False)


languages: st.SearchStrategy[Language] = st.sampled_from(LANGUAGES)

counts = st.integers(0, MAX_COUNT)

small_amounts = st.decimals(0, 10_000, places=4)

wide_amounts = st.builds(
    lambda whole, decimals: Decimal(f"{whole}.{decimals}"),
    st.integers(0, 10**30 - 1),
    st.text("0123456789", min_size=1, max_size=30),
)
"""Every amount that a data file can contain."""

amounts = st.one_of(small_amounts, wide_amounts)

steps = st.integers(1, 500).map(lambda cents: Decimal(cents) / 100)


@st.composite
def bracket_tables(
    draw: st.DrawFn,
    highest: int = MAX_COUNT,
    unit_amounts: Amounts = amounts,
    flat_amounts: Amounts = amounts,
) -> tuple[Bracket, ...]:
    """Draw brackets with bounds up to `highest` and the open end last."""
    bounds = draw(st.lists(st.integers(1, highest), max_size=5, unique=True).map(sorted))
    return tuple(
        Bracket(up_to=bound, unit_amount=draw(unit_amounts), flat_amount=draw(flat_amounts))
        for bound in (*bounds, None)
    )


included_units = st.one_of(st.just(0), st.integers(0, 1_000))

usages = st.one_of(
    st.builds(PerUnit, unit_amount=amounts, included_units=included_units),
    st.builds(Graduated, brackets=bracket_tables(), included_units=included_units),
    st.builds(Volume, brackets=bracket_tables(), included_units=included_units),
    st.builds(
        Package,
        size=st.integers(1, MAX_COUNT),
        amount=amounts,
        included_units=included_units,
    ),
)

tier_prices = st.builds(
    TierPrice, base=amounts, usage=usages, minimum=st.just(Decimal(0)) | amounts
)

catalogues = st.builds(
    lambda price, step, rate, included: catalogue(
        price_list("now", price=price), step=str(step), vat_rate=str(rate), vat_included=included
    ),
    tier_prices,
    steps,
    st.decimals(0, 1, places=4),
    st.booleans(),
)
"""The tier `basis` at one price, rounded to any step, with or without VAT."""

NEAR = 400
"""The highest count at which the slope of a near price changes."""

_rates = st.decimals(0, 50, places=4)
_sums = st.just(Decimal(0)) | st.decimals(0, 3_000, places=3)
_few = st.just(0) | st.integers(0, 50)
_near_tables = bracket_tables(NEAR - 50, _rates, _sums)

near_prices = st.builds(
    TierPrice,
    base=_sums,
    usage=st.one_of(
        st.builds(PerUnit, unit_amount=_rates, included_units=_few),
        st.builds(Graduated, brackets=_near_tables, included_units=_few),
        st.builds(Volume, brackets=_near_tables, included_units=_few),
        st.builds(Package, size=st.integers(1, 60), amount=_sums, included_units=_few),
    ),
    minimum=_sums,
)
"""Prices whose brackets and included units are few enough for a sweep to pass them all."""

step_texts = st.sampled_from(["0.01", "0.05", "0.25", "1.00", "5.00"])
