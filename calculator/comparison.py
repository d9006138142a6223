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
    """What a tier costs: `year` is twelve such months, `per_payslip` None without payslips.

    `difference` is what a month costs more, or less where negative, than with the chosen tier.
    All amounts are with or without VAT as the price list's are.
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
    """The same month by two price lists; `difference` is what it will cost more, or less."""

    before: Quote
    after: Quote

    @property
    def difference(self) -> Decimal:
        """After less before."""
        return EXACT.subtract(self.after.total, self.before.total)


def compare(
    catalogue: Catalogue, payslips: int, day: date, chosen: str | None = None
) -> tuple[TierComparison, ...]:
    """Give each tier's price, lowest tier first; `chosen` is the lowest tier unless told.

    Raises InputError as `quote` does.
    """
    quotes = [quote(catalogue, tier.id, payslips, day) for tier in catalogue.tiers]
    chosen_id = catalogue.tier(chosen).id if chosen is not None else catalogue.tiers[0].id
    base = next(given.total for given in quotes if given.tier == chosen_id)
    return tuple(_compared(given, base) for given in quotes)


def year_of(month: Decimal) -> Decimal:
    """Give twelve such months."""
    return EXACT.multiply(month, Decimal(MONTHS))


def next_price_list(catalogue: Catalogue, day: date) -> PriceList | None:
    """Give the first price list that takes effect after a Danish date, None where there is none."""
    later = (listed for listed in catalogue.effective_lists if listed.effective_from > day)
    return next(later, None)


def change_to(catalogue: Catalogue, given: Quote, listed: PriceList) -> Change:
    """Give what the quoted month costs by another price list."""
    day = listed.effective_from
    return Change(given, quote_under(catalogue, given.tier, given.payslips, listed, day))


def _compared(given: Quote, base: Decimal) -> TierComparison:
    per_payslip = None
    if given.payslips:
        per_payslip = round_half_up(EXACT.divide(given.total, Decimal(given.payslips)))
    return TierComparison(
        quote=given,
        year=year_of(given.total),
        per_payslip=per_payslip,
        difference=EXACT.subtract(given.total, base),
    )
