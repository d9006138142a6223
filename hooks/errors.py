"""Errors while building, other than mistakes in the data."""

from calculator.errors import TakstError


class BuildError(TakstError):
    """The site or a part of it can't be built; the message says why and what to do."""
