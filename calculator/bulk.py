"""Prices of very many months: in whole hundredths, without lines, with cached curves.

A price equals the net, VAT and gross of a `Quote`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from calculator.curve import Curve, curves
from calculator.model import Catalogue, PriceList, Vat
from calculator.money import divide_half_up


class Price(NamedTuple):
    """The price of a month, in hundredths; `net + vat == gross`."""

    net: int
    vat: int
    gross: int


@dataclass(frozen=True, slots=True)
class VatShare:
    """The rate of VAT as the fraction `part / whole`, and whether totals include it."""

    part: int
    whole: int
    included: bool

    def price(self, total: int) -> Price:
        """Return net, VAT and gross of a total in hundredths, as `with_vat` does."""
        if self.included:
            gross_share = self.whole + self.part
            net = divide_half_up(total * self.whole, gross_share)
            return Price(net, total - net, total)
        vat = divide_half_up(total * self.part, self.whole)
        return Price(total, vat, total + vat)


@dataclass(frozen=True, slots=True)
class ListPrices:
    """The prices of one price list."""

    price_list: PriceList
    curves: Mapping[str, Curve]
    vat: VatShare

    def price(self, tier: str, payslips: int) -> Price:
        """Return the price of a month; the tier and the count must be valid."""
        return self.vat.price(self.curves[tier].total(payslips))


@dataclass(frozen=True, slots=True)
class PriceBook:
    """The prices of a catalogue, by the price list's id."""

    catalogue: Catalogue
    lists: Mapping[str, ListPrices]

    def on(self, day: date) -> ListPrices:
        """Return the prices in force on a Danish date; raises InputError before the first."""
        return self.lists[self.catalogue.price_list_on(day).id]


def price_book(catalogue: Catalogue) -> PriceBook:
    """Return the price book of a catalogue, with every list that is or will be in force."""
    step = catalogue.rounding.step
    vat = vat_share(catalogue.vat)
    return PriceBook(
        catalogue,
        {
            price_list.id: ListPrices(price_list, curves(price_list, step), vat)
            for price_list in catalogue.effective_lists
        },
    )


def vat_share(vat: Vat) -> VatShare:
    """Return the rate of VAT as a fraction."""
    return VatShare(*vat.rate.as_integer_ratio(), vat.included)


def hundredths_text(amount: int, decimal_sign: str) -> str:
    """Return a non-negative amount in hundredths with two decimals after the decimal sign."""
    return f"{amount // 100}{decimal_sign}{amount % 100:02}"
