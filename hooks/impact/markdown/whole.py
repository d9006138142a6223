"""An impact as Markdown, short first, the rest folded; nothing in it is a mention or a tag."""

from collections.abc import Iterator

from calculator.formatting import Language
from calculator.reports.labels import in_language
from hooks.impact.compare import Impact, PeriodImpact
from hooks.impact.inclusions import ChangeKind, InclusionChange, inclusion_text
from hooks.impact.markdown.headline import headline, terms, warnings
from hooks.impact.markdown.period import all_edges, choices, period_heading, period_prices, turns
from hooks.impact.markdown.revenue import revenue
from hooks.impact.markdown.voice import Voice, folded, plain
from hooks.impact.markdown.words import WORDS
from hooks.impact.revision import RevisionError


def impact_markdown(found: Impact, language: Language) -> str:
    """Give the impact as Markdown that ends in a line end."""
    voice = Voice(found.before.catalogue, found.after.catalogue, language)
    return "\n\n".join(_sections(found, voice)) + "\n"


def unreadable_markdown(error: RevisionError, language: Language) -> str:
    """Say that a version of the data can't be read, with every mistake in it."""
    said = in_language(WORDS["unreadable"], language).format(name=f"`{error.name}`")
    return f"**{said}**\n\n```text\n{error.text(language)}\n```\n"


def _sections(found: Impact, voice: Voice) -> Iterator[str]:
    yield headline(found, voice)
    yield from warnings(found, voice)
    yield from terms(voice)
    for told in found.open_periods:
        yield from _period(told, found, voice)
    yield from choices(found.choices, voice)
    yield from _services(found, voice)
    for told in found.open_periods:
        title = f"{voice.word('all_counts')}: {period_heading(told.period, voice)}"
        yield folded(title, [all_edges(told, voice)])
    yield from _ended(found, voice)


def _period(told: PeriodImpact, found: Impact, voice: Voice) -> Iterator[str]:
    yield f"### {period_heading(told.period, voice)}"
    yield from period_prices(told, voice)
    yield from choices(told.choices, voice)
    yield from turns(told, voice)
    if found.has_customers:
        yield from revenue(told, found.refused, voice)


def _services(found: Impact, voice: Voice) -> Iterator[str]:
    if found.services:
        yield f"### {voice.word('services')}"
        yield "\n".join(
            f"- **{voice.tier(tier.id)}**\n"
            + "\n".join(f"  - {_inclusion(change, found, voice)}" for change in changes)
            for tier, changes in found.services
        )


def _inclusion(change: InclusionChange, found: Impact, voice: Voice) -> str:
    name = plain(change.service.name.in_language(voice.language))
    before = plain(inclusion_text(change.before, found.before.services, voice.language))
    after = plain(inclusion_text(change.after, found.after.services, voice.language))
    if change.fate is ChangeKind.CHANGED:
        had, has = (text or voice.word("included") for text in (before, after))
        return voice.word("changed", service=name, before=had, after=has)
    is_gained = change.fate is ChangeKind.GAINED
    much = after if is_gained else before
    service = f"{name} ({much})" if much else name
    return voice.word("gained" if is_gained else "lost", service=service)


def _ended(found: Impact, voice: Voice) -> Iterator[str]:
    ended = found.ended_periods
    if ended:
        parts = [
            part
            for told in ended
            for part in (
                f"#### {period_heading(told.period, voice)}",
                *period_prices(told, voice),
            )
        ]
        yield folded(voice.word("ended", count=voice.after.count(len(ended))), parts)
