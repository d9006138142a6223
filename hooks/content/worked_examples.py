"""Worked examples: prices that editors have worked out, which the calculator has to give too.

They are the one place where a price is written a second time, on purpose: a lost bracket or a
mistyped amount changes an example's price, and the check reports it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from calculator.errors import Problem, RuleError, message
from calculator.fields import Amount, Count, Id, IsoDate, shown
from calculator.model import Catalogue, Source
from calculator.money import decimal_text
from calculator.quote import quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The price of a month: without VAT, the VAT, and with it; at least one of them."""

    net: Amount | None = None
    vat: Amount | None = None
    gross: Amount | None = None

    def __post_init__(self) -> None:
        """Raise RuleError for an example that expects nothing."""
        if (self.net, self.vat, self.gross) == (None, None, None):
            raise RuleError([Problem((), message("example.nothing"))])


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExample:
    """The price of a tier and count on a Danish date, and where it was worked out."""

    tier: Id
    payslips: Count
    date: IsoDate
    expected: Expected
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExamples:
    """All worked examples; a provider needs none."""

    examples: tuple[WorkedExample, ...] = ()


def example_problems(
    catalogue: Catalogue, examples: Iterable[tuple[int, WorkedExample]]
) -> Iterator[Problem]:
    """Yield what is wrong with examples, each with its position in the file.

    Wrong is one that the calculator prices otherwise, or that can't be priced.
    """
    for position, example in examples:
        for problem in _problems(catalogue, example):
            yield problem.below("examples", position)


def _problems(catalogue: Catalogue, example: WorkedExample) -> Iterator[Problem]:
    refused = _refusal(catalogue, example)
    if refused is not None:
        yield refused
        return
    priced = quote(catalogue, example.tier, example.payslips, example.date)
    for name in ("net", "vat", "gross"):
        expected: Decimal | None = getattr(example.expected, name)
        amount: Decimal = getattr(priced, name)
        if expected is not None and expected != amount:
            reason = message(
                "example.amount", expected=decimal_text(expected), actual=decimal_text(amount)
            )
            yield Problem(("expected", name), reason)


def _refusal(catalogue: Catalogue, example: WorkedExample) -> Problem | None:
    """Return what keeps the example from having a price at all."""
    tiers = [tier.id for tier in catalogue.tiers]
    if example.tier not in tiers:
        known = ", ".join(map(shown, tiers))
        return Problem(("tier",), message("example.tier", id=shown(example.tier), known=known))
    if not catalogue.effective_lists:
        return Problem(("date",), message("example.no_lists"))
    first = catalogue.effective_lists[0].effective_from
    if example.date < first:
        reason = message("example.no_list", date=example.date, first=first)
        return Problem(("date",), reason)
    return None
