"""What a change does to the revenue of a file of customers, as Markdown."""

from collections.abc import Iterator

from calculator.comparison import year_of
from calculator.curve import cents
from hooks.impact.compare import PeriodImpact
from hooks.impact.customers import Effect, summed
from hooks.impact.markdown.voice import NOTHING, Voice, table
from hooks.impact.prices import Difference


def revenue(told: PeriodImpact, refused: int, voice: Voice) -> Iterator[str]:
    """Give the sums of all customers and of each tier's; `refused` rows are in none."""
    total = summed(told.effects.values())
    yield f"#### {voice.word('revenue')}"
    yield " ".join(_sentences(total, refused, voice))
    if total.customers:
        heads = ("tier", "customers", "before", "after", "difference")
        rows = [_row(tier_id, effect, voice) for tier_id, effect in told.effects.items()]
        yield table([voice.word(head) for head in heads], rows)


def _sentences(total: Effect, refused: int, voice: Voice) -> Iterator[str]:
    count = voice.after.count
    if total.more or total.less:
        change = Difference(cents(total.before), cents(total.after))
        yield voice.word(
            "revenue_said",
            customers=count(total.priced),
            before=voice.before.money(cents(total.before)),
            after=voice.after.money(cents(total.after)),
            amount=voice.signed(total.difference),
            share=voice.share(change.share),
            year=voice.signed(year_of(total.difference)),
        )
        same = count(total.priced - total.more - total.less)
        yield voice.word("revenue_split", more=count(total.more), less=count(total.less), same=same)
    elif total.priced:
        yield voice.word("revenue_none")
    if total.without_price:
        yield voice.word("revenue_without", count=count(total.without_price))
    if refused:
        yield voice.word("revenue_refused", count=count(refused))


def _row(tier_id: str, effect: Effect, voice: Voice) -> tuple[str, ...]:
    named = (voice.tier(tier_id), voice.after.count(effect.customers))
    if not effect.priced:
        return (*named, NOTHING, NOTHING, NOTHING)
    return (
        *named,
        voice.before.money(cents(effect.before)),
        voice.after.money(cents(effect.after)),
        voice.signed(effect.difference),
    )
