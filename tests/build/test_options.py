"""The options of a build that MkDocs starts by itself: they are read from the environment."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from hooks.build.options import BuildOptions
from hooks.cli import main
from hooks.errors import BuildError


def test_every_option_has_a_variable() -> None:
    """A relative path is one from the folder in which the preview was started."""
    options = BuildOptions.from_environment(
        {
            "TAKST_DATE": "2026-07-01",
            "TAKST_URL": "https://a.example/",
            "TAKST_DATA": "mine/data",
            "TAKST_THEME": "/mine/theme.css",
            "TAKST_RUNTIME": "cut",
        }
    )
    assert options == BuildOptions(
        day=date(2026, 7, 1),
        url="https://a.example/",
        data=Path.cwd() / "mine" / "data",
        theme=Path("/mine/theme.css"),
        runtime="cut",
    )


@pytest.mark.parametrize("value", [None, ""])
def test_a_variable_that_is_missing_or_empty_leaves_the_default(value: str | None) -> None:
    """As a workflow sets variables that have no value."""
    names = ("TAKST_DATE", "TAKST_URL", "TAKST_DATA", "TAKST_THEME", "TAKST_RUNTIME")
    environment = {} if value is None else dict.fromkeys(names, value)
    assert BuildOptions() == BuildOptions.from_environment(environment)


@pytest.mark.parametrize("value", ["1 July", "20260701", "2026-W27-3", "2026-02-30"])
def test_a_date_that_is_none_is_refused_with_its_form(value: str) -> None:
    """The message names the variable and shows a date; one form is read, as on the command line."""
    with pytest.raises(BuildError) as refused:
        BuildOptions.from_environment({"TAKST_DATE": value})
    assert f'TAKST_DATE: error: "{value}" is not a date (write it like 2026-07-01)' == str(
        refused.value
    )


def test_a_runtime_that_is_none_is_refused_with_its_variable() -> None:
    """The message names the variable and the runtimes."""
    with pytest.raises(BuildError, match=r"TAKST_RUNTIME: error: .*snapshot, cut, full, none"):
        BuildOptions.from_environment({"TAKST_RUNTIME": "fast"})


@pytest.mark.parametrize(
    ("variable", "value", "name", "expected"),
    [
        ("TAKST_DATE", "2026-07-01", "day", date(2026, 7, 1)),
        ("TAKST_URL", "https://a.example/", "url", "https://a.example/"),
        ("TAKST_DATA", "mine", "data", Path("mine")),
        ("TAKST_THEME", "mine.css", "theme", Path("mine.css")),
        ("TAKST_RUNTIME", "cut", "runtime", "cut"),
    ],
)
def test_the_command_reads_the_same_variables(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, name: str, expected: object
) -> None:
    """Workflows and `make build` set them, and name no option."""
    passed: dict[str, object] = {}

    def build(_config: Path, _site: Path, day: date, url: str | None, **more: object) -> None:
        passed.update(day=day, url=url, **more)

    monkeypatch.setattr(main, "build_site", build)
    result = CliRunner().invoke(main.main, ["build"], env={variable: value})
    assert (0, expected) == (result.exit_code, passed[name]), result.output
