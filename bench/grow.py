"""Data of any size, made from the real data: more tiers, services, price lists and questions.

The model's languages are two, Danish and English, and no factor changes that: each text names both.
"""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

type _Data = dict[str, Any]

_EARLIEST = date(1990, 1, 1)
"""The day on which the first copied price list takes effect; one follows each day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """How many times as many of each there are as in the real data."""

    tiers: int = 1
    services: int = 1
    price_lists: int = 1
    questions: int = 1


def grow(data: Path, folder: Path, factors: Factors) -> None:
    """Write the data files of `data`, multiplied, into a folder, which is created if missing."""
    folder.mkdir(parents=True, exist_ok=True)
    tiers, services, faq = (_read(data / f"{name}.yaml") for name in ("tiers", "services", "faq"))
    _grow_lists(tiers, factors.price_lists)
    _grow_tiers(tiers, services, factors.tiers)
    services["services"] = _times(services["services"], factors.services)
    faq["entries"] = _times(faq["entries"], factors.questions)
    for name, grown in (("tiers", tiers), ("services", services), ("faq", faq)):
        _write(folder / f"{name}.yaml", grown)
    (folder / "site.yaml").write_bytes((data / "site.yaml").read_bytes())


def _times(items: list[_Data], times: int) -> list[_Data]:
    """Return the items, then `times - 1` copies of them with ids of their own."""
    return [_copied(item, turn) for turn in range(times) for item in items]


def _copied(item: _Data, turn: int) -> _Data:
    return deepcopy(item) | {"id": _identity(item["id"], turn)}


def _identity(identity: str, turn: int) -> str:
    return f"{identity}-{turn}" if turn else identity


def _grow_lists(tiers: _Data, times: int) -> None:
    """Insert copies of the price lists before the real ones, so that the same list is in force."""
    lists = tiers["price_lists"]
    earlier = [_copied(price_list, turn) for turn in range(1, times) for price_list in lists]
    for position, price_list in enumerate(earlier):
        price_list["effective_from"] = (_EARLIEST + timedelta(days=position)).isoformat()
    tiers["price_lists"] = earlier + lists


def _grow_tiers(tiers: _Data, services: _Data, times: int) -> None:
    """Append more expensive copies of the tiers, each with prices and services."""
    tiers["tiers"] = _times(tiers["tiers"], times)
    for copied in tiers["tiers"][len(tiers["tiers"]) // times :]:
        copied.pop("recommended", None)
    for price_list in tiers["price_lists"]:
        price_list["tiers"] = {
            _identity(tier_id, turn): _dearer(price, turn)
            for turn in range(times)
            for tier_id, price in price_list["tiers"].items()
        }
    for service in services["services"]:
        service["tiers"] = {
            _identity(tier_id, turn): deepcopy(inclusion)
            for turn in range(times)
            for tier_id, inclusion in service["tiers"].items()
        }


def _dearer(price: _Data, turn: int) -> _Data:
    return deepcopy(price) | {"base": str(Decimal(price["base"]) + turn)}


def _read(file: Path) -> Any:  # noqa: ANN401, a data file
    return yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)


def _write(file: Path, grown: _Data) -> None:
    text = yaml.dump(grown, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")
