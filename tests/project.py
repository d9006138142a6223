"""The project's folders, and a copy of it to build, break and change."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
"""The project."""

DATA = ROOT / "data"
"""The provider's real data."""

SOUND = ROOT / "tests" / "sound"
"""Small valid data, so that a change of the real data changes no test."""

CONFIG = ROOT / "mkdocs.yml"


def copy_project(folder: Path) -> Path:
    """Return a copy of what a build reads.

    Packages and what builds cache are shared: what is cached has the hash of its sources as name.
    """
    for name in ("data", "docs", "overrides", "hooks", "calculator"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    # Tests change prices at will, which worked examples are there to reject.
    (folder / "data" / "examples.yaml").unlink()
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder)
    (ROOT / ".build").mkdir(exist_ok=True)
    for name in ("node_modules", ".build"):
        (folder / name).symlink_to(ROOT / name)
    return folder
