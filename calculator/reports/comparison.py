"""The tiers side by side, as a report."""

from collections.abc import Sequence
from datetime import date

from calculator.comparison import TierComparison
from calculator.model import Catalogue
from calculator.quote import quote
from calculator.reports.phrases import Phrases
from calculator.reports.quote import explain_request
from calculator.reports.tables import Mark, Report, Row, Table


def comparison_report(
    compared: Sequence[TierComparison], chosen: str | None, phrases: Phrases
) -> Report:
    """Return a report with a row for each tier; differences are to the tier `chosen`."""
    quoted = compared[0].quote
    return Report(
        title=phrases.word("compare"),
        tables=(comparison_table(compared, chosen, phrases),),
        notes=(
            phrases.word("year_note"),
            phrases.word("made_on", date=phrases.day(quoted.date)),
            *phrases.list_notes(quoted.price_list),
        ),
    )


def comparison_table(
    compared: Sequence[TierComparison], chosen: str | None, phrases: Phrases
) -> Table:
    """Return a table with month, year, price per unit and difference of each tier."""
    quoted = compared[0].quote
    base = chosen if chosen is not None else quoted.tier
    return Table(
        caption=phrases.word(
            "compare_caption", counted=phrases.counted(quoted.payslips), vat=phrases.vat
        ),
        columns=(
            phrases.word("tier"),
            phrases.word("month"),
            phrases.word("year"),
            phrases.word("per_unit"),
            phrases.word("difference_to", tier=phrases.tier(base)),
        ),
        rows=tuple(_row(tier, chosen, phrases) for tier in compared),
    )


def worked_table(catalogue: Catalogue, counts: Sequence[int], day: date, phrases: Phrases) -> Table:
    """Return a table of each tier's month for each count, under the list in force on the day."""
    return Table(
        caption=phrases.word("worked_caption", vat=phrases.vat),
        columns=(phrases.word("units"), *(phrases.tier(tier.id) for tier in catalogue.tiers)),
        rows=tuple(
            Row(
                (
                    phrases.count(count),
                    *(quote(catalogue, tier.id, count, day).total for tier in catalogue.tiers),
                )
            )
            for count in counts
        ),
    )


def _row(tier: TierComparison, chosen: str | None, phrases: Phrases) -> Row:
    quoted = tier.quote
    label = phrases.tier_or_chosen(quoted.tier, chosen)
    return Row(
        (label, tier.month, tier.year, tier.per_payslip, tier.difference),
        Mark.CHOSEN if quoted.tier == chosen else Mark.NONE,
        explain_request(quoted),
    )
