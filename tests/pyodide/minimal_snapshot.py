"""Snapshots that can do too little, for tests of what comes of that."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hooks.content.load import load_content
from hooks.errors import BuildError
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.kinds import make_runtime
from hooks.runtime.library import build_library
from hooks.runtime.smoke_test import ask_runtime
from hooks.runtime.snapshot import make_module
from tests.pyodide.find_functions import counted, function_list

_DATA = Path(__file__).parents[2] / "data"


def functions_of_a_start() -> str:
    """Return the list of functions that Python calls until it has refused its first question."""
    return functions_called(["{}"])


def functions_called(questions: Sequence[str]) -> str:
    """Return the list of functions that Python calls until it has answered the questions."""
    content = load_content(_DATA)
    module = catalogue_module(content.catalogue, content.services, "build")
    cut = make_runtime("cut")
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_module(cut.scripts, build_library(), folder)
        with counted() as positions:
            try:
                ask_runtime(replace(cut, module=folder, library=None), module, list(questions))
            except BuildError as error:
                # No workbook answers an empty question.
                if "read_question" not in str(error.__cause__):
                    raise
    return function_list(cut.scripts, positions)
