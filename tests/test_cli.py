"""The `takst` command: what it prints, where, and with which exit status."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hooks.cli import main
from hooks.clock import today_in_denmark

SOUND = Path(__file__).parent / "sound"
TAKST = Path(sys.executable).with_name("takst")


def _takst(*arguments: object, **environment: str) -> Result:
    chosen = {"LC_ALL": "C.UTF-8", "LANG": "", **environment}
    return CliRunner(env=chosen).invoke(main, [str(argument) for argument in arguments])


def _quote(*arguments: object) -> Result:
    return _takst("quote", "--data", SOUND, *arguments)


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Give a copy of the sound files with a mistake in two of them."""
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
    """Exit 0 and one sentence, in the language asked for or else in the system's."""
    result = _takst("validate", "--data", SOUND, *options, LC_ALL=locale)
    assert (0, expected, "") == (result.exit_code, result.stdout, result.stderr)


def test_the_system_language_is_found_behind_an_empty_setting() -> None:
    """LC_ALL counts before LANG, unless it is empty."""
    result = _takst("validate", "--data", SOUND, LC_ALL="", LANG="da_DK.UTF-8")
    assert "Dataene er i orden.\n" == result.stdout


def test_mistakes_are_told_a_line_each(damaged: Path) -> None:
    """Exit 1, and on the standard output FILE:LINE:COL: error: what (how to mend)."""
    result = _takst("validate", "--data", damaged)
    expected = (
        f'{damaged}/tiers.yaml:18:15: error: "1450,00" has a decimal comma'
        ' (write a point: "1450.00")\n'
        f"{damaged}/faq.yaml:8:9: error: More is not an id"
        " (use lower-case letters a-z, digits, - and _, at most 64 characters)\n"
    )
    assert (1, expected, "") == (result.exit_code, result.stdout, result.stderr)


def test_mistakes_are_told_in_danish(damaged: Path) -> None:
    """The sentence follows the language; the word for tools stays."""
    result = _takst("validate", "--data", damaged, "--lang", "da")
    assert (
        f'{damaged}/tiers.yaml:18:15: error: "1450,00" har decimalkomma (skriv punktum: "1450.00")'
        == result.stdout.splitlines()[0]
    )


def test_a_folder_without_data_is_told_file_by_file(tmp_path: Path) -> None:
    """Each file that is missing is a mistake."""
    result = _takst("validate", "--data", tmp_path / "nowhere")
    assert (1, 4) == (result.exit_code, result.stdout.count(":1:1: error: the file does not exist"))


def test_a_release_has_no_examples() -> None:
    """With --release, what is right but not real is a mistake too."""
    result = _takst("validate", "--release", "--data", SOUND)
    expected = (
        f"{SOUND}/services.yaml:25:41: error: compliance: basis is an example"
        " (write the real one, and remove the mark as an example)\n"
    )
    assert (1, expected) == (result.exit_code, result.stdout)


def test_a_release_tells_mistakes_before_examples(damaged: Path) -> None:
    """Data that can't be read are told as such, with or without --release."""
    plain = _takst("validate", "--data", damaged)
    release = _takst("validate", "--release", "--data", damaged)
    assert plain.output == release.output


def test_a_quote_is_a_table_in_danish() -> None:
    """The price list, each line with quantity and unit price, VAT, and the amounts in a column."""
    result = _quote("--tier", "premium", "--payslips", "1.370", "--date", "2024-03-01")
    expected = """\
Prisliste 2024-02, gælder fra 1. februar 2024
Grundpris                                            4.244,00 kr.
Lønsedler, der er med i grundprisen: 10 × 0,00 kr.       0,00 kr.
Lønsedler 11–360: 350 × 4,04 kr.                     1.414,00 kr.
Lønsedler 361–760: 400 × 3,03 kr.                    1.212,00 kr.
Fast beløb for trinnet 361–760                          50,00 kr.
Lønsedler fra 761: 610 × 2,53 kr.                    1.543,30 kr.
ekskl. moms                                          8.463,30 kr.
Moms 25 %                                            2.115,83 kr.
inkl. moms                                          10.579,13 kr.
"""
    assert (0, expected) == (result.exit_code, result.stdout.replace("\u00a0", " "))


def test_a_quote_is_a_table_in_english() -> None:
    """The same in English, with the language's own numbers."""
    result = _quote(
        "--tier", "basis", "--payslips", "1,370", "--date", "2024-03-01", "--lang", "en"
    )
    expected = """\
Price list 2024-02, in force from 1 February 2024
Base price                  DKK 1,450.00
Payslips: 1,370 × DKK 2.25  DKK 3,082.50
excl. VAT                   DKK 4,532.50
VAT 25%                     DKK 1,133.13
incl. VAT                   DKK 5,665.63
"""
    assert (0, expected) == (result.exit_code, result.stdout.replace("\u00a0", " "))


def test_a_quote_as_json_has_decimal_strings() -> None:
    """Every amount has two decimals, and the lines tell quantity and unit amount."""
    result = _quote(
        "--tier", "premium", "--payslips", "361", "--date", "2024-03-01", "--json", "--lang", "en"
    )
    expected = {
        "tier": "premium",
        "payslips": 361,
        "date": "2024-03-01",
        "price_list": "2024-02",
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


def test_a_quote_is_for_today_unless_told() -> None:
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
        "'--date': the date 2024-02-30 does not exist",
    ),
    (["--tier", "basis", "--payslips", "1", "--date", "1/2"], "'--date': 1/2 is not a date"),
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
    """Exit 2, nothing on the standard output, and the option to mend with the reason."""
    result = _quote("--lang", "da", *arguments)
    assert (2, "", True) == (result.exit_code, result.stdout, expected in result.stderr)


def test_a_quote_from_broken_data_tells_the_mistakes_on_the_error_output(damaged: Path) -> None:
    """Exit 1 and no price; a mistake in another file than the tiers does not matter."""
    result = _takst("quote", "--tier", "basis", "--payslips", "1", "--data", damaged)
    told = f'{damaged}/tiers.yaml:18:15: error: "1450,00" har decimalkomma'
    assert (1, "", 1, True) == (
        result.exit_code,
        result.stdout,
        result.stderr.count("\n"),
        result.stderr.startswith(told),
    )


def test_the_command_explains_itself() -> None:
    """--help names every command."""
    result = _takst("--help")
    assert (0, True) == (
        result.exit_code,
        all(name in result.stdout for name in ("validate", "quote", "build")),
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
