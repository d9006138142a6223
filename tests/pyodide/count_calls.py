"""Reports to the counter of Pyodide's functions when the calculator runs.

pytest and hypothesis call most of Python; what counts is what is called while a function of the
calculator is, and in the calls that it makes.
"""

import gc
import os
import sys
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from types import CodeType, FunctionType

COUNTER = "/dev/counting"
"""The device of the counter; only a run that counts has it."""

_TOOL = sys.monitoring.PROFILER_ID
_EVENTS = sys.monitoring.events
_OF_CODE = _EVENTS.PY_START | _EVENTS.PY_RESUME | _EVENTS.PY_RETURN | _EVENTS.PY_YIELD
_OF_ALL = _EVENTS.PY_THROW | _EVENTS.PY_UNWIND
"""What can't be asked for some code alone."""


class _Depth:
    """How many functions of the calculator are being called."""

    def __init__(self, codes: AbstractSet[CodeType]) -> None:
        self._codes = codes
        self._counter = os.open(COUNTER, os.O_WRONLY)
        self._depth = 0
        os.write(self._counter, b"0")

    def enter(self, code: CodeType, *_event: object) -> None:
        if code in self._codes:
            self._depth += 1
            if self._depth == 1:
                os.write(self._counter, b"1")

    def leave(self, code: CodeType, *_event: object) -> None:
        if code in self._codes and self._depth > 0:
            self._depth -= 1
            if self._depth == 0:
                os.write(self._counter, b"0")


def count_calls(package: str) -> None:
    """Count from now on while a function of the package is called, and only then."""
    codes = set(_codes_of(package))
    if not codes:
        raise AssertionError(f"no function of {package} has been found")
    depth = _Depth(codes)
    sys.monitoring.use_tool_id(_TOOL, "takst")
    for event in (_EVENTS.PY_START, _EVENTS.PY_RESUME, _EVENTS.PY_THROW):
        sys.monitoring.register_callback(_TOOL, event, depth.enter)
    for event in (_EVENTS.PY_RETURN, _EVENTS.PY_YIELD, _EVENTS.PY_UNWIND):
        sys.monitoring.register_callback(_TOOL, event, depth.leave)
    for code in codes:
        sys.monitoring.set_local_events(_TOOL, code, _OF_CODE)
    sys.monitoring.set_events(_TOOL, _OF_ALL)


def _codes_of(package: str) -> Iterator[CodeType]:
    for found in gc.get_objects():
        if isinstance(found, FunctionType) and found.__code__.co_filename.startswith(f"{package}/"):
            yield from _with_inner(found.__code__)


def _with_inner(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _with_inner(constant)
