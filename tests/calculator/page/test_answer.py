"""The entry point of the page: JSON in, JSON out, and no input breaks it."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from calculator.breakeven import break_evens
from calculator.comparison import compare
from calculator.curve import Curve, price_curves
from calculator.errors import InputError
from calculator.finder import find
from calculator.forecast import Company, forecast
from calculator.formatting import Language, format_count
from calculator.messages import VISITOR_MESSAGES
from calculator.model import TierPrice
from calculator.page.answer import answer, fill
from calculator.page.links import State, read_fragment
from calculator.quote import quote
from calculator.reports import chart_axes as chart
from calculator.usage import PerUnit
from tests.calculator.examples import (
    FIRST_DAY,
    NO,
    PUBLISHED,
    YES,
    catalogue,
    counts,
    flat_price,
    languages,
    percent,
    price_list,
    service,
    services,
    tier_price,
)

LATER = date(2025, 1, 1)
TIERS = ("basis", "premium")
CHEAP = tier_price(PerUnit(unit_amount=Decimal("5.00")), base="2000.00")
CATALOGUE = catalogue(
    price_list("2024-02", price=PUBLISHED, status="example", tiers=TIERS),
    price_list("2025-01", LATER, flat_price("5000.00"), tiers=TIERS),
    tiers=TIERS,
)
SERVICES = services(
    service("courses", basis=NO, premium=YES),
    service("discount", basis=NO, premium=percent("15")),
    discount="discount",
)
QUESTION = {
    "ask": "price",
    "payslips": "351",
    "tier": "basis",
    "today": "2024-02-01",
    "language": "da",
}
EMPTY = {"payslips": "", "hours": "", "rate": "", "needs": "", "forecast": "", "start": ""}
GROUP = {"forecast": "Nord;50;60;70;80;90;100;110;120;130;140;150;230\n" + ";".join(["0"] * 12)}
YEAR = "100 110 120 130 140 150 160 170 180 190 200 210"


def _ask(question: object) -> Any:  # noqa: ANN401, JSON
    return json.loads(answer(CATALOGUE, SERVICES, json.dumps(question)))


def test_a_price_has_the_quote_in_numbers_and_words() -> None:
    """Amounts are decimal strings and formatted Danish text."""
    given_answer = _ask(QUESTION)
    expected = {
        "ok": True,
        "tier": "basis",
        "tier_name": "Basis (da)",
        "payslips": 351,
        "payslips_text": "351",
        "date": "2024-02-01",
        "price_list": "2024-02",
        "price_list_status": "example",
        "vat_included": False,
        "net": {"amount": "5661.03", "text": "5.661,03\u00a0kr."},
        "vat": {"amount": "1415.26", "text": "1.415,26\u00a0kr."},
        "gross": {"amount": "7076.29", "text": "7.076,29\u00a0kr."},
        "total": {"amount": "5661.03", "text": "5.661,03\u00a0kr."},
        "point": None,
        "then_and_now": "",
    }
    assert expected == {name: given_answer[name] for name in expected}


def test_a_price_has_every_line_and_marks_the_bracket_in_force() -> None:
    """Each bracket has units, unit amount and amount, also those without units."""
    rows = _ask(QUESTION)["lines"]["rows"]
    assert [
        ("", ["Grundpris", "1", "4244.00", "4244.00"]),
        ("", ["Lønsedler 1–350", "350", "4.04", "1414.00"]),
        ("in_force", ["Lønsedler 351–750 (jeres trin)", "1", "3.03", "3.03"]),
        ("", ["Lønsedler fra 751", "0", "2.53", "0.00"]),
        ("total", ["Ekskl. moms", "", "", "5661.03"]),
        ("total", ["Moms 25\u00a0%", "", "", "1415.26"]),
        ("total", ["Inkl. moms", "", "", "7076.29"]),
    ] == [(row["mark"], [_plain(cell) for cell in row["cells"]]) for row in rows]


def _plain(cell: dict[str, str]) -> str:
    return cell.get("amount") or cell.get("count") or cell["text"]


def test_a_price_has_the_comparison_of_all_tiers() -> None:
    """The comparison has month, year, price per payslip and difference of each tier."""
    compared = compare(CATALOGUE, 351, FIRST_DAY, "basis")
    rows = _ask(QUESTION)["comparison"]["rows"]
    assert [
        [str(tier.month), str(tier.year), str(tier.per_payslip), str(tier.difference)]
        for tier in compared
    ] == [[cell["amount"] for cell in row["cells"][1:]] for row in rows]
    assert ["chosen", ""] == [row["mark"] for row in rows]
    expected = {"ask": "explain", "tier": "premium", "payslips": "351", "date": "2024-02-01"}
    assert expected == rows[1]["explains"]


def test_a_price_has_the_change_of_the_coming_list() -> None:
    """Where there is a later price list, the answer has its date, price and difference."""
    (sentence,) = _ask(QUESTION)["change"]
    assert (
        "Fra 1. januar 2025 gælder prisliste 2025-01."
        " Så koster måneden 5.000,00 kr. Det er 661,03 kr. mindre."
    ) == sentence.replace("\u00a0", " ")
    assert [] == _ask(QUESTION | {"date": "2025-01-01"})["change"]


def test_a_link_of_another_list_shows_then_and_now() -> None:
    """A calculation that was shared under an earlier list shows both prices."""
    later = QUESTION | {"today": "2025-06-01", "list": "2024-02"}
    assert (
        "Linket er lavet under prisliste 2024-02. Dengang: 5.661,03\u00a0kr. Nu: 5.000,00\u00a0kr."
    ) == _ask(later)["then_and_now"]


@pytest.mark.parametrize("change", [{"list": "2025-01"}, {"list": "nope"}, {"date": "2024-05-01"}])
def test_only_an_earlier_list_is_compared_with_now(change: dict[str, str]) -> None:
    """The same list, an unknown one and a chosen date have no comparison."""
    question = QUESTION | {"today": "2025-06-01", "list": "2024-02"} | change
    assert not _ask(question)["then_and_now"]


def test_a_price_has_a_point_on_the_chart() -> None:
    """The point is given as shares of the axes, and not at all beyond their end."""
    assert {"x": "0.3510", "y": "0.7076"} == _ask(QUESTION | {"chart": "1000"})["point"]
    assert _ask(QUESTION | {"chart": "300", "payslips": "301"})["point"] is None
    assert _ask(QUESTION | {"chart": "mange"})["point"] is None


def test_the_contact_form_gets_the_calculation() -> None:
    """The links to the contact form have tier, count and price list."""
    result = _ask(QUESTION)["requests"]
    assert {
        "help": "list=2024-02&payslips=351&request=help&tier=basis&v=1",
        "change": "list=2024-02&payslips=351&request=change&tier=basis&v=1",
    } == result


def test_a_chosen_date_takes_precedence_over_today() -> None:
    """Today is the default date; a question without either has no price."""
    dated = _ask(QUESTION | {"date": "2025-02-01"})
    emptied = _ask(QUESTION | {"date": " "})
    assert ("2025-01", "date") == (dated["price_list"], emptied["field"])


def test_an_answer_is_in_the_language_of_the_question() -> None:
    """The same question in English has English words and English numbers."""
    given_answer = _ask(QUESTION | {"language": "en"})
    assert ("Basis (en)", "DKK\u00a05,661.03", "Base price") == (
        given_answer["tier_name"],
        given_answer["net"]["text"],
        given_answer["lines"]["rows"][0]["cells"][0]["text"],
    )


def test_an_explanation_has_the_lines_of_one_amount() -> None:
    """An amount of a table is explained by its tier, count and date."""
    question = QUESTION | {"ask": "explain", "tier": "premium", "date": "2025-01-01"}
    (explained,) = _ask(question)["parts"]
    assert "5000.00" == explained["tables"][0]["rows"][0]["cells"][-1]["amount"]
    assert explained["sentences"][0].startswith("Premium (da) koster 5.000,00")


def test_a_sum_of_companies_is_explained_one_by_one() -> None:
    """A sum of several companies is explained by the lines of each."""
    question = QUESTION | GROUP | {"ask": "explain", "payslips": "351;0"}
    assert [("Nord", "351\u00a0lønsedler"), ("Virksomhed 2", "0\u00a0lønsedler")] == [
        (part["title"], part["sentences"][0].removesuffix(".").partition(" ved ")[2])
        for part in _ask(question)["parts"]
    ]


def test_a_large_group_is_explained_in_one_table() -> None:
    """A sum of more than ten companies is explained by a row for each."""
    lines = "\n".join(f"Nummer {at};" + ";".join(["1"] * 12) for at in "abcdefghijk")
    counts_of_all = ";".join(["1"] * 11)
    question = QUESTION | {"ask": "explain", "payslips": counts_of_all, "forecast": lines}
    (part,) = _ask(question)["parts"]
    assert (11, "Nummer a") == (
        len(part["tables"][0]["rows"]),
        part["tables"][0]["rows"][0]["cells"][0]["text"],
    )


def test_a_year_of_the_finder_is_explained_by_its_lines() -> None:
    """Twelve months, hours at their list price and the discount make the year's total."""
    question = QUESTION | {
        "ask": "explain_finding",
        "tier": "premium",
        "hours": "10",
        "rate": "100",
    }
    year, month = _ask(question)["parts"]
    assert ["67932.36", "1000.00", "-150.00", "68782.36"] == [
        row["cells"][-1]["amount"] for row in year["tables"][0]["rows"]
    ]
    assert month["sentences"][0].startswith("Premium (da) koster 5.661,03")


