"""A mistake in a data file with the place where it stands, and the error that tells them all."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from calculator.errors import Message, TakstError
from calculator.formatting import Language
from calculator.messages import EDITOR_MESSAGES, say
from hooks.content.messages import LOADER_MESSAGES

type Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file; the first line and the first column are 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem in a file."""

    file: Path
    position: Position
    message: Message

    def text(self, language: Language, severity: Severity = "error") -> str:
        """Give `FILE:LINE:COL: error: what (how to mend)`; `error` stays for tools to find."""
        where = f"{self.file}:{self.position.line}:{self.position.column}"
        return f"{where}: {severity}: {self.sentence(language)}"

    def sentence(self, language: Language) -> str:
        """Give what is wrong and how to mend it, without the place."""
        return say(self.message, language, EDITOR_MESSAGES | LOADER_MESSAGES)

    def annotation(self, language: Language, workspace: Path, severity: Severity = "error") -> str:
        """Give the command by which GitHub Actions shows the problem beside its line.

        The file is named from the workspace on, as GitHub knows it; the title is the code of the
        problem in docs/guide/errors.md.
        """
        file = self.file.resolve()
        workspace = workspace.resolve()
        named = file.relative_to(workspace) if file.is_relative_to(workspace) else file
        place = {
            "file": named.as_posix(),
            "line": str(self.position.line),
            "col": str(self.position.column),
            "title": self.message.code,
        }
        properties = ",".join(f"{name}={_of_property(value)}" for name, value in place.items())
        return f"::{severity} {properties}::{_of_command(self.sentence(language))}"


def system_language() -> Language:
    """Return the language that the system is set to: Danish, or else English."""
    locale = next((os.environ[name] for name in ("LC_ALL", "LANG") if os.environ.get(name)), "")
    return "da" if locale.startswith("da") else "en"


def diagnostic_lines(
    problems: Sequence[Diagnostic],
    language: Language,
    workspace: Path | None,
    severity: Severity = "error",
) -> list[str]:
    """Give a line for each problem and, with the workspace of GitHub Actions, its annotation."""
    lines = [problem.text(language, severity) for problem in problems]
    if workspace is not None:
        lines += [problem.annotation(language, workspace, severity) for problem in problems]
    return lines


def _of_command(text: str) -> str:
    """Give a text as GitHub Actions reads the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _of_property(text: str) -> str:
    return _of_command(text).replace(":", "%3A").replace(",", "%2C")


class DataError(TakstError):
    """The data files have mistakes; all that were found are told, in the order of the files."""

    def __init__(self, problems: Iterable[Diagnostic]) -> None:
        """Take every problem found."""
        self.problems = tuple(problems)
        super().__init__(self.text("en"))

    def text(self, language: Language) -> str:
        """Give every problem, a line each."""
        return "\n".join(problem.text(language) for problem in self.problems)
