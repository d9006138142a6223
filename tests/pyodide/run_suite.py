"""The calculator's tests as they run inside Pyodide; `run.mjs` starts this."""

import os
import sys
from pathlib import Path
from site import getsitepackages

import pytest

import calculator


class _Tally:
    """Counts the tests that passed, for a suite in which none ran has shown nothing."""

    passed = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the report of one phase of one test."""
        self.passed += report.when == "call" and report.passed


def run(suite: str) -> int:
    """Run the tests of that folder and give pytest's exit status, never zero unless tests ran."""
    wrong = _not_the_wheel(calculator.__file__)
    if wrong:
        sys.stderr.write(f"{wrong}\n")
        return int(pytest.ExitCode.USAGE_ERROR)
    os.chdir(suite)
    tally = _Tally()
    options = ["--import-mode=importlib", "-q", "-W", "error", "-o", "strict=true"]
    unused = ["-p", "no:cacheprovider", "-p", "no:faulthandler"]
    status = pytest.main([*options, *unused, f"--rootdir={suite}", suite], plugins=[tally])
    if status == pytest.ExitCode.OK and not tally.passed:
        return int(pytest.ExitCode.NO_TESTS_COLLECTED)
    return int(status)


def _not_the_wheel(file: str | None) -> str:
    """Give what is wrong where the calculator is not the bytecode of the unpacked wheel."""
    installed = str(Path(getsitepackages()[0]) / "calculator" / "__init__.pyc")
    return "" if file == installed else f"calculator comes from {file}, not from {installed}"
