"""How the laws are tried in CPython, and more sparingly inside Pyodide."""

import sys

from hypothesis import settings

# A deadline measures the machine, and a database of failures can't be kept inside Pyodide.
settings.register_profile(
    "takst",
    deadline=None,
    database=None,
    max_examples=40 if sys.platform == "emscripten" else 100,
)
settings.load_profile("takst")
