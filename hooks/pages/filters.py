"""The filters of the pages' templates: data and numbers as text and HTML."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from calculator.formatting import (
    Language,
    format_amount,
    format_count,
    format_date,
    format_number,
    format_percent,
)
from calculator.model import Text
from calculator.reports.labels import range_text
from calculator.services import Inclusion, Services
from hooks.checks.provenance import mark_numbers
from hooks.pages.html_phrases import amount_element, day_element, number_element
from hooks.pages.labels import filled
from hooks.pages.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters of one language, for amounts of one currency and the units of the services."""

    language: Language
    currency: str
    services: Services

    def by_name(self) -> Mapping[str, Callable[..., str]]:
        """Return every filter by its name in the templates."""
        language = self.language
        return {
            "t": self.words,
            "paragraphs": lambda text: paragraphs(self.words(text)),
            "money": self.money,
            "count": lambda number: format_count(number, language),
            "percent": lambda rate: number_element(rate, format_percent(rate, language)),
            "day": lambda day: day_element(day, format_date(day, language)),
            "iso": lambda day: day_element(day, day.isoformat()),
            "range": lambda first, last: range_text(first, last, language),
            "quantity": self.quantity,
            "known": mark_numbers,
            "filled": lambda text, **values: mark_numbers(filled(self.words(text), values)),
            "fill": _fill,
            "origin": origin,
            "first_paragraph": lambda text: text.split("\n\n")[0],
        }

    def words(self, text: Text | str) -> str:
        """Return a text of the data in this language, with its numbers marked as known."""
        return mark_numbers(text if isinstance(text, str) else text.in_language(self.language))

    def money(self, amount: Decimal, days: Period | None = None) -> Markup:
        """Return an amount as a `data` element, which is shown on the given days only."""
        text = format_amount(amount, self.currency, self.language)
        return amount_element(amount, text, days.attributes if days else None)

    def quantity(self, inclusion: Inclusion) -> Markup | str:
        """Return `2 timer pr. år`, with a no-break space after the number."""
        if inclusion.quantity is None or inclusion.unit is None:
            return ""
        unit = self.services.units[inclusion.unit]
        name = unit.one if inclusion.quantity == 1 else unit.other
        number = format_number(inclusion.quantity, self.language)
        text = f"{number}\u00a0{name.in_language(self.language)}"
        return number_element(inclusion.quantity, text)


def paragraphs(text: str) -> Markup:
    """Return the text as HTML paragraphs, which blank lines separate."""
    parts = (part.strip() for part in text.split("\n\n"))
    return Markup("").join(Markup("<p>{}</p>\n").format(part) for part in parts if part)


def origin(address: str) -> str:
    """Return the scheme and the host of an address, as browsers name its origin."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _fill(sentence: str, **values: object) -> Markup:
    """Return a sentence of the site's own, escaped, with values filled in that are HTML."""
    return Markup(filled(str(escape(sentence)), values))  # noqa: S704, escaped above
