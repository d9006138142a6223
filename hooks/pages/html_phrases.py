"""Reports' sentences as HTML, with each amount and date as an element that says its value."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from calculator.money import decimal_text
from calculator.reports.phrases import Phrases
from hooks.checks.provenance import END, mark_numbers, marked


@dataclass(frozen=True, slots=True)
class HtmlPhrases(Phrases):
    """The phrases of `Phrases` as escaped HTML."""

    def word(self, key: str, /, **values: str) -> str:
        """Return a wording with its values filled in, as HTML."""
        values = self.unit_words | values
        said = Markup(Phrases.word(self, key, **{name: f"{{{name}}}" for name in values}))  # noqa: S704, our own words
        known = {name: _known(value) for name, value in values.items()}
        html = str(said.format(**known)).replace(f"kr.{END}</data>.", f"kr.{END}</data>")
        return Markup(html)  # noqa: S704, escaped by format

    def money(self, amount: Decimal) -> str:
        """Return an amount as a `data` element."""
        return amount_element(amount, Phrases.money(self, amount))

    def day(self, day: date) -> str:
        """Return a date as a `time` element."""
        return day_element(day, Phrases.day(self, day))

    def percent(self, rate: Decimal) -> str:
        """Return a rate as a `data` element."""
        return number_element(rate, Phrases.percent(self, rate))


def _known(value: str) -> str:
    """Mark the numbers of a value, which is from the data or computed from them."""
    return value if isinstance(value, Markup) else mark_numbers(value)


def amount_element(amount: Decimal, text: str, attributes: Markup | None = None) -> Markup:
    """Return an amount as a `data` element that is known to come from the data."""
    return Markup('<data class="takst-amount" value="{}"{}>{}</data>').format(
        decimal_text(amount), attributes or "", marked(text)
    )


def number_element(number: Decimal, text: str) -> Markup:
    """Return a number as a `data` element that is known to come from the data."""
    return Markup('<data value="{}">{}</data>').format(number, marked(text))


def day_element(day: date, text: str, attributes: Markup | None = None) -> Markup:
    """Return a date as a `time` element that is known to come from the data."""
    return Markup('<time datetime="{}"{}>{}</time>').format(day, attributes or "", marked(text))
