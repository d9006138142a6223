"""What keeps the benchmark from measuring."""


class BenchError(Exception):
    """A measurement that can't be made or would not be true; says why and what to do."""
