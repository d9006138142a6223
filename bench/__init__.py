"""The benchmark: what visitors wait for, compared with plain JavaScript and full Pyodide."""
