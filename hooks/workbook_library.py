"""The library that writes workbooks in the browser, packed as bytecode for Pyodide.

It is fetched when a visitor first asks for a workbook, and not before.
"""

import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from zipfile import PyZipFile

from hooks.errors import BuildError
from hooks.hashing import hash_of_files

_ROOT = Path(__file__).parent.parent
CACHE = _ROOT / ".build" / "workbook"
_PACKAGE = "xlsxwriter"


def pack_workbook_library(cache: Path = CACHE) -> Path:
    """Give the path of the packed library; packs it unless that has been done.

    Raises BuildError where the library is not installed.
    """
    folder = _folder_of_package()
    made_with = f"{sys.version}:{version(_PACKAGE)}"
    name = hash_of_files(sorted(folder.glob("*.py")), made_with)
    packed = cache / name / f"{_PACKAGE}.zip"
    if not packed.exists():
        packed.parent.mkdir(parents=True, exist_ok=True)
        aside = packed.with_suffix(".aside")
        with PyZipFile(str(aside), "w", optimize=2) as archive:
            archive.writepy(str(folder))
        aside.replace(packed)
    return packed


def _folder_of_package() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise BuildError(f"{_PACKAGE} is not installed (run make build, which installs it)")
    return Path(spec.origin).parent
