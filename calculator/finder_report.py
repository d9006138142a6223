"""What the finder found, and why each other tier is ruled out."""

from collections.abc import Iterator
from decimal import Decimal

from calculator.finder import Candidate, Finding
from calculator.money import EXACT
from calculator.phrases import Phrases
from calculator.tables import Mark, Report, Row, Table


def finder_report(finding: Finding, phrases: Phrases) -> Report:
    """Give the cheapest tier that fits, and a row with a verdict for each tier."""
    given = finding.candidates[0].quote
    return Report(
        title=phrases.word("find"),
        sentences=tuple(_sentences(finding, phrases)),
        tables=(finder_table(finding, phrases),),
        notes=(
            phrases.word("year_note"),
            *phrases.list_notes(given.price_list),
        ),
    )


def finder_table(finding: Finding, phrases: Phrases) -> Table:
    """Give subscription, discount, consultancy and total of each tier's year."""
    given = finding.candidates[0].quote
    columns = ("tier", "subscription", "discount", "consultancy", "total_year", "reason")
    return Table(
        caption=phrases.word(
            "find_caption",
            units=phrases.units(given.payslips),
            hours=phrases.number(finding.hours),
            rate=phrases.money(finding.hourly_rate),
            vat=phrases.vat,
        ),
        columns=tuple(phrases.word(column) for column in columns),
        rows=tuple(_row(candidate, finding.best, phrases) for candidate in finding.candidates),
    )


def verdict(candidate: Candidate, best: Candidate | None, phrases: Phrases) -> str:
    """Say why a tier is the best or is ruled out."""
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
    if finding.hours and not finding.hourly_rate:
        yield phrases.word("find_no_rate")


def _row(candidate: Candidate, best: Candidate | None, phrases: Phrases) -> Row:
    given = candidate.quote
    mark = Mark.BEST if candidate is best else Mark.OUT
    return Row(
        (
            phrases.tier(given.tier),
            candidate.subscription,
            phrases.percent(candidate.discount),
            candidate.consultancy,
            candidate.total,
            verdict(candidate, best, phrases),
        ),
        mark,
        {"tier": given.tier, "payslips": str(given.payslips), "date": given.date.isoformat()},
    )
