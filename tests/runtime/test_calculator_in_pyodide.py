"""The tests of the calculator pass inside Pyodide too, on the bytecode that visitors get."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hooks.runtime.library import build_library
from hooks.runtime.pyodide import cut_pyodide
from tests.project import ROOT

NODE = Path(sys.executable).with_name("node")
RUN = ROOT / "tests" / "pyodide" / "run.mjs"


@pytest.mark.slow
@pytest.mark.pyodide
def test_the_tests_of_the_calculator_pass_in_pyodide() -> None:
    """With a few examples of each law; `make test-pyodide` tries more, and shows the output."""
    done = subprocess.run(
        [NODE, RUN, cut_pyodide(), build_library().folder],
        env=os.environ | {"TAKST_EXAMPLES": "10"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
