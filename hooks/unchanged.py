"""Files made by earlier builds that the last site has as well: linked, not written again."""

import os
import shutil
from pathlib import Path

_PERMISSIONS = 0o777
_OF_FILES = 0o666
"""What the folder of a new file allows, less what no new file is: executable."""


def put_file(source: Path, target: Path, last: Path | None = None) -> None:
    """Put a copy of a file; where `last` is an untouched copy of it, that becomes the target too.

    A copy has the time of its source, which whoever writes to it changes, and is as readable, and
    whose, as new files of the target's folder are.
    Raises OSError where it can't be written.
    """
    if last is None or not _is_copy(last, source, target.parent) or not _link(last, target):
        shutil.copyfile(source, target)
        times = source.stat()
        os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))


def _is_copy(path: Path, source: Path, folder: Path) -> bool:
    try:
        there = path.stat()
    except OSError:
        return False
    wanted, beside = source.stat(), folder.stat()
    is_same = (there.st_size, there.st_mtime_ns) == (wanted.st_size, wanted.st_mtime_ns)
    is_as_new = there.st_mode & _PERMISSIONS == beside.st_mode & _OF_FILES
    return is_same and is_as_new and (there.st_uid, there.st_gid) == (beside.st_uid, beside.st_gid)


def _link(last: Path, target: Path) -> bool:
    """Say whether the file could be linked: not every file system has links."""
    try:
        os.link(last, target)
    except OSError:
        return False
    return True
