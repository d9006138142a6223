"""How the laws are tried inside Pyodide, where this is the only conftest: more sparingly."""

import os
import sys

from hypothesis import settings

if sys.platform == "emscripten":
    examples = int(os.environ["TAKST_EXAMPLES"])
    settings.register_profile("pyodide", deadline=None, database=None, max_examples=examples)
    settings.load_profile("pyodide")
