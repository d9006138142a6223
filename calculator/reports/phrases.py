"""The words and numbers of reports in one language."""

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
    """Formats words, amounts and dates of a catalogue in one language."""

    catalogue: Catalogue
    language: Language

    def word(self, key: str, /, **values: str) -> str:
        """Return a wording with the unit and the values filled in.

        The point of an abbreviation also ends the sentence.
        """
        filled = in_language(WORDS[key], self.language).format(**(self.unit_words | values))
        return filled.replace("kr..", "kr.")

    def say(self, message: Message) -> str:
        """Return a message for the visitor as a sentence."""
        return say(message, self.language, words=self.unit_words)

    def money(self, amount: Decimal) -> str:
        """Return an amount in the currency of the catalogue."""
        return format_amount(amount, self.catalogue.currency, self.language)

    def count(self, count: int) -> str:
        """Return a formatted count."""
        return format_count(count, self.language)

    def number(self, number: Decimal) -> str:
        """Return a number with no more decimals than needed."""
        return format_number(number, self.language)

    def day(self, day: date) -> str:
        """Return a formatted date."""
        return format_date(day, self.language)

    def percent(self, rate: Decimal) -> str:
        """Return a rate in per cent."""
        return format_percent(rate, self.language)

    def counted(self, count: int) -> str:
        """Return a count with its unit."""
        return counted(count, self.catalogue.meter, self.language)

    @property
    def unit_words(self) -> dict[str, str]:
        """The words for what is counted, by their names in templates."""
        return unit_words(self.catalogue.meter, self.language)

    def tier(self, tier_id: str) -> str:
        """Return a tier's name."""
        return self.catalogue.tier(tier_id).name.in_language(self.language)

    def tier_or_chosen(self, tier_id: str, chosen: str | None) -> str:
        """Return a tier's name, marked where it is the chosen one."""
        name = self.tier(tier_id)
        return self.word("chosen", tier=name) if tier_id == chosen else name

    @property
    def vat(self) -> str:
        """The words after an amount that state whether it includes VAT."""
        included = self.catalogue.vat.included
        return self.word("including_vat_short" if included else "excluding_vat_short")

    def list_notes(self, price_list: PriceList) -> tuple[str, ...]:
        """Return notes on the price list: id and date, source, and whether it is an example."""
        notes = [self.word("by_list", id=price_list.id, date=self.day(price_list.effective_from))]
        if price_list.source is not None:
            source = price_list.source.label.in_language(self.language)
            notes.append(self.word("source", source=source))
        if price_list.status == "example":
            notes.append(self.word("example"))
        return tuple(notes)
