"""Pages from templates: what a template may not write is refused with the page's name."""

from datetime import date

import pytest

from hooks.build.site import SiteBuild
from hooks.errors import BuildError
from tests.project import ROOT

DAY = date(2026, 1, 31)


@pytest.fixture(scope="module")
def build() -> SiteBuild:
    """Return a build whose pages are not built."""
    return SiteBuild.prepare(ROOT, DAY, runtime="none")


def test_a_text_is_written_in_the_pages_language(build: SiteBuild) -> None:
    """The filter t takes it."""
    expected = build.renderer.content.site.title.da
    assert expected in build.render("{{ site.title | t }}", "faq.md", "faq/", {})


def test_a_text_without_a_language_is_refused(build: SiteBuild) -> None:
    """Else a page would show the name of a class."""
    with pytest.raises(BuildError, match=r"priser\.md: error: .*without the filter t"):
        build.render("{{ site.title }}", "priser.md", "priser/", {})


@pytest.mark.parametrize("url", ["foo", "//host/", "ftp://host/", "https://"])
def test_an_address_that_no_browser_opens_is_refused(url: str) -> None:
    """The pages' links to each other would lead nowhere."""
    with pytest.raises(BuildError, match=r"is not a full address to publish at"):
        SiteBuild.prepare(ROOT, DAY, url, runtime="none")


def test_a_day_before_the_first_list_is_refused_with_what_to_do() -> None:
    """The error has the file, and both ways out."""
    with pytest.raises(BuildError, match=r"tiers\.yaml: error: .*later date, or add a price list"):
        SiteBuild.prepare(ROOT, date(2001, 1, 1), runtime="none")
