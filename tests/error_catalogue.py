"""Makes docs/guide/errors.md from the mistakes of `tests/mistakes/`.

.venv/bin/python -m tests.error_catalogue
"""

from itertools import groupby
from pathlib import Path

from hooks.content.schema import NOT_IN_SCHEMA
from tests.broken_files import Mistake, Reported, mistakes

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

Made from the mistakes in `tests/mistakes/` by `make errors`; not written by hand.

`takst validate` reports every mistake in all data files at once, in Danish or English (`--lang da`,
or the system's `LANG`): `FILE:LINE:COL: error: what is wrong (how to fix it)`.
In GitHub Actions each mistake is shown beside its line too, under the code that it has here.

Each entry shows the line with the mistake, and the message.
"""


def catalogue() -> str:
    """Return the text of the page."""
    pieces = [_INTRODUCTION]
    for kind, group in groupby(mistakes(), key=lambda mistake: mistake.code.partition(".")[0]):
        pieces.append(f"\n## {_KINDS.get(kind, kind)}\n")
        pieces += [_entry(mistake) for mistake in group]
    return "".join(pieces)


def _entry(mistake: Mistake) -> str:
    heading = f"\n### `{mistake.code}`\n"
    shown = "".join(_shown(mistake, reported) for reported in mistake.expected)
    reason = NOT_IN_SCHEMA.get(mistake.code)
    limit = f"\nAn editor's schema does not find it: {reason}.\n" if reason else ""
    return heading + shown + limit


def _shown(mistake: Mistake, reported: Reported) -> str:
    where = f"{reported.file}, line {reported.line}"
    line = _line(mistake, reported)
    code = f"\n```yaml\n{line}    # {where}\n```\n" if line else f"\n{where}:\n"
    return f"{code}\n- da: {_plain(reported.da)}\n- en: {_plain(reported.en)}\n"


def _line(mistake: Mistake, reported: Reported) -> str | None:
    """Return the line with the problem; None where there is no such file or line."""
    content = mistake.files().get(reported.file)
    if not content:
        return None
    lines = content.decode("utf-8", errors="replace").split("\n")
    line = "".join(char if char.isprintable() else "\ufffd" for char in lines[reported.line - 1])
    return line if len(line) <= _MOST else f"{line[:_MOST]}…"


def _plain(sentence: str) -> str:
    """Return the sentence as Markdown shows it letter by letter."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|" else char for char in sentence)


if __name__ == "__main__":
    PAGE.write_text(catalogue(), encoding="utf-8")
