"""The pages that the site is compared with: its calculator page with another way of computing.

The plain and the Pyodide page are the built page with its scripts replaced, so that only the way
of computing differs; the bare page is as little as a plain page can be.
"""

import html
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.errors import BenchError
from calculator.curve import Curve, curves
from calculator.model import Catalogue
from hooks.content.load import Content
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.library import PYODIDE

PAGE = "beregn/"
"""The address of the calculator's page."""

_ROOT = Path(__file__).parent.parent
_PUBLISHED = (
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
_PARTS = Path(__file__).parent / "pages"
_CALCULATOR = 'id="takst-calculator"'
_SCRIPT = re.compile(r'<script\b[^>]*\btype="?module"?[^>]*>.*?</script>', re.DOTALL)
_EARLY = re.compile(
    r'<link\b[^>]*\brel="?(?:module)?preload\b[^>]*>'
    r'|<script\b[^>]*\bid="?takst-(?:early|first)\b[^>]*>.*?</script>',
    re.DOTALL,
)


def plain_site(site: Path, folder: Path, content: Content, day: date) -> None:
    """Write the site with a calculator in plain JavaScript, its figures hard-coded."""
    script = f"<script>{{{_part('open-form.js')}{_plain_script(content.catalogue, day)}}}</script>"
    _stand_in(site, folder, lambda page: _replace_scripts(page, script))


def bare_site(site: Path, folder: Path, content: Content, day: date) -> None:
    """Write a site of one page of some 3 kB, in plain JavaScript without the site's style."""
    catalogue = content.catalogue
    options = "".join(
        f'<option value="{tier.id}">{html.escape(tier.name.da)}</option>'
        for tier in catalogue.tiers
    )
    script = f"{{{_part('open-form.js')}{_plain_script(catalogue, day)}}}"
    made = _part("bare.html").replace("OPTIONS", options).replace("SCRIPT", script)
    _stand_in(site, folder, lambda _: made)


def pyodide_site(site: Path, folder: Path, content: Content, _day: date) -> None:
    """Write the site with Pyodide as published: all its files, the calculator as source."""
    script = _part("open-form.js") + _part("pyodide.js").replace("PYODIDE", "../pyodide/")
    tagged = f'<script type="module">{script}</script>'
    _stand_in(site, folder, lambda page: _replace_scripts(page, tagged))
    published = folder / "pyodide"
    published.mkdir()
    for name in _PUBLISHED:
        (published / name).symlink_to(PYODIDE / name)
    with zipfile.ZipFile(published / "calculator.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for source in sorted((_ROOT / "calculator").rglob("*.py")):
            archive.write(source, source.relative_to(_ROOT).as_posix())
    module = catalogue_module(content.catalogue, content.services, "bench")
    (published / "takst_catalogue.py").write_text(module, encoding="utf-8")


def _plain_script(catalogue: Catalogue, day: date) -> str:
    """Return the script with each tier's straight segments, in integers of one scale."""
    by_tier = curves(catalogue.price_list_on(day), catalogue.rounding.step)
    some = next(iter(by_tier.values()))
    figures = {
        "step": some.step,
        "cent": some.cent,
        "currency": catalogue.currency,
        "tiers": {tier_id: _stretches(curve) for tier_id, curve in by_tier.items()},
    }
    return _part("plain.js").replace("FIGURES;", f"{json.dumps(figures)};")


def _stretches(curve: Curve) -> list[dict[str, int]]:
    return [
        {"first": part.first, "start": part.start, "rise": part.rise, "size": part.size}
        for part in curve.segments
    ]


def _stand_in(site: Path, folder: Path, change: Callable[[str], str]) -> None:
    """Write a site that differs in the calculator's page; all other files stay the same."""
    own = folder / PAGE
    own.mkdir(parents=True)
    for path in site.iterdir():
        if path.name != own.name:
            (folder / path.name).symlink_to(path.resolve())
    page = (site / PAGE / "index.html").read_text(encoding="utf-8")
    (own / "index.html").write_text(change(page), encoding="utf-8")


def _replace_scripts(page: str, script: str) -> str:
    """Replace the calculator's script, and remove what only that one needs."""
    own = _SCRIPT.search(page, max(page.find(_CALCULATOR), 0))
    if own is None:
        raise BenchError(f"{PAGE} has no calculator whose script could be replaced")
    return _EARLY.sub("", page[: own.start()] + script + page[own.end() :])


def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")
