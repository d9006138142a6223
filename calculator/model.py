"""Tiers and price lists: the content of the data files as frozen values.

These dataclasses are the only model: the build validates YAML into them, the pages and the
command line show them, and the browser runs on them.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from calculator.errors import InputError, Problem, RuleError, message
from calculator.fields import (
    Address,
    Amount,
    Currency,
    Flag,
    Id,
    IsoDate,
    Rate,
    Step,
    Words,
    shown,
)
from calculator.formatting import Language
from calculator.money import ZERO
from calculator.usage import Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The same words in each language."""

    da: Words
    en: Words

    def in_language(self, language: Language) -> str:
        """Return the words in that language."""
        return self.da if language == "da" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Vat:
    """The rate of VAT, and whether the amounts of the price lists include it."""

    rate: Rate
    included: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """How the month's total is rounded, once: half up to a multiple of `step`."""

    mode: Literal["half_up"]
    step: Step
    stage: Literal["total"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """What is counted and therefore billed: its words for 1 and for every other number.

    `hint` explains, next to the field, what to count. Whatever the words are, the count is called
    `payslips` in links, CSV and JSON, because other programs and saved links rely on that name.
    """

    id: Id
    one: Text
    other: Text
    hint: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A subscription that customers choose; `example` marks a name that is an example.

    `recommended` marks the tier that the pages recommend; at most one tier has it.
    """

    id: Id
    name: Text
    summary: Text | None = None
    description: Text | None = None
    example: Flag = False
    recommended: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TierPrice:
    """A tier's monthly price in one price list.

    `base` is charged for any count; `minimum` is the lowest total of a month.
    """

    base: Amount
    usage: Usage
    minimum: Amount = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a price list's amounts come from."""

    label: Text
    url: Address | None = None


type Status = Literal["draft", "announced", "published", "example"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """The prices of every tier from `effective_from`, a Danish date, until the next list's."""

    id: Id
    effective_from: IsoDate
    status: Status
    source: Source | None = None
    tiers: Mapping[str, TierPrice]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All tiers, lowest first, and all price lists, oldest first."""

    currency: Currency
    vat: Vat
    rounding: Rounding
    meter: Meter
    tiers: tuple[Tier, ...]
    price_lists: tuple[PriceList, ...]

    def __post_init__(self) -> None:
        """Raise RuleError for duplicate ids, two recommendations, and invalid lists."""
        outlines = [
            ListOutline(price_list.id, price_list.effective_from, tuple(price_list.tiers))
            for price_list in self.price_lists
        ]
        problems = (
            *catalogue_problems([tier.id for tier in self.tiers], outlines),
            *recommendation_problems([tier.recommended for tier in self.tiers]),
        )
        if problems:
            raise RuleError(problems)

    def tier(self, tier_id: str) -> Tier:
        """Return the tier of that id; raises InputError where there is none."""
        for tier in self.tiers:
            if tier.id == tier_id:
                return tier
        known = ", ".join(tier.id for tier in self.tiers)
        raise InputError("tier", message("tier.unknown", tier=shown(tier_id), known=known))

    @property
    def recommended(self) -> Tier | None:
        """The tier that the pages recommend, if any."""
        return next((tier for tier in self.tiers if tier.recommended), None)

    @property
    def effective_lists(self) -> tuple[PriceList, ...]:
        """The price lists that are or will be in force: all but drafts, oldest first."""
        return tuple(price_list for price_list in self.price_lists if price_list.status != "draft")

    def price_list(self, list_id: str) -> PriceList:
        """Return the price list of that id; raises InputError where there is none but a draft."""
        for price_list in self.effective_lists:
            if price_list.id == list_id:
                return price_list
        raise InputError("list", message("list.unknown", id=shown(list_id)))

    def price_list_on(self, day: date) -> PriceList:
        """Return the price list in force on a Danish date.

        Raises InputError for a date before the first list.
        """
        for price_list in reversed(self.effective_lists):
            if price_list.effective_from <= day:
                return price_list
        if not self.effective_lists:
            raise InputError("date", message("date.no_list"))
        first = self.effective_lists[0].effective_from
        raise InputError("date", message("date.before_first", date=day, first=first))

    @property
    def last_days(self) -> Mapping[str, date]:
        """The last Danish date in force of each list that has a successor, by the list's id."""
        followed = pairwise(self.effective_lists)
        return {
            price_list.id: later.effective_from - timedelta(days=1)
            for price_list, later in followed
        }


@dataclass(frozen=True, slots=True)
class ListOutline:
    """The parts of a price list that rules across a catalogue need; None where unreadable."""

    id: str | None
    effective_from: date | None
    tier_ids: tuple[str, ...] | None


def catalogue_problems(
    tier_ids: Sequence[str | None], lists: Sequence[ListOutline]
) -> tuple[Problem, ...]:
    """Return every broken rule across tiers and price lists."""
    known = [tier_id for tier_id in tier_ids if tier_id is not None]
    return (
        *_presence_problems(tier_ids, lists),
        *duplicate_ids("tiers", tier_ids),
        *duplicate_ids("price_lists", [price_list.id for price_list in lists]),
        *_order_problems([price_list.effective_from for price_list in lists]),
        *(
            problem.below("price_lists", position)
            for position, price_list in enumerate(lists)
            if price_list.tier_ids is not None and known and None not in tier_ids
            for problem in coverage_problems(known, price_list.tier_ids)
        ),
    )


def recommendation_problems(recommended: Sequence[bool]) -> Iterator[Problem]:
    """Yield a problem for each recommended tier after the first."""
    marked = [position for position, is_recommended in enumerate(recommended) if is_recommended]
    for position in marked[1:]:
        yield Problem(("tiers", position, "recommended"), message("tier.recommended_twice"))


def duplicate_ids(name: str, ids: Sequence[str | None]) -> Iterator[Problem]:
    """Yield a problem for each duplicate id of the list `name`."""
    seen: Counter[str | None] = Counter()
    for position, identity in enumerate(ids):
        seen[identity] += 1
        if identity is not None and seen[identity] > 1:
            yield Problem((name, position, "id"), message("id.repeated", id=shown(identity)))


def coverage_problems(tier_ids: Sequence[str], covered: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each tier that is missing from the mapping `tiers` or unknown."""
    expected, present = set(tier_ids), set(covered)
    for tier_id in tier_ids:
        if tier_id not in present:
            yield Problem(("tiers",), message("tier.missing", tier=shown(tier_id)))
    for tier_id in covered:
        if tier_id not in expected:
            known = ", ".join(map(shown, tier_ids))
            reason = message("tier.stranger", tier=shown(tier_id), known=known)
            yield Problem(("tiers", tier_id), reason)


def _presence_problems(
    tier_ids: Sequence[str | None], lists: Sequence[ListOutline]
) -> Iterator[Problem]:
    if not tier_ids:
        yield Problem(("tiers",), message("tiers.none"))
    if not lists:
        yield Problem(("price_lists",), message("price_lists.none"))


def _order_problems(days: Sequence[date | None]) -> Iterator[Problem]:
    latest: date | None = None
    for position, day in enumerate(days):
        if day is None:
            continue
        if latest is not None and day <= latest:
            path = ("price_lists", position, "effective_from")
            yield Problem(path, message("price_lists.order", day=day, before=latest))
        latest = day if latest is None else max(day, latest)
