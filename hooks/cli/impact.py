"""The commands that show, as Markdown, what a change does to prices and to pages."""

import io
from datetime import date
from pathlib import Path

import click

from calculator.formatting import Language
from calculator.payslips import parse_payslips
from calculator.reports.phrases import Phrases
from hooks.batch.csv_rows import limited_lines
from hooks.batch.pricing import RefusedRow
from hooks.cli.options import data_option, date_option, exit_on_input_error, language_option, opened
from hooks.errors import BuildError
from hooks.impact.compare import COUNTS, impact
from hooks.impact.customers import Customer, read_customers
from hooks.impact.markdown.pages import pages_markdown
from hooks.impact.markdown.report import impact_markdown, unreadable_markdown
from hooks.impact.pages import page_changes
from hooks.impact.revision import Revision, RevisionError, read_folder, read_revision

_SITE = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command(name="impact")
@click.option(
    "--base", required=True, metavar="REF", help="What to compare with: a git revision or a folder."
)
@click.option(
    "--head",
    metavar="REF",
    show_default="the files of --data",
    help="What to compare: a git revision or a folder.",
)
@click.option(
    "--customers",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="CSV with rows of tier;payslips; only sums are shown.",
)
@click.option(
    "--payslips",
    "counts",
    default=",".join(map(str, COUNTS)),
    show_default=True,
    metavar="N,N",
    help="The counts to show prices for.",
)
@date_option
@data_option
@language_option("da")
def impact_command(
    *,
    base: str,
    head: str | None,
    customers: str | None,
    counts: str,
    day: date,
    data: Path,
    language: Language,
) -> None:
    """Show what a change does to prices and services, as Markdown for a pull request.

    Each price list is compared with the one that it replaces. The exit status is 1 where data or a
    row of FILE can't be read.
    """
    try:
        before = read_revision(base, data)
        after = read_folder(str(data), data) if head is None else read_revision(head, data)
    except RevisionError as error:
        click.echo(unreadable_markdown(error, language), nl=False)
        raise SystemExit(1) from None
    except BuildError as error:
        raise click.ClickException(str(error)) from None
    phrases = Phrases(after.catalogue, language)
    with exit_on_input_error(phrases):
        shown = sorted({parse_payslips(count, language) for count in counts.split(",")})
    rows = None if customers is None else _rows(customers, before, after, language)
    found = impact(before, after, day, counts=shown, customers=rows)
    click.echo(impact_markdown(found, language), nl=False)
    if rows is not None and _report_refused(rows, customers or "", phrases):
        raise SystemExit(1)


@click.command(name="pages")
@click.option("--base", required=True, type=_SITE, help="The folder of the site before the change.")
@click.option("--head", default="site", show_default=True, type=_SITE, help="The site after it.")
@language_option("da")
def pages_command(base: Path, head: Path, language: Language) -> None:
    """Show which pages differ between two built sites, and in which words."""
    click.echo(pages_markdown(tuple(page_changes(base, head)), language), nl=False)


def _rows(
    file: str, before: Revision, after: Revision, language: Language
) -> list[Customer | RefusedRow]:
    with opened(file) as stream:
        text = io.TextIOWrapper(stream, "utf-8", errors="surrogateescape", newline="")
        lines = limited_lines(text)
        rows = list(read_customers(lines, before.catalogue, after.catalogue, language))
        text.detach()
    return rows


def _report_refused(rows: list[Customer | RefusedRow], file: str, phrases: Phrases) -> bool:
    refused = [row for row in rows if isinstance(row, RefusedRow)]
    for row in refused:
        click.echo(row.line_for(file, phrases), err=True)
    return bool(refused)
