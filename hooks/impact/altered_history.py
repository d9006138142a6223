"""Prices that customers have been invoiced by, and that a change alters all the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calculator.model import Catalogue, PriceList


@dataclass(frozen=True, slots=True)
class AlteredHistory:
    """A list that was in force: removed, moved, or other prices for `tiers`, none for `lacks`."""

    price_list: PriceList
    is_removed: bool = False
    moved_to: date | None = None
    tiers: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


def altered_history(before: Catalogue, after: Catalogue, day: date) -> Iterator[AlteredHistory]:
    """Yield each real price list in force by that Danish date that is not what it was.

    Drafts have never been in force, and examples never been a price. An added tier alters no
    earlier price.
    """
    for price_list in before.effective_lists:
        if price_list.status == "example" or price_list.effective_from > day:
            continue
        now = next((other for other in after.effective_lists if other.id == price_list.id), None)
        if now is None:
            yield AlteredHistory(price_list, is_removed=True)
            continue
        moved = now.effective_from if now.effective_from != price_list.effective_from else None
        lacks = tuple(tier_id for tier_id in price_list.tiers if tier_id not in now.tiers)
        tiers = tuple(
            tier_id
            for tier_id, price in price_list.tiers.items()
            if tier_id not in lacks and now.tiers[tier_id] != price
        )
        if moved or tiers or lacks:
            yield AlteredHistory(price_list, moved_to=moved, tiers=tiers, lacks=lacks)
