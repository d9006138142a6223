"""The calculator's tools, each walked as a visitor would, on a phone and on a desktop."""

import csv
import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import openpyxl
import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.breakeven import break_evens
from calculator.comparison import compare
from calculator.curve import curves
from calculator.finder import find
from calculator.forecast import Forecast, forecast
from calculator.forecast_input import parse_companies
from calculator.model import Catalogue
from calculator.quote import quote
from calculator.reports.chart_axes import axes
from calculator.reports.comparison import comparison_table
from calculator.reports.finder import finder_table
from calculator.reports.forecast import months_table
from calculator.reports.phrases import Phrases
from calculator.reports.quote import lines_table, quote_sentences
from calculator.reports.tables import Table, cell_text
from hooks.clock import today_in_denmark
from hooks.content.load import load_catalogue, load_content
from tests.browser.conftest import CROSSING
from tests.browser.visits import (
    DATE,
    LOADING,
    NET,
    PAYSLIPS,
    calculate,
    expect_answer,
    faults,
    rows,
    table_text,
    tool,
)
from tests.project import DATA

pytestmark = pytest.mark.browser

CONTENT = load_content(DATA)
CATALOGUE = CONTENT.catalogue
CROSSED = load_catalogue(CROSSING)
PHRASES = Phrases(CATALOGUE, "da")
TODAY = today_in_denmark()
CHOSEN = "professionel"
YEAR = "100\t110\t120\t1.130\t140\t150\t160\t170\t180\t190\t200\t210"
GROUP = f"Nord\t{YEAR}\nSyd;" + ";".join(["20"] * 12)


def _shown(table: Table, catalogue: Catalogue = CATALOGUE) -> list[list[str]]:
    return table_text(
        [[cell_text(cell, catalogue.currency, "da") for cell in row.cells] for row in table.rows]
    )


def _rows(page: Page, selector: str) -> list[list[str]]:
    return table_text(rows(page.locator(selector)))


def test_all_tiers_are_side_by_side(visitor: Page, address: str) -> None:
    """Month, year, per payslip and difference follow count and tier, as the calculator says."""
    visitor.goto(f"{address}beregn/")
    for count, tier in (("387", CHOSEN), ("1", "basis"), ("0", "premium")):
        calculate(visitor, count, tier)
        compared = compare(CATALOGUE, int(count), TODAY, tier)
        table = comparison_table(compared, tier, PHRASES)
        expect(tool(visitor, "compare").locator("caption")).to_have_text(table.caption)
        assert _shown(table) == _rows(visitor, "[data-takst=compare] table")


def test_an_amount_opens_into_its_lines_by_key(visitor: Page, address: str) -> None:
    """Each tier's amount opens and closes by keyboard, with lines, bracket in force and words."""
    visitor.goto(f"{address}beregn/")
    calculate(visitor, "387", "basis")
    button = tool(visitor, "compare").locator("button").nth(2)
    button.focus()
    visitor.keyboard.press("Enter")
    opened = tool(visitor, "compare").locator(".takst-opened table")
    expect(opened).to_be_visible()
    expected_quote = quote(CATALOGUE, CHOSEN, 387, TODAY)
    assert _shown(lines_table(expected_quote, PHRASES)) == table_text(rows(opened))
    expect(opened.locator("thead")).to_be_visible()
    assert ["Post", "Antal", "Pris", "Beløb"] == opened.locator("thead th").all_inner_texts()
    in_force = opened.locator("[data-mark=in_force] th")
    expect(in_force).to_have_text("Lønsedler 351–750 (jeres trin)")
    expect(tool(visitor, "compare").locator(".takst-opened .takst-sentences")).to_contain_text(
        quote_sentences(expected_quote, PHRASES)[0]
    )
    visitor.keyboard.press("Space")
    expect(opened).to_have_count(0)


def test_the_price_is_explained_with_list_and_source(visitor: Page, address: str) -> None:
    """Lines, sentences, price list, its date and its source are below the price."""
    visitor.goto(f"{address}beregn/")
    calculate(visitor, "900", "premium")
    expected_quote = quote(CATALOGUE, "premium", 900, TODAY)
    explanation = visitor.locator(".takst-explanation")
    assert _shown(lines_table(expected_quote, PHRASES)) == _rows(
        visitor, ".takst-explanation table"
    )
    for sentence in (
        *quote_sentences(expected_quote, PHRASES),
        *PHRASES.list_notes(expected_quote.price_list),
    ):
        expect(explanation).to_contain_text(sentence)


