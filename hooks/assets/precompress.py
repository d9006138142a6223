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
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

import brotli
import zopfli.gzip

from hooks.assets.unchanged import put_file
from hooks.cache import CACHE, atomic_write, hash_of_content

_BROTLI = f"brotli-{version('brotli')}"
_ZOPFLI = f"zopfli-{version('zopfli')}"

_LEAST = 1024
"""Bytes; a smaller file fits into one packet as it is."""

_CHANGING = {".atom", ".csv", ".html", ".ics", ".json", ".xml"}
_PACKED = {".avif", ".br", ".gif", ".gz", ".jpg", ".png", ".webp", ".woff", ".woff2"}


def precompress(site: Path, cache: Path = CACHE / "compressed", last: Path | None = None) -> None:
    """Put a .br and a .gz beside each file of the site, where that is smaller than the file.

    `last` is the site that was built before, in the same form.
    """
    forms = [form for path in _compressible(site) for form in _forms_of(path, cache)]
    missing = {form.kept: form for form in forms if not form.kept.is_file()}
    # Both libraries let other threads run, so both forms of a large file are made at once.
    with ThreadPoolExecutor(os.process_cpu_count()) as threads:
        list(threads.map(_Form.make, missing.values()))
    for form in forms:
        form.put(site, last)


@dataclass(frozen=True, slots=True)
class _Form:
    """One of a file's compressed forms: `kept` holds it once it is made."""

    path: Path
    suffix: str
    kept: Path
    compress: Callable[[bytes], bytes]

    def make(self) -> None:
        """Compress the file for all builds to come."""
        atomic_write(self.kept, self.compress(self.path.read_bytes()))

    def put(self, site: Path, last: Path | None) -> None:
        """Put the form beside its file, unless it is no smaller."""
        if self.kept.stat().st_size < self.path.stat().st_size:
            target = self.path.with_name(self.path.name + self.suffix)
            put_file(self.kept, target, last and last / target.relative_to(site))


def _compressible(site: Path) -> list[Path]:
    """Give the files that may get smaller, the largest first, which take longest."""
    files = [path for path in site.rglob("*") if path.suffix not in _PACKED and path.is_file()]
    sizes = {path: path.stat().st_size for path in files}
    worthwhile = [path for path, size in sizes.items() if size >= _LEAST]
    return sorted(worthwhile, key=sizes.__getitem__, reverse=True)


def _forms_of(path: Path, cache: Path) -> Iterator[_Form]:
    hashed = hash_of_content(path.read_bytes())
    yield _Form(path, ".br", cache / _BROTLI / hashed, brotli.compress)
    if path.suffix in _CHANGING:
        deflate = partial(gzip.compress, compresslevel=9, mtime=0)
        yield _Form(path, ".gz", cache / "gzip-9" / hashed, deflate)
    else:
        yield _Form(path, ".gz", cache / _ZOPFLI / hashed, zopfli.gzip.compress)
