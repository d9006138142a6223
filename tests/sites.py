"""Sites that many tests read: each is built once per run and shared by all workers."""

import gzip
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

import brotli
from filelock import FileLock

from hooks.assets.precompress import precompress
from hooks.build.command import build_site
from hooks.cache import hash_of_content, made_once
from hooks.runtime.kinds import RuntimeKind
from tests.project import CONFIG


class Shared:
    """Folders that the workers of a run share. Tests may read them and must not change them."""

    def __init__(self, folder: Path) -> None:
        """Keep what is made below `folder`, which all workers name alike."""
        self.folder = folder

    def once(self, name: str, make: Callable[[Path], None]) -> Path:
        """Return the folder `name`; the first worker that asks has it filled by `make`.

        A worker that asks meanwhile waits. `make` fills a folder that is renamed afterwards, so
        it must not write down where that is.
        """
        folder = self.folder / name
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{folder}.lock"):
            return made_once(folder, make)

    def site(
        self,
        day: date,
        url: str | None = None,
        *,
        config: Path = CONFIG,
        data: Path | None = None,
        theme: Path | None = None,
        runtime: RuntimeKind = "snapshot",
    ) -> Path:
        """Return the site as `build_site` builds it from these arguments."""
        hashed = hash_of_content(repr((str(day), url, config, data, theme, runtime)).encode())

        def make(folder: Path) -> None:
            build_site(config, folder / "site", day, url, data=data, theme=theme, runtime=runtime)

        return self.once(f"site-{day}-{hashed}", make) / "site"


def quick_precompress(cache: Path) -> Callable[..., None]:
    """Return a stand-in for `precompress` that makes the same files, larger and sooner."""

    def compress(site: Path, **options: Path | None) -> None:
        with (
            patch("brotli.compress", partial(brotli.compress, quality=1)),
            patch("zopfli.gzip.compress", partial(gzip.compress, compresslevel=1, mtime=0)),
        ):
            precompress(site, cache, **options)

    return compress
