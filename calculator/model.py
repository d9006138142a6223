"""Tiers and price lists: what the data files say, read into frozen values.

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
        """Give the words in that language."""
        return self.da if language == "da" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Vat:
    """The rate of VAT, and whether the price lists' amounts have it in them."""

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

    `hint` says, beside the field, what counts. Whatever the words are, links, CSV and JSON call
    the count `payslips`: other programs and saved links rely on that name.
    """

    id: Id
    one: Text
    other: Text
    hint: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A subscription that customers choose; `example` says that its name is one.

    `recommended` is the one that the pages point out; at most one tier is.
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

    `base` is charged whatever the count; `minimum` is the least that the month's total can be.
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
        """Refuse repeated ids, two recommendations, and lists out of order or without a tier."""
        outlines = [
            ListOutline(listed.id, listed.effective_from, tuple(listed.tiers))
            for listed in self.price_lists
        ]
        problems = (
            *catalogue_problems([tier.id for tier in self.tiers], outlines),
            *recommendation_problems([tier.recommended for tier in self.tiers]),
        )
        if problems:
            raise RuleError(problems)

    def tier(self, tier_id: str) -> Tier:
        """Give the tier of that id; raises InputError where there is none."""
        for tier in self.tiers:
            if tier.id == tier_id:
                return tier
        known = ", ".join(tier.id for tier in self.tiers)
        raise InputError("tier", message("tier.unknown", tier=shown(tier_id), known=known))

    @property
    def recommended(self) -> Tier | None:
        """The tier that the pages point out, if any."""
        return next((tier for tier in self.tiers if tier.recommended), None)

    @property
    def effective_lists(self) -> tuple[PriceList, ...]:
        """The price lists that are or will be in force: all but drafts, oldest first."""
        return tuple(listed for listed in self.price_lists if listed.status != "draft")

    def price_list(self, list_id: str) -> PriceList:
        """Give the price list of that id, no draft; raises InputError where there is none."""
        for listed in self.effective_lists:
            if listed.id == list_id:
                return listed
        raise InputError("list", message("list.unknown", id=shown(list_id)))

    def price_list_on(self, day: date) -> PriceList:
        """Give the price list in force on a Danish date.

        Raises InputError for a date before the first list.
        """
        for listed in reversed(self.effective_lists):
            if listed.effective_from <= day:
                return listed
        if not self.effective_lists:
            raise InputError("date", message("date.no_list"))
        first = self.effective_lists[0].effective_from
        raise InputError("date", message("date.before_first", date=day, first=first))

    @property
    def last_days(self) -> Mapping[str, date]:
        """The last Danish date in force of each list that another one follows, by the list's id."""
        followed = pairwise(self.effective_lists)
        return {listed.id: later.effective_from - timedelta(days=1) for listed, later in followed}


@dataclass(frozen=True, slots=True)
class ListOutline:
    """As much of a price list as the rules across a catalogue need; None where it is unreadable."""

    id: str | None
    effective_from: date | None
    tier_ids: tuple[str, ...] | None


def catalogue_problems(
    tier_ids: Sequence[str | None], lists: Sequence[ListOutline]
) -> tuple[Problem, ...]:
    """Give every broken rule across tiers and price lists."""
    known = [tier_id for tier_id in tier_ids if tier_id is not None]
    return (
        *_presence_problems(tier_ids, lists),
        *repeated_ids("tiers", tier_ids),
        *repeated_ids("price_lists", [listed.id for listed in lists]),
        *_order_problems([listed.effective_from for listed in lists]),
        *(
            problem.below("price_lists", position)
            for position, listed in enumerate(lists)
            if listed.tier_ids is not None and known and None not in tier_ids
            for problem in coverage_problems(known, listed.tier_ids)
        ),
    )


def recommendation_problems(recommended: Sequence[bool]) -> Iterator[Problem]:
    """Give a problem for each tier that is recommended beside an earlier one."""
    marked = [position for position, is_marked in enumerate(recommended) if is_marked]
    for position in marked[1:]:
        yield Problem(("tiers", position, "recommended"), message("tier.recommended_twice"))


def repeated_ids(name: str, ids: Sequence[str | None]) -> Iterator[Problem]:
    """Give a problem for each id of the list `name` that stands there a second time."""
    seen: Counter[str | None] = Counter()
    for position, identity in enumerate(ids):
        seen[identity] += 1
        if identity is not None and seen[identity] > 1:
            yield Problem((name, position, "id"), message("id.repeated", id=shown(identity)))


def coverage_problems(tier_ids: Sequence[str], covered: Collection[str]) -> Iterator[Problem]:
    """Give what keeps the mapping `tiers` from having each tier once and no other."""
    expected, present = set(tier_ids), set(covered)
    for tier_id in tier_ids:
        if tier_id not in present:
            yield Problem(("tiers",), message("tier.missing", tier=shown(tier_id)))
    for tier_id in covered:
        if tier_id not in expected:
            known = ", ".join(map(shown, tier_ids))
            told = message("tier.stranger", tier=shown(tier_id), known=known)
            yield Problem(("tiers", tier_id), told)


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
