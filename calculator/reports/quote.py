"""A quote explained: every line, the bracket in force, and the same in plain sentences."""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from calculator.comparison import Change
from calculator.explanation import ExplainedLine, bracket_in_force, explained_lines
from calculator.money import EXACT, ZERO
from calculator.quote import Quote
from calculator.reports.labels import charge_label, range_text
from calculator.reports.phrases import Phrases
from calculator.reports.tables import Mark, Report, Row, Table
from calculator.usage import ChargeKind, Graduated

_BESIDE_USAGE = {ChargeKind.BASE, ChargeKind.MINIMUM, ChargeKind.ROUNDING}


def quote_report(given: Quote, phrases: Phrases) -> Report:
    """Give the quote as a report: what was asked, its sentences, its lines and its price list."""
    return Report(
        title=phrases.word("quote"),
        sentences=quote_sentences(given, phrases),
        tables=(lines_table(given, phrases),),
        notes=(
            phrases.word("made_on", date=phrases.day(given.date)),
            *phrases.list_notes(given.price_list),
        ),
    )


def behind(given: Quote, ask: str = "explain") -> dict[str, str]:
    """Give what a row says of the quote behind its amounts, so that the page can open them."""
    return {
        "ask": ask,
        "tier": given.tier,
        "payslips": str(given.payslips),
        "date": given.date.isoformat(),
    }


def quote_sentences(given: Quote, phrases: Phrases) -> tuple[str, ...]:
    """Give in words what the quote costs and why."""
    return tuple(_sentences(given, phrases))


def lines_table(given: Quote, phrases: Phrases) -> Table:
    """Give every line, the brackets without units too, and the totals."""
    rate = phrases.percent(given.vat_rate)
    totals = (
        (phrases.word("excluding_vat"), given.net),
        (phrases.word("vat", rate=rate), given.vat),
        (phrases.word("including_vat"), given.gross),
    )
    columns = ("line", "quantity", "unit_amount", "amount")
    return Table(
        caption=phrases.word("lines"),
        columns=tuple(phrases.word(column) for column in columns),
        rows=(
            *(_line_row(explained, phrases) for explained in explained_lines(given)),
            *(Row((label, None, None, amount), Mark.TOTAL) for label, amount in totals),
        ),
    )


def change_sentences(change: Change, phrases: Phrases) -> tuple[str, ...]:
    """Say what the month costs by the coming price list, and how much more or less that is."""
    listed = change.after.price_list
    values = {
        "date": phrases.day(listed.effective_from),
        "id": listed.id,
        "after": phrases.money(change.after.total),
    }
    if change.difference == ZERO:
        said = phrases.word("change_same", **values)
    else:
        more = phrases.word("more" if change.difference > ZERO else "less")
        amount = phrases.money(change.difference.copy_abs())
        said = phrases.word("change", **values, amount=amount, more=more)
    return (
        (said, phrases.word("change_example", id=listed.id))
        if listed.status == "example"
        else (said,)
    )


def then_and_now_sentence(list_id: str, then: Decimal, now: Decimal, phrases: Phrases) -> str:
    """Say what a shared calculation cost under the list that it was made under, and costs now."""
    values = {"then_id": list_id, "now": phrases.money(now)}
    if then == now:
        return phrases.word("then_and_now_same", **values)
    return phrases.word("then_and_now", **values, then=phrases.money(then))


def _line_row(explained: ExplainedLine, phrases: Phrases) -> Row:
    charge = explained.line.charge
    label = charge_label(charge, phrases.catalogue.meter, phrases.language)
    mark = Mark.NONE
    if explained.in_force:
        mark = Mark.IN_FORCE
        label = phrases.word("in_force", label=label)
    cells = (label, charge.quantity, charge.unit_amount, explained.line.amount)
    return Row(cells, mark)


def _sentences(given: Quote, phrases: Phrases) -> Iterator[str]:
    counted = phrases.counted(given.payslips)
    yield phrases.word(
        "sentence",
        tier=phrases.tier(given.tier),
        counted=counted,
        total=phrases.money(given.total),
        vat=phrases.vat,
    )
    price = given.price_list.tiers[given.tier]
    one = "_one" if given.payslips == 1 else ""
    yield phrases.word(
        f"sentence_base{one}",
        base=phrases.money(price.base),
        counted=counted,
        usage=phrases.money(_usage_amount(given)),
    )
    included = min(price.usage.included_units, given.payslips)
    if included:
        one = "_one" if included == 1 else ""
        yield phrases.word(f"sentence_included{one}", counted=phrases.counted(included))
    if given.payslips > price.usage.included_units:
        yield from _bracket_sentence(given, phrases)
    if any(line.charge.kind is ChargeKind.MINIMUM for line in given.lines):
        yield phrases.word("sentence_minimum", minimum=phrases.money(price.minimum))
    if any(line.charge.kind is ChargeKind.ROUNDING for line in given.lines):
        step = phrases.catalogue.rounding.step
        yield phrases.word("sentence_rounding", step=phrases.money(step))


def _usage_amount(given: Quote) -> Decimal:
    amounts = (line.amount for line in given.lines if line.charge.kind not in _BESIDE_USAGE)
    return reduce(EXACT.add, amounts, ZERO)


def _bracket_sentence(given: Quote, phrases: Phrases) -> Iterator[str]:
    price = given.price_list.tiers[given.tier]
    bracket = bracket_in_force(price, given.payslips)
    if bracket is None or (isinstance(price.usage, Graduated) and len(price.usage.brackets) == 1):
        return
    usage = price.usage
    kind = ChargeKind.GRADUATED if isinstance(usage, Graduated) else ChargeKind.VOLUME
    charge = next(
        explained.line.charge
        for explained in explained_lines(given)
        if explained.in_force and explained.line.charge.kind is kind
    )
    yield phrases.word(
        "sentence_graduated" if kind is ChargeKind.GRADUATED else "sentence_volume",
        range=range_text(charge.first or 0, charge.last, phrases.language),
        amount=phrases.money(charge.unit_amount),
    )
