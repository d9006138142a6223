"""Replaces Pyodide's ways to run source, of which one is left."""

from _pyodide._base import eval_code

__all__ = ["eval_code"]
