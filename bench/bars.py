"""The limits of the figures: each bar compares medians of one run, most of them as a ratio."""

from collections.abc import Iterator

from bench.figures import Bar, Keystrokes, Occasion, ratio
from bench.profiles import DESKTOP, PROFILES
from bench.results import Results
from bench.variants import OURS, PLAIN, PUBLISHED

_TIMES = "×"
_BOOK_TO_PLAIN = 1.1
_PYTHON_TO_PUBLISHED = {"desktop": 0.32, "phone": 0.32, "slow-4g": 0.42}
_REPEATED_TO_PUBLISHED = 0.32
_RUNTIME = 2_600_000
_KEY = 16.0
_TITLES = {profile.name: profile.title for profile in PROFILES}
_TASK = 50.0
_BUILD = 2.0


def bars(results: Results) -> tuple[Bar, ...]:
    """Return every bar with the figure that was measured."""
    return (
        *_waiting_bars(results),
        _runtime_bar(results),
        *(_key_bar(keys) for keys in results.keystrokes if keys.variant == OURS),
        _task_bar(results),
        _build_bar(results),
    )


def _waiting_bars(results: Results) -> Iterator[Bar]:
    for profile in results.profiles:
        name = profile.name
        yield Bar(
            name=f"First price, book to plain JavaScript: {profile.title}",
            value=ratio(
                results.wait(name, "cold", OURS, "book"),
                results.wait(name, "cold", PLAIN, "plain"),
            ),
            limit=_BOOK_TO_PLAIN,
            unit=_TIMES,
        )
        yield Bar(
            name=f"Python ready, to Pyodide as published: {profile.title}",
            value=_to_published(results, name, "cold"),
            limit=_PYTHON_TO_PUBLISHED[name],
            unit=_TIMES,
        )
        yield Bar(
            name=f"Python ready, second visit, to Pyodide as published: {profile.title}",
            value=_to_published(results, name, "repeat"),
            limit=_REPEATED_TO_PUBLISHED,
            unit=_TIMES,
        )


def _to_published(results: Results, profile: str, occasion: Occasion) -> float | None:
    return ratio(
        results.wait(profile, occasion, OURS, "python"),
        results.wait(profile, occasion, PUBLISHED, "python"),
    )


def _runtime_bar(results: Results) -> Bar:
    runtime = results.weight(OURS, "runtime")
    value = None if runtime is None else runtime.br
    return Bar(name="The runtime, brotli", value=value, limit=_RUNTIME, unit="bytes")


def _key_bar(keys: Keystrokes) -> Bar:
    name = f"Key to price, 95th percentile: {_TITLES[keys.profile]}"
    return Bar(name=name, value=keys.any_95, limit=_KEY, unit="ms")


def _task_bar(results: Results) -> Bar:
    value = results.task(DESKTOP.name, OURS)
    name = f"The page's longest task while the runtime loads: {DESKTOP.title}"
    return Bar(name=name, value=value, limit=_TASK, unit="ms")


def _build_bar(results: Results) -> Bar:
    value = None if results.build is None else results.build["ratio"]
    return Bar(name="Whole build, to bare MkDocs", value=value, limit=_BUILD, unit=_TIMES)
