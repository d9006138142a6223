"""Replaces what Pyodide offers to deal with JavaScript."""
