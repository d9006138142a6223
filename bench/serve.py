"""How long a change of a price in the data takes until `make serve` shows it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypedDict

ROOT = Path(__file__).parent.parent
RUNS = 7
_PRICES = ('"4244.00"', '"4321.00"')
_SHOWN = {'"4244.00"': "4.244,00", '"4321.00"': "4.321,00"}
_PATIENCE = 60


class ChangeTimes(TypedDict):
    """Seconds from the saving of the file to the first answer that shows the change."""

    runs: int
    median_seconds: float
    slowest_seconds: float


def measure_change(runs: int = RUNS, root: Path = ROOT) -> ChangeTimes:
    """Serve a copy of the project, change a price repeatedly, and wait for each to show."""
    with TemporaryDirectory(prefix="takst-bench-") as temporary:
        project = _copied(root, Path(temporary) / "project")
        with _served(project) as address:
            took = [_change(project, address, _PRICES[turn % 2 - 1]) for turn in range(runs + 1)]
    return {
        "runs": runs,
        "median_seconds": round(median(took[1:]), 3),
        "slowest_seconds": round(max(took[1:]), 3),
    }


def _copied(root: Path, folder: Path) -> Path:
    for name in ("data", "docs", "overrides", "hooks", "calculator"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    # The worked examples would object to the other price.
    (folder / "data" / "examples.yaml").unlink(missing_ok=True)
    for settings in root.glob("mkdocs*.yml"):
        shutil.copy(settings, folder)
    (folder / "node_modules").symlink_to(root / "node_modules")
    return folder


@contextmanager
def _served(project: Path) -> Iterator[str]:
    """Serve the project as `make serve` does, and yield the address of a page with the price."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", host],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://{host}/priser/"
    try:
        _wait_for(address, _SHOWN[_PRICES[0]])
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _change(project: Path, address: str, price: str) -> float:
    """Write the other price, and return the seconds until it shows."""
    file = project / "data" / "tiers.yaml"
    text = file.read_text(encoding="utf-8")
    for other in _PRICES:
        text = text.replace(other, price)
    time.sleep(0.5)
    start = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    _wait_for(address, _SHOWN[price])
    return time.perf_counter() - start


def _wait_for(address: str, words: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while words not in _read(address):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{words} did not show on {address}")
        time.sleep(0.01)


def _read(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310, our own server
            return str(answer.read().decode())
    except OSError:
        return ""


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure_change(), indent=2) + "\n")
