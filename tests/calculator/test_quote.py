"""A month's price: base, usage, minimum, one rounding, VAT, and the list in force on the day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from calculator.errors import InputError
from calculator.model import Catalogue, PriceList, TierPrice
from calculator.quote import quote, quote_under, read_day
from calculator.usage import ChargeKind, Graduated, Package, PerUnit, Usage, Volume
from tests.calculator.examples import (
    FALLING,
    FALLING_WITH_FLATS,
    FIRST_DAY,
    PUBLISHED,
    by_letter,
    catalogue,
    catalogues,
    code_of,
    counts,
    flat_price,
    nearest,
    price_list,
    steps,
    tier_price,
    tier_prices,
    total,
)

PUBLISHED_PRICES = [
    (0, "4244.00", "1061.00", "5305.00"),
    (1, "4248.04", "1062.01", "5310.05"),
    (349, "5653.96", "1413.49", "7067.45"),
    (350, "5658.00", "1414.50", "7072.50"),
    (351, "5661.03", "1415.26", "7076.29"),
    (750, "6870.00", "1717.50", "8587.50"),
    (751, "6872.53", "1718.13", "8590.66"),
    (1_000_000, "2534972.50", "633743.13", "3168715.63"),
]


@pytest.mark.parametrize(("payslips", "net", "vat", "gross"), PUBLISHED_PRICES)
def test_the_published_tier_costs_what_its_list_says(
    payslips: int, net: str, vat: str, gross: str
) -> None:
    """Base price and graduated brackets make the net; VAT is 25 per cent of it, half up."""
    given_quote = quote(catalogue(price_list("now", price=PUBLISHED)), "basis", payslips, FIRST_DAY)
    amounts = (given_quote.net, given_quote.vat, given_quote.gross)
    assert (net, vat, gross) == tuple(map(str, amounts))


def test_a_quote_has_the_question_and_the_price_list() -> None:
    """The quote has tier, count, date, price list, currency and VAT."""
    current = price_list("now", price=PUBLISHED)
    quoted = quote(catalogue(current), "basis", 351, date(2024, 7, 1))
    assert ("basis", 351, date(2024, 7, 1), current, "DKK", Decimal("0.25"), False) == (
        quoted.tier,
        quoted.payslips,
        quoted.date,
        quoted.price_list,
        quoted.currency,
        quoted.vat_rate,
        quoted.vat_included,
    )


def test_the_lines_of_a_quote_are_in_the_order_of_the_price_list() -> None:
    """Base price first, then each bracket reached."""
    quoted = quote(catalogue(price_list("now", price=PUBLISHED)), "basis", 751, FIRST_DAY)
    assert [
        ("base", 1, "4244.00"),
        ("graduated", 350, "1414.00"),
        ("graduated", 400, "1212.00"),
        ("graduated", 1, "2.53"),
    ] == [(line.charge.kind, line.charge.quantity, str(line.amount)) for line in quoted.lines]


def _net(price: TierPrice, payslips: int = 0, step: str = "0.01") -> str:
    priced = catalogue(price_list("now", price=price), step=step)
    return str(quote(priced, "basis", payslips, FIRST_DAY).net)


MODELS: list[tuple[Usage, int, str]] = [
    (PerUnit(unit_amount=Decimal("2.25")), 100, "1325.00"),
    (PerUnit(unit_amount=Decimal("2.25"), included_units=20), 100, "1280.00"),
    (Graduated(brackets=FALLING), 351, "2517.03"),
    (Graduated(brackets=FALLING_WITH_FLATS), 351, "2667.03"),
    (Volume(brackets=FALLING), 351, "2163.53"),
    (Volume(brackets=FALLING_WITH_FLATS), 351, "2213.53"),
    (Package(size=50, amount=Decimal(120)), 101, "1460.00"),
    (Package(size=50, amount=Decimal(120), included_units=1), 101, "1340.00"),
]


@pytest.mark.parametrize(("usage", "payslips", "expected"), MODELS)
def test_the_base_price_is_added_to_the_usage(usage: Usage, payslips: int, expected: str) -> None:
    """The charge of each price model is added to the base price."""
    assert expected == _net(tier_price(usage, base="1100"), payslips)


ROUNDED_TOTALS = [
    ("0.333333", 3, "0.01", "1.00"),
    ("0.0049999", 1, "0.01", "0.00"),
    ("0.005", 1, "0.01", "0.01"),
    ("0.000001", 1_000_000, "0.01", "1.00"),
    ("0.0000000000000000000001", 1_000_000, "0.01", "0.00"),
    ("1.115", 1, "0.01", "1.12"),
    ("1.115", 3, "0.01", "3.35"),
    ("0.12", 1, "0.25", "0.00"),
    ("0.125", 1, "0.25", "0.25"),
    ("3.37", 1, "0.25", "3.25"),
    ("0.49", 1, "1.00", "0.00"),
    ("0.50", 1, "1.00", "1.00"),
    ("999999999999999999999999999999.99", 1_000_000, "0.01", f"{'9' * 32}0000.00"),
]


@pytest.mark.parametrize(("unit_amount", "payslips", "step", "expected"), ROUNDED_TOTALS)
def test_the_total_is_rounded_once_and_not_the_unit_amount(
    unit_amount: str, payslips: int, step: str, expected: str
) -> None:
    """Unit amounts keep their decimals until the month's total is rounded to the step."""
    price = tier_price(PerUnit(unit_amount=Decimal(unit_amount)))
    assert expected == _net(price, payslips, step)


