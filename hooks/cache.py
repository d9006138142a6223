"""What builds keep in `.build`, under the hash of what it was made from, whole or not at all.

Two builds may run beside each other.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

CACHE = Path(__file__).parent.parent / ".build"

_LENGTH = 12


def hash_of_content(content: bytes) -> str:
    """Give the short hash of the content."""
    return hashlib.sha256(content).hexdigest()[:_LENGTH]


def hash_of_files(paths: Iterable[Path], made_with: str = "") -> str:
    """Give the short hash of the files' names and contents, in order, and of what uses them."""
    digest = hashlib.sha256(made_with.encode())
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()[:_LENGTH]


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
