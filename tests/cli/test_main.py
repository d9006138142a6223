"""The `takst` command: what it prints, where, and with which exit status."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hooks.cli.main import main
from hooks.clock import today_in_denmark

SOUND = Path(__file__).parents[1] / "sound"
TAKST = Path(sys.executable).with_name("takst")


def _takst(*arguments: object, **environment: str) -> Result:
    chosen = {"LC_ALL": "C.UTF-8", "LANG": "", **environment}
    return CliRunner(env=chosen).invoke(main, [str(argument) for argument in arguments])


def _quote(*arguments: object) -> Result:
    return _takst("quote", "--data", SOUND, *arguments)


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Return a copy of the sound files with a mistake in two of them."""
    data = Path(shutil.copytree(SOUND, tmp_path / "data"))
    for name, old, new in [("tiers.yaml", '"1450.00"', '"1450,00"'), ("faq.yaml", "more", "More")]:
        file = data / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return data


ORDERLY = [
    ([], "C.UTF-8", "The data are in order.\n"),
    ([], "en_GB.UTF-8", "The data are in order.\n"),
    ([], "da_DK.UTF-8", "Dataene er i orden.\n"),
    (["--lang", "da"], "en_GB.UTF-8", "Dataene er i orden.\n"),
    (["--lang", "en"], "da_DK.UTF-8", "The data are in order.\n"),
]


@pytest.mark.parametrize(("options", "locale", "expected"), ORDERLY)
def test_data_without_mistakes_are_in_order(options: list[str], locale: str, expected: str) -> None:
    """Exit 0 and one sentence, in the chosen language or else in the system's."""
    result = _takst("validate", "--data", SOUND, *options, LC_ALL=locale)
    assert (0, expected, "") == (result.exit_code, result.stdout, result.stderr)


def test_the_system_language_is_found_behind_an_empty_setting() -> None:
    """LC_ALL counts before LANG, unless it is empty."""
    result = _takst("validate", "--data", SOUND, LC_ALL="", LANG="da_DK.UTF-8")
    assert "Dataene er i orden.\n" == result.stdout


def test_mistakes_are_printed_a_line_each(damaged: Path) -> None:
    """Exit 1, and on the standard output FILE:LINE:COL: error: what (how to fix it)."""
    result = _takst("validate", "--data", damaged)
    expected = (
        f'{damaged}/tiers.yaml:18:15: error: "1450,00" has a decimal comma'
        ' (use a decimal point: "1450.00")\n'
        f"{damaged}/faq.yaml:8:9: error: More is not a valid id"
        " (use a-z, 0-9, - and _, at most 64 characters)\n"
    )
    assert (1, expected, "") == (result.exit_code, result.stdout, result.stderr)


def test_mistakes_are_printed_in_danish(damaged: Path) -> None:
    """The sentence follows the language; the word for tools stays."""
    result = _takst("validate", "--data", damaged, "--lang", "da")
    assert (
        f'{damaged}/tiers.yaml:18:15: error: "1450,00" har decimalkomma (brug punktum: "1450.00")'
        == result.stdout.splitlines()[0]
    )


ANNOTATED = [
    (
        "en",
        '"1450,00" has a decimal comma (use a decimal point: "1450.00")',
    ),
    (
        "da",
        '"1450,00" har decimalkomma (brug punktum: "1450.00")',
    ),
]


@pytest.mark.parametrize(("language", "expected"), ANNOTATED)
def test_github_actions_gets_annotations_too(
    damaged: Path, monkeypatch: pytest.MonkeyPatch, language: str, expected: str
) -> None:
    """Each mistake is beside its line, the file named relative to the checked-out folder."""
    renamed = damaged.rename(damaged.parent / "some, data")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(damaged.parent))
    result = _takst("validate", "--data", renamed, "--lang", language)
    plain, annotations = result.stdout.splitlines()[:2], result.stdout.splitlines()[2:]
    place = "::error file=some%2C data/tiers.yaml,line=18,col=15,title=amount.comma"
    assert (1, 2, f"{place}::{expected}") == (result.exit_code, len(annotations), annotations[0])
    assert all(": error: " in line for line in plain)


def test_an_annotation_keeps_to_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Per cent signs and line ends of the data can't end the command or begin another."""
    data = Path(shutil.copytree(SOUND, tmp_path / "data"))
    file = data / "tiers.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("rate: ", 'rat%0A"::warning: '), encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    output = [
        line for line in _takst("validate", "--data", data).stdout.splitlines() if "%25" in line
    ]
    assert output
    assert all(line.startswith("::error file=data/tiers.yaml,line=3,col=") for line in output)