@pytest.mark.parametrize(("company", "expected"), [("", "1330"), ("1", "0")])
def test_a_year_is_explained_by_its_months(company: str, expected: str) -> None:
    """The year of a tier, or of one company in it, is explained by twelve months."""
    question = QUESTION | GROUP | {"ask": "explain_year", "tier": "premium", "company": company}
    (part,) = _ask(question)["parts"]
    assert expected == part["tables"][0]["rows"][-1]["cells"][1]["count"]


def test_break_evens_are_those_of_the_list_on_the_date() -> None:
    """The answer has the list, so that the page knows whether it shows another."""
    priced = catalogue(
        price_list("2024-02", tiers=TIERS).__class__(
            id="2024-02",
            effective_from=FIRST_DAY,
            status="published",
            tiers={"basis": CHEAP, "premium": flat_price("3000.00")},
        ),
        tiers=TIERS,
    )
    question = QUESTION | {"ask": "break_evens"}
    result = json.loads(answer(priced, SERVICES, json.dumps(question)))
    found = break_evens(priced, priced.price_lists[0])
    assert ("2024-02", [str(each.count) for each in found.break_evens]) == (
        result["price_list"],
        [row["cells"][0]["count"] for row in result["tables"][0]["rows"]],
    )


def test_the_finder_answers_with_totals_and_verdicts() -> None:
    """Each tier has its year's total and a verdict; the best is marked."""
    question = QUESTION | {"ask": "find", "needs": "courses", "hours": "10", "rate": "1.000,50"}
    rows = _ask(question)["tables"][0]["rows"]
    found = find(
        CATALOGUE,
        SERVICES,
        needs=["courses"],
        hours=Decimal(10),
        hourly_rate=Decimal("1000.50"),
        payslips=351,
        day=FIRST_DAY,
    )
    assert [str(candidate.total) for candidate in found.candidates] == [
        row["cells"][4]["amount"] for row in rows
    ]
    assert ["out", "best"] == [row["mark"] for row in rows]


