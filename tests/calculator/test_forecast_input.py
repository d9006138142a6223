"""Twelve monthly counts as people type or paste them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator.errors import InputError, Message
from calculator.forecast import MAX_COMPANIES, Company
from calculator.forecast_input import MAX_TEXT, first_month, parse_companies, parse_month
from calculator.formatting import Language, format_count
from calculator.payslips import MAX_PAYSLIPS
from tests.calculator.examples import code_of, counts, languages

ONE = tuple(range(1, 13))
TENS = tuple(range(10, 130, 10))
ENGLISH_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
DANISH_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def _column(*cells: object) -> str:
    return "\n".join(map(str, cells))


def _row(*cells: object, between: str = "\t") -> str:
    return between.join(map(str, cells))


def _upright(*columns: tuple[object, ...], between: str = "\t") -> str:
    return _column(*(_row(*line, between=between) for line in zip(*columns, strict=True)))


ALONE = [
    ("a column", _column(*TENS)),
    ("a column below a heading", _column("Lønsedler", *TENS)),
    ("a column below a year and a name", _column("Lønsedler 2026", *TENS)),
    ("a column with blank lines", "\n\n".join(["", *map(str, TENS), "", ""])),
    ("a column of quoted cells", _column(*(f'"{count}"' for count in TENS))),
    ("a column with spaces about", _column(*(f"  {count}\t" for count in TENS))),
    ("a row by tabs", _row(*TENS)),
    ("a row by semicolons", _row(*TENS, between=";")),
    ("a row by semicolons and spaces", _row(*TENS, between="; ")),
    ("a row by commas and spaces", _row(*TENS, between=", ")),
    ("a row by commas alone", _row(*TENS, between=",")),
    ("a row by spaces", _row(*TENS, between=" ")),
    ("a row by many spaces", _row(*TENS, between="   ")),
    ("a row of quoted cells", _row(*(f'"{count}"' for count in TENS), between=";")),
    ("a row with empty cells after it", _row(*TENS, "", "", "")),
    ("a row below months", _column(_row(*DANISH_MONTHS), _row(*TENS))),
    ("a row below an empty cell and months", _column(_row("", *DANISH_MONTHS), _row("", *TENS))),
    ("a row below numbered months", _column(_row("", *ONE), _row("", *TENS))),
    ("a row with an empty name", _row("", *TENS)),
    ("months beside counts", _upright(DANISH_MONTHS, TENS)),
    ("months beside counts, by semicolons", _upright(DANISH_MONTHS, TENS, between=";")),
    ("numbered months beside counts", _upright(ONE, TENS)),
    ("a year's months beside counts", _upright(tuple(f"2026-{m:02}" for m in ONE), TENS)),
    ("a heading above months", _column("Måned\tAntal", _upright(DANISH_MONTHS, TENS))),
    (
        "a heading with a year above months",
        _column("Måned\t2026", _upright(DANISH_MONTHS, TENS)),
    ),
    ("a byte-order mark", "\ufeff" + _column(*TENS)),
    ("a byte-order mark before a heading", "\ufeff" + _column("Lønsedler", *TENS)),
    ("Windows' ends of lines", _column(*TENS).replace("\n", "\r\n")),
    ("Windows' ends of lines in a table", _upright(ONE, TENS).replace("\n", "\r\n")),
    ("old ends of lines", _column(*TENS).replace("\n", "\r")),
]


@pytest.mark.parametrize("written", [row[1] for row in ALONE], ids=[row[0] for row in ALONE])
def test_one_company_is_read_as_people_paste_it(written: str) -> None:
    """In a column or a row, with or without headings, the twelve counts are the same."""
    assert (Company("", TENS),) == parse_companies(written, "da")


NAMED: list[tuple[str, str, list[tuple[str, tuple[int, ...]]]]] = [
    ("a name before a row", _row("Nord", *TENS), [("Nord", TENS)]),
    ("a quoted name", '"Nord; Syd";' + _row(*TENS, between=";"), [("Nord; Syd", TENS)]),
    ("a doubled quote", '"Nord ""A""";' + _row(*TENS, between=";"), [('Nord "A"', TENS)]),
    (
        "a name of digits below a heading",
        _column(_row("Kunde", *DANISH_MONTHS), _row("4711", *TENS)),
        [("4711", TENS)],
    ),
    (
        "a name before counts and spaces",
        "Nord A/S " + " ".join(["10"] * 12),
        [("Nord A/S", (10,) * 12)],
    ),
    ("a name before counts and commas", "Nord," + ",".join(["10"] * 12), [("Nord", (10,) * 12)]),
    (
        "a row of totals",
        _column(_upright(DANISH_MONTHS, TENS), "I alt\t780"),
        [("", TENS)],
    ),
    (
        "a column of totals",
        _column(_row("Selskab", *DANISH_MONTHS, "I alt"), _row("Nord", *TENS, "780")),
        [("Nord", TENS)],
    ),
    (
        "rows with names",
        _column(_row("Nord", *TENS), _row("Syd", *ONE)),
        [("Nord", TENS), ("Syd", ONE)],
    ),
    (
        "rows without names",
        _column(_row(*TENS), _row(*ONE)),
        [("", TENS), ("", ONE)],
    ),
    (
        "rows below months",
        _column(_row("Selskab", *DANISH_MONTHS), _row("Nord", *TENS), _row("Syd", *ONE)),
        [("Nord", TENS), ("Syd", ONE)],
    ),
    (
        "rows below numbered months",
        _column(_row("Selskab", *ONE), _row("Nord", *TENS), _row("Syd", *ONE)),
        [("Nord", TENS), ("Syd", ONE)],
    ),
    (
        "a first company with the counts 1 to 12",
        _column(_row("Nord", *ONE), _row("Syd", *TENS)),
        [("Nord", ONE), ("Syd", TENS)],
    ),
    (
        "rows below numbered months, in English",
        _column(_row("Company", *ONE), _row("North", *TENS)),
        [("North", TENS)],
    ),
    (
        "thirteen rows",
        _column(_row("First", *TENS), *(_row(f"S{number}", *TENS) for number in ONE)),
        [("First", TENS), *((f"S{number}", TENS) for number in ONE)],
    ),
    (
        "twelve rows",
        _column(*(_row(f"S{number}", *TENS) for number in ONE)),
        [(f"S{number}", TENS) for number in ONE],
    ),
    ("columns without names", _upright(TENS, ONE), [("", TENS), ("", ONE)]),
    (
        "columns below names",
        _column("Nord\tSyd", _upright(TENS, ONE)),
        [("Nord", TENS), ("Syd", ONE)],
    ),
    (
        "columns beside months",
        _upright(DANISH_MONTHS, TENS, ONE),
        [("", TENS), ("", ONE)],
    ),
    (
        "columns below names and beside months",
        _column("\tNord\tSyd", _upright(DANISH_MONTHS, TENS, ONE)),
        [("Nord", TENS), ("Syd", ONE)],
    ),
    (
        "twelve columns beside the names of months",
        _column("Måned\t" + "\t".join("ABCDEFGHIJKL"), _upright(DANISH_MONTHS, *[TENS] * 12)),
        [(name, TENS) for name in "ABCDEFGHIJKL"],
    ),
    (
        "columns below fewer names",
        _column("Måned\tNord", _upright(DANISH_MONTHS, TENS, ONE)),
        [("Nord", TENS), ("", ONE)],
    ),
]


