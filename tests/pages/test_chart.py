"""The chart that the build draws: right, the same each time, and without script or colour."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from calculator.breakeven import break_evens
from calculator.curve import curves
from calculator.reports.chart_axes import axes
from hooks.content.load import load_catalogue
from hooks.pages.chart import price_chart

CROSSED = load_catalogue(Path(__file__).parents[1] / "crossing")
PRICE_LIST = CROSSED.price_lists[0]
DRAWN = str(price_chart(CROSSED, PRICE_LIST, 2500, "da"))
SVG = "{http://www.w3.org/2000/svg}"


def _drawings() -> list[ET.Element]:
    return list(ET.fromstring(f"<charts>{DRAWN}</charts>"))  # noqa: S314, our own drawing


def test_a_chart_is_two_drawings() -> None:
    """One is for wide screens and one for narrow ones."""
    assert ["wide", "narrow"] == [str(svg.get("class")).rpartition("--")[2] for svg in _drawings()]


def test_the_same_prices_give_the_same_chart() -> None:
    """No date, name or number of the drawing program is in the chart."""
    assert DRAWN == str(price_chart(CROSSED, PRICE_LIST, 2500, "da"))
    assert re.search("pygal |Generated|<!--", DRAWN) is None


@pytest.mark.parametrize("unwanted", ["<script", "<style", "style=", " id=", "fill=", "stroke="])
def test_a_chart_has_no_script_and_no_style(unwanted: str) -> None:
    """The style sheet of the page has the say, in light and dark, under a strict policy."""
    assert unwanted not in DRAWN


def test_lines_go_through_the_prices() -> None:
    """Every corner of a tier's line is the price of its count, on the axes that are given."""
    by_tier = curves(PRICE_LIST, CROSSED.rounding.step)
    drawn = axes(by_tier.values(), 2500)
    for svg in _drawings():
        x0, x1, y0, y1 = (float(svg.get(f"data-{end}", "nan")) for end in ("x0", "x1", "y0", "y1"))
        for tier, path in zip(CROSSED.tiers, _lines(svg), strict=True):
            for x, y in path:
                count = round((x - x0) / (x1 - x0) * drawn.counts.end)
                amount = (y - y0) / (y1 - y0) * drawn.amounts.end
                expected = by_tier[tier.id].total(count) / 100
                assert pytest.approx(expected, abs=drawn.amounts.end / 1000) == amount


def _lines(svg: ET.Element) -> list[list[tuple[float, float]]]:
    paths = [
        path.get("d", "")
        for group in svg.iter(f"{SVG}g")
        if "series" in group.get("class", "")
        for path in group.findall(f"{SVG}path")
    ]
    numbers = [re.findall(r"[0-9.]+", path) for path in paths if path]
    return [
        [(float(x), float(y)) for x, y in zip(found[::2], found[1::2], strict=True)]
        for found in numbers
    ]


def test_each_break_even_has_a_dot() -> None:
    """The dots are the break-evens on the chart, no more and no fewer."""
    found = [turn for turn in break_evens(CROSSED, PRICE_LIST).break_evens if turn.count <= 2500]
    for svg in _drawings():
        dots = [dot for dot in svg.iter(f"{SVG}circle") if float(dot.get("r", "0")) > 0]
        assert len(found) == len(dots)


def test_each_line_has_its_tiers_name() -> None:
    """The name is at the end of the line, so that no legend is needed."""
    for svg in _drawings():
        names = [text.text for text in svg.iter(f"{SVG}text") if text.get("class") == "label"]
        assert [tier.name.da for tier in CROSSED.tiers] == names


def test_names_stand_clear_of_each_other() -> None:
    """Names of lines that end close together are a line of text apart, in the lines' order."""
    close = str(price_chart(CROSSED, CROSSED.price_lists[1], 2500, "da"))
    for svg in ET.fromstring(f"<charts>{close}</charts>"):  # noqa: S314, our own drawing
        names = {
            text.text: float(text.get("y", "nan"))
            for text in svg.iter(f"{SVG}text")
            if text.get("class") == "label"
        }
        heights = sorted(names.values())
        assert all(below - above >= 15.9 for above, below in pairwise(heights))
        assert ["Basis", "Standard", "Premium", "Professionel"] == sorted(
            names, key=names.__getitem__
        )
