"""What the browser gets: Python, the calculator and its prices."""
