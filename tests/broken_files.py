"""The broken files of `tests/mistakes/`: one folder for each kind of mistake, named by its code.

A folder has the broken file, which takes the place of the one in `tests/sound/`, and `expected.yml`
with what is told: place and words in both languages. A second folder of a code has a name behind
`~`. `missing` and `folder` name a file that is not there, or is a folder; `release` says that the
check is the one before publishing.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from hooks.content.load import check_content
from hooks.content.problems import DataError, Diagnostic
from hooks.content.release import release_problems

FOLDER = Path(__file__).parent / "mistakes"
SOUND = Path(__file__).parent / "sound"
_EXPECTED = "expected.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A problem as it is told: `FILE:LINE:COL` and the sentence in each language."""

    at: str
    da: str
    en: str

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.at.partition(":")[0]

    @property
    def line(self) -> int:
        """The number of the line."""
        return int(self.at.split(":")[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A broken file and what is to be told of it."""

    folder: Path
    told: tuple[Told, ...]
    missing: str | None = None
    without_file: str | None = None
    release: bool = False

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.folder.name

    @property
    def code(self) -> str:
        """The code of the message."""
        return self.name.partition("~")[0]

    @property
    def files(self) -> list[Path]:
        """The broken files."""
        return sorted(self.folder.glob("*.yaml"))

    def put_into(self, data: Path) -> Path:
        """Write the sound files with this mistake in them, and give their folder."""
        shutil.copytree(SOUND, data)
        for name in (self.missing, self.without_file):
            if name is not None:
                (data / name).unlink()
        if self.without_file is not None:
            (data / self.without_file).mkdir()
        for file in self.files:
            shutil.copy(file, data)
        return data

    def problems(self, data: Path) -> list[Diagnostic]:
        """Give what is told of the files in that folder."""
        try:
            content = check_content(data)
        except DataError as error:
            return list(error.problems)
        return release_problems(data, content) if self.release else []


def mistakes() -> Iterator[Mistake]:
    """Give all of them, by name."""
    for file in sorted(FOLDER.glob(f"*/{_EXPECTED}")):
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        yield Mistake(
            folder=file.parent,
            told=tuple(Told(**told) for told in said["told"]),
            missing=said.get("missing"),
            without_file=said.get("folder"),
            release=said.get("release", False),
        )


def as_told(problem: Diagnostic) -> Told:
    """Give a problem as `expected.yml` writes it."""
    place = f"{problem.file.name}:{problem.position.line}:{problem.position.column}"
    return Told(at=place, da=problem.sentence("da"), en=problem.sentence("en"))
