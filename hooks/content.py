"""What the site says beside prices: services, questions and answers, and the provider."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculator.errors import FieldError, Message, Problem, RuleError, message
from calculator.fields import Address, Amount, Flag, Id, IsoDate, ReadBy, Size, Words, shown
from calculator.model import Text, repeated_ids

_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
_WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s<>\"]*)?")
_LAST_SAFE_DAY = 28


def read_email(value: object) -> str:
    """Read an e-mail address."""
    if not isinstance(value, str) or not _EMAIL.fullmatch(value):
        raise FieldError(message("email.form", value=shown(value)))
    return value


def read_day_of_month(value: object) -> int:
    """Read a day that each month has, 1 to 28."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _LAST_SAFE_DAY:
        raise FieldError(message("day.range", value=shown(value)))
    return value


def read_web_address(value: object) -> str:
    """Read the full address of a page or form, which begins with http:// or https://."""
    if isinstance(value, str) and _WEB_ADDRESS.fullmatch(value):
        return value
    raise FieldError(message("web_address.form", value=shown(value)))


type WebAddress = Annotated[str, ReadBy(read_web_address, {"type": "string", "format": "uri"})]
type Email = Annotated[str, ReadBy(read_email, {"type": "string", "format": "email"})]
type DayOfMonth = Annotated[
    int,
    ReadBy(read_day_of_month, {"type": "integer", "minimum": 1, "maximum": _LAST_SAFE_DAY}),
]


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
    """What a tier has of a service: yes or no, a quantity with its unit, or words.

    `example` says that this is not known and stands as an example.
    """

    included: Flag | None = None
    quantity: Amount | None = None
    unit: Id | None = None
    text: Text | None = None
    example: Flag = False

    def __post_init__(self) -> None:
        """Refuse none or more than one way of saying it."""
        if (self.quantity is None) != (self.unit is None):
            raise RuleError([Problem((), message("inclusion.unit"))])
        said = [way for way in (self.included, self.quantity, self.text) if way is not None]
        if len(said) != 1:
            raise RuleError([Problem((), message("inclusion.choice"))])

    @property
    def has_something(self) -> bool:
        """Whether the tier has anything of the service."""
        return bool(self.included or self.quantity or self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service: `summary` stands in the comparison, `description` explains it."""

    id: Id
    category: Id
    name: Text
    summary: Text
    description: Text
    footnote: Text | None = None
    links: tuple[Link, ...] = ()
    tiers: Mapping[str, Inclusion]

    def units(self) -> Iterator[tuple[str, str]]:
        """Give the tiers that have a quantity of it, each with the quantity's unit."""
        for tier_id, inclusion in self.tiers.items():
            if inclusion.unit is not None:
                yield tier_id, inclusion.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All services in the order in which they are shown."""

    units: Mapping[str, Unit]
    categories: tuple[Category, ...]
    services: tuple[Service, ...]

    def __post_init__(self) -> None:
        """Refuse repeated ids and references to what is not there."""
        outlines = [
            ServiceOutline(service.id, service.category, tuple(service.units()))
            for service in self.services
        ]
        categories = [category.id for category in self.categories]
        problems = tuple(reference_problems(categories, tuple(self.units), outlines))
        if problems:
            raise RuleError(problems)

    @property
    def has_examples(self) -> bool:
        """Whether any inclusion stands as an example."""
        return any(
            inclusion.example for service in self.services for inclusion in service.tiers.values()
        )

    def of_tier(self, tier_id: str) -> tuple[Service, ...]:
        """Give the services that the tier has something of."""
        return tuple(s for s in self.services if s.tiers[tier_id].has_something)

    def not_of_tier(self, tier_id: str) -> tuple[Service, ...]:
        """Give the services that the tier has nothing of."""
        return tuple(s for s in self.services if not s.tiers[tier_id].has_something)

    def by_category(self) -> Iterator[tuple[Category, tuple[Service, ...]]]:
        """Give each category that has services, with them."""
        for category in self.categories:
            services = tuple(s for s in self.services if s.category == category.id)
            if services:
                yield category, services


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer that holds up to and including the Danish date `until`, or without end."""

    text: Text
    until: IsoDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its answers, earliest first."""

    id: Id
    question: Text
    answers: tuple[Answer, ...]
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        """Refuse answers that leave a day without one or stand in another order."""
        problems = tuple(answer_problems([answer.until for answer in self.answers]))
        if problems:
            raise RuleError(problems)

    def answer_on(self, day: date) -> Text:
        """Give the answer that holds on a Danish date."""
        return next(a.text for a in self.answers if a.until is None or day <= a.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq:
    """Frequently asked questions in the order in which they are shown."""

    entries: tuple[Question, ...]

    def __post_init__(self) -> None:
        """Refuse repeated ids."""
        problems = tuple(repeated_ids("entries", [entry.id for entry in self.entries]))
        if problems:
            raise RuleError(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownText:
    """A text about the provider; `placeholder` says that the real one is not known."""

    value: Text
    placeholder: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWords:
    """Words that are the same in each language, such as a number."""

    value: Words
    placeholder: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEmail:
    """An e-mail address of the provider."""

    value: Email
    placeholder: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """The company whose subscriptions these are."""

    name: Words
    address: KnownText
    phone: KnownWords
    email: KnownEmail
    cvr: KnownWords

    @property
    def has_placeholders(self) -> bool:
        """Whether any of the facts is not the real one."""
        facts = (self.address, self.phone, self.email, self.cvr)
        return any(fact.placeholder for fact in facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The contact form: where it is posted, None for a mail in the visitor's own program."""

    endpoint: WebAddress | None = None
    intro: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of changing tier; `{upgrade_day}` in its text is filled in."""

    title: Text
    text: Text

    def __post_init__(self) -> None:
        """Refuse braces around anything else."""
        problems = [
            Problem(
                ("text", language),
                message("text.placeholder", name=shown(name), known="upgrade_day"),
            )
            for language, words in (("da", self.text.da), ("en", self.text.en))
            for name in re.findall(r"\{([^{}]*)", words.replace("{upgrade_day}", ""))
        ]
        if problems:
            raise RuleError(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a customer changes tier.

    A signed addendum that is in by `upgrade_day` gives the upgrade from the coming month.
    """

    upgrade_day: DayOfMonth
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The site itself and its provider."""

    title: Text
    description: Text
    url: WebAddress
    provider: Provider
    contact: Contact
    intro: Text
    counting_rule: Text
    unchanged: Text
    example_notice: Text
    change: Change
    accessibility: Text
    privacy: Text
    worked_counts: tuple[Size, ...]

    def __post_init__(self) -> None:
        """Refuse a site without worked prices."""
        if not self.worked_counts:
            raise RuleError([Problem(("worked_counts",), message("list.empty"))])


@dataclass(frozen=True, slots=True)
class ServiceOutline:
    """As much of a service as the rules across services need; None where it is unreadable."""

    id: str | None
    category: str | None
    units: tuple[tuple[str, str], ...]


def reference_problems(
    categories: Sequence[str | None] | None,
    units: Collection[str] | None,
    services: Sequence[ServiceOutline],
) -> Iterator[Problem]:
    """Give repeated ids and references to what is not there; what is None is unreadable."""
    yield from repeated_ids("categories", categories or ())
    yield from repeated_ids("services", [service.id for service in services])
    known = [category for category in categories or () if category is not None]
    is_known_whole = categories is not None and len(known) == len(categories)
    for position, service in enumerate(services):
        path = ("services", position)
        if is_known_whole and service.category is not None and service.category not in known:
            told = _unknown("category.unknown", service.category, known)
            yield Problem((*path, "category"), told)
        for tier_id, unit in service.units:
            if units is not None and unit not in units:
                told = _unknown("unit.unknown", unit, units)
                yield Problem((*path, "tiers", tier_id, "unit"), told)


def _unknown(code: str, identity: str, known: Collection[str]) -> Message:
    return message(code, id=shown(identity), known=", ".join(map(shown, known)))


def answer_problems(untils: Sequence[date | None]) -> Iterator[Problem]:
    """Give what is wrong with the last days of answers: they rise, and only the last is open."""
    if not untils:
        yield Problem(("answers",), message("answers.none"))
        return
    latest: date | None = None
    for position, until in enumerate(untils):
        path = ("answers", position, "until")
        is_last = position == len(untils) - 1
        if until is None:
            if not is_last:
                yield Problem(path[:-1], message("answers.open_too_early"))
            continue
        if is_last:
            yield Problem(path, message("answers.closed", until=until))
        if latest is not None and until <= latest:
            yield Problem(path, message("answers.order", until=until))
        latest = until if latest is None else max(latest, until)
