"""The tiers and services of a version of the data: a git revision or a folder."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from calculator.model import Catalogue
from calculator.services import Services
from hooks.content.load import SERVICES, TIERS, load_catalogue, load_services
from hooks.content.problems import DataError, Diagnostic
from hooks.errors import BuildError


@dataclass(frozen=True, slots=True)
class Revision:
    """The prices and services of a version of the data, by the name that it was requested by."""

    name: str
    catalogue: Catalogue
    services: Services


class RevisionError(DataError):
    """The data of a version have mistakes; `name` is what it was requested by."""

    def __init__(self, name: str, problems: Iterable[Diagnostic]) -> None:
        """Take the version's name and every problem found."""
        super().__init__(problems)
        self.name = name


def read_revision(name: str, data: Path) -> Revision:
    """Read the data of a git revision, or of a folder of data or one that has it in `data/`.

    A name that is both is taken as the folder. Raises BuildError where it is neither, and
    RevisionError where the data can't be read.
    """
    folder = Path(name)
    for candidate in (folder, folder / data.name):
        if (candidate / TIERS).is_file():
            return read_folder(name, candidate)
    commit = _git(
        data, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    if commit is None:
        raise BuildError(f"{name} is neither a git revision nor a folder with {TIERS}")
    return _read_commit(name, commit.decode().strip(), data)


def read_folder(name: str, folder: Path) -> Revision:
    """Read the data of a folder; raises RevisionError."""
    problems: list[Diagnostic] = []
    catalogue = services = None
    try:
        catalogue = load_catalogue(folder)
    except DataError as error:
        problems += error.problems
    try:
        services = load_services(folder)
    except DataError as error:
        problems += error.problems
    if catalogue is None or services is None:
        raise RevisionError(name, problems)
    return Revision(name, catalogue, services)


def _read_commit(name: str, commit: str, data: Path) -> Revision:
    """Read the files of a commit from a folder of their own; mistakes name the commit."""
    with TemporaryDirectory(prefix="takst-") as made:
        folder = Path(made)
        for file in (TIERS, SERVICES):
            content = _git(data, "show", f"{commit}:./{file}")
            if content is not None:
                (folder / file).write_bytes(content)
        try:
            return read_folder(name, folder)
        except RevisionError as error:
            shown = Path(f"{name}:{data.name}")
            problems = [
                replace(problem, file=shown / problem.file.name) for problem in error.problems
            ]
            raise RevisionError(name, problems) from None


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return the output of git, None where it fails."""
    try:
        done = subprocess.run(
            ["git", *arguments],  # noqa: S607, the git of whoever runs this
            cwd=folder,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        missing = "git" if folder.is_dir() else error.filename
        raise BuildError(f"{missing} is missing (it is needed to read a revision)") from None
    return done.stdout if done.returncode == 0 else None