def test_break_evens_are_on_the_page_without_script(
    browser: Browser, crossing_address: str
) -> None:
    """Every count where the order turns is written by the build, and the drop with its words."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{crossing_address}beregn/")
    place = page.locator("[data-takst=break-evens]")
    found = break_evens(CROSSED, CROSSED.price_list_on(TODAY))
    place.scroll_into_view_if_needed()
    counts = place.locator("tbody th:visible").all_text_contents()
    said = " ".join((place.text_content() or "").split())
    context.close()
    assert [PHRASES.count(turn.count) for turn in found.break_evens] == counts
    assert "Fra 351 lønsedler betaler I mindre for Standard: 3.364,00 kr. mod 3.700,00 kr." in said


def test_break_evens_follow_the_date(visitor: Page, crossing_address: str) -> None:
    """Under another price list the page shows where that list turns."""
    visitor.goto(f"{crossing_address}beregn/")
    calculate(visitor, "100", "basis")
    visitor.locator(DATE).fill("2099-01-01")
    found = break_evens(CROSSED, CROSSED.price_list("2099-01"))
    table = visitor.locator("[data-takst=break-evens] tbody tr:visible")
    expect(table).to_have_count(len(found.break_evens), timeout=LOADING)
    assert [PHRASES.count(turn.count) for turn in found.break_evens] == table.locator(
        "th"
    ).all_text_contents()


def test_the_finder_finds_the_cheapest_tier_that_has_it_all(visitor: Page, address: str) -> None:
    """Ticked services and consultancy give a tier, and a reason for each that is ruled out."""
    visitor.goto(f"{address}beregn/")
    calculate(visitor, "387", "basis")
    visitor.get_by_label("Fast track").check()
    visitor.get_by_label("Konsulenttimer pr. år").fill("40")
    visitor.get_by_label("Listepris pr. time").fill("1.250,50 kr.")
    found = find(
        CATALOGUE,
        CONTENT.services,
        needs=["fast_track"],
        hours=Decimal(40),
        hourly_rate=Decimal("1250.50"),
        payslips=387,
        day=TODAY,
    )
    finder = tool(visitor, "find")
    expect(finder.locator("caption")).to_contain_text("1.250,50")
    assert _shown(finder_table(found, PHRASES)) == _rows(visitor, "[data-takst=find] table")
    expect(finder.locator(".takst-sentences")).to_contain_text("Professionel er det billigste")
    visitor.get_by_label("Testmiljø").check()
    expect(finder.locator(".takst-sentences")).to_contain_text("Premium er det billigste")
    expect(finder.locator("[data-mark=out]").last).to_contain_text("Mangler: Testmiljø")


def test_wrong_hours_are_reported_beside_their_field(visitor: Page, address: str) -> None:
    """A number that can't be read has words beside its field and leaves no old answer."""
    visitor.goto(f"{address}beregn/")
    calculate(visitor, "387", "basis")
    visitor.locator("#takst-hours").fill("mange")
    expect(visitor.locator("#takst-hours-error")).to_contain_text("kan vi ikke læse som et tal")
    expect(visitor.locator("#takst-hours")).to_have_attribute("aria-invalid", "true")
    expect(visitor.locator("#takst-hours")).to_have_value("mange")
    expect(tool(visitor, "find").locator("table")).to_have_count(0)
    visitor.locator("#takst-hours").fill("")
    expect(tool(visitor, "find").locator("table")).to_have_count(1)
    expect(visitor.locator("#takst-hours-error")).to_be_empty()


def _year(text: str, start: date, tier: str, catalogue: Catalogue = CATALOGUE) -> Forecast:
    return forecast(catalogue, tier, parse_companies(text, "da"), start)


def test_a_pasted_year_is_priced_month_by_month(visitor: Page, address: str) -> None:
    """Twelve counts pasted from a spreadsheet give table, bars and total, also without a count."""
    visitor.goto(f"{address}beregn/")
    visitor.evaluate("text => navigator.clipboard.writeText(text)", YEAR)
    visitor.locator("#takst-forecast").click()
    visitor.keyboard.press("ControlOrMeta+V")
    visitor.locator("#takst-start").fill("2024-07")
    year = _year(YEAR, date(2024, 7, 1), "basis")
    place = tool(visitor, "forecast")
    expect(place.locator("caption").first).to_be_visible(timeout=LOADING)
    expect(place.locator("tfoot").first).to_contain_text(PHRASES.money(year.total))
    assert _shown(months_table(year, PHRASES)) == _rows(
        visitor, "[data-takst=forecast] table >> nth=0"
    )
    bars = place.locator("meter")
    assert [str(month.total) for month in year.months] == [
        bars.nth(month).get_attribute("value") for month in range(12)
    ]
    expect(visitor.locator("#takst-forecast")).to_have_value(YEAR)


