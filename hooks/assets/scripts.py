"""Our scripts and styles as browsers get them: bundled, minified, named by their content.

esbuild makes them. Unchanged sources are not bundled again: the folder's name is the hash of all
sources.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hooks.cache import CACHE, hash_of_files, made_once
from hooks.errors import BuildError
from hooks.node import BROWSERS, MODULES, run_node, version_of

PAGE_ENTRIES = (
    "calculator/main.js",
    "contact/contact.js",
    "page/page.js",
    "embed/embedded.js",
    "takst.css",
)
"""Entries that pages link; what two of them import is bundled into a file of its own."""

SCRIPTS = "assets/takst/"
"""The folder of our scripts and styles, among the pages and in a site."""

THEME = "theme.css"
"""The colours, which pages link too; a provider may replace the file."""

INLINE_ENTRIES = ("calculator/first.js", "embed/look.js")
"""Scripts that are written into the pages themselves."""

HOST_ENTRIES = ("embed/embed.js",)
"""Scripts that pages of other sites link, at an address that never changes."""

WORKER_ENTRIES = ("worker/worker.js",)
"""Workers; each is bundled into one file, so that nothing is fetched one after the other."""

_SETTINGS = (
    "--bundle",
    "--minify",
    f"--target={BROWSERS}",
    "--entry-names=[hash]/[name]",
    "--chunk-names=[hash]/[name]",
    "--log-level=warning",
    "--color=false",
)
_DESCRIPTION = "made.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A file that a page links, and the files that it imports; paths in the folder."""

    path: str
    imports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scripts:
    """The bundled files in their folder, by the file names of their sources."""

    folder: Path
    entries: dict[str, Script]
    paths: tuple[str, ...]

    def __getitem__(self, source: str) -> Script:
        """Return the bundle of a source such as `calculator/main.js`, or `main.js` for short."""
        return self.entries[Path(source).name]

    def text(self, source: str) -> str:
        """Return the text of a script that is written into a page."""
        return (self.folder / self[source].path).read_text(encoding="utf-8").strip()

    @property
    def published(self) -> tuple[str, ...]:
        """The files that are published at an address with their hash."""
        others = {self[source].path for source in (*INLINE_ENTRIES, *HOST_ENTRIES)}
        return tuple(path for path in self.paths if path not in others)


def bundle_scripts(
    sources: Path,
    cache: Path = CACHE / "scripts",
    modules: Path = MODULES,
    *,
    theme: Path | None = None,
) -> Scripts:
    """Return the scripts and the styles of a folder, bundled by esbuild unless they are cached.

    `theme` is the file of colours where it is not the folder's own.

    Raises BuildError with file and line where a source can't be bundled.
    """
    theme = (theme or sources / THEME).resolve()
    if not theme.is_file():
        raise BuildError(f"{theme} does not exist (name the file of the theme's colours)")

    def make(folder: Path) -> None:
        _make(sources, theme, folder, modules)

    return _read(made_once(cache / _hash_of_inputs(sources, theme, modules), make))


def _hash_of_inputs(sources: Path, theme: Path, modules: Path) -> str:
    entries = (PAGE_ENTRIES, THEME, INLINE_ENTRIES, HOST_ENTRIES, WORKER_ENTRIES)
    paths = [path for path in sorted(sources.rglob("*")) if path.suffix in {".js", ".css"}]
    own = [path for path in paths if path != sources / THEME]
    names = [path.relative_to(sources).as_posix() for path in own]
    made_with = f"{version_of('esbuild', modules)}:{entries}:{_SETTINGS}:{names}"
    return hash_of_files([*own, theme], made_with)


def _make(sources: Path, theme: Path, aside: Path, modules: Path) -> None:
    pages = _run(
        sources, aside, modules, "--format=esm", "--splitting", *PAGE_ENTRIES, f"theme={theme}"
    )
    alone = _run(sources, aside, modules, "--format=iife", *INLINE_ENTRIES, *HOST_ENTRIES)
    worker = _run(sources, aside, modules, "--format=esm", *WORKER_ENTRIES)
    description = json.dumps(pages | alone | worker, indent=1)
    (aside / _DESCRIPTION).write_text(description, encoding="utf-8")


def _run(sources: Path, aside: Path, modules: Path, *words: str) -> dict[str, Any]:
    """Run esbuild and return its description of the outputs, with paths in the folder."""
    account = aside.with_suffix(".json")
    own = {*PAGE_ENTRIES, *INLINE_ENTRIES, *HOST_ENTRIES, *WORKER_ENTRIES}
    esbuild = modules / "esbuild" / "bin" / "esbuild"
    try:
        run_node(
            esbuild,
            *_SETTINGS,
            *(f"./{word}" if word in own else word for word in words),
            f"--outdir={aside}",
            f"--metafile={account}",
            folder=sources,
        )
    except BuildError as error:
        raise BuildError(f"{error}\n(correct the script or the style)") from None
    outputs: dict[str, Any] = json.loads(account.read_text(encoding="utf-8"))["outputs"]
    return {
        _within(sources, path, aside): {
            "source": _source(made.get("entryPoint")),
            "imports": [
                _within(sources, used["path"], aside)
                for used in made["imports"]
                if used["kind"] == "import-statement" and not used.get("external")
            ],
        }
        for path, made in outputs.items()
    }


def _source(entry: str | None) -> str | None:
    """Return the source of an entry; a theme's file may have any name and counts as THEME."""
    if entry is None or Path(entry).suffix != ".css":
        return entry
    return entry if entry in PAGE_ENTRIES else THEME


def _within(start: Path, path: str, folder: Path) -> str:
    return (start / path).resolve().relative_to(folder.resolve()).as_posix()


def _read(folder: Path) -> Scripts:
    made = json.loads((folder / _DESCRIPTION).read_text(encoding="utf-8"))
    entries = {
        Path(output["source"]).name: Script(path=path, imports=_imports(made, path))
        for path, output in made.items()
        if output["source"]
    }
    return Scripts(folder=folder, entries=entries, paths=tuple(sorted(made)))


def _imports(made: dict[str, Any], path: str) -> tuple[str, ...]:
    """Return the files that a browser fetches for this one, without the file itself."""
    found: list[str] = []
    waiting = list(made[path]["imports"])
    while waiting:
        used = waiting.pop()
        if used not in found:
            found.append(used)
            waiting.extend(made[used]["imports"])
    return tuple(found)
