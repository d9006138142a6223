"""The cheapest tier that has the services a customer needs, including consultancy."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.finder import (
    MAX_HOURLY_RATE,
    MAX_HOURS,
    Finding,
    find,
    parse_hourly_rate,
    parse_hours,
)
from calculator.formatting import Language
from calculator.model import Catalogue, TierPrice
from calculator.quote import quote
from calculator.services import Inclusion, Services
from tests.calculator.examples import (
    FIRST_DAY,
    NO,
    YES,
    by_letter,
    code_of,
    counts,
    flat_price,
    languages,
    nearest,
    percent,
    service,
    services,
    text,
    tier_prices,
)

PRICED = by_letter(flat_price("1000"), flat_price("1100"), flat_price("1200"))

SERVICES = services(
    service("portal", a=YES, b=YES, c=YES),
    service("courses", a=NO, b=NO, c=YES),
    service("advice", a=NO, b=YES, c=NO),
    service("cut", a=NO, b=percent("10"), c=percent("50")),
    discount="cut",
)


def _find(needs: list[str], hours: str = "0", rate: str = "0", payslips: int = 1) -> Finding:
    return find(
        PRICED,
        SERVICES,
        needs=needs,
        hours=Decimal(hours),
        hourly_rate=Decimal(rate),
        payslips=payslips,
        day=FIRST_DAY,
    )


FOUND: list[tuple[list[str], str, str | None]] = [
    ([], "0", "a"),
    (["portal"], "0", "a"),
    (["advice"], "0", "b"),
    (["courses"], "0", "c"),
    (["portal", "cut"], "0", "b"),
    (["courses", "advice"], "0", None),
    ([], "12", "a"),
    ([], "12.01", "c"),
    (["advice"], "12.01", "b"),
]


@pytest.mark.parametrize(("needs", "hours", "expected"), FOUND)
def test_the_cheapest_tier_that_fits_is_found(
    needs: list[str], hours: str, expected: str | None
) -> None:
    """At 400 an hour, a higher tier's discount pays for itself at 12 hours a year."""
    best = _find(needs, hours, "400").best
    assert expected == (None if best is None else best.quote.tier)


def test_every_tier_is_a_candidate() -> None:
    """A year's subscription, the discount, and consultancy at the price less the discount."""
    assert [
        ("a", "12000.00", "0.00", "4001.50", "16001.50"),
        ("b", "13200.00", "0.10", "3601.35", "16801.35"),
        ("c", "14400.00", "0.50", "2000.75", "16400.75"),
    ] == [
        (
            candidate.quote.tier,
            str(candidate.subscription),
            str(candidate.discount),
            str(candidate.consultancy),
            str(candidate.total),
        )
        for candidate in _find([], "10", "400.15").candidates
    ]


def test_consultancy_is_rounded_half_up_once() -> None:
    """Hours times rate less the discount is exact before it is rounded to the cent."""
    consultancy = [candidate.consultancy for candidate in _find([], "0.5", "0.21").candidates]
    assert ["0.11", "0.09", "0.05"] == list(map(str, consultancy))


def test_a_finding_has_the_question() -> None:
    """Each needed service once, in the order of the question, with hours and rate."""
    finding = _find(["courses", "portal", "courses"], "7.5", "1000")
    assert (["courses", "portal"], Decimal("7.5"), Decimal(1000)) == (
        [need.id for need in finding.needs],
        finding.hours,
        finding.hourly_rate,
    )


def test_a_candidate_has_the_missing_services() -> None:
    """The needed services that the tier lacks, in the order of the question."""
    assert [["courses", "advice"], ["courses"], ["advice"]] == [
        [missing.id for missing in candidate.missing]
        for candidate in _find(["courses", "portal", "advice"]).candidates
    ]


REFUSED = [
    (["lost"], 1, FIRST_DAY, "needs", "service.unknown"),
    (["portal", ""], 1, FIRST_DAY, "needs", "service.unknown"),
    ([], -1, FIRST_DAY, "payslips", "payslips.negative"),
    ([], 1, date(2024, 1, 1), "date", "date.before_first"),
]


@pytest.mark.parametrize(("needs", "payslips", "day", "field", "expected"), REFUSED)
def test_an_invalid_question_is_rejected(
    needs: list[str], payslips: int, day: date, field: str, expected: str
) -> None:
    """An unknown service, and what is invalid for a quote, by the name of the field."""
    with pytest.raises(InputError) as raised:
        find(
            PRICED,
            SERVICES,
            needs=needs,
            hours=Decimal(0),
            hourly_rate=Decimal(0),
            payslips=payslips,
            day=day,
        )
    assert (field, expected) == (raised.value.field, code_of(raised.value.message))


