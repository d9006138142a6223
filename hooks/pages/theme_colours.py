"""The provider's colours, for the places that a style sheet does not reach.

They are the frame that a browser draws around the page, the icon in its tab, and the picture that
other sites show.
"""

import re
from pathlib import Path

MAIN_COLOUR = "--takst-brand"
"""The token that a theme has to set; buttons are drawn in it."""

_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
_NAMED = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")


def main_colour(theme: Path) -> str:
    """Return the main colour of a theme's file."""
    return colour_of(theme, MAIN_COLOUR)


def colour_of(theme: Path, token: str) -> str:
    """Return a token's colour, as its first value in a theme's file has it.

    Returns nothing where the file names no colour of the form `#0b4f6c` for it.
    """
    tokens: dict[str, str] = {}
    for name, value in _TOKEN.findall(theme.read_text(encoding="utf-8")):
        tokens.setdefault(name, value.strip())
    value = tokens.get(token, "")
    named = _NAMED.fullmatch(value)
    value = tokens.get(named[1], "") if named else value
    return value if _COLOUR.fullmatch(value) else ""
