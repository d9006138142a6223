"""Sentences of reports as HTML: escaped, and with amounts that a page may show."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from calculator.breakeven import break_evens
from calculator.reports.breakeven import break_even_report
from hooks.checks.pages import read_page
from hooks.checks.provenance import typed_numbers, unmarked
from hooks.content.load import load_catalogue
from hooks.pages.html_phrases import HtmlPhrases

CROSSED = load_catalogue(Path(__file__).parents[1] / "crossing")
PHRASES = HtmlPhrases(CROSSED, "da")


def test_an_amount_is_a_data_element() -> None:
    """The element's value is the plain decimal number."""
    assert '<data class="takst-amount" value="1234.50">1.234,50\u00a0kr.</data>' == unmarked(
        PHRASES.money(Decimal("1234.5"))
    )


def test_dates_and_rates_are_elements() -> None:
    """They say their values to programs, and that they come from the data to the check."""
    said = f"{PHRASES.day(date(2024, 2, 1))} {PHRASES.percent(Decimal('0.15'))}"
    assert (
        '<time datetime="2024-02-01">1.\u00a0februar\u00a02024</time>'
        ' <data value="0.15">15\u00a0%</data>'
    ) == unmarked(said)
    assert () == read_page(said).typed


def test_numbers_of_a_text_of_the_data_are_known() -> None:
    """A price list's source may name an amount or a date."""
    said = PHRASES.word("source", source="Fra 99 kr. den 1. marts")
    assert [] == list(typed_numbers(said))
    assert "Fra 99 kr. den 1. marts" in unmarked(said)


def test_words_are_escaped_and_amounts_are_not() -> None:
    """A name with markup in it can't change the page."""
    said = PHRASES.word("drop", counted="<b>", tier="A & B", after="x", before="y", one_less="z")
    assert "Fra &lt;b&gt; betaler I mindre for A &amp; B: x mod y ved z" == said


def test_a_sentence_that_ends_with_an_amount_has_one_full_stop() -> None:
    """The point of kr. ends the sentence."""
    said = PHRASES.word(
        "then_and_now", then_id="1", then=PHRASES.money(Decimal(1)), now=PHRASES.money(Decimal(2))
    )
    assert unmarked(said).endswith("2,00\u00a0kr.</data>")


def test_a_drop_is_said_with_amounts_from_the_data() -> None:
    """The sentence about paying less has both prices as data elements."""
    report = break_even_report(break_evens(CROSSED, CROSSED.price_lists[0]), PHRASES)
    (sentence,) = (said for said in report.sentences if "betaler I mindre" in said)
    assert 'value="3364.00"' in sentence
    assert 'value="3700.00"' in sentence
