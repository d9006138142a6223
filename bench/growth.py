"""What time, memory and output a build takes as one kind of data grows.

`python -m bench.growth` prints a table and writes bench/growth.json; bench/growth.md explains it.
`python -m bench.growth tiers=1000` only prints.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

from bench.grow import Factors, grow

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).with_name("growth.json")
STEPS = {
    "tiers": (1, 10, 100),
    "services": (1, 10, 100, 1000),
    "price_lists": (1, 10, 100),
    "questions": (1, 10, 100, 1000),
}
"""The factors of each kind. A thousand times the tiers, 8,000 pages, or the price lists, whose
books are packed for seconds each, take too long to be routine: `python -m bench.growth tiers=1000`
measures one alone."""

_SHARED = ("assets/runtime", "assets/snapshot", "assets/library")
"""The files of a site that do not depend on the data."""


class Build(TypedDict):
    """A build of grown data: sizes in megabytes, seconds of processor time and of the clock."""

    kind: str
    factor: int
    data_megabytes: float
    site_megabytes: float
    pages: int
    cpu_seconds: float
    wall_seconds: float
    peak_megabytes: int


def measure_growth(steps: Iterable[tuple[str, int]]) -> Iterator[Build]:
    """Yield a build of each kind and factor, each the second one, so that caches are warm."""
    for kind, factor in steps:
        with TemporaryDirectory(prefix="takst-growth-") as temporary:
            project = Path(temporary) / "project"
            _apart(write_grown_project, ROOT, project, Factors(**{kind: factor}))
            _build(project)
            yield _measured(project, kind, factor)


def write_grown_project(root: Path, project: Path, factors: Factors) -> None:
    """Write a copy of the project at `root` with multiplied data."""
    project.mkdir(parents=True)
    for name in ("docs", "overrides", "hooks", "calculator", "node_modules"):
        (project / name).symlink_to(root / name)
    for settings in root.glob("mkdocs*.yml"):
        shutil.copy(settings, project)
    grow(root / "data", project / "data", factors)


def _apart[**P](work: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
    """Run a function in a process of its own, as the peak of memory counts for a whole process."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        pool.submit(work, *args, **kwargs).result()


def _measured(project: Path, kind: str, factor: int) -> Build:
    start = time.perf_counter()
    used = _build(project)
    wall = time.perf_counter() - start
    site = project / "site"
    return {
        "kind": kind,
        "factor": factor,
        "data_megabytes": _megabytes(project / "data"),
        "site_megabytes": round(
            _megabytes(site) - sum(_megabytes(site / shared) for shared in _SHARED), 2
        ),
        "pages": sum(1 for _ in site.rglob("*.html")),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 2),
        "wall_seconds": round(wall, 2),
        "peak_megabytes": used.ru_maxrss // 1024,
    }


def _build(project: Path) -> resource.struct_rusage:
    """Build the site of a project in a process of its own, and return what that used."""
    command = [str(Path(sys.executable).with_name("takst")), "build"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used


def _megabytes(folder: Path) -> float:
    sizes = (path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return round(sum(sizes) / 1e6, 2)


def _row(build: Build) -> str:
    """Return a build as a row of a Markdown table."""
    return (
        f"| {build['kind']} × {build['factor']} | {build['data_megabytes']:.2f} MB"
        f" | {build['pages']} | {build['site_megabytes']:.1f} MB | {build['cpu_seconds']:.1f} s"
        f" | {build['peak_megabytes']} MB |"
    )


def _steps(words: Iterable[str]) -> list[tuple[str, int]]:
    """Parse `tiers=1000`; without arguments, return all steps."""
    asked = [word.split("=") for word in words]
    every = [(kind, factor) for kind, factors in STEPS.items() for factor in factors]
    return [(kind, int(factor)) for kind, factor in asked] or every


def main() -> None:
    """Measure, print each row of the table, and save the results."""
    sys.stdout.write("| Data | Data files | Pages | Site | Processor | Memory |\n")
    sys.stdout.write("| --- | ---: | ---: | ---: | ---: | ---: |\n")
    builds: list[Build] = []
    for build in measure_growth(_steps(sys.argv[1:])):
        builds.append(build)
        sys.stdout.write(_row(build) + "\n")
        sys.stdout.flush()
    if not sys.argv[1:]:
        RESULTS.write_text(json.dumps(builds, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
