"""The encodings of a file: as it is, or compressed as a host would serve it."""

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import brotli

from hooks.cache import hash_of_content

type Encoding = Literal["br", "gzip", "identity"]

ALL: tuple[Encoding, ...] = ("br", "gzip")
"""The encodings of a host with precompressed files, best first."""

_SUFFIXES: dict[Encoding, str] = {"br": ".br", "gzip": ".gz", "identity": ""}
_CACHE = Path(__file__).parent.parent / ".build" / "bench" / "encoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A file's body as it is sent."""

    content: bytes
    encoding: Encoding


def chosen(accepted: str, offered: tuple[Encoding, ...]) -> Encoding:
    """Return the first encoding on offer that an Accept-Encoding header takes, or none at all."""
    wanted = {name for name, weight in map(_weighed, accepted.split(",")) if weight > 0}
    for encoding in offered:
        if encoding in wanted or "*" in wanted:
            return encoding
    return "identity"


def encoded(path: Path, encoding: Encoding, cache: Path = _CACHE) -> Body:
    """Return the file in that encoding: the one beside it, or one compressed now and cached.

    Returns the file as it is where compressing would not make it smaller.
    """
    content = path.read_bytes()
    if encoding == "identity":
        return Body(content=content, encoding="identity")
    beside = path.with_name(path.name + _SUFFIXES[encoding])
    smaller = beside if beside.exists() else _cached(content, encoding, cache)
    if smaller.stat().st_size >= len(content):
        return Body(content=content, encoding="identity")
    return Body(content=smaller.read_bytes(), encoding=encoding)


def _cached(content: bytes, encoding: Encoding, cache: Path) -> Path:
    cached = cache / (hash_of_content(content) + _SUFFIXES[encoding])
    if not cached.exists():
        cache.mkdir(parents=True, exist_ok=True)
        cached.write_bytes(_compressed(content, encoding))
    return cached


def _compressed(content: bytes, encoding: Encoding) -> bytes:
    if encoding == "br":
        made: bytes = brotli.compress(content, quality=11, lgwin=24)
        return made
    return gzip.compress(content, compresslevel=9, mtime=0)


def _weighed(accepted: str) -> tuple[str, float]:
    """Read one part of an Accept-Encoding header, such as `gzip;q=0.5`."""
    name, _, weight = accepted.partition(";")
    try:
        return name.strip().lower(), float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        return name.strip().lower(), 0.0