def test_the_forecast_adds_up_the_year() -> None:
    """Each month has its own list, and the answer has the highest month for the bars."""
    question = QUESTION | {"ask": "forecast", "forecast": YEAR, "start": "2024-07"}
    result = _ask(question)
    counted = tuple(map(int, YEAR.split()))
    year = forecast(CATALOGUE, "basis", [Company("", counted)], date(2024, 7, 1))
    rows = result["tables"][0]["rows"]
    assert [str(month.total) for month in year.months] + [str(year.total)] == [
        row["cells"][-1]["amount"] for row in rows
    ]
    assert str(max(month.total for month in year.months)) == result["highest"]


def test_a_forecast_begins_this_month_by_default() -> None:
    """Without a first month, the year begins with today's month."""
    result = _ask(QUESTION | {"ask": "forecast", "forecast": YEAR, "today": "2024-05-17"})
    assert "maj\u00a02024" == result["tables"][0]["rows"][0]["cells"][0]["text"]


TAKEN_AWAY = [
    ({}, ["Beregning af månedspris", "Abonnementerne side om side"]),
    (
        {"needs": "courses"},
        [
            "Beregning af månedspris",
            "Abonnementerne side om side",
            "Det abonnement, der passer",
        ],
    ),
    (
        {"forecast": YEAR},
        ["Beregning af månedspris", "Abonnementerne side om side", "Året måned for måned"],
    ),
    ({"payslips": "", "forecast": YEAR}, ["Året måned for måned"]),
]


