"""A mistake in a data file with the place where it stands, and the error that tells them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from calculator.errors import Message, TakstError
from calculator.formatting import Language
from calculator.messages import EDITOR_MESSAGES, say
from hooks.messages import LOADER_MESSAGES


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file; the first line and the first column are 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Located:
    """A problem in a file."""

    file: Path
    position: Position
    message: Message

    def text(self, language: Language) -> str:
        """Give `FILE:LINE:COL: error: what (how to mend)`; `error` stays for tools to find."""
        told = say(self.message, language, EDITOR_MESSAGES | LOADER_MESSAGES)
        where = f"{self.file}:{self.position.line}:{self.position.column}"
        return f"{where}: error: {told}"


class DataError(TakstError):
    """The data files have mistakes; all that were found are told, in the order of the files."""

    def __init__(self, problems: Iterable[Located]) -> None:
        """Take every problem found."""
        self.problems = tuple(problems)
        super().__init__(self.text("en"))

    def text(self, language: Language) -> str:
        """Give every problem, a line each."""
        return "\n".join(problem.text(language) for problem in self.problems)
