"""The benchmark: what visitors wait for, against plain JavaScript and Pyodide as published."""