def test_companies_of_a_group_are_added_up(visitor: Page, address: str) -> None:
    """Two lines are two companies: each has its year, and the months are their sums."""
    visitor.goto(f"{address}beregn/#start=2025-01&tier={CHOSEN}")
    visitor.locator("#takst-forecast").fill(GROUP)
    year = _year(GROUP, date(2025, 1, 1), CHOSEN)
    place = tool(visitor, "forecast")
    expect(place.locator("table")).to_have_count(3, timeout=LOADING)
    totals = _rows(visitor, "[data-takst=forecast] table >> nth=1")
    expected = [
        *((c.name, year.company_total(at)) for at, c in enumerate(year.companies)),
        ("I alt", year.total),
    ]
    assert [(name, PHRASES.money(amount).replace("\u00a0", " ")) for name, amount in expected] == [
        (row[0], row[-1]) for row in totals
    ]


def test_a_month_of_a_group_opens_company_by_company(page: Page, address: str) -> None:
    """Each company's lines are below its name; its year opens into its months."""
    page.goto(f"{address}beregn/#tier={CHOSEN}")
    page.locator("#takst-forecast").fill(
        "Ribe;" + ";".join(["100"] * 12) + "\nSkive;" + ";".join(["20"] * 12)
    )
    place = tool(page, "forecast")
    expect(place.locator("table")).to_have_count(3, timeout=LOADING)
    place.locator("button").first.click()
    expect(place.locator(".takst-opened strong")).to_have_text(["Ribe", "Skive"])
    page.get_by_role("button", name="Vis beregningen: Skive").click()
    expect(place.locator(".takst-opened").last.locator("tfoot")).to_contain_text("240")


def test_a_wrong_month_is_reported_with_its_line(visitor: Page, address: str) -> None:
    """What can't be read is reported with its line beside the field, and stays as it was typed."""
    visitor.goto(f"{address}beregn/")
    text = "A;1;2;3;4;5;6;7;8;9;10;11;12\nB;1;2;3;4;5;6;7;8;9;10;11;12,5"
    visitor.locator("#takst-forecast").fill(text)
    error = visitor.locator("#takst-forecast-error")
    expect(error).to_contain_text("Linje 2, „12,5“: Lønsedler tælles hele.", timeout=LOADING)
    expect(visitor.locator("#takst-forecast")).to_have_value(text)


def test_an_announced_list_is_shown_with_the_difference(
    visitor: Page, crossing_address: str
) -> None:
    """While a list is coming, the page says from when, what it will be and the difference."""
    visitor.goto(f"{crossing_address}beregn/")
    calculate(visitor, "100", "basis")
    expect(visitor.locator(".takst-change")).to_have_text(
        "Fra 1. januar 2099 gælder prisliste 2099-01. Så koster måneden 1.649,00 kr."
        " Det er 150,00 kr. mere."
    )
    visitor.locator(DATE).fill("2099-01-01")
    expect(visitor.locator(NET)).to_have_attribute("data-amount", "1649.00")
    expect(visitor.locator(".takst-change")).to_be_hidden()


def test_a_date_without_a_list_has_no_curves_and_no_break_evens(page: Page, address: str) -> None:
    """What was there was another date's; it comes back with a date that has a list."""
    page.goto(f"{address}beregn/")
    calculate(page, "387", CHOSEN)
    page.locator(DATE).fill("2024-01-31")
    expect(page.locator("[data-takst=break-evens]")).to_contain_text("ingen prisliste for 31.")
    expect(page.locator(".takst-chart__box")).to_be_hidden()
    page.locator(DATE).fill(TODAY.isoformat())
    expect(page.locator("svg:visible circle.takst-chart__mark")).to_be_visible()
    expect(page.locator("[data-takst=break-evens]")).to_contain_text("Rækkefølgen er den samme")


def test_each_month_has_the_list_in_force(visitor: Page, crossing_address: str) -> None:
    """A year over the change of lists names each month's list."""
    text = " ".join(["100"] * 12)
    visitor.goto(f"{crossing_address}beregn/#forecast={text.replace(' ', '%20')}&start=2098-07")
    place = tool(visitor, "forecast")
    expect(place.locator("caption").first).to_be_visible(timeout=LOADING)
    year = _year(text, date(2098, 7, 1), "basis", CROSSED)
    shown = _rows(visitor, "[data-takst=forecast] table >> nth=0")
    assert _shown(months_table(year, Phrases(CROSSED, "da"))) == shown
    assert ["2024-02"] * 6 + ["2099-01"] * 6 == [row[2] for row in shown[:12]]


