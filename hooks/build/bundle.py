"""What the browser needs to calculate: Python, the calculator with its prices, and our scripts.

Every part has the hash of its content in its address, so a page never meets another build's part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from calculator.formatting import Language
from hooks.assets.part import Part
from hooks.assets.scripts import THEME, bundle_scripts
from hooks.cache import hash_of_content, hash_of_files
from hooks.content.load import Content
from hooks.pages.calculator_files import CalculatorFiles
from hooks.runtime.answer_book import answer_books
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.library import build_library, pack_prices
from hooks.runtime.pyodide import MODULE, SCRIPT, cut_pyodide
from hooks.runtime.smoke_test import Runtime, check_runtime
from hooks.runtime.snapshot import take_snapshot

_SCRIPTS = "assets/takst/"
_HOST_SCRIPT = "embed.js"


@dataclass(frozen=True, slots=True)
class Bundle:
    """All parts, the addresses that a page names, and the answer book of each price list."""

    files: CalculatorFiles
    styles: tuple[str, ...]
    page_script: str
    page_script_imports: tuple[str, ...]
    parts: tuple[Part, ...]
    books: Mapping[str, bytes]


def bundle(
    content: Content,
    charts: Mapping[Language, Mapping[str, str]],
    assets: Path,
    theme: Path | None = None,
) -> Bundle:
    """Return all parts of the pages' calculator.

    `charts` are the price lists' by language and id, `assets` the folder of our scripts and styles,
    and `theme` the file of colours where it is not the one of that folder.
    Raises BuildError where a part of it can't be made or does not calculate.
    """
    catalogue, services = content.catalogue, content.services
    pyodide, library = cut_pyodide(), build_library()
    snapshot = take_snapshot(pyodide, library)
    build = _build_id(content, library.folder.name)
    books = answer_books(catalogue, content.site.answer_book_up_to, build)
    module = catalogue_module(catalogue, services, build)
    prices = pack_prices(module)
    answers = check_runtime(Runtime(pyodide, snapshot, library), prices, catalogue, services)
    drawn = {
        f"{language}/{list_id}.txt": chart.encode()
        for language, by_list in charts.items()
        for list_id, chart in by_list.items()
    }
    scripts = bundle_scripts(assets, theme=theme)
    runtime = f"assets/runtime/{pyodide.name}"
    files = CalculatorFiles(
        first=scripts.text("first.js"),
        look=scripts.text("look.js"),
        embedded=_SCRIPTS + scripts["embedded.js"].path,
        embedded_imports=tuple(_SCRIPTS + path for path in scripts["embedded.js"].imports),
        script=_SCRIPTS + scripts["main.js"].path,
        script_imports=tuple(_SCRIPTS + path for path in scripts["main.js"].imports),
        contact=_SCRIPTS + scripts["contact.js"].path,
        contact_imports=tuple(_SCRIPTS + path for path in scripts["contact.js"].imports),
        worker=_SCRIPTS + scripts["worker.js"].path,
        runtime=f"{runtime}/",
        snapshot=f"assets/snapshot/{hash_of_files([snapshot / MODULE])}/{MODULE}"
        if answers
        else "",
        prices=f"assets/prices/{hash_of_content(prices)}/prices.zip",
        library=f"assets/library/{library.folder.name}/library.zip",
        workbook=f"assets/library/{library.folder.name}/workbook.zip",
        charts=f"assets/charts/{hash_of_content(b''.join(drawn.values()))}/",
        book=f"assets/book/{hash_of_content(b''.join(books.values()))}/",
        build=build,
    )
    parts = (
        *(Part(_SCRIPTS + path, scripts.folder / path) for path in scripts.published),
        Part(_HOST_SCRIPT, scripts.folder / scripts[_HOST_SCRIPT].path),
        *(Part(f"{runtime}/{name}", pyodide / name) for name in (SCRIPT, MODULE)),
        *([Part(files.snapshot, snapshot / MODULE)] if answers else []),
        Part(files.prices, prices),
        Part(files.library, library.calculator),
        Part(files.workbook, library.workbook),
        *(Part(f"{files.charts}{path}", chart) for path, chart in drawn.items()),
        *(Part(f"{files.book}{list_id}.txt", book) for list_id, book in books.items()),
    )
    styles = tuple(_SCRIPTS + scripts[name].path for name in (THEME, "takst.css"))
    page = scripts["page.js"]
    imports = tuple(_SCRIPTS + path for path in page.imports)
    return Bundle(files, styles, _SCRIPTS + page.path, imports, parts, books)


def _build_id(content: Content, library: str) -> str:
    """Return the id of a build, which all its prices carry: of the data and of the calculator."""
    return hash_of_content(catalogue_module(content.catalogue, content.services, library).encode())