MINIMA = [
    ("150.00", ["100.00", "50.00"]),
    ("149.99", ["100.00", "50.00"]),
    ("150.01", ["100.00", "50.00", "0.01"]),
    ("200.00", ["100.00", "50.00", "50.00"]),
    ("150.004", ["100.00", "50.00", "0.00"]),
]


@pytest.mark.parametrize(("minimum", "expected"), MINIMA)
def test_a_minimum_is_a_line_of_its_own(minimum: str, expected: list[str]) -> None:
    """A total below the minimum is raised to it by one more line."""
    price = tier_price(PerUnit(unit_amount=Decimal(5)), base="100", minimum=minimum)
    quoted = quote(catalogue(price_list("now", price=price)), "basis", 10, FIRST_DAY)
    assert expected == [str(line.amount) for line in quoted.lines]


ROUNDING_LINES = [
    ("103.37", "0.01", []),
    ("103.37", "0.25", ["-0.12"]),
    ("103.37", "1.00", ["-0.37"]),
    ("103.50", "1.00", ["0.50"]),
    ("103.49", "5.00", ["1.51"]),
    ("105.00", "5.00", []),
    ("2.49", "5.00", ["-2.49"]),
    ("103.374", "0.01", []),
    ("103.374", "1.00", ["-0.37"]),
]


@pytest.mark.parametrize(("base", "step", "expected"), ROUNDING_LINES)
def test_what_rounding_to_a_step_does_is_a_line_of_its_own(
    base: str, step: str, expected: list[str]
) -> None:
    """The last line is what the step adds or subtracts, and is left out where that is zero."""
    quoted = quote(by_letter(flat_price(base), step=step), "a", 0, FIRST_DAY)
    rounding = [line for line in quoted.lines if line.charge.kind is ChargeKind.ROUNDING]
    assert expected == [str(line.amount) for line in rounding]
    assert expected == [str(line.charge.amount) for line in rounding]
    assert rounding == list(quoted.lines[len(quoted.lines) - len(rounding) :])


VAT = [
    ("0.25", False, "100.00", "100.00", "25.00", "125.00"),
    ("0.25", False, "0.02", "0.02", "0.01", "0.03"),
    ("0.25", False, "0.01", "0.01", "0.00", "0.01"),
    ("0", False, "100.00", "100.00", "0.00", "100.00"),
    ("1", False, "100.00", "100.00", "100.00", "200.00"),
    ("0.0725", False, "99.99", "99.99", "7.25", "107.24"),
    ("0.25", True, "125.00", "100.00", "25.00", "125.00"),
    ("0.25", True, "100.00", "80.00", "20.00", "100.00"),
    ("0.25", True, "99.99", "79.99", "20.00", "99.99"),
    ("0.25", True, "0.01", "0.01", "0.00", "0.01"),
    ("0.25", True, "0.03", "0.02", "0.01", "0.03"),
    ("0", True, "100.00", "100.00", "0.00", "100.00"),
    ("0.07", True, "100.00", "93.46", "6.54", "100.00"),
]


@pytest.mark.parametrize(("rate", "included", "base", "net", "vat", "gross"), VAT)
def test_vat_is_added_to_the_total_or_taken_out_of_it(  # noqa: PLR0917, a table's columns
    rate: str, included: bool, base: str, net: str, vat: str, gross: str
) -> None:
    """VAT is rounded half up to hundredths; where amounts include it, the total is the gross."""
    priced = catalogue(
        price_list("now", price=flat_price(base)), vat_rate=rate, vat_included=included
    )
    quoted = quote(priced, "basis", 0, FIRST_DAY)
    assert (net, vat, gross) == (str(quoted.net), str(quoted.vat), str(quoted.gross))


@pytest.mark.parametrize(("included", "expected"), [(False, "100.00"), (True, "100.00")])
def test_the_total_includes_vat_where_the_price_list_does(included: bool, expected: str) -> None:
    """The total is the net, or the gross where the price lists' amounts include VAT."""
    priced = catalogue(price_list("now", price=flat_price("100")), vat_included=included)
    assert expected == str(quote(priced, "basis", 0, FIRST_DAY).total)