def test_the_chart_has_the_visitors_point(visitor: Page, crossing_address: str) -> None:
    """The ring is where the count and the price are on the axes, and leaves with the count."""
    visitor.goto(f"{crossing_address}beregn/")
    calculate(visitor, "387", "standard")
    price_list = CROSSED.price_list_on(TODAY)
    drawn = axes(curves(price_list, CROSSED.rounding.step).values(), 2500)
    along = drawn.counts.share(Decimal(387))
    up = drawn.amounts.share(quote(CROSSED, "standard", 387, TODAY).total)
    ring = visitor.locator("svg:visible circle.takst-chart__mark")
    expect(ring).to_be_visible()
    shares = ring.evaluate(
        """ring => { const {x0, x1, y0, y1} = ring.ownerSVGElement.dataset;
             return [(ring.getAttribute("cx") - x0) / (x1 - x0),
                     (ring.getAttribute("cy") - y0) / (y1 - y0)] }"""
    )
    assert [pytest.approx(float(along or 0)), pytest.approx(float(up or 0))] == shares
    expect(visitor.locator(".takst-chart__own")).to_have_text("Den fyldte prik er jeres antal.")
    visitor.locator(PAYSLIPS).fill("500000")
    expect(visitor.locator(".takst-chart__own")).to_contain_text("uden for kurverne")
    expect(ring).to_have_count(0)


def test_the_chart_reads_without_colour(visitor: Page, crossing_address: str) -> None:
    """Each tier has a kind of line of its own and its name at the end; crossings have dots."""
    visitor.goto(f"{crossing_address}beregn/")
    lines = visitor.locator("svg:visible .series .line")
    dashes = lines.evaluate_all(
        "lines => lines.map(line => getComputedStyle(line).strokeDasharray)"
    )
    names = visitor.locator("svg:visible .text-overlay text").all_text_contents()
    dots = visitor.locator("svg:visible .dot")
    radii = dots.evaluate_all("dots => dots.map(dot => Number(dot.getAttribute('r')))")
    found = break_evens(CROSSED, CROSSED.price_list_on(TODAY)).break_evens
    assert 4 == len(set(dashes)) == len(dashes)
    assert ["Basis", "Standard", "Professionel", "Premium"] == names
    assert len(found) == len([radius for radius in radii if radius > 0])
    expect(visitor.locator(".takst-worked")).to_be_visible()


def test_the_chart_is_of_the_chosen_dates_list(visitor: Page, crossing_address: str) -> None:
    """Another date draws the curves of its list; none at all where they can't be had."""
    visitor.goto(f"{crossing_address}beregn/")
    calculate(visitor, "100", "basis")
    before = visitor.locator("svg:visible .series .line").first.get_attribute("d")
    visitor.locator(DATE).fill("2099-01-01")
    expect(visitor.locator(NET)).to_have_attribute("data-price-list", "2099-01")
    expect(visitor.locator("svg:visible .series .line").first).not_to_have_attribute(
        "d", before or ""
    )
    worked = visitor.locator(".takst-worked td").first
    expected = quote(CROSSED, "basis", 10, date(2099, 1, 1)).net
    expect(worked).to_have_attribute("data-amount", str(expected))
    visitor.route("**/charts/**", lambda route: route.abort())
    visitor.locator(DATE).fill("2024-05-01")
    expect(visitor.locator(".takst-chart__box")).to_be_hidden()
    assert "100" == visitor.locator(PAYSLIPS).input_value()


STATE = {
    "forecast": GROUP,
    "hours": "7,5",
    "needs": "fast_track,courses",
    "payslips": "1.250",
    "rate": "1.000",
    "start": "2026-03",
    "tier": CHOSEN,
}


def _fill_all(page: Page) -> None:
    calculate(page, STATE["payslips"], STATE["tier"])
    for need in ("Kurser", "Fast track"):
        page.get_by_label(need, exact=True).check()
    for name in ("hours", "rate", "start", "forecast"):
        page.locator(f"#takst-{name}").fill(STATE[name])


