"""The command that prices a file of customers."""

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO, TextIO

import click

from calculator.bulk import hundredths_text, price_book
from calculator.errors import message
from calculator.formatting import Language
from calculator.messages import say
from calculator.reports.phrases import Phrases
from hooks.batch.csv_rows import limited_lines
from hooks.batch.messages import BATCH_MESSAGES
from hooks.batch.pricing import HeaderError, PricedRow, RefusedRow, price_rows, pricer
from hooks.cli.json_output import priced_row_line
from hooks.cli.options import (
    STANDARD_INPUT,
    data_option,
    date_option,
    exit_on_data_errors,
    file_argument,
    language_option,
    opened,
)
from hooks.content.load import load_catalogue

_ROWS_A_STEP = 5_000
"""How many rows pass between two movements of the progress bar."""

_CLEAR_LINE = "\r\033[K"


class EncodingType(click.ParamType[str]):
    """The name of an encoding of text, such as utf-8 or windows-1252."""

    name = "encoding"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the name; click reports an encoding that Python lacks."""
        try:
            io.TextIOWrapper(io.BytesIO(), str(value))
        except (LookupError, ValueError):
            self.fail(f"{value!s} is not a text encoding", param, ctx)
        return str(value)


@click.command(name="batch")
@file_argument
@date_option
@click.option(
    "--encoding",
    type=EncodingType(),
    default="utf-8",
    show_default=True,
    help="The encoding of FILE.",
)
@data_option
@language_option("da")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object on each line.")
def batch_command(
    file: str, day: date, encoding: str, data: Path, language: Language, *, as_json: bool
) -> None:
    """Print the price of each row of FILE as it is read; - is the standard input.

    FILE is CSV with semicolons, or tabs: customer;tier;payslips;date. The date is optional, per
    row or as a column, and --date is the default. A header in English or Danish may put the columns
    in another order; other columns are ignored. The tier is an id or a name.

    Amounts have a decimal comma, or a decimal point with --lang en.

    A row without a price is reported as FILE:LINE: error: what (row), the rest is priced, and the
    exit status is 1.
    """
    with exit_on_data_errors(language):
        book = price_book(load_catalogue(data))
    phrases = Phrases(book.catalogue, language)
    with opened(file) as stream, _progress(file, stream) as bar:
        text = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")
        report = _reporter(file, phrases, over_bar=bar is not None)
        try:
            rows = price_rows(limited_lines(text), pricer(book, day, language))
        except HeaderError as error:
            report(error.refused)
            raise SystemExit(1) from None
        out = _utf_8_output()
        write = _json_writer(out) if as_json else _csv_writer(out, language)
        priced, refused = _pass_on(rows, write, report, bar or (lambda: None))
        out.flush()
        text.detach()
    if refused:
        finished = message("batch.finished", priced=priced, refused=refused)
        click.echo(say(finished, language, BATCH_MESSAGES), err=True)
        raise SystemExit(1)


def _pass_on(
    rows: Iterable[PricedRow | RefusedRow],
    write: Callable[[PricedRow], object],
    report: Callable[[RefusedRow], object],
    step: Callable[[], object],
) -> tuple[int, int]:
    """Write or report each row; return the number of rows with a price and without."""
    priced = refused = 0
    for row in rows:
        if isinstance(row, PricedRow):
            write(row)
            priced += 1
        else:
            report(row)
            refused += 1
        if (priced + refused) % _ROWS_A_STEP == 0:
            step()
    step()
    return priced, refused


def _utf_8_output() -> TextIO:
    """Return the standard output, in UTF-8 also where the system would have another encoding."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    return sys.stdout


def _csv_writer(out: TextIO, language: Language) -> Callable[[PricedRow], object]:
    """Write the header, and return what writes a row below it."""
    write = csv.writer(out, delimiter=";", lineterminator="\n").writerow
    sign = "," if language == "da" else "."
    write(PricedRow._fields)

    def write_row(row: PricedRow) -> None:
        customer, tier, payslips, day, price_list, net, vat, gross = row
        write(
            (
                customer,
                tier,
                payslips,
                day,
                price_list,
                hundredths_text(net, sign),
                hundredths_text(vat, sign),
                hundredths_text(gross, sign),
            )
        )

    return write_row


def _json_writer(out: TextIO) -> Callable[[PricedRow], object]:
    return lambda row: out.write(f"{priced_row_line(row)}\n")


def _reporter(file: str, phrases: Phrases, *, over_bar: bool) -> Callable[[RefusedRow], object]:
    """Return what reports a refused row on the error output, in place of the progress bar."""
    before = _CLEAR_LINE if over_bar else ""
    return lambda row: click.echo(f"{before}{row.line_for(file, phrases)}", err=True)


@contextmanager
def _progress(file: str, stream: BinaryIO) -> Iterator[Callable[[], object] | None]:
    """Yield what moves a bar to where the file is read, None where nobody would see it well.

    A bar is for a terminal that the rows are not printed on, and for a file whose size is known.
    """
    is_alone = sys.stderr.isatty() and not sys.stdout.isatty()
    if file == STANDARD_INPUT or not is_alone or not Path(file).is_file():
        yield None
        return
    with click.progressbar(length=Path(file).stat().st_size, file=sys.stderr) as bar:
        yield lambda: bar.update(stream.tell() - bar.pos)
