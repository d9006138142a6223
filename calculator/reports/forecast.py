"""A year month by month, as a report."""

from collections.abc import Iterator, Sequence

from calculator.forecast import Forecast, ForecastMonth, add_up
from calculator.formatting import format_month
from calculator.reports.phrases import Phrases
from calculator.reports.tables import Mark, Report, Row, Table

COUNT_SEPARATOR = ";"
"""Separates the counts of companies where a row is the sum of several."""


def forecast_report(
    chosen: Forecast,
    others: Sequence[Forecast],
    phrases: Phrases,
    max_companies: int | None = None,
) -> Report:
    """Return a report of the months, of the companies where several, and of the year by tier.

    Companies beyond `max_companies` are added up in one row.
    """
    return Report(
        title=phrases.word("forecast"),
        sentences=tuple(_sentences(chosen, phrases)),
        tables=tuple(_tables(chosen, others, phrases, max_companies)),
        notes=tuple(
            dict.fromkeys(
                note for month in chosen.months for note in phrases.list_notes(month.price_list)
            )
        ),
    )


def months_table(chosen: Forecast, phrases: Phrases) -> Table:
    """Return a table of the months and the year, with price lists where several apply."""
    has_lists = len({month.price_list.id for month in chosen.months}) > 1
    list_column = (phrases.word("price_list"),) if has_lists else ()
    empty_cell = (None,) if has_lists else ()
    total = (phrases.word("total"), chosen.payslips, *empty_cell, chosen.total)
    return Table(
        caption=phrases.word("forecast_caption", tier=phrases.tier(chosen.tier), vat=phrases.vat),
        columns=(
            phrases.word("calendar_month"),
            phrases.word("units"),
            *list_column,
            phrases.word("amount"),
        ),
        rows=(
            *(
                _month_row(month, chosen.tier, phrases, has_lists=has_lists)
                for month in chosen.months
            ),
            Row(total, Mark.TOTAL),
        ),
    )


def _sentences(chosen: Forecast, phrases: Phrases) -> Iterator[str]:
    yield phrases.word(
        "forecast_sentence",
        tier=phrases.tier(chosen.tier),
        total=phrases.money(chosen.total),
        vat=phrases.vat,
        first=format_month(chosen.months[0].month, phrases.language),
        last=format_month(chosen.months[-1].month, phrases.language),
    )
    if len(chosen.companies) > 1:
        yield phrases.word("forecast_companies", count=phrases.count(len(chosen.companies)))


def _tables(
    chosen: Forecast, others: Sequence[Forecast], phrases: Phrases, max_companies: int | None
) -> Iterator[Table]:
    yield months_table(chosen, phrases)
    if len(chosen.companies) > 1:
        yield _companies_table(chosen, phrases, max_companies)
    if others:
        yield Table(
            caption=phrases.word("by_tier"),
            columns=(phrases.word("tier"), phrases.word("year")),
            rows=tuple(_tier_row(other, chosen.tier, phrases) for other in others),
        )


def _month_row(month: ForecastMonth, tier: str, phrases: Phrases, *, has_lists: bool) -> Row:
    explains = {
        "ask": "explain",
        "tier": tier,
        "payslips": COUNT_SEPARATOR.join(str(chosen.payslips) for chosen in month.quotes),
        "date": month.month.isoformat(),
    }
    name = format_month(month.month, phrases.language)
    list_cell = (month.price_list.id,) if has_lists else ()
    return Row((name, month.payslips, *list_cell, month.total), Mark.NONE, explains)


def company_name(chosen: Forecast, position: int, phrases: Phrases) -> str:
    """Return a company's name, or its number where it has none."""
    number = phrases.count(position + 1)
    return chosen.companies[position].name or phrases.word("company_number", number=number)


def _companies_table(chosen: Forecast, phrases: Phrases, max_companies: int | None) -> Table:
    positions = range(len(chosen.companies))
    shown = positions[:max_companies]
    rows = [_company_row(chosen, position, phrases) for position in shown]
    rest = positions[len(shown) :]
    if rest:
        name = phrases.word("other_companies", count=phrases.count(len(rest)))
        counted = sum(sum(chosen.companies[position].counts) for position in rest)
        rows.append(Row((name, counted, add_up(chosen.company_total(each) for each in rest))))
    total = Row((phrases.word("total"), chosen.payslips, chosen.total), Mark.TOTAL)
    return Table(
        caption=phrases.word("by_company"),
        columns=(phrases.word("company"), phrases.word("units"), phrases.word("amount")),
        rows=(*rows, total),
    )


def _company_row(chosen: Forecast, position: int, phrases: Phrases) -> Row:
    cells = (
        company_name(chosen, position, phrases),
        sum(chosen.companies[position].counts),
        chosen.company_total(position),
    )
    explains = {"ask": "explain_year", "tier": chosen.tier, "company": str(position)}
    return Row(cells, Mark.NONE, explains)


def _tier_row(other: Forecast, chosen: str, phrases: Phrases) -> Row:
    return Row(
        (phrases.tier_or_chosen(other.tier, chosen), other.total),
        Mark.CHOSEN if other.tier == chosen else Mark.NONE,
        {"ask": "explain_year", "tier": other.tier},
    )
