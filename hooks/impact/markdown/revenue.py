"""The impact of a change on the revenue of a file of customers, as Markdown."""

from collections.abc import Iterator

from calculator.comparison import year_of
from calculator.curve import cents
from hooks.impact.compare import PeriodImpact
from hooks.impact.customers import Effect, summed
from hooks.impact.markdown.writer import NOTHING, Writer, table
from hooks.impact.prices import Difference


def revenue(period_impact: PeriodImpact, refused: int, writer: Writer) -> Iterator[str]:
    """Yield the sums of all customers and of each tier's; `refused` rows are in none."""
    total = summed(period_impact.effects.values())
    yield f"#### {writer.word('revenue')}"
    yield " ".join(_sentences(total, refused, writer))
    if total.customers:
        heads = ("tier", "customers", "before", "after", "difference")
        rows = [_row(tier_id, effect, writer) for tier_id, effect in period_impact.effects.items()]
        yield table([writer.word(head) for head in heads], rows)


def _sentences(total: Effect, refused: int, writer: Writer) -> Iterator[str]:
    count = writer.after.count
    if total.more or total.less:
        change = Difference(cents(total.before), cents(total.after))
        yield writer.word(
            "revenue_total",
            customers=count(total.priced),
            before=writer.before.money(cents(total.before)),
            after=writer.after.money(cents(total.after)),
            amount=writer.signed(total.difference),
            share=writer.share(change.share),
            year=writer.signed(year_of(total.difference)),
        )
        same = count(total.priced - total.more - total.less)
        yield writer.word(
            "revenue_split", more=count(total.more), less=count(total.less), same=same
        )
    elif total.priced:
        yield writer.word("revenue_none")
    if total.without_price:
        yield writer.word("revenue_without", count=count(total.without_price))
    if refused:
        yield writer.word("revenue_refused", count=count(refused))


def _row(tier_id: str, effect: Effect, writer: Writer) -> tuple[str, ...]:
    named = (writer.tier(tier_id), writer.after.count(effect.customers))
    if not effect.priced:
        return (*named, NOTHING, NOTHING, NOTHING)
    return (
        *named,
        writer.before.money(cents(effect.before)),
        writer.after.money(cents(effect.after)),
        writer.signed(effect.difference),
    )
