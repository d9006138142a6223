"""Options that commands share, and how a command reports what it can't do."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click

from calculator.errors import InputError
from calculator.formatting import LANGUAGES, Language
from calculator.quote import read_day
from calculator.reports.phrases import Phrases
from hooks.clock import today_in_denmark
from hooks.content.problems import DataError, Diagnostic, diagnostic_lines
from hooks.github import github_workspace

STANDARD_INPUT = "-"
"""The name of the standard input instead of a file's."""


class DateType(click.ParamType[date]):
    """A date such as 2024-02-01."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the date; click reports one that can't be read."""
        if isinstance(value, date):
            return value
        try:
            return read_day(str(value))
        except InputError:
            self.fail(f"{value} is not an existing date (write it as 2026-01-31)", param, ctx)


def language_option[F: Callable[..., object]](
    default: Callable[[], Language] | Language,
) -> Callable[[F], F]:
    """Return the option --lang."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        default=default,
        help="The language of what is printed.",
    )


data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data"),
    show_default=True,
    envvar="TAKST_DATA",
    show_envvar=True,
    help="The folder of the data files.",
)

date_option = click.option(
    "--date",
    "day",
    type=DateType(),
    default=today_in_denmark,
    show_default="today in Denmark",
    help="Use the price list in force on this date.",
)

payslips_option = click.option(
    "--payslips", required=True, metavar="N", help="How many payslips: 0 to 1,000,000."
)

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON with decimal strings."
)

file_argument = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, allow_dash=True), metavar="FILE"
)


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """Open the file for reading; `-` is the standard input, which stays open."""
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with Path(file).open("rb") as stream:
        yield stream


@contextmanager
def exit_on_data_errors(language: Language) -> Iterator[None]:
    """End the command with every mistake where the data that it reads are broken."""
    try:
        yield
    except DataError as error:
        print_problems(error.problems, language, err=True)
        raise SystemExit(1) from None


@contextmanager
def exit_on_input_error(phrases: Phrases, **options: str) -> Iterator[None]:
    """End the command with the reason where the value of an option has no price.

    `options` names the option for a field that is not called like it.
    """
    try:
        yield
    except InputError as error:
        name = options.get(error.field, error.field)
        raise click.BadParameter(phrases.say(error.message), param_hint=f"--{name}") from None


def print_problems(problems: Sequence[Diagnostic], language: Language, *, err: bool) -> None:
    """Print each problem with its place, on the standard output or on that for errors.

    In GitHub Actions, each is printed as an annotation too, which GitHub shows beside its line.
    """
    for line in diagnostic_lines(problems, language, github_workspace()):
        click.echo(line, err=err)
