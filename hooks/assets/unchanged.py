"""Files made by earlier builds that the last site has as well: linked, not written again."""

import filecmp
import os
import shutil
from pathlib import Path

_PERMISSIONS = 0o777
_OF_FILES = 0o666
"""What the folder of a new file allows, less what no new file is: executable."""


def put_file(source: Path, target: Path, last: Path | None = None) -> None:
    """Put a copy of a file; where `last` is one already, that becomes the target too.

    Nobody can tell which: a copy holds the same bytes, is as readable, and whose, as new files of
    the target's folder are, and gets the time of now, by which sites are copied to their hosts.
    Raises OSError where it can't be written.
    """
    if last is not None and _is_copy(last, source, target.parent) and _link(last, target):
        os.utime(target)
    else:
        shutil.copyfile(source, target)


def _is_copy(path: Path, source: Path, folder: Path) -> bool:
    try:
        there, beside = path.stat(), folder.stat()
        is_same = filecmp.cmp(path, source, shallow=False)
    except OSError:
        return False
    is_as_new = there.st_mode & _PERMISSIONS == beside.st_mode & _OF_FILES
    return is_same and is_as_new and (there.st_uid, there.st_gid) == (beside.st_uid, beside.st_gid)


def _link(last: Path, target: Path) -> bool:
    """Say whether the file could be linked: not every file system has links."""
    try:
        os.link(last, target)
    except OSError:
        return False
    return True