def test_a_link_brings_everything_back(visitor: Page, address: str) -> None:
    """The address keeps the whole state, sorted and versioned, and a new visit restores it."""
    visitor.goto(f"{address}beregn/")
    _fill_all(visitor)
    expect(visitor.locator("#takst-link")).to_have_value(
        re.compile(r"forecast=Nord.*payslips=1\.250.*start="), timeout=LOADING
    )
    link = visitor.locator("#takst-link").input_value()
    pairs = parse_qsl(urlsplit(link).fragment)
    here = CATALOGUE.price_list_on(TODAY).id
    assert sorted((STATE | {"list": here, "v": "1"}).items()) == [
        (key, ",".join(sorted(value.split(","), reverse=True)) if key == "needs" else value)
        for key, value in pairs
    ]
    assert link == visitor.url
    answers = visitor.locator(NET).inner_text(), _rows(visitor, "[data-takst=find] table")
    other = visitor.context.new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    expect_answer(other)
    expect(tool(other, "forecast").locator("table")).to_have_count(3)
    expect(other.locator(".takst-link-note")).to_be_hidden()
    assert answers == (other.locator(NET).inner_text(), _rows(other, "[data-takst=find] table"))
    assert (STATE["payslips"], GROUP) == (
        other.locator(PAYSLIPS).input_value(),
        other.locator("#takst-forecast").input_value(),
    )
    assert [] == [url for url in asked if "1.250" in url.partition("#")[0]]


def test_a_link_of_an_earlier_list_shows_then_and_now(visitor: Page, address: str) -> None:
    """Both prices are shown until the visitor changes something."""
    visitor.goto(f"{address}beregn/#list=2024-02&payslips=387&tier={CHOSEN}&v=1")
    expect_answer(visitor)
    then = quote(CATALOGUE, CHOSEN, 387, date(2024, 2, 1)).total
    now = quote(CATALOGUE, CHOSEN, 387, TODAY).total
    note = visitor.locator(".takst-then-and-now")
    expect(note).to_have_text(
        "Linket er lavet under prisliste 2024-02."
        f" Dengang: {PHRASES.money(then)} Nu: {PHRASES.money(now)}"
    )
    visitor.locator(PAYSLIPS).fill("388")
    expect(note).to_be_hidden()


def test_a_calculation_too_long_for_a_link_is_reported(page: Page, address: str) -> None:
    """There is no link then, neither in its field nor in the address, and a message says so."""
    page.goto(f"{address}beregn/")
    calculate(page, "387", CHOSEN)
    expect(page.locator("#takst-link")).to_have_value(_containing("payslips=387"))
    page.locator("#takst-forecast").fill(
        "\n".join([f"{'Firma' * 12};" + ";".join(["1"] * 12)] * 199)
    )
    expect(tool(page, "share").get_by_role("status")).to_contain_text(
        "for lang til et link", timeout=LOADING
    )
    expect(page.locator("#takst-link")).to_have_value("")
    assert "#" not in page.url


def test_a_year_of_a_link_has_then_and_now(page: Page, address: str) -> None:
    """A year that was shared under an earlier list is shown with both totals."""
    text = "%20".join(["100"] * 12)
    page.goto(f"{address}beregn/#forecast={text}&list=2024-02&tier=basis&v=1")
    sentences = tool(page, "forecast").locator(".takst-sentences")
    expect(sentences).to_contain_text("under prisliste 2024-02. Dengang:", timeout=LOADING)


def test_what_is_wrong_in_a_link_is_reported(visitor: Page, address: str) -> None:
    """Each thing that can't be used has a line; the rest is used."""
    visitor.goto(f"{address}beregn/#foo=1&list=1999&needs=guld&payslips=20&tier=guld&v=9")
    note = visitor.locator(".takst-link-note")
    expect(note).to_be_visible(timeout=LOADING)
    expect(note.locator("li")).to_have_count(5)
    expect(note).to_contain_text("„guld“")
    expect_answer(visitor)
    expect(visitor.locator(PAYSLIPS)).to_have_value("20")


def test_the_calculation_is_copied_as_text(visitor: Page, address: str) -> None:
    """The text has price, lines, comparison and price list; the link is copied too."""
    visitor.goto(f"{address}beregn/")
    calculate(visitor, "387", CHOSEN)
    visitor.get_by_role("button", name="Kopiér som tekst").click()
    expect(tool(visitor, "share").get_by_role("status")).to_have_text("Kopieret.")
    text = visitor.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ")
    for part in ("5.770,11 kr.", "Lønsedler 351–750", "Premium", "Prisliste 2025-01"):
        assert part in text
    visitor.get_by_role("button", name="Kopiér link").click()
    expect(tool(visitor, "share").get_by_role("status")).to_have_text("Kopieret.")
    assert visitor.locator("#takst-link").input_value() == visitor.evaluate(
        "navigator.clipboard.readText()"
    )


