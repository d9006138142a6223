"""The picture that other sites show of a link to this one, drawn from the data of a build.

It has the site's title, the provider, and each tier with the price that it begins at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.cache import CACHE, atomic_write, hash_of_content
from hooks.pages.theme_colours import colour_of

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

SIZE = (1200, 630)
"""Width and height in pixels, as the sites that show such pictures ask for."""

MOST_TIERS = 5
"""How many tiers have room."""

_FONTS = Path(__file__).with_name("fonts")
_BOLD, _NORMAL = _FONTS / "lato-bold.woff", _FONTS / "lato-normal.woff"
"""Lato 2, under the SIL Open Font License (fonts/OFL.txt)."""

_EDGE = 80
_GROUND, _INK, _FAINT, _MARK = "#0a3b46", "#ffffff", "#c4dadd", "#f3bf4f"
"""Where the theme does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialText:
    """The words of the picture: each tier is its name and its price, as they are written."""

    provider: str
    title: str
    tiers: Sequence[tuple[str, str]]
    note: str


def social_image(text: SocialText, theme: Path, cache: Path = CACHE / "social") -> bytes:
    """Return the picture as PNG, from the cache where it has been drawn before."""
    drawn_with = f"{text!r}:{theme.read_text(encoding='utf-8')}:"
    key = hash_of_content(drawn_with.encode() + Path(__file__).read_bytes())
    made = cache / f"{key}.png"
    if not made.is_file():
        atomic_write(made, _draw(text, theme))
    return made.read_bytes()


def _draw(text: SocialText, theme: Path) -> bytes:
    from PIL import Image, ImageDraw  # noqa: PLC0415, slow to start, and most builds draw nothing

    ground = colour_of(theme, "--takst-band") or _GROUND
    ink = colour_of(theme, "--takst-on-band") or _INK
    faint = colour_of(theme, "--takst-on-band-muted") or _FAINT
    mark = colour_of(theme, "--takst-mark") or _MARK
    image = Image.new("RGB", SIZE, ground)
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    inner = width - 2 * _EDGE
    draw.rectangle((0, 0, width, 12), fill=mark)
    draw.text((_EDGE, 74), text.provider, fill=faint, font=_fitting(text.provider, 34, inner))
    draw.text((_EDGE, 122), text.title, fill=ink, font=_fitting(text.title, 78, inner, bold=True))
    top, step = 260, 56
    for name, price in text.tiers[:MOST_TIERS]:
        draw.line((_EDGE, top - 10, width - _EDGE, top - 10), fill=faint, width=1)
        draw.text((_EDGE, top), name, fill=ink, font=_fitting(name, 34, inner // 2, bold=True))
        font = _fitting(price, 34, inner // 2)
        draw.text((width - _EDGE, top), price, fill=ink, font=font, anchor="ra")
        top += step
    draw.text((_EDGE, height - 76), text.note, fill=faint, font=_fitting(text.note, 28, inner))
    file = BytesIO()
    image.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _fitting(text: str, size: int, width: int, *, bold: bool = False) -> "FreeTypeFont":
    """Return the largest font up to a size in which the text is no wider than that."""
    file = _BOLD if bold else _NORMAL
    length = _font(file, size).getlength(text)
    return _font(file, size if length <= width else max(8, int(size * width / length)))


@cache
def _font(file: Path, size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415, as above

    return ImageFont.truetype(str(file), size)
