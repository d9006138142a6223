"""Replaces Pyodide's signatures for calls from Python to JavaScript: Takst makes none."""

no_default = object()
default_signature = None
