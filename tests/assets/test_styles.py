"""A site has one style sheet with the rules that its pages use, and no others."""

from pathlib import Path

import pytest

from hooks.assets import styles
from hooks.assets.styles import join_styles
from hooks.errors import BuildError

THEME = """\
:root { --used: red; --unused: blue; }
.used { color: var(--used); }
.unused { color: green; }
.used .unused, .used em { margin: 1px; }
.by-script { margin: 2px; }
p { margin: 3px; }
table { margin: 4px; }
[dir=ltr] p { margin: 5px; }
[dir=rtl] p { margin: 6px; }
[data-kind^=wa] { margin: 7px; }
[data-kind^=xx] { margin: 8px; }
#here { margin: 9px; }
#gone { margin: 10px; }
p:not(.unused):hover { margin: 11px; }
.turns { animation: turn 1s; }
@media print { .unused { margin: 12px; } .used { margin: 13px; } }
@keyframes turn { to { margin: 14px; } }
"""
OURS = ".takst-later { margin: 15px; } [data-mark=best] { margin: 16px; }"
PAGE = """\
<html dir="ltr"><head>
<link rel="stylesheet" href="{up}assets/stylesheets/theme.css">
  <link rel="stylesheet" href="{up}assets/takst/1/takst.css">
<script src="{up}assets/takst/2/main.js"></script></head>
<body class="used"><p id="here" data-kind="warning">Én <em>tekst</em></p></body></html>
"""


def _make_site(folder: Path, page: str = PAGE) -> Path:
    """Write a small site as MkDocs leaves it."""
    files = {
        "assets/stylesheets/theme.css": THEME,
        "assets/takst/1/takst.css": OURS,
        "assets/takst/2/main.js": 'mark(element, "by-script");',
        "index.html": page.format(up=""),
        "faq/index.html": page.format(up="../"),
        "404.html": page.format(up="/takst/"),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the small site."""
    return _make_site(tmp_path / "site")


def _cut(site: Path, tmp_path: Path) -> str:
    join_styles(site, tmp_path / "cache")
    [sheet] = site.rglob("*.css")
    return sheet.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "margin", [1, 2, 3, 5, 7, 9, 11, 13, 15, 16], ids=lambda margin: f"{margin}px"
)
def test_a_used_rule_is_kept(site: Path, tmp_path: Path, margin: int) -> None:
    """Rules for tags, classes, ids, attributes and states of the pages, and all our own rules."""
    assert f"margin:{margin}px" in _cut(site, tmp_path)


@pytest.mark.parametrize("margin", [4, 6, 8, 10, 12, 14], ids=lambda margin: f"{margin}px")
def test_an_unused_rule_is_removed(site: Path, tmp_path: Path, margin: int) -> None:
    """Rules for what no page has, also in media queries and keyframes."""
    assert f"margin:{margin}px" not in _cut(site, tmp_path)


def test_unused_selectors_of_a_used_rule_are_removed(site: Path, tmp_path: Path) -> None:
    """Selectors and custom properties are removed one by one."""
    cut = _cut(site, tmp_path)
    assert ".used em{margin:1px}" in cut
    assert ("--used:" in cut, "unused" in cut.replace(":not(.unused)", "")) == (True, False)


def test_each_page_links_the_one_sheet(site: Path, tmp_path: Path) -> None:
    """The link is relative, but absolute on the page for addresses that don't exist."""
    join_styles(site, tmp_path / "cache")
    [sheet] = site.rglob("*.css")
    address = sheet.relative_to(site).as_posix()
    for name, up in (("index.html", ""), ("faq/index.html", "../"), ("404.html", "/takst/")):
        html = (site / name).read_text(encoding="utf-8")
        assert [f'"{up}{address}"'] == [
            part.split(">")[0] for part in html.split('rel="stylesheet" href=')[1:]
        ]


def test_another_sheet_has_another_address(site: Path, tmp_path: Path) -> None:
    """The address is the content's hash, so no browser shows an old style."""
    other = _make_site(tmp_path / "other", PAGE.replace("<em>", '<em class="turns">'))
    assert "margin:14px" not in _cut(site, tmp_path)
    assert "margin:14px" in _cut(other, tmp_path)
    addresses = {next(folder.rglob("*.css")).relative_to(folder) for folder in (site, other)}
    assert 2 == len(addresses)


def test_other_texts_do_not_run_node_again(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While pages use the same tags, classes and attributes, Node is not started."""
    expected = _cut(site, tmp_path)
    other = _make_site(tmp_path / "other", PAGE.replace("tekst", "pris på 12 lønsedler"))

    def refuse(*_: object, **__: object) -> str:
        raise AssertionError("PurgeCSS runs again")

    monkeypatch.setattr(styles, "run_node", refuse)
    assert expected == _cut(other, tmp_path)


def test_an_invalid_sheet_is_reported(site: Path, tmp_path: Path) -> None:
    """A sheet that can't be parsed stops the build with the tool's message."""
    (site / "assets" / "stylesheets" / "theme.css").write_text("} {", encoding="utf-8")
    with pytest.raises(BuildError, match=r"(?s)purge_styles\.mjs failed in .*Unexpected }"):
        join_styles(site, tmp_path / "cache")
