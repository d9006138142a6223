"""A problem in a data file with its place, and the error with all of them."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from calculator.errors import Message, TakstError
from calculator.formatting import Language
from hooks.content.messages import say_to_editor
from hooks.github import Severity, annotation


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
        """Return `FILE:LINE:COL: error: what (how to fix it)`.

        The word `error` is English in each language, for tools that search for it.
        """
        where = f"{self.file}:{self.position.line}:{self.position.column}"
        return f"{where}: {severity}: {self.sentence(language)}"

    def sentence(self, language: Language) -> str:
        """Return what is wrong and how to fix it, without the place."""
        return say_to_editor(self.message, language)

    def annotation(self, language: Language, workspace: Path, severity: Severity = "error") -> str:
        """Return the command by which GitHub Actions shows the problem beside its line.

        The title is the code of the problem in docs/guide/errors.md.
        """
        return annotation(
            self.file,
            workspace,
            self.sentence(language),
            line=self.position.line,
            column=self.position.column,
            title=self.message.code,
            severity=severity,
        )


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
    """Return a line for each problem and, with the workspace of GitHub Actions, its annotation."""
    lines = [problem.text(language, severity) for problem in problems]
    if workspace is not None:
        lines += [problem.annotation(language, workspace, severity) for problem in problems]
    return lines


class DataError(TakstError):
    """The data files have mistakes; `problems` are all of them, in the order of the files."""

    def __init__(self, problems: Iterable[Diagnostic]) -> None:
        """Take every problem found."""
        self.problems = tuple(problems)
        super().__init__(self.text("en"))

    def text(self, language: Language) -> str:
        """Return every problem, a line each."""
        return "\n".join(problem.text(language) for problem in self.problems)
