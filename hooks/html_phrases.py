"""Reports' sentences as HTML, with each amount as a `data` element."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from calculator.money import decimal_text
from calculator.phrases import Phrases


@dataclass(frozen=True, slots=True)
class HtmlPhrases(Phrases):
    """Says what `Phrases` says, escaped."""

    def word(self, key: str, /, **values: str) -> str:
        """Give a wording with its values filled in, as HTML."""
        values = self.unit_words | values
        said = Markup(Phrases.word(self, key, **{name: f"{{{name}}}" for name in values}))  # noqa: S704, our own words
        html = str(said.format(**values)).replace("kr.</data>.", "kr.</data>")
        return Markup(html)  # noqa: S704, escaped by format

    def money(self, amount: Decimal) -> str:
        """Give an amount as a `data` element."""
        return amount_element(amount, Phrases.money(self, amount))


def amount_element(amount: Decimal, text: str) -> Markup:
    """Give an amount as a `data` element, so that no page shows one that is typed by hand."""
    return Markup('<data class="takst-amount" value="{}">{}</data>').format(
        decimal_text(amount), text
    )
