"""What travels to the browser: Python, the calculator and its prices."""
