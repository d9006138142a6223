"""Our scripts and styles are bundled once, small, and named by what is in them."""

import re
import shutil
from pathlib import Path

import pytest

from hooks.assets.scripts import (
    HOST_ENTRIES,
    INLINE_ENTRIES,
    PAGE_ENTRIES,
    THEME,
    WORKER_ENTRIES,
    Scripts,
    bundle_scripts,
)
from hooks.errors import BuildError

SOURCES = Path(__file__).parents[2] / "docs" / "assets" / "takst"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Return a copy of our scripts and styles."""
    return Path(shutil.copytree(SOURCES, tmp_path / "sources"))


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Scripts:
    """Return the bundles of our sources, made without a cache."""
    return bundle_scripts(SOURCES, tmp_path_factory.mktemp("cache"))


def _text(scripts: Scripts, source: str) -> str:
    return (scripts.folder / scripts[source].path).read_text(encoding="utf-8")


def test_every_entry_is_bundled(scripts: Scripts) -> None:
    """Each entry has a file, and each file is listed for publishing."""
    named = {scripts[source].path for source in (*PAGE_ENTRIES, *WORKER_ENTRIES)}
    assert set() == named - set(scripts.paths)
    assert set(scripts.paths) == {
        path.relative_to(scripts.folder).as_posix()
        for path in scripts.folder.rglob("*")
        if path.suffix in {".js", ".css"}
    }


def test_inline_scripts_and_those_of_hosts_have_no_address_with_a_hash(scripts: Scripts) -> None:
    """They are written into pages, and published at an address that never changes."""
    names = {Path(path).name for path in scripts.published}
    assert set() == {"first.js", "look.js", "embed.js"} & names
    assert {Path(source).name for source in (*PAGE_ENTRIES, *WORKER_ENTRIES)} <= names


def test_no_two_entries_have_the_same_name() -> None:
    """A bundle is published and looked up by the file name of its source."""
    entries = (*PAGE_ENTRIES, THEME, *INLINE_ENTRIES, *HOST_ENTRIES, *WORKER_ENTRIES)
    assert len(entries) == len({Path(source).name for source in entries})


@pytest.mark.parametrize("source", ["main.js", "contact.js", "page.js", "embedded.js"])
def test_a_page_knows_all_imports_of_a_script(scripts: Scripts, source: str) -> None:
    """A page can preload everything that a script needs: a shared part imports no other."""
    entry = scripts[source]
    for path in (entry.path, *entry.imports):
        text = (scripts.folder / path).read_text(encoding="utf-8")
        wanted = re.findall(r"""(?:from|import)\s*["']([^"']+)["']""", text)
        known = {(scripts.folder / part).resolve() for part in entry.imports}
        assert set() == {((scripts.folder / path).parent / one).resolve() for one in wanted} - known


def test_the_worker_is_one_file(scripts: Scripts) -> None:
    """It imports Pyodide from the address in its name, and nothing else."""
    assert () == scripts["worker.js"].imports
    text = _text(scripts, "worker.js")
    assert ["import(`${"] == re.findall(r"\bimport\(.{3}", text)
    assert [] == re.findall(r"""\bimport\s*["'{*]|\bfrom\s*["']""", text)


@pytest.mark.parametrize("source", ["main.js", "contact.js", "page.js", "embed.js", "takst.css"])
def test_bundles_are_minified(scripts: Scripts, source: str) -> None:
    """Comments and indentation are removed."""
    text = _text(scripts, source)
    assert "/*" not in text
    assert "\n  " not in text


def test_no_source_is_long() -> None:
    """A script or a part of the style that grows beyond 250 lines is split by purpose."""
    sources = [path for path in SOURCES.rglob("*") if path.suffix in {".js", ".css"}]
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in sources}
    assert len(lengths) > 50
    assert {} == {name: length for name, length in lengths.items() if length > 250}


