"""Worked examples are prices that the calculator has to give, here and in Pyodide."""

import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from calculator.quote import quote
from hooks.content.load import EXAMPLES, check_content, load_content
from hooks.content.problems import DataError
from hooks.content.worked_examples import (
    Expected,
    WorkedExample,
    WorkedExamples,
    example_problems,
)
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.library import build_library
from hooks.runtime.pyodide import cut_pyodide
from tests.pyodide.worked_examples import suite

ROOT = Path(__file__).parents[2]
DATA = {
    "data": load_content(ROOT / "data"),
    "vaskeri": load_content(ROOT / "examples" / "vaskeri" / "data"),
}
NODE = Path(sys.executable).with_name("node")


@pytest.mark.parametrize("name", DATA)
def test_the_calculator_gives_what_was_worked_out(name: str) -> None:
    """Each expected amount is what a quote says, to the last digit."""
    content = DATA[name]
    expected = [example.expected for example in content.examples.examples]
    assert expected
    for example in content.examples.examples:
        month = quote(content.catalogue, example.tier, example.payslips, example.date)
        amounts = (month.net, month.vat, month.gross)
        said = (example.expected.net, example.expected.vat, example.expected.gross)
        assert [one or two for one, two in zip(said, amounts, strict=True)] == list(amounts)


def test_what_is_public_of_professionel_is_an_example() -> None:
    """4,244.00 and 4.04 up to 350 payslips, 3.03 from 351: 250 payslips cost 5,254.00."""
    by_count = {
        example.payslips: example.expected.net
        for example in DATA["data"].examples.examples
        if (example.tier, example.date) == ("professionel", date(2025, 1, 1))
    }
    assert {0: "4244.00", 250: "5254.00", 350: "5658.00", 351: "5661.03", 750: "6870.00"} == {
        count: str(by_count[count]) for count in (0, 250, 350, 351, 750)
    }


def test_every_tier_of_every_list_has_an_example_in_its_last_bracket() -> None:
    """A bracket that is lost or an amount that slips always contradicts one."""
    content = DATA["data"]
    starts = {
        (price_list.id, tier_id): max(price.usage.starts())
        for price_list in content.catalogue.effective_lists
        for tier_id, price in price_list.tiers.items()
    }
    reached = {
        (content.catalogue.price_list_on(example.date).id, example.tier)
        for example in content.examples.examples
        if example.payslips
        >= starts[content.catalogue.price_list_on(example.date).id, example.tier]
    }
    assert set(starts) == reached


def test_an_example_without_a_price_list_is_reported() -> None:
    """A date before the first list is a mistake of the example."""
    example = WorkedExample(
        tier="basis",
        payslips=1,
        date=date(2020, 1, 1),
        expected=Expected(net=Decimal(1)),
        source=DATA["data"].examples.examples[0].source,
    )
    assert [(("examples", 7, "date"), "example.no_list")] == [
        (problem.path, problem.message.code)
        for problem in example_problems(DATA["data"].catalogue, [(7, example)])
    ]


def test_an_example_that_can_not_be_read_hides_no_wrong_one(tmp_path: Path) -> None:
    """All mistakes of the file are reported at once."""
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    text = (data / EXAMPLES).read_text(encoding="utf-8")
    broken = text.replace('"3640.00"', "3640.00", 1).replace('"5550.00"', '"5505.00"', 1)
    (data / EXAMPLES).write_text(broken, encoding="utf-8")
    with pytest.raises(DataError) as refused:
        check_content(data)
    assert ["amount.unquoted", "example.amount"] == [
        problem.message.code for problem in refused.value.problems
    ]


def test_a_provider_may_be_without_examples(tmp_path: Path) -> None:
    """The file is the one that need not be there."""
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    (data / EXAMPLES).unlink()
    assert () == load_content(data).examples.examples


def _run_in_pyodide(folder: Path, source: str) -> tuple[int, str]:
    """Run a suite of that source with the calculator that travels to the browser."""
    for name in ("pyodide", "calculator"):
        (folder / "tests" / name).mkdir(parents=True)
    for file in (ROOT / "tests" / "pyodide").glob("*.*"):
        (folder / "tests" / "pyodide" / file.name).write_bytes(file.read_bytes())
    (folder / "tests" / "calculator" / "test_it.py").write_text(source, encoding="utf-8")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "modules").mkdir()
    run = folder / "tests" / "pyodide" / "run.mjs"
    done = subprocess.run(
        [NODE, run, cut_pyodide(), build_library().folder, folder / "modules"],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.pyodide
@pytest.mark.parametrize("name", DATA)
def test_pyodide_gives_what_was_worked_out(tmp_path: Path, name: str) -> None:
    """The calculator of the browser, on the prices that travel there, gives each amount."""
    content = DATA[name]
    prices = catalogue_module(content.catalogue, content.services, "build")
    code, output = _run_in_pyodide(tmp_path, suite(prices, content.examples))
    assert (0, f"{len(content.examples.examples)} passed" in output) == (code, True), output


@pytest.mark.pyodide
def test_pyodide_refuses_what_was_worked_out_wrong(tmp_path: Path) -> None:
    """The run can fail: one amount that is wrong is one test that fails."""
    content = DATA["data"]
    first = content.examples.examples[0]
    wrong = WorkedExample(
        tier=first.tier,
        payslips=first.payslips,
        date=first.date,
        expected=Expected(net=Decimal("0.01")),
        source=first.source,
    )
    prices = catalogue_module(content.catalogue, content.services, "build")
    code, output = _run_in_pyodide(tmp_path, suite(prices, WorkedExamples(examples=(wrong,))))
    assert (1, True) == (code, "1 failed" in output)
