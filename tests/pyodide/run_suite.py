"""The calculator's tests as they run inside Pyodide; `run.mjs` starts this."""

import os
import sys
from pathlib import Path

from tests.pyodide import find_modules

FINDER = find_modules.Finder()
FINDER.start()

import pytest  # noqa: E402, the finder watches from here

import calculator.bulk  # noqa: E402
import calculator.page.answer  # noqa: E402, which imports all of it
from tests.pyodide.count_calls import COUNTER, count_calls  # noqa: E402


class _Tally:
    """Counts the tests that passed, because a suite in which none ran has shown nothing."""

    passed = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the report of one phase of one test."""
        self.passed += report.when == "call" and report.passed


def run(suite: str, library: str) -> int:
    """Run the tests of that folder and return pytest's exit status, zero only if tests ran."""
    if calculator.__file__ != f"{library}/calculator/__init__.pyc":
        sys.stderr.write(f"calculator comes from {calculator.__file__}, not from {library}\n")
        return int(pytest.ExitCode.USAGE_ERROR)
    os.chdir(suite)
    if Path(COUNTER).exists():
        count_calls("calculator")
    tally = _Tally()
    options = ["--import-mode=importlib", "-q", "-W", "error", "-o", "strict=true"]
    unused = ["-p", "no:cacheprovider", "-p", "no:faulthandler"]
    status = pytest.main([*options, *unused, f"--rootdir={suite}", suite], plugins=[tally])
    if status == pytest.ExitCode.OK and not tally.passed:
        return int(pytest.ExitCode.NO_TESTS_COLLECTED)
    return int(status)


def reached() -> dict[str, list[str]]:
    """Return the modules that the calculator, and what writes workbooks, have imported."""
    return {owner: sorted(names) for owner, names in FINDER.names.items()}
