"""Break-evens and drops in words."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from calculator.breakeven import BreakEven, BreakEvens, Drop, break_evens
from calculator.formatting import Language
from calculator.model import Catalogue, TierPrice
from calculator.reports.breakeven import (
    MOST_TOLD,
    break_even_report,
    drop_sentence,
    turn_words,
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
    (listed,) = priced.price_lists
    return break_even_report(break_evens(priced, listed), Phrases(priced, language))


PRICED = by_letter(flat_price("100"), tier_price(PerUnit(unit_amount=Decimal(2)), base="50"))
PHRASES = Phrases(PRICED, "en")

TURNS = [
    (BreakEven(7, "a", "b"), "A (en) becomes cheaper than B (en)"),
    (BreakEven(7, "b", "a"), "B (en) becomes cheaper than A (en)"),
    (BreakEven(7, "a", "b", tied=True), "A (en) and B (en) cost the same"),
]


@pytest.mark.parametrize(("turn", "expected"), TURNS)
def test_a_turn_says_who_becomes_cheaper(turn: BreakEven, expected: str) -> None:
    """Or that two tiers cost the same from there on."""
    assert expected == turn_words(turn, PHRASES)


def test_turns_stand_in_a_table_by_count() -> None:
    """The count from which, and what happens there; nothing is said of an order that turns."""
    report = _report(PRICED)
    assert [
        (25, "A (en) and B (en) cost the same"),
        (26, "A (en) becomes cheaper than B (en)"),
    ] == [row.cells for table in report.tables for row in table.rows]
    assert [PHRASES.word("no_drops", units="payslips")] == list(report.sentences)


def test_an_order_that_never_turns_is_told() -> None:
    """From the first count to the last, the tiers stand by price, and there is no table."""
    report = _report(by_letter(flat_price("3"), flat_price("1"), flat_price("2")))
    expected = "The order is the same at every count from 0 to 1,000,000, cheapest first: "
    assert f"{expected}B (en), C (en), A (en)." == report.sentences[0]
    assert () == report.tables


def test_one_tier_has_no_order() -> None:
    """Nothing is said of an order, only that more never costs less."""
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
    """What is paid before and after, and the row of counts where it is longer than one."""
    assert expected == _plain(drop_sentence(drop, PHRASES))


def test_every_drop_is_told() -> None:
    """In place of the sentence that there is none."""
    priced = by_letter(tier_price(Volume(brackets=brackets((9, "9"), (99, "4"), (None, "1")))))
    report = _report(priced)
    (found,) = [break_evens(priced, listed) for listed in priced.price_lists]
    told = [drop_sentence(drop, Phrases(priced, "en")) for drop in found.drops]
    assert (2, told) == (len(told), list(report.sentences))


def _many(turns: int) -> Report:
    found = BreakEvens(
        price_list=PRICED.price_lists[0],
        break_evens=tuple(BreakEven(count, "a", "b") for count in range(1, turns + 1)),
        drops=(),
    )
    return break_even_report(found, PHRASES)


@pytest.mark.parametrize(("turns", "rows"), [(1, 1), (MOST_TOLD, MOST_TOLD), (1_031, MOST_TOLD)])
def test_only_the_first_turns_are_told_one_by_one(turns: int, rows: int) -> None:
    """The table is cut off where nobody would read on."""
    (table,) = _many(turns).tables
    assert list(range(1, rows + 1)) == [row.cells[0] for row in table.rows]


def test_the_turns_that_are_not_told_are_counted() -> None:
    """A note below the table says how many are left out, and is not there where none is."""
    left_out = PHRASES.word("more_break_evens", count="1,006")
    assert left_out == _many(MOST_TOLD + 1_006).notes[0]
    assert "After that the order turns 1 more time." == _many(MOST_TOLD + 1).notes[0]
    assert PHRASES.list_notes(PRICED.price_lists[0]) == _many(MOST_TOLD).notes


def test_a_report_tells_its_price_list() -> None:
    """The notes have what the answer follows."""
    assert PHRASES.list_notes(PRICED.price_lists[0]) == _report(PRICED).notes


@settings(max_examples=20)
@given(near_prices, near_prices, step_texts, languages)
def test_every_report_is_finished(
    one: TierPrice, other: TierPrice, step: str, language: Language
) -> None:
    """Whatever the prices, no placeholder, no nothing and no double point stands in the report."""
    assert [] == unfinished(_report(by_letter(one, other, step=step), language), language)
