"""Files of a new site that the last one has as well: linked, so that nothing is written twice."""

import os
import shutil
from pathlib import Path


def put_file(source: Path, target: Path, last: Path | None = None) -> None:
    """Put a copy of a file; where `last` is an untouched copy of it, that becomes the target too.

    A copy has the time of its source, and whoever writes to it changes that.
    Raises OSError where it can't be written.
    """
    if last is None or not _is_copy(last, source) or not _link(last, target):
        shutil.copyfile(source, target)
        times = source.stat()
        os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))


def _is_copy(path: Path, source: Path) -> bool:
    try:
        there = path.stat()
    except OSError:
        return False
    wanted = source.stat()
    return (there.st_size, there.st_mtime_ns) == (wanted.st_size, wanted.st_mtime_ns)


def _link(last: Path, target: Path) -> bool:
    """Say whether the file could be linked: not every file system has links."""
    try:
        os.link(last, target)
    except OSError:
        return False
    return True
