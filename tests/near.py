"""The tests near a change: those in the folder that mirrors the folder of a changed file.

.venv/bin/python -m tests.near main

prints them, a path a line, for the changes since the branch left `main`, committed or not. All
tests are run by `make test`; these are for `make check`, between two edits.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.project import ROOT

_MIRRORED = {"hooks": Path("tests"), "calculator": Path("tests/calculator")}
"""Folders of code, and where their tests begin."""

_OTHERS = {
    ".ci/": "tests/test_setup.py",
    ".github/": "tests/ci",
    "CONTRIBUTING.md": "tests/docs",
    "Makefile": "tests/test_setup.py",
    "README.md": "tests/docs",
    "bench/": "tests/bench",
    "data/": "tests/data",
    "docs/assets/takst/": "tests/scripts",
    "docs/": "tests/docs",
    "examples/": "tests/build/test_adopt.py",
    "mkdocs": "tests/pages",
    "overrides/": "tests/pages",
    "pyproject.toml": "tests/test_setup.py",
    "requirements": "tests/test_setup.py",
    "schema/": "tests/content/test_schema.py",
    "tests/guide/": "tests/docs",
    "tests/mistakes/": "tests/content",
    "tests/sound/": "tests/content",
}
"""Where the tests of other files are, by the beginning of a path; the first that fits counts."""


def near(changed: Iterable[str]) -> list[str]:
    """Return the tests near changed files, as files and folders that exist."""
    found = {test for path in changed for test in _near(Path(path))}
    # A folder includes its files.
    return sorted(str(test) for test in found if not found & {*test.parents})


def _near(path: Path) -> Iterator[Path]:
    others = [test for begin, test in _OTHERS.items() if str(path).startswith(begin)]
    if others:
        yield Path(others[0])
    elif path.parts[0] == "tests":
        yield from _of_test(path)
    elif path.parts[0] in _MIRRORED:
        yield from _of_code(path)


def _of_test(path: Path) -> Iterator[Path]:
    """Yield a changed test itself, or the folder of what tests use."""
    if path.name.startswith("test_"):
        yield from (one for one in [path] if (ROOT / one).is_file())
    elif path.suffix == ".py" and len(path.parts) > 2 and (ROOT / path.parent).is_dir():
        yield path.parent


def _of_code(path: Path) -> Iterator[Path]:
    """Yield the test of a module, or the mirrored folder where the module has none of its own."""
    folder = _MIRRORED[path.parts[0]].joinpath(*path.parts[1:-1])
    test = folder / f"test_{path.stem}.py"
    if (ROOT / test).is_file():
        yield test
    else:
        mirrored = [one for one in (folder, *folder.parents) if (ROOT / one).is_dir()]
        yield from (one for one in mirrored[:1] if one != Path("tests"))


def _changed_since(base: str) -> set[str]:
    """Return the files that have changed since the branch left `base`, and those not added yet."""
    start = _git("merge-base", base, "HEAD")[0]
    changed = _git("diff", "--name-only", start)
    return {*changed, *_git("ls-files", "--others", "--exclude-standard")}


def _git(*arguments: str) -> list[str]:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def _main(base: str) -> None:
    try:
        changed = _changed_since(base)
    except subprocess.CalledProcessError as error:
        reason = error.stderr.strip().splitlines()[-1:] or ["they have no common commit"]
        sys.exit(f"No changes since {base} are found: {reason[0]} (name a branch, as in BASE=main)")
    sys.stdout.write("".join(f"{test}\n" for test in near(changed)))


if __name__ == "__main__":
    _main(sys.argv[1])
