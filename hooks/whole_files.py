"""Files that are there whole or not at all, also while two builds run beside each other."""

from pathlib import Path
from tempfile import NamedTemporaryFile


def write_whole(path: Path, content: bytes) -> None:
    """Write the file in one step, and its folder before it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as aside:
        aside.write(content)
    Path(aside.name).replace(path)


def put_whole(aside: Path, folder: Path) -> None:
    """Move a finished folder into place; another build may have been faster."""
    try:
        aside.rename(folder)
    except OSError:
        if not folder.exists():
            raise
