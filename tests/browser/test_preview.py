"""The preview of a pull request: one command of its README opens it, without the internet."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.visits import calculate
from tests.project import ROOT

pytestmark = pytest.mark.browser

README = ROOT / ".github" / "preview.txt"


@pytest.fixture
def preview(site: Path, tmp_path: Path) -> Iterator[str]:
    """Unpack the artifact, run its command with another port, and yield the address."""
    (tmp_path / "site").symlink_to(site)
    (command,) = re.findall(r"^ +(python3 .+) 8000$", README.read_text("utf-8"), re.MULTILINE)
    words = [sys.executable, "-u", *shlex.split(command)[1:], "0"]
    with subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        (port,) = re.findall(r"port (\d+)", server.stdout.readline())
        yield f"http://127.0.0.1:{port}/"
        server.terminate()


def test_the_preview_opens_offline(page: Page, preview: str) -> None:
    """Pages, styles and the calculator come from the artifact alone, and Python answers."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(preview)
    page.goto(f"{preview}beregn/")
    calculate(page, "387", "professionel")
    assert [] == [url for url in asked if not url.startswith((preview, "blob:", "data:"))]