def test_outside_github_actions_there_are_no_annotations(damaged: Path) -> None:
    """Who validates at home reads each mistake once."""
    assert "::error" not in _takst("validate", "--data", damaged).output


def test_a_folder_without_data_is_reported_file_by_file(tmp_path: Path) -> None:
    """Each file that is missing is a mistake."""
    result = _takst("validate", "--data", tmp_path / "nowhere")
    assert (1, 4) == (result.exit_code, result.stdout.count(":1:1: error: file not found"))


def test_a_release_has_no_examples() -> None:
    """With --release, what is right but not real is a mistake too."""
    result = _takst("validate", "--release", "--data", SOUND)
    expected = (
        f"{SOUND}/services.yaml:25:41: error: compliance: basis is an example"
        " (write the real one, and remove example: true)\n"
    )
    assert (1, expected) == (result.exit_code, result.stdout)


def test_a_release_reports_mistakes_before_examples(damaged: Path) -> None:
    """Data that can't be read are reported as such, with or without --release."""
    plain = _takst("validate", "--data", damaged)
    release = _takst("validate", "--release", "--data", damaged)
    assert plain.output == release.output


def test_a_quote_is_a_table_in_danish() -> None:
    """The price in words, each line with quantity and price, VAT, and the price list."""
    result = _quote("--tier", "premium", "--payslips", "1.370", "--date", "2024-03-01")
    expected = """\
Beregning af månedspris

Premium koster 8.463,30 kr. pr. måned ekskl. moms ved 1.370 lønsedler.
Grundprisen er 4.244,00 kr., og 1.370 lønsedler koster 4.219,30 kr.
Heraf er 10 lønsedler med i grundprisen.
Antallet når op i trinnet fra 761; i det trin er prisen 2,53 kr. pr. lønseddel.

Sådan er prisen beregnet
Post                                 Antal          Pris          Beløb
Grundpris                                1  4.244,00 kr.   4.244,00 kr.
Lønsedler, der er med i grundprisen     10      0,00 kr.       0,00 kr.
Lønsedler 11–360                       350      4,04 kr.   1.414,00 kr.
Lønsedler 361–760                      400      3,03 kr.   1.212,00 kr.
Fast beløb for trinnet 361–760           1     50,00 kr.      50,00 kr.
Lønsedler fra 761 (jeres trin)         610      2,53 kr.   1.543,30 kr.
Ekskl. moms                                                8.463,30 kr.
Moms 25 %                                                  2.115,83 kr.
Inkl. moms                                                10.579,13 kr.

Beregnet pr. 1. marts 2024.
Prisliste 2024-02, gælder fra 1. februar 2024.
"""
    assert (0, expected) == (result.exit_code, _plain(result.stdout))


def test_a_quote_is_a_table_in_english() -> None:
    """The same in English, with the language's own numbers."""
    result = _quote(
        "--tier", "basis", "--payslips", "1,370", "--date", "2024-03-01", "--lang", "en"
    )
    expected = """\
Calculation of the monthly price

Basic costs DKK 4,532.50 a month excl. VAT with 1,370 payslips.
The base price is DKK 1,450.00, and 1,370 payslips cost DKK 3,082.50.

How the price is made up
Line        Quantity         Price        Amount
Base price         1  DKK 1,450.00  DKK 1,450.00
Payslips       1,370      DKK 2.25  DKK 3,082.50
Excl. VAT                           DKK 4,532.50
VAT 25%                             DKK 1,133.13
Incl. VAT                           DKK 5,665.63

Calculated for 1 March 2024.
Price list 2024-02, in force from 1 February 2024.
"""
    assert (0, expected) == (result.exit_code, _plain(result.stdout))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_quote_as_json_has_decimal_strings() -> None:
    """Every amount has two decimals, and the lines have quantity and unit amount."""
    result = _quote(
        "--tier", "premium", "--payslips", "361", "--date", "2024-03-01", "--json", "--lang", "en"
    )
    expected = {
        "tier": "premium",
        "payslips": 361,
        "date": "2024-03-01",
        "price_list": "2024-02",
        "price_list_status": "published",
        "currency": "DKK",
        "net": "5711.03",
        "vat": "1427.76",
        "gross": "7138.79",
        "lines": [
            _line("Base price", 1, "4244.00", "4244.00"),
            _line("Payslips included in the base price", 10, "0.00", "0.00"),
            _line("Payslips 11–360", 350, "4.04", "1414.00"),
            _line("Payslips 361–760", 1, "3.03", "3.03"),
            _line("Flat amount for the bracket 361–760", 1, "50.00", "50.00"),
        ],
    }
    assert (0, expected) == (result.exit_code, json.loads(result.stdout))


def _line(label: str, quantity: int, unit_amount: str, amount: str) -> dict[str, Any]:
    return {"label": label, "quantity": quantity, "unit_amount": unit_amount, "amount": amount}


