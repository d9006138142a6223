"""Specification of the check of finished pages."""

from pathlib import Path

import pytest

from hooks.page_check import check_links, read_page


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Fra {{ price }}</p>", "template remains"),
        ("<p>{% include 'x' %}</p>", "template remains"),
        ("<p>Pris: None</p>", "template remains"),
        ("<p>undefined pr. måned</p>", "template remains"),
        ("<p><!-- {{ price }} --></p>", "template remains"),
        ("<template><p>{{ price }}</p></template>", "template remains"),
        ("<template><template><p>99 kr.</p></template></template>", "not from the price lists"),
        ('<a href="#" title="None">x</a>', "template remains"),
        ("<p>Det koster 1.450,00 kr. pr. måned</p>", "not from the price lists"),
        ("<p>Det koster 99 kroner</p>", "not from the price lists"),
        ("<p>DKK 1,450</p>", "not from the price lists"),
        ("<p>Fra 5 € pr. måned</p>", "not from the price lists"),
        ('<p id="a">x</p><p id="a">y</p>', "the id a stands 2 times"),
        ('<p id="a"></p><template><p id="a"></p></template>', "the id a stands 2 times"),
        ('<p><b>Fra</b>99 kr.<data value="1">1 kr.</data></p>', "not from the price lists"),
        ('<meta name="description" content="Fra 20 kr.">', "not from the price lists"),
    ],
)
def test_remains_and_typed_amounts_are_told(html: str, words: str) -> None:
    """A page with template remains or an amount outside a data element has a problem."""
    assert words in "\n".join(read_page(html).problems)


@pytest.mark.parametrize(
    "html",
    [
        '<p>Fra <data value="1450.00">1.450,00 kr.</data> pr. måned</p>',
        "<script>const x = undefined; // {{ }} 5 kr.</script>",
        "<p>Senest den 15. marts, 4 timer pr. år, 15 %, kr. nævnes</p>",
    ],
)
def test_amounts_from_the_data_and_other_numbers_are_fine(html: str) -> None:
    """Amounts in data elements, scripts, and numbers that are no amounts are no problem."""
    assert read_page(html).problems == ()


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
def test_dead_links_of_the_site_are_told(tmp_path: Path, link: str, words: str | None) -> None:
    """A link within the site leads to a file and an anchor that are there."""
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq" / "index.html").touch()
    (tmp_path / "priser").mkdir()
    (tmp_path / "priser" / "index.html").touch()
    pages = {
        "faq/index.html": read_page('<p id="here"></p>'),
        "priser/index.html": read_page(f'<a href="{link}">x</a>'),
    }
    told = "\n".join(check_links(pages, tmp_path, "https://example.com/"))
    assert (words or "") in told
    assert bool(words) == bool(told)


def test_not_found_page_links_from_the_published_address(tmp_path: Path) -> None:
    """The not-found page is shown at any address, so its links begin with the site's path."""
    (tmp_path / "index.html").touch()
    pages = {"404.html": read_page('<a href="/takst/">x</a><a href="/takst/gone/">y</a>')}
    told = check_links(pages, tmp_path, "https://example.com/takst/")
    assert ["404.html: error: the link /gone/ leads nowhere (correct it)"] == told


@pytest.mark.parametrize(("built", "told"), [(("old", "new"), 0), (("old",), 1)])
def test_each_price_list_has_its_book(tmp_path: Path, built: tuple[str, ...], told: int) -> None:
    """The page fetches the book of a date's list, so all of them have to be there."""
    for name in built:
        (tmp_path / f"{name}.txt").touch()
    lists = '[["old", "2024-02-01"], ["new", "2025-01-01"]]'
    page = read_page(f"<p data-book='/' data-first-days='{lists}'></p>")
    problems = check_links({"index.html": page}, tmp_path, "https://example.com/")
    assert ["index.html: error: the link /new.txt leads nowhere (correct it)"] * told == problems
