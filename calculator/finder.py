"""The cheapest tier that has the services a customer needs, including consultancy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator.comparison import year_of
from calculator.formatting import Language
from calculator.model import Catalogue
from calculator.money import EXACT, round_half_up
from calculator.numbers import parse_decimal, tidy
from calculator.quote import Quote, quote
from calculator.services import Service, Services

MAX_HOURS = 10_000
"""The largest number of consultancy hours a year that the finder accepts."""

MAX_HOURLY_RATE = 100_000
"""The highest list price of an hour that the finder accepts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A tier's year: twelve months' subscription, and consultancy less the tier's discount.

    `discount` is a share from 0 to 1; `missing` are the needed services that the tier lacks.
    """

    quote: Quote
    subscription: Decimal
    discount: Decimal
    consultancy: Decimal
    missing: tuple[Service, ...]

    @property
    def total(self) -> Decimal:
        """Subscription and consultancy."""
        return EXACT.add(self.subscription, self.consultancy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """All tiers, lowest first; `best` is the cheapest that lacks no service, or None.

    Of tiers that cost the same, the lowest is `best`. `has_consultancy` is false where no tier has
    a discount on consultancy and no hours were entered.
    """

    needs: tuple[Service, ...]
    hours: Decimal
    hourly_rate: Decimal
    has_consultancy: bool
    candidates: tuple[Candidate, ...]
    best: Candidate | None

    @property
    def list_price(self) -> Decimal:
        """The price of the consultancy before any discount."""
        return round_half_up(EXACT.multiply(self.hours, self.hourly_rate))


def find(
    catalogue: Catalogue,
    services: Services,
    *,
    needs: Sequence[str],
    hours: Decimal,
    hourly_rate: Decimal,
    payslips: int,
    day: date,
) -> Finding:
    """Find the cheapest tier that has something of each needed service, for a year.

    `hourly_rate` is the list price of consultancy, including VAT where the price list does.
    Raises InputError for an unknown service, and as `quote` does.
    """
    wanted = tuple(services.service(service_id) for service_id in dict.fromkeys(needs))
    list_price = EXACT.multiply(hours, hourly_rate)
    candidates = tuple(
        _candidate(quote(catalogue, tier.id, payslips, day), services, wanted, list_price)
        for tier in catalogue.tiers
    )
    return Finding(
        needs=wanted,
        hours=hours,
        hourly_rate=hourly_rate,
        has_consultancy=services.has_consultancy or bool(hours),
        candidates=candidates,
        best=_cheapest(candidates),
    )


def _cheapest(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the cheapest candidate that lacks no service, if any."""
    suitable = [candidate for candidate in candidates if not candidate.missing]
    return min(suitable, key=lambda candidate: candidate.total, default=None)


def parse_hours(text: str, language: Language) -> Decimal:
    """Read consultancy hours a year; an empty text is zero. Raises InputError."""
    has_text = tidy(text, language)
    return parse_decimal(text, language, "hours", MAX_HOURS) if has_text else Decimal(0)


def parse_hourly_rate(text: str, language: Language) -> Decimal:
    """Read the list price of an hour; an empty text is zero. Raises InputError."""
    has_text = tidy(text, language)
    return parse_decimal(text, language, "rate", MAX_HOURLY_RATE) if has_text else Decimal(0)


def _candidate(
    quoted: Quote, services: Services, wanted: tuple[Service, ...], list_price: Decimal
) -> Candidate:
    discount = services.discount(quoted.tier)
    share = EXACT.subtract(Decimal(1), discount)
    return Candidate(
        quote=quoted,
        subscription=year_of(quoted.total),
        discount=discount,
        consultancy=round_half_up(EXACT.multiply(list_price, share)),
        missing=tuple(s for s in wanted if not s.tiers[quoted.tier].has_something),
    )
