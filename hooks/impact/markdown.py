"""An impact as Markdown, short first, the rest folded; nothing in it is a mention or a tag."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice

from calculator.breakeven import Drop
from calculator.comparison import year_of
from calculator.curve import cents
from calculator.formatting import Language
from calculator.model import Catalogue, PriceList, Tier
from calculator.phrases import Phrases
from calculator.wording import in_language, range_text
from hooks.impact.choice import Choice
from hooks.impact.compare import Impact, PeriodImpact
from hooks.impact.customers import Effect, summed
from hooks.impact.inclusions import Fate, InclusionChange, inclusion_text
from hooks.impact.past import AlteredPast
from hooks.impact.prices import Difference, Direction, Period, tiers_of
from hooks.impact.revision import RevisionError
from hooks.impact.turns import Turn, new_drops
from hooks.impact.words import WORDS

MOST_TOLD = 10
"""How many choices or turns of a period are told one by one."""

MOST_EDGES = 30
"""How many starts of brackets are shown."""

_MINUS = "\N{MINUS SIGN}"
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
_SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_[]#|~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
)

type Lines = Iterator[str]


def impact_markdown(found: Impact, language: Language) -> str:
    """Give the impact as Markdown that ends in a line end."""
    return _Writer(found, language).text()


def unreadable_markdown(error: RevisionError, language: Language) -> str:
    """Say that a version of the data can't be read, with every mistake in it."""
    said = in_language(WORDS["unreadable"], language).format(name=f"`{error.name}`")
    return f"**{said}**\n\n```text\n{error.text(language)}\n```\n"


def plain(text: str) -> str:
    """Give words of the data so that Markdown shows them as they are, on one line."""
    return " ".join(text.splitlines()).translate(_SPECIAL).replace("@", f"@{_ZERO_WIDTH_SPACE}")


