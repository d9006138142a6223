"""The machines and networks that a visitor may have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A network as DevTools presets describe one: each request waits, all share the pace.

    `latency` is in seconds, from a request to the first byte of its answer; `pace` in bytes a
    second over all connections together, None where nothing holds them back.
    """

    latency: float = 0.0
    pace: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A visitor's machine: its network, how many times slower its processor is, its screen."""

    name: str
    title: str
    network: Network
    slowdown: int = 1
    width: int
    height: int


UNHINDERED = Network()

# The presets of Chromium's DevTools (front_end/core/sdk/NetworkManager.ts): the stated pace times
# 0.9, the stated round trip times 2.75 or 3.75, which stands for the round trips of connecting.
FAST_4G = Network(latency=0.060 * 2.75, pace=9_000_000 / 8 * 0.9)
SLOW_4G = Network(latency=0.150 * 3.75, pace=1_600_000 / 8 * 0.9)

DESKTOP = Profile(name="desktop", title="Desktop", network=UNHINDERED, width=1440, height=900)

PROFILES = (
    DESKTOP,
    Profile(
        name="phone",
        title="Phone",
        network=FAST_4G,
        slowdown=4,
        width=360,
        height=740,
    ),
    Profile(name="slow-4g", title="Slow 4G", network=SLOW_4G, width=360, height=740),
)
