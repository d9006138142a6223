"""The first sentence of an impact, and what has to be seen before the numbers."""

from collections.abc import Callable, Iterator

from calculator.reports.phrases import Phrases
from hooks.impact.altered_history import AlteredHistory
from hooks.impact.compare import Impact, PeriodImpact
from hooks.impact.markdown.wording import WORDS
from hooks.impact.markdown.writer import Writer, plain, vat_key
from hooks.impact.prices import Direction, Period


def headline(found: Impact, writer: Writer) -> str:
    """Return the date and the tiers that become more or less expensive, or that prices stay."""
    if found.open_periods:
        return f"**{' '.join(_sentences(found.open_periods[0], writer))}**"
    return f"**{writer.word('ended_only')}**" if found.periods else writer.word("no_changes")


def warnings(found: Impact, writer: Writer) -> Iterator[str]:
    """Yield which prices of the past are altered."""
    if found.altered_history:
        altered = (f"> - {_altered(history, writer)}" for history in found.altered_history)
        lines = [
            "> [!WARNING]",
            f"> **{writer.word('altered')}.** {writer.word('altered_why')}",
            ">",
        ]
        yield "\n".join([*lines, *altered])


def terms(writer: Writer) -> Iterator[str]:
    """Yield which terms of all prices change: currency, VAT, rounding, what is counted."""
    readers: dict[str, Callable[[Phrases], str]] = {
        "currency": lambda phrases: phrases.catalogue.currency,
        "vat_rate": lambda phrases: phrases.percent(phrases.catalogue.vat.rate),
        "vat_included": lambda phrases: writer.word(vat_key(phrases.catalogue)),
        "rounding": lambda phrases: phrases.number(phrases.catalogue.rounding.step),
        "meter": lambda phrases: plain(phrases.unit_words["units"]),
    }
    lines = [
        f"- {writer.word(key, before=read(writer.before), after=read(writer.after))}"
        for key, read in readers.items()
        if read(writer.before) != read(writer.after)
    ]
    if lines:
        yield f"### {writer.word('terms')}"
        yield "\n".join(lines)


def _sentences(period_impact: PeriodImpact, writer: Writer) -> Iterator[str]:
    clauses = writer.enumeration([*_clauses(period_impact.period, writer)])
    yield writer.word("from", date=writer.after.day(period_impact.period.first), clauses=clauses)
    yield from _largest(period_impact, writer)


def _clauses(period: Period, writer: Writer) -> Iterator[str]:
    directions = period.directions
    for direction in Direction:
        tier_ids = [tier_id for tier_id, way in directions.items() if way is direction]
        if tier_ids and direction is not Direction.SAME:
            key = direction.name.lower()
            many = f"{key}_many"
            is_many = len(tier_ids) > 1 and many in WORDS
            yield writer.word(many if is_many else key, tiers=writer.tiers(tier_ids))


def _largest(period_impact: PeriodImpact, writer: Writer) -> Iterator[str]:
    cells = [
        (amount, difference.share, tier.id, count)
        for tier in period_impact.period.tiers
        for count in period_impact.counts
        if (amount := (difference := period_impact.period.difference(tier.id, count)).amount)
    ]
    if cells:
        amount, share, tier_id, count = max(cells, key=lambda cell: abs(cell[0]))
        yield writer.word(
            "largest_from_zero" if share is None else "largest",
            amount=writer.signed(amount),
            share=writer.share(share),
            tier=writer.tier(tier_id),
            counted=writer.after.counted(count),
        )


def _altered(altered: AlteredHistory, writer: Writer) -> str:
    price_list = altered.price_list
    names = {"id": plain(price_list.id), "date": writer.after.day(price_list.effective_from)}
    if altered.is_removed:
        return writer.word("altered_removed", **names)
    sentences = []
    if altered.moved_to is not None:
        sentences.append(
            writer.word("altered_moved", moved=writer.after.day(altered.moved_to), **names)
        )
    for key, tier_ids in (("altered_changed", altered.tiers), ("altered_lacks", altered.lacks)):
        if tier_ids:
            sentences.append(writer.word(key, tiers=writer.tiers(tier_ids), **names))
    return " ".join(sentences)
