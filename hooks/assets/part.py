"""A file that the build adds to the site."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the site: its address from the root, and its content or the file that has it."""

    address: str
    content: bytes | Path
