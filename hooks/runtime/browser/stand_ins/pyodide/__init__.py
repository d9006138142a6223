"""Replaces what Pyodide offers to Python programs: Takst uses none of it."""
