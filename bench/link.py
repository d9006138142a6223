"""One visitor's network: requests wait, and all connections share one pace."""

import asyncio
import time
from collections.abc import Callable

from bench.profiles import Network

_SLICES_A_SECOND = 50
_SMALLEST = 1_400
_LARGEST = 65_536


class Link:
    """The line between the server and one visitor.

    Every piece is given a turn after all earlier pieces of all connections, so that together they
    never go faster than the network's pace. `clock` counts seconds.
    """

    def __init__(self, network: Network, clock: Callable[[], float] = time.monotonic) -> None:
        self.network = network
        self._clock = clock
        self._free_at = 0.0

    @property
    def piece(self) -> int:
        """Return how many bytes to send at a time, so that connections take turns often enough."""
        if self.network.pace is None:
            return _LARGEST
        return min(max(int(self.network.pace / _SLICES_A_SECOND), _SMALLEST), _LARGEST)

    def turn(self, size: int) -> float:
        """Reserve the line for a piece of `size` bytes, and return the seconds that it takes."""
        if self.network.pace is None:
            return 0.0
        now = self._clock()
        self._free_at = max(self._free_at, now) + size / self.network.pace
        return self._free_at - now

    async def answer(self) -> None:
        """Wait for the latency of a request."""
        await asyncio.sleep(self.network.latency)

    async def carry(self, size: int) -> None:
        """Wait until a piece of `size` bytes has been sent."""
        await asyncio.sleep(self.turn(size))
