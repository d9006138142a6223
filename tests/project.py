"""A copy of the project to build, break and change."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent


def copy_project(folder: Path) -> Path:
    """Give a copy of what a build reads; the runtime is shared."""
    for name in ("data", "docs", "overrides", "hooks", "calculator"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    # Tests change prices at will, and worked examples are there to object to that.
    (folder / "data" / "examples.yaml").unlink()
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder
