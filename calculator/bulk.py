"""Prices of very many months: in whole hundredths, without lines, each list's curves drawn once.

A price is what `quote` gives as net, VAT and gross.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from calculator.curve import Curve, curves
from calculator.model import Catalogue, PriceList, Vat
from calculator.money import divide_half_up


class Price(NamedTuple):
    """What a month costs, in hundredths; `net + vat == gross`."""

    net: int
    vat: int
    gross: int


@dataclass(frozen=True, slots=True)
class VatShare:
    """The rate of VAT as `part` of `whole`, and whether totals have it in them."""

    part: int
    whole: int
    included: bool

    def price(self, total: int) -> Price:
        """Give net, VAT and gross of a total in hundredths, as `with_vat` does."""
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
        """Give the price of a month; the tier and the count must be ones that `quote` takes."""
        return self.vat.price(self.curves[tier].total(payslips))


@dataclass(frozen=True, slots=True)
class PriceBook:
    """The prices of a whole catalogue, by the price list's id."""

    catalogue: Catalogue
    lists: Mapping[str, ListPrices]

    def on(self, day: date) -> ListPrices:
        """Give the prices in force on a Danish date; raises InputError before the first list."""
        return self.lists[self.catalogue.price_list_on(day).id]


def price_book(catalogue: Catalogue) -> PriceBook:
    """Draw the curves of every price list that is or will be in force."""
    step = catalogue.rounding.step
    vat = vat_share(catalogue.vat)
    return PriceBook(
        catalogue,
        {
            listed.id: ListPrices(listed, curves(listed, step), vat)
            for listed in catalogue.effective_lists
        },
    )


def vat_share(vat: Vat) -> VatShare:
    """Give the rate of VAT as a fraction."""
    return VatShare(*vat.rate.as_integer_ratio(), vat.included)


def hundredths_text(amount: int, sign: str) -> str:
    """Give a non-negative amount in hundredths with two decimals after that sign."""
    return f"{amount // 100}{sign}{amount % 100:02}"
