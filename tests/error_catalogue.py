"""Makes docs/guide/errors.md from the broken files of `tests/mistakes/`.

.venv/bin/python -m tests.error_catalogue
"""

from itertools import groupby
from pathlib import Path

from hooks.content.schema import NOT_IN_SCHEMA
from tests.broken_files import Mistake, Told, mistakes

PAGE = Path(__file__).parent.parent / "docs" / "guide" / "errors.md"

_MOST = 100
"""How much of a line is shown, in characters."""

_KINDS = {
    "address": "Addresses",
    "amount": "Amounts",
    "answers": "Answers",
    "brackets": "Brackets",
    "category": "Categories",
    "count": "Counts",
    "currency": "Currency",
    "date": "Dates",
    "day": "Days of the month",
    "discount": "The discount on consultancy",
    "email": "E-mail addresses",
    "example": "Worked examples",
    "file": "Whole files",
    "flag": "True and false",
    "id": "Ids",
    "inclusion": "What a tier has of a service",
    "key": "Keys",
    "list": "Lists",
    "price_lists": "Price lists",
    "rate": "Rates",
    "release": "Before publishing: `takst validate --release`",
    "shape": "Numbers that the contact form refuses",
    "size": "Sizes",
    "step": "Rounding",
    "text": "Texts",
    "tier": "A tier",
    "tiers": "Tiers",
    "unit": "Units",
    "value": "Choices and shapes",
    "web_address": "Full web addresses",
    "yaml": "YAML",
}

_INTRODUCTION = """\
# Mistakes in the data files

Made from the broken files in `tests/mistakes/` by `make errors`; not written by hand.

`takst validate` tells every mistake of all data files at once, in Danish or English (`--lang da`,
or the system's `LANG`): `FILE:LINE:COL: error: what is wrong (how to mend it)`.
In GitHub Actions each stands beside its line too, under the code by which it is found here.

Each entry shows the line at fault, and what is told of it.
"""


def catalogue() -> str:
    """Give the page."""
    pieces = [_INTRODUCTION]
    for kind, group in groupby(mistakes(), key=lambda mistake: mistake.code.partition(".")[0]):
        pieces.append(f"\n## {_KINDS.get(kind, kind)}\n")
        pieces += [_entry(mistake) for mistake in group]
    return "".join(pieces)


def _entry(mistake: Mistake) -> str:
    heading = f"\n### `{mistake.code}`\n"
    shown = "".join(_shown(mistake, told) for told in mistake.told)
    reason = NOT_IN_SCHEMA.get(mistake.code)
    limit = f"\nAn editor's schema does not find it: {reason}.\n" if reason else ""
    return heading + shown + limit


def _shown(mistake: Mistake, told: Told) -> str:
    place = told.at.split(":", 1)
    where = f"{place[0]}, line {told.line}"
    line = _line(mistake.folder / told.file, told.line)
    code = f"\n```yaml\n{line}    # {where}\n```\n" if line else f"\n{where}:\n"
    return f"{code}\n- da: {_plain(told.da)}\n- en: {_plain(told.en)}\n"


def _line(file: Path, number: int) -> str | None:
    """Give the line; None where the file is not there or has no such line."""
    if not file.is_file():
        return None
    lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
    line = "".join(char if char.isprintable() else "\ufffd" for char in lines[number - 1])
    return line if len(line) <= _MOST else f"{line[:_MOST]}…"


def _plain(sentence: str) -> str:
    """Give the sentence as Markdown shows it letter by letter."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|" else char for char in sentence)


if __name__ == "__main__":
    PAGE.write_text(catalogue(), encoding="utf-8")
