"""The `takst` command: check data, show prices, build the site."""

import sys
from datetime import date
from pathlib import Path

import click

from calculator.formatting import Language
from hooks.build.command import build_site
from hooks.cli.batch import batch_command
from hooks.cli.impact import impact_command, pages_command
from hooks.cli.options import DateType, data_option, language_option, print_problems
from hooks.cli.prices import (
    breakeven_command,
    compare_command,
    find_command,
    forecast_command,
    quote_command,
)
from hooks.clock import today_in_denmark
from hooks.content.load import check_content, load_content
from hooks.content.problems import DataError, Diagnostic, system_language
from hooks.content.release import release_problems
from hooks.content.review import review_warnings
from hooks.content.schema import write_schemas
from hooks.errors import BuildError
from hooks.runtime.kinds import RUNTIME_KINDS, RuntimeKind


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    commands=[
        quote_command,
        compare_command,
        breakeven_command,
        find_command,
        forecast_command,
        batch_command,
        impact_command,
        pages_command,
    ],
)
@click.version_option(package_name="takst")
def main() -> None:
    """Check price data, show what months cost, and build the site."""


@main.command()
@data_option
@language_option(system_language)
@click.option("--release", is_flag=True, help="Reject examples and placeholders too.")
def validate(data: Path, language: Language, *, release: bool) -> None:
    """Check every data file and print each mistake as FILE:LINE:COL: error: what (how to fix it).

    The exit status is 1 where there is one. Data whose review is overdue cause a warning.
    """
    problems = _all_problems(data, release=release)
    if problems:
        print_problems(problems, language, err=False)
        raise SystemExit(1)
    for warning in review_warnings(data, load_content(data), today_in_denmark(), language):
        click.echo(warning, err=True)
    click.echo("Dataene er i orden." if language == "da" else "The data are in order.")


@main.command()
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("schema"),
    show_default=True,
    help="The folder to write to.",
)
def schema(folder: Path) -> None:
    """Write the JSON Schema of each data file, for completion and help in editors."""
    try:
        for path in write_schemas(folder):
            click.echo(path)
    except (BuildError, OSError) as error:
        raise click.ClickException(str(error)) from None


@main.command()
@click.option(
    "--date",
    "day",
    type=DateType(),
    default=None,
    show_default="today in Denmark",
    envvar="TAKST_DATE",
    show_envvar=True,
    help="Build the site as of this date.",
)
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="The folder to write to; the previous site stays until the new one is complete.",
)
@click.option(
    "--url",
    default=None,
    show_default="url in site.yaml",
    envvar="TAKST_URL",
    show_envvar=True,
    help="The address to publish at.",
)
@data_option
@click.option(
    "--theme",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("docs/assets/takst/theme.css"),
    show_default=True,
    envvar="TAKST_THEME",
    show_envvar=True,
    help="The file of the theme's colours.",
)
@click.option(
    "--runtime",
    type=click.Choice(RUNTIME_KINDS),
    default="snapshot",
    show_default=True,
    envvar="TAKST_RUNTIME",
    show_envvar=True,
    help="The Python to publish; a plainer one where it can't be made. none leaves Python out: it"
    " is for checks and quick builds, never for publishing.",
)
def build(
    day: date | None, site: Path, url: str | None, data: Path, theme: Path, *, runtime: RuntimeKind
) -> None:
    """Build the site, and replace the previous one when it is complete."""
    try:
        build_site(
            Path("mkdocs.yml"),
            site,
            day or today_in_denmark(),
            url,
            data=data,
            theme=theme,
            runtime=runtime,
        )
    except BuildError as error:
        raise click.ClickException(str(error)) from None


def _all_problems(data: Path, *, release: bool) -> list[Diagnostic]:
    try:
        content = check_content(data)
    except DataError as error:
        return list(error.problems)
    return release_problems(data, content) if release else []


if __name__ == "__main__":
    sys.exit(main())
