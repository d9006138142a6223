"""The impact of a change from a date on, as Markdown: prices, choices, break-evens."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from calculator.breakeven import Drop
from calculator.reports.labels import range_text
from hooks.impact.break_even_moves import BreakEvenMove, new_drops
from hooks.impact.choice import Choice
from hooks.impact.compare import PeriodImpact
from hooks.impact.markdown.writer import MOST_ROWS, NOTHING, Writer, plain, table, vat_key
from hooks.impact.prices import Difference, Period

MOST_EDGES = 30
"""How many starts of brackets are shown."""


def period_heading(period: Period, writer: Writer) -> str:
    """Return the heading with the first and last day."""
    first = writer.after.day(period.first)
    if period.last is None:
        return writer.word("prices", date=first)
    return writer.word("prices_until", date=first, last=writer.after.day(period.last))


def period_prices(period_impact: PeriodImpact, writer: Writer) -> Iterator[str]:
    """Yield which lists are compared, and the prices of the counts shown."""
    before, after = period_impact.period.before, period_impact.period.after
    yield writer.word(
        "lists",
        before=writer.price_list(before.price_list),
        after=writer.price_list(after.price_list),
        vat=writer.word(vat_key(after.catalogue)),
    )
    yield _grid(period_impact.period, period_impact.counts, writer)


def all_edges(period_impact: PeriodImpact, writer: Writer) -> str:
    """Return the prices of the counts shown, and of those at which a bracket of either begins."""
    sides = (period_impact.period.before, period_impact.period.after)
    starts = {first for side in sides for curve in side.curves.values() for first in curve.firsts}
    return _grid(
        period_impact.period, sorted({*period_impact.counts, *sorted(starts)[:MOST_EDGES]}), writer
    )


def choices(found: Sequence[Choice], writer: Writer) -> Iterator[str]:
    """Yield a table of the counts for which the finder names another tier."""
    rows = [
        (
            _needs(choice, writer),
            range_text(change.first, change.last, writer.language),
            *(
                writer.word("no_tier") if tier_id is None else writer.tier(tier_id)
                for tier_id in (change.before, change.after)
            ),
        )
        for choice in found
        for change in choice.changes
    ]
    if rows:
        heads = [writer.word(head) for head in ("needs", "units", "before", "after")]
        yield f"#### {writer.word('choices')}"
        yield writer.word("choices_note")
        yield from writer.shortened_table(heads, rows)


def break_even_moves(period_impact: PeriodImpact, writer: Writer) -> Iterator[str]:
    """Yield a table of the break-evens that move, and where more units newly cost less."""
    rows = [
        (_move(move, writer), _from(move.before, writer), _from(move.after, writer))
        for move in period_impact.break_even_moves
    ]
    drops = new_drops(period_impact.period)
    if rows or drops:
        yield f"#### {writer.word('break_even_moves')}"
    if rows:
        heads = [writer.word(head) for head in ("move", "before", "after")]
        yield from writer.shortened_table(heads, rows)
    if drops:
        yield "\n".join(f"- {_drop(drop, writer)}" for drop in islice(drops, MOST_ROWS))


def _grid(period: Period, counts: Iterable[int], writer: Writer) -> str:
    sides = (period.before, period.after)
    tiers = [tier for tier in period.tiers if any(tier.id in side.curves for side in sides)]
    rows = (
        (
            writer.after.count(count),
            *(_cell(period.difference(tier.id, count), writer) for tier in tiers),
        )
        for count in counts
    )
    return table((writer.word("units"), *(writer.tier(tier.id) for tier in tiers)), rows)


def _cell(difference: Difference, writer: Writer) -> str:
    before, after = difference.before, difference.after
    if before is None:
        return "" if after is None else writer.word("new_price", amount=writer.after.money(after))
    if after is None:
        return writer.word("gone_price", amount=writer.before.money(before))
    if difference.amount is not None and not difference.amount:
        return writer.word("unchanged", amount=writer.after.money(after))
    line = f"{writer.before.money(before)} → {writer.after.money(after)}"
    if difference.amount is None:
        return line
    share = f" ({writer.share(difference.share)})" if difference.share is not None else ""
    return f"{line}<br>{writer.signed(difference.amount)}{share}"


def _needs(choice: Choice, writer: Writer) -> str:
    names = [plain(service.name.in_language(writer.language)) for service in choice.services]
    if not names:
        return writer.word("no_needs")
    return writer.word("any_of", services=", ".join(names)) if len(names) > 1 else names[0]


def _move(move: BreakEvenMove, writer: Writer) -> str:
    return writer.word(
        "becomes_equal" if move.tied else "becomes_cheaper",
        cheaper=writer.tier(move.cheaper),
        dearer=writer.tier(move.dearer),
    )


def _from(count: int | None, writer: Writer) -> str:
    return NOTHING if count is None else writer.word("from_count", count=writer.after.count(count))


def _drop(drop: Drop, writer: Writer) -> str:
    return writer.word(
        "drop",
        tier=writer.tier(drop.tier),
        counted=writer.after.counted(drop.count),
        after=writer.after.money(drop.after),
        one_less=writer.after.counted(drop.count - 1),
        before=writer.after.money(drop.before),
    )
