"""How the laws are tried, the same in CPython and inside Pyodide."""

from hypothesis import settings

# A deadline measures the machine, and a database of failures can't be kept inside Pyodide.
settings.register_profile("takst", deadline=None, database=None)
settings.load_profile("takst")
