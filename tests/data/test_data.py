"""The real data say what is known of the offer, and nothing else as if it were known."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from calculator.model import PriceList, Text
from calculator.quote import quote
from calculator.services import Inclusion, Service
from calculator.usage import Graduated, PerUnit
from hooks.cli.main import main
from hooks.content.load import load_content

DATA = Path(__file__).parents[2] / "data"
CONTENT = load_content(DATA)
CATALOGUE = CONTENT.catalogue
TIERS = ["basis", "standard", "professionel", "premium"]
SERVICES = {service.id: service for service in CONTENT.services.services}


def _by_id(service: Service) -> str:
    return service.id


def _price_list(identity: str) -> PriceList:
    return next(price_list for price_list in CATALOGUE.price_lists if price_list.id == identity)


def test_there_are_four_tiers_from_the_lowest_to_the_highest() -> None:
    """Professionel and Premium are the provider's own names; the lower two are examples."""
    assert [
        ("basis", "Basis", "Basic", True),
        ("standard", "Standard", "Standard", True),
        ("professionel", "Professionel", "Professional", False),
        ("premium", "Premium", "Premium", False),
    ] == [(tier.id, tier.name.da, tier.name.en, tier.example) for tier in CATALOGUE.tiers]


def test_there_are_eighteen_services() -> None:
    """Each service that is known appears once."""
    assert [
        "advisory",
        "certificates",
        "compliance",
        "courses",
        "custom_terms",
        "discount",
        "fast_track",
        "help_center",
        "incident_contact",
        "knowledge_sharing",
        "newsletter",
        "personal_consultant",
        "portal",
        "service_review",
        "strategic_partner",
        "support",
        "test_environment",
        "updates",
    ] == sorted(SERVICES)


def test_there_are_six_questions() -> None:
    """Each question that customers ask has its answer."""
    assert [
        "choose-freely",
        "no-choice",
        "change-tier",
        "advice-first",
        "decline",
        "learn-more",
    ] == [entry.id for entry in CONTENT.faq.entries]


YES = Inclusion(included=True)

KNOWN = [
    *((service, tier, YES) for service in ("updates", "newsletter", "portal") for tier in TIERS),
    *((service, tier, YES) for service in ("help_center", "certificates") for tier in TIERS),
    ("fast_track", "professionel", YES),
    ("fast_track", "premium", YES),
    ("courses", "professionel", YES),
    ("personal_consultant", "professionel", YES),
    ("strategic_partner", "professionel", YES),
    ("service_review", "professionel", Inclusion(quantity=Decimal(1), unit="times_per_year")),
    ("discount", "professionel", Inclusion(quantity=Decimal(15), unit="percent")),
    ("compliance", "professionel", Inclusion(quantity=Decimal(2), unit="hours_per_year")),
]


@pytest.mark.parametrize(
    ("service", "tier", "expected"), KNOWN, ids=[f"{row[0]} {row[1]}" for row in KNOWN]
)
def test_what_is_known_of_a_tier_is_known_data(
    service: str, tier: str, expected: Inclusion
) -> None:
    """What is public is in the data and is not marked as an example."""
    assert expected == SERVICES[service].tiers[tier]


GUESSED = [
    ("test_environment", "premium", True),
    ("test_environment", "professionel", False),
    ("custom_terms", "premium", True),
    ("custom_terms", "professionel", False),
    ("advisory", "professionel", True),
    ("courses", "premium", True),
    ("courses", "standard", False),
    ("fast_track", "standard", False),
]


@pytest.mark.parametrize(("service", "tier", "expected"), GUESSED)
def test_what_is_not_known_of_a_tier_is_an_example(service: str, tier: str, expected: bool) -> None:
    """What no public source says is in the data and is marked as an example."""
    inclusion = SERVICES[service].tiers[tier]
    assert (expected, True) == (inclusion.has_something, inclusion.example)


def test_support_depends_on_the_tier() -> None:
    """The extent of support is text, and differs between the lowest and the highest tier."""
    extents = [SERVICES["support"].tiers[tier].text for tier in TIERS]
    assert None not in extents
    assert extents[0] != extents[-1]


def _extent(inclusion: Inclusion) -> Decimal:
    """Return how much it is, where every text is as much as a yes."""
    return Decimal(inclusion.has_something) if inclusion.quantity is None else inclusion.quantity


@pytest.mark.parametrize("service", SERVICES.values(), ids=_by_id)
def test_a_higher_tier_never_has_less_than_a_lower(service: Service) -> None:
    """From tier to tier, a service stays or grows."""
    extents = [_extent(service.tiers[tier]) for tier in TIERS]
    assert sorted(extents) == extents


@pytest.mark.parametrize("service", SERVICES.values(), ids=_by_id)
def test_a_service_is_measured_in_one_way(service: Service) -> None:
    """Tiers that have something of a service can be compared: by one unit, in words, or by yes."""
    ways = {
        (inclusion.unit, inclusion.text is None)
        for inclusion in service.tiers.values()
        if inclusion.has_something
    }
    assert 1 == len(ways)


