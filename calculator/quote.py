"""The price of a month: a pure function from tier, count and date to a quote with its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce

from calculator.errors import FieldError, InputError, message
from calculator.fields import read_date
from calculator.model import Catalogue, PriceList, TierPrice, Vat
from calculator.money import CENT, EXACT, ZERO, round_half_up, round_lines
from calculator.payslips import check_payslips
from calculator.usage import Charge, ChargeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """A charge of the quote and its rounded amount."""

    charge: Charge
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The price of one month.

    `net`, `vat` and `gross` have two decimals and `net + vat == gross`.
    The lines add up to `total`: the net, or the gross where prices include VAT.
    """

    tier: str
    payslips: int
    date: date
    price_list: PriceList
    currency: str
    vat_rate: Decimal
    vat_included: bool
    net: Decimal
    vat: Decimal
    gross: Decimal
    lines: tuple[QuoteLine, ...]

    @property
    def total(self) -> Decimal:
        """The gross where the amounts of the price list include VAT, otherwise the net."""
        return self.gross if self.vat_included else self.net


def quote(catalogue: Catalogue, tier: str, payslips: int, day: date) -> Quote:
    """Return the price of a month under the price list in force on a Danish date.

    Raises InputError for an unknown tier, a count that is not an integer from 0 to 1,000,000,
    and a date before the first price list.
    """
    return quote_under(catalogue, tier, payslips, catalogue.price_list_on(day), day)


def quote_under(
    catalogue: Catalogue, tier: str, payslips: int, price_list: PriceList, day: date
) -> Quote:
    """Return the price of a month under that price list, whether or not it is in force."""
    count = check_payslips(payslips)
    tier_id = tier if tier in price_list.tiers else catalogue.tier(tier).id
    charges = tuple(charges_for(price_list.tiers[tier_id], count))
    exact = reduce(EXACT.add, (charge.amount for charge in charges))
    total = round_half_up(exact, catalogue.rounding.step)
    net, vat, gross = with_vat(total, catalogue.vat)
    return Quote(
        tier=tier_id,
        payslips=count,
        date=day,
        price_list=price_list,
        currency=catalogue.currency,
        vat_rate=catalogue.vat.rate,
        vat_included=catalogue.vat.included,
        net=net,
        vat=vat,
        gross=gross,
        lines=tuple(_lines(charges, total)),
    )


def _lines(charges: Sequence[Charge], total: Decimal) -> Iterator[QuoteLine]:
    """Yield a line for each charge, and one for what rounding the total to its step adds."""
    amounts = round_lines([charge.amount for charge in charges])
    for charge, amount in zip(charges, amounts, strict=True):
        yield QuoteLine(charge=charge, amount=amount)
    rest = EXACT.subtract(total, reduce(EXACT.add, amounts))
    if rest:
        charge = Charge(kind=ChargeKind.ROUNDING, quantity=1, unit_amount=rest)
        yield QuoteLine(charge=charge, amount=rest)


def charges_for(price: TierPrice, count: int) -> Iterator[Charge]:
    """Yield the exact charges of a month: base price, usage, and a lift to the minimum."""
    total = ZERO
    base = Charge(kind=ChargeKind.BASE, quantity=1, unit_amount=price.base)
    for charge in (base, *price.usage.charges(count)):
        total = EXACT.add(total, charge.amount)
        yield charge
    if total < price.minimum:
        lift = EXACT.subtract(price.minimum, total)
        yield Charge(kind=ChargeKind.MINIMUM, quantity=1, unit_amount=lift)


def read_day(text: str) -> date:
    """Parse the date that a visitor enters, such as 2024-02-01; raises InputError."""
    try:
        return read_date(text.strip())
    except FieldError:
        raise InputError("date", message("date.not_a_date")) from None


def with_vat(total: Decimal, vat: Vat) -> tuple[Decimal, Decimal, Decimal]:
    """Return net, VAT and gross of a total that is net or gross; VAT has two decimals."""
    if vat.included:
        net = EXACT.divide(total, EXACT.add(Decimal(1), vat.rate))
        net = round_half_up(net, CENT)
        return net, EXACT.subtract(total, net), total
    tax = round_half_up(EXACT.multiply(total, vat.rate), CENT)
    return total, tax, EXACT.add(total, tax)
