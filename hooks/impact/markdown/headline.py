"""The first sentence of an impact, and what has to be seen before the numbers."""

from collections.abc import Callable, Iterator

from calculator.reports.phrases import Phrases
from hooks.impact.altered_history import AlteredHistory
from hooks.impact.compare import Impact, PeriodImpact
from hooks.impact.markdown.voice import Voice, plain, vat_key
from hooks.impact.markdown.words import WORDS
from hooks.impact.prices import Direction, Period


def headline(found: Impact, voice: Voice) -> str:
    """Say from when which tiers become dearer or cheaper, or that prices stay."""
    if found.open_periods:
        return f"**{' '.join(_sentences(found.open_periods[0], voice))}**"
    return f"**{voice.word('past_only')}**" if found.periods else voice.word("no_changes")


def warnings(found: Impact, voice: Voice) -> Iterator[str]:
    """Say which prices of the past are altered."""
    if found.past:
        told = (f"> - {_altered(altered, voice)}" for altered in found.past)
        lines = ["> [!WARNING]", f"> **{voice.word('past')}.** {voice.word('past_why')}", ">"]
        yield "\n".join([*lines, *told])


def terms(voice: Voice) -> Iterator[str]:
    """Say which terms of all prices are others: currency, VAT, rounding, what is counted."""
    readers: dict[str, Callable[[Phrases], str]] = {
        "currency": lambda phrases: phrases.catalogue.currency,
        "vat_rate": lambda phrases: phrases.percent(phrases.catalogue.vat.rate),
        "vat_included": lambda phrases: voice.word(vat_key(phrases.catalogue)),
        "rounding": lambda phrases: phrases.number(phrases.catalogue.rounding.step),
        "meter": lambda phrases: plain(phrases.unit_words["units"]),
    }
    lines = [
        f"- {voice.word(key, before=read(voice.before), after=read(voice.after))}"
        for key, read in readers.items()
        if read(voice.before) != read(voice.after)
    ]
    if lines:
        yield f"### {voice.word('terms')}"
        yield "\n".join(lines)


def _sentences(told: PeriodImpact, voice: Voice) -> Iterator[str]:
    clauses = voice.listed([*_clauses(told.period, voice)])
    yield voice.word("from", date=voice.after.day(told.period.first), clauses=clauses)
    yield from _largest(told, voice)


def _clauses(period: Period, voice: Voice) -> Iterator[str]:
    directions = period.directions
    for direction in Direction:
        tier_ids = [tier_id for tier_id, way in directions.items() if way is direction]
        if tier_ids and direction is not Direction.SAME:
            key = direction.name.lower()
            many = f"{key}_many"
            is_many = len(tier_ids) > 1 and many in WORDS
            yield voice.word(many if is_many else key, tiers=voice.tiers(tier_ids))


def _largest(told: PeriodImpact, voice: Voice) -> Iterator[str]:
    cells = [
        (amount, difference.share, tier.id, count)
        for tier in told.period.tiers
        for count in told.counts
        if (amount := (difference := told.period.difference(tier.id, count)).amount)
    ]
    if cells:
        amount, share, tier_id, count = max(cells, key=lambda cell: abs(cell[0]))
        yield voice.word(
            "largest_from_zero" if share is None else "largest",
            amount=voice.signed(amount),
            share=voice.share(share),
            tier=voice.tier(tier_id),
            counted=voice.after.counted(count),
        )


def _altered(altered: AlteredHistory, voice: Voice) -> str:
    listed = altered.listed
    names = {"id": plain(listed.id), "date": voice.after.day(listed.effective_from)}
    if altered.is_removed:
        return voice.word("past_removed", **names)
    said = []
    if altered.moved_to is not None:
        said.append(voice.word("past_moved", moved=voice.after.day(altered.moved_to), **names))
    for key, tier_ids in (("past_changed", altered.tiers), ("past_lacks", altered.lacks)):
        if tier_ids:
            said.append(voice.word(key, tiers=voice.tiers(tier_ids), **names))
    return " ".join(said)
