"""The site's icon in the theme's main colour, in the forms that browsers and phones ask for."""

from functools import partial
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.cache import CACHE, atomic_write, hash_of_content

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.Image import Image

FAVICON = "favicon.ico"
"""The address, from the site's root, that browsers and feed readers try by themselves."""

TOUCH_ICON = "apple-touch-icon.png"

_FAVICON_SIZES = (16, 32, 48)
_TOUCH_SIZE = 180
_FALLBACK_COLOUR = "#000000"


def coloured(icon: str, colour: str) -> str:
    """Return an SVG icon in a colour; its parts in that colour have the fill `currentColor`."""
    return icon.replace("<svg ", f'<svg color="{colour}" ', 1) if colour else icon


def favicon(icon: str, cache: Path = CACHE / "icons") -> bytes:
    """Return a coloured SVG icon as ICO."""
    return _cached("ico", icon, cache, partial(_draw_favicon, icon))


def touch_icon(icon: str, colour: str, cache: Path = CACHE / "icons") -> bytes:
    """Return a coloured SVG icon as PNG for home screens, on a ground of the colour.

    Phones round the corners themselves, so the picture is a full square.
    """
    draw = partial(_draw_touch_icon, icon, colour or _FALLBACK_COLOUR)
    return _cached("png", icon + colour, cache, draw)


def _cached(suffix: str, source: str, cache: Path, draw: "Callable[[], bytes]") -> bytes:
    drawn_with = f"{version('resvg_py')}:{version('pillow')}:{source}:"
    key = hash_of_content(drawn_with.encode() + Path(__file__).read_bytes())
    file = cache / f"{key}.{suffix}"
    if not file.is_file():
        atomic_write(file, draw())
    return file.read_bytes()


def _draw_favicon(icon: str) -> bytes:
    *smaller, largest = (_picture(icon, size) for size in _FAVICON_SIZES)
    file = BytesIO()
    sizes = [(size, size) for size in _FAVICON_SIZES]
    largest.save(file, "ICO", sizes=sizes, append_images=smaller)
    return file.getvalue()


def _draw_touch_icon(icon: str, colour: str) -> bytes:
    from PIL import Image  # noqa: PLC0415, slow to start, and most builds draw nothing

    picture = _picture(icon, _TOUCH_SIZE)
    ground = Image.new("RGBA", picture.size, colour)
    file = BytesIO()
    Image.alpha_composite(ground, picture).convert("RGB").save(file, "PNG", optimize=True)
    return file.getvalue()


def _picture(icon: str, size: int) -> "Image":
    from PIL import Image  # noqa: PLC0415, as above
    from resvg_py import svg_to_bytes  # noqa: PLC0415, as above

    png = bytes(svg_to_bytes(svg_string=icon, width=size, height=size))
    return Image.open(BytesIO(png)).convert("RGBA")
