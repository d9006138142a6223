"""A year month by month, each priced by the list in force in that month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce

from calculator.comparison import MONTHS
from calculator.errors import InputError, message
from calculator.model import Catalogue, PriceList
from calculator.money import EXACT, ZERO_CENTS
from calculator.quote import Quote, quote

MAX_COMPANIES = 200
"""The largest number of companies in one forecast."""


@dataclass(frozen=True, slots=True)
class Company:
    """A company of the group and its twelve counts; the name may be empty."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ForecastMonth:
    """A month, identified by its first day, with a quote for each company."""

    month: date
    price_list: PriceList
    quotes: tuple[Quote, ...]

    @property
    def payslips(self) -> int:
        """The payslips of all companies."""
        return sum(quoted.payslips for quoted in self.quotes)

    @property
    def total(self) -> Decimal:
        """The sum of all companies' totals."""
        return add_up(quoted.total for quoted in self.quotes)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Twelve months of a tier."""

    tier: str
    companies: tuple[Company, ...]
    months: tuple[ForecastMonth, ...]

    @property
    def payslips(self) -> int:
        """The year's payslips of all companies."""
        return sum(month.payslips for month in self.months)

    @property
    def total(self) -> Decimal:
        """The year's total of all companies."""
        return add_up(month.total for month in self.months)

    @property
    def net(self) -> Decimal:
        """The year without VAT: the sum of the months' invoices."""
        return add_up(quoted.net for month in self.months for quoted in month.quotes)

    @property
    def gross(self) -> Decimal:
        """The year with VAT: the sum of the months' invoices."""
        return add_up(quoted.gross for month in self.months for quoted in month.quotes)

    def company_total(self, position: int) -> Decimal:
        """Return the year's total of one company."""
        return add_up(month.quotes[position].total for month in self.months)


def forecast(
    catalogue: Catalogue, tier: str, companies: Sequence[Company], first_month: date
) -> Forecast:
    """Return the price of the twelve months from `first_month`, company by company.

    A month is priced by the list in force on its first day.
    Raises InputError as `quote` does, and where a company does not have twelve counts.
    """
    for company in companies:
        if len(company.counts) != MONTHS:
            reason = message("forecast.twelve", found=len(company.counts), what=company.name)
            raise InputError("forecast", reason)
    starts = months_from(first_month)
    return Forecast(
        tier=catalogue.tier(tier).id,
        companies=tuple(companies),
        months=tuple(
            ForecastMonth(
                start,
                catalogue.price_list_on(start),
                tuple(quote(catalogue, tier, company.counts[m], start) for company in companies),
            )
            for m, start in enumerate(starts)
        ),
    )


def months_from(first_month: date) -> tuple[date, ...]:
    """Return the first days of twelve consecutive months; raises InputError after the year 9999."""
    numbers = range(first_month.month - 1, first_month.month - 1 + MONTHS)
    try:
        return tuple(
            date(first_month.year + number // MONTHS, number % MONTHS + 1, 1) for number in numbers
        )
    except ValueError:
        raise InputError("start", message("date.not_a_month")) from None


def add_up(amounts: Iterable[Decimal]) -> Decimal:
    """Return the exact sum of amounts with two decimals."""
    return reduce(EXACT.add, amounts, ZERO_CENTS)
