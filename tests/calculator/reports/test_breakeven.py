"""Break-evens and drops as a report."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from calculator.breakeven import BreakEven, BreakEvens, Drop, break_evens
from calculator.formatting import Language
from calculator.model import Catalogue, TierPrice
from calculator.reports.breakeven import (
    MAX_LISTED,
    break_even_report,
    break_even_text,
    drop_sentence,
)
from calculator.reports.phrases import Phrases
from calculator.reports.tables import Report
from calculator.usage import PerUnit, Volume
from tests.calculator.examples import (
    brackets,
    by_letter,
    flat_price,
    languages,
    near_prices,
    step_texts,
    tier_price,
    unfinished,
)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _report(priced: Catalogue, language: Language = "en") -> Report:
    (only_list,) = priced.price_lists
    return break_even_report(break_evens(priced, only_list), Phrases(priced, language))


PRICED = by_letter(flat_price("100"), tier_price(PerUnit(unit_amount=Decimal(2)), base="50"))
PHRASES = Phrases(PRICED, "en")

BREAK_EVENS = [
    (BreakEven(7, "a", "b"), "A (en) becomes cheaper than B (en)"),
    (BreakEven(7, "b", "a"), "B (en) becomes cheaper than A (en)"),
    (BreakEven(7, "a", "b", tied=True), "A (en) and B (en) cost the same"),
]


@pytest.mark.parametrize(("break_even", "expected"), BREAK_EVENS)
def test_a_break_even_says_which_tier_becomes_cheaper(break_even: BreakEven, expected: str) -> None:
    """It may also say that two tiers cost the same from there on."""
    assert expected == break_even_text(break_even, PHRASES)


def test_break_evens_are_in_a_table_by_count() -> None:
    """Each row has the count and the event; there is no sentence about the order."""
    report = _report(PRICED)
    assert [
        (25, "A (en) and B (en) cost the same"),
        (26, "A (en) becomes cheaper than B (en)"),
    ] == [row.cells for table in report.tables for row in table.rows]
    assert [PHRASES.word("no_drops", units="payslips")] == list(report.sentences)


def test_an_order_that_never_changes_is_reported() -> None:
    """The sentence has the tiers by price, and there is no table."""
    report = _report(by_letter(flat_price("3"), flat_price("1"), flat_price("2")))
    expected = "The order is the same at every count from 0 to 1,000,000, cheapest first: "
    assert f"{expected}B (en), C (en), A (en)." == report.sentences[0]
    assert () == report.tables


def test_one_tier_has_no_order() -> None:
    """There is no sentence about the order, only that more never costs less."""
    report = _report(by_letter(flat_price("3")))
    assert ((PHRASES.word("no_drops", units="payslips"),), ()) == (report.sentences, report.tables)


DROPS = [
    (
        Drop("a", 351, 264, Decimal("1414.00"), Decimal("1063.53")),
        (
            "From 351 payslips you pay less for A (en): DKK 1,063.53 against DKK 1,414.00 with"
            " 350 payslips. 351 payslips cost less than every count from 264 to 350."
        ),
    ),
    (
        Drop("b", 1_001, 1_000, Decimal("20.00"), Decimal("10.00")),
        (
            "From 1,001 payslips you pay less for B (en): DKK 10.00 against DKK 20.00 with"
            " 1,000 payslips."
        ),
    ),
    (
        Drop("a", 2, 1, Decimal("20.00"), Decimal("10.00")),
        "From 2 payslips you pay less for A (en): DKK 10.00 against DKK 20.00 with 1 payslip.",
    ),
]


@pytest.mark.parametrize(("drop", "expected"), DROPS)
def test_a_drop_says_which_counts_cost_more(drop: Drop, expected: str) -> None:
    """The sentence has the prices before and after, and the counts where there are several."""
    assert expected == _plain(drop_sentence(drop, PHRASES))


def test_every_drop_is_reported() -> None:
    """The sentences replace the one that there is no drop."""
    priced = by_letter(tier_price(Volume(brackets=brackets((9, "9"), (99, "4"), (None, "1")))))
    report = _report(priced)
    (found,) = [break_evens(priced, only_list) for only_list in priced.price_lists]
    sentences = [drop_sentence(drop, Phrases(priced, "en")) for drop in found.drops]
    assert (2, sentences) == (len(sentences), list(report.sentences))


def _many(count: int) -> Report:
    found = BreakEvens(
        price_list=PRICED.price_lists[0],
        break_evens=tuple(BreakEven(count, "a", "b") for count in range(1, count + 1)),
        drops=(),
    )
    return break_even_report(found, PHRASES)


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (MAX_LISTED, MAX_LISTED), (1_031, MAX_LISTED)])
def test_only_the_first_break_evens_are_listed(count: int, rows: int) -> None:
    """The table has a maximum length."""
    (table,) = _many(count).tables
    assert list(range(1, rows + 1)) == [row.cells[0] for row in table.rows]


def test_the_omitted_break_evens_are_counted() -> None:
    """A note below the table has the number of omitted rows, if any."""
    left_out = PHRASES.word("more_break_evens", count="1,006")
    assert left_out == _many(MAX_LISTED + 1_006).notes[0]
    assert "After that the order turns 1 more time." == _many(MAX_LISTED + 1).notes[0]
    assert PHRASES.list_notes(PRICED.price_lists[0]) == _many(MAX_LISTED).notes


def test_a_report_has_its_price_list() -> None:
    """The notes have the price list."""
    assert PHRASES.list_notes(PRICED.price_lists[0]) == _report(PRICED).notes


@settings(max_examples=20)
@given(near_prices, near_prices, step_texts, languages)
def test_every_report_is_finished(
    one: TierPrice, other: TierPrice, step: str, language: Language
) -> None:
    """Whatever the prices, the report has no placeholder, no None and no double point."""
    assert [] == unfinished(_report(by_letter(one, other, step=step), language), language)
