"""`make check` runs the tests that mirror what has changed."""

import subprocess
import sys

import pytest

from tests.near import near
from tests.project import ROOT

CASES = [
    pytest.param(["calculator/money.py"], ["tests/calculator/test_money.py"], id="a module"),
    pytest.param(
        ["calculator/reports/quote.py"], ["tests/calculator/reports/test_quote.py"], id="a report"
    ),
    pytest.param(["hooks/content/load.py"], ["tests/content/test_load.py"], id="a loader"),
    pytest.param(["hooks/content/suggestions.py"], ["tests/content"], id="without its own test"),
    pytest.param(["hooks/clock.py"], ["tests/test_clock.py"], id="at the top"),
    pytest.param(["hooks/errors.py"], [], id="at the top without a test"),
    pytest.param(["hooks/runtime/browser/stand_ins/bz2.py"], ["tests/runtime"], id="deep inside"),
    pytest.param(["hooks/content/gone.py"], ["tests/content"], id="removed"),
    pytest.param(["tests/content/test_load.py"], ["tests/content/test_load.py"], id="a test"),
    pytest.param(["tests/content/test_gone.py"], [], id="a removed test"),
    pytest.param(["tests/browser/visits.py"], ["tests/browser"], id="what tests use"),
    pytest.param(["tests/mistakes/id.form/tiers.yaml"], ["tests/content"], id="a mistake"),
    pytest.param(["docs/assets/takst/first.js"], ["tests/scripts"], id="a script"),
    pytest.param(["docs/faq.md", "docs/en/faq.md"], ["tests/docs"], id="pages"),
    pytest.param(["data/tiers.yaml"], ["tests/data"], id="data"),
    pytest.param([".github/workflows/ci.yml"], ["tests/ci"], id="a workflow"),
    pytest.param(["LICENSE"], [], id="nothing near"),
    pytest.param(
        ["hooks/content/load.py", "hooks/content/suggestions.py", "calculator/money.py"],
        ["tests/calculator/test_money.py", "tests/content"],
        id="several",
    ),
]


@pytest.mark.parametrize(("changed", "expected"), CASES)
def test_the_tests_near_a_change_mirror_its_folder(changed: list[str], expected: list[str]) -> None:
    """The module's own test where it has one, else the mirrored folder; each once."""
    assert expected == near(changed)


def test_a_base_that_does_not_exist_is_an_error_in_one_sentence() -> None:
    """No traceback of what git has refused."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.near", "missing"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (1, "", 1) == (done.returncode, done.stdout, len(done.stderr.splitlines()))
    assert done.stderr.startswith("No changes since missing are found: fatal:")
    assert done.stderr.endswith("(name a branch, as in BASE=main)\n")
