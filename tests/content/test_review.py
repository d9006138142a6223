"""An overdue review of the data is reported at validation and by a build."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hooks.build.data_warnings import data_warnings
from hooks.build.site import SiteBuild
from hooks.cli import main as cli
from hooks.content.load import load_content
from hooks.content.review import review_warnings
from tests.project import copy_project

SOUND = Path(__file__).parents[1] / "sound"
REVIEW_BY = date(2026, 6, 30)
AFTER = date(2026, 7, 1)


def _due(data: Path) -> int:
    """Write the date of the review into the data, and return its line."""
    file = data / "site.yaml"
    text = file.read_text(encoding="utf-8").replace("review_by: null\n", "").rstrip("\n")
    file.write_text(f'{text}\nreview_by: "{REVIEW_BY}"\n', encoding="utf-8")
    return text.count("\n") + 2


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the sound files."""
    return Path(shutil.copytree(SOUND, tmp_path / "data"))


@pytest.fixture(autouse=True)
def not_in_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as on a machine of one's own."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.mark.parametrize(("day", "times"), [(REVIEW_BY, 0), (AFTER, 1)])
def test_a_review_is_overdue_after_its_date(data: Path, day: date, times: int) -> None:
    """The date itself is the last day without a warning."""
    line = _due(data)
    warning = (
        f"{data}/site.yaml:{line}:12: warning: review is overdue: review_by was"
        " 2026-06-30 (review the data, and write a later date)"
    )
    assert [warning] * times == list(review_warnings(data, load_content(data), day, "en"))


def test_data_without_the_date_are_never_overdue() -> None:
    """The date is optional."""
    assert [] == list(review_warnings(SOUND, load_content(SOUND), date(2199, 1, 1), "da"))


def _validate(data: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setattr(cli, "today_in_denmark", lambda: AFTER)
    return CliRunner().invoke(cli.main, ["validate", "--data", str(data), "--lang", "da"])


def test_validation_warns_and_succeeds(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An overdue review is no mistake: the exit status is 0, and the warning is printed beside."""
    _due(data)
    result = _validate(data, monkeypatch)
    assert (0, "Dataene er i orden.\n") == (result.exit_code, result.stdout)
    assert (
        "warning: fristen for gennemgang er overskredet: review_by var 2026-06-30" in result.stderr
    )


def test_github_shows_the_warning_at_its_line(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In GitHub Actions, a command names the file as the repository does, and the line."""
    line = _due(data)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    result = _validate(data, monkeypatch)
    assert 0 == result.exit_code
    assert (
        f"\n::warning file=data/site.yaml,line={line},col=12,title=review.due::fristen for"
        in result.stderr
    )


def test_a_build_warns_and_goes_on(tmp_path: Path) -> None:
    """The data are read without an error, and the editor reads the warning."""
    project = copy_project(tmp_path / "project")
    _due(project / "data")
    warnings = data_warnings(SiteBuild.prepare(project, AFTER))
    assert 1 == sum("review is overdue" in warning for warning in warnings)
