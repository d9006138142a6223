"""The mistakes of `tests/mistakes/`: one YAML file for each kind, named by its code.

`changes` are the places where the data of `tests/sound/` are broken: in that file, the text under
`replace` becomes the text under `with`. `expected` is what is reported: place and words in both
languages. A second file of a code has a name behind `~`.

Where all of a file matters, it is in a folder of `tests/mistakes/files/`, named by the code too.
`missing` and `folder` name a file that does not exist, or is a folder; `release` says that the
check is the one before publishing. Worked examples, which a provider may be without, are added
where a change or a file is about them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from hooks.content.load import EXAMPLES, check_content
from hooks.content.problems import DataError, Diagnostic
from hooks.content.release import release_problems

FOLDER = Path(__file__).parent / "mistakes"
SOUND = Path(__file__).parent / "sound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A problem as it is reported: `FILE:LINE:COL` and the sentence in each language."""

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
class Change:
    """A text that occurs once in a sound file, and the one that breaks the file in its place."""

    file: str
    replace: str
    by: str

    def apply(self, text: str) -> str:
        """Return the text with the change; raises ValueError where it has no single place."""
        if text.count(self.replace) != 1:
            raise ValueError(f"{self.file} has not exactly one {self.replace!r}")
        return text.replace(self.replace, self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A way to break the sound data, and what is to be reported of it."""

    name: str
    expected: tuple[Reported, ...]
    changes: tuple[Change, ...] = ()
    missing: str | None = None
    without_file: str | None = None
    release: bool = False

    @property
    def code(self) -> str:
        """The code of the message."""
        return self.name.partition("~")[0]

    def broken_files(self) -> Mapping[str, bytes]:
        """Return the content of each file that this mistake breaks, by name."""
        broken = {file.name: file.read_bytes() for file in (FOLDER / "files" / self.name).glob("*")}
        for change in self.changes:
            sound = broken.get(change.file) or _sound_file(change.file).read_bytes()
            broken[change.file] = change.apply(sound.decode("utf-8")).encode("utf-8")
        return broken

    def files(self) -> Mapping[str, bytes]:
        """Return the content of each file of the data with this mistake in it, by name."""
        files = {file.name: file.read_bytes() for file in SOUND.iterdir()}
        if any(reported.file == EXAMPLES for reported in self.expected):
            files[EXAMPLES] = _sound_file(EXAMPLES).read_bytes()
        files |= self.broken_files()
        absent = {self.missing, self.without_file}
        return {name: content for name, content in files.items() if name not in absent}

    def write_to(self, data: Path) -> Path:
        """Write the data with this mistake in it, and return its folder."""
        data.mkdir()
        for name, content in self.files().items():
            (data / name).write_bytes(content)
        if self.without_file is not None:
            (data / self.without_file).mkdir()
        return data

    def problems(self, data: Path) -> list[Diagnostic]:
        """Return what is reported of the files in that folder."""
        try:
            content = check_content(data)
        except DataError as error:
            return list(error.problems)
        return release_problems(data, content) if self.release else []


def mistakes() -> Iterator[Mistake]:
    """Yield all of them, by name."""
    for file in sorted(FOLDER.glob("*.yml"), key=lambda path: path.stem):
        entry = yaml.safe_load(file.read_text(encoding="utf-8"))
        yield Mistake(
            name=file.stem,
            expected=tuple(Reported(**reported) for reported in entry["expected"]),
            changes=tuple(
                Change(file=change["file"], replace=change["replace"], by=change["with"])
                for change in entry.get("changes", ())
            ),
            missing=entry.get("missing"),
            without_file=entry.get("folder"),
            release=entry.get("release", False),
        )


def as_reported(problem: Diagnostic) -> Reported:
    """Return a problem as a mistake's file writes it."""
    place = f"{problem.file.name}:{problem.position.line}:{problem.position.column}"
    return Reported(at=place, da=problem.sentence("da"), en=problem.sentence("en"))


def _sound_file(name: str) -> Path:
    return FOLDER / EXAMPLES if name == EXAMPLES else SOUND / name
