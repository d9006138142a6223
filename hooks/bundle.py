"""What the browser needs to calculate: Pyodide, the calculator's wheel, the catalogue, our scripts.

Every part has the hash of its content in its address, so a page never meets another build's part.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from calculator.model import Catalogue, Text
from calculator.services import Services
from hooks.answer_book import answer_books
from hooks.hashing import hash_of_content, hash_of_files
from hooks.load import Content
from hooks.render import CalculatorFiles
from hooks.wheel import CALCULATOR, build_wheel, check_same_minor
from hooks.workbook_library import pack_workbook_library

PYODIDE = Path("node_modules/pyodide")
"""Where npm puts Pyodide."""

RUNTIME_FILES = (
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
"""The files that Pyodide fetches of itself."""

_CATALOGUE_MODULE = '''"""The catalogue and the services of this build, made from the data files."""

import datetime
from decimal import Decimal

from calculator.model import *
from calculator.services import *
from calculator.usage import *

CATALOGUE = {catalogue!r}

SERVICES = {services!r}
'''


_NO_TEXT = Text(da="", en="")


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the site: its address from the root, and its content or the file that has it."""

    address: str
    content: bytes | Path


@dataclass(frozen=True, slots=True)
class Bundle:
    """All parts, the addresses that a page names, and the answer book of each price list."""

    files: CalculatorFiles
    style: str
    parts: tuple[Part, ...]
    books: Mapping[str, bytes]


def bundle(
    content: Content,
    charts: Mapping[str, str],
    assets: Path,
    pyodide: Path = PYODIDE,
) -> Bundle:
    """Give everything that the pages' calculator is made of.

    `charts` are the price lists' by id, and `assets` is the folder of our scripts and styles.
    Raises BuildError where Pyodide is missing or of another Python minor than this one.
    """
    check_same_minor(pyodide / "pyodide-lock.json")
    wheel = build_wheel()
    module = catalogue_module(content.catalogue, content.services).encode()
    build = _build_id(module)
    books = answer_books(content.catalogue, content.site.answer_book_up_to, build)
    library = pack_workbook_library()
    drawn = {list_id: chart.encode() for list_id, chart in charts.items()}
    scripts = f"assets/takst/{hash_of_files(_ours(assets))}"
    runtime = f"assets/runtime/{hash_of_files(pyodide / name for name in RUNTIME_FILES)}"
    files = CalculatorFiles(
        script=f"{scripts}/main.js",
        contact=f"{scripts}/contact.js",
        worker=f"{scripts}/worker.js",
        runtime=f"{runtime}/",
        wheel=f"assets/calculator/{wheel.parent.name}/{wheel.name}",
        catalogue=f"assets/catalogue/{hash_of_content(module)}/takst_catalogue.py",
        workbook=f"assets/workbook/{library.parent.name}/{library.name}",
        charts=f"assets/charts/{hash_of_content(b''.join(drawn.values()))}/",
        book=f"assets/book/{hash_of_content(b''.join(books.values()))}/",
        build=build,
    )
    parts = (
        *(Part(f"{scripts}/{path.name}", path) for path in _ours(assets)),
        *(Part(f"{runtime}/{name}", pyodide / name) for name in RUNTIME_FILES),
        Part(files.wheel, wheel),
        Part(files.catalogue, module),
        Part(files.workbook, library),
        *(Part(f"{files.charts}{list_id}.txt", chart) for list_id, chart in drawn.items()),
        *(Part(f"{files.book}{list_id}.txt", book) for list_id, book in books.items()),
    )
    return Bundle(files, f"{scripts}/takst.css", parts, books)


def catalogue_module(catalogue: Catalogue, services: Services) -> str:
    """Give the catalogue and the services as a Python module.

    Of the texts only the names travel, and no draft of a price list.
    """
    tiers = tuple(replace(tier, summary=None, description=None) for tier in catalogue.tiers)
    return _CATALOGUE_MODULE.format(
        catalogue=replace(catalogue, tiers=tiers, price_lists=catalogue.effective_lists),
        services=replace(
            services,
            services=tuple(
                replace(service, summary=_NO_TEXT, description=_NO_TEXT, footnote=None, links=())
                for service in services.services
            ),
        ),
    )


def _build_id(module: bytes) -> str:
    """Give the id that all prices of a build carry: of the data and of what computes with them."""
    return hash_of_files(sorted(CALCULATOR.glob("*.py")), hash_of_content(module))


def _ours(assets: Path) -> Iterator[Path]:
    return (path for path in sorted(assets.iterdir()) if path.suffix in {".js", ".css"})
