"""Specification of what search engines read: schema.org as JSON-LD, as its vocabulary has it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculator.model import Text
from calculator.quote import quote
from calculator.usage import PerUnit
from hooks.content.load import Content
from hooks.exports.structured_data import structured_data
from hooks.pages.page_index import FRAME, FRONT_PAGE
from tests.exports.extract import EXTRACT
from tests.publishing import ADDRESS, CONTENTS, DAY, NO_EXAMPLES, published, with_lists

VOCABULARY = json.loads(EXTRACT.read_text(encoding="utf-8"))["types"]
WITHOUT_TYPE: dict[str, type | tuple[type, ...]] = {
    "Boolean": bool,
    "Date": str,
    "DateTime": str,
    "Duration": str,
    "Integer": int,
    "Number": (int, float),
    "Text": str,
    "URL": str,
}
PER_UNIT = with_lists(NO_EXAMPLES, {"effective_from": date(2024, 2, 1)})
VOLUME = with_lists(CONTENTS["vaskeri"], {"status": "published"}, {"status": "published"})
CASES = {**CONTENTS, "per_unit": PER_UNIT, "volume": VOLUME}

WORDS = re.compile(r'"(?:@id|name|url|text|description)":"[^"]*"')
"""What people write, and addresses: both may speak of prices."""


@pytest.fixture(params=sorted(CASES))
def content(request: pytest.FixtureRequest) -> Content:
    """Return data with examples and without, with each way of pricing."""
    return CASES[request.param]


def _graph(content: Content, path: str) -> list[dict[str, Any]]:
    read = json.loads(structured_data(published(content), path))
    assert "https://schema.org" == read["@context"]
    graph: list[dict[str, Any]] = read["@graph"]
    return graph


def _node(content: Content, path: str, kind: str) -> dict[str, Any]:
    [node] = [node for node in _graph(content, path) if node["@type"] == kind]
    return node


def _pages(content: Content) -> list[str]:
    paths = published(content).pages.paths
    return [path for pages in paths.values() for first, path in pages.items() if first != FRAME]


def _kinds(kind: str) -> set[str]:
    """Return a type and all that it is a kind of."""
    return {kind}.union(*(_kinds(above) for above in VOCABULARY[kind]["above"]))


def _values_of(kind: str, name: str) -> set[str]:
    for one in _kinds(kind):
        if name in VOCABULARY[one]["properties"]:
            return set(VOCABULARY[one]["properties"][name].split(" | "))
    return set()


def _mistakes(node: dict[str, Any], ids: set[str]) -> Iterator[str]:
    """Yield each property and value of a node that the vocabulary does not have there."""
    kind = node["@type"]
    for name, value in node.items():
        if name.startswith("@"):
            continue
        allowed = _values_of(kind, name)
        if not allowed:
            yield f"{kind} has no {name}"
        for one in value if isinstance(value, list) else [value]:
            yield from _value_mistakes(one, allowed, f"{kind}.{name}", ids)


def _value_mistakes(value: Any, allowed: set[str], where: str, ids: set[str]) -> Iterator[str]:  # noqa: ANN401, JSON
    if not isinstance(value, dict):
        types = [WITHOUT_TYPE[one] for one in allowed if one in WITHOUT_TYPE]
        if not any(isinstance(value, one) for one in types):
            yield f"{where} is no {value!r}"
    elif value.keys() == {"@id"}:
        if value["@id"] not in ids:
            yield f"{where} leads to no {value['@id']}"
    else:
        if not _kinds(value["@type"]) & allowed:
            yield f"{where} is no {value['@type']}"
        yield from _mistakes(value, ids)


def test_everything_is_in_the_vocabulary(content: Content) -> None:
    """Each type exists, has the property, and the property takes the value."""
    found: list[str] = []
    for path in _pages(content):
        graph = _graph(content, path)
        ids = {node["@id"] for node in graph if "@id" in node}
        found += [mistake for node in graph for mistake in _mistakes(node, ids)]
    assert [] == found


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ({"@type": "Product", "cost": "1.00"}, "Product has no cost"),
        ({"@type": "Product", "price": "1.00"}, "Product has no price"),
        ({"@type": "Offer", "seller": {"@type": "Product"}}, "Offer.seller is no Product"),
        ({"@type": "Offer", "seller": {"@id": "x"}}, "Offer.seller leads to no x"),
        ({"@type": "ListItem", "position": []}, ""),
        ({"@type": "UnitPriceSpecification", "price": True}, ""),
        ({"@type": "PriceSpecification", "minPrice": "1.00"}, "PriceSpecification.minPrice is no"),
    ],
)
def test_the_check_of_the_vocabulary_notices(node: dict[str, Any], words: str) -> None:
    """A property of another type, a value of another kind and a dead reference are found."""
    assert words in "\n".join(_mistakes(node, set()))


def test_pages_below_the_front_page_say_where_they_are(content: Content) -> None:
    """Breadcrumbs begin at the front page, end at the page, and count from one."""
    fronts = {pages[FRONT_PAGE] for pages in published(content).pages.paths.values()}
    for path in _pages(content):
        found = [node for node in _graph(content, path) if node["@type"] == "BreadcrumbList"]
        assert (path in fronts) == (not found)
        for node in found:
            steps = node["itemListElement"]
            assert list(range(1, len(steps) + 1)) == [step["position"] for step in steps]
            home = f"{ADDRESS}en/" if path.startswith("en/") else ADDRESS
            assert home == steps[0]["item"]["@id"]
            own = f"{ADDRESS}{path.removesuffix('.md').removesuffix('index').rstrip('/')}/"
            assert own == steps[-1]["item"]["@id"]


def test_a_tiers_page_is_below_all_tiers() -> None:
    """The way to a tier goes over the page of all tiers."""
    steps = _node(CONTENTS["data"], "en/tiers/basis.md", "BreadcrumbList")["itemListElement"]
    assert ["Service subscriptions", "Tiers", "Basic"] == [step["name"] for step in steps]


@pytest.mark.parametrize(("day", "answer"), [(date(2024, 2, 1), 1), (DAY, 1)])
def test_questions_have_the_answers_of_the_day(day: date, answer: int) -> None:
    """What search engines show is the answer in force, as on the page."""
    content = CONTENTS["data"]
    read = json.loads(structured_data(published(content, day), "faq.md"))
    [page] = [node for node in read["@graph"] if node["@type"] == "FAQPage"]
    assert len(content.faq.entries) == len(page["mainEntity"])
    first = content.faq.entries[0]
    assert first.answers[answer].text.da == page["mainEntity"][0]["acceptedAnswer"]["text"]
    assert f"{ADDRESS}faq/#{first.id}" == page["mainEntity"][0]["url"]


def test_an_example_is_no_offer() -> None:
    """While the list in force is an example, no page has an offer or an amount."""
    for name in ("data", "vaskeri"):
        for path in _pages(CONTENTS[name]):
            written = structured_data(published(CONTENTS[name]), path)
            assert "Offer" not in written
            assert "rice" not in WORDS.sub("", written)


def _offer(content: Content, tier: str) -> dict[str, Any]:
    offer: dict[str, Any] = _node(content, f"abonnementer/{tier}.md", "Product")["offers"]
    return offer


def test_an_offer_holds_from_its_day_to_its_last() -> None:
    """The days are those of the price list in force."""
    offer = _offer(NO_EXAMPLES, "basis")
    assert ("2025-01-01", "2026-12-31") == (offer["validFrom"], offer["validThrough"])
    assert "validThrough" not in _offer(PER_UNIT, "basis")


def test_a_price_per_unit_is_a_base_and_a_unit() -> None:
    """Base and price per unit are the two parts of a price."""
    for tier in PER_UNIT.catalogue.tiers:
        [price] = _offer(PER_UNIT, tier.id)["priceSpecification"]
        expected = PER_UNIT.catalogue.price_list_on(DAY).tiers[tier.id]
        assert isinstance(expected.usage, PerUnit)
        base, unit = price["priceComponent"]
        assert (expected.base, expected.usage.unit_amount) == (
            Decimal(base["price"]),
            Decimal(unit["price"]),
        )
        assert "eligibleQuantity" not in price
        assert {False} == {part["valueAddedTaxIncluded"] for part in (base, unit)}


@pytest.mark.parametrize("name", ["no_examples", "per_unit", "volume"])
def test_what_an_offer_says_is_what_a_month_costs(name: str) -> None:
    """A count in the range of a price, or worked out, costs what the calculator says."""
    catalogue = CASES[name].catalogue
    checked = 0
    for tier in catalogue.tiers:
        for price in _offer(CASES[name], tier.id)["priceSpecification"]:
            bounds = price.get("eligibleQuantity", {"minValue": 0})
            first = bounds["minValue"]
            last = bounds.get("maxValue", first + 1000)
            for count in {first, last}:
                parts = price.get("priceComponent")
                found = (
                    Decimal(price["price"])
                    if parts is None
                    else Decimal(parts[0]["price"]) + count * Decimal(parts[1]["price"])
                )
                assert quote(catalogue, tier.id, count, DAY).total == found
                checked += 1
    assert checked >= len(catalogue.tiers)


def test_placeholders_of_the_provider_are_left_out() -> None:
    """What is not known of the provider is left out rather than made up."""
    found = _graph(CONTENTS["data"], "index.md")[0]
    assert {"@type", "@id", "name", "url"} == set(found)
    content = CONTENTS["data"]
    known = replace(content.site.provider.phone, placeholder=False)
    provider = replace(content.site.provider, phone=known)
    changed = replace(content, site=replace(content.site, provider=provider))
    assert known.value == _graph(changed, "index.md")[0]["telephone"]


def test_words_never_end_the_script() -> None:
    """A name with a closing tag stays a name."""
    wild = "</script><script>alert(1)</script> & \u2028"
    content = CONTENTS["data"]
    first, *others = content.catalogue.tiers
    tiers = (replace(first, name=Text(da=wild, en=wild)), *others)
    changed = replace(content, catalogue=replace(content.catalogue, tiers=tiers))
    written = structured_data(published(changed), f"abonnementer/{first.id}.md")
    assert not set("<>&\u2028") & set(written)
    assert wild == _node(changed, f"abonnementer/{first.id}.md", "Product")["name"]
