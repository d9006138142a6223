"""Specification of the data for other programs: JSON as OpenAPI says, CSV, and what stays out."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from calculator.model import Text
from calculator.quote import quote_under
from hooks.content.load import Content
from hooks.exports.files import FILES
from hooks.exports.schemas import WorkedPrice
from hooks.exports.worked_prices import worked_prices
from tests.exports.promise import PROMISE, keys
from tests.publishing import ADDRESS, CONTENTS, NO_EXAMPLES, files, published

API = "api/v1/"


@pytest.fixture(params=sorted(CONTENTS))
def content(request: pytest.FixtureRequest) -> Content:
    """Return each provider's data, and data without examples."""
    return CONTENTS[request.param]


def _document(content: Content, name: str) -> Any:  # noqa: ANN401, JSON
    return json.loads(files(published(content))[f"{API}{name}"])


def _json_files(content: Content) -> dict[str, Any]:
    made = files(published(content))
    return {
        path.removeprefix(API): json.loads(written)
        for path, written in made.items()
        if path.endswith(".json")
    }


def _closed(schema: Any) -> Any:  # noqa: ANN401, JSON
    """Return a schema that takes no key beyond those that it names."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(part) for key, part in schema.items()}
    return {**closed, "additionalProperties": False} if "properties" in schema else closed


def _path_of(name: str) -> str:
    return "/price-lists/{id}.json" if name.startswith("price-lists/") else f"/{name}"


def test_each_document_is_as_openapi_says(content: Content) -> None:
    """Every JSON file has what its schema demands, and nothing that the schema does not name."""
    documents = _json_files(content)
    described = documents.pop("openapi.json")
    schemas = _closed({"components": described["components"]})
    for name, document in documents.items():
        got = described["paths"][_path_of(name)]["get"]
        schema = got["responses"]["200"]["content"]["application/json"]["schema"]
        whole = {**schema, **schemas}
        Draft202012Validator.check_schema(whole)
        Draft202012Validator(whole).validate(document)


def test_openapi_describes_every_file(content: Content) -> None:
    """Each file of the data but the description itself has a path, under the right media type."""
    described = _document(content, "openapi.json")
    found = {
        path: next(iter(item["get"]["responses"]["200"]["content"]))
        for path, item in described["paths"].items()
    }
    expected = {f"/{file.path}": file.media_type for file in FILES if file.path != "openapi.json"}
    assert expected == found
    assert "3.1" == described["openapi"][:3]
    assert [{"url": f"{ADDRESS}api/v1"}] == described["servers"]


def test_openapi_has_every_schema_and_parameter_that_it_names(content: Content) -> None:
    """References lead to a schema, ids of operations are unique, and paths name their parts."""
    described = _document(content, "openapi.json")
    written = json.dumps(described)
    references = {part.partition('"')[0] for part in written.split('"$ref": "')[1:]}
    schemas = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}
    assert references == schemas
    operations = [item["get"]["operationId"] for item in described["paths"].values()]
    assert len(set(operations)) == len(operations)
    for path, item in described["paths"].items():
        named = {part.partition("}")[0] for part in path.split("{")[1:]}
        assert named == {parameter["name"] for parameter in item["parameters"]}


def test_index_names_every_file(content: Content) -> None:
    """Whoever has the index finds everything else."""
    urls = {file["url"] for file in _document(content, "index.json")["files"]}
    made = {f"{ADDRESS}{path}" for path in files(published(content)) if path.startswith(API)}
    assert made == urls


def test_worked_prices_are_quotes(content: Content) -> None:
    """Every price of every published list, tier and count is the calculator's own."""
    found = list(worked_prices(published(content)))
    catalogue = content.catalogue
    expected = [
        quote_under(catalogue, tier.id, count, price_list, price_list.effective_from)
        for price_list in catalogue.effective_lists
        for tier in catalogue.tiers
        for count in content.site.worked_counts
    ]
    assert [
        (one.price_list.id, one.tier, one.payslips, one.net, one.vat, one.gross, one.currency)
        for one in expected
    ] == [
        (
            price["price_list"],
            price["tier"],
            price["payslips"],
            Decimal(price["net"]),
            Decimal(price["vat"]),
            Decimal(price["gross"]),
            price["currency"],
        )
        for price in found
    ]


