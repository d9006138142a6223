"""The results of one run of the benchmark, and their file."""

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.figures import Bar, Effort, Keystrokes, Occasion, Tasks, Wait, Weight
from bench.profiles import Profile
from bench.quotes import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The machine and the browser of a run."""

    system: str
    processors: int
    chromium: str
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What was measured; parts that were left out are empty or None.

    `slowdowns` are by profile and place, and `build` holds seconds and their ratio.
    """

    made: str
    machine: Machine
    runs: int
    profiles: tuple[Profile, ...]
    slowdowns: Mapping[str, Mapping[str, float]]
    waits: tuple[Wait, ...]
    weights: Mapping[str, tuple[Weight, ...]]
    keystrokes: tuple[Keystrokes, ...]
    rates: tuple[Rate, ...]
    efforts: tuple[Effort, ...]
    tasks: tuple[Tasks, ...]
    build: Mapping[str, float] | None

    def wait(self, profile: str, occasion: Occasion, variant: str, source: str) -> float | None:
        """Return the median wait in milliseconds, None where it was not measured."""
        asked = (profile, occasion, variant, source)
        for wait in self.waits:
            if (wait.profile, wait.occasion, wait.variant, wait.source) == asked:
                return wait.written.median
        return None

    def weight(self, variant: str, part: str) -> Weight | None:
        """Return the weight of a variant's part, None where not measured or without files."""
        weights = self.weights.get(variant, ())
        return next((one for one in weights if one.part == part and one.files), None)

    def effort(self, profile: str, occasion: Occasion, variant: str) -> float | None:
        """Return the median processor time in milliseconds, None where it was not measured."""
        asked = (profile, occasion, variant)
        for effort in self.efforts:
            if (effort.profile, effort.occasion, effort.variant) == asked:
                return effort.processor.median
        return None

    def task(self, profile: str, variant: str) -> float | None:
        """Return the median of the longest tasks while the runtime loads, in milliseconds."""
        found = (one for one in self.tasks if (one.profile, one.variant) == (profile, variant))
        return next((tasks.loading.median for tasks in found), None)

    def rate(self, python: str, kind: str) -> float | None:
        """Return the median rate per second, None where it was not measured."""
        rates = (rate for rate in self.rates if (rate.python, rate.kind) == (python, kind))
        return next((rate.each_second.median for rate in rates), None)


def this_machine(chromium: str) -> Machine:
    """Return a description of this machine; `chromium` is the browser's version."""
    libraries = ("mkdocs", "mkdocs-material", "playwright", "uvicorn")
    pyodide = json.loads(Path("node_modules/pyodide/package.json").read_text(encoding="utf-8"))
    versions = {name: version(name) for name in libraries} | {"pyodide": str(pyodide["version"])}
    return Machine(
        system=f"{platform.system()} {platform.machine()}",
        processors=os.cpu_count() or 0,
        chromium=chromium,
        versions={"python": platform.python_version(), **versions},
    )


def now() -> str:
    """Return the time of a run, to the minute."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")


def write_results(results: Results, bars: tuple[Bar, ...], path: Path) -> None:
    """Write everything as JSON."""
    document: dict[str, Any] = asdict(results)
    document["bars"] = [{**asdict(bar), "met": bar.met} for bar in bars]
    path.write_text(json.dumps(_rounded(document), indent=2, ensure_ascii=False) + "\n", "utf-8")


def _rounded(value: Any) -> Any:  # noqa: ANN401, whatever JSON holds
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(inner) for inner in value]
    return value
