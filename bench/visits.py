"""A visit: the page is opened, a count is typed at once, and the page notes when prices show."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright

from bench.browser import Visitor, visitor
from bench.errors import BenchError
from bench.profiles import Profile
from bench.server import BLANK, Host, Transfer
from bench.slow import slowed
from bench.stand_ins import PAGE

PAYSLIPS = 387
"""The count that every visitor types."""

_SCRIPT = (Path(__file__).parent / "pages" / "visit.js").read_text(encoding="utf-8")
_GIVE_UP = 180_000
_SETTLING = 3_000
"""How long a visitor stays when the price is there, in milliseconds: the browser writes its caches
of compiled code some two seconds after the last compilation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A source's first price: the amount, when it was written and when its frame was made.

    Times are milliseconds since the navigation began.
    """

    amount: str
    written: float
    shown: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a page reported of one visit, and what was sent for it.

    `typed` is when the field was there and `framed` when the next frame was made.
    `opening_task` and `loading_task` are the longest tasks of the main thread between these two,
    and from there until the last price; below 50 they count as 0. All are milliseconds.
    `effort` is the processor time that page and workers took together, in milliseconds.
    """

    typed: float
    framed: float
    answers: Mapping[str, Answered]
    opening_task: float
    loading_task: float
    effort: float
    transfers: tuple[Transfer, ...]

    @property
    def size(self) -> int:
        """Return the bytes of all bodies together."""
        return sum(transfer.size for transfer in self.transfers)


def visits(
    playwright: Playwright,
    host: Host,
    profile: Profile,
    *,
    wanted: str,
    disk: Path,
    count: int,
) -> Iterator[Visit]:
    """Yield that many visits of one visitor, the first with nothing cached.

    The browser is closed between visits; `disk` holds its cache. A visit ends with the price
    of the source `wanted`.
    """
    for number in range(1, count + 1):
        with visitor(playwright, disk, profile) as visiting:
            made = _visit(visiting, host, wanted, profile)
            if number < count:
                visiting.page.wait_for_timeout(_SETTLING)
        yield made


@contextmanager
def opened(
    visiting: Visitor, host: Host, wanted: str, profile: Profile, payslips: str = str(PAYSLIPS)
) -> Iterator[tuple[Page, float]]:
    """Open the calculator on the profile's network and processor while the context lasts.

    Yields the page, and the processor time in seconds that its processes had used before.
    """
    page = visiting.page
    page.set_default_timeout(_GIVE_UP)
    typing = json.dumps({"payslips": payslips, "wanted": wanted})
    page.add_init_script(f"({_without_comment(_SCRIPT)})({typing})")
    page.goto(host.address + BLANK)
    visiting.wait_until_idle()
    renderers = visiting.renderers
    host.expect_visitor(profile.network)
    with slowed([*renderers], profile.slowdown):
        page.goto(host.address + PAGE, wait_until="commit")
        yield page, sum(renderers.values())
    if not visiting.renderers.keys() <= renderers.keys():
        raise BenchError("the page moved to a process that was not slowed")


def _visit(visiting: Visitor, host: Host, wanted: str, profile: Profile) -> Visit:
    with opened(visiting, host, wanted, profile) as (page, started):
        report = page.evaluate(
            "Promise.race([takstVisit.finished, new Promise((resolve) =>"
            f" setTimeout(resolve, {_GIVE_UP}))])"
        )
        effort = 1000 * (sum(visiting.renderers.values()) - started)
    if report is None:
        raise BenchError(f"{host.folder}: no price from {wanted}")
    return _read(report, effort, tuple(host.transfers))


def _read(report: dict[str, Any], effort: float, transfers: tuple[Transfer, ...]) -> Visit:
    answers = {
        answer["source"]: Answered(
            amount=answer["amount"], written=answer["written"], shown=answer["shown"]
        )
        for answer in report["answers"]
    }
    typed, framed = report["typed"], report["framed"]
    return Visit(
        typed=typed,
        framed=framed,
        answers=answers,
        opening_task=_longest(report["tasks"], typed, framed),
        loading_task=_longest(report["tasks"], framed, inf),
        effort=effort,
        transfers=transfers,
    )


def _longest(tasks: Iterable[dict[str, float]], after: float, until: float) -> float:
    """Return the longest task that ended between two times."""
    ended = [task for task in tasks if after < task["start"] + task["duration"] <= until]
    return max((task["duration"] for task in ended), default=0.0)


def _without_comment(script: str) -> str:
    """Return the script as an expression: without the comments before it."""
    return script[script.index("((") :].rstrip()