def test_a_quote_has_a_line_for_the_minimum() -> None:
    """Where the month would cost less than the minimum, a line lifts it."""
    result = _quote("--tier", "premium", "--payslips", "0", "--date", "2024-03-01", "--json")
    quoted = json.loads(result.stdout)
    assert ("4300.00", _line("Op til mindsteprisen", 1, "56.00", "56.00")) == (
        quoted["net"],
        quoted["lines"][-1],
    )


IN_FORCE = [("2024-02-01", "2024-02"), ("2024-12-31", "2024-02"), ("2025-01-01", "2025-01")]


@pytest.mark.parametrize(("day", "expected"), IN_FORCE)
def test_a_quote_follows_the_list_in_force_on_the_date(day: str, expected: str) -> None:
    """A price list holds from its own date until the next one's."""
    result = _quote("--tier", "basis", "--payslips", "1", "--date", day, "--json")
    assert expected == json.loads(result.stdout)["price_list"]


def test_a_quote_is_for_today_by_default() -> None:
    """Without --date, the date is the Danish one."""
    before = today_in_denmark()
    quoted = json.loads(_quote("--tier", "basis", "--payslips", "1", "--json").stdout)
    assert before <= date.fromisoformat(quoted["date"]) <= today_in_denmark()


REFUSED = [
    (["--tier", "guld", "--payslips", "1"], "--tier: Der er intet abonnement"),
    (["--tier", "basis", "--payslips", "-1"], "--payslips: Antallet af lønsedler kan ikke"),
    (["--tier", "basis", "--payslips", "1,5"], "--payslips: Lønsedler tælles hele"),
    (["--tier", "basis", "--payslips", "1000001"], "--payslips: Vi beregner priser for op til"),
    (["--tier", "basis", "--payslips", ""], "--payslips: Skriv antallet af lønsedler"),
    (["--tier", "basis", "--payslips", "x"], "--payslips: Det kan vi ikke læse som et antal"),
    (
        ["--tier", "basis", "--payslips", "1", "--date", "2024-01-31"],
        "--date: Der er ingen prisliste for 31.\u00a0januar\u00a02024",
    ),
    (
        ["--tier", "basis", "--payslips", "1", "--date", "2024-02-30"],
        "'--date': 2024-02-30 is not an existing date",
    ),
    (
        ["--tier", "basis", "--payslips", "1", "--date", "1/2"],
        "'--date': 1/2 is not an existing date",
    ),
    (["--tier", "basis"], "Missing option '--payslips'"),
    (["--payslips", "1"], "Missing option '--tier'"),
    (["--tier", "basis", "--payslips", "1", "--lang", "sv"], "'--lang': 'sv' is not one of"),
]


@pytest.mark.parametrize(
    ("arguments", "expected"), REFUSED, ids=[" ".join(arguments) for arguments, _ in REFUSED]
)
def test_what_has_no_price_is_refused_on_the_error_output(
    arguments: list[str], expected: str
) -> None:
    """Exit 2, nothing on the standard output, and the option to correct with the reason."""
    result = _quote("--lang", "da", *arguments)
    assert (2, "", True) == (result.exit_code, result.stdout, expected in result.stderr)


def test_a_quote_from_broken_data_prints_the_mistakes_on_the_error_output(damaged: Path) -> None:
    """Exit 1 and no price; a mistake in another file than the tiers does not matter."""
    result = _takst("quote", "--tier", "basis", "--payslips", "1", "--data", damaged)
    output = f'{damaged}/tiers.yaml:18:15: error: "1450,00" har decimalkomma'
    assert (1, "", 1, True) == (
        result.exit_code,
        result.stdout,
        result.stderr.count("\n"),
        result.stderr.startswith(output),
    )


def test_a_comparison_is_a_table_of_all_tiers() -> None:
    """Month, year, price of a payslip, and the difference to the tier that was chosen."""
    result = _takst(
        "compare", "--data", SOUND, "--payslips", "1000", "--date", "2024-03-01",
        "--tier", "premium", "--lang", "en",
    )  # fmt: skip
    expected = """\
The tiers side by side

1,000 payslips, excl. VAT
Tier                   A month         A year  Per payslip  Difference to Premium a month
Basic             DKK 3,700.00  DKK 44,400.00     DKK 3.70                  DKK -3,827.20
Premium (chosen)  DKK 7,527.20  DKK 90,326.40     DKK 7.53                       DKK 0.00

The year is twelve months with the same count and the same price list.
Calculated for 1 March 2024.
Price list 2024-02, in force from 1 February 2024.
"""
    assert (0, expected) == (result.exit_code, _plain(result.stdout))


