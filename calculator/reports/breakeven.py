"""Break-evens and drops as a report."""

from collections.abc import Iterator

from calculator.breakeven import BreakEven, BreakEvens, Drop
from calculator.curve import curves
from calculator.payslips import MAX_PAYSLIPS
from calculator.reports.phrases import Phrases
from calculator.reports.tables import Report, Row, Table

MAX_LISTED = 25
"""How many break-evens are listed."""


def break_even_report(found: BreakEvens, phrases: Phrases) -> Report:
    """Return a report with each break-even and its count, or a sentence that there is none."""
    return Report(
        title=phrases.word("break_evens"),
        sentences=tuple(_sentences(found, phrases)),
        tables=tuple(_tables(found, phrases)),
        notes=(*_omitted(found, phrases), *phrases.list_notes(found.price_list)),
    )


def _sentences(found: BreakEvens, phrases: Phrases) -> Iterator[str]:
    if not found.break_evens and len(phrases.catalogue.tiers) > 1:
        by_tier = curves(found.price_list, phrases.catalogue.rounding.step)
        cheapest_first = sorted(by_tier, key=lambda tier_id: by_tier[tier_id].total(0))
        tiers = ", ".join(phrases.tier(tier_id) for tier_id in cheapest_first)
        yield phrases.word(
            "no_break_evens",
            first=phrases.count(0),
            last=phrases.count(MAX_PAYSLIPS),
            tiers=tiers,
        )
    if not found.drops:
        yield phrases.word("no_drops")
    for drop in found.drops:
        yield drop_sentence(drop, phrases)


def _omitted(found: BreakEvens, phrases: Phrases) -> Iterator[str]:
    more = len(found.break_evens) - MAX_LISTED
    if more > 0:
        one = "_one" if more == 1 else ""
        yield phrases.word(f"more_break_evens{one}", count=phrases.count(more))


def _tables(found: BreakEvens, phrases: Phrases) -> Iterator[Table]:
    if found.break_evens:
        shown = found.break_evens[:MAX_LISTED]
        yield Table(
            caption=phrases.word("break_evens_caption"),
            columns=(phrases.word("from_count"), phrases.word("what_happens")),
            rows=tuple(
                Row((break_even.count, break_even_text(break_even, phrases)))
                for break_even in shown
            ),
        )


def break_even_text(break_even: BreakEven, phrases: Phrases) -> str:
    """Return which tier becomes cheaper than which."""
    return phrases.word(
        "becomes_equal" if break_even.tied else "becomes_cheaper",
        cheaper=phrases.tier(break_even.cheaper),
        dearer=phrases.tier(break_even.dearer),
    )


def drop_sentence(drop: Drop, phrases: Phrases) -> str:
    """Return the count at which a tier costs less, and the smaller counts that cost more."""
    sentence = phrases.word(
        "drop",
        counted=phrases.counted(drop.count),
        tier=phrases.tier(drop.tier),
        after=phrases.money(drop.after),
        before=phrases.money(drop.before),
        one_less=phrases.counted(drop.count - 1),
    )
    if drop.first == drop.count - 1:
        return f"{sentence}."
    span = phrases.word(
        "drop_span",
        counted=phrases.counted(drop.count),
        first=phrases.count(drop.first),
        last=phrases.count(drop.count - 1),
    )
    return f"{sentence}. {span}."
