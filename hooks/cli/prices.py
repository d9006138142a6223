"""The commands that answer with a table: a quote, a comparison, break-evens, a tier, a year."""

from datetime import date
from pathlib import Path

import click

from calculator.breakeven import break_evens
from calculator.comparison import compare
from calculator.errors import InputError
from calculator.finder import find, parse_hourly_rate, parse_hours
from calculator.forecast import Company, forecast
from calculator.forecast_input import MAX_TEXT, first_month, parse_companies
from calculator.formatting import Language
from calculator.payslips import parse_payslips
from calculator.quote import quote
from calculator.reports.breakeven import break_even_report
from calculator.reports.comparison import comparison_report
from calculator.reports.finder import finder_report
from calculator.reports.forecast import forecast_report
from calculator.reports.phrases import Phrases
from calculator.reports.quote import quote_report
from calculator.reports.tables import Report, as_text
from hooks.cli.json_output import (
    break_even_figures,
    comparison_figures,
    finding_figures,
    forecast_figures,
    json_text,
    quote_figures,
)
from hooks.cli.options import (
    data_option,
    date_option,
    exit_on_data_errors,
    exit_on_input_error,
    file_argument,
    json_option,
    language_option,
    opened,
    payslips_option,
)
from hooks.clock import today_in_denmark
from hooks.content.load import load_catalogue, load_content

_MOST_BYTES = 4 * (MAX_TEXT + 1)
"""In UTF-8 this holds more characters than a forecast may have."""


@click.command(name="quote")
@click.option("--tier", required=True, metavar="ID", help="The tier's id.")
@payslips_option
@date_option
@data_option
@language_option("da")
@json_option
def quote_command(
    tier: str, payslips: str, day: date, data: Path, language: Language, *, as_json: bool
) -> None:
    """Show what a month costs, line by line."""
    with exit_on_data_errors(language):
        phrases = Phrases(load_catalogue(data), language)
    catalogue = phrases.catalogue
    with exit_on_input_error(phrases):
        month = quote(catalogue, tier, parse_payslips(payslips, language), day)
    if as_json:
        click.echo(json_text(quote_figures(month, phrases)))
    else:
        _print(quote_report(month, phrases), phrases)


@click.command(name="compare")
@payslips_option
@click.option("--tier", metavar="ID", help="The tier to compare with; default: the lowest.")
@date_option
@data_option
@language_option("da")
@json_option
def compare_command(
    payslips: str, tier: str | None, day: date, data: Path, language: Language, *, as_json: bool
) -> None:
    """Compare all tiers: month, year, per payslip, difference."""
    with exit_on_data_errors(language):
        phrases = Phrases(load_catalogue(data), language)
    catalogue = phrases.catalogue
    with exit_on_input_error(phrases):
        compared = compare(catalogue, parse_payslips(payslips, language), day, tier)
    if as_json:
        click.echo(json_text(comparison_figures(compared, tier)))
    else:
        _print(comparison_report(compared, tier, phrases), phrases)


@click.command(name="breakeven")
@date_option
@data_option
@language_option("da")
@json_option
def breakeven_command(day: date, data: Path, language: Language, *, as_json: bool) -> None:
    """Show from which counts another tier is cheaper, and where more payslips cost less."""
    with exit_on_data_errors(language):
        phrases = Phrases(load_catalogue(data), language)
    catalogue = phrases.catalogue
    with exit_on_input_error(phrases):
        found = break_evens(catalogue, catalogue.price_list_on(day))
    if as_json:
        click.echo(json_text(break_even_figures(found, catalogue.currency)))
    else:
        _print(break_even_report(found, phrases), phrases)


@click.command(name="find")
@click.option("--needs", default="", metavar="ID,ID", help="The ids of the services needed.")
@click.option("--hours", default="", metavar="H", help="Consultancy hours a year; default: none.")
@click.option(
    "--rate", default="", metavar="R", help="The list price of an hour; default: nothing."
)
@payslips_option
@date_option
@data_option
@language_option("da")
@json_option
def find_command(
    *,
    needs: str,
    hours: str,
    rate: str,
    payslips: str,
    day: date,
    data: Path,
    language: Language,
    as_json: bool,
) -> None:
    """Find the cheapest tier that has the services, including consultancy."""
    with exit_on_data_errors(language):
        content = load_content(data)
    phrases = Phrases(content.catalogue, language)
    with exit_on_input_error(phrases):
        finding = find(
            content.catalogue,
            content.services,
            needs=[need.strip() for need in needs.split(",") if need.strip()],
            hours=parse_hours(hours, language),
            hourly_rate=parse_hourly_rate(rate, language),
            payslips=parse_payslips(payslips, language),
            day=day,
        )
    if as_json:
        click.echo(json_text(finding_figures(finding)))
    else:
        _print(finder_report(finding, phrases), phrases)


@click.command(name="forecast")
@file_argument
@click.option("--tier", metavar="ID", help="The tier to show month by month; default: the lowest.")
@click.option(
    "--start",
    metavar="YYYY-MM",
    show_default="the first month in FILE, or this month in Denmark",
    help="The first of the twelve months.",
)
@data_option
@language_option("da")
@json_option
def forecast_command(
    file: str,
    tier: str | None,
    start: str | None,
    data: Path,
    language: Language,
    *,
    as_json: bool,
) -> None:
    """Show what twelve months cost by the price lists in force, and the year in every tier.

    FILE has twelve counts, or a row or column of twelve for each company, separated by semicolons
    or tabs; - is the standard input. It is UTF-8 or Windows-1252.
    """
    with exit_on_data_errors(language):
        phrases = Phrases(load_catalogue(data), language)
    catalogue = phrases.catalogue
    with exit_on_input_error(phrases, date="start"):
        chosen = catalogue.tiers[0] if tier is None else catalogue.tier(tier)
        text = _text(file)
        companies = _companies(file, text, phrases)
        begin = first_month(text, language, start or "", today_in_denmark())
        years = [forecast(catalogue, each.id, companies, begin) for each in catalogue.tiers]
    chosen_year = next(year for year in years if year.tier == chosen.id)
    if as_json:
        click.echo(json_text(forecast_figures(chosen_year, years, catalogue)))
    else:
        _print(forecast_report(chosen_year, years, phrases), phrases)


def _text(file: str) -> str:
    with opened(file) as stream:
        return _decoded(stream.read(_MOST_BYTES))


def _companies(file: str, text: str, phrases: Phrases) -> tuple[Company, ...]:
    """Read the text; a mistake in it ends the command with FILE:LINE: error: what."""
    try:
        return parse_companies(text, phrases.language)
    except InputError as error:
        line = error.message.parameters.get("line")
        where = file if line is None else f"{file}:{line}"
        click.echo(f"{where}: error: {phrases.say(error.message)}", err=True)
        raise SystemExit(1) from None


def _decoded(content: bytes) -> str:
    """Return the content as text: UTF-8, or else the Windows-1252 that a Danish Excel writes."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("windows-1252", errors="replace")


def _print(report: Report, phrases: Phrases) -> None:
    click.echo(as_text(report, phrases.catalogue.currency, phrases.language), nl=False)
