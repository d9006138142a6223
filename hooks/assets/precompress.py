"""Compressed forms of the site's files: a .br and a .gz beside each file that they make smaller.

Every content is compressed once: the results are cached under the hash of the content. Measured on
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
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

import brotli
import zopfli.gzip

from hooks.cache import CACHE, atomic_write, hash_of_content

_BROTLI = f"brotli-{version('brotli')}"
_ZOPFLI = f"zopfli-{version('zopfli')}"

_LEAST = 1024
"""Bytes; a smaller file fits into one packet as it is."""

_CHANGING = {".atom", ".csv", ".html", ".ics", ".json", ".xml"}
_PACKED = {".avif", ".br", ".gif", ".gz", ".jpg", ".png", ".webp", ".woff", ".woff2"}


def precompress(site: Path, cache: Path = CACHE / "compressed") -> None:
    """Write a .br and a .gz beside each file of the site, where that is smaller than the file."""
    forms = [form for path in _compressible(site) for form in _forms_of(path, cache)]
    missing = {form.cached: form for form in forms if not form.cached.is_file()}
    # Both libraries let other threads run, so both forms of a large file are made at once.
    with ThreadPoolExecutor(os.process_cpu_count()) as threads:
        list(threads.map(_Form.make, missing.values()))
    for form in forms:
        form.write()


@dataclass(frozen=True, slots=True)
class _Form:
    """One of a file's compressed forms, which `cached` holds once it is made."""

    path: Path
    suffix: str
    cached: Path
    compress: Callable[[bytes], bytes]

    def make(self) -> None:
        """Compress the file into the cache."""
        atomic_write(self.cached, self.compress(self.path.read_bytes()))

    def write(self) -> None:
        """Write the form beside its file, unless it is no smaller."""
        if self.cached.stat().st_size < self.path.stat().st_size:
            target = self.path.with_name(self.path.name + self.suffix)
            shutil.copyfile(self.cached, target)


def _compressible(site: Path) -> list[Path]:
    """Return the files that may get smaller, the largest first, as they take longest."""
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
