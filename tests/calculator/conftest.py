"""How the laws are tried inside Pyodide, where this is the only conftest: more sparingly."""

import sys

from hypothesis import settings

if sys.platform == "emscripten":
    settings.register_profile("pyodide", deadline=None, database=None, max_examples=40)
    settings.load_profile("pyodide")
