"""The addresses by which a page loads the calculator."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorFiles:
    """Addresses, from the site's root, of the parts of the browser's calculator."""

    first: str
    look: str
    embedded: str
    embedded_imports: tuple[str, ...]
    script: str
    script_imports: tuple[str, ...]
    contact: str
    contact_imports: tuple[str, ...]
    worker: str
    runtime: str
    snapshot: str
    prices: str
    library: str
    workbook: str
    charts: str
    book: str
    build: str
