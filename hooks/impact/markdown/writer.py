"""Words, names and numbers of an impact in one language, and the Markdown around them."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from calculator.formatting import Language
from calculator.model import Catalogue, PriceList
from calculator.reports.labels import in_language
from calculator.reports.phrases import Phrases
from hooks.impact.markdown.wording import WORDS
from hooks.impact.prices import tiers_of

MOST_ROWS = 10
"""How many rows of a table are shown; the others are folded."""

NOTHING = "–"

_MINUS = "\N{MINUS SIGN}"
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
_SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_[]#|~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
)


class Writer:
    """Writes about two versions of the data: `before` and `after` are the phrases of each."""

    def __init__(self, before: Catalogue, after: Catalogue, language: Language) -> None:
        """Take both catalogues; a tier is named as the newest version that has it names it."""
        self.language: Language = language
        self.before = Phrases(before, language)
        self.after = Phrases(after, language)
        self._names = {
            tier.id: plain(tier.name.in_language(language)) for tier in tiers_of(before, after)
        }

    def word(self, key: str, **values: str) -> str:
        """Return a wording with what is counted and its values filled in."""
        filled = in_language(WORDS[key], self.language).format(**(self.after.unit_words | values))
        return filled.replace("kr..", "kr.")

    def tier(self, tier_id: str) -> str:
        """Return a tier's name."""
        return self._names[tier_id]

    def tiers(self, tier_ids: Iterable[str]) -> str:
        """Return the tiers' names in a sentence."""
        return self.enumeration([self.tier(tier_id) for tier_id in tier_ids])

    def enumeration(self, words: Sequence[str]) -> str:
        """Return `a, b and c`."""
        *first, last = words
        return f"{', '.join(first)}{self.word('and')}{last}" if first else last

    def price_list(self, price_list: PriceList | None) -> str:
        """Return a price list's id, and whether it is announced or an example."""
        if price_list is None:
            return self.word("none")
        is_marked = price_list.status in {"announced", "example"}
        return (
            f"{plain(price_list.id)} ({self.word(price_list.status)})"
            if is_marked
            else plain(price_list.id)
        )

    def signed(self, amount: Decimal) -> str:
        """Return an amount with its sign."""
        return f"{_sign(amount)}{self.after.money(abs(amount))}"

    def share(self, share: Decimal | None) -> str:
        """Return a share in per cent with its sign."""
        return NOTHING if share is None else f"{_sign(share)}{self.after.percent(abs(share))}"

    def shortened_table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
        """Yield a table, its rows beyond `MOST_ROWS` folded."""
        yield table(heads, rows[:MOST_ROWS])
        more = len(rows) - MOST_ROWS
        if more > 0:
            title = self.word("more_rows", count=self.after.count(more))
            yield folded(title, [table(heads, rows[MOST_ROWS:])])


def plain(text: str) -> str:
    """Return words of the data so that Markdown shows them as they are, on one line."""
    return " ".join(text.splitlines()).translate(_SPECIAL).replace("@", f"@{_ZERO_WIDTH_SPACE}")


def vat_key(catalogue: Catalogue) -> str:
    """Return the word for whether amounts have VAT in them."""
    return "including_vat" if catalogue.vat.included else "excluding_vat"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def folded(title: str, parts: Iterable[str]) -> str:
    """Return parts that open with a click on the title."""
    inside = "\n\n".join(parts)
    return f"<details>\n<summary>{title}</summary>\n\n{inside}\n\n</details>"


def _sign(number: Decimal) -> str:
    return _MINUS if number < 0 else "+" if number else ""