def test_a_comparison_as_json_is_to_the_lowest_tier_by_default() -> None:
    """No payslips have no price apiece; amounts are decimal strings."""
    expected = {
        "payslips": 0,
        "date": "2024-03-01",
        "price_list": "2024-02",
        "price_list_status": "published",
        "currency": "DKK",
        "vat_included": False,
        "chosen": "basis",
        "tiers": [
            {
                "tier": "basis",
                "net": "1450.00",
                "vat": "362.50",
                "gross": "1812.50",
                "month": "1450.00",
                "year": "17400.00",
                "per_payslip": None,
                "difference": "0.00",
            },
            {
                "tier": "premium",
                "net": "4300.00",
                "vat": "1075.00",
                "gross": "5375.00",
                "month": "4300.00",
                "year": "51600.00",
                "per_payslip": None,
                "difference": "2850.00",
            },
        ],
    }
    assert expected == _json("compare", "--payslips", "0", "--date", "2024-03-01")


def test_a_comparison_as_json_names_the_chosen_tier() -> None:
    """Differences are to that one, and a cheaper tier's is negative."""
    compared = _json("compare", "--payslips", "0", "--date", "2024-03-01", "--tier", "premium")
    differences = [tier["difference"] for tier in compared["tiers"]]
    assert ("premium", ["-2850.00", "0.00"]) == (compared["chosen"], differences)


def _json(command: str, *arguments: object, data: Path = SOUND) -> dict[str, Any]:
    result = _takst(command, "--data", data, "--json", *arguments)
    assert (0, "") == (result.exit_code, result.stderr)
    figures: dict[str, Any] = json.loads(result.stdout)
    return figures


@pytest.fixture
def crossing(tmp_path: Path) -> Path:
    """Return a copy of the sound files where a payslip of the lowest tier is dear."""
    data = Path(shutil.copytree(SOUND, tmp_path / "crossing"))
    file = data / "tiers.yaml"
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace('"2.25"', '"12.00"'), encoding="utf-8")
    return data


def test_break_evens_are_shown_in_a_table(crossing: Path) -> None:
    """The count, and which tier becomes cheaper than which."""
    result = _takst("breakeven", "--data", crossing, "--date", "2024-03-01", "--lang", "en")
    expected = """\
When another tier becomes cheaper

More payslips never cost less than fewer.

Counts where the order of prices turns
From count  What happens
       346  Premium becomes cheaper than Basic

Price list 2024-02, in force from 1 February 2024.
"""
    assert (0, expected) == (result.exit_code, _plain(result.stdout))


def test_break_evens_as_json(crossing: Path) -> None:
    """Each with its count and the ids of the two tiers."""
    expected = {
        "price_list": "2024-02",
        "price_list_status": "published",
        "currency": "DKK",
        "break_evens": [{"count": 346, "cheaper": "premium", "dearer": "basis", "tied": False}],
        "drops": [],
    }
    assert expected == _json("breakeven", "--date", "2024-03-01", data=crossing)


def test_drops_as_json() -> None:
    """Where more payslips cost less: the count, the first that costs more, and both prices."""
    drop = {"tier": "premium", "count": 101, "first": 90, "before": "4750.00", "after": "4704.00"}
    found = _json("breakeven", "--date", "2025-03-01")
    assert ([], [drop]) == (found["break_evens"], found["drops"])


def test_the_tier_that_fits_is_shown_with_its_reasons() -> None:
    """A row for each tier; spaces and commas around the needs don't matter."""
    result = _takst(
        "find", "--data", SOUND, "--needs", "support, compliance, ", "--hours", "7,5",
        "--rate", "1.200", "--payslips", "100", "--date", "2024-03-01",
    )  # fmt: skip
    expected = """\
Det abonnement, der passer

Premium er det billigste abonnement, der har det hele: 64.291,20 kr. om året.
I har brug for: Support, Compliance.

Et år med 100 lønsedler pr. måned og 7,5 konsulenttimer à 1.200,00 kr., ekskl. moms
Abonnement  Abonnement, 12 måneder  Rabat  Konsulenttimer   I alt pr. år  Vurdering
Basis                20.100,00 kr.  0 %      9.000,00 kr.  29.100,00 kr.  Mangler: Compliance
Premium              55.291,20 kr.  0 %      9.000,00 kr.  64.291,20 kr.  Billigst af dem, der passer

Året er tolv måneder med samme antal og samme prisliste.
Prisliste 2024-02, gælder fra 1. februar 2024.
"""  # noqa: E501, a line of the table
    assert (0, expected) == (result.exit_code, _plain(result.stdout))


