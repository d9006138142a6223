"""What the last site has as well is taken over, unless somebody has touched it there."""

import os
from pathlib import Path

import pytest

from hooks.assets.unchanged import put_file

CONTENT = b"started Python"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give a file that was made some time ago."""
    path = tmp_path / "source"
    path.write_bytes(CONTENT)
    os.utime(path, ns=(1_000_000_001, 2_000_000_002))
    return path


@pytest.fixture
def last(source: Path, tmp_path: Path) -> Path:
    """Give its copy in the last site, and a folder for the next one."""
    (tmp_path / "site").mkdir()
    put_file(source, tmp_path / "last")
    return tmp_path / "last"


def test_without_a_last_site_the_file_is_written(source: Path, last: Path) -> None:
    """It is a file of its own: whoever writes to the site writes to nothing else."""
    assert last.read_bytes() == CONTENT
    assert not last.samefile(source)


def test_a_file_that_is_taken_over_is_as_new(source: Path, last: Path, tmp_path: Path) -> None:
    """Who copies a site to its host by the files' times takes along all that a build has made."""
    os.utime(last, ns=(1_000_000_001, 2_000_000_002))
    start = last.stat().st_mtime_ns
    put_file(source, tmp_path / "site" / "new", last)
    assert (tmp_path / "site" / "new").samefile(last)
    assert (tmp_path / "site" / "new").stat().st_mtime_ns > start


def test_an_untouched_copy_is_taken_over(source: Path, last: Path, tmp_path: Path) -> None:
    """It is the very same file, and nothing is written."""
    put_file(source, tmp_path / "site" / "new", last)
    assert (tmp_path / "site" / "new").samefile(last)


@pytest.mark.parametrize("touched", [b"another Python", b"", CONTENT[::-1]])
def test_a_touched_copy_is_written_anew(
    source: Path, last: Path, tmp_path: Path, touched: bytes
) -> None:
    """What somebody has done to the last site does not come into the next one, whenever it was."""
    last.write_bytes(touched)
    os.utime(last, ns=(source.stat().st_atime_ns, source.stat().st_mtime_ns))
    put_file(source, tmp_path / "site" / "new", last)
    assert (tmp_path / "site" / "new").read_bytes() == CONTENT
    assert not (tmp_path / "site" / "new").samefile(last)


def test_another_source_is_written(source: Path, last: Path, tmp_path: Path) -> None:
    """A file that has changed has another content."""
    source.write_bytes(CONTENT.upper())
    put_file(source, tmp_path / "site" / "new", last)
    assert (tmp_path / "site" / "new").read_bytes() == CONTENT.upper()


def test_what_the_last_site_has_not_is_written(source: Path, tmp_path: Path) -> None:
    """The first build has no last site."""
    (tmp_path / "site").mkdir()
    put_file(source, tmp_path / "site" / "new", tmp_path / "nothing")
    assert (tmp_path / "site" / "new").read_bytes() == CONTENT


def test_where_there_are_no_links_the_file_is_written(
    source: Path, last: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems have none."""

    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    put_file(source, tmp_path / "site" / "new", last)
    assert (tmp_path / "site" / "new").read_bytes() == CONTENT
    assert not (tmp_path / "site" / "new").samefile(last)


@pytest.mark.parametrize("mode", [0o600, 0o000, 0o755])
def test_a_copy_that_may_be_read_otherwise_is_written_anew(
    source: Path, last: Path, tmp_path: Path, mode: int
) -> None:
    """A web server can read what a build has made, whatever the last one was made with."""
    expected = last.stat().st_mode
    last.chmod(mode)
    put_file(source, tmp_path / "site" / "new", last)
    assert expected == (tmp_path / "site" / "new").stat().st_mode


def test_a_build_that_nobody_else_may_read_takes_nothing_over(
    source: Path, last: Path, tmp_path: Path
) -> None:
    """And the other way round."""
    before = os.umask(0o077)
    try:
        (tmp_path / "private").mkdir()
        put_file(source, tmp_path / "private" / "new", last)
    finally:
        os.umask(before)
    assert (tmp_path / "private" / "new").stat().st_mode & 0o777 == 0o600
