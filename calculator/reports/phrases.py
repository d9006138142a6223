"""The words and numbers of a report in one language."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator.errors import Message
from calculator.formatting import (
    Language,
    format_amount,
    format_count,
    format_date,
    format_number,
    format_percent,
)
from calculator.messages import say
from calculator.model import Catalogue, PriceList
from calculator.reports.labels import counted, in_language, unit_words
from calculator.reports.words import WORDS


@dataclass(frozen=True, slots=True)
class Phrases:
    """Says things of a catalogue in one language."""

    catalogue: Catalogue
    language: Language

    def word(self, key: str, /, **values: str) -> str:
        """Give a wording with what is counted and its values filled in.

        An abbreviation's point ends the sentence.
        """
        filled = in_language(WORDS[key], self.language).format(**(self.unit_words | values))
        return filled.replace("kr..", "kr.")

    def say(self, told: Message) -> str:
        """Give a message for the visitor as a sentence."""
        return say(told, self.language, words=self.unit_words)

    def money(self, amount: Decimal) -> str:
        """Give an amount in the catalogue's currency."""
        return format_amount(amount, self.catalogue.currency, self.language)

    def count(self, count: int) -> str:
        """Give a count."""
        return format_count(count, self.language)

    def number(self, number: Decimal) -> str:
        """Give a number with no more decimals than needed."""
        return format_number(number, self.language)

    def day(self, day: date) -> str:
        """Give a date."""
        return format_date(day, self.language)

    def percent(self, rate: Decimal) -> str:
        """Give a rate in per cent."""
        return format_percent(rate, self.language)

    def counted(self, count: int) -> str:
        """Give a count with what is counted."""
        return counted(count, self.catalogue.meter, self.language)

    @property
    def unit_words(self) -> dict[str, str]:
        """What is counted, by its names in templates."""
        return unit_words(self.catalogue.meter, self.language)

    def tier(self, tier_id: str) -> str:
        """Give a tier's name."""
        return self.catalogue.tier(tier_id).name.in_language(self.language)

    def tier_or_chosen(self, tier_id: str, chosen: str | None) -> str:
        """Give a tier's name, with a word behind the chosen one's."""
        name = self.tier(tier_id)
        return self.word("chosen", tier=name) if tier_id == chosen else name

    @property
    def vat(self) -> str:
        """Whether amounts are with VAT, as words after an amount."""
        included = self.catalogue.vat.included
        return self.word("including_vat_short" if included else "excluding_vat_short")

    def list_notes(self, listed: PriceList) -> tuple[str, ...]:
        """Give which price list an answer follows, its source, and whether it is an example."""
        notes = [self.word("by_list", id=listed.id, date=self.day(listed.effective_from))]
        if listed.source is not None:
            source = listed.source.label.in_language(self.language)
            notes.append(self.word("source", source=source))
        if listed.status == "example":
            notes.append(self.word("example"))
        return tuple(notes)