def test_the_offer_begins_in_february_2024_with_one_flat_rate_per_payslip() -> None:
    """The first price list applies from 1 February 2024 and has no brackets."""
    first = CATALOGUE.price_lists[0]
    assert (date(2024, 2, 1), {PerUnit}) == (
        first.effective_from,
        {type(price.usage) for price in first.tiers.values()},
    )


def test_the_published_amounts_are_those_of_the_public_price_list() -> None:
    """Professionel: 4,244 a month, 4.04 per payslip up to 350 and 3.03 from 351 to 750."""
    price = _price_list("2025-01").tiers["professionel"]
    assert isinstance(price.usage, Graduated)
    assert (
        Decimal(4244),
        [(350, Decimal("4.04")), (750, Decimal("3.03"))],
    ) == (
        price.base,
        [(bracket.up_to, bracket.unit_amount) for bracket in price.usage.brackets[:2]],
    )


PUBLISHED = [(0, "4244.00"), (350, "5658.00"), (351, "5661.03"), (750, "6870.00")]


@pytest.mark.parametrize(("payslips", "expected"), PUBLISHED)
def test_professionel_costs_what_the_public_price_list_gives(payslips: int, expected: str) -> None:
    """Base price and price per payslip, worked out by hand."""
    month = quote(CATALOGUE, "professionel", payslips, date(2025, 1, 1))
    assert expected == str(month.net)


def test_amounts_are_danish_kroner_without_vat() -> None:
    """Customers are businesses; VAT is 25 per cent."""
    assert ("DKK", Decimal("0.25"), False, "payslips") == (
        CATALOGUE.currency,
        CATALOGUE.vat.rate,
        CATALOGUE.vat.included,
        CATALOGUE.meter.id,
    )


@pytest.mark.parametrize(
    "price_list", CATALOGUE.effective_lists, ids=lambda price_list: price_list.id
)
def test_a_higher_tier_costs_at_least_as_much_as_a_lower(price_list: PriceList) -> None:
    """At each count from 0 to 2,000, and so at each bracket's edge."""
    nets = (
        [quote(CATALOGUE, tier, payslips, price_list.effective_from).net for tier in TIERS]
        for payslips in range(2_001)
    )
    assert [] == [row for row in nets if sorted(row) != row]


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize(
    "price_list", CATALOGUE.effective_lists, ids=lambda price_list: price_list.id
)
def test_more_payslips_never_cost_less(price_list: PriceList, tier: str) -> None:
    """Where a price falls by bracket, the month's total still rises."""
    nets = [
        quote(CATALOGUE, tier, payslips, price_list.effective_from).net for payslips in range(2_001)
    ]
    assert all(fewer <= more for fewer, more in pairwise(nets))


@pytest.mark.parametrize("identity", ["choose-freely", "no-choice"])
def test_answers_bound_to_the_deadline_end_with_it(identity: str) -> None:
    """Up to and including 15 January 2024 one answer holds, and another one after."""
    entry = next(entry for entry in CONTENT.faq.entries if entry.id == identity)
    assert entry.answer_on(date(2024, 1, 15)) != entry.answer_on(date(2024, 1, 16))
    assert entry.answer_on(date(2024, 1, 16)) == entry.answer_on(date(9999, 1, 1))


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


TEXTS = list(_texts(CONTENT))
SENTENCE = 25
"""From this length on, words that are the same in two languages were forgotten in one."""


def test_every_sentence_is_in_danish_and_in_english() -> None:
    """No sentence is left untranslated."""
    assert len(TEXTS) > 100
    assert [] == [text.da for text in TEXTS if len(text.da) > SENTENCE and text.da == text.en]


def test_no_amount_is_in_a_text() -> None:
    """Amounts are in the price lists alone, where they are checked and dated."""
    money = re.compile(r"[0-9]\s*(kr\b|DKK|kroner)|(kr\.?|DKK)\s*[0-9]", re.IGNORECASE)
    assert [] == [text for text in TEXTS if money.search(f"{text.da}\n{text.en}")]


def test_real_data_are_in_order() -> None:
    """`takst validate` finds nothing."""
    result = CliRunner().invoke(main, ["validate", "--data", str(DATA), "--lang", "en"])
    assert (0, "The data are in order.\n") == (result.exit_code, result.output)


NOT_READY = [
    "price list 2024-02 is an example",
    "price list 2025-01 is an example",
    "tiers: basis is an example",
    "tiers: standard is an example",
    "test_environment: premium is an example",
    "url is a placeholder",
    "address is a placeholder",
    "phone is a placeholder",
    "email is a placeholder",
    "cvr is a placeholder",
]


@pytest.fixture(scope="module")
def release() -> str:
    """Return what `takst validate --release` says of the real data."""
    options = ["validate", "--release", "--data", str(DATA), "--lang", "en"]
    result = CliRunner().invoke(main, options)
    assert 1 == result.exit_code
    return result.output


@pytest.mark.parametrize("expected", NOT_READY)
def test_examples_and_placeholders_keep_the_data_from_being_published(
    release: str, expected: str
) -> None:
    """What is not known is reported before the site is published."""
    assert f"error: {expected} (" in release


def test_what_is_known_does_not_keep_the_data_from_being_published(release: str) -> None:
    """The names of the upper tiers and what is public are not among the examples."""
    assert "tiers: professionel" not in release
    assert "updates: " not in release