def test_csv_has_the_worked_prices(content: Content) -> None:
    """Commas, a header, CRLF, UTF-8: read back, the rows are those of the JSON document."""
    written = files(published(content))[f"{API}prices.csv"].decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(written, newline=""), strict=True))
    prices = _document(content, "prices.json")["prices"]
    assert [{key: str(value) for key, value in price.items()} for price in prices] == rows
    header = "price_list,effective_from,status,tier,payslips,net,vat,gross,currency"
    assert header == written.partition("\r\n")[0]
    assert written.count("\n") == written.count("\r\n") == len(rows) + 1


def test_no_cell_of_the_csv_is_a_formula(content: Content) -> None:
    """A spreadsheet runs nothing, whatever an id begins with."""
    risky = replace(content.catalogue.price_lists[0], id="=1+1")
    lists = (risky, *content.catalogue.price_lists[1:])
    changed = replace(content, catalogue=replace(content.catalogue, price_lists=lists))
    written = files(published(changed))[f"{API}prices.csv"].decode()
    cells = [cell for row in csv.reader(io.StringIO(written)) for cell in row]
    assert "'=1+1" in cells
    assert [] == [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_examples_are_said_to_be_examples_everywhere() -> None:
    """No document of JSON leaves it open whether its amounts are an offer."""
    notice = CONTENTS["data"].site.example_notice
    for name, document in _json_files(CONTENTS["data"]).items():
        if name == "openapi.json":
            assert notice.en in document["info"]["description"]
            continue
        about = document["about"]
        assert ("example", True) == (about["status"], about["is_example"])
        assert {"da": notice.da, "en": notice.en} == about["notice"]
        for price_list in document.get("price_lists", []):
            assert ("example", True) == (price_list["status"], price_list["is_example"])
    assert {"example"} == {price["status"] for price in worked_prices(published(CONTENTS["data"]))}


def test_lists_that_are_no_examples_have_no_notice() -> None:
    """What is in force or to come is shown as such, each list by its own status."""
    lists = _document(NO_EXAMPLES, "price-lists.json")["price_lists"]
    assert [
        ("2024-02", "past", "published", False, None),
        ("2025-01", "in_force", "published", False, None),
        ("2027", "coming", "announced", False, None),
    ] == [
        (one["id"], one["state"], one["status"], one["is_example"], one["notice"]) for one in lists
    ]
    assert ["2024-12-31", "2026-12-31", None] == [one["last_day"] for one in lists]


def test_drafts_never_leave() -> None:
    """Neither the id nor the day of a draft is in any file."""
    everything = b"".join(files(published(NO_EXAMPLES)).values())
    assert b"2027" in everything
    for secret in (b"secret", b"2028", b"draft"):
        assert secret not in everything


def test_the_same_data_make_the_same_bytes(content: Content) -> None:
    """Nothing of a build's time or place is in a file."""
    assert files(published(content)) == files(published(content))


def test_ids_are_those_of_the_data(content: Content) -> None:
    """Tiers, services, categories, units and price lists keep the ids that the data give them."""
    services = _document(content, "services.json")
    assert [one.id for one in content.services.services] == [s["id"] for s in services["services"]]
    assert [one.id for one in content.services.categories] == [
        category["id"] for category in services["categories"]
    ]
    assert list(content.services.units) == list(services["units"])
    tiers = [tier.id for tier in content.catalogue.tiers]
    assert tiers == [tier["id"] for tier in _document(content, "tiers.json")["tiers"]]
    lists = _document(content, "price-lists.json")["price_lists"]
    assert [one.id for one in content.catalogue.effective_lists] == [one["id"] for one in lists]
    assert [tiers] * len(lists) == [list(one["tiers"]) for one in lists]


def _pairs(document: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401, JSON
    """Yield each text of a document in both languages."""
    if isinstance(document, dict):
        if document.keys() == {"da", "en"}:
            yield document["da"], document["en"]
        for part in document.values():
            yield from _pairs(part)
    elif isinstance(document, list):
        for part in document:
            yield from _pairs(part)


def test_texts_are_in_both_languages(content: Content) -> None:
    """Each text of the services is beside its translation."""
    found = set(_pairs(_document(content, "services.json")))
    expected: set[tuple[str, str]] = {
        (text.da, text.en)
        for service in content.services.services
        for text in (service.name, service.summary, service.description)
    }
    assert expected <= found


def test_a_price_list_can_be_calculated_with(content: Content) -> None:
    """The models of a list are the data's, exactly: amounts, bounds and included units."""
    for price_list in content.catalogue.effective_lists:
        document = _document(content, f"price-lists/{price_list.id}.json")["price_list"]
        for tier_id, price in price_list.tiers.items():
            found = document["tiers"][tier_id]
            assert (price.base, price.minimum) == (
                Decimal(found["base"]),
                Decimal(found["minimum"]),
            )
            usage = found["usage"]
            assert price.usage.model == usage["model"]
            assert price.usage.included_units == usage["included_units"]
            brackets = [
                (one["up_to"], Decimal(one["unit_amount"]), Decimal(one["flat_amount"]))
                for one in usage.get("brackets", [])
            ]
            assert [
                (one.up_to, one.unit_amount, one.flat_amount)
                for one in getattr(price.usage, "brackets", ())
            ] == brackets


def test_currency_and_vat_stand_beside_the_amounts(content: Content) -> None:
    """Each price list says what its amounts are in, and whether VAT is in them."""
    vat = content.catalogue.vat
    for price_list in _document(content, "price-lists.json")["price_lists"]:
        assert content.catalogue.currency == price_list["currency"]
        assert (vat.rate, vat.included) == (
            Decimal(price_list["vat"]["rate"]),
            price_list["vat"]["included"],
        )


def test_every_document_says_its_version_and_its_day(content: Content) -> None:
    """A reader knows the form, the day and the price list in force on it."""
    for name, document in _json_files(content).items():
        if name != "openapi.json":
            about = document["about"]
            assert ("1.0.0", "2026-01-31") == (about["version"], about["as_of"])
            in_force = content.catalogue.price_list_on(date(2026, 1, 31))
            assert in_force.id == about["price_list"]


def test_words_cannot_break_the_files() -> None:
    """Quotes, tags and line ends in the data's words are words in every file."""
    content = CONTENTS["data"]
    wild = 'A "b", </script>; <&>\n[c](d)'
    tiers = (replace(content.catalogue.tiers[0], name=Text(da=wild, en=wild)),)
    changed = replace(
        content,
        catalogue=replace(content.catalogue, tiers=(*tiers, *content.catalogue.tiers[1:])),
    )
    assert wild == _document(changed, "tiers.json")["tiers"][0]["name"]["da"]


def test_columns_are_those_of_the_schema() -> None:
    """The CSV's columns and the JSON's keys are one list, in one order."""
    first = next(worked_prices(published(CONTENTS["data"])))
    assert list(WorkedPrice.__annotations__) == list(first)


def test_nothing_of_version_1_is_taken_back(content: Content) -> None:
    """Every key and file that has been published is still there and holds what it held.

    What is new is added with `python -m tests.exports.promise`; what breaks a reader needs a v2.
    """
    promised = set(PROMISE.read_text(encoding="utf-8").splitlines())
    assert promised == set(keys(published(content)))
