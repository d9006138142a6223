"""The services: which tiers include them, and how much of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculator.errors import InputError, Message, Problem, RuleError, message
from calculator.fields import Address, Amount, Flag, Id, shown
from calculator.model import Text, duplicate_ids
from calculator.money import EXACT, ZERO

_MAX_PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link with its words; an address that begins with `/` is a page of this site."""

    label: Text
    url: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """How a quantity is written: `one` for 1, `other` for the rest."""

    one: Text
    other: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A group of services."""

    id: Id
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion:
    """What a tier includes of a service: yes or no, a quantity with its unit, or words.

    `example` marks an inclusion that is not known and shown as an example.
    """

    included: Flag | None = None
    quantity: Amount | None = None
    unit: Id | None = None
    text: Text | None = None
    example: Flag = False

    def __post_init__(self) -> None:
        """Raise RuleError unless exactly one kind of inclusion is set."""
        if (self.quantity is None) != (self.unit is None):
            raise RuleError([Problem((), message("inclusion.unit"))])
        kinds = [kind for kind in (self.included, self.quantity, self.text) if kind is not None]
        if len(kinds) != 1:
            raise RuleError([Problem((), message("inclusion.choice"))])

    @property
    def has_something(self) -> bool:
        """Whether the tier includes any of the service."""
        return bool(self.included or self.quantity or self.text)

    @property
    def content(self) -> tuple[object, ...]:
        """What is included, whether or not it is an example."""
        return (self.included, self.quantity, self.unit, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service: `summary` is shown in the comparison, `description` explains it."""

    id: Id
    category: Id
    name: Text
    summary: Text
    description: Text
    footnote: Text | None = None
    links: tuple[Link, ...] = ()
    tiers: Mapping[str, Inclusion]

    def units(self) -> Iterator[tuple[str, str]]:
        """Yield each tier that includes a quantity of the service, with the unit."""
        for tier_id, inclusion in self.tiers.items():
            if inclusion.unit is not None:
                yield tier_id, inclusion.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All services in the order in which they are shown.

    `consultancy_discount` names the service whose quantity is a tier's discount, in per cent, on
    the list price of consultancy.
    """

    units: Mapping[str, Unit]
    categories: tuple[Category, ...]
    consultancy_discount: Id | None = None
    services: tuple[Service, ...]

    def __post_init__(self) -> None:
        """Raise RuleError for duplicate ids, unknown references, and a discount over 100 %."""
        outlines = [
            ServiceOutline(service.id, service.category, tuple(service.units()))
            for service in self.services
        ]
        categories = [category.id for category in self.categories]
        problems = (
            *reference_problems(categories, tuple(self.units), outlines, self.consultancy_discount),
            *self._discount_problems(),
        )
        if problems:
            raise RuleError(problems)

    def _discount_problems(self) -> Iterator[Problem]:
        for position, service in enumerate(self.services):
            if service.id != self.consultancy_discount:
                continue
            for tier_id, inclusion in service.tiers.items():
                path = ("services", position, "tiers", tier_id)
                if inclusion.included or inclusion.text is not None:
                    yield Problem(path, message("discount.form"))
                elif inclusion.quantity is not None and inclusion.quantity > _MAX_PERCENT:
                    reason = message("discount.range", value=inclusion.quantity)
                    yield Problem((*path, "quantity"), reason)

    @property
    def has_consultancy(self) -> bool:
        """Whether tiers differ in the price of consultancy, so that its hours matter."""
        return self.consultancy_discount is not None

    def discount(self, tier_id: str) -> Decimal:
        """Return the tier's discount on consultancy as a share from 0 to 1."""
        for service in self.services:
            if service.id == self.consultancy_discount:
                return (service.tiers[tier_id].quantity or ZERO).scaleb(-2, EXACT)
        return ZERO

    def service(self, service_id: str) -> Service:
        """Return the service of that id; raises InputError where there is none."""
        for service in self.services:
            if service.id == service_id:
                return service
        known = ", ".join(service.id for service in self.services)
        reason = message("service.unknown", service=shown(service_id), known=known)
        raise InputError("needs", reason)

    @property
    def has_examples(self) -> bool:
        """Whether any inclusion is an example."""
        return any(
            inclusion.example for service in self.services for inclusion in service.tiers.values()
        )

    def of_tier(self, tier_id: str) -> tuple[Service, ...]:
        """Return the services that the tier includes."""
        return tuple(s for s in self.services if s.tiers[tier_id].has_something)

    def not_of_tier(self, tier_id: str) -> tuple[Service, ...]:
        """Return the services that the tier does not include."""
        return tuple(s for s in self.services if not s.tiers[tier_id].has_something)

    def by_category(self) -> Iterator[tuple[Category, tuple[Service, ...]]]:
        """Yield each category that has services, with its services."""
        for category in self.categories:
            services = tuple(s for s in self.services if s.category == category.id)
            if services:
                yield category, services


@dataclass(frozen=True, slots=True)
class ServiceOutline:
    """The parts of a service that rules across services need; None where unreadable."""

    id: str | None
    category: str | None
    units: tuple[tuple[str, str], ...]


def reference_problems(
    categories: Sequence[str | None] | None,
    units: Collection[str] | None,
    services: Sequence[ServiceOutline],
    consultancy_discount: str | None = None,
) -> Iterator[Problem]:
    """Yield a problem for each duplicate id and unknown reference; None means unreadable."""
    yield from duplicate_ids("categories", categories or ())
    yield from duplicate_ids("services", [service.id for service in services])
    yield from _discount_reference_problems(consultancy_discount, services)
    known = [category for category in categories or () if category is not None]
    are_all_known = categories is not None and len(known) == len(categories)
    for position, service in enumerate(services):
        path = ("services", position)
        if are_all_known and service.category is not None and service.category not in known:
            reason = _unknown("category.unknown", service.category, known)
            yield Problem((*path, "category"), reason)
        for tier_id, unit in service.units:
            if units is not None and unit not in units:
                reason = _unknown("unit.unknown", unit, units)
                yield Problem((*path, "tiers", tier_id, "unit"), reason)


def _discount_reference_problems(
    named: str | None, services: Sequence[ServiceOutline]
) -> Iterator[Problem]:
    known = [service.id for service in services if service.id is not None]
    if named is not None and named not in known and len(known) == len(services):
        yield Problem(("consultancy_discount",), _unknown("discount.unknown", named, known))


def _unknown(code: str, identity: str, known: Collection[str]) -> Message:
    return message(code, id=shown(identity), known=", ".join(map(shown, known)))