@pytest.mark.parametrize(("change", "expected"), TAKEN_AWAY)
def test_downloads_have_everything_that_is_filled_in(
    change: dict[str, str], expected: list[str]
) -> None:
    """Text, CSV, workbook and print have everything that the visitor has filled in."""
    question = QUESTION | change
    reports = _ask(question | {"ask": "printed"})["reports"]
    text = _ask(question | {"ask": "text"})["text"]
    table = _ask(question | {"ask": "csv"})["text"]
    assert expected == [report["title"] for report in reports]
    assert [True] * len(expected) == [title in text and title in table for title in expected]


def test_an_invalid_field_removes_only_its_part_from_print() -> None:
    """Unreadable parts are left out of the print; the rest is there."""
    question = QUESTION | {"ask": "printed", "hours": "mange", "forecast": YEAR}
    assert [
        "Beregning af månedspris",
        "Abonnementerne side om side",
        "Året måned for måned",
    ] == [report["title"] for report in _ask(question)["reports"]]


def test_a_printed_group_fits_the_page() -> None:
    """Companies beyond five are added up in one row."""
    lines = "\n".join(";".join(["1"] * 12) for _ in range(8))
    question = QUESTION | {"ask": "printed", "payslips": "", "forecast": lines}
    (report,) = _ask(question)["reports"]
    rows = report["tables"][1]["rows"]
    assert (7, "3 andre virksomheder", "36") == (
        len(rows),
        rows[5]["cells"][0]["text"],
        rows[5]["cells"][1]["count"],
    )


def test_a_year_and_a_finding_have_then_and_now_too() -> None:
    """The price under an earlier list is shown for the year as for the month."""
    later = QUESTION | {"today": "2025-06-01", "list": "2024-02", "forecast": YEAR}
    year = _ask(later | {"ask": "forecast"})["then_and_now"]
    found = _ask(later | {"ask": "find"})["then_and_now"]
    assert year.startswith("Linket er lavet under prisliste 2024-02. Dengang: ")
    assert "Dengang: 67.932,36\u00a0kr. Nu: 60.000,00\u00a0kr." in found


def test_worked_prices_follow_the_date() -> None:
    """The table beside the chart is of the same list as the chart."""
    question = QUESTION | {"ask": "break_evens", "date": "2025-01-01", "counts": "10;250"}
    assert [["10", "5000.00", "5000.00"], ["250", "5000.00", "5000.00"]] == [
        [_plain(cell) for cell in row["cells"]] for row in _ask(question)["worked"]["rows"]
    ]


def test_an_empty_form_has_no_download() -> None:
    """Without a count and a year there is an error, not an empty file."""
    assert "payslips" == _ask(QUESTION | EMPTY | {"ask": "csv"})["field"]


class _Book:
    """Records the names of sheets and accepts all other calls."""

    def __init__(self) -> None:
        self.sheets: list[str] = []

    def add_worksheet(self, name: str) -> Any:  # noqa: ANN401, XlsxWriter's own
        self.sheets.append(name)
        return self

    def add_format(self, _properties: dict[str, Any]) -> Any:  # noqa: ANN401
        return None

    def __getattr__(self, _name: str) -> Any:  # noqa: ANN401
        return lambda *_arguments: None


