"""A site is built and published although Pyodide can't be cut, and the build warns."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hooks.node import MODULES
from tests.project import copy_project

pytestmark = pytest.mark.pyodide


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project with a Pyodide whose script has a space more."""
    folder = copy_project(tmp_path / "project")
    modules = folder / "node_modules"
    modules.unlink()
    modules.mkdir()
    for package in MODULES.iterdir():
        if package.name != "pyodide":
            (modules / package.name).symlink_to(package)
    pyodide = Path(shutil.copytree(MODULES / "pyodide", modules / "pyodide"))
    script = pyodide / "pyodide.asm.js"
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace("wasmImports={", "wasmImports = {"), encoding="utf-8")
    return folder


def test_a_site_gets_the_full_pyodide_where_it_can_not_be_cut(project: Path) -> None:
    """The page names what is published, and both warnings are printed."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=True,
    )
    (script,) = (project / "site" / "assets" / "runtime").glob("full-*/pyodide.asm.js")
    page = (project / "site" / "beregn" / "index.html").read_text(encoding="utf-8")
    warnings = [line for line in result.stderr.splitlines() if line.startswith("runtime: warning")]
    assert (2, True, True) == (
        len(warnings),
        all("has no wasmImports" in warning for warning in warnings),
        f"{script.parent.name}/python_stdlib.zip" in page,
    )
