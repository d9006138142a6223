"""One style sheet for a built site: the theme's and ours, cut to what its pages use.

A rule is kept where every tag, class, id and attribute that it names is in a page, in one of our
scripts or in our own style, which is hand-written and never cut. The result is cached by the hash
of its inputs, so a change of texts or prices alone does not run PurgeCSS again.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from hooks.assets.scripts import SCRIPTS
from hooks.cache import CACHE, atomic_write, hash_of_content
from hooks.checks.html_trees import trees_of
from hooks.node import BROWSERS, run_node, version_of

_SCRIPT = Path(__file__).with_name("purge_styles.mjs")
_LINK = re.compile(r'<link rel="stylesheet" href="([^"]*?)(assets/[^"]+\.css)">\s*')
_COMPARISON = re.compile(r"\[([\w-]+)[~|^$*]?=(\"[^\"]*\"|'[^']*'|[^\]\s]+)")
_WORD = re.compile(r"[A-Za-z0-9_-]+")


class Vocabulary:
    """The tags, classes, ids, attributes and their values of the pages that it is fed."""

    def __init__(self) -> None:
        """Start without a page."""
        self.tags: set[str] = set()
        self.classes: set[str] = set()
        self.ids: set[str] = set()
        self.names: set[str] = set()
        self.values: dict[str, set[str]] = {}

    def feed(self, html: str) -> None:
        """Add a page."""
        for tree in trees_of(html):
            for node in tree.traverse():
                self._take(node.tag or "", node.attributes)

    def _take(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        self.tags.add(tag)
        for name, value in attributes.items():
            self.names.add(name)
            self.values.setdefault(name, set()).add(value or "")
            if name == "class":
                self.classes.update((value or "").split())
            elif name == "id":
                self.ids.add(value or "")


def join_styles(site: Path, cache: Path = CACHE / "styles") -> None:
    """Replace the style sheets that a site's pages link by one.

    Raises BuildError where the sheets can't be cut.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    sheets = {path: _sheets(html) for path, html in pages.items()}
    for named in dict.fromkeys(sheets.values()):
        naming = {path: html for path, html in pages.items() if sheets[path] == named}
        if named:
            _join(site, named, naming, cache)
    for sheet in {sheet for named in sheets.values() for sheet in named}:
        (site / sheet).unlink()


def _sheets(html: str) -> tuple[str, ...]:
    return tuple(sheet for _, sheet in _LINK.findall(html))


def _join(site: Path, named: tuple[str, ...], pages: Mapping[Path, str], cache: Path) -> None:
    texts = [(site / sheet).read_text(encoding="utf-8") for sheet in named]
    ours = [text for sheet, text in zip(named, texts, strict=True) if sheet.startswith(SCRIPTS)]
    scripts = [path.read_text(encoding="utf-8") for path in sorted((site / SCRIPTS).rglob("*.js"))]
    cut = _cut(texts, _used(pages.values(), [*ours, *scripts], "".join(texts)), cache)
    address = f"{SCRIPTS}{hash_of_content(cut)}/site.css"
    (site / address).parent.mkdir(parents=True, exist_ok=True)
    (site / address).write_bytes(cut)
    for path, html in pages.items():
        path.write_text(_with_one_link(html, address), encoding="utf-8")


def _with_one_link(html: str, address: str) -> str:
    first = next(_LINK.finditer(html))
    rest = _LINK.sub("", html[first.end() :])
    return f'{html[: first.start()]}<link rel="stylesheet" href="{first[1]}{address}">\n{rest}'


def _used(pages: Iterable[str], sources: Iterable[str], styles: str) -> dict[str, object]:
    """Return what the pages and the sources use of the styles, as PurgeCSS expects it."""
    vocabulary = Vocabulary()
    for html in pages:
        vocabulary.feed(html)
    named = set(_WORD.findall(styles))
    words = {word for source in sources for word in _WORD.findall(source)}
    return {
        "undetermined": sorted(words & named),
        "tags": sorted(vocabulary.tags & named),
        "classes": sorted(vocabulary.classes & named),
        "ids": sorted(vocabulary.ids & named),
        "attributes": {
            "names": sorted(vocabulary.names & named),
            "values": sorted(
                value
                for name, values in _compared(styles).items()
                for value in values
                if any(value in found for found in vocabulary.values.get(name, ()))
            ),
        },
    }


def _compared(styles: str) -> dict[str, set[str]]:
    """Return the values that the selectors of the styles compare each attribute with."""
    compared: dict[str, set[str]] = {}
    for name, value in _COMPARISON.findall(styles):
        compared.setdefault(name, set()).add(value.strip("\"'"))
    return compared


def _cut(sheets: list[str], used: dict[str, object], cache: Path) -> bytes:
    question = json.dumps({"sheets": sheets, "used": used, "browsers": BROWSERS})
    script = _SCRIPT.read_text(encoding="utf-8")
    made_with = f"{version_of('purgecss')}:{version_of('esbuild')}:{script}"
    made = cache / f"{hash_of_content((made_with + question).encode())}.css"
    if not made.is_file():
        cut = run_node(_SCRIPT, folder=_SCRIPT.parent, stdin=question)
        atomic_write(made, cut.encode())
    return made.read_bytes()
