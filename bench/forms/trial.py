"""A form in a real browser: open the tiers, change one amount, save, and see what was written."""

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playwright.sync_api import Browser, Page

FILE = "data/tiers.yaml"
_POLICY = "default-src 'self'"
_MOST_SCROLLS = 200
_WITHIN_THE_FORM = 300, 400
_POSITION = "(old) => [...document.querySelectorAll('input')].findIndex((e) => e.value === old)"
_PAGE = """<!doctype html>
<meta charset="utf-8">
<title>Forms</title>
<script src="before.js"></script>
<body>
<script src="editor.js"></script>
<script src="after.js"></script>
"""
_BEFORE = """\
window.CMS_MANUAL_INIT = true;
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  const host = event.blockedURI.split("/").slice(0, 3).join("/");
  window.violations.push(`${event.effectiveDirective} ${host}`);
});
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What an editor wrote, what it asked other hosts for, and what a strict policy refuses it."""

    text: str
    elsewhere: frozenset[str] = field(default_factory=frozenset)
    refused: frozenset[str] = field(default_factory=frozenset)


class Editor:
    """An editor's page in the browser; a subclass knows its words and where it keeps files."""

    name: str
    package: str
    script: str
    has_unions: bool
    settings: Mapping[str, Any] = MappingProxyType({})
    """What brings the file that it writes nearest to ours."""

    def start(self, page: Page, text: str) -> None:
        """Put the file into the editor's repository in the browser, and log in."""
        raise NotImplementedError

    def save(self, page: Page) -> None:
        """Save what has been changed."""
        raise NotImplementedError

    def written(self, page: Page) -> str:
        """Give the file as it stands in the editor's repository."""
        raise NotImplementedError


class Decap(Editor):
    """Decap CMS, whose repository for tests is an object of the window."""

    name = "Decap CMS"
    package = "decap-cms"
    script = "dist/decap-cms.js"
    has_unions = False

    def start(self, page: Page, text: str) -> None:
        """Put the file into the object, and log in."""
        folder, name = FILE.split("/")
        page.evaluate(
            "(files) => { window.repoFiles = files; }", {folder: {name: {"content": text}}}
        )
        page.get_by_role("button", name="Login").click()

    def save(self, page: Page) -> None:
        """Publish at once, as there is no workflow."""
        page.get_by_role("button", name="Publish").first.click()
        page.get_by_text("Publish now").click()
        page.get_by_text("Entry saved").first.wait_for()

    def written(self, page: Page) -> str:
        """Give the file from the object."""
        folder, name = FILE.split("/")
        return str(page.evaluate("([a, b]) => window.repoFiles[a][b].content", [folder, name]))


class Sveltia(Editor):
    """Sveltia CMS, whose repository for tests is the browser's private file system."""

    name = "Sveltia CMS"
    package = "@sveltia/cms"
    script = "dist/sveltia-cms.js"
    has_unions = True
    settings = MappingProxyType(
        {"output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}}}
    )

    def start(self, page: Page, text: str) -> None:
        """Write the file into the private file system, and sign in."""
        page.evaluate(
            """async ([path, text]) => {
              let folder = await (await navigator.storage.getDirectory())
                .getDirectoryHandle("sveltia-cms-test", { create: true });
              const parts = path.split("/");
              const name = parts.pop();
              for (const part of parts) {
                folder = await folder.getDirectoryHandle(part, { create: true });
              }
              const file = await folder.getFileHandle(name, { create: true });
              const stream = await file.createWritable();
              await stream.write(text);
              await stream.close();
            }""",
            [FILE, text],
        )
        page.get_by_role("button", name="Work with Test Repository").click()

    def save(self, page: Page) -> None:
        """Save and wait until it is said."""
        page.get_by_role("button", name="Save").click()
        page.get_by_text("Entry saved").first.wait_for()

    def written(self, page: Page) -> str:
        """Give the file from the private file system."""
        return str(
            page.evaluate(
                """async (path) => {
                  let folder = await (await navigator.storage.getDirectory())
                    .getDirectoryHandle("sveltia-cms-test");
                  const parts = path.split("/");
                  const name = parts.pop();
                  for (const part of parts) folder = await folder.getDirectoryHandle(part);
                  return await (await (await folder.getFileHandle(name)).getFile()).text();
                }""",
                FILE,
            )
        )


EDITORS: tuple[Editor, ...] = (Decap(), Sveltia())


def try_editor(
    browser: Browser,
    editor: Editor,
    scripts: Sequence[Path],
    config: Mapping[str, Any],
    *,
    text: str,
    change: tuple[str, str],
    folder: Path,
) -> Saved:
    """Change the one amount in the editor's form and give what it has saved.

    The first of the scripts is the editor's own, the others add to it.
    """
    _write_page(folder, scripts, config)
    with _served(folder) as address:
        page = browser.new_page()
        elsewhere: set[str] = set()
        page.on("request", lambda asked: elsewhere.add(asked.url))
        page.goto(address)
        page.wait_for_timeout(1000)
        editor.start(page, text)
        page.wait_for_timeout(1000)
        page.goto(f"{address}#/collections/data/entries/tiers")
        _change(page, *change)
        editor.save(page)
        return Saved(
            text=editor.written(page),
            elsewhere=frozenset(_host(url) for url in elsewhere if not _is_local(url, address)),
            refused=frozenset(page.evaluate("window.violations")),
        )


def _change(page: Page, old: str, new: str) -> None:
    """Find the field by its value, as its label stands there once for each tier and list.

    Fields that are not yet in sight may not be there, so the form is scrolled through.
    """
    page.get_by_text("currency").first.wait_for()
    page.mouse.move(*_WITHIN_THE_FORM)
    for _ in range(_MOST_SCROLLS):
        position = page.evaluate(_POSITION, old)
        if position >= 0:
            page.locator("input").nth(position).fill(new)
            return
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(100)
    raise LookupError(f"no field has {old}")


def _host(url: str) -> str:
    return "/".join(url.split("/")[:3])


def _is_local(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))


def _write_page(folder: Path, scripts: Sequence[Path], config: Mapping[str, Any]) -> None:
    folder.mkdir()
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    (folder / "before.js").write_text(_BEFORE, encoding="utf-8")
    (folder / "editor.js").write_bytes(b";\n".join(script.read_bytes() for script in scripts))
    start = f"CMS.init({{ config: {json.dumps(config, ensure_ascii=False)} }});\n"
    (folder / "after.js").write_text(start, encoding="utf-8")


class _Handler(SimpleHTTPRequestHandler):
    """Serves files with a policy that is told of and not enforced, and keeps quiet."""

    def end_headers(self) -> None:
        """Add the policy."""
        self.send_header("Content-Security-Policy-Report-Only", _POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
