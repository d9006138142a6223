"""The result of the finder as a report, with the reason for each tier."""

from collections.abc import Iterator
from decimal import Decimal

from calculator.comparison import MONTHS
from calculator.finder import Candidate, Finding
from calculator.money import EXACT
from calculator.reports.phrases import Phrases
from calculator.reports.quote import explain_request
from calculator.reports.tables import Mark, Report, Row, Table


def finder_report(finding: Finding, phrases: Phrases) -> Report:
    """Return a report with the cheapest tier that fits, and a verdict on each tier."""
    quote = finding.candidates[0].quote
    return Report(
        title=phrases.word("find"),
        sentences=tuple(_sentences(finding, phrases)),
        tables=(finder_table(finding, phrases),),
        notes=(
            phrases.word("year_note"),
            *phrases.list_notes(quote.price_list),
        ),
    )


def finder_table(finding: Finding, phrases: Phrases) -> Table:
    """Return a table with the subscription of each tier's year, and any consultancy."""
    consultancy = ("discount", "consultancy", "total_year") if finding.has_consultancy else ()
    columns = ("tier", "subscription", *consultancy, "reason")
    return Table(
        caption=_caption(finding, phrases),
        columns=tuple(phrases.word(column) for column in columns),
        rows=tuple(_row(candidate, finding, phrases) for candidate in finding.candidates),
    )


def year_table(candidate: Candidate, finding: Finding, phrases: Phrases) -> Table:
    """Return a table of a tier's year: twelve months, any consultancy and its discount."""
    columns = ("line", "quantity", "unit_amount", "amount")
    month = candidate.quote.total
    return Table(
        caption=phrases.word("year_lines"),
        columns=tuple(phrases.word(column) for column in columns),
        rows=(
            Row((phrases.word("month"), MONTHS, month, candidate.subscription)),
            *(_consultancy_rows(candidate, finding, phrases) if finding.has_consultancy else ()),
            Row((phrases.word("total_year"), None, None, candidate.total), Mark.TOTAL),
        ),
    )


def _consultancy_rows(candidate: Candidate, finding: Finding, phrases: Phrases) -> tuple[Row, Row]:
    list_price = finding.list_price
    discount = EXACT.subtract(candidate.consultancy, list_price)
    rate = phrases.percent(candidate.discount)
    hours = phrases.number(finding.hours)
    return (
        Row((phrases.word("consultancy"), hours, finding.hourly_rate, list_price)),
        Row((phrases.word("discount_of", rate=rate), None, None, discount)),
    )


def _caption(finding: Finding, phrases: Phrases) -> str:
    counted = phrases.counted(finding.candidates[0].quote.payslips)
    if not finding.hours or not finding.hourly_rate:
        return phrases.word("find_caption_plain", counted=counted, vat=phrases.vat)
    return phrases.word(
        "find_caption",
        counted=counted,
        hours=phrases.number(finding.hours),
        rate=phrases.money(finding.hourly_rate),
        vat=phrases.vat,
    )


def verdict(candidate: Candidate, best: Candidate | None, phrases: Phrases) -> str:
    """Return why a tier is the best, or why it is not."""
    if candidate.missing:
        names = [service.name.in_language(phrases.language) for service in candidate.missing]
        return phrases.word("reason_missing", services=", ".join(names))
    if best is None or candidate is best:
        return phrases.word("reason_best")
    dearer = EXACT.subtract(candidate.total, best.total)
    if dearer == Decimal(0):
        return phrases.word("reason_same")
    return phrases.word("reason_dearer", amount=phrases.money(dearer))


def _sentences(finding: Finding, phrases: Phrases) -> Iterator[str]:
    if finding.best is None:
        yield phrases.word("find_none")
    else:
        yield phrases.word(
            "find_best" if finding.needs else "find_best_any",
            tier=phrases.tier(finding.best.quote.tier),
            total=phrases.money(finding.best.total),
        )
    if finding.needs:
        names = [service.name.in_language(phrases.language) for service in finding.needs]
        yield phrases.word("find_needs", services=", ".join(names))
    if finding.hours and not finding.hourly_rate:
        yield phrases.word("find_no_rate")


def _row(candidate: Candidate, finding: Finding, phrases: Phrases) -> Row:
    quote = candidate.quote
    consultancy = (
        phrases.percent(candidate.discount),
        candidate.consultancy,
        candidate.total,
    )
    return Row(
        (
            phrases.tier(quote.tier),
            candidate.subscription,
            *(consultancy if finding.has_consultancy else ()),
            verdict(candidate, finding.best, phrases),
        ),
        Mark.BEST if candidate is finding.best else Mark.OUT,
        explain_request(quote, "explain_finding"),
    )
