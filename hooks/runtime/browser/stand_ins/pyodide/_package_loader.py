"""Replaces Pyodide's loader of packages: everything that Takst needs is in one archive."""


class _Folder:
    """An empty folder, of which JavaScript needs the name."""

    def __str__(self) -> str:
        return "/lib"


SITE_PACKAGES = DSO_DIR = _Folder()


def init_loaded_packages() -> None:
    """Find no packages."""
