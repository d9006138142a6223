"""The part of the change log that belongs to a tag, for the notes of a release."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

_HEADING = re.compile(r"^## +\[?(?P<version>[^\]\s]+)\]?.*$", re.MULTILINE)
_LINK = re.compile(r"^\[[^\]]+\]: ", re.MULTILINE)


class MissingNotesError(Exception):
    """A change log without an entry for the tag."""


def release_notes(changelog: str, tag: str) -> str:
    """Return the text below the heading of the tag's version, with one newline at its end.

    The heading of tag `v1.2.0` is `## 1.2.0`, with or without square brackets and a date.
    Raises MissingNotesError where there is no such heading or no text below it.
    """
    version = tag.removeprefix("v")
    for heading in _HEADING.finditer(changelog):
        if heading["version"] == version:
            text = _up_to(_HEADING, _up_to(_LINK, changelog[heading.end() :])).strip()
            if text:
                return f"{text}\n"
    message = f"no entry for {tag} in the change log (write it below a heading “## {version}”)"
    raise MissingNotesError(message)


def _up_to(pattern: re.Pattern[str], text: str) -> str:
    """Return the text before the first match, or all of it."""
    match = pattern.search(text)
    return text[: match.start()] if match else text


def main(arguments: Sequence[str]) -> int:
    """Print the notes of the tag from the change log's file; return the exit status."""
    tag, file = arguments
    try:
        sys.stdout.write(release_notes(Path(file).read_text(encoding="utf-8"), tag))
    except MissingNotesError as error:
        sys.stderr.write(f"{file}: error: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
