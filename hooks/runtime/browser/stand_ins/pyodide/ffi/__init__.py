"""In place of what Pyodide offers to deal with JavaScript."""
