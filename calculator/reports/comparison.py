"""The tiers side by side, as a report."""

from collections.abc import Sequence
from datetime import date

from calculator.comparison import TierComparison
from calculator.model import Catalogue
from calculator.quote import quote
from calculator.reports.phrases import Phrases
from calculator.reports.quote import behind
from calculator.reports.tables import Mark, Report, Row, Table


def comparison_report(
    compared: Sequence[TierComparison], chosen: str | None, phrases: Phrases
) -> Report:
    """Give a row for each tier; `chosen` is the tier that the differences are to."""
    given = compared[0].quote
    return Report(
        title=phrases.word("compare"),
        tables=(comparison_table(compared, chosen, phrases),),
        notes=(
            phrases.word("year_note"),
            phrases.word("made_on", date=phrases.day(given.date)),
            *phrases.list_notes(given.price_list),
        ),
    )


def comparison_table(
    compared: Sequence[TierComparison], chosen: str | None, phrases: Phrases
) -> Table:
    """Give month, year, price per unit and difference of each tier."""
    given = compared[0].quote
    base = chosen if chosen is not None else given.tier
    return Table(
        caption=phrases.word(
            "compare_caption", counted=phrases.counted(given.payslips), vat=phrases.vat
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
    """Give each tier's month for each of the counts, by the list in force on the day."""
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
    given = tier.quote
    label = phrases.tier_or_chosen(given.tier, chosen)
    return Row(
        (label, tier.month, tier.year, tier.per_payslip, tier.difference),
        Mark.CHOSEN if given.tier == chosen else Mark.NONE,
        behind(given),
    )