def test_the_tier_that_fits_as_json() -> None:
    """The best one's id, and each tier's year with the ids of what it lacks."""
    expected = {
        "payslips": 100,
        "date": "2024-03-01",
        "price_list": "2024-02",
        "price_list_status": "published",
        "currency": "DKK",
        "vat_included": False,
        "needs": ["compliance"],
        "hours": "2.50",
        "hourly_rate": "1000.00",
        "best": "premium",
        "tiers": [
            _year("basis", "20100.00", "22600.00", missing=["compliance"]),
            _year("premium", "55291.20", "57791.20", missing=[]),
        ],
    }
    assert expected == _json(
        "find", "--needs", "compliance", "--hours", "2.5", "--rate", "1,000",
        "--payslips", "100", "--date", "2024-03-01", "--lang", "en",
    )  # fmt: skip


def _year(tier: str, subscription: str, total: str, missing: list[str]) -> dict[str, Any]:
    return {
        "tier": tier,
        "subscription": subscription,
        "discount": "0.00",
        "consultancy": "2500.00",
        "total": total,
        "missing": missing,
    }


def test_where_no_tier_fits_none_is_best(tmp_path: Path) -> None:
    """The best is null, and the command has done its work."""
    data = Path(shutil.copytree(SOUND, tmp_path / "data"))
    file = data / "services.yaml"
    written = file.read_text(encoding="utf-8")
    file.write_text(
        written.replace('{quantity: "2", unit: hours}', "{included: false}"), encoding="utf-8"
    )
    found = _json("find", "--needs", "compliance", "--payslips", "1", data=data)
    assert (None, [["compliance"], ["compliance"]]) == (
        found["best"],
        [tier["missing"] for tier in found["tiers"]],
    )


def test_needs_and_consultancy_may_be_left_out() -> None:
    """Then the cheapest tier is best, and no consultancy is counted."""
    found = _json("find", "--payslips", "1", "--date", "2024-03-01")
    assert ([], "0.00", "0.00", "basis") == (
        found["needs"],
        found["hours"],
        found["hourly_rate"],
        found["best"],
    )


UPRIGHT = "Måned;Firma\n" + "".join(f"{month};100\n" for month in range(1, 13))


def test_a_forecast_shows_twelve_months_and_the_year_in_each_tier(tmp_path: Path) -> None:
    """The lowest tier month by month, each by the price list in force, and then every tier."""
    file = tmp_path / "year.csv"
    file.write_text(UPRIGHT, encoding="utf-8")
    result = _takst("forecast", file, "--data", SOUND, "--start", "2024-08")
    expected = """\
Året måned for måned

Basis koster 20.275,00 kr. ekskl. moms fra august 2024 til juli 2025.

Basis, ekskl. moms
Måned           Lønsedler  Prisliste          Beløb
august 2024           100  2024-02     1.675,00 kr.
september 2024        100  2024-02     1.675,00 kr.
oktober 2024          100  2024-02     1.675,00 kr.
november 2024         100  2024-02     1.675,00 kr.
december 2024         100  2024-02     1.675,00 kr.
januar 2025           100  2025-01     1.700,00 kr.
februar 2025          100  2025-01     1.700,00 kr.
marts 2025            100  2025-01     1.700,00 kr.
april 2025            100  2025-01     1.700,00 kr.
maj 2025              100  2025-01     1.700,00 kr.
juni 2025             100  2025-01     1.700,00 kr.
juli 2025             100  2025-01     1.700,00 kr.
I alt               1.200             20.275,00 kr.

Året i hvert abonnement
Abonnement            Pr. år
Basis (valgt)  20.275,00 kr.
Premium        56.288,00 kr.

Prisliste 2024-02, gælder fra 1. februar 2024.
Prisliste 2025-01, gælder fra 1. januar 2025.
Kilde: Offentlig prisliste
"""
    assert (0, expected) == (result.exit_code, _plain(result.stdout))


TWO_COMPANIES = "Ærø;" + ";".join(["100"] * 12) + "\nFanø;" + ";".join(["0"] * 12) + "\n"

