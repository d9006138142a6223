"""In place of Pyodide's loader of packages: everything that Takst needs is in one archive."""

from pathlib import Path

SITE_PACKAGES = Path("/lib/site-packages")
DSO_DIR = Path("/usr/lib")


def init_loaded_packages() -> None:
    """Find no packages."""
