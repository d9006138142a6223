"""A quote as a report: every line, the bracket in force, and an explanation in sentences."""

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

_NOT_USAGE = {ChargeKind.BASE, ChargeKind.MINIMUM, ChargeKind.ROUNDING}


def quote_report(quote: Quote, phrases: Phrases) -> Report:
    """Return the quote as a report: sentences, lines and notes on the price list."""
    return Report(
        title=phrases.word("quote"),
        sentences=quote_sentences(quote, phrases),
        tables=(lines_table(quote, phrases),),
        notes=(
            phrases.word("made_on", date=phrases.day(quote.date)),
            *phrases.list_notes(quote.price_list),
        ),
    )


def explain_request(quote: Quote, ask: str = "explain") -> dict[str, str]:
    """Return the question with which the page asks for an explanation of the quote's amounts."""
    return {
        "ask": ask,
        "tier": quote.tier,
        "payslips": str(quote.payslips),
        "date": quote.date.isoformat(),
    }


def quote_sentences(quote: Quote, phrases: Phrases) -> tuple[str, ...]:
    """Return sentences that state the price and explain it."""
    return tuple(_sentences(quote, phrases))


def lines_table(quote: Quote, phrases: Phrases) -> Table:
    """Return a table of all lines, including brackets without units, and the totals."""
    rate = phrases.percent(quote.vat_rate)
    totals = (
        (phrases.word("excluding_vat"), quote.net),
        (phrases.word("vat", rate=rate), quote.vat),
        (phrases.word("including_vat"), quote.gross),
    )
    columns = ("line", "quantity", "unit_amount", "amount")
    return Table(
        caption=phrases.word("lines"),
        columns=tuple(phrases.word(column) for column in columns),
        rows=(
            *(_line_row(explained, phrases) for explained in explained_lines(quote)),
            *(Row((label, None, None, amount), Mark.TOTAL) for label, amount in totals),
        ),
    )


def change_sentences(change: Change, phrases: Phrases) -> tuple[str, ...]:
    """Return sentences on the price under the coming price list, and on the difference."""
    price_list = change.after.price_list
    values = {
        "date": phrases.day(price_list.effective_from),
        "id": price_list.id,
        "after": phrases.money(change.after.total),
    }
    if change.difference == ZERO:
        sentence = phrases.word("change_same", **values)
    else:
        more = phrases.word("more" if change.difference > ZERO else "less")
        amount = phrases.money(change.difference.copy_abs())
        sentence = phrases.word("change", **values, amount=amount, more=more)
    return (
        (sentence, phrases.word("change_example", id=price_list.id))
        if price_list.status == "example"
        else (sentence,)
    )


def then_and_now_sentence(list_id: str, then: Decimal, now: Decimal, phrases: Phrases) -> str:
    """Return a sentence on the price under the list of a link, and the price now."""
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


def _sentences(quote: Quote, phrases: Phrases) -> Iterator[str]:
    counted = phrases.counted(quote.payslips)
    yield phrases.word(
        "sentence",
        tier=phrases.tier(quote.tier),
        counted=counted,
        total=phrases.money(quote.total),
        vat=phrases.vat,
    )
    price = quote.price_list.tiers[quote.tier]
    one = "_one" if quote.payslips == 1 else ""
    yield phrases.word(
        f"sentence_base{one}",
        base=phrases.money(price.base),
        counted=counted,
        usage=phrases.money(_usage_amount(quote)),
    )
    yield from _usage_sentences(quote, phrases)
    kinds = {line.charge.kind for line in quote.lines}
    if ChargeKind.MINIMUM in kinds:
        yield phrases.word("sentence_minimum", minimum=phrases.money(price.minimum))
    if ChargeKind.ROUNDING in kinds:
        step = phrases.catalogue.rounding.step
        yield phrases.word("sentence_rounding", step=phrases.money(step))


def _usage_sentences(quote: Quote, phrases: Phrases) -> Iterator[str]:
    """Yield sentences on the included units and on the bracket in force."""
    price = quote.price_list.tiers[quote.tier]
    included = min(price.usage.included_units, quote.payslips)
    if included:
        one = "_one" if included == 1 else ""
        yield phrases.word(f"sentence_included{one}", counted=phrases.counted(included))
    if quote.payslips > price.usage.included_units:
        yield from _bracket_sentence(quote, phrases)


def _usage_amount(quote: Quote) -> Decimal:
    amounts = (line.amount for line in quote.lines if line.charge.kind not in _NOT_USAGE)
    return reduce(EXACT.add, amounts, ZERO)


def _bracket_sentence(quote: Quote, phrases: Phrases) -> Iterator[str]:
    price = quote.price_list.tiers[quote.tier]
    bracket = bracket_in_force(price, quote.payslips)
    if bracket is None or (isinstance(price.usage, Graduated) and len(price.usage.brackets) == 1):
        return
    usage = price.usage
    kind = ChargeKind.GRADUATED if isinstance(usage, Graduated) else ChargeKind.VOLUME
    charge = next(
        explained.line.charge
        for explained in explained_lines(quote)
        if explained.in_force and explained.line.charge.kind is kind
    )
    yield phrases.word(
        "sentence_graduated" if kind is ChargeKind.GRADUATED else "sentence_volume",
        range=range_text(charge.first or 0, charge.last, phrases.language),
        amount=phrases.money(charge.unit_amount),
    )
