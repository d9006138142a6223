"""Replaces traceback: errors say what went wrong and where, without lines of source."""

from collections.abc import Iterator
from types import TracebackType


def format_exception(
    _kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> list[str]:
    """Return the calls that led to an error, the outermost first, and the error."""
    return [*_calls(traceback), f"{type(error).__name__}: {error}\n"]


def _calls(traceback: TracebackType | None) -> Iterator[str]:
    while traceback:
        yield f"  in {traceback.tb_frame.f_code.co_qualname}\n"
        traceback = traceback.tb_next
