"""A year month by month, as a report."""

from collections.abc import Iterator, Sequence

from calculator.forecast import Forecast, ForecastMonth, add_up
from calculator.formatting import format_month
from calculator.reports.phrases import Phrases
from calculator.reports.tables import Mark, Report, Row, Table

APART = ";"
"""What stands between the companies' counts where a row says what it sums up."""


def forecast_report(
    given: Forecast, others: Sequence[Forecast], phrases: Phrases, most_companies: int | None = None
) -> Report:
    """Give each month, the companies where there are several, and the year in the other tiers.

    Companies beyond `most_companies` are added up in one row.
    """
    return Report(
        title=phrases.word("forecast"),
        sentences=tuple(_sentences(given, phrases)),
        tables=tuple(_tables(given, others, phrases, most_companies)),
        notes=tuple(
            dict.fromkeys(
                note for month in given.months for note in phrases.list_notes(month.price_list)
            )
        ),
    )


def months_table(given: Forecast, phrases: Phrases) -> Table:
    """Give each month, with its price list where there are several, and the year."""
    has_lists = len({month.price_list.id for month in given.months}) > 1
    beside = (phrases.word("price_list"),) if has_lists else ()
    nothing_beside = (None,) if has_lists else ()
    total = (phrases.word("total"), given.payslips, *nothing_beside, given.total)
    return Table(
        caption=phrases.word("forecast_caption", tier=phrases.tier(given.tier), vat=phrases.vat),
        columns=(
            phrases.word("calendar_month"),
            phrases.word("units"),
            *beside,
            phrases.word("amount"),
        ),
        rows=(
            *(
                _month_row(month, given.tier, phrases, has_lists=has_lists)
                for month in given.months
            ),
            Row(total, Mark.TOTAL),
        ),
    )


def _sentences(given: Forecast, phrases: Phrases) -> Iterator[str]:
    yield phrases.word(
        "forecast_sentence",
        tier=phrases.tier(given.tier),
        total=phrases.money(given.total),
        vat=phrases.vat,
        first=format_month(given.months[0].month, phrases.language),
        last=format_month(given.months[-1].month, phrases.language),
    )
    if len(given.companies) > 1:
        yield phrases.word("forecast_companies", count=phrases.count(len(given.companies)))


def _tables(
    given: Forecast, others: Sequence[Forecast], phrases: Phrases, most_companies: int | None
) -> Iterator[Table]:
    yield months_table(given, phrases)
    if len(given.companies) > 1:
        yield _companies_table(given, phrases, most_companies)
    if others:
        yield Table(
            caption=phrases.word("by_tier"),
            columns=(phrases.word("tier"), phrases.word("year")),
            rows=tuple(_tier_row(other, given.tier, phrases) for other in others),
        )


def _month_row(month: ForecastMonth, tier: str, phrases: Phrases, *, has_lists: bool) -> Row:
    explains = {
        "ask": "explain",
        "tier": tier,
        "payslips": APART.join(str(given.payslips) for given in month.quotes),
        "date": month.month.isoformat(),
    }
    name = format_month(month.month, phrases.language)
    beside = (month.price_list.id,) if has_lists else ()
    return Row((name, month.payslips, *beside, month.total), Mark.NONE, explains)


def company_name(given: Forecast, position: int, phrases: Phrases) -> str:
    """Give a company's name, or its number where it has none."""
    number = phrases.count(position + 1)
    return given.companies[position].name or phrases.word("company_number", number=number)


def _companies_table(given: Forecast, phrases: Phrases, most: int | None) -> Table:
    shown = range(len(given.companies))[:most]
    rows = [
        Row(
            (
                company_name(given, position, phrases),
                sum(given.companies[position].counts),
                given.company_total(position),
            ),
            Mark.NONE,
            {"ask": "explain_year", "tier": given.tier, "company": str(position)},
        )
        for position in shown
    ]
    rest = range(len(given.companies))[len(shown) :]
    if rest:
        name = phrases.word("other_companies", count=phrases.count(len(rest)))
        counted = sum(sum(given.companies[position].counts) for position in rest)
        rows.append(Row((name, counted, add_up(given.company_total(at) for at in rest))))
    total = Row((phrases.word("total"), given.payslips, given.total), Mark.TOTAL)
    return Table(
        caption=phrases.word("by_company"),
        columns=(phrases.word("company"), phrases.word("units"), phrases.word("amount")),
        rows=(*rows, total),
    )


def _tier_row(other: Forecast, chosen: str, phrases: Phrases) -> Row:
    return Row(
        (phrases.tier_or_chosen(other.tier, chosen), other.total),
        Mark.CHOSEN if other.tier == chosen else Mark.NONE,
        {"ask": "explain_year", "tier": other.tier},
    )
