"""Settings of hypothesis: fewer examples inside Pyodide."""

import sys

from hypothesis import settings

# A deadline measures the machine, and Pyodide has nowhere to store a database of failures.
settings.register_profile(
    "takst",
    deadline=None,
    database=None,
    max_examples=40 if sys.platform == "emscripten" else 100,
)
settings.load_profile("takst")
