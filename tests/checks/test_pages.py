"""The check of finished pages."""

from pathlib import Path

import pytest

from hooks.checks.pages import check_links, read_page


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Fra {{ price }}</p>", "template remains"),
        ("<p>{% include 'x' %}</p>", "template remains"),
        ("<p>Pris: None</p>", "template remains"),
        ("<p>undefined pr. måned</p>", "template remains"),
        ("<p><!-- {{ price }} --></p>", "template remains"),
        ("<template><p>{{ price }}</p></template>", "template remains"),
        ('<a href="#" title="None">x</a>', "template remains"),
        ('<p id="a">x</p><p id="a">y</p>', "the id a is used 2 times"),
        ('<p id="a"></p><template><p id="a"></p></template>', "the id a is used 2 times"),
    ],
)
def test_remains_and_repeated_ids_are_reported(html: str, words: str) -> None:
    """A page with template remains or a duplicate id has a problem."""
    assert words in "\n".join(read_page(html).problems)


@pytest.mark.parametrize(
    ("html", "kind", "words"),
    [
        ("<template><template><p>99 kr.</p></template></template>", "amount", "99 kr"),
        ("<p><b>Fra</b>99 kr.<data value='1'>\ue0001 kr.\ue001</data></p>", "amount", "99 kr"),
        ('<p>Fra <data value="99">99 kr.</data></p>', "amount", "99 kr"),
        (
            '<p>Fra <time datetime="2024-02-01">1. februar 2024</time></p>',
            "date",
            "1. februar 2024",
        ),
        ("<p>Fra <b>1.</b> februar</p>", "date", "1. februar"),
        ("<p>Rabat: <b>15</b> %</p>", "percentage", "15 %"),
        ('<meta name="description" content="Fra 20 kr.">', "amount", "20 kr"),
        ('<img alt="Rabat 15 %">', "percentage", "15 %"),
        ('<p data-copied="Senest den 15. marts"></p>', "date", "15. marts"),
        ('<form data-forbidden=\'[{"message": "Fra 99 kr."}]\'></form>', "amount", "99 kr"),
    ],
)
def test_typed_numbers_are_found_wherever_they_are_read(html: str, kind: str, words: str) -> None:
    """Text, templates, attributes that are read out, and words for scripts are looked through."""
    assert [(kind, words)] == [(number.kind, number.words) for number in read_page(html).typed]


@pytest.mark.parametrize(
    "html",
    [
        '<p>Fra <data value="1450.00">\ue0001.450,00 kr.\ue001</data> pr. måned</p>',
        '<p title="\ue000 15 % \ue001">Den \ue00015. marts\ue001</p>',
        "<script>const x = undefined; // {{ }} 5 kr. 15 %</script>",
        '<p data-first-days="[[&quot;a&quot;, &quot;2024-02-01&quot;]]"></p>',
        '<p data-from="2024-02-01" data-until="2024-02-29" data-price-list="2024-02-01"></p>',
        '<time datetime="2024-02-01">i dag</time>',
        "<svg><text>15 %</text></svg>",
    ],
)
def test_numbers_of_the_data_and_of_machines_are_fine(html: str) -> None:
    """Marked numbers, scripts, charts and what scripts alone read are no problem."""
    page = read_page(html)
    assert ((), ()) == (page.problems, page.typed)


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("../missing/", "leads nowhere"),
        ("../faq/#missing", "anchor that is not there"),
        ("#missing", "anchor that is not there"),
        ("/faq/", None),
        ("../faq/#here", None),
        ("../faq/#tier=basis", None),
        ("https://example.com/missing", None),
        ("mailto:a@example.com", None),
    ],
)
def test_dead_links_of_the_site_are_reported(tmp_path: Path, link: str, words: str | None) -> None:
    """A link within the site leads to a file and an anchor that are there."""
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq" / "index.html").touch()
    (tmp_path / "priser").mkdir()
    (tmp_path / "priser" / "index.html").touch()
    pages = {
        "faq/index.html": read_page('<p id="here"></p>'),
        "priser/index.html": read_page(f'<a href="{link}">x</a>'),
    }
    problems = "\n".join(check_links(pages, tmp_path, "https://example.com/"))
    assert (words or "") in problems
    assert bool(words) == bool(problems)


def test_not_found_page_links_from_the_published_address(tmp_path: Path) -> None:
    """The not-found page is shown at any address, so its links begin with the site's path."""
    (tmp_path / "index.html").touch()
    pages = {"404.html": read_page('<a href="/takst/">x</a><a href="/takst/gone/">y</a>')}
    problems = check_links(pages, tmp_path, "https://example.com/takst/")
    assert ["404.html: error: the link /gone/ leads nowhere (correct it)"] == problems


@pytest.mark.parametrize(("built", "missing"), [(("old", "new"), 0), (("old",), 1)])
def test_each_price_list_has_its_book(tmp_path: Path, built: tuple[str, ...], missing: int) -> None:
    """The page fetches the book of a date's list, so all of them have to be there."""
    for name in built:
        (tmp_path / f"{name}.txt").touch()
    lists = '[["old", "2024-02-01"], ["new", "2025-01-01"]]'
    page = read_page(f"<p data-book='/' data-first-days='{lists}'></p>")
    problems = check_links({"index.html": page}, tmp_path, "https://example.com/")
    assert ["index.html: error: the link /new.txt leads nowhere (correct it)"] * missing == problems