@pytest.mark.parametrize(
    ("written", "expected"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED]
)
def test_several_companies_are_read_with_their_names(
    written: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    """Each row or each column is a company, with an optional name before or above it."""
    assert expected == [
        (company.name, company.counts) for company in parse_companies(written, "da")
    ]


THOUSANDS: list[tuple[str, Language]] = [
    ("1.250", "da"),
    ("1 250", "da"),
    ("1\u00a0250", "da"),
    ("1,250", "en"),
    ("1 250", "en"),
    ("\uff11\uff12\uff15\uff10", "da"),
]


@pytest.mark.parametrize(("cell", "language"), THOUSANDS)
@pytest.mark.parametrize("between", ["\n", "\t", ";"])
def test_a_cell_is_read_like_a_count(cell: str, language: Language, between: str) -> None:
    """With the language's separator of thousands or a space, in a column and in a row."""
    written = between.join([cell] * 12)
    assert (Company("", (1_250,) * 12),) == parse_companies(written, language)


def _reason(error: Message) -> str | None:
    reason = error.parameters.get("reason")
    return code_of(reason) if isinstance(reason, Message) else None


REFUSED: list[tuple[str, str, str, int | None, str | None]] = [
    ("nothing", "", "forecast.empty", None, None),
    ("spaces", " \n\t\n\u00a0", "forecast.empty", None, None),
    ("empty cells", ";;;\n;;", "forecast.empty", None, None),
    ("thirteen numbers", ";".join(["10"] * 13), "forecast.twelve_on_line", 1, None),
    ("a byte-order mark alone", "\ufeff", "forecast.empty", None, None),
    ("too much", "1" * (MAX_TEXT + 1), "forecast.long", None, None),
    ("one count", "100", "forecast.twelve_lines", None, None),
    ("a column of eleven", _column(*TENS[:11]), "forecast.twelve_lines", None, None),
    ("a column of thirteen", _column(*TENS, 130), "forecast.twelve_lines", None, None),
    ("a heading alone", "Lønsedler", "forecast.twelve_on_line", 1, None),
    ("words", "hej med dig", "forecast.twelve_on_line", 1, None),
    ("a row of eleven", _row(*TENS[:11]), "forecast.twelve_on_line", 1, None),
    ("a row of fourteen", _row("A", *TENS, 130), "forecast.twelve_on_line", 1, None),
    ("a name without counts", _column(_row("A", *TENS), "B"), "forecast.twelve_on_line", 2, None),
    (
        "a short row after blank lines",
        _column("", _row("A", *TENS), "", "", _row("B", *TENS[1:])),
        "forecast.twelve_on_line",
        5,
        None,
    ),
    (
        "a fraction in a column",
        _column(*TENS[:11], "1,5"),
        "forecast.cell",
        12,
        "payslips.fraction",
    ),
    (
        "a negative below a heading",
        _column("Lønsedler", *TENS[:5], "-1", *TENS[6:]),
        "forecast.cell",
        7,
        "payslips.negative",
    ),
    (
        "too many in a row",
        _row(*TENS[:11], "1000001"),
        "forecast.cell",
        1,
        "payslips.too_many",
    ),
    (
        "a word among counts",
        _column(_row("A", *TENS), _row("B", *TENS[:11], "?")),
        "forecast.cell",
        2,
        "payslips.not_a_number",
    ),
    (
        "an empty cell among counts",
        _row(*TENS[:5], "", *TENS[6:]),
        "forecast.cell",
        1,
        "payslips.empty",
    ),
    (
        "an empty cell at the end of a column",
        _column(_upright(TENS[:11], ONE[:11]), "120"),
        "forecast.cell",
        12,
        "payslips.empty",
    ),
    (
        "too many companies",
        _column(*[_row(*TENS)] * (MAX_COMPANIES + 1)),
        "forecast.many",
        None,
        None,
    ),
]


@pytest.mark.parametrize(
    ("written", "code", "line", "reason"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_an_invalid_year_is_rejected_with_its_line(
    written: str, code: str, line: int | None, reason: str | None
) -> None:
    """Each mistake has its own message, with the number of the pasted line where it has one."""
    with pytest.raises(InputError) as raised:
        parse_companies(written, "da")
    error = raised.value.message
    assert ("forecast", code, line, reason) == (
        raised.value.field,
        code_of(error),
        error.parameters.get("line"),
        _reason(error),
    )


FOUND = [
    (_column(*TENS[:11]), {"found": 11}),
    (_row("A", *TENS[:11]), {"line": 1, "found": 11}),
    (_row("A", *TENS, 130), {"line": 1, "found": 13}),
    ("A", {"line": 1, "found": 0}),
]


@pytest.mark.parametrize(("written", "expected"), FOUND)
def test_an_error_has_the_number_of_counts(written: str, expected: dict[str, int]) -> None:
    """A name is not counted."""
    with pytest.raises(InputError) as raised:
        parse_companies(written, "da")
    assert expected == raised.value.message.parameters


def test_a_rejected_cell_is_repeated_short_and_printable() -> None:
    """Pasted text can't flood or break the answer."""
    with pytest.raises(InputError) as raised:
        parse_companies(_row(*TENS[:11], "\x00" + "x" * 100), "da")
    assert "\ufffd" + "x" * 39 + "…" == raised.value.message.parameters["cell"]


def test_the_largest_number_of_companies_is_read() -> None:
    """The limit itself is valid."""
    assert MAX_COMPANIES == len(parse_companies(_column(*[_row(*ONE)] * MAX_COMPANIES), "da"))


years = st.lists(counts, min_size=12, max_size=12).map(tuple)
groups = st.lists(years, min_size=1, max_size=11)
betweens = st.sampled_from(["\t", ";"])


@given(groups, languages, betweens)
def test_rows_are_read_as_the_language_writes_counts(
    group: list[tuple[int, ...]], language: Language, between: str
) -> None:
    """Named rows are read as the names and counts of the companies."""
    written = _column(
        *(
            _row(f"S{number}", *(format_count(n, language) for n in year), between=between)
            for number, year in enumerate(group)
        )
    )
    assert [Company(f"S{number}", year) for number, year in enumerate(group)] == list(
        parse_companies(written, language)
    )


@given(groups, languages, betweens)
def test_columns_are_read_as_the_language_writes_counts(
    group: list[tuple[int, ...]], language: Language, between: str
) -> None:
    """The same year in columns, with month labels, is read as the counts of the companies."""
    columns = [tuple(format_count(count, language) for count in year) for year in group[:10]]
    written = _upright(DANISH_MONTHS, *columns, between=between)
    assert group[:10] == [company.counts for company in parse_companies(written, language)]


pasted = (
    st.text()
    | st.text('0123456789.,;\t\n\r" -Aa\u00a0\ufeff')
    | st.lists(
        st.lists(
            st.sampled_from(["", "1", "1.250", "1,5", "A", '"', "-1", "9" * 9]), max_size=14
        ).map(";".join),
        max_size=14,
    ).map("\n".join)
)


@given(pasted, languages)
@example('"' * 99, "da")
@example('1;"2', "da")
@example("\x00;\x00", "en")
@example("\u2028".join(["1"] * 12), "da")
@example("9" * MAX_TEXT, "da")
def test_any_text_is_companies_or_an_error(written: str, language: Language) -> None:
    """No text breaks the calculator; companies have twelve valid counts."""
    try:
        companies = parse_companies(written, language)
        assert {12} == {len(company.counts) for company in companies}
        assert all(0 <= n <= MAX_PAYSLIPS for company in companies for n in company.counts)
    except InputError as raised:
        assert (raised.field, True) == ("forecast", bool(code_of(raised.message)))


def test_a_month_is_read_as_its_first_day() -> None:
    """Year and month with a hyphen, with or without surrounding spaces."""
    assert [date(2026, 1, 1), date(9999, 12, 1)] == [
        parse_month("2026-01"),
        parse_month(" 9999-12\n"),
    ]


@pytest.mark.parametrize(
    "written", ["", "2026", "2026-1", "2026-13", "2026-00", "0000-01", "2026-01-01", "januar 2026"]
)
def test_an_invalid_month_is_rejected(written: str) -> None:
    """A month that is unreadable or does not exist is rejected with the name of the field."""
    with pytest.raises(InputError) as raised:
        parse_month(written)
    assert ("start", "date.not_a_month") == (raised.value.field, code_of(raised.value.message))


@given(st.text() | st.text("0123456789-"))
def test_any_text_is_a_month_or_an_error(written: str) -> None:
    """No text breaks the calculator."""
    try:
        assert 1 == parse_month(written).day
    except InputError as raised:
        assert raised.field == "start"


NOVEMBER = date(2026, 11, 23)
JANUARY_ON = _upright(DANISH_MONTHS, TENS)
FROM_OCTOBER = (*DANISH_MONTHS[9:], *DANISH_MONTHS[:9])

BEGINNINGS = [
    ("numbers alone begin this month", _column(*TENS), "", date(2026, 11, 1)),
    ("numbers alone begin when chosen", _column(*TENS), "2024-07", date(2024, 7, 1)),
    ("January is the next one", JANUARY_ON, "", date(2027, 1, 1)),
    ("October was last month", _upright(FROM_OCTOBER, TENS), "", date(2027, 10, 1)),
    (
        "the month of today is this one",
        _upright((*FROM_OCTOBER[1:], "okt"), TENS),
        "",
        date(2026, 11, 1),
    ),
    ("English months", _upright(tuple(ENGLISH_MONTHS), TENS), "", date(2027, 1, 1)),
    (
        "months with a year",
        _upright(tuple(f"{m} 2025" for m in DANISH_MONTHS), TENS),
        "",
        date(2025, 1, 1),
    ),
    (
        "months above rows",
        _column(_row("Navn", *DANISH_MONTHS), _row("Nord", *TENS)),
        "",
        date(2027, 1, 1),
    ),
    ("months and the same choice", JANUARY_ON, "2025-01", date(2025, 1, 1)),
    ("labels that are no months", _upright(tuple("abcdefghijkl"), TENS), "", date(2026, 11, 1)),
    ("months out of order", _upright(DANISH_MONTHS[::-1], TENS), "", date(2026, 11, 1)),
    ("nothing", "", "", date(2026, 11, 1)),
]


@pytest.mark.parametrize(
    ("written", "chosen", "expected"),
    [row[1:] for row in BEGINNINGS],
    ids=[r[0] for r in BEGINNINGS],
)
def test_the_year_begins_with_the_month_that_is_named(
    written: str, chosen: str, expected: date
) -> None:
    """The chosen month is used, else the first in the text, else the month of today."""
    assert expected == first_month(written, "da", chosen, NOVEMBER)


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        (JANUARY_ON, "2026-11"),
        (_upright(tuple(f"{m} 2025" for m in DANISH_MONTHS), TENS), "2026-01"),
    ],
)
def test_another_first_month_than_the_named_one_is_rejected(written: str, chosen: str) -> None:
    """Counts are never priced in another month than the one they are labelled with."""
    with pytest.raises(InputError) as raised:
        first_month(written, "da", chosen, NOVEMBER)
    assert ("start", "forecast.other_month") == (
        raised.value.field,
        code_of(raised.value.message),
    )
