"""The short hash by which a file's address, or a folder's name, stands for its content."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

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
