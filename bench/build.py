"""How long a whole build takes, compared with bare MkDocs on the same pages.

Bare MkDocs has the Markdown that Takst hands to MkDocs, with everything filled in, and the same
settings without hooks: no data to read, nothing to render, nothing to check.
Both are whole processes, run in turn, so that a slow moment of the machine meets both.
"""

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypedDict

import yaml

from calculator.formatting import LANGUAGES
from hooks.build.site import SiteBuild
from hooks.checks.provenance import unmarked
from hooks.pages.page_index import TIERS_PAGE, address_of
from hooks.pages.tier_pages import SOURCE, tier_pages

ROOT = Path(__file__).parent.parent
RUNS = 7
_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)
"""The front matter's key of a page's own template, which bare MkDocs has not."""

_OURS_ALONE = ("hooks", "watch", "exclude_docs")
"""Settings that bare MkDocs does not get."""

_NOT_USUAL = {"PYTHONDONTWRITEBYTECODE"}


class BuildTimes(TypedDict):
    """Medians of whole processes, in seconds, and their ratio.

    `cpu_ratio` is the same of processor time, which a busy machine changes less.
    """

    runs: int
    takst_seconds: float
    bare_mkdocs_seconds: float
    ratio: float
    cpu_ratio: float


class _Times(NamedTuple):
    """The time of a process, in seconds."""

    wall: float
    cpu: float


def measure_build(runs: int = RUNS, root: Path = ROOT) -> BuildTimes:
    """Time `takst build` and bare MkDocs in turn; the first round of both is not counted."""
    with TemporaryDirectory(prefix="takst-bench-") as temporary:
        folder = Path(temporary)
        write_bare_project(root, folder / "bare")
        command = [str(Path(sys.executable).with_name("takst")), "build"]
        ours = [*command, "--site", str(folder / "ours")]
        bare = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        rounds = [(_time(ours, root), _time(bare, folder / "bare")) for _ in range(runs + 1)][1:]
    takst = [own for own, _ in rounds]
    mkdocs = [other for _, other in rounds]
    wall, bare_wall = (median(run.wall for run in builds) for builds in (takst, mkdocs))
    cpu, bare_cpu = (median(run.cpu for run in builds) for builds in (takst, mkdocs))
    return {
        "runs": runs,
        "takst_seconds": round(wall, 3),
        "bare_mkdocs_seconds": round(bare_wall, 3),
        "ratio": round(wall / bare_wall, 3),
        "cpu_ratio": round(cpu / bare_cpu, 3),
    }


def write_bare_project(root: Path, folder: Path, day: date | None = None) -> None:
    """Write a project of plain MkDocs with the pages of the project at `root`, filled in."""
    first = SiteBuild.prepare(root, day)
    settings = _settings(root / "mkdocs.yml")
    for language in LANGUAGES:
        build = first.in_language(language)
        for path, source in _sources(root, build).items():
            page = folder / "docs" / path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_filled(build, path, source), encoding="utf-8")
    for language in LANGUAGES[1:]:
        own = _settings(root / f"mkdocs.{language}.yml")
        settings["nav"] += own["nav"]
        settings["not_in_nav"] += own["not_in_nav"]
    text = yaml.safe_dump(_bare(settings, first), allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def _settings(path: Path) -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return settings


def _sources(root: Path, build: SiteBuild) -> dict[str, str]:
    """Return the source of each page of the build's language by its path."""
    docs, tiers = root / "docs", _tier_pages(build)
    written = {
        path: (docs / path).read_text(encoding="utf-8")
        for path in build.renderer.pages.paths[build.renderer.language].values()
        if path not in tiers
    }
    made = {
        path: f"---\n{yaml.safe_dump(dict(front_matter), allow_unicode=True)}---\n{SOURCE}"
        for path, front_matter in tiers.items()
    }
    return written | made


def _tier_pages(build: SiteBuild) -> dict[str, Mapping[str, Any]]:
    renderer = build.renderer
    return tier_pages(renderer.content.catalogue, renderer.pages, renderer.language)


def _filled(build: SiteBuild, path: str, source: str) -> str:
    """Return a page with its own front matter and the body that MkDocs gets."""
    found = _FRONT_MATTER.match(source)
    head, meta = ("", {}) if found is None else (found[0], yaml.safe_load(found[1]))
    head = _TEMPLATE.sub("", head)
    body = build.render(source.removeprefix(head), path, address_of(path).removeprefix("/"), meta)
    return unmarked(head + body)


def _bare(settings: dict[str, Any], build: SiteBuild) -> dict[str, Any]:
    """Return the site's settings without Takst's own, and with the tiers' pages in the nav."""
    bare = {name: value for name, value in settings.items() if name not in _OURS_ALONE}
    bare["theme"] = {name: value for name, value in bare["theme"].items() if name != "custom_dir"}
    for language in LANGUAGES:
        there = build.in_language(language)
        tiers_page = build.renderer.pages.paths[language][TIERS_PAGE]
        for section in bare["nav"]:
            for pages in section.values():
                if isinstance(pages, list) and tiers_page in pages:
                    pages.extend(_tier_pages(there))
    return bare


def _time(command: Sequence[str], folder: Path) -> _Times:
    """Return the time of a command; raises CalledProcessError where it fails."""
    # As on an editor's machine: Python keeps the bytecode of our modules, as of all others.
    environment = {key: value for key, value in os.environ.items() if key not in _NOT_USUAL}
    start, used = time.perf_counter(), _cpu_of_children()
    subprocess.run(
        command,
        cwd=folder,
        env=environment | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        check=True,
    )
    return _Times(time.perf_counter() - start, _cpu_of_children() - used)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure_build(), indent=2) + "\n")
