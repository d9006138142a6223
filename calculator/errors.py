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
    """Return the message with that code and those parameters."""
    return Message(code, parameters)


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule of the data and its place, as keys and positions from the outside in."""

    path: Path
    message: Message

    def below(self, *path: str | int) -> "Problem":
        """Return the same problem with its path below a longer one."""
        return Problem((*path, *self.path), self.message)


class TakstError(Exception):
    """The base class of every error that Takst raises on purpose."""


class FieldError(TakstError, ValueError):
    """One value of the data can't be read."""

    def __init__(self, message: Message) -> None:
        """Store the message that says what is wrong and how to fix it."""
        super().__init__(message.code)
        self.message = message


class RuleError(TakstError, ValueError):
    """Readable values break rules together; all problems are reported at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Store every problem found."""
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.message.code for problem in self.problems))


class InputError(TakstError, ValueError):
    """A visitor asked for something that has no price; `field` names what to fix."""

    def __init__(self, name: str, message: Message) -> None:
        """Store the name of the field (payslips, tier or date) and the message for the visitor."""
        super().__init__(message.code)
        self.field = name
        self.message = message