def test_vat_is_rounded_to_hundredths_whatever_the_step_of_the_total() -> None:
    """A total in whole kroner still has its VAT in øre."""
    priced = catalogue(price_list("now", price=flat_price("101.40")), step="1.00")
    quoted = quote(priced, "basis", 0, FIRST_DAY)
    assert ("101.00", "25.25") == (str(quoted.net), str(quoted.vat))


LISTS = (
    price_list("first", date(2024, 2, 1), status="example"),
    price_list("sketch", date(2024, 6, 1), status="draft"),
    price_list("second", date(2025, 1, 1)),
    price_list("third", date(2026, 1, 1), status="announced"),
)

IN_FORCE = [
    (date(2024, 2, 1), "first"),
    (date(2024, 5, 31), "first"),
    (date(2024, 6, 1), "first"),
    (date(2024, 12, 31), "first"),
    (date(2025, 1, 1), "second"),
    (date(2025, 12, 31), "second"),
    (date(2026, 1, 1), "third"),
    (date(9999, 12, 31), "third"),
]


@pytest.mark.parametrize(("day", "expected"), IN_FORCE)
def test_the_list_in_force_is_the_last_that_has_begun(day: date, expected: str) -> None:
    """A list applies from its own date until the next starts, and a draft never applies."""
    assert expected == quote(catalogue(*LISTS), "basis", 0, day).price_list.id


@pytest.mark.parametrize("current", LISTS, ids=lambda current: current.id)
def test_a_month_can_be_priced_by_any_list(current: PriceList) -> None:
    """Any list can price the month on any day, also a draft."""
    quoted = quote_under(catalogue(*LISTS), "basis", 0, current, date(2024, 1, 1))
    assert (current, date(2024, 1, 1)) == (quoted.price_list, quoted.date)


NO_LISTS = [
    (LISTS, date(2024, 1, 31), "date.before_first"),
    (LISTS, date(1, 1, 1), "date.before_first"),
    (LISTS[1:], date(2024, 6, 1), "date.before_first"),
    (LISTS[1:2], date(2024, 6, 1), "date.no_list"),
]


@pytest.mark.parametrize(("lists", "day", "expected"), NO_LISTS)
def test_a_day_without_a_list_has_no_price(
    lists: tuple[PriceList, ...], day: date, expected: str
) -> None:
    """Before the first list, or with drafts alone, the date is rejected."""
    with pytest.raises(InputError) as raised:
        quote(catalogue(*lists), "basis", 0, day)
    assert ("date", expected) == (raised.value.field, code_of(raised.value.message))


REFUSED_COUNTS = [
    (-1, "payslips.negative"),
    (-(10**30), "payslips.negative"),
    (1_000_001, "payslips.too_many"),
    (10**30, "payslips.too_many"),
    (True, "payslips.not_a_number"),
    (False, "payslips.not_a_number"),
    (5.0, "payslips.not_a_number"),
    (float("nan"), "payslips.not_a_number"),
    (Decimal(5), "payslips.not_a_number"),
    ("5", "payslips.not_a_number"),
    (None, "payslips.not_a_number"),
]


@pytest.mark.parametrize(("payslips", "expected"), REFUSED_COUNTS)
def test_a_count_is_an_integer_from_zero_to_a_million(payslips: int, expected: str) -> None:
    """Anything else is rejected, also what Python accepts as a number."""
    with pytest.raises(InputError) as raised:
        quote(catalogue(*LISTS), "basis", payslips, FIRST_DAY)
    assert ("payslips", expected) == (raised.value.field, code_of(raised.value.message))


@pytest.mark.parametrize("tier", ["", "Basis", "basis ", "guld"])
def test_an_unknown_tier_has_no_price(tier: str) -> None:
    """The id of a tier has to match exactly."""
    with pytest.raises(InputError) as raised:
        quote(catalogue(*LISTS), tier, 0, FIRST_DAY)
    assert ("tier", "tier.unknown") == (raised.value.field, code_of(raised.value.message))


def test_a_day_is_read_as_it_is_written_in_the_data() -> None:
    """A visitor's date is year, month and day, with or without surrounding spaces."""
    assert date(2024, 2, 1) == read_day(" 2024-02-01\n")


@pytest.mark.parametrize(
    "written", ["", "2024-02-30", "01-02-2024", "1. februar 2024", "20240201", "0000-01-01"]
)
def test_an_invalid_date_is_rejected(written: str) -> None:
    """A date that is unreadable or does not exist is rejected with the name of the field."""
    with pytest.raises(InputError) as raised:
        read_day(written)
    assert ("date", "date.not_a_date") == (raised.value.field, code_of(raised.value.message))


