"""A slower processor: processes are stopped and resumed many times a second.

DevTools' own throttling does not reach workers, so a phone's processor is made by stopping the
whole renderer, with all its threads, for three quarters of the time.

    python -m bench.slow SLOWDOWN PID …

slows those processes until it is ended. It needs a system with SIGSTOP.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

_PERIOD = 0.012
"""Seconds from one start to the next: below a frame's 16 ms, far above what a signal costs."""


@contextmanager
def slowed(processes: Sequence[int], slowdown: int) -> Iterator[None]:
    """Run the processes for one `slowdown`-th of the time while the context lasts."""
    if slowdown == 1:
        yield
        return
    command = [sys.executable, "-m", "bench.slow", str(slowdown), *map(str, processes)]
    with subprocess.Popen(command) as slowing:
        try:
            yield
        finally:
            slowing.terminate()
            slowing.wait()
            _signal(processes, signal.SIGCONT)


def _slow(slowdown: int, processes: Sequence[int]) -> None:
    running = _PERIOD / slowdown
    while True:
        _signal(processes, signal.SIGSTOP)
        time.sleep(_PERIOD - running)
        _signal(processes, signal.SIGCONT)
        time.sleep(running)


def _signal(processes: Sequence[int], what: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, what)


if __name__ == "__main__":
    _slow(int(sys.argv[1]), [int(process) for process in sys.argv[2:]])