SOMETHING = {
    YES: True,
    NO: False,
    percent("15"): True,
    percent("0"): False,
    Inclusion(text=text("Cases")): True,
}
"""Each kind of inclusion, and whether the tier has the service."""

NAMES = ("advice", "courses", "portal")
inclusions = st.sampled_from(list(SOMETHING))
discounts = st.decimals(0, 100, places=2)
few_prices = st.lists(tier_prices, min_size=1, max_size=4)
needed = st.lists(st.sampled_from(NAMES))
hours_a_year = st.decimals(0, MAX_HOURS, places=2)
hourly_rates = st.decimals(0, MAX_HOURLY_RATE, places=2)


@st.composite
def tables(draw: st.DrawFn) -> Services:
    """Draw the inclusions of the tiers a to d in three services, and their discounts."""
    cut = replace(service("cut"), tiers={tier: percent(f"{draw(discounts)}") for tier in "abcd"})
    ordinary = [
        replace(service(name), tiers={tier: draw(inclusions) for tier in "abcd"}) for name in NAMES
    ]
    return services(*ordinary, cut, discount="cut")


catalogues = st.builds(
    lambda prices, included: by_letter(*prices, vat_included=included), few_prices, st.booleans()
)


@given(catalogues, tables(), needed, hours_a_year, hourly_rates, counts)
def test_the_best_tier_is_the_best_of_all_that_fit(  # noqa: PLR0917, the parts of a question
    priced: Catalogue,
    table: Services,
    needs: list[str],
    hours: Decimal,
    rate: Decimal,
    count: int,
) -> None:
    """Nothing that has all the needs costs less in a year, and no lower tier costs the same."""
    (*_, cut) = table.services
    years = [
        (
            12 * Fraction(quote(priced, tier.id, count, FIRST_DAY).total)
            + nearest(
                Fraction(hours * rate) * (1 - Fraction(cut.tiers[tier.id].quantity or 0) / 100),
                Fraction(1, 100),
            ),
            tier.id,
        )
        for tier in priced.tiers
        if all(SOMETHING[table.service(need).tiers[tier.id]] for need in needs)
    ]
    found = find(
        priced, table, needs=needs, hours=hours, hourly_rate=rate, payslips=count, day=FIRST_DAY
    )
    best = [] if found.best is None else [(Fraction(found.best.total), found.best.quote.tier)]
    assert sorted(years)[:1] == best


@given(few_prices, tables(), needed)
def test_a_candidate_lacks_exactly_the_services_that_are_missing(
    prices: list[TierPrice], table: Services, needs: list[str]
) -> None:
    """A needed service is missing once or not at all, for every kind of inclusion."""
    priced = by_letter(*prices)
    found = find(
        priced,
        table,
        needs=needs,
        hours=Decimal(0),
        hourly_rate=Decimal(0),
        payslips=0,
        day=FIRST_DAY,
    )
    assert [
        [need for need in dict.fromkeys(needs) if not SOMETHING[table.service(need).tiers[tier.id]]]
        for tier in priced.tiers
    ] == [[missing.id for missing in candidate.missing] for candidate in found.candidates]


READ: list[tuple[str, Language, str]] = [
    ("", "da", "0"),
    (" \u00a0\n", "da", "0"),
    ("7,5", "da", "7.5"),
    ("1.250", "da", "1250"),
    ("10,000", "en", "10000"),
]


@pytest.mark.parametrize(("written", "language", "expected"), READ)
def test_hours_and_rate_are_read_and_empty_is_zero(
    written: str, language: Language, expected: str
) -> None:
    """An empty field means no consultancy."""
    assert Decimal(expected) == parse_hours(written, language)
    assert Decimal(expected) == parse_hourly_rate(written, language)


@pytest.mark.parametrize("written", ["-1", "7,5055", "mange", "1000000"])
@given(language=languages)
def test_hours_and_rate_are_rejected_by_their_field(written: str, language: Language) -> None:
    """Each has its own name, and its own maximum in the message."""
    with pytest.raises(InputError) as hours:
        parse_hours(written, language)
    with pytest.raises(InputError) as rate:
        parse_hourly_rate(written, language)
    assert [("hours", {"maximum": MAX_HOURS}), ("rate", {"maximum": MAX_HOURLY_RATE})] == [
        (raised.value.field, raised.value.message.parameters) for raised in (hours, rate)
    ]


def test_the_largest_hours_and_rate_are_read() -> None:
    """The maximum is valid, and a cent more is not."""
    assert MAX_HOURS == parse_hours(f"{MAX_HOURS},00", "da")
    assert MAX_HOURLY_RATE == parse_hourly_rate(f"{MAX_HOURLY_RATE}", "da")
    with pytest.raises(InputError):
        parse_hours(f"{MAX_HOURS},01", "da")
