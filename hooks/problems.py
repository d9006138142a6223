"""A mistake in a data file with the place where it stands, and the error that tells them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from calculator.errors import Message, TakstError
from calculator.formatting import Language
from calculator.messages import EDITOR_MESSAGES, say
from hooks.messages import LOADER_MESSAGES

type Severity = Literal["error", "warning"]


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

    def text(self, language: Language, severity: Severity = "error") -> str:
        """Give `FILE:LINE:COL: error: what (how to mend)`; `error` stays for tools to find."""
        where = f"{self.file}:{self.position.line}:{self.position.column}"
        return f"{where}: {severity}: {self._told(language)}"

    def annotation(self, language: Language) -> str:
        """Give a command by which GitHub shows a warning at its line."""
        told = self._told(language).replace("%", "%25").replace("\n", "%0A")
        line, column = self.position.line, self.position.column
        file = self.file.absolute()
        near = file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
        return f"::warning file={near},line={line},col={column}::{told}"

    def _told(self, language: Language) -> str:
        return say(self.message, language, EDITOR_MESSAGES | LOADER_MESSAGES)


class DataError(TakstError):
    """The data files have mistakes; all that were found are told, in the order of the files."""

    def __init__(self, problems: Iterable[Located]) -> None:
        """Take every problem found."""
        self.problems = tuple(problems)
        super().__init__(self.text("en"))

    def text(self, language: Language) -> str:
        """Give every problem, a line each."""
        return "\n".join(problem.text(language) for problem in self.problems)
