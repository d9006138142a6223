"""`takst impact`: what a change of the data does, as Markdown, in full in tests/golden/."""

import shutil
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from calculator.curve import curves
from calculator.model import Catalogue
from hooks.cli.main import main
from hooks.content.load import load_catalogue
from hooks.impact.choice import cheapest
from hooks.impact.markdown.writer import plain
from tests.golden_file import golden

SOUND = Path(__file__).parents[1] / "sound"
IN_FORCE = "2024-06-01"
"""A day on which the first list of the sound data is in force and the second is announced."""

type Edit = tuple[str, str, str]

NEW_LIST = """\
  - id: "2026-01"
    effective_from: "2026-01-01"
    status: announced
    tiers:
      basis:
        base: "1600.00"
        usage: {model: package, size: 50, amount: "100"}
      premium:
        base: "4300.00"
        usage: {model: per_unit, unit_amount: "3.90"}
"""
NEW_TIER: list[Edit] = [
    (
        "tiers.yaml",
        "  - id: premium\n",
        "  - id: plus\n    name: {da: Plus, en: Plus}\n  - id: premium\n",
    ),
    (
        "tiers.yaml",
        "      premium:\n",
        (
            '      plus:\n        base: "1700.00"\n'
            '        usage: {model: per_unit, unit_amount: "1.10"}\n      premium:\n'
        ),
    ),
    ("services.yaml", "      premium:", "      plus: {included: true}\n      premium:"),
]
FIRST_BRACKET: Edit = (
    "tiers.yaml",
    'up_to: 100, unit_amount: "4.50"',
    'up_to: 90, unit_amount: "4.80"',
)
FIRST_BASE: Edit = ("tiers.yaml", '"1450.00"', '"1490.00"')

SCENARIOS: list[tuple[str, list[Edit], list[Edit], list[str]]] = [
    ("no_change", [], [], []),
    ("changed_bracket", [], [FIRST_BRACKET], []),
    ("changed_bracket_en", [], [FIRST_BRACKET], ["--lang", "en"]),
    ("announced_list", [], [("tiers.yaml", "", NEW_LIST)], []),
    ("new_tier", [], NEW_TIER, []),
    ("removed_tier", NEW_TIER, [], []),
    ("altered_history", [], [FIRST_BASE], []),
    ("altered_history_en", [], [FIRST_BASE], ["--lang", "en"]),
    ("ended_past", [], [FIRST_BASE], ["--date", "2025-06-01"]),
    (
        "removed_past",
        [("tiers.yaml", "", NEW_LIST)],
        [("tiers.yaml", "", NEW_LIST), ("tiers.yaml", "status: announced", "status: draft")],
        ["--date", "2025-06-01"],
    ),
    (
        "moved_past",
        [],
        [("tiers.yaml", 'effective_from: "2024-02-01"', 'effective_from: "2024-03-01"')],
        [],
    ),
    (
        "services",
        [],
        [
            ("services.yaml", "{included: false, example: true}", '{quantity: "1", unit: hours}'),
            ("services.yaml", '{quantity: "2", unit: hours}', '{quantity: "5", unit: hours}'),
            ("services.yaml", "{text: {da: Sager, en: Cases}}", "{included: false}"),
        ],
        [],
    ),
    (
        "more_cost_less",
        [],
        [
            (
                "tiers.yaml",
                '{up_to: null, unit_amount: "4.00"}',
                '{up_to: null, unit_amount: "2.00"}',
            )
        ],
        [],
    ),
    (
        "other_terms",
        [],
        [
            ("tiers.yaml", "currency: DKK", "currency: EUR"),
            ("tiers.yaml", 'rate: "0.25", included: false', 'rate: "0.2", included: true'),
        ],
        [],
    ),
    (
        "beyond_the_counts",
        [],
        [("tiers.yaml", 'up_to: 350, unit_amount: "4.04"', 'up_to: 340, unit_amount: "4.04"')],
        ["--payslips", "10"],
    ),
    (
        "names_are_text",
        [],
        [
            ("tiers.yaml", "{da: Premium, en: Premium}", "{da: '<b>@alle</b> | [x](y)', en: X}"),
            FIRST_BRACKET,
        ],
        [],
    ),
]