def test_a_workbook_has_a_sheet_for_each_report() -> None:
    """The workbook has what the text has."""
    book = _Book()
    fill(CATALOGUE, SERVICES, json.dumps(QUESTION | {"ask": "csv", "forecast": YEAR}), book)
    assert [
        "Beregning af månedspris",
        "Abonnementerne side om side",
        "Året måned for måned",
    ] == book.sheets


def test_a_workbook_is_a_real_one() -> None:
    """XlsxWriter writes every kind of cell; this run also finds the modules that it imports."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        fill(CATALOGUE, SERVICES, json.dumps(QUESTION | {"ask": "csv", "forecast": YEAR}), book)
    assert b"PK" == file.getvalue()[:2]


def test_a_workbook_without_a_price_is_rejected() -> None:
    """Without a price there is no workbook."""
    with pytest.raises(InputError):
        fill(CATALOGUE, SERVICES, json.dumps(QUESTION | {"ask": "csv", "payslips": "x"}), _Book())


def test_a_link_has_the_state_and_todays_list() -> None:
    """The fragment restores the same fields, and has the list in force."""
    question = QUESTION | {"ask": "link", "needs": "courses", "hours": "7,5"}
    state, result = read_fragment(_ask(question)["fragment"], CATALOGUE, SERVICES)
    expected = State(payslips="351", tier="basis", needs="courses", hours="7,5", list="2024-02")
    assert (expected, ()) == (state, result)


def test_a_state_that_is_too_long_for_a_link_is_reported() -> None:
    """A link that could not be read is not created."""
    assert "link" == _ask(QUESTION | {"ask": "link", "forecast": "1" * 20_000})["field"]


def test_unusable_parts_of_a_link_are_reported() -> None:
    """Each unusable part has a sentence; the rest is restored."""
    result = _ask(QUESTION | {"ask": "read_link", "link": "#payslips=5&tier=guld&foo=1&v=1"})
    sentences = result["notes"]
    assert ("5", 2) == (result["state"]["payslips"], len(sentences))


REFUSED = [
    ({"payslips": ""}, "payslips", "payslips.empty"),
    ({"payslips": "-1"}, "payslips", "payslips.negative"),
    ({"payslips": "1,5"}, "payslips", "payslips.fraction"),
    ({"payslips": "1000001"}, "payslips", "payslips.too_many"),
    ({"payslips": "mange"}, "payslips", "payslips.not_a_number"),
    ({"tier": "guld"}, "tier", "tier.unknown"),
    ({"date": "i morgen"}, "date", "date.not_a_date"),
    ({"date": "2024-01-31"}, "date", "date.before_first"),
    ({"ask": "find", "hours": "mange"}, "hours", "number.not_a_number"),
    ({"ask": "find", "rate": "-1"}, "rate", "number.negative"),
    ({"ask": "find", "hours": "10001"}, "hours", "number.too_large"),
    ({"ask": "find", "needs": "guld"}, "needs", "service.unknown"),
    ({"ask": "forecast", "forecast": ""}, "forecast", "forecast.empty"),
    ({"ask": "forecast", "forecast": "1;2"}, "forecast", "forecast.twelve_on_line"),
    ({"ask": "forecast", "forecast": YEAR, "start": "juli"}, "start", "date.not_a_month"),
]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("change", "field", "code"), REFUSED)
def test_an_error_names_the_field_to_fix(
    change: dict[str, str], field: str, code: str, language: Language
) -> None:
    """An invalid field is reported with its name, in the visitor's language."""
    refusal = _ask(QUESTION | {"language": language} | change)
    first_words = getattr(VISITOR_MESSAGES[code], language).split("{")[0]
    assert (False, field, first_words) == (
        refusal["ok"],
        refusal["field"],
        refusal["message"][: len(first_words)],
    )


