"""The variants: Takst's own page, and the pages that it is compared with."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.encodings import ALL, Encoding
from bench.server import Host, served
from bench.stand_ins import bare_site, plain_site, pyodide_site
from hooks.content.load import Content

OURS = "python"
PLAIN = "plain"
BARE = "bare"
PUBLISHED = "pyodide"
NAMES = (PLAIN, BARE, OURS, PUBLISHED)

TITLES = {
    PLAIN: "Plain JavaScript, same page",
    BARE: "Plain JavaScript, bare page",
    OURS: "Takst",
    PUBLISHED: "Pyodide as published",
}


@dataclass(frozen=True, slots=True)
class Variant:
    """A served site: its name, its host, and the source whose price ends a visit."""

    name: str
    host: Host
    wanted: str


@dataclass(frozen=True, slots=True)
class _StandIn:
    write: Callable[[Path, Path, Content, date], None]
    offered: tuple[Encoding, ...]
    wanted: str


# Published Pyodide goes gzip-compressed, as hosts do that compress as they send.
_STAND_INS = {
    PLAIN: _StandIn(plain_site, ALL, "plain"),
    BARE: _StandIn(bare_site, ALL, "plain"),
    PUBLISHED: _StandIn(pyodide_site, ("gzip",), "python"),
}


@contextmanager
def hosted(
    sites: Sequence[Path], names: Sequence[str], content: Content, day: date
) -> Iterator[tuple[Variant, ...]]:
    """Serve the variants of those names; of further sites, their own pages under their paths.

    The first site is the one that the stand-ins are made of.
    """
    with ExitStack() as stack, TemporaryDirectory() as folder:
        made = []
        for name in names:
            if name == OURS:
                for position, site in enumerate(sites):
                    host = stack.enter_context(served(site, ALL))
                    made.append(Variant(str(site) if position else OURS, host, "python"))
                continue
            stand_in = _STAND_INS[name]
            stand_in.write(sites[0], Path(folder) / name, content, day)
            host = stack.enter_context(served(Path(folder) / name, stand_in.offered))
            made.append(Variant(name, host, stand_in.wanted))
        yield tuple(made)
