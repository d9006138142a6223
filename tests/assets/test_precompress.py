"""Files are compressed beforehand: as small as can be, once, and never for nothing."""

import gzip
import random
from pathlib import Path

import brotli
import pytest

from hooks.assets.precompress import precompress

WORDS = b"<p>Serviceabonnementer og priser</p>\n" * 200
NOISE = random.Random(4).randbytes(4096)  # noqa: S311, not for secrets


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with a page, a script, a picture and what can't be made smaller."""
    folder = tmp_path / "site"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_bytes(WORDS)
    (folder / "assets" / "main.js").write_bytes(WORDS)
    (folder / "assets" / "noise.bin").write_bytes(NOISE)
    (folder / "assets" / "picture.png").write_bytes(WORDS)
    (folder / "small.txt").write_bytes(WORDS[:1023])
    return folder


def _beside(site: Path) -> set[str]:
    return {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.suffix in {".br", ".gz"}
    }


def test_compressible_files_have_both_forms_beside_them(site: Path, tmp_path: Path) -> None:
    """Small files, packed ones and those that would grow have none."""
    precompress(site, tmp_path / "cache")
    expected = {"index.html.br", "index.html.gz", "assets/main.js.br", "assets/main.js.gz"}
    assert expected == _beside(site)


@pytest.mark.parametrize("name", ["index.html", "assets/main.js"])
def test_both_forms_hold_the_file(site: Path, tmp_path: Path, name: str) -> None:
    """Unpacked, each is the file again, byte for byte."""
    precompress(site, tmp_path / "cache")
    assert WORDS == brotli.decompress((site / f"{name}.br").read_bytes())
    assert WORDS == gzip.decompress((site / f"{name}.gz").read_bytes())


def test_no_clock_is_in_the_compressed_files(site: Path, tmp_path: Path) -> None:
    """The same site gives the same bytes on any day: gzip's field for the time is empty."""
    precompress(site, tmp_path / "cache")
    for name in ("index.html.gz", "assets/main.js.gz"):
        assert bytes(4) == (site / name).read_bytes()[4:8]


def test_a_script_is_packed_closer_than_by_the_usual_deflate(site: Path, tmp_path: Path) -> None:
    """What stays the same from build to build is worth zopfli's time."""
    script = Path(__file__).parents[2] / "docs/assets/takst/calculator/calculator.js"
    (site / "assets" / "main.js").write_bytes(script.read_bytes())
    precompress(site, tmp_path / "cache")
    usual = len(gzip.compress(script.read_bytes(), 9))
    assert (site / "assets" / "main.js.gz").stat().st_size < usual


def test_no_content_is_compressed_twice(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build, of the same contents under other names, compresses nothing."""
    precompress(site, tmp_path / "cache")
    expected = {name: (site / name).read_bytes() for name in _beside(site)}

    def refuse(content: bytes, **_: object) -> bytes:
        raise AssertionError(f"{len(content)} bytes are compressed again")

    monkeypatch.setattr("brotli.compress", refuse)
    monkeypatch.setattr("zopfli.gzip.compress", refuse)
    monkeypatch.setattr("gzip.compress", refuse)
    moved = site.rename(tmp_path / "moved")
    for name in expected:
        (moved / name).unlink()
    (moved / "assets" / "main.js").rename(moved / "assets" / "other.js")
    precompress(moved, tmp_path / "cache")
    assert sorted(expected.values()) == sorted(
        (moved / name).read_bytes() for name in _beside(moved)
    )


def test_a_page_that_changed_is_compressed_again(site: Path, tmp_path: Path) -> None:
    """No old text can be served for a new page."""
    precompress(site, tmp_path / "cache")
    (site / "index.html").write_bytes(WORDS + b"<p>Nyt</p>")
    precompress(site, tmp_path / "cache")
    assert WORDS + b"<p>Nyt</p>" == gzip.decompress((site / "index.html.gz").read_bytes())


def test_what_fails_to_be_compressed_fails_the_build(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake in a thread is not lost."""

    def fail(_: bytes) -> bytes:
        raise MemoryError

    monkeypatch.setattr("brotli.compress", fail)
    with pytest.raises(MemoryError):
        precompress(site, tmp_path / "cache")
