"""The options of a build that MkDocs starts by itself: they are read from the environment."""

from datetime import date
from pathlib import Path

import pytest

from hooks.build.options import BuildOptions
from hooks.errors import BuildError


def test_every_option_has_a_variable() -> None:
    """A relative path is one from the folder in which the preview was started."""
    options = BuildOptions.from_environment(
        {
            "TAKST_DATE": "2026-07-01",
            "TAKST_URL": "https://a.example/",
            "TAKST_DATA": "mine/data",
            "TAKST_THEME": "/mine/theme.css",
        }
    )
    assert options == BuildOptions(
        day=date(2026, 7, 1),
        url="https://a.example/",
        data=Path.cwd() / "mine" / "data",
        theme=Path("/mine/theme.css"),
    )


@pytest.mark.parametrize("value", [None, ""])
def test_a_variable_that_is_missing_or_empty_leaves_the_default(value: str | None) -> None:
    """As a workflow sets variables that have no value."""
    names = ("TAKST_DATE", "TAKST_URL", "TAKST_DATA", "TAKST_THEME")
    environment = {} if value is None else dict.fromkeys(names, value)
    assert BuildOptions() == BuildOptions.from_environment(environment)


def test_a_date_that_is_none_is_refused_with_its_form() -> None:
    """The message names the variable and shows a date."""
    with pytest.raises(BuildError) as refused:
        BuildOptions.from_environment({"TAKST_DATE": "1 July"})
    assert 'TAKST_DATE: error: "1 July" is not a date (write it like 2026-07-01)' == str(
        refused.value
    )
