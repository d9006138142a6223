"""In place of what Pyodide offers to Python programs: Takst's asks for none of it."""
