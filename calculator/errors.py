"""What can go wrong: one base error, a small hierarchy, and messages that are worded later.

An error carries *what* as a `Message`, a code and its parameters, never a finished sentence,
so that the same error reads in Danish or English wherever it is shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

type Parameter = "str | int | Decimal | date | Message"
type Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A code of `calculator.messages` and the parameters of its sentence."""

    code: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


def message(code: str, **parameters: Parameter) -> Message:
    """Give the message of that code with those parameters."""
    return Message(code, parameters)


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule of the data and where it stands, as keys and positions from the outside in."""

    path: Path
    message: Message

    def below(self, *path: str | int) -> "Problem":
        """Give the same problem seen from further out."""
        return Problem((*path, *self.path), self.message)


class TakstError(Exception):
    """The base of every error that Takst raises on purpose."""


class FieldError(TakstError, ValueError):
    """One value of the data can't be read."""

    def __init__(self, told: Message) -> None:
        """Take the message that says what is wrong and how to mend it."""
        super().__init__(told.code)
        self.message = told


class RuleError(TakstError, ValueError):
    """Values that can be read one by one break a rule together; all breaches are told at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take every problem found."""
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.message.code for problem in self.problems))


class InputError(TakstError, ValueError):
    """A visitor asked for something that has no price; `field` says what of it to mend."""

    def __init__(self, name: str, told: Message) -> None:
        """Take the name of the field (payslips, tier or date) and the message for the visitor."""
        super().__init__(told.code)
        self.field = name
        self.message = told
