"""The site's files compressed beforehand: a .br and a .gz beside each file that gets smaller by it.

Every content is compressed once: the results are kept under the hash of the content. Measured on
this site, with one core (a page of 54 kB; the packed calculator of 1.4 MB; the wasm of 7.6 MB):

    brotli 11    8.4 kB in 0.07 s    314 kB in 2 s      1.90 MB in 21 s
    zopfli       9.5 kB in 0.45 s    392 kB in 4.8 s    2.45 MB in 19 s
    deflate 9    9.8 kB in 0.002 s   406 kB in 0.3 s    2.54 MB in 0.9 s

So brotli is always taken at its best, and zopfli beside it: the worker itself fetches the .gz of
its parts where a host sends no brotli. Pages and data, which change with every price, get the usual
deflate.
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

_CHANGING = {".atom", ".csv", ".html", ".ics", ".json", ".xml"}
_PACKED = {".avif", ".br", ".gif", ".gz", ".jpg", ".png", ".webp", ".woff", ".woff2"}


def precompress(site: Path, cache: Path = CACHE) -> None:
    """Put a .br and a .gz beside each file of the site, where that is smaller than the file."""
    files = [path for path in site.rglob("*") if path.suffix not in _PACKED and path.is_file()]
    files = [path for path in files if path.stat().st_size >= _LEAST]
    files.sort(key=lambda path: path.stat().st_size, reverse=True)
    # Both libraries let other threads run, so both forms of a large file are made at once.
    with ThreadPoolExecutor(os.process_cpu_count()) as threads:
        forms = [threads.submit(form, path, cache) for path in files for form in (_brotli, _gzip)]
    for form in forms:
        form.result()


def _brotli(path: Path, cache: Path) -> None:
    _put(path, ".br", cache / _BROTLI, brotli.compress)


def _gzip(path: Path, cache: Path) -> None:
    if path.suffix in _CHANGING:
        _put(path, ".gz", cache / "gzip-9", partial(gzip.compress, compresslevel=9, mtime=0))
    else:
        _put(path, ".gz", cache / _ZOPFLI, zopfli.gzip.compress)


def _put(path: Path, suffix: str, cache: Path, compress: Callable[[bytes], bytes]) -> None:
    """Put the compressed content beside the file, from what is kept where it is there."""
    content = path.read_bytes()
    kept = cache / hash_of_content(content)
    if not kept.is_file():
        write_whole(kept, compress(content))
    if kept.stat().st_size < len(content):
        path.with_name(path.name + suffix).write_bytes(kept.read_bytes())
