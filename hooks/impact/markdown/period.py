"""What a change does from a date on: prices, choices, break-evens, as Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from calculator.breakeven import Drop
from calculator.reports.labels import range_text
from hooks.impact.choice import Choice
from hooks.impact.compare import PeriodImpact
from hooks.impact.markdown.voice import MOST_TOLD, NOTHING, Voice, plain, table, vat_key
from hooks.impact.prices import Difference, Period
from hooks.impact.turns import BreakEvenMove, new_drops

MOST_EDGES = 30
"""How many starts of brackets are shown."""


def period_heading(period: Period, voice: Voice) -> str:
    """Say from when to when."""
    first = voice.after.day(period.first)
    if period.last is None:
        return voice.word("prices", date=first)
    return voice.word("prices_until", date=first, last=voice.after.day(period.last))


def period_prices(told: PeriodImpact, voice: Voice) -> Iterator[str]:
    """Give which lists are compared, and the prices of the counts shown."""
    before, after = told.period.before, told.period.after
    yield voice.word(
        "lists",
        before=voice.price_list(before.listed),
        after=voice.price_list(after.listed),
        vat=voice.word(vat_key(after.catalogue)),
    )
    yield _grid(told.period, told.counts, voice)


def all_edges(told: PeriodImpact, voice: Voice) -> str:
    """Give the prices of the counts shown, and of those at which a bracket of either begins."""
    sides = (told.period.before, told.period.after)
    starts = {first for side in sides for curve in side.curves.values() for first in curve.firsts}
    return _grid(told.period, sorted({*told.counts, *sorted(starts)[:MOST_EDGES]}), voice)


def choices(found: Sequence[Choice], voice: Voice) -> Iterator[str]:
    """Say for which counts the finder names another tier."""
    rows = [
        (
            _needs(choice, voice),
            range_text(change.first, change.last, voice.language),
            *(
                voice.word("no_tier") if tier_id is None else voice.tier(tier_id)
                for tier_id in (change.before, change.after)
            ),
        )
        for choice in found
        for change in choice.changes
    ]
    if rows:
        heads = [voice.word(head) for head in ("needs", "units", "before", "after")]
        yield f"#### {voice.word('choices')}"
        yield voice.word("choices_note")
        yield from voice.shortened_table(heads, rows)


def turns(told: PeriodImpact, voice: Voice) -> Iterator[str]:
    """Say where the order of prices turns elsewhere, and where more newly cost less."""
    rows = [
        (_turn(turn, voice), _from(turn.before, voice), _from(turn.after, voice))
        for turn in told.turns
    ]
    drops = new_drops(told.period)
    if rows or drops:
        yield f"#### {voice.word('turns')}"
    if rows:
        heads = [voice.word(head) for head in ("turn", "before", "after")]
        yield from voice.shortened_table(heads, rows)
    if drops:
        yield "\n".join(f"- {_drop(drop, voice)}" for drop in islice(drops, MOST_TOLD))


def _grid(period: Period, counts: Iterable[int], voice: Voice) -> str:
    sides = (period.before, period.after)
    tiers = [tier for tier in period.tiers if any(tier.id in side.curves for side in sides)]
    rows = (
        (
            voice.after.count(count),
            *(_cell(period.difference(tier.id, count), voice) for tier in tiers),
        )
        for count in counts
    )
    return table((voice.word("units"), *(voice.tier(tier.id) for tier in tiers)), rows)


def _cell(difference: Difference, voice: Voice) -> str:
    before, after = difference.before, difference.after
    if before is None:
        return "" if after is None else voice.word("new_price", amount=voice.after.money(after))
    if after is None:
        return voice.word("gone_price", amount=voice.before.money(before))
    if difference.amount is not None and not difference.amount:
        return voice.word("unchanged", amount=voice.after.money(after))
    line = f"{voice.before.money(before)} → {voice.after.money(after)}"
    if difference.amount is None:
        return line
    share = f" ({voice.share(difference.share)})" if difference.share is not None else ""
    return f"{line}<br>{voice.signed(difference.amount)}{share}"


def _needs(choice: Choice, voice: Voice) -> str:
    names = [plain(service.name.in_language(voice.language)) for service in choice.services]
    if not names:
        return voice.word("no_needs")
    return voice.word("any_of", services=", ".join(names)) if len(names) > 1 else names[0]


def _turn(turn: BreakEvenMove, voice: Voice) -> str:
    return voice.word(
        "becomes_equal" if turn.tied else "becomes_cheaper",
        cheaper=voice.tier(turn.cheaper),
        dearer=voice.tier(turn.dearer),
    )


def _from(count: int | None, voice: Voice) -> str:
    return NOTHING if count is None else voice.word("from_count", count=voice.after.count(count))


def _drop(drop: Drop, voice: Voice) -> str:
    return voice.word(
        "drop",
        tier=voice.tier(drop.tier),
        counted=voice.after.counted(drop.count),
        after=voice.after.money(drop.after),
        one_less=voice.after.counted(drop.count - 1),
        before=voice.after.money(drop.before),
    )
