"""The cache of builds in `.build`, by the hash of the input; entries are written atomically.

Two builds may run beside each other.
"""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

CACHE = Path(__file__).parent.parent / ".build"

_LENGTH = 12


def hash_of_content(content: bytes) -> str:
    """Return the short hash of the content."""
    return hashlib.sha256(content).hexdigest()[:_LENGTH]


def hash_of_files(paths: Iterable[Path], made_with: str = "") -> str:
    """Return the short hash of the files' names and contents, in order, and of what uses them."""
    digest = hashlib.sha256(made_with.encode())
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()[:_LENGTH]


def atomic_write(path: Path, content: bytes) -> None:
    """Write the file in one step, and its folder before it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as aside:
        aside.write(content)
    Path(aside.name).replace(path)


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """Return the folder, which `make` fills unless an earlier build has.

    `make` gets an empty folder beside it, which is renamed when `make` has returned: where it
    raises, nothing is left.
    """
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent) as temporary:
            aside = Path(temporary) / "made"
            aside.mkdir()
            make(aside)
            _publish(aside, folder)
    return folder


def _publish(aside: Path, folder: Path) -> None:
    """Rename a finished folder; another build may have been faster."""
    try:
        aside.rename(folder)
    except OSError:
        if not folder.exists():
            raise
