"""The pages of a finished site, checked together when the last one is there."""

from collections.abc import Iterable
from pathlib import Path

from hooks.checks.pages import FinishedPage, check_links, read_page
from hooks.checks.provenance import places_of, unmarked


class FinishedSite:
    """The finished pages of all languages."""

    def __init__(self, root: Path, sources: Iterable[Path]) -> None:
        """Start without pages.

        `sources` are the files in which a person may have typed what a page shows; messages name
        them from the folder `root` on.
        """
        self._root = root
        self._sources = tuple(sources)
        self._pages: dict[str, FinishedPage] = {}

    def add(self, html: str, path: str) -> str:
        """Add a finished page, and return it without the marks of what comes from the data."""
        self._pages[path] = read_page(html)
        return unmarked(html)

    def problems(self, site: Path, url: str) -> list[str]:
        """Return everything that keeps the site in a folder from being published at an address."""
        own = [
            f"{path}: error: {problem}"
            for path, page in sorted(self._pages.items())
            for problem in page.problems
        ]
        return [*own, *self._typed_numbers(), *check_links(self._pages, site, url)]

    def _typed_numbers(self) -> list[str]:
        """Return a message for each number that is not from the data, at its source or its page."""
        messages: dict[tuple[str, str], str] = {}
        for path, page in sorted(self._pages.items()):
            for number in page.typed:
                found = places_of(number, self._sources)
                places = [f"{self._name(file)}:{line}" for file, line in found] or [path]
                for place in places:
                    message = f"{place}: error: {number.problem}"
                    messages.setdefault((place, number.words), message)
        return list(messages.values())

    def _name(self, file: Path) -> Path:
        return file.relative_to(self._root) if file.is_relative_to(self._root) else file