def test_what_can_not_be_copied_is_shown_to_copy_by_hand(page: Page, address: str) -> None:
    """Where the browser does not let the page copy, the text is selected in a field."""
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(f"{address}beregn/")
    calculate(page, "387", CHOSEN)
    page.get_by_role("button", name="Kopiér som tekst").click()
    area = page.locator("#takst-text")
    expect(area).to_be_focused()
    assert "5.770,11" in area.input_value()


def test_nothing_to_download_is_reported(page: Page, address: str) -> None:
    """Before anything is filled in, each button says what to do first."""
    page.goto(f"{address}beregn/")
    for name in ("Kopiér som tekst", "Hent som CSV", "Hent til Excel", "Udskriv"):
        page.get_by_role("button", name=name).click()
        expect(tool(page, "share").get_by_role("status")).to_contain_text(
            "Skriv først antallet", timeout=LOADING
        )


def test_the_csv_opens_in_a_danish_excel(visitor: Page, address: str, tmp_path: Path) -> None:
    """UTF-8 with a byte-order mark, semicolons, and numbers with a comma and no separators."""
    visitor.goto(f"{address}beregn/")
    calculate(visitor, "1387", CHOSEN)
    with visitor.expect_download() as download:
        visitor.get_by_role("button", name="Hent som CSV").click()
    file = tmp_path / "taken.csv"
    download.value.save_as(file)
    raw = file.read_bytes()
    expected_quote = quote(CATALOGUE, CHOSEN, 1387, TODAY)
    table = list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert ("takst-beregning.csv", b"\xef\xbb\xbf") == (download.value.suggested_filename, raw[:3])
    assert ["Ekskl. moms", "", "", str(expected_quote.net).replace(".", ",")] in table
    assert ["Lønsedler 1–350", "350", "4,04", "1414,00"] in table


def test_the_workbook_is_a_real_one(visitor: Page, address: str, tmp_path: Path) -> None:
    """It opens with a sheet for each part, and its amounts are numbers."""
    visitor.goto(f"{address}beregn/")
    _fill_all(visitor)
    with visitor.expect_download(timeout=LOADING) as download:
        visitor.get_by_role("button", name="Hent til Excel").click()
    file = tmp_path / "taken.xlsx"
    download.value.save_as(file)
    book = openpyxl.load_workbook(file)
    lines = {row[0]: row for row in book.worksheets[0].iter_rows(values_only=True)}
    expected_quote = quote(CATALOGUE, CHOSEN, 1250, TODAY)
    assert "takst-beregning.xlsx" == download.value.suggested_filename
    assert [
        "Beregning af månedspris",
        "Abonnementerne side om side",
        "Det abonnement, der passer",
        "Året måned for måned",
    ] == book.sheetnames
    assert pytest.approx(float(expected_quote.net)) == lines["Ekskl. moms"][3]


def test_a_workbook_that_can_not_be_made_is_reported(page: Page, address: str) -> None:
    """Without the library there are words, and the prices go on."""
    page.route("**/workbook.zip*", lambda route: route.abort())
    page.goto(f"{address}beregn/")
    calculate(page, "387", CHOSEN)
    page.get_by_role("button", name="Hent til Excel").click()
    expect(tool(page, "share").get_by_role("status")).to_contain_text("kunne ikke laves")
    calculate(page, "388", CHOSEN)
    page.unroute("**/workbook.zip*")
    with page.expect_download(timeout=LOADING):
        page.get_by_role("button", name="Hent til Excel").click()


def test_the_print_fits_one_page(visitor: Page, address: str, tmp_path: Path) -> None:
    """Everything that is filled in prints on one A4 page, without the site around it."""
    visitor.goto(f"{address}beregn/")
    _fill_all(visitor)
    expect(visitor.locator(".takst-printout table")).to_have_count(6, timeout=LOADING)
    file = tmp_path / "printed.pdf"
    visitor.pdf(path=file, prefer_css_page_size=True)
    printed = pypdf.PdfReader(file)
    text = printed.pages[0].extract_text().replace("\u00a0", " ")
    size = [round(float(side) / 72 * 25.4) for side in printed.pages[0].mediabox[2:]]
    assert (1, [210, 297]) == (len(printed.pages), size)
    for part in (
        "Visma Enterprise",
        "Inkl. moms",
        "Premium",
        "Nord",
        "Prisliste 2025-01",
        "/beregn/",
    ):
        assert part in text
    assert "Spørgsmål og svar" not in text


