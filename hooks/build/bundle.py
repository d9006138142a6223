"""What the browser needs to calculate: Python, the calculator with its prices, and our scripts.

Every part has the hash of its content in its address, so a page never meets another build's part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from calculator.formatting import Language
from hooks.assets.part import Part
from hooks.assets.scripts import SCRIPTS, THEME, Scripts, bundle_scripts
from hooks.cache import hash_of_content
from hooks.content.load import Content
from hooks.pages.calculator_files import CalculatorFiles
from hooks.runtime.answer_book import answer_books
from hooks.runtime.catalogue import catalogue_module
from hooks.runtime.kinds import RuntimeKind
from hooks.runtime.library import calculator_hash
from hooks.runtime.publish import RuntimeFiles, runtime_files

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
    runtime: RuntimeFiles


def bundle(
    content: Content,
    charts: Mapping[Language, Mapping[str, str]],
    assets: Path,
    theme: Path | None = None,
    runtime: RuntimeKind = "snapshot",
) -> Bundle:
    """Return all parts of the pages' calculator.

    `charts` are the price lists' by language and id, `assets` the folder of our scripts and styles,
    and `theme` the file of colours where it is not the one of that folder. `runtime` is the wanted
    kind of Python.
    Raises BuildError where a part of it can't be made or does not calculate.
    """
    catalogue, services = content.catalogue, content.services
    build = _build_id(content)
    books = answer_books(catalogue, content.site.answer_book_up_to, build)
    module = catalogue_module(catalogue, services, build)
    python = runtime_files(runtime, module, catalogue, services)
    drawn = {
        f"{language}/{list_id}.txt": chart.encode()
        for language, by_list in charts.items()
        for list_id, chart in by_list.items()
    }
    scripts = bundle_scripts(assets, theme=theme)
    files = _calculator_files(
        scripts, python, charts=_hash_of(drawn), books=_hash_of(books), build=build
    )
    parts = (
        *(Part(SCRIPTS + path, scripts.folder / path) for path in scripts.published),
        Part(_HOST_SCRIPT, scripts.folder / scripts[_HOST_SCRIPT].path),
        *(Part(address, content) for address, content in python.files.items()),
        *(Part(f"{files.charts}{path}", chart) for path, chart in drawn.items()),
        *(Part(f"{files.book}{list_id}.txt", book) for list_id, book in books.items()),
    )
    styles = tuple(SCRIPTS + scripts[name].path for name in (THEME, "takst.css"))
    page = scripts["page.js"]
    imports = tuple(SCRIPTS + path for path in page.imports)
    return Bundle(files, styles, SCRIPTS + page.path, imports, parts, books, python)


def _hash_of(files: Mapping[str, bytes]) -> str:
    return hash_of_content(b"".join(files.values()))


def _calculator_files(
    scripts: Scripts, python: RuntimeFiles, *, charts: str, books: str, build: str
) -> CalculatorFiles:
    """Return the addresses that pages name; `charts` and `books` are hashes of their content."""
    return CalculatorFiles(
        first=scripts.text("first.js"),
        look=scripts.text("look.js"),
        embedded=SCRIPTS + scripts["embedded.js"].path,
        embedded_imports=tuple(SCRIPTS + path for path in scripts["embedded.js"].imports),
        script=SCRIPTS + scripts["main.js"].path,
        script_imports=tuple(SCRIPTS + path for path in scripts["main.js"].imports),
        contact=SCRIPTS + scripts["contact.js"].path,
        contact_imports=tuple(SCRIPTS + path for path in scripts["contact.js"].imports),
        worker=SCRIPTS + scripts["worker.js"].path if python.files else "",
        runtime=python.folder,
        snapshot=python.snapshot,
        prices=python.prices,
        library=python.library,
        workbook=python.workbook,
        charts=f"assets/charts/{charts}/",
        book=f"assets/book/{books}/",
        build=build,
    )


def _build_id(content: Content) -> str:
    """Return the id that all prices of a build carry: of the data and of the calculator."""
    module = catalogue_module(content.catalogue, content.services, calculator_hash())
    return hash_of_content(module.encode())