UNREADABLE = {
    "nothing": "",
    "null": "null",
    "list": "[]",
    "number": "5",
    "text": '"351"',
    "unfinished": "{",
    "no field": "{}",
    "nested too deeply": "[" * 100_000,
    "number too long": "9" * 10_000,
    "count no text": json.dumps(QUESTION | {"payslips": 351}),
    "count null": json.dumps(QUESTION | {"payslips": None}),
    "tier no text": json.dumps(QUESTION | {"tier": ["basis"]}),
    "date no text": json.dumps(QUESTION | {"date": True}),
    "language not ours": json.dumps(QUESTION | {"language": "sv"}),
    "language in capitals": json.dumps(QUESTION | {"language": "EN"}),
    "language missing": json.dumps({"ask": "price", "payslips": "351", "tier": "basis"}),
    "question not ours": json.dumps(QUESTION | {"ask": "guess"}),
    "field not ours": json.dumps(QUESTION | {"discount": "100"}),
}


@pytest.mark.parametrize("question", UNREADABLE.values(), ids=UNREADABLE)
def test_an_unreadable_question_has_an_answer(question: str) -> None:
    """A question that the page never sends results in an error without a field."""
    assert {
        "ok": False,
        "field": "",
        "message": "Beregneren fik et spørgsmål, den ikke kan læse. Genindlæs siden, og prøv igen.",
    } == json.loads(answer(CATALOGUE, SERVICES, question))


words = st.text(max_size=20)
asks = st.sampled_from(
    [
        "price",
        "explain",
        "explain_finding",
        "explain_year",
        "break_evens",
        "find",
        "forecast",
        "printed",
        "text",
        "csv",
        "link",
    ]
)


@given(
    st.fixed_dictionaries(
        {
            "ask": asks | words,
            "payslips": words | counts.map(str),
            "tier": words | st.just("basis"),
            "date": words | st.dates().map(str),
            "today": st.just("2024-02-01") | words,
            "needs": words | st.just("courses"),
            "hours": words,
            "rate": words,
            "forecast": words | st.just(YEAR),
            "start": words,
            "list": words,
            "chart": words | counts.map(str),
            "language": languages | words,
        }
    )
)
@example(QUESTION | {"tier": "\ud800{known}"})
@example(QUESTION | {"ask": "forecast", "forecast": "\ud800 A;" + YEAR.replace(" ", ";")})
@example(QUESTION | {"chart": "9" * 5_000})
@example(QUESTION | {"chart": "0"})
def test_any_content_of_the_form_has_an_answer(question: dict[str, str]) -> None:
    """Any text in any field results in an answer that can be encoded as UTF-8."""
    result = answer(CATALOGUE, SERVICES, json.dumps(question))
    assert json.loads(result.encode())["ok"] in {True, False}


@given(st.text())
@example("payslips=%ED%A0%80&v=1")
def test_any_link_has_an_answer(link: str) -> None:
    """Any fragment is read as far as it can be."""
    result = answer(CATALOGUE, SERVICES, json.dumps(QUESTION | {"ask": "read_link", "link": link}))
    assert json.loads(result.encode())["ok"]


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_any_question_has_an_answer(question: str) -> None:
    """No text breaks the entry point."""
    assert json.loads(answer(CATALOGUE, SERVICES, question))["ok"] is False


@given(counts, languages)
def test_an_answer_has_the_amounts_of_the_quote(count: int, language: Language) -> None:
    """The page gets the exact amounts of the quote."""
    result = quote(CATALOGUE, "basis", count, FIRST_DAY)
    question = QUESTION | {"payslips": format_count(count, language), "language": language}
    given_answer = _ask(question)
    assert [str(count), *map(str, (result.net, result.vat, result.gross, result.total))] == [
        str(given_answer["payslips"]),
        *(given_answer[name]["amount"] for name in ("net", "vat", "gross", "total")),
    ]


def test_the_chart_of_a_price_list_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each keystroke needs the axes; they depend only on the price list."""
    chart._axes_of_prices.cache_clear()
    computed: list[Sequence[TierPrice]] = []

    def recorded(prices: Sequence[TierPrice], step: Decimal) -> tuple[Curve, ...]:
        computed.append(prices)
        return price_curves(prices, step)

    monkeypatch.setattr(chart, "price_curves", recorded)
    for today in ("2024-02-01", "2025-01-01"):
        for payslips in ("3", "38", "387"):
            _ask(QUESTION | {"payslips": payslips, "today": today, "chart": "2500"})
    assert [tuple(each.tiers.values()) for each in CATALOGUE.price_lists] == computed
