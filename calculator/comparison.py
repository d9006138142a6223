"""All tiers side by side for one count, and what the next price list will change."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator.model import Catalogue, PriceList
from calculator.money import EXACT, round_half_up
from calculator.quote import Quote, quote, quote_under

MONTHS = 12


@dataclass(frozen=True, slots=True)
class TierComparison:
    """The price of a tier: `year` is twelve such months, `per_payslip` is None without payslips.

    `difference` is how much more a month costs than in the chosen tier; less where negative.
    Amounts include VAT where those of the price list do.
    """

    quote: Quote
    year: Decimal
    per_payslip: Decimal | None
    difference: Decimal

    @property
    def month(self) -> Decimal:
        """The month's total."""
        return self.quote.total


@dataclass(frozen=True, slots=True)
class Change:
    """The same month under two price lists."""

    before: Quote
    after: Quote

    @property
    def difference(self) -> Decimal:
        """How much more the month costs under the later list; less where negative."""
        return EXACT.subtract(self.after.total, self.before.total)


def compare(
    catalogue: Catalogue, payslips: int, day: date, chosen: str | None = None
) -> tuple[TierComparison, ...]:
    """Return each tier's price, lowest tier first; `chosen` defaults to the lowest tier.

    Raises InputError as `quote` does.
    """
    quotes = [quote(catalogue, tier.id, payslips, day) for tier in catalogue.tiers]
    chosen_id = catalogue.tier(chosen).id if chosen is not None else catalogue.tiers[0].id
    base = next(quoted.total for quoted in quotes if quoted.tier == chosen_id)
    return tuple(_compared(quoted, base) for quoted in quotes)


def year_of(month: Decimal) -> Decimal:
    """Return twelve such months."""
    return EXACT.multiply(month, Decimal(MONTHS))


def next_price_list(catalogue: Catalogue, day: date) -> PriceList | None:
    """Return the first price list that takes effect after a Danish date, if any."""
    later = (each for each in catalogue.effective_lists if each.effective_from > day)
    return next(later, None)


def change_to(catalogue: Catalogue, quoted: Quote, price_list: PriceList) -> Change:
    """Return the change of the quoted month to another price list."""
    day = price_list.effective_from
    return Change(quoted, quote_under(catalogue, quoted.tier, quoted.payslips, price_list, day))


def _compared(quoted: Quote, base: Decimal) -> TierComparison:
    per_payslip = None
    if quoted.payslips:
        per_payslip = round_half_up(EXACT.divide(quoted.total, Decimal(quoted.payslips)))
    return TierComparison(
        quote=quoted,
        year=year_of(quoted.total),
        per_payslip=per_payslip,
        difference=EXACT.subtract(quoted.total, base),
    )