def test_a_large_group_fits_the_printed_page(page: Page, address: str, tmp_path: Path) -> None:
    """With everything filled in and forty companies, the print is one page still."""
    page.goto(f"{address}beregn/")
    _fill_all(page)
    lines = [f"Selskab {at} med et navn i ApS;" + ";".join(["120"] * 12) for at in range(40)]
    page.locator("#takst-forecast").fill("\n".join(lines))
    expect(page.locator(".takst-printout")).to_contain_text(
        "35 andre virksomheder", timeout=LOADING
    )
    file = tmp_path / "printed.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    assert 1 == len(pypdf.PdfReader(file).pages)


def test_another_count_in_the_contact_form_is_another_calculation(page: Page, address: str) -> None:
    """The quote follows count and tier of the form, and what can't be priced is reported."""
    page.goto(f"{address}kontakt/#payslips=387&tier=basis&v=1")
    quoted = page.locator("#contact-quote")
    first = quote(CATALOGUE, "basis", 387, TODAY).net
    expect(quoted).to_have_value(_containing(PHRASES.money(first)), timeout=LOADING)
    page.locator("#contact-tier").select_option("premium")
    second = quote(CATALOGUE, "premium", 387, TODAY).net
    expect(quoted).to_have_value(_containing(PHRASES.money(second)))
    page.locator("#contact-payslips").fill("12,5")
    expect(page.locator(".takst-link-note")).to_contain_text("Lønsedler tælles hele.")
    expect(quoted).to_be_hidden()


def test_the_complete_calculation_is_handed_over(page: Page, address: str) -> None:
    """Finder and year go along to the contact form, not only the month."""
    page.goto(f"{address}beregn/")
    _fill_all(page)
    page.get_by_role("link", name="Tal med os om beregningen").click()
    quoted = page.locator("#contact-quote")
    for part in ("Det abonnement, der passer", "Året måned for måned", "Nord"):
        expect(quoted).to_have_value(_containing(part), timeout=LOADING)


def test_the_choice_takes_the_calculation_to_the_contact_form(visitor: Page, address: str) -> None:
    """Tier, count, request and the quote as text are in the form."""
    visitor.goto(f"{address}beregn/")
    calculate(visitor, "1.387", CHOSEN)
    visitor.get_by_role("link", name="Vælg dette abonnement").click()
    quoted = visitor.locator("#contact-quote")
    expect(quoted).to_be_visible(timeout=LOADING)
    expected_quote = quote(CATALOGUE, CHOSEN, 1387, TODAY)
    expect(quoted).to_have_value(_containing(PHRASES.money(expected_quote.net)))
    expect(visitor.locator("#contact-tier")).to_have_value(CHOSEN)
    expect(visitor.locator("#contact-payslips")).to_have_value("1.387")
    expect(visitor.locator("#contact-request")).to_have_value("change")


def _containing(part: str) -> re.Pattern[str]:
    return re.compile(re.escape(part))


def test_the_contact_form_beside_the_calculator_follows_it(visitor: Page, address: str) -> None:
    """On the front page the form takes each new price, and drops one that no longer holds."""
    visitor.goto(address)
    calculate(visitor, "387", CHOSEN)
    expect(visitor.locator("#contact-quote")).to_have_value(_containing("5.770,11"))
    expect(visitor.locator("#contact-tier")).to_have_value(CHOSEN)
    visitor.locator(PAYSLIPS).fill("")
    expect(visitor.locator("#contact-quote")).to_be_hidden()
    expect(visitor.locator("#contact-quote")).to_have_value("")


def test_a_tiers_own_page_leads_to_its_request(visitor: Page, address: str) -> None:
    """The choice on a tier's page opens the form with that tier and a request to change."""
    visitor.goto(f"{address}abonnementer/premium/")
    visitor.get_by_role("link", name="Vælg dette abonnement").click()
    expect(visitor.locator("#contact-tier")).to_have_value("premium")
    expect(visitor.locator("#contact-request")).to_have_value("change")


TYPED = [
    ("1.250", 1250),
    ("1 250", 1250),
    ("1\u00a0250", 1250),
    ("\uff11\uff12\uff15\uff10", 1250),
    ("\u0661\u0662\u0665\u0660", 1250),
    ("  351\t", 351),
]


