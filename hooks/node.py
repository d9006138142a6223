"""The JavaScript tools that a build uses, run by the Node of this environment."""

import json
import subprocess
import sys
from pathlib import Path

from hooks.errors import BuildError

_ROOT = Path(__file__).parent.parent
MODULES = _ROOT / "node_modules"

BROWSERS = "es2022,chrome109,firefox115,safari16.4"
"""The browsers that scripts and styles support, in esbuild's terms: those that run Pyodide."""


def version_of(package: str, modules: Path = MODULES) -> str:
    """Return the installed version of an npm package; raises BuildError where it is missing."""
    try:
        described = json.loads((modules / package / "package.json").read_text(encoding="utf-8"))
    except OSError:
        raise BuildError(
            f"{modules / package} is missing (run make build, which installs it)"
        ) from None
    return str(described["version"])


def run_node(script: Path, *words: str, folder: Path, stdin: str = "") -> str:
    """Run a script in a folder with `stdin` on its input, and return its output.

    Raises BuildError with the script's error output where it fails.
    """
    node = Path(sys.executable).with_name("node")
    try:
        done = subprocess.run(
            [str(node), str(script), *words],
            cwd=folder,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        raise BuildError(f"{node} is missing (run make build, which installs it)") from None
    if done.returncode != 0:
        raise BuildError(f"{script.name} failed in {folder}:\n{done.stderr.strip()}")
    return done.stdout
