"""Which Python a site publishes: the wanted kind, or the next plainer one that works."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from calculator.model import Catalogue
from calculator.services import Services
from hooks.cache import hash_of_content, hash_of_files
from hooks.errors import BuildError
from hooks.runtime.kinds import RUNTIME_KINDS, Inputs, Runtime, RuntimeKind, make_runtime
from hooks.runtime.pyodide import MODULE
from hooks.runtime.smoke_test import WrongAnswerError, check_runtime

_NAMES: Mapping[RuntimeKind, str] = {
    "snapshot": "the snapshot",
    "cut": "the cut Pyodide",
    "full": "the full Pyodide",
}
_failures: dict[tuple[RuntimeKind, Inputs], str] = {}
"""Why runtimes have failed in this process: a preview does not try them with each change."""

_NO_PYTHON = "this site has no Python, only the answer book's prices: never publish it"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuntimeFiles:
    """The files of Python that a site publishes, and the addresses that its pages name.

    Addresses are from the site's root; one is empty where the kind has no such file. `files` has
    the content of each address, or the file that has it.
    """

    kind: RuntimeKind
    files: Mapping[str, bytes | Path]
    warnings: tuple[str, ...] = ()
    folder: str = ""
    snapshot: str = ""
    prices: str = ""
    library: str = ""
    workbook: str = ""


def runtime_files(
    wanted: RuntimeKind,
    module: str,
    catalogue: Catalogue,
    services: Services,
    inputs: Inputs | None = None,
) -> RuntimeFiles:
    """Return the files of the wanted runtime, or of the next plainer one that works.

    `module` is the source of the module of prices, which has the catalogue and the services.
    Raises BuildError where no runtime works, or where one answers differently from this Python.
    """
    if wanted == "none":
        return RuntimeFiles(kind="none", files={}, warnings=(_NO_PYTHON,))

    def make(kind: RuntimeKind) -> Runtime:
        runtime = make_runtime(kind, inputs)
        check_runtime(runtime, module, catalogue, services)
        return runtime

    make_once = partial(_make_unless_failed, make, inputs or Inputs())
    runtime, warnings = first_that_works(wanted, make_once)
    return _files(runtime, runtime.prices(module), warnings)


def _make_unless_failed(
    make: Callable[[RuntimeKind], Runtime], inputs: Inputs, kind: RuntimeKind
) -> Runtime:
    """Return the runtime; raises BuildError at once where it has failed before."""
    if reason := _failures.get((kind, inputs)):
        raise BuildError(reason)
    try:
        return make(kind)
    except WrongAnswerError:
        raise
    except BuildError as error:
        _failures[kind, inputs] = str(error)
        raise


def first_that_works(
    wanted: RuntimeKind, make: Callable[[RuntimeKind], Runtime]
) -> tuple[Runtime, tuple[str, ...]]:
    """Return the first runtime that `make` returns, from the wanted kind on, and warnings.

    Raises BuildError where `make` raises it for the plainest kind, and WrongAnswerError at once.
    """
    kinds = RUNTIME_KINDS[RUNTIME_KINDS.index(wanted) : RUNTIME_KINDS.index("none")]
    warnings: list[str] = []
    for kind, plainer in pairwise(kinds):
        try:
            return make(kind), tuple(warnings)
        except WrongAnswerError:
            raise
        except BuildError as error:
            warnings.append(
                f"{_NAMES[kind]} can't be published: {_reason(error)}."
                f" Visitors get {_NAMES[plainer]}, which loads more slowly"
                " (docs/adr/pyodide-upgrades.md says what to do)"
            )
    return make(kinds[-1]), tuple(warnings)


def _reason(error: BuildError) -> str:
    """Return the last line of an error, which has its cause."""
    return str(error).strip().splitlines()[-1].rstrip(".")


def _files(runtime: Runtime, prices: bytes, warnings: tuple[str, ...]) -> RuntimeFiles:
    started = runtime.fallback or runtime
    folder = f"assets/runtime/{started.scripts.name}/"
    files: dict[str, bytes | Path] = {f"{folder}{path.name}": path for path in _files_of(started)}

    def publish(address: str, content: bytes | Path) -> str:
        files[address] = content
        return address

    return RuntimeFiles(
        kind=runtime.kind,
        files=files,
        warnings=warnings,
        folder=folder,
        snapshot=_publish_snapshot(runtime, publish),
        prices=publish(f"assets/prices/{hash_of_content(prices)}/prices.zip", prices),
        library=_publish_library(started, folder, publish),
        workbook=publish(_library_address(runtime.workbook), runtime.workbook),
    )


def _files_of(runtime: Runtime) -> Iterator[Path]:
    return (path for path in sorted(runtime.scripts.iterdir()) if path.is_file())


def _publish_snapshot(runtime: Runtime, publish: Callable[[str, Path], str]) -> str:
    if not runtime.fallback:
        return ""
    module = runtime.module / MODULE
    return publish(f"assets/snapshot/{hash_of_files([module])}/{MODULE}", module)


def _publish_library(runtime: Runtime, folder: str, publish: Callable[[str, Path], str]) -> str:
    if runtime.library is None:
        return ""
    if runtime.library.parent == runtime.scripts:
        return f"{folder}{runtime.library.name}"
    return publish(_library_address(runtime.library), runtime.library)


def _library_address(path: Path) -> str:
    return f"assets/library/{path.parent.name}/{path.name}"
