"""What a file has lost when a form has saved it."""

import difflib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from hooks.content.load import TIERS, load_content
from hooks.content.problems import DataError

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
_QUOTED_NUMBER = re.compile(r"""(["'])[0-9][0-9.-]*\1""")
_BLOCK = re.compile(r": [|>]-?$", re.MULTILINE)
_FLOW = re.compile(r"\{.*\}$", re.MULTILINE)
_KEY = re.compile(r"^ *(?:- )?([a-z_]+):", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How many of what stood in a file stand there still."""

    before: int
    after: int

    def __str__(self) -> str:
        return f"{min(self.before, self.after)} of {self.before}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """What became of a file in which one amount was to change."""

    comments: Kept
    quoted_numbers: Kept
    blocks: Kept
    flow_mappings: Kept
    changed_lines: int
    same_order: bool
    problems: tuple[str, ...]


def losses(before: str, after: str, data: Path, aside: Path) -> Losses:
    """Compare a file with what a form has made of it; `aside` takes a copy of `data` to check."""
    return Losses(
        comments=_kept(_COMMENT, before, after),
        quoted_numbers=_kept(_QUOTED_NUMBER, before, after),
        blocks=_kept(_BLOCK, before, after),
        flow_mappings=_kept(_FLOW, before, after),
        changed_lines=_changed_lines(before, after),
        same_order=_is_within(_block_keys(before), _block_keys(after)),
        problems=_problems(after, data, aside),
    )


def _kept(pattern: re.Pattern[str], before: str, after: str) -> Kept:
    return Kept(before=len(pattern.findall(before)), after=len(pattern.findall(after)))


def _changed_lines(before: str, after: str) -> int:
    """Count the lines that a pull request would show as removed or added."""
    told = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return sum(line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"} for line in told)


def _block_keys(text: str) -> list[str]:
    return _KEY.findall(_COMMENT.sub("", text))


def _is_within(few: list[str], many: list[str]) -> bool:
    """Say whether all keys still stand in the order in which they stood."""
    rest = iter(many)
    return all(key in rest for key in few)


def _problems(after: str, data: Path, aside: Path) -> tuple[str, ...]:
    copy = Path(shutil.copytree(data, aside))
    (copy / TIERS).write_text(after, encoding="utf-8")
    try:
        load_content(copy)
    except DataError as error:
        return tuple(problem.text("en").removeprefix(f"{copy}/") for problem in error.problems)
    return ()