def test_counts_are_read_as_danes_write_and_paste_them(visitor: Page, address: str) -> None:
    """Points, spaces and other scripts' digits are read; what was typed stays as it was."""
    visitor.goto(f"{address}beregn/")
    for typed, count in TYPED:
        calculate(visitor, typed, CHOSEN)
        expected = quote(CATALOGUE, CHOSEN, count, TODAY).net
        expect(visitor.locator(NET)).to_have_attribute("data-amount", str(expected))
        expect(visitor.locator(PAYSLIPS)).to_have_value(typed)


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, as somebody without a mouse does."""
    wanted = page.locator(selector)
    for _ in range(150):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached by Tab")


def test_the_tools_are_used_by_keyboard_alone(visitor: Page, address: str) -> None:
    """Price, comparison, finder and year are reached and used by keys."""
    visitor.goto(f"{address}beregn/")
    _tab_to(visitor, PAYSLIPS)
    visitor.keyboard.type("387")
    _tab_to(visitor, "#takst-tier")
    visitor.keyboard.press("ArrowDown")
    visitor.keyboard.press("ArrowDown")
    expect(visitor.locator(NET)).to_have_text(
        PHRASES.money(quote(CATALOGUE, CHOSEN, 387, TODAY).net), timeout=LOADING
    )
    _tab_to(visitor, "[data-takst=compare] button >> nth=0")
    visitor.keyboard.press("Enter")
    expect(visitor.locator("[data-takst=compare] .takst-opened table")).to_be_visible()
    _tab_to(visitor, "[name=needs][value=fast_track]")
    visitor.keyboard.press("Space")
    expect(tool(visitor, "find").locator(".takst-sentences")).to_contain_text(
        "Professionel er det billigste"
    )
    _tab_to(visitor, "#takst-hours")
    visitor.keyboard.type("10")
    _tab_to(visitor, "#takst-rate")
    visitor.keyboard.type("1000")
    expect(tool(visitor, "find").locator("caption")).to_contain_text("10 konsulenttimer")
    _tab_to(visitor, "#takst-forecast")
    visitor.keyboard.type(" ".join(["100"] * 12))
    expect(tool(visitor, "forecast").locator("meter")).to_have_count(12)


def test_the_calculation_is_downloaded_by_keyboard_alone(visitor: Page, address: str) -> None:
    """Choice, link and file are reached and used by keys."""
    visitor.goto(f"{address}beregn/#payslips=387&tier={CHOSEN}")
    expect_answer(visitor)
    _tab_to(visitor, "[data-takst-take=link]")
    visitor.keyboard.press("Enter")
    expect(tool(visitor, "share").get_by_role("status")).to_have_text("Kopieret.")
    _tab_to(visitor, "[data-takst-take=csv]")
    with visitor.expect_download():
        visitor.keyboard.press("Enter")
    visitor.reload()
    expect_answer(visitor)
    _tab_to(visitor, "[data-takst-go=change]")
    visitor.keyboard.press("Enter")
    expect(visitor.locator("#contact-quote")).to_have_value(
        _containing("5.770,11"), timeout=LOADING
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_filled_in_page_is_accessible_and_fits(
    visitor: Page, address: str, scheme: str
) -> None:
    """With every tool in use, axe finds no fault and nothing is wider than the screen."""
    visitor.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visitor.goto(f"{address}beregn/")
    _fill_all(visitor)
    expect(tool(visitor, "forecast").locator("table")).to_have_count(3, timeout=LOADING)
    tool(visitor, "compare").locator("button").first.click()
    expect(visitor.locator(".takst-opened table")).to_be_visible()
    found = faults(visitor)
    wider = visitor.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert ([], 0) == (found, max(wider, 0))


def test_named_months_are_priced_as_they_are_named(page: Page, address: str) -> None:
    """Pasted months set the first month; another choice is reported, and no price is wrong."""
    months = "jan feb mar apr maj jun jul aug sep okt nov dec".split()  # noqa: SIM905, read as it is pasted
    page.goto(f"{address}beregn/")
    page.locator("#takst-forecast").fill("\n".join(f"{month}\t100" for month in months))
    expected = f"{TODAY.year + (TODAY.month > 1)}-01"
    expect(page.locator("#takst-start")).to_have_value(expected, timeout=LOADING)
    expect(tool(page, "forecast").locator("tbody th").first).to_contain_text("januar")
    page.locator("#takst-start").fill("2030-07")
    expect(page.locator("#takst-start-error")).to_contain_text("Tallene begynder med „jan“")
    expect(tool(page, "forecast").locator("table")).to_have_count(0)