ENCODINGS = ["utf-8", "utf-8-sig", "windows-1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_forecast_reads_what_a_danish_spreadsheet_writes(tmp_path: Path, encoding: str) -> None:
    """UTF-8, with or without a byte-order mark, and Windows-1252."""
    file = tmp_path / "year.csv"
    file.write_text(TWO_COMPANIES, encoding=encoding)
    output = _json("forecast", file, "--start", "2024-08", "--tier", "premium")
    expected = [
        {"name": "Ærø", "payslips": 1200, "total": "56288.00"},
        {"name": "Fanø", "payslips": 0, "total": "51600.00"},
    ]
    assert expected == output["companies"]


def test_a_forecast_as_json() -> None:
    """The tier's year and months, and the year in every tier."""
    result = _takst_reading(
        " ".join(["100"] * 12), "forecast", "-", "--start", "2024-12", "--tier", "premium", "--json"
    )
    output = json.loads(result.stdout)
    months = [_month("2024-12", "2024-02", "4607.60"), _month("2025-01", "2025-01", "4750.00")]
    assert months == output.pop("months")[:2]
    expected = {
        "tier": "premium",
        "currency": "DKK",
        "vat_included": False,
        "payslips": 1200,
        "total": "56857.60",
        "net": "56857.60",
        "gross": "71072.00",
        "companies": [{"name": "", "payslips": 1200, "total": "56857.60"}],
        "tiers": [
            {"tier": "basis", "total": "20375.00"},
            {"tier": "premium", "total": "56857.60"},
        ],
    }
    assert expected == output


def _month(month: str, price_list: str, total: str) -> dict[str, Any]:
    status = "published" if price_list == "2024-02" else "announced"
    return {
        "month": month,
        "price_list": price_list,
        "price_list_status": status,
        "payslips": 100,
        "total": total,
    }


def _takst_reading(text: str, *arguments: str) -> Result:
    """Run the command with a text or bytes on its standard input."""
    return CliRunner().invoke(main, [*arguments, "--data", str(SOUND)], input=text)


def test_a_forecast_begins_this_month_by_default() -> None:
    """Without --start, the first month is the one that it is in Denmark."""
    before = today_in_denmark()
    result = _takst_reading(" ".join(["1"] * 12), "forecast", "-", "--json")
    first = json.loads(result.stdout)["months"][0]["month"]
    assert f"{before:%Y-%m}" <= first <= f"{today_in_denmark():%Y-%m}"


MISTAKES = [
    ("Firma;" + "1;" * 11 + "x", "-:1: error: Linje 1, „x“: Det kan vi ikke læse som et antal."),
    ("A" + ";1" * 12 + "\nB;1;2\n", "-:2: error: Linje 2 har 2 antal. Skriv tolv"),
    ("1\n2\n3\n", "-: error: Der skal være tolv måneder, men der er 3."),
    ("", "-: error: Skriv antallet af lønsedler for hver af de tolv måneder."),
    ("1 " * 300_000, "-: error: Det er for meget tekst."),
]


@pytest.mark.parametrize(("text", "expected"), MISTAKES, ids=[output for _, output in MISTAKES])
def test_a_mistake_in_a_forecasts_file_is_reported_with_its_line(text: str, expected: str) -> None:
    """Exit 1, one line on the error output, and no table."""
    result = _takst_reading(text, "forecast", "-")
    assert (1, "", True) == (
        result.exit_code,
        result.stdout,
        result.stderr.startswith(expected),
    )


REJECTED = [
    (["compare", "--payslips", "x"], "--payslips: Det kan vi ikke læse som et antal"),
    (["compare", "--payslips", "1", "--tier", "guld"], "--tier: Der er intet abonnement"),
    (["compare", "--payslips", "1", "--date", "2024-01-31"], "--date: Der er ingen prisliste for"),
    (["compare"], "Missing option '--payslips'"),
    (["breakeven", "--date", "2024-01-31"], "--date: Der er ingen prisliste for"),
    (["find", "--payslips", "1", "--needs", "te"], "--needs: Der er ingen ydelse, der hedder „te“"),
    (["find", "--payslips", "1", "--hours", "-1"], "--hours: Tallet kan ikke være negativt"),
    (["find", "--payslips", "1", "--rate", "x"], "--rate: Det kan vi ikke læse som et tal"),
    (["find", "--payslips", "-1"], "--payslips: Antallet af lønsedler kan ikke være negativt"),
    (["forecast", "-", "--tier", "guld"], "--tier: Der er intet abonnement"),
    (["forecast", "-", "--start", "2024"], "--start: Måneden kan ikke læses"),
    (["forecast", "-", "--start", "2024-01"], "--start: Der er ingen prisliste for"),
    (["forecast", "nowhere.csv"], "File 'nowhere.csv' does not exist"),
    (["batch", "nowhere.csv"], "File 'nowhere.csv' does not exist"),
    (["batch", "-", "--encoding", "utf-99"], "'--encoding': utf-99 is not a text encoding"),
    (["batch", "-", "--encoding", "hex"], "'--encoding': hex is not a text encoding"),
]


@pytest.mark.parametrize(
    ("arguments", "expected"), REJECTED, ids=[" ".join(words) for words, _ in REJECTED]
)
def test_what_can_not_be_answered_names_the_option_to_correct(
    arguments: list[str], expected: str
) -> None:
    """Exit 2, nothing on the standard output, and the reason in the chosen language."""
    result = _takst_reading(" ".join(["1"] * 12), *arguments)
    assert (2, "", True) == (
        result.exit_code,
        result.stdout,
        expected in " ".join(result.stderr.split()),
    )


PRICING = [
    ["compare", "--payslips", "1"],
    ["breakeven"],
    ["find", "--payslips", "1"],
    ["forecast", "-"],
    ["batch", "-"],
]


@pytest.mark.parametrize("arguments", PRICING, ids=[arguments[0] for arguments in PRICING])
def test_broken_data_have_no_price(arguments: list[str], damaged: Path) -> None:
    """Exit 1, nothing on the standard output, the mistakes on the error output."""
    result = _takst(*arguments, "--data", damaged)
    output = f'{damaged}/tiers.yaml:18:15: error: "1450,00" har decimalkomma'
    assert (1, "", True) == (result.exit_code, result.stdout, result.stderr.startswith(output))


ROWS = """\
kunde;abonnement;lønsedler;dato
"A;B ""x"" C";basis;1.370;2024-03-01

Ærø;PREMIUM;361;2024-03-01
C;guld;1;2024-03-01
D;basis;0;
"""

BATCH = ["batch", "-", "--date", "2025-01-01"]


def test_a_batch_is_priced_row_by_row() -> None:
    """A header in English, texts unchanged, decimal commas, and --date by default."""
    result = _takst_reading(ROWS, *BATCH)
    expected = """\
customer;tier;payslips;date;price_list;net;vat;gross
"A;B ""x"" C";basis;1370;2024-03-01;2024-02;4532,50;1133,13;5665,63
Ærø;premium;361;2024-03-01;2024-02;5711,03;1427,76;7138,79
D;basis;0;2025-01-01;2025-01;1500,00;375,00;1875,00
"""
    assert expected == result.stdout


def test_a_batch_reports_the_rows_that_have_no_price() -> None:
    """Exit 1, each bad row with its line and itself, and last how many there were."""
    result = _takst_reading(ROWS, *BATCH)
    expected = """\
-:5: error: Der er intet abonnement, der hedder „guld“. Vælg et af disse: basis, premium. \
(C;guld;1;2024-03-01)
Rækker med pris: 3. Afviste rækker: 1.
"""
    assert (1, expected) == (result.exit_code, result.stderr)


def test_a_batch_in_english_has_decimal_points() -> None:
    """The header is the same; counts and sentences follow the language."""
    result = _takst_reading("A;basis;1,370;2024-03-01\nB;basis;1.370\n", *BATCH, "--lang", "en")
    expected = (
        "customer;tier;payslips;date;price_list;net;vat;gross\n"
        "A;basis;1370;2024-03-01;2024-02;4532.50;1133.13;5665.63\n"
    )
    output = (
        "-:2: error: Payslips are counted whole. Write a whole number from 0 to 1,000,000 without"
        " decimals. (B;basis;1.370)\nRows priced: 1. Rows refused: 1.\n"
    )
    assert (1, expected, output) == (result.exit_code, result.stdout, result.stderr)


def test_a_batch_as_json_has_an_object_on_each_line() -> None:
    """Decimal strings, whole payslips, and no heading; a batch without bad rows is silent."""
    result = _takst_reading("Ærø;basis;1370;2024-03-01\nB;Basic;0\n", *BATCH, "--json")
    expected = [
        {
            "customer": "Ærø",
            "tier": "basis",
            "payslips": 1370,
            "date": "2024-03-01",
            "price_list": "2024-02",
            "net": "4532.50",
            "vat": "1133.13",
            "gross": "5665.63",
        },
        {
            "customer": "B",
            "tier": "basis",
            "payslips": 0,
            "date": "2025-01-01",
            "price_list": "2025-01",
            "net": "1500.00",
            "vat": "375.00",
            "gross": "1875.00",
        },
    ]
    output = [json.loads(line) for line in result.stdout.splitlines()]
    assert (0, expected, "") == (result.exit_code, output, result.stderr)


def test_a_batch_whose_header_lacks_a_column_is_not_priced() -> None:
    """Exit 1 and no rows; the column is named in both languages."""
    result = _takst_reading("kunde;abonnement;antal\nA;basis;1\n", *BATCH)
    output = "-:1: error: Overskriften mangler payslips/lønsedler. (kunde;abonnement;antal)\n"
    assert (1, "", output) == (result.exit_code, result.stdout, result.stderr)


def test_an_empty_batch_has_a_header_alone(tmp_path: Path) -> None:
    """There is nothing wrong with no rows."""
    file = tmp_path / "empty.csv"
    file.write_bytes(b"")
    result = _takst("batch", file, "--data", SOUND)
    header = "customer;tier;payslips;date;price_list;net;vat;gross\n"
    assert (0, header, "") == (result.exit_code, result.stdout, result.stderr)


def test_a_batch_reports_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A row of a Windows file is refused with its line; what is plain ASCII is priced."""
    file = tmp_path / "windows.csv"
    file.write_bytes("A;basis;1\r\nÆrø;basis;1\r\nC;basis;1\r\n".encode("windows-1252"))
    result = _takst("batch", file, "--data", SOUND)
    output = (
        f"{file}:2: error: Rækken har tegn, der ikke kan læses. Gem filen som UTF-8, eller angiv"
        " dens tegnsæt med --encoding. (\ufffdr\ufffd;basis;1)"
    )
    assert (1, ["customer", "A", "C"], output) == (
        result.exit_code,
        [line.split(";")[0] for line in result.stdout.splitlines()],
        result.stderr.splitlines()[0],
    )


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "utf-8"])
def test_a_batch_is_read_in_the_encoding_that_is_named(tmp_path: Path, encoding: str) -> None:
    """Customers come out in UTF-8, whatever they came in."""
    file = tmp_path / "named.csv"
    file.write_text("kunde;abonnement;lønsedler\nÆrø;basis;1\n", encoding=encoding)
    result = _takst("batch", file, "--data", SOUND, "--encoding", encoding)
    assert (0, "Ærø;basis;1;") == (result.exit_code, result.stdout.splitlines()[1][:12])


def test_a_batch_keeps_the_line_breaks_of_a_customer(tmp_path: Path) -> None:
    """Whichever they are, within quotes."""
    file = tmp_path / "breaks.csv"
    file.write_bytes(b'"A\r\nA";basis;1\r\n"B\rB";basis;1\r\n')
    result = _takst("batch", file, "--data", SOUND)
    assert [b'\n"A\r\nA";basis;1;', b'\n"B\rB";basis;1;'] == re.findall(
        rb'\n"[^"]+";basis;1;', result.stdout_bytes
    )


def test_a_batch_that_can_not_be_decoded_further_is_reported(tmp_path: Path) -> None:
    """Exit 1 with the line and a hint, and the rows before it are priced."""
    file = tmp_path / "broken.csv"
    sound = "A;basis;1\n" * 2000
    file.write_bytes(sound.encode("utf-16-le") + b"\x00\xd8" + sound.encode("utf-16-le"))
    result = _takst("batch", file, "--data", SOUND, "--encoding", "utf-16-le")
    assert (1, True) == (
        result.exit_code,
        "Filen kan ikke læses herfra. Angiv dens tegnsæt med --encoding." in result.stderr,
    )


def test_a_batch_ends_quietly_when_nobody_reads_on(tmp_path: Path) -> None:
    """Behind a pipe that is closed, as by `head`, nothing is said on the error output."""
    file = tmp_path / "long.csv"
    file.write_text("A;basis;1\n" * 50_000, encoding="utf-8")
    with subprocess.Popen(
        [TAKST, "batch", file, "--data", SOUND], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        first = running.stdout.readline()
        running.stdout.close()
        header = b"customer;tier;payslips;date;price_list;net;vat;gross\n"
        assert (header, b"") == (first, running.stderr.read())


def test_a_batch_shows_a_bar_on_a_terminal(tmp_path: Path) -> None:
    """The bar is on the error output and ends at 100 %; the rows go where they were sent."""
    file = tmp_path / "rows.csv"
    file.write_text("A;basis;1\n" * 6_000, encoding="utf-8")
    ours, theirs = os.openpty()
    with (tmp_path / "priced.csv").open("wb") as priced:
        subprocess.run(
            [TAKST, "batch", file, "--data", SOUND],
            stdout=priced,
            stderr=theirs,
            check=True,
            timeout=60,
        )
    shown = os.read(ours, 100_000)
    os.close(theirs)
    os.close(ours)
    rows = (tmp_path / "priced.csv").read_bytes().count(b"\n")
    assert (6_001, True) == (rows, b"100%" in shown)


def test_the_command_explains_itself() -> None:
    """--help names every command."""
    result = _takst("--help")
    names = ("validate", "quote", "compare", "breakeven", "find", "forecast", "batch", "build")
    assert (0, []) == (
        result.exit_code,
        [name for name in names if f"  {name} " not in result.stdout],
    )


def test_the_command_is_installed(tmp_path: Path) -> None:
    """The console script runs anywhere, and its output is UTF-8 without a colour."""
    done = subprocess.run(
        [
            TAKST,
            "quote",
            "--tier",
            "basis",
            "--payslips",
            "2",
            "--date",
            "2024-02-01",
            "--data",
            SOUND,
        ],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert "Grundpris" in done.stdout.decode("utf-8")
    assert b"" == done.stderr
