"""`takst pages`: which pages of two built sites differ for a reader."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from hooks.cli.main import main
from hooks.impact.pages import PageChange, PageChangeKind, page_changes, visible_lines
from tests.golden_file import golden

PAGE = (
    "<html><head><title>Priser</title>"
    '<script src="../assets/takst/YR5NCUBY/main.js"></script></head>'
    "<body><h1>Priser</h1><table><tr><th>Basis</th><td>1.450,00 kr.</td></tr></table>"
    '<p class="note">Beløbene er <em>eksempler</em>.</p></body></html>'
)


def _site(folder: Path, pages: dict[str, str]) -> Path:
    for name, html in pages.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    return folder


def _one_change(tmp_path: Path, after: str) -> list[PageChange]:
    before = _site(tmp_path / "before", {"priser/index.html": PAGE})
    return list(page_changes(before, _site(tmp_path / "after", {"priser/index.html": after})))


def test_visible_text_has_a_line_for_each_block() -> None:
    """Inline elements stay in their line, cells of a row too; scripts are not read."""
    expected = ["Priser", "Priser", "Basis 1.450,00 kr.", "Beløbene er eksempler."]
    assert expected == visible_lines(PAGE)


@pytest.mark.parametrize(
    "address",
    ["assets/takst/YR5NCUBY/main.js", "assets/takst/e2f0f6f6d3bc/main.js"],
)
def test_a_hash_in_an_address_is_no_change(tmp_path: Path, address: str) -> None:
    """Files whose content is named by a hash may be others on every page."""
    assert [] == _one_change(tmp_path, PAGE.replace("assets/takst/YR5NCUBY/main.js", address))


def test_other_words_are_shown_line_by_line(tmp_path: Path) -> None:
    """What was read before has a minus, what is read now a plus."""
    expected = ("-Basis 1.450,00 kr.", "+Basis 1.490,00 kr.")
    found = _one_change(tmp_path, PAGE.replace("1.450", "1.490"))
    assert [PageChange("/priser/", PageChangeKind.WORDS, expected)] == found


def test_other_markup_alone_is_distinguished(tmp_path: Path) -> None:
    """A page that reads the same is listed without lines."""
    found = _one_change(tmp_path, PAGE.replace("note", "hint"))
    assert [PageChange("/priser/", PageChangeKind.MARKUP)] == found


@pytest.mark.parametrize("language", ["da", "en"])
def test_changed_pages_are_shown_in_full(tmp_path: Path, language: str) -> None:
    """New, removed and changed pages by address; pages that change alike share their lines."""
    changed = PAGE.replace("1.450", "1.490")
    before = {"index.html": PAGE, "om/index.html": PAGE, "404.html": PAGE, "skift/index.html": PAGE}
    after = {"index.html": changed, "om/index.html": changed, "ny/index.html": PAGE}
    after["404.html"] = PAGE.replace("note", "hint")
    after["assets/x.html"] = PAGE
    sites = (_site(tmp_path / "before", before), _site(tmp_path / "after", after))
    arguments = ["pages", "--base", str(sites[0]), "--head", str(sites[1]), "--lang", language]
    result = CliRunner().invoke(main, arguments)
    expected = golden(f"pages_{language}.md", result.stdout)
    assert (0, expected) == (result.exit_code, result.stdout)


def test_a_fence_is_longer_than_the_ticks_inside(tmp_path: Path) -> None:
    """Words of a page can't end the block that they are shown in."""
    before = _site(tmp_path / "before", {"index.html": "<p>a</p>"})
    after = _site(tmp_path / "after", {"index.html": "<p>```</p>"})
    result = CliRunner().invoke(main, ["pages", "--base", str(before), "--head", str(after)])
    assert "````diff\n-a\n+```\n````" in result.stdout


def test_sites_that_read_alike_are_one_line(tmp_path: Path) -> None:
    """The only sentence is that nothing changes."""
    site = str(_site(tmp_path, {"index.html": PAGE}))
    result = CliRunner().invoke(main, ["pages", "--base", site, "--head", site])
    assert "Ingen sider ændrer sig.\n" == result.stdout
