"""The live preview: a change shows, and a mistake is reported and loses nothing."""

import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from tests.project import ROOT, copy_project

pytestmark = pytest.mark.slow

_PATIENCE = 90


class Preview:
    """A served copy of the project."""

    def __init__(self, project: Path, address: str, log: Path) -> None:
        """Take the project's folder, the address, and the file that the server writes to."""
        self.project = project
        self.address = address
        self.log = log

    def read(self, path: str) -> str:
        """Return a page, or nothing while the server does not answer."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as answer:  # noqa: S310
                return str(answer.read().decode())
        except OSError:
            return ""

    @contextmanager
    def edited(self, file: str, old: str, new: str) -> Iterator[None]:
        """Replace a text in a file, and restore the file afterwards."""
        path = self.project / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(text, encoding="utf-8")


def _wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if holds():
            return
        time.sleep(0.2)
    pytest.fail("it has not happened in time")


def _command_of_make_serve(port: int) -> list[str]:
    """Return the words of the command by which the Makefile serves the site."""
    made = subprocess.run(
        ["make", "--dry-run", "--always-make", "serve", f"PORT={port}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    commands = made.stdout.replace("\\\n", " ").splitlines()
    [command] = [line for line in commands if "mkdocs serve" in line]
    return shlex.split(command)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Serve a copy of the project with the command of `make serve`."""
    folder = tmp_path_factory.mktemp("preview")
    project = copy_project(folder / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    (project / ".venv").symlink_to(sys.prefix)
    log = folder / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            _command_of_make_serve(port),
            cwd=project,
            env=os.environ | {"PYTHONPATH": str(project)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        served = Preview(project, f"http://127.0.0.1:{port}/", log)
        try:
            _wait_until(lambda: "Serving on" in log.read_text("utf-8"))
            yield served
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)
            shutil.rmtree(project)


def test_a_preview_without_a_first_build_says_what_to_do(tmp_path: Path) -> None:
    """MkDocs ends then, while what restarts it waits for another change of the code."""
    project = copy_project(tmp_path / "project")
    (project / "data" / "faq.yaml").write_text("entries: [\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", "127.0.0.1:0"],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
        timeout=_PATIENCE,
    )
    assert done.returncode != 0
    assert "faq.yaml:" in done.stderr
    assert "correct this, stop with Ctrl-C, and run make serve again" in done.stderr


def test_changes_are_looked_for_ten_times_a_second(tmp_path: Path) -> None:
    """MkDocs' own half second would be most of what an editor waits for."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    watched = [config.docs_dir, config.config_file_path]
    for path in watched:
        server.watch(path)
    config.plugins.on_serve(server, config=config, builder=lambda: None)
    server.server_close()
    assert [0.1] * len(watched) == [emitter.timeout for emitter in server.observer.emitters]


def test_another_providers_files_are_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs watches only its own folders by itself."""
    for variable in ("TAKST_DATA", "TAKST_THEME"):
        (tmp_path / variable).mkdir()
        monkeypatch.setenv(variable, str(tmp_path / variable))
    config = load_config(str(ROOT / "mkdocs.yml"))
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    for path in (config.docs_dir, config.config_file_path):
        server.watch(path)
    config.plugins.on_serve(server, config=config, builder=lambda: None)
    server.server_close()
    watched = {emitter.watch.path for emitter in server.observer.emitters}
    assert {str(tmp_path / "TAKST_DATA"), str(tmp_path / "TAKST_THEME")} <= watched


def test_change_of_a_price_shows(preview: Preview) -> None:
    """A new price in the data is served."""
    with preview.edited("data/tiers.yaml", '"4244.00"', '"4321.00"'):
        _wait_until(lambda: "4.321,00\u00a0kr" in preview.read("priser/"))


def test_change_of_a_page_and_a_template_shows(preview: Preview) -> None:
    """New texts of pages and of templates are served."""
    with preview.edited("docs/priser.md", "# Priser", "# Priser i dag"):
        _wait_until(lambda: "Priser i dag" in preview.read("priser/"))
    with preview.edited("overrides/partials/hero.html", "</header>", "<p>Ny tekst</p></header>"):
        _wait_until(lambda: "Ny tekst" in preview.read(""))


def test_change_of_the_calculator_shows(preview: Preview) -> None:
    """A change of the code starts the server again, for the pages and for the browser."""
    with preview.edited("calculator/formatting.py", '"kr." if language', '"kroner" if language'):
        _wait_until(lambda: "4.244,00\u00a0kroner" in preview.read("priser/"))
    _wait_until(lambda: "4.244,00\u00a0kr." in preview.read("priser/"))


def test_mistake_is_reported_and_the_last_good_data_are_served(preview: Preview) -> None:
    """A mistake is reported with its place, and on the page, which shows the last good data."""
    _wait_until(lambda: "4.244,00\u00a0kr" in preview.read("priser/"))
    with preview.edited("data/tiers.yaml", '"4244.00"', '"4.244"x'):
        _wait_until(lambda: "tiers.yaml:" in preview.log.read_text("utf-8"))
        _wait_until(lambda: "Dataene har fejl" in preview.read("priser/"))
        assert "4.244,00\u00a0kr" in preview.read("priser/")
    with preview.edited("data/tiers.yaml", '"4244.00"', '"4999.00"'):
        _wait_until(lambda: "4.999,00\u00a0kr" in preview.read("priser/"))
        assert "Dataene har fejl" not in preview.read("priser/")
