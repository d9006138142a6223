"""The data files: read, checked and handed on as the calculator's own values."""
