"""Errors of the benchmark."""


class BenchError(Exception):
    """A measurement that is impossible or would be wrong; the message says why and what to do."""
