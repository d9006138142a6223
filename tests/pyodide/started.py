"""A snapshot that starts and can do no more, for tests of what comes of that."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hooks.content.load import load_content
from hooks.errors import BuildError
from hooks.node import run_node
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.library import Library, pack_prices
from hooks.runtime.smoke_test import CHECK
from hooks.runtime.snapshot import make_module
from tests.pyodide.find_functions import counted, function_list

_DATA = Path(__file__).parents[2] / "data"


def functions_of_a_start(pyodide: Path, library: Library) -> str:
    """Give the list of functions that Python calls until it has refused its first question."""
    content = load_content(_DATA)
    prices = pack_prices(catalogue_module(content.catalogue, content.services, "build"))
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_module(pyodide, library, folder)
        (folder / "prices.zip").write_bytes(prices)
        (folder / "questions.json").write_text(json.dumps(["{}"]), encoding="utf-8")
        paths = (folder / "prices.zip", library.workbook, folder / "questions.json")
        with counted() as positions:
            try:
                run_node(CHECK, *map(str, (pyodide, folder, "", *paths)), folder=folder)
            except BuildError as error:
                # No workbook answers an empty question.
                if "read_question" not in str(error):
                    raise
    return function_list(pyodide, positions)