def test_unchanged_sources_are_bundled_once(sources: Path, tmp_path: Path) -> None:
    """The second time, the cached files are returned."""
    made = bundle_scripts(sources, tmp_path / "cache")
    stamp = (made.folder / made["main.js"].path).stat().st_mtime_ns
    assert made == bundle_scripts(sources, tmp_path / "cache")
    assert stamp == (made.folder / made["main.js"].path).stat().st_mtime_ns


def test_a_changed_source_changes_its_own_address_only(sources: Path, tmp_path: Path) -> None:
    """A visitor fetches only what has changed."""
    before = bundle_scripts(sources, tmp_path / "cache")
    with (sources / "contact" / "contact.js").open("a", encoding="utf-8") as file:
        file.write('document.title = "changed";\n')
    after = bundle_scripts(sources, tmp_path / "cache")
    assert before["contact.js"].path != after["contact.js"].path
    unchanged = ("main.js", "page.js", "takst.css", "worker.js")
    assert [before[name] for name in unchanged] == [after[name] for name in unchanged]


def test_a_changed_part_changes_the_address_of_all_that_import_it(
    sources: Path, tmp_path: Path
) -> None:
    """No page combines a new part with an old script."""
    before = bundle_scripts(sources, tmp_path / "cache")
    with (sources / "shared" / "dom.js").open("a", encoding="utf-8") as file:
        file.write('document.title = "changed";\n')
    after = bundle_scripts(sources, tmp_path / "cache")
    assert before["main.js"].path != after["main.js"].path
    assert before["contact.js"].path != after["contact.js"].path
    assert before["page.js"].path == after["page.js"].path


@pytest.mark.parametrize("name", ["part.js", "part.css"])
def test_a_change_below_the_top_folder_is_bundled(sources: Path, tmp_path: Path, name: str) -> None:
    """Scripts and styles in folders are hashed, however deep they are."""
    part = sources / "parts" / "deep" / name
    part.parent.mkdir(parents=True)
    part.write_text("", encoding="utf-8")
    before = bundle_scripts(sources, tmp_path / "cache")
    part.write_text("/* changed */", encoding="utf-8")
    assert before.folder != bundle_scripts(sources, tmp_path / "cache").folder


def test_a_part_in_another_folder_is_another_part(sources: Path, tmp_path: Path) -> None:
    """An import of a moved file stops the build, though no content has changed."""
    (sources / "one").mkdir()
    (sources / "one" / "part.js").write_text("export {};\n", encoding="utf-8")
    with (sources / "calculator" / "main.js").open("a", encoding="utf-8") as file:
        file.write('import "../one/part.js";\n')
    bundle_scripts(sources, tmp_path / "cache")
    (sources / "one").rename(sources / "two")
    with pytest.raises(BuildError, match=r"one/part\.js"):
        bundle_scripts(sources, tmp_path / "cache")


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        (
            "calculator/main.js",
            'import { gone } from "../shared/dom.js";\ngone();\n',
            r'main\.js:1:9.*"gone"',
        ),
        ("shared/dom.js", "const = 1;\n", r"dom\.js:1:6"),
        ("page/palette.js", 'import "./missing.js";\n', r'palette\.js:1:7.*"\./missing\.js"'),
    ],
)
def test_a_mistake_is_reported_with_its_place(
    sources: Path, tmp_path: Path, file: str, text: str, message: str
) -> None:
    """A source that can't be bundled stops the build with file and line; nothing is cached."""
    (sources / file).write_text(text + (sources / file).read_text("utf-8"), encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        bundle_scripts(sources, tmp_path / "cache")
    words = " ".join(str(caught.value).split())
    assert re.search(r"esbuild failed in .*correct the script", words)
    assert all(re.search(part, words) for part in message.split(".*"))
    assert [] == list((tmp_path / "cache").iterdir())


def test_a_missing_esbuild_is_reported(tmp_path: Path) -> None:
    """The message says what installs it."""
    with pytest.raises(BuildError, match="run make build, which installs it"):
        bundle_scripts(SOURCES, tmp_path / "cache", tmp_path / "node_modules")
