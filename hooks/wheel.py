"""The calculator as the wheel of bytecode that travels to the browser.

The wheel is made with the calculator's own pyproject.toml and compiled by pyodide-build.
An unchanged calculator is compiled once: the folder's name is the hash of what went in.
"""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from hooks.errors import BuildError
from hooks.hashing import hash_of_files

_ROOT = Path(__file__).parent.parent
CALCULATOR = _ROOT / "calculator"
CACHE = _ROOT / ".build" / "wheel"


def build_wheel(calculator: Path = CALCULATOR, cache: Path = CACHE) -> Path:
    """Give the path of the compiled wheel; compiles it unless that has been done.

    Raises BuildError where the calculator can't be compiled.
    """
    folder = cache / _hash_of_inputs(calculator)
    made = next(folder.glob("*.whl"), None)
    if made is not None:
        return made
    cache.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=cache) as temporary:
        aside = Path(temporary) / "wheel"
        aside.mkdir()
        _run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(aside)],
            calculator,
        )
        pyodide = Path(sys.executable).with_name("pyodide")
        _run([str(pyodide), "py-compile", "--silent", str(aside)], calculator)
        _put(aside, folder)
    return next(folder.glob("*.whl"))


def check_same_minor(lock: Path) -> None:
    """Raise BuildError unless Pyodide's Python has this Python's minor, so that bytecode fits."""
    try:
        text = json.loads(lock.read_text(encoding="utf-8"))["info"]["python"]
    except (OSError, ValueError, KeyError, TypeError):
        raise BuildError(f"{lock} can't be read (run make build, which installs Pyodide)") from None
    ours = f"{sys.version_info.major}.{sys.version_info.minor}"
    theirs = ".".join(str(text).split(".")[:2])
    if ours != theirs:
        raise BuildError(
            f"Pyodide's Python is {theirs}, this one is {ours}: bytecode made here would not run"
            " there (make .python-version and package.json agree)"
        )


def _hash_of_inputs(calculator: Path) -> str:
    made_with = f"{sys.version}:{version('pyodide-build')}:{version('hatchling')}"
    kinds = {".py", ".toml", ".typed"}
    paths = (path for path in sorted(calculator.iterdir()) if path.suffix in kinds)
    return hash_of_files(paths, made_with)


def _put(aside: Path, folder: Path) -> None:
    """Move the finished wheel into place; another build may have been faster."""
    try:
        aside.rename(folder)
    except OSError:
        if not any(folder.glob("*.whl")):
            raise


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        told = (done.stdout + done.stderr).strip()
        raise BuildError(f"{Path(command[0]).name} failed for the calculator:\n{told}")


if __name__ == "__main__":
    sys.stdout.write(f"{build_wheel()}\n")