@given(catalogues, counts)
def test_lines_add_up_to_the_total(priced: Catalogue, payslips: int) -> None:
    """The lines that a customer sees make exactly the total that the customer sees."""
    quoted = quote(priced, "basis", payslips, FIRST_DAY)
    assert Fraction(quoted.total) == sum(Fraction(line.amount) for line in quoted.lines)


@given(catalogues, counts)
def test_a_line_is_its_quantity_at_its_price(priced: Catalogue, payslips: int) -> None:
    """Whatever the step, each line is within a cent of quantity times unit amount."""
    quoted = quote(priced, "basis", payslips, FIRST_DAY)
    distances = [
        abs(Fraction(line.amount) - line.charge.quantity * Fraction(line.charge.unit_amount))
        for line in quoted.lines
    ]
    assert max(distances) < Fraction(1, 100)


@given(catalogues, counts)
def test_rounding_moves_the_total_by_half_a_step_at_most(priced: Catalogue, payslips: int) -> None:
    """The rounding line is at most half a step."""
    quoted = quote(priced, "basis", payslips, FIRST_DAY)
    rounding = [line.amount for line in quoted.lines if line.charge.kind is ChargeKind.ROUNDING]
    half = Fraction(priced.rounding.step) / 2 + Fraction(1, 200)
    assert len(rounding) <= 1
    assert all(0 < abs(Fraction(amount)) <= half for amount in rounding)


@given(catalogues, counts)
def test_a_quote_of_a_day_equals_the_quote_under_its_list(priced: Catalogue, payslips: int) -> None:
    """The list in force on the day gives the same quote as that list by itself."""
    (current,) = priced.price_lists
    assert quote(priced, "basis", payslips, FIRST_DAY) == quote_under(
        priced, "basis", payslips, current, FIRST_DAY
    )


graduated_prices = tier_prices.filter(lambda price: isinstance(price.usage, Graduated))


@given(graduated_prices, steps, counts, counts)
def test_a_graduated_price_never_falls_with_the_count(
    price: TierPrice, step: Decimal, one: int, other: int
) -> None:
    """More payslips never cost less, whatever base, flat amounts, minimum and step."""
    priced = by_letter(price, step=str(step))
    fewer, more = (quote(priced, "a", count, FIRST_DAY) for count in sorted((one, other)))
    assert fewer.total <= more.total


@given(tier_prices, steps, counts)
def test_a_minimum_is_the_least_that_a_month_costs(
    price: TierPrice, step: Decimal, payslips: int
) -> None:
    """A price with a minimum is the larger of the price without it and the rounded minimum."""
    free = replace(price, minimum=Decimal(0))
    with_minimum, without = by_letter(price, step=str(step)), by_letter(free, step=str(step))
    least = nearest(Fraction(price.minimum), Fraction(step))
    assert max(least, Fraction(quote(without, "a", payslips, FIRST_DAY).total)) == Fraction(
        quote(with_minimum, "a", payslips, FIRST_DAY).total
    )


@given(catalogues, counts)
def test_net_and_vat_make_the_gross(priced: Catalogue, payslips: int) -> None:
    """Net and VAT add up to the gross, each with two decimals and none of them negative."""
    quoted = quote(priced, "basis", payslips, FIRST_DAY)
    shown = (quoted.net, quoted.vat, quoted.gross)
    assert Fraction(quoted.gross) == Fraction(quoted.net) + Fraction(quoted.vat)
    assert [(True, -2)] * 3 == [(amount >= 0, amount.as_tuple().exponent) for amount in shown]


@given(catalogues, counts)
def test_the_total_is_the_exact_sum_rounded_once(priced: Catalogue, payslips: int) -> None:
    """Base and usage, or the minimum where that is more, rounded to the step."""
    price = priced.price_lists[0].tiers["basis"]
    exact = Fraction(price.base) + total(price.usage.charges(payslips))
    expected = nearest(max(exact, Fraction(price.minimum)), Fraction(priced.rounding.step))
    assert expected == Fraction(quote(priced, "basis", payslips, FIRST_DAY).total)


@given(catalogues, counts)
def test_vat_is_the_rate_of_the_net(priced: Catalogue, payslips: int) -> None:
    """VAT is the rate times the net, half up; where it is included, the net is what is left."""
    quoted = quote(priced, "basis", payslips, FIRST_DAY)
    rate, cent = Fraction(priced.vat.rate), Fraction(1, 100)
    expected = (
        Fraction(quoted.total) - nearest(Fraction(quoted.total) / (1 + rate), cent)
        if priced.vat.included
        else nearest(Fraction(quoted.net) * rate, cent)
    )
    assert expected == Fraction(quoted.vat)


@given(catalogues, counts)
def test_the_same_question_has_the_same_answer(priced: Catalogue, payslips: int) -> None:
    """A quote depends only on its arguments."""
    assert quote(priced, "basis", payslips, FIRST_DAY) == quote(
        priced, "basis", payslips, FIRST_DAY
    )
