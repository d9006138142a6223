"""The `takst` command: check data, price a count, build the site."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from calculator.errors import FieldError, InputError
from calculator.fields import read_date
from calculator.formatting import LANGUAGES, Language
from calculator.messages import say
from calculator.payslips import parse_payslips
from calculator.quote import quote
from hooks.build import build_site
from hooks.clock import today_in_denmark
from hooks.errors import BuildError
from hooks.load import load_catalogue, load_content
from hooks.problems import DataError, Located
from hooks.quote_output import quote_json, quote_text
from hooks.release import release_problems


class DateType(click.ParamType[date]):
    """A date such as 2024-02-01."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Give the date; click tells the user where it can't be read."""
        if isinstance(value, date):
            return value
        try:
            return read_date(value)
        except FieldError as error:
            self.fail(say(error.message, "en"), param, ctx)


def _system_language() -> Language:
    spoken = next((os.environ[name] for name in ("LC_ALL", "LANG") if os.environ.get(name)), "")
    return "da" if spoken.startswith("da") else "en"


_data = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data"),
    show_default=True,
    help="The folder of the data files.",
)


def _language[F: Callable[..., object]](
    default: Callable[[], Language] | Language,
) -> Callable[[F], F]:
    return click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        default=default,
        help="The language of what is printed.",
    )


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="takst")
def main() -> None:
    """Check price data, quote prices and build the site."""


@main.command()
@_data
@_language(_system_language)
@click.option("--release", is_flag=True, help="Also refuse examples and placeholders.")
def validate(data: Path, language: Language, *, release: bool) -> None:
    """Check every data file and tell each mistake as FILE:LINE:COL: error: what (how to mend).

    Exit 0 where there is none, else 1.
    """
    problems = _all_problems(data, release=release)
    if problems:
        raise SystemExit(_report(problems, language, err=False))
    click.echo("Dataene er i orden." if language == "da" else "The data are in order.")


@main.command(name="quote")
@click.option("--tier", required=True, metavar="ID", help="The tier's id.")
@click.option("--payslips", required=True, metavar="N", help="How many payslips: 0 to 1,000,000.")
@click.option(
    "--date",
    "day",
    type=DateType(),
    default=today_in_denmark,
    show_default="today in Denmark",
    help="Price by the list in force on this date.",
)
@_data
@_language("da")
@click.option("--json", "as_json", is_flag=True, help="Print JSON with decimal strings.")
def quote_command(
    tier: str, payslips: str, day: date, data: Path, language: Language, *, as_json: bool
) -> None:
    """Say what a month costs, line by line."""
    try:
        catalogue = load_catalogue(data)
    except DataError as error:
        raise SystemExit(_report(error.problems, language, err=True)) from None
    try:
        given = quote(catalogue, tier, parse_payslips(payslips, language), day)
    except InputError as error:
        raise click.BadParameter(
            say(error.message, language), param_hint=f"--{error.field}"
        ) from None
    show = quote_json if as_json else quote_text
    click.echo(show(given, catalogue.meter, language))


@main.command()
@click.option(
    "--date",
    "day",
    type=DateType(),
    default=None,
    show_default="today in Denmark",
    help="Build the site as of this date.",
)
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="The folder to write; the site that is there stays until the new one is whole.",
)
@click.option("--url", default=None, help="Where it will be published, if not at site.yaml's url.")
def build(day: date | None, site: Path, url: str | None) -> None:
    """Build the site aside and put it in the place of the last one when it is whole."""
    try:
        build_site(Path("mkdocs.yml"), site, day or today_in_denmark(), url)
    except BuildError as error:
        raise click.ClickException(str(error)) from None


def _all_problems(data: Path, *, release: bool) -> list[Located]:
    try:
        content = load_content(data)
    except DataError as error:
        return list(error.problems)
    return release_problems(data, content) if release else []


def _report(problems: Sequence[Located], language: Language, *, err: bool) -> int:
    for problem in problems:
        click.echo(problem.text(language), err=err)
    return 1


if __name__ == "__main__":
    sys.exit(main())
