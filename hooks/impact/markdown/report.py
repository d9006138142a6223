"""An impact as Markdown, short first, the rest folded; nothing in it is a mention or a tag."""

from collections.abc import Iterator

from calculator.formatting import Language
from calculator.reports.labels import in_language
from hooks.impact.compare import Impact, PeriodImpact
from hooks.impact.inclusions import ChangeKind, InclusionChange, inclusion_text
from hooks.impact.markdown.headline import headline, terms, warnings
from hooks.impact.markdown.period import (
    all_edges,
    break_even_moves,
    choices,
    period_heading,
    period_prices,
)
from hooks.impact.markdown.revenue import revenue
from hooks.impact.markdown.wording import WORDS
from hooks.impact.markdown.writer import Writer, folded, plain
from hooks.impact.revision import RevisionError


def impact_markdown(found: Impact, language: Language) -> str:
    """Return the impact as Markdown that ends in a line end."""
    writer = Writer(found.before.catalogue, found.after.catalogue, language)
    return "\n\n".join(_sections(found, writer)) + "\n"


def unreadable_markdown(error: RevisionError, language: Language) -> str:
    """Return the report of a version of the data that can't be read, with every mistake."""
    sentence = in_language(WORDS["unreadable"], language).format(name=f"`{error.name}`")
    return f"**{sentence}**\n\n```text\n{error.text(language)}\n```\n"


def _sections(found: Impact, writer: Writer) -> Iterator[str]:
    yield headline(found, writer)
    yield from warnings(found, writer)
    yield from terms(writer)
    for period_impact in found.open_periods:
        yield from _period(period_impact, found, writer)
    yield from choices(found.choices, writer)
    yield from _services(found, writer)
    for period_impact in found.open_periods:
        title = f"{writer.word('all_counts')}: {period_heading(period_impact.period, writer)}"
        yield folded(title, [all_edges(period_impact, writer)])
    yield from _ended(found, writer)


def _period(period_impact: PeriodImpact, found: Impact, writer: Writer) -> Iterator[str]:
    yield f"### {period_heading(period_impact.period, writer)}"
    yield from period_prices(period_impact, writer)
    yield from choices(period_impact.choices, writer)
    yield from break_even_moves(period_impact, writer)
    if found.has_customers:
        yield from revenue(period_impact, found.refused, writer)


def _services(found: Impact, writer: Writer) -> Iterator[str]:
    if found.services:
        yield f"### {writer.word('services')}"
        yield "\n".join(
            f"- **{writer.tier(tier.id)}**\n"
            + "\n".join(f"  - {_inclusion(change, found, writer)}" for change in changes)
            for tier, changes in found.services
        )


def _inclusion(change: InclusionChange, found: Impact, writer: Writer) -> str:
    name = plain(change.service.name.in_language(writer.language))
    before = plain(inclusion_text(change.before, found.before.services, writer.language))
    after = plain(inclusion_text(change.after, found.after.services, writer.language))
    if change.kind is ChangeKind.CHANGED:
        had, has = (text or writer.word("included") for text in (before, after))
        return writer.word("changed", service=name, before=had, after=has)
    is_gained = change.kind is ChangeKind.GAINED
    much = after if is_gained else before
    service = f"{name} ({much})" if much else name
    return writer.word("gained" if is_gained else "lost", service=service)


def _ended(found: Impact, writer: Writer) -> Iterator[str]:
    ended = found.ended_periods
    if ended:
        parts = [
            part
            for period_impact in ended
            for part in (
                f"#### {period_heading(period_impact.period, writer)}",
                *period_prices(period_impact, writer),
            )
        ]
        yield folded(writer.word("ended", count=writer.after.count(len(ended))), parts)
