"""The trial of forms for editors: what it makes of a schema, and what it counts as lost."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from bench.forms.fields import Form
from bench.forms.losses import losses
from calculator.model import Catalogue

DATA = Path(__file__).parents[1] / "guide"
TIERS = (DATA / "tiers.yaml").read_text(encoding="utf-8")
SCHEMA = TypeAdapter(Catalogue).json_schema()


def _field(fields: list[dict[str, Any]], *path: str) -> dict[str, Any]:
    """Give the field at that path of names."""
    found = next(field for field in fields if field["name"] == path[0])
    return _field(found["fields"], *path[1:]) if len(path) > 1 else found


def _form(*, has_unions: bool) -> list[dict[str, Any]]:
    return Form(schema=SCHEMA, tier_ids=["basis", "premium"], has_unions=has_unions).fields()


FIELDS = [
    (("currency",), "string", True),
    (("vat", "included"), "boolean", True),
    (("meter", "hint", "da"), "text", True),
    (("tiers", "summary"), "object", False),
    (("price_lists", "status"), "select", True),
    (("price_lists", "tiers", "premium", "minimum"), "string", False),
]


@pytest.mark.parametrize(("path", "widget", "is_required"), FIELDS)
def test_a_form_has_a_field_for_each_key(
    path: tuple[str, ...], widget: str, *, is_required: bool
) -> None:
    """The schema says what kind of field it is, and whether it may be left empty."""
    field = _field(_form(has_unions=True), *path)
    assert (widget, is_required) == (field["widget"], field["required"])


def test_a_mapping_by_tier_has_a_field_for_each_tier() -> None:
    """The schema does not know the tiers, so they are given."""
    tiers = _field(_form(has_unions=True), "price_lists", "tiers")
    assert ["basis", "premium"] == [field["name"] for field in tiers["fields"]]


def test_a_union_is_a_choice_or_all_fields_side_by_side() -> None:
    """An editor without unions gets the fields of every usage model, and none is required."""
    path = ("price_lists", "tiers", "basis", "usage")
    choice = _field(_form(has_unions=True), *path)
    names = ["graduated", "package", "per_unit", "volume"]
    assert ("model", names) == (choice["typeKey"], sorted(each["name"] for each in choice["types"]))
    merged = _field(_form(has_unions=False), *path)["fields"]
    assert {"model", "unit_amount", "included_units", "brackets", "size", "amount"} == {
        field["name"] for field in merged
    }
    assert not any(field.get("required", False) for field in merged)


def test_a_file_left_as_it_is_has_lost_nothing(tmp_path: Path) -> None:
    """The same text has everything still, and no line changes."""
    lost = losses(TIERS, TIERS, DATA, tmp_path / "data")
    assert (0, True, ()) == (lost.changed_lines, lost.same_order, lost.problems)
    assert lost.comments.before == lost.comments.after > 0


CHANGES = [
    ('base: "1450.00"', 'base: "1490.00"', 2, True, 0),
    ("# Oldest first.\n", "", 1, True, 0),
    ('effective_from: "2025-01-01"', "effective_from: 2025-01-01", 2, True, 1),
    ("currency: DKK\n", "", 1, False, 1),
]


@pytest.mark.parametrize(("old", "new", "lines", "same_order", "problems"), CHANGES)
def test_what_a_file_has_lost_is_counted(
    old: str, new: str, lines: int, problems: int, tmp_path: Path, *, same_order: bool
) -> None:
    """Lines that a pull request would show, keys that are gone, and what the check says."""
    lost = losses(TIERS, TIERS.replace(old, new), DATA, tmp_path / "data")
    assert (lines, same_order, problems) == (
        lost.changed_lines,
        lost.same_order,
        len(lost.problems),
    )


def test_a_comment_that_is_gone_is_counted(tmp_path: Path) -> None:
    """One of two comments is left."""
    lost = losses(TIERS, TIERS.replace("# Oldest first.\n", ""), DATA, tmp_path / "data")
    assert "1 of 2" == str(lost.comments)
