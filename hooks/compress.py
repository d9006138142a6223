"""The site's files compressed beforehand: a .br and a .gz beside each file that gets smaller by it.

Every content is compressed once: the results are kept under the hash of the content. Measured on
this site, with one core (a page of 54 kB; Pyodide's script of 1.1 MB; its wasm of 8.6 MB):

    brotli 11    8.4 kB in 0.07 s    181 kB in 1.4 s    2.1 MB in 28 s
    zopfli       9.5 kB in 0.45 s    208 kB in 2.3 s    too slow to wait for
    deflate 9    9.8 kB in 0.002 s   221 kB in 0.06 s   2.8 MB in 1 s

So brotli is always taken at its best. Zopfli is left to what stays the same from build to build,
and pages, which change with every price, and what is very large have the usual deflate.
"""

import gzip
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

import brotli
import zopfli.gzip

from hooks.hashing import hash_of_content
from hooks.whole_files import write_whole

CACHE = Path(__file__).parent.parent / ".build" / "compressed"

_BROTLI = f"brotli-{version('brotli')}"
_ZOPFLI = f"zopfli-{version('zopfli')}"

_LEAST = 1024
"""Bytes; a smaller file fits into one packet as it is."""

_ZOPFLI_MOST = 2_000_000
"""Bytes; above it, zopfli takes seconds for a few per cent."""

_CHANGING = {".html", ".xml"}
_PACKED = {".avif", ".br", ".gif", ".gz", ".jpg", ".png", ".webp", ".woff", ".woff2"}


def precompress(site: Path, cache: Path = CACHE) -> None:
    """Put a .br and a .gz beside each file of the site, where that is smaller than the file."""
    files = [path for path in site.rglob("*") if path.suffix not in _PACKED and path.is_file()]
    files = [path for path in files if path.stat().st_size >= _LEAST]
    files.sort(key=lambda path: path.stat().st_size, reverse=True)
    # Both libraries let other threads run while they work.
    with ThreadPoolExecutor(os.process_cpu_count()) as threads:
        for _ in threads.map(partial(_compress, cache=cache), files):
            pass


def _compress(path: Path, cache: Path) -> None:
    content = path.read_bytes()
    name = hash_of_content(content)
    deflate, way = _deflate_for(path, len(content))
    _put(path, ".br", content, cache / _BROTLI / name, brotli.compress)
    _put(path, ".gz", content, cache / way / name, deflate)


def _deflate_for(path: Path, size: int) -> tuple[Callable[[bytes], bytes], str]:
    """Give what deflates a file, and the name under which its results are kept."""
    if path.suffix in _CHANGING or size > _ZOPFLI_MOST:
        return partial(gzip.compress, compresslevel=9, mtime=0), "gzip-9"
    return zopfli.gzip.compress, _ZOPFLI


def _put(
    path: Path, suffix: str, content: bytes, kept: Path, compress: Callable[[bytes], bytes]
) -> None:
    """Put the compressed content beside the file, from what is kept where it is there."""
    if not kept.is_file():
        write_whole(kept, compress(content))
    if kept.stat().st_size < len(content):
        path.with_name(path.name + suffix).write_bytes(kept.read_bytes())
