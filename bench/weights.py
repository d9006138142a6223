"""What is sent: the page before anyone uses the calculator, the answer book, the runtime."""

from collections.abc import Collection, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright

from bench.browser import visitor
from bench.encodings import ALL, encoded
from bench.figures import Weight
from bench.profiles import DESKTOP
from bench.server import Host, Transfer, file_of
from bench.stand_ins import PAGE
from bench.visits import opened

_BOOK = "assets/book/"
_LOOKED_AT = 3_000
_DRESS = {"script", "style"}


def measure_weights(
    playwright: Playwright, host: Host, *, total_only: bool = False
) -> tuple[Weight, ...]:
    """Return the weight of a visit with a price, and of its parts unless `total_only`."""
    used = _transfers(playwright, host, None)
    everything = weight("everything", host.folder, {transfer.path for transfer in used})
    if total_only:
        return (everything,)
    read = _transfers(playwright, host, "")
    return *_parts(host.folder, read, used), everything


def _parts(
    folder: Path, read: Collection[Transfer], used: Collection[Transfer]
) -> tuple[Weight, ...]:
    """Return the weight of the calculator's page unused, and of what follows when it is used."""
    runtime = runtime_paths(read, used)
    paths = {transfer.path: transfer.wanted_for for transfer in read}
    first = [path for path in paths if path not in runtime]
    page = [path for path in first if not path.startswith(_BOOK)]
    return (
        weight("page", folder, [PAGE]),
        weight("script and style", folder, [path for path in page if paths[path] in _DRESS]),
        weight("book", folder, [path for path in first if path.startswith(_BOOK)]),
        weight("runtime", folder, runtime),
    )


def runtime_paths(read: Collection[Transfer], used: Collection[Transfer]) -> list[str]:
    """Return the files that were fetched because the runtime started.

    That is what no reader fetches, and workers with all that they ask for.
    """
    found = {transfer.path for transfer in used} - {transfer.path for transfer in read}
    for transfer in (*read, *used):
        if transfer.wanted_for == "worker" or transfer.asked_by in found:
            found.add(transfer.path)
    return sorted(path for path in found if not path.startswith(_BOOK))


def weight(part: str, folder: Path, paths: Iterable[str]) -> Weight:
    """Return the weight of files of a served folder together."""
    files = [file for path in paths if (file := file_of(folder, path)) is not None]
    identity, gzip, br = (
        sum(len(encoded(file, encoding).content) for file in files)
        for encoding in ("identity", *reversed(ALL))
    )
    return Weight(part=part, files=len(files), identity=identity, gzip=gzip, br=br)


def _transfers(playwright: Playwright, host: Host, payslips: str | None) -> list[Transfer]:
    """Return what is fetched by a visitor who types that, or the usual count when it is None."""
    typed = {} if payslips is None else {"payslips": payslips}
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as disk,
        visitor(playwright, Path(disk), DESKTOP) as visiting,
        opened(visiting, host, "python", DESKTOP, **typed) as (page, _),
    ):
        if payslips is None:
            page.evaluate("takstVisit.finished")
        page.wait_for_timeout(_LOOKED_AT)
        return list(host.transfers)