class _Writer:
    """Words an impact in one language."""

    def __init__(self, found: Impact, language: Language) -> None:
        self.found = found
        self.language: Language = language
        self.before = Phrases(found.before.catalogue, language)
        self.after = Phrases(found.after.catalogue, language)
        tiers = tiers_of(found.before.catalogue, found.after.catalogue)
        self.names = {tier.id: plain(tier.name.in_language(language)) for tier in tiers}

    def text(self) -> str:
        """Give everything, sections parted by blank lines."""
        sections = [
            self._headline(),
            *self._past(),
            *self._terms(),
            *(part for period in self.found.open_periods for part in self._period(period)),
            *self._choices(self.found.choices),
            *self._services(),
            *self._details(),
        ]
        return "\n\n".join(section for section in sections if section) + "\n"

    def word(self, key: str, **values: str) -> str:
        """Give a wording with what is counted and its values filled in."""
        filled = in_language(WORDS[key], self.language).format(**(self.after.unit_words | values))
        return filled.replace("kr..", "kr.")

    # The headline.

    def _headline(self) -> str:
        found = self.found
        if found.open_periods:
            return f"**{' '.join(self._first_sentences(found.open_periods[0]))}**"
        return f"**{self.word('past_only')}**" if found.periods else self.word("no_changes")

    def _first_sentences(self, told: PeriodImpact) -> Lines:
        clauses = self._listed([*self._clauses(told.period)])
        date = self.after.day(told.period.first)
        yield self.word("from", date=date, clauses=clauses)
        yield from self._largest(told)

    def _clauses(self, period: Period) -> Lines:
        directions = period.directions
        for direction in Direction:
            names = [self.names[tier] for tier, way in directions.items() if way is direction]
            if names and direction is not Direction.SAME:
                key = direction.name.lower()
                many = f"{key}_many" if len(names) > 1 and f"{key}_many" in WORDS else key
                yield self.word(many, tiers=self._listed(names))

    def _largest(self, told: PeriodImpact) -> Lines:
        cells = [
            (amount, difference.share, tier.id, count)
            for tier in told.period.tiers
            for count in told.counts
            if (amount := (difference := told.period.difference(tier.id, count)).amount)
        ]
        if cells:
            amount, share, tier_id, count = max(cells, key=lambda cell: abs(cell[0]))
            yield self.word(
                "largest_from_zero" if share is None else "largest",
                amount=self._signed(amount),
                share=self._share(share),
                tier=self.names[tier_id],
                counted=self.after.counted(count),
            )

    # What stands on top: altered past prices, other terms.

    def _past(self) -> Lines:
        if self.found.past:
            told = (f"> - {self._altered(altered)}" for altered in self.found.past)
            lines = ["> [!WARNING]", f"> **{self.word('past')}.** {self.word('past_why')}", ">"]
            yield "\n".join([*lines, *told])

    def _altered(self, altered: AlteredPast) -> str:
        names = {"id": plain(altered.listed.id), "date": self._day(altered.listed)}
        if altered.is_removed:
            return self.word("past_removed", **names)
        said = []
        if altered.moved_to is not None:
            said.append(self.word("past_moved", moved=self.after.day(altered.moved_to), **names))
        for key, tier_ids in (("past_changed", altered.tiers), ("past_lacks", altered.lacks)):
            if tier_ids:
                tiers = self._listed([self.names[tier_id] for tier_id in tier_ids])
                said.append(self.word(key, tiers=tiers, **names))
        return " ".join(said)

    def _terms(self) -> Lines:
        lines = [
            f"- {self.word(key, before=before, after=after)}"
            for key, before, after in self._changed_terms()
        ]
        if lines:
            yield f"### {self.word('terms')}"
            yield "\n".join(lines)

    def _changed_terms(self) -> Iterator[tuple[str, str, str]]:
        readers: dict[str, Callable[[Phrases], str]] = {
            "currency": lambda phrases: phrases.catalogue.currency,
            "vat_rate": lambda phrases: phrases.percent(phrases.catalogue.vat.rate),
            "vat_included": lambda phrases: self.word(_vat_key(phrases.catalogue)),
            "rounding": lambda phrases: phrases.number(phrases.catalogue.rounding.step),
            "meter": lambda phrases: plain(phrases.unit_words["units"]),
        }
        for key, read in readers.items():
            before, after = read(self.before), read(self.after)
            if before != after:
                yield key, before, after

    # A period.

    def _period(self, told: PeriodImpact) -> Lines:
        yield f"### {self._heading(told.period)}"
        yield self._lists(told.period)
        yield self._prices(told)
        yield from self._choices(told.choices)
        yield from self._turns(told)
        yield from self._revenue(told)

    def _heading(self, period: Period) -> str:
        first = self.after.day(period.first)
        if period.last is None:
            return self.word("prices", date=first)
        return self.word("prices_until", date=first, last=self.after.day(period.last))

    def _lists(self, period: Period) -> str:
        vat = self.word(_vat_key(period.after.catalogue))
        before, after = self._list(period.before.listed), self._list(period.after.listed)
        return self.word("lists", before=before, after=after, vat=vat)

    def _list(self, listed: PriceList | None) -> str:
        if listed is None:
            return self.word("none")
        name = plain(listed.id)
        is_said = listed.status in {"announced", "example"}
        return f"{name} ({self.word(listed.status)})" if is_said else name

    def _prices(self, told: PeriodImpact) -> str:
        return self._grid(told.period, told.counts)

    def _grid(self, period: Period, counts: Iterable[int]) -> str:
        tiers = [tier for tier in period.tiers if _has_price(tier, period)]
        rows = (
            (
                self.after.count(count),
                *(self._cell(period.difference(tier.id, count)) for tier in tiers),
            )
            for count in counts
        )
        heads = (self.word("units"), *(self.names[tier.id] for tier in tiers))
        return _table(heads, rows)

    def _cell(self, difference: Difference) -> str:
        before, after = difference.before, difference.after
        if before is None or after is None:
            if after is not None:
                return self.word("new_price", amount=self.after.money(after))
            return (
                "" if before is None else self.word("gone_price", amount=self.before.money(before))
            )
        if difference.amount is not None and not difference.amount:
            return self.word("unchanged", amount=self.after.money(after))
        line = f"{self.before.money(before)} → {self.after.money(after)}"
        if difference.amount is None:
            return line
        share = f" ({self._share(difference.share)})" if difference.share is not None else ""
        return f"{line}<br>{self._signed(difference.amount)}{share}"

    # Choices and break-evens.

    def _choices(self, choices: Sequence[Choice]) -> Lines:
        rows = [
            (
                self._needs(choice),
                range_text(change.first, change.last, self.language),
                self._tier(change.before),
                self._tier(change.after),
            )
            for choice in choices
            for change in choice.changes
        ]
        if rows:
            heads = ("needs", "units", "before", "after")
            yield f"#### {self.word('choices')}"
            yield self.word("choices_note")
            yield from self._shortened([self.word(head) for head in heads], rows)

    def _needs(self, choice: Choice) -> str:
        names = [plain(service.name.in_language(self.language)) for service in choice.services]
        if not names:
            return self.word("no_needs")
        return self.word("any_of" if len(names) > 1 else "one_of", services=", ".join(names))

    def _tier(self, tier_id: str | None) -> str:
        return self.word("no_tier") if tier_id is None else self.names[tier_id]

    def _turns(self, told: PeriodImpact) -> Lines:
        rows = [
            (self._turn(turn), self._from(turn.before), self._from(turn.after))
            for turn in told.turns
        ]
        drops = new_drops(told.period)
        if not rows and not drops:
            return
        yield f"#### {self.word('turns')}"
        if rows:
            heads = ("turn", "before", "after")
            yield from self._shortened([self.word(head) for head in heads], rows)
        if drops:
            yield "\n".join(f"- {self._drop(drop)}" for drop in islice(drops, MOST_TOLD))

    def _turn(self, turn: Turn) -> str:
        return self.word(
            "becomes_equal" if turn.tied else "becomes_cheaper",
            cheaper=self.names[turn.cheaper],
            dearer=self.names[turn.dearer],
        )

    def _from(self, count: int | None) -> str:
        return "–" if count is None else self.word("from_count", count=self.after.count(count))

    def _drop(self, drop: Drop) -> str:
        return self.word(
            "drop",
            tier=self.names[drop.tier],
            counted=self.after.counted(drop.count),
            after=self.after.money(drop.after),
            one_less=self.after.counted(drop.count - 1),
            before=self.after.money(drop.before),
        )

    # Customers.

    def _revenue(self, told: PeriodImpact) -> Lines:
        if not self.found.has_customers:
            return
        total = summed(told.effects.values())
        yield f"#### {self.word('revenue')}"
        yield " ".join(self._revenue_sentences(total))
        if total.customers:
            heads = ("tier", "customers", "before", "after", "difference")
            rows = [self._effect(tier_id, effect) for tier_id, effect in told.effects.items()]
            yield _table([self.word(head) for head in heads], rows)

    def _revenue_sentences(self, total: Effect) -> Lines:
        priced = total.customers - total.without_price
        if total.difference or total.more or total.less:
            change = Difference(cents(total.before), cents(total.after))
            yield self.word(
                "revenue_said",
                customers=self.after.count(priced),
                before=self.before.money(cents(total.before)),
                after=self.after.money(cents(total.after)),
                amount=self._signed(total.difference),
                share=self._share(change.share),
                year=self._signed(year_of(total.difference)),
            )
            same = priced - total.more - total.less
            counts = {"more": total.more, "less": total.less, "same": same}
            told = {name: self.after.count(count) for name, count in counts.items()}
            yield self.word("revenue_split", **told)
        elif priced:
            yield self.word("revenue_none")
        if total.without_price:
            yield self.word("revenue_without", count=self.after.count(total.without_price))
        if self.found.refused:
            yield self.word("revenue_refused", count=self.after.count(self.found.refused))

    def _effect(self, tier_id: str, effect: Effect) -> tuple[str, ...]:
        customers = self.after.count(effect.customers)
        if effect.customers == effect.without_price:
            return (self.names[tier_id], customers, "–", "–", "–")
        return (
            self.names[tier_id],
            customers,
            self.before.money(cents(effect.before)),
            self.after.money(cents(effect.after)),
            self._signed(effect.difference),
        )

    # Services, and what is folded.

    def _services(self) -> Lines:
        if self.found.services:
            yield f"### {self.word('services')}"
            yield "\n".join(
                f"- **{self.names[tier.id]}**\n"
                + "\n".join(f"  - {self._inclusion(change)}" for change in changes)
                for tier, changes in self.found.services
            )

    def _inclusion(self, change: InclusionChange) -> str:
        name = plain(change.service.name.in_language(self.language))
        before = inclusion_text(change.before, self.found.before.services, self.language)
        after = inclusion_text(change.after, self.found.after.services, self.language)
        if change.fate is Fate.CHANGED:
            had, has = (plain(text) or self.word("included") for text in (before, after))
            return self.word("changed", service=name, before=had, after=has)
        key = "gained" if change.fate is Fate.GAINED else "lost"
        amount = after if change.fate is Fate.GAINED else before
        return self.word(key, service=f"{name} ({plain(amount)})" if amount else name)

    def _details(self) -> Lines:
        for told in self.found.open_periods:
            title = f"{self.word('all_counts')}: {self._heading(told.period)}"
            yield _folded(title, [self._grid(told.period, _edges(told))])
        ended = self.found.ended_periods
        if ended:
            parts = [
                part
                for told in ended
                for part in (
                    f"#### {self._heading(told.period)}",
                    self._lists(told.period),
                    self._prices(told),
                )
            ]
            yield _folded(self.word("ended", count=self.after.count(len(ended))), parts)

    # Words and numbers.

    def _shortened(self, heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Lines:
        yield _table(heads, rows[:MOST_TOLD])
        more = len(rows) - MOST_TOLD
        if more > 0:
            rest = _table(heads, rows[MOST_TOLD:])
            yield _folded(self.word("more_rows", count=self.after.count(more)), [rest])

    def _listed(self, names: Sequence[str]) -> str:
        *first, last = names
        return f"{', '.join(first)}{self.word('and')}{last}" if first else last

    def _day(self, listed: PriceList) -> str:
        return self.after.day(listed.effective_from)

    def _signed(self, amount: Decimal) -> str:
        sign = _MINUS if amount < 0 else "+" if amount else ""
        return f"{sign}{self.after.money(abs(amount))}"

    def _share(self, share: Decimal | None) -> str:
        if share is None:
            return "–"
        sign = _MINUS if share < 0 else "+" if share else ""
        return f"{sign}{self.after.percent(abs(share))}"


def _vat_key(catalogue: Catalogue) -> str:
    return "including_vat" if catalogue.vat.included else "excluding_vat"


def _has_price(tier: Tier, period: Period) -> bool:
    return tier.id in period.before.curves or tier.id in period.after.curves


def _edges(told: PeriodImpact) -> list[int]:
    """Give the counts shown, and those at which a bracket of either version begins."""
    sides = (told.period.before, told.period.after)
    starts = {first for side in sides for curve in side.curves.values() for first in curve.firsts}
    return sorted({*told.counts, *sorted(starts)[:MOST_EDGES]})


def _folded(title: str, parts: Iterable[str]) -> str:
    inside = "\n\n".join(parts)
    return f"<details>\n<summary>{title}</summary>\n\n{inside}\n\n</details>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