def _data(folder: Path, edits: Sequence[Edit]) -> Path:
    """Return a copy of the sound data with those edits; without an old text, one is appended."""
    data = Path(shutil.copytree(SOUND, folder))
    for name, old, new in edits:
        file = data / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")
    return data


def _impact(base: object, *arguments: object, data: Path = SOUND) -> Result:
    options = ["--base", base, "--data", data, *arguments]
    if "--date" not in arguments:
        options += ["--date", IN_FORCE]
    return CliRunner().invoke(main, ["impact", *map(str, options)])


@pytest.mark.parametrize(("name", "base", "head", "options"), SCENARIOS)
def test_an_impact_is_shown_in_full(
    tmp_path: Path, name: str, base: list[Edit], head: list[Edit], options: list[str]
) -> None:
    """Headline first, warning of the past, a table per period, choices, break-evens, services."""
    before, after = _data(tmp_path / "before", base), _data(tmp_path / "after", head)
    result = _impact(before, *options, data=after)
    assert (0, golden(f"{name}.md", result.stdout), "") == (
        result.exit_code,
        result.stdout,
        result.stderr,
    )


def test_customers_are_shown_as_sums(tmp_path: Path) -> None:
    """A file of customers gives what revenue becomes by tier, and no customer's name."""
    file = tmp_path / "customers.csv"
    file.write_text("kunde;abonnement;lønsedler\nRibe;Basis;40\nSkive;premium;1.200\n", "utf-8")
    head = _data(tmp_path / "after", [("tiers.yaml", "", NEW_LIST)])
    result = _impact(SOUND, "--customers", file, data=head)
    assert (0, golden("customers.md", result.stdout)) == (result.exit_code, result.stdout)
    assert "Ribe" not in result.stdout


