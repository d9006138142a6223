"""The site can be built with ProperDocs, which continues MkDocs 1 (docs/adr/properdocs.md)."""

import filecmp
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.project import ROOT, copy_project
from tests.sites import Shared

DAY = date(2026, 1, 31)

# The first import lets ProperDocs answer every import of MkDocs, as its own command does.
BUILD = """
import properdocs.replacement
import sys
from datetime import date
from pathlib import Path
from hooks.build.command import build_site

build_site(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
print(sys.modules["mkdocs.commands.build"].__name__)
"""


def _build(project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BUILD, project / "mkdocs.yml", site, DAY.isoformat()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def _files(site: Path) -> set[Path]:
    """Return the paths of a site's files; tests compress them less than other processes do."""
    paths = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site) for path in paths if path.suffix not in {".br", ".gz"}}


def test_properdocs_builds_the_same_files(shared: Shared, tmp_path: Path) -> None:
    """Every file of the site is the same, byte for byte."""
    mkdocs, properdocs = shared.site(DAY), tmp_path / "properdocs"
    done = _build(ROOT, properdocs)
    assert ("properdocs.commands.build\n", 0) == (done.stdout, done.returncode), done.stderr
    assert _files(mkdocs) == _files(properdocs)
    different = [
        path
        for path in sorted(_files(mkdocs))
        if not filecmp.cmp(mkdocs / path, properdocs / path, shallow=False)
    ]
    assert [] == different


def test_properdocs_refuses_a_dead_link(tmp_path: Path) -> None:
    """Its warnings are printed and fail the build, as those of MkDocs do."""
    project = copy_project(tmp_path / "project")
    with (project / "docs" / "faq.md").open("a", encoding="utf-8") as file:
        file.write("\n\n[dead](missing.md)\n")
    done = _build(project, tmp_path / "site")
    assert 0 != done.returncode
    assert "missing.md" in done.stderr
    assert not (tmp_path / "site").exists()
