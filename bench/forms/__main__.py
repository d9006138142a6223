"""Tries the editors that stand in a folder of npm packages and prints what each has lost.

Neither is a dependency of Takst; docs/guide/admin.md says how to install them aside.
"""

import gzip
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from playwright.sync_api import Browser, sync_playwright
from pydantic import TypeAdapter

from bench.forms.fields import Form
from bench.forms.losses import losses
from bench.forms.trial import EDITORS, FILE, Editor, try_editor
from bench.report import markdown_table
from calculator.model import Catalogue
from hooks.content.load import TIERS, load_catalogue

_ROOT = Path(__file__).parents[2]
_DATA = _ROOT / "data"
_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
_CHANGE = ("4244.00", "4300.00")
_KEEPING = Path(__file__).with_name("keeping.mjs")

type Rows = Iterator[tuple[str, str]]


@click.command()
@click.argument("packages", type=click.Path(path_type=Path, exists=True, file_okay=False))
def main(packages: Path) -> None:
    """Change one price in each editor of PACKAGES/node_modules and print what is left."""
    modules = packages.resolve() / "node_modules"
    with sync_playwright() as playwright, TemporaryDirectory() as aside:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=_FLAGS
        )
        keeping = _bundled(modules, Path(aside))
        columns = {
            f"{editor.name}{', our format' if added else ''}": list(
                _tried(browser, editor, modules, added, Path(aside) / f"{editor.name} {len(added)}")
            )
            for added in ((), (keeping,))
            for editor in EDITORS
        }
        browser.close()
    rows = [
        [label, *(column[row][1] for column in columns.values())]
        for row, (label, _) in enumerate(next(iter(columns.values())))
    ]
    click.echo(markdown_table([["", *columns], *rows]))


def _bundled(modules: Path, aside: Path) -> Path:
    """Give our format with the YAML package in it, as one script."""
    bundle = aside / "keeping.js"
    command = [str(_ROOT / "node_modules" / ".bin" / "esbuild"), str(_KEEPING), "--bundle"]
    subprocess.run(
        [*command, f"--outfile={bundle}", "--log-level=warning"],
        env=os.environ | {"NODE_PATH": str(modules)},
        check=True,
    )
    return bundle


def _tried(
    browser: Browser, editor: Editor, modules: Path, added: tuple[Path, ...], aside: Path
) -> Rows:
    package = modules / editor.package
    before = (_DATA / TIERS).read_text(encoding="utf-8")
    aside.mkdir()
    saved = try_editor(
        browser,
        editor,
        [package / editor.script, *added],
        _config(editor, {"format": "keeping", "extension": "yaml"} if added else {}),
        text=before,
        change=_CHANGE,
        folder=aside / "page",
    )
    (aside / TIERS).write_text(saved.text, encoding="utf-8")
    lost = losses(before, saved.text, _DATA, aside / "data")
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    script = (package / editor.script).read_bytes()
    yield "Version, licence", f"{about['version']}, {about['license']}"
    yield "Script, gzip", f"{len(gzip.compress(script)) / 1e6:.2f} MB"
    yield "Lines that change for one price", f"{lost.changed_lines}"
    yield "Comments kept", str(lost.comments)
    yield "Numbers in quotes kept", str(lost.quoted_numbers)
    yield "Blocks such as `>-` kept", str(lost.blocks)
    yield "`{da: …, en: …}` kept", str(lost.flow_mappings)
    yield "Keys in their order", "yes" if lost.same_order else "no"
    yield "Mistakes that the check finds then", f"{len(lost.problems)}"
    yield "The first of them", _without_place(lost.problems)
    yield "Other hosts that it asks", ", ".join(sorted(saved.elsewhere)) or "none"
    yield "What `default-src 'self'` refuses it", ", ".join(sorted(saved.refused)) or "nothing"


def _without_place(problems: tuple[str, ...]) -> str:
    return problems[0].partition(" error: ")[2] if problems else "none"


def _config(editor: Editor, chosen: dict[str, str]) -> dict[str, Any]:
    tier_ids = [tier.id for tier in load_catalogue(_DATA).tiers]
    schema = TypeAdapter(Catalogue).json_schema()
    form = Form(schema=schema, tier_ids=tier_ids, has_unions=editor.has_unions)
    file = {"name": "tiers", "label": "Tiers", "file": FILE, "fields": form.fields()}
    return {
        "backend": {"name": "test-repo"},
        "load_config_file": False,
        "media_folder": "media",
        **editor.settings,
        "collections": [{"name": "data", "label": "Data", "files": [file], **chosen}],
    }


if __name__ == "__main__":
    main()
