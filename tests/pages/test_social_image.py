"""The picture that other sites show: its words from the data, its colours from the theme."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from hooks.pages.social_image import SIZE, SocialText, social_image

THEME = Path(__file__).parents[2] / "docs" / "assets" / "takst" / "theme.css"
TEXT = SocialText(
    provider="Vaskeri",
    title="Abonnementer",
    tiers=[("Let", "fra 45,00 EUR"), ("Fuld", "fra 240,00 EUR")],
    note="Eksempel",
)


def _drawn(text: SocialText, cache: Path, theme: Path = THEME) -> bytes:
    return social_image(text, theme, cache)


def test_the_picture_has_the_size_that_sites_ask_for(tmp_path: Path) -> None:
    """It is a PNG that is quick to fetch."""
    drawn = _drawn(TEXT, tmp_path)
    image = Image.open(BytesIO(drawn))
    assert ("PNG", SIZE) == (image.format, image.size)
    assert len(drawn) < 100_000


def test_other_words_make_another_picture(tmp_path: Path) -> None:
    """A changed price is in the picture."""
    other = SocialText(
        provider=TEXT.provider, title=TEXT.title, tiers=[("Let", "fra 46,00 EUR")], note=""
    )
    assert _drawn(TEXT, tmp_path) != _drawn(other, tmp_path)


def test_the_theme_gives_the_colours(tmp_path: Path) -> None:
    """Another provider's picture has its own colour behind the words."""
    theme = tmp_path / "theme.css"
    theme.write_text("a { --takst-band: #aa0000; }", encoding="utf-8")
    image = Image.open(BytesIO(_drawn(TEXT, tmp_path, theme))).convert("RGB")
    assert (0xAA, 0, 0) == image.getpixel((5, 300))


def test_a_picture_is_drawn_once(tmp_path: Path) -> None:
    """A build that changes no word of it reads the cached picture."""
    _drawn(TEXT, tmp_path)
    [cached] = tmp_path.glob("*.png")
    cached.write_bytes(b"cached")
    assert b"cached" == _drawn(TEXT, tmp_path)


def test_a_long_title_stays_inside(tmp_path: Path) -> None:
    """Words are made smaller rather than cut off."""
    long = SocialText(provider="A", title="Serviceabonnementer " * 6, tiers=[], note="")
    image = Image.open(BytesIO(_drawn(long, tmp_path))).convert("RGB")
    ground = image.getpixel((5, 300))
    edge = {image.getpixel((SIZE[0] - 20, height)) for height in range(100, 240)}
    assert {ground} == edge