ROWS = [
    ("basis;40\npremium;1200\n", ["Kunder med pris: 2."]),
    ("Ribe;basis;40\n", ["Kunder med pris: 1."]),
    ("payslips;tier\n40;basis\n", ["Kunder med pris: 1."]),
    ("", ["Omsætning"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_rows_of_customers_have_two_columns_or_three(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    """Rows are tier;payslips or customer;tier;payslips, or as the header says."""
    file = tmp_path / "customers.csv"
    file.write_text(text, "utf-8")
    head = _data(tmp_path / "after", [("tiers.yaml", "", NEW_LIST)])
    result = _impact(SOUND, "--customers", file, data=head)
    assert (0, []) == (result.exit_code, [line for line in expected if line not in result.stdout])


def test_rows_without_a_price_are_reported_and_left_out(tmp_path: Path) -> None:
    """Exit 1 after the Markdown; each bad row is reported with its line on the error output."""
    file = tmp_path / "customers.csv"
    file.write_text("basis;40\nguld;12\nbasis\n", "utf-8")
    head = _data(tmp_path / "after", [("tiers.yaml", "", NEW_LIST)])
    result = _impact(SOUND, "--customers", file, data=head)
    lines = [line.partition(" error: ")[0] for line in result.stderr.splitlines()]
    assert (1, [f"{file}:2:", f"{file}:3:"]) == (result.exit_code, lines)
    assert "ikke er regnet med: 2." in result.stdout


def test_customers_of_a_removed_tier_are_in_no_sum(tmp_path: Path) -> None:
    """Who has a price only before the change is counted, not summed."""
    file = tmp_path / "customers.csv"
    file.write_text("plus;40\nbasis;40\n", "utf-8")
    base = _data(tmp_path / "before", NEW_TIER)
    result = _impact(base, "--customers", file)
    assert "kun har pris før eller efter ændringen, og som ikke er regnet med: 1." in result.stdout


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_base_that_cannot_be_read_is_reported(tmp_path: Path, language: str) -> None:
    """Exit 1 and a sentence with each mistake and its place, in Markdown, not a traceback."""
    base = _data(tmp_path / "before", [("tiers.yaml", '"1450.00"', '"1450,00"')])
    result = _impact(base, "--lang", language)
    shown = result.stdout.replace(str(base), "BASE")
    expected = golden(f"unreadable_base_{language}.md", shown)
    assert (1, expected, SystemExit) == (result.exit_code, shown, type(result.exception))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return the data folder of a git repository, whose only commit is tagged old."""
    data = _data(tmp_path / "data", [])
    identity = ["-c", "user.name=Takst", "-c", "user.email=takst@example.com"]
    for command in (
        ["init", "--quiet"],
        ["add", "."],
        [*identity, "commit", "--quiet", "--message", "Data"],
        ["tag", "old"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return data


def test_a_base_is_a_revision_of_git(repository: Path) -> None:
    """Without --head, what is in the folder now is compared with what the revision holds."""
    same = _impact("old", data=repository)
    file = repository / "tiers.yaml"
    file.write_text(file.read_text("utf-8") + NEW_LIST, "utf-8")
    changed = _impact("old", data=repository)
    back = _impact(repository, "--head", "old", data=repository)
    assert "Ingen prisændringer.\n" == same.stdout
    assert golden("announced_list.md", changed.stdout) == changed.stdout
    assert "2026-01 (varslet) → 2025-01 (varslet)" in back.stdout


def test_mistakes_of_a_revision_are_reported_by_its_name(repository: Path) -> None:
    """The place is REVISION:FILE, which `git show` takes, not a folder that is gone."""
    (repository / "tiers.yaml").unlink()
    subprocess.run(["git", "add", "--all"], cwd=repository, check=True)
    identity = ["-c", "user.name=Takst", "-c", "user.email=takst@example.com"]
    subprocess.run(["git", *identity, "commit", "-qm", "Gone"], cwd=repository, check=True)
    result = _impact("HEAD", "--head", SOUND, data=repository)
    assert (1, True) == (result.exit_code, "\nHEAD:data/tiers.yaml:1:1: error: " in result.stdout)


@pytest.mark.parametrize("name", ["nowhere", "--help", "-x"])
def test_a_base_that_is_nothing_is_refused(repository: Path, name: str) -> None:
    """A name that git does not know and that is no folder of data ends in one sentence."""
    result = _impact(f"{name}", data=repository)
    assert (1, "") == (result.exit_code, result.stdout)
    assert f"{name} is neither a git revision nor a folder" in result.stderr


def test_words_of_the_data_stay_text() -> None:
    """Markdown, tags, lines and mentions in a name show as they were written."""
    assert "\\*a\\* &lt;b&gt; c @\u200balle" == plain("*a* <b>\nc @alle")


CATALOGUES = [load_catalogue(SOUND), load_catalogue(Path(__file__).parents[2] / "data")]


@given(
    catalogue=st.sampled_from(CATALOGUES),
    count=st.one_of(st.integers(0, 3_000), st.integers(0, 1_000_000)),
    position=st.integers(0, 1),
)
def test_the_cheapest_of_every_count_is_that_of_its_totals(
    catalogue: Catalogue, count: int, position: int
) -> None:
    """The runs cover all counts, and each names the first tier with the lowest total."""
    price_list = catalogue.price_lists[position]
    by_tier = curves(price_list, catalogue.rounding.step)
    runs = cheapest(by_tier, by_tier)
    held = next(run for run in runs if run.first <= count <= run.last)
    assert min(by_tier, key=lambda tier_id: by_tier[tier_id].total(count)) == held.tier
    assert all(one.last + 1 == other.first for one, other in pairwise(runs))
    assert (0, 1_000_000) == (runs[0].first, runs[-1].last)
