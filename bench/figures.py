"""The figures of a benchmark: medians with their spread, and the ratios between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Literal

FIELD = "field"
"""The source of a wait for the field, before any price."""

type Occasion = Literal["cold", "repeat", "later"]
"""A visitor's first visit, with nothing cached, the second, and all later ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Several measurements of one thing, in its unit: median, lowest, highest, and their number."""

    median: float
    lowest: float
    highest: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """How long visitors of a variant waited for a source's first price, in milliseconds.

    `written` is when it was in the page, `shown` when the frame with it was drawn.
    The source `FIELD` is no price: it is when the field could be typed in.
    """

    profile: str
    occasion: Occasion
    variant: str
    source: str
    written: Spread
    shown: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Keystrokes:
    """From a key's press to the price that answers it, in milliseconds.

    `any_*` is the first price whatever its source, `wanted_*` that of the source that ends a visit,
    `shown_95` the frame that has the first price; the number is the percentile.
    """

    profile: str
    variant: str
    count: int
    any_50: float
    any_95: float
    wanted_50: float
    wanted_95: float
    shown_95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """The weight of a part of the site in bytes: uncompressed, and in each encoding."""

    part: str
    files: int
    identity: int
    gzip: int
    br: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """The processor time of page and workers until a visit's last price, in milliseconds.

    A busy machine changes it less than it changes waits.
    """

    profile: str
    occasion: Occasion
    variant: str
    processor: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Tasks:
    """The longest task of the page's main thread in first visits, in milliseconds.

    `opening` is from the first key to the next frame, `loading` from there to the last price;
    tasks below 50 count as 0.
    """

    profile: str
    variant: str
    opening: Spread
    loading: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A figure, None where nothing was measured, and its upper limit."""

    name: str
    value: float | None
    limit: float
    unit: str

    @property
    def met(self) -> bool | None:
        """Whether the figure is within the limit; None where nothing was measured."""
        return None if self.value is None else self.value <= self.limit


def spread(values: Iterable[float]) -> Spread:
    """Return the median, lowest and highest of at least one measurement."""
    found = sorted(values)
    return Spread(median=median(found), lowest=found[0], highest=found[-1], count=len(found))


def ratio(value: float | None, to: float | None) -> float | None:
    """Return the ratio of two medians; None where either was not measured."""
    return None if value is None or not to else value / to


def percentile(values: Iterable[float], percent: int) -> float:
    """Return the percentile of at least two measurements; `percent` is 1 to 99."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]
