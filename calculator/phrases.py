"""The words and numbers of a report in one language."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator.formatting import (
    Language,
    format_amount,
    format_count,
    format_date,
    format_number,
    format_percent,
)
from calculator.model import Catalogue, PriceList
from calculator.report_words import WORDS
from calculator.wording import counted, in_language, unit_name, units_name


@dataclass(frozen=True, slots=True)
class Phrases:
    """Says things of a catalogue in one language."""

    catalogue: Catalogue
    language: Language

    def word(self, key: str, /, **values: str) -> str:
        """Give a wording with its values filled in; an abbreviation's point ends the sentence."""
        return in_language(WORDS[key], self.language).format(**values).replace("kr..", "kr.")

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

    def units(self, count: int) -> str:
        """Give a count with what is counted: `1.250 lønsedler`."""
        return counted(count, self.catalogue.meter, self.language)

    @property
    def units_name(self) -> str:
        """What is counted, in the plural and with a capital."""
        return units_name(self.catalogue.meter, self.language)

    @property
    def unit_name(self) -> str:
        """What is counted, in the singular."""
        return unit_name(self.catalogue.meter, self.language)

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
