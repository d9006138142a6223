"""The site's content beside prices and services: questions and answers, and the provider."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculator.errors import FieldError, Problem, RuleError, message
from calculator.fields import Flag, Id, IsoDate, ParsedBy, Size, Words, shown
from calculator.model import Text, duplicate_ids
from calculator.services import Link

_EMAIL = re.compile(r'[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+')
_WEB_ADDRESS = re.compile(r'https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s<>"]*)?')
_LAST_SAFE_DAY = 28
_SHAPE = re.compile(r"(?:DD|MM|YYYY|YY|N|A)(?:-?(?:DD|MM|YYYY|YY|N|A))*")
_DATE_PARTS = ("DD", "MM", "YY")
_LEAST_SIGNS = 9
"""Telephone numbers are shorter in most countries, and Danish company numbers are."""


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


def read_shape(value: object) -> str:
    """Read what a personal number looks like, such as `DDMMYY-NNNN`.

    DD, MM and YY or YYYY are a date, N is a digit, A a letter, and - where a hyphen or a space may
    be.
    """
    if isinstance(value, str) and _SHAPE.fullmatch(value):
        parts = sorted(re.findall("DD|MM|YY", value.replace("YYYY", "YY")))
        signs = len(value.replace("-", ""))
        if parts in ([], sorted(_DATE_PARTS)) and signs >= _LEAST_SIGNS:
            return value
    raise FieldError(message("shape.form", value=shown(value), least=_LEAST_SIGNS))


type WebAddress = Annotated[
    str, ParsedBy(read_web_address, {"type": "string", "pattern": f"^{_WEB_ADDRESS.pattern}$"})
]
type Email = Annotated[
    str, ParsedBy(read_email, {"type": "string", "pattern": f"^{_EMAIL.pattern}$"})
]
type Shape = Annotated[
    str, ParsedBy(read_shape, {"type": "string", "pattern": f"^{_SHAPE.pattern}$"})
]
type DayOfMonth = Annotated[
    int,
    ParsedBy(read_day_of_month, {"type": "integer", "minimum": 1, "maximum": _LAST_SAFE_DAY}),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer that is valid up to and including the Danish date `until`, or without end."""

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
        """Raise RuleError for answers that leave a day without one or are in the wrong order."""
        problems = tuple(answer_problems([answer.until for answer in self.answers]))
        if problems:
            raise RuleError(problems)

    def answer_on(self, day: date) -> Text:
        """Return the answer that is valid on a Danish date."""
        return next(a.text for a in self.answers if a.until is None or day <= a.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq:
    """Frequently asked questions in the order in which they are shown."""

    entries: tuple[Question, ...]

    def __post_init__(self) -> None:
        """Raise RuleError for duplicate ids."""
        problems = tuple(duplicate_ids("entries", [entry.id for entry in self.entries]))
        if problems:
            raise RuleError(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderFact[T]:
    """A fact about the provider; `placeholder` says that the real one is not known."""

    value: T
    placeholder: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """The company whose subscriptions these are."""

    name: Words
    address: ProviderFact[Text]
    phone: ProviderFact[Words]
    email: ProviderFact[Email]
    cvr: ProviderFact[Words]

    @property
    def has_placeholders(self) -> bool:
        """Whether any of the facts is not the real one."""
        facts = (self.address, self.phone, self.email, self.cvr)
        return any(fact.placeholder for fact in facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenNumber:
    """A kind of number that the contact form refuses to send, and the message that it shows."""

    shape: Shape
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The contact form: where it is posted, None for a mail in the visitor's own program.

    `warning` is shown beside the message and says what not to write.
    """

    endpoint: WebAddress | None = None
    intro: Text
    warning: Text | None = None
    forbidden: tuple[ForbiddenNumber, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of changing tier; `{upgrade_day}` in its text is filled in."""

    title: Text
    text: Text

    def __post_init__(self) -> None:
        """Raise RuleError for braces around anything else."""
        problems = tuple(_placeholder_problems("text", self.text))
        if problems:
            raise RuleError(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a customer changes tier; `{upgrade_day}` in `intro` and `example` is filled in.

    What is requested by the day `upgrade_day` of a month applies from the coming month.
    """

    upgrade_day: DayOfMonth
    intro: Text
    example: Text | None = None
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        """Raise RuleError for braces around anything else."""
        named = [("intro", self.intro)]
        if self.example is not None:
            named.append(("example", self.example))
        problems = [
            problem for name, text in named for problem in _placeholder_problems(name, text)
        ]
        if problems:
            raise RuleError(problems)


def _placeholder_problems(name: str, text: Text) -> Iterator[Problem]:
    """Yield each pair of braces of a text that has no value to be filled in."""
    for language, words in (("da", text.da), ("en", text.en)):
        for found in re.findall(r"\{([^{}]*)", words.replace("{upgrade_day}", "")):
            reason = message("text.placeholder", name=shown(found), known="upgrade_day")
            yield Problem((name, language), reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The site itself and its provider.

    The answer book has the price of every count from 0 to `answer_book_up_to`. After the Danish
    date `review_by`, validation and builds warn that the review of the data is overdue.
    """

    title: Text
    description: Text
    url: WebAddress
    provider: Provider
    contact: Contact
    intro: Text
    about: Text
    tiers_intro: Text | None = None
    counting_rule: Text
    unchanged: Text | None = None
    example_notice: Text
    change: Change
    accessibility: Text
    privacy: Text
    worked_counts: tuple[Size, ...]
    answer_book_up_to: Size
    review_by: IsoDate | None = None

    def __post_init__(self) -> None:
        """Raise RuleError for a site without worked prices."""
        if not self.worked_counts:
            raise RuleError([Problem(("worked_counts",), message("list.empty"))])


def answer_problems(untils: Sequence[date | None]) -> Iterator[Problem]:
    """Yield what is wrong with the last days of answers: they ascend, and only the last is open."""
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
