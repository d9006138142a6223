"""The chart of prices by count, drawn while the site is built: plain SVG, no script.

pygal draws it without colours of its own; the site's style sheet gives each tier a line of its own
kind, light and dark.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, tostring

import pygal
from markupsafe import Markup

from calculator.breakeven import break_evens
from calculator.curve import Curve, curves
from calculator.formatting import Language, format_count
from calculator.model import Catalogue, PriceList
from calculator.reports.chart_axes import Axes, axes

type Point = tuple[int, float]

_MANY_STAIRS = 200
_LINE_OF_TEXT = 16


@dataclass(frozen=True, slots=True)
class _Size:
    """A drawing for screens of one kind; the style sheet shows the one that fits."""

    name: str
    width: int
    height: int
    every: int


_SIZES = (_Size("wide", 860, 430, 1), _Size("narrow", 340, 320, 2))


def price_chart(
    catalogue: Catalogue, price_list: PriceList, most: int, language: Language
) -> Markup:
    """Return the chart of a price list for counts from 0 to at least `most`, as HTML."""
    by_tier = curves(price_list, catalogue.rounding.step)
    drawn_on = axes(by_tier.values(), most)
    crossings = [
        (turn.count, _kroner(by_tier[turn.cheaper], turn.count))
        for turn in break_evens(catalogue, price_list).break_evens
        if turn.count <= drawn_on.counts.end
    ]
    return Markup("").join(
        _drawing(catalogue, by_tier, drawn_on, crossings, size, language) for size in _SIZES
    )


def _drawing(  # noqa: PLR0917, a drawing is made of these
    catalogue: Catalogue,
    by_tier: Mapping[str, Curve],
    drawn_on: Axes,
    crossings: list[Point],
    size: _Size,
    language: Language,
) -> Markup:
    chart = pygal.XY(
        width=size.width,
        height=size.height,
        margin=4,
        margin_right=22,
        css=[],
        js=[],
        show_legend=False,
        show_dots=False,
        print_labels=True,
        show_x_guides=False,
        range=(0, drawn_on.amounts.end),
        xrange=(0, drawn_on.counts.end),
        x_labels=list(drawn_on.counts.ticks[:: size.every]),
        y_labels=list(drawn_on.amounts.ticks),
        x_value_formatter=lambda count: format_count(round(count), language),
        value_formatter=lambda amount: format_count(round(amount), language),
    )
    for tier in catalogue.tiers:
        chart.add(tier.id, list(_points(by_tier[tier.id], drawn_on.counts.end)))
    for tier in catalogue.tiers:
        end = drawn_on.counts.end
        name = tier.name.in_language(language)
        label = {"value": (end, _kroner(by_tier[tier.id], end)), "label": name}
        chart.add(tier.id, [label], stroke=False, show_dots=True, dots_size=0)
    chart.add("break-evens", crossings, stroke=False, show_dots=True, dots_size=3)
    tree = chart.render_tree()
    _strip(tree)
    _part_names(tree)
    tree.set("class", f"takst-chart__drawing takst-chart__drawing--{size.name}")
    tree.set("aria-hidden", "true")
    tree.set("focusable", "false")
    for name, value in _frame(tree).items():
        tree.set(name, value)
    return Markup(tostring(tree, encoding="unicode"))  # noqa: S704, pygal escapes what it is given


def _points(curve: Curve, most: int) -> Iterator[Point]:
    """Yield the corners of a tier's line: both ends of each segment, and each stair of packages."""
    for segment in curve.segments:
        if segment.first > most:
            return
        last = min(segment.last, most)
        stairs = (last - segment.first) // segment.size if segment.rise else 0
        if segment.size > 1 and stairs <= _MANY_STAIRS:
            for first in range(segment.first, last + 1, segment.size):
                yield first, _kroner(curve, first)
                yield (end := min(first + segment.size - 1, last)), _kroner(curve, end)
        else:
            yield segment.first, _kroner(curve, segment.first)
            yield last, _kroner(curve, last)


def _kroner(curve: Curve, count: int) -> float:
    """Return a total for drawing only."""
    return curve.total(count) / 100


def _strip(tree: Element) -> None:
    """Take away pygal's style, script and tooltips, and the date of the drawing."""
    tree.attrib.pop("id", None)
    for parent in list(tree.iter()):
        for child in list(parent):
            name = str(child.tag)
            is_comment = name.startswith("<")
            is_tooltip = "tooltip-overlay" in (child.get("class") or "")
            if is_comment or is_tooltip or name in {"defs", "title", "desc"}:
                parent.remove(child)


def _part_names(tree: Element) -> None:
    """Move names of lines that end close together apart, upwards from the lowest."""
    names = [text for text in tree.iter("text") if text.get("class") == "label"]
    free = float("inf")
    for name in sorted(names, key=lambda name: float(name.get("y", "0")), reverse=True):
        y = min(float(name.get("y", "0")), free)
        name.set("y", f"{y:.2f}")
        free = y - _LINE_OF_TEXT


def _frame(tree: Element) -> dict[str, str]:
    """Return the positions of the axes' ends, which pygal's margin of 2 % surrounds."""
    plot = next(group for group in tree.iter() if group.get("class") == "plot")
    background = next(part for part in plot.iter() if part.get("class") == "background")
    width, height = float(background.get("width", "0")), float(background.get("height", "0"))
    near, far = 0.02 / 1.04, 1.02 / 1.04
    return {
        "data-x0": f"{width * near:.2f}",
        "data-x1": f"{width * far:.2f}",
        "data-y0": f"{height * far:.2f}",
        "data-y1": f"{height * near:.2f}",
    }
