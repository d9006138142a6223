"""Prices for every row of a file."""
