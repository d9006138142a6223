"""How long visitors wait for the first price, on each profile, of each variant."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright

from bench.browser import version
from bench.errors import BenchError
from bench.figures import FIELD, Effort, Occasion, Tasks, Wait, spread
from bench.profiles import DESKTOP, Profile
from bench.variants import Variant
from bench.visits import Visit, visits


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A visit and whose it was; `number` is 1 for the visitor's first."""

    profile: str
    variant: str
    number: int
    visit: Visit


def rehearse(playwright: Playwright, variants: Sequence[Variant], amount: str) -> str:
    """Visit each variant once, unmeasured: files get compressed, and the price is checked.

    Returns the browser's version.
    Raises BenchError where a source gives another price than `amount`.
    """
    for variant in variants:
        for made in _series(playwright, variant, DESKTOP, 1):
            _check(made, amount)
    return version(playwright)


def measure_waits(
    playwright: Playwright,
    variants: Sequence[Variant],
    profiles: Sequence[Profile],
    *,
    runs: int,
    count: int,
    amount: str,
    log: Callable[[str], None],
) -> list[Visited]:
    """Return `runs` visitors' first `count` visits of every variant on every profile.

    Variants take turns, and who is first moves on, so that the machine's moods hit all alike.
    """
    found = []
    for run in range(runs):
        turn = run % len(variants)
        for profile in profiles:
            log(f"Run {run + 1} of {runs}: {profile.title}")
            for variant in (*variants[turn:], *variants[:turn]):
                for made in _series(playwright, variant, profile, count):
                    _check(made, amount)
                    found.append(made)
    return found


def waits(visited: Iterable[Visited]) -> tuple[Wait, ...]:
    """Return the waits of all visits, in the order of their first occurrence."""
    groups = defaultdict(list)
    for made in visited:
        key = made.profile, _occasion(made.number), made.variant
        groups[*key, FIELD].append((made.visit.typed, made.visit.framed))
        for source, answer in made.visit.answers.items():
            groups[*key, source].append((answer.written, answer.shown))
    return tuple(
        Wait(
            profile=profile,
            occasion=occasion,
            variant=variant,
            source=source,
            written=spread(written for written, _ in found),
            shown=spread(shown for _, shown in found),
        )
        for (profile, occasion, variant, source), found in groups.items()
    )


def efforts(visited: Iterable[Visited]) -> tuple[Effort, ...]:
    """Return the processor time of all visits, in the order of their first occurrence."""
    groups = defaultdict(list)
    for made in visited:
        groups[made.profile, _occasion(made.number), made.variant].append(made.visit.effort)
    return tuple(
        Effort(profile=profile, occasion=occasion, variant=variant, processor=spread(found))
        for (profile, occasion, variant), found in groups.items()
    )


def tasks(visited: Iterable[Visited]) -> tuple[Tasks, ...]:
    """Return the longest tasks of first visits, in the order of their first occurrence."""
    groups = defaultdict(list)
    for made in visited:
        if made.number == 1:
            groups[made.profile, made.variant].append(made.visit)
    return tuple(
        Tasks(
            profile=profile,
            variant=variant,
            opening=spread(visit.opening_task for visit in found),
            loading=spread(visit.loading_task for visit in found),
        )
        for (profile, variant), found in groups.items()
    )


def _occasion(number: int) -> Occasion:
    return "cold" if number == 1 else "repeat" if number == 2 else "later"


def _series(
    playwright: Playwright, variant: Variant, profile: Profile, count: int
) -> Iterator[Visited]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as disk:
        made = visits(
            playwright,
            variant.host,
            profile,
            wanted=variant.wanted,
            disk=Path(disk),
            count=count,
        )
        for number, visit in enumerate(made, 1):
            yield Visited(profile=profile.name, variant=variant.name, number=number, visit=visit)


def _check(made: Visited, amount: str) -> None:
    for source, answer in made.visit.answers.items():
        if answer.amount != amount:
            raise BenchError(
                f"{made.variant}: {source} gives {answer.amount}, but the price is {amount}"
            )
