"""The site's icon as browsers and phones ask for it."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from hooks.pages.icons import coloured, favicon, touch_icon
from tests.project import ROOT

ICON = (ROOT / "docs" / "assets" / "favicon.svg").read_text("utf-8")
COLOUR = "#0b4f6c"
DRAWN = coloured(ICON, COLOUR)


def test_the_favicon_has_the_sizes_that_browsers_choose_from(tmp_path: Path) -> None:
    """Tabs, task bars and shortcuts, each with its own drawing."""
    icon = Image.open(BytesIO(favicon(DRAWN, tmp_path)))
    assert ("ICO", {(16, 16), (32, 32), (48, 48)}) == (icon.format, icon.info["sizes"])


def test_the_favicon_is_the_drawing_in_the_colour(tmp_path: Path) -> None:
    """Transparent in its round corners, coloured below, white in the middle of its sign."""
    icon = Image.open(BytesIO(favicon(DRAWN, tmp_path))).convert("RGBA")
    assert 0 == icon.getpixel((0, 0))[3]  # type: ignore[index]
    assert (11, 79, 108, 255) == icon.getpixel((24, 45))
    assert (255, 255, 255, 255) == icon.getpixel((24, 24))


def test_the_icon_for_home_screens_has_no_transparent_corner(tmp_path: Path) -> None:
    """Phones round the corners themselves, and show black where an icon is transparent."""
    icon = Image.open(BytesIO(touch_icon(DRAWN, COLOUR, tmp_path)))
    assert ("PNG", "RGB", (180, 180)) == (icon.format, icon.mode, icon.size)
    assert (11, 79, 108) == icon.getpixel((0, 0))


def test_an_icon_without_a_theme_colour_is_drawn_in_black(tmp_path: Path) -> None:
    """As browsers draw the SVG."""
    icon = Image.open(BytesIO(touch_icon(ICON, "", tmp_path)))
    assert (0, 0, 0) == icon.getpixel((0, 0))


def test_an_icon_is_drawn_once(tmp_path: Path) -> None:
    """The second build reads the cached ones."""
    favicon(DRAWN, tmp_path)
    touch_icon(DRAWN, COLOUR, tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(file.suffix.encode())
    assert [b".ico", b".png"] == [favicon(DRAWN, tmp_path), touch_icon(DRAWN, COLOUR, tmp_path)]
