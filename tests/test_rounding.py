"""Amounts are rounded in `calculator/money.py` and nowhere else.

The check reads the code of the calculator and the build. Outside of that module, whatever can
round a number fails the test, unless it is listed below with the reason why it rounds no amount.
"""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MONEY = ROOT / "calculator" / "money.py"

ROUNDING_NAMES = {
    "ceil",
    "divide_int",
    "divmod",
    "floor",
    "quantize",
    "round",
    "to_integral",
    "to_integral_exact",
    "to_integral_value",
    "trunc",
}
"""Functions and methods that can round a number."""

FIXED_DECIMALS = re.compile(r"\.\d+[eEfFgGn%]$")
"""A format that cuts decimals off."""

FIELD_WITH_DECIMALS = re.compile(r"%[-+ #0]*\d*\.\d+[eEfFgG]|\{[^{}]*:[^{}]*\.\d+[eEfFgGn%]\}")
"""A field of a text to fill in, by `%` or `format`, that cuts decimals off."""

EXACT_DIVISIONS = {
    ("calculator/breakeven.py", "_first_above", "//"): (1, "halves a range of counts"),
    ("calculator/breakeven.py", "_uncertain_counts", "//"): (2, "bounds a range of counts"),
    ("calculator/bulk.py", "hundredths_text", "//"): (1, "parts hundredths from whole units"),
    ("calculator/curve.py", "exact", "//"): (1, "counts full packages"),
    ("calculator/curve.py", "amounts", "//"): (1, "counts full packages"),
    ("calculator/curve.py", "total", "//"): (1, "brings a multiple of a hundredth to hundredths"),
    ("calculator/curve.py", "_raise_to_minimum", "//"): (1, "counts packages below the minimum"),
    ("calculator/forecast.py", "months_from", "//"): (1, "counts years of twelve months"),
    ("calculator/reports/spreadsheet.py", "_length", "//"): (1, "counts separators of thousands"),
    ("calculator/usage.py", "charges", "//"): (1, "counts the packages that are started"),
    ("hooks/runtime/answer_book.py", "plane", "//"): (1, "counts amounts in a row of bytes"),
    ("hooks/runtime/answer_book.py", "_row", "//"): (1, "counts the bytes of a number"),
}
"""Where whole numbers may be divided: file, function, operation; how often, and why."""

WITHOUT_AMOUNTS = {
    "hooks/ci/pull_request_comment.py": "counts code fences",
    "hooks/exports/announcements.py": "finds the middle of a list of counts",
    "hooks/pages/chart.py": "writes ticks of an axis, which pygal holds as float; counts packages",
    "hooks/pages/social_image.py": "measures pixels and reduces the colours of a picture",
    "hooks/runtime/bytecode.py": "counts code units of two bytes",
}
"""Modules of the build that divide or round something that is no amount, and what."""


class _Finder(ast.NodeVisitor):
    """Collects what can round a number, each with the function that it is in."""

    def __init__(self) -> None:
        self.function = "module"
        self.found: list[tuple[str, str]] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outer, self.function = self.function, node.name
        self.generic_visit(node)
        self.function = outer

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if isinstance(node.op, ast.FloorDiv):
            self._add("//")
        if isinstance(node.op, ast.Mod) and _matches(FIELD_WITH_DECIMALS, node.left):
            self._add("format")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        match node.func, node.args:
            case ast.Name("int"), [argument, *_] if _divides(argument):
                self._add("int")
            case ast.Name("format"), [_, spec] if _matches(FIXED_DECIMALS, spec):
                self._add("format")
            case ast.Attribute(text, "format" | "format_map"), _:
                if _matches(FIELD_WITH_DECIMALS, text):
                    self._add("format")
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.op, ast.FloorDiv):
            self._add("//")
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        self._add_name(node.id)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self._add_name(node.attr)
        self.generic_visit(node)

    def visit_alias(self, node: ast.alias) -> None:
        self._add_name(node.name)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> None:
        spec = ast.unparse(node.format_spec)[:-1] if node.format_spec else ""
        if FIXED_DECIMALS.search(spec):
            self._add("format")
        self.generic_visit(node)

    def _add_name(self, name: str) -> None:
        if name in ROUNDING_NAMES or name.startswith("ROUND_"):
            self._add(name)

    def _add(self, operation: str) -> None:
        self.found.append((self.function, operation))


def _matches(pattern: re.Pattern[str], node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and pattern.search(node.value) is not None
    )


def _divides(argument: ast.expr) -> bool:
    parts = (node for node in ast.walk(argument) if isinstance(node, ast.BinOp))
    return any(isinstance(part.op, ast.Div) for part in parts)


def _found(source: str) -> list[tuple[str, str]]:
    finder = _Finder()
    finder.visit(ast.parse(source))
    return finder.found


def _roundings(folder: str) -> Counter[tuple[str, str, str]]:
    """Return how often each function of the folder's modules uses each operation."""
    return Counter(
        (path.relative_to(ROOT).as_posix(), function, operation)
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path != MONEY
        for function, operation in _found(path.read_text("utf-8"))
    )


def test_amounts_are_rounded_in_one_module() -> None:
    """Outside of it, whole numbers are only divided where and why the table says."""
    found = _roundings("calculator") + _roundings("hooks")
    with_amounts = {
        place: times for place, times in found.items() if place[0] not in WITHOUT_AMOUNTS
    }
    assert {place: times for place, (times, _) in EXACT_DIVISIONS.items()} == with_amounts


ROUNDINGS = [
    ("def f(a): return a // 2", [("f", "//")]),
    ("a //= 2", [("module", "//")]),
    ("round(a)", [("module", "round")]),
    ("a.quantize(b)", [("module", "quantize")]),
    ("from decimal import ROUND_HALF_UP", [("module", "ROUND_HALF_UP")]),
    ("decimal.ROUND_DOWN", [("module", "ROUND_DOWN")]),
    ("divmod(a, b)", [("module", "divmod")]),
    ("math.floor(a)", [("module", "floor")]),
    ("f'{a:.2f}'", [("module", "format")]),
    ("f'{a:,.0f}'", [("module", "format")]),
    ("f'{a:f} {b:02}'", []),
    ("format(a, '.2f')", [("module", "format")]),
    ("'%.2f' % a", [("module", "format")]),
    ("'%s: %.0f' % (a, b)", [("module", "format")]),
    ("'{:.2f}'.format(a)", [("module", "format")]),
    ("int(a / b)", [("module", "int")]),
    ("int(1 + a / b)", [("module", "int")]),
    ("format(a, 'f')", []),
    ("'%s' % a", []),
    ("'{:f}'.format(a)", []),
    ("int(a)", []),
    ("a / b", []),
]


@pytest.mark.parametrize(("source", "expected"), ROUNDINGS)
def test_each_way_to_round_is_found(source: str, expected: list[tuple[str, str]]) -> None:
    """The check sees operators, functions, methods, modes and formats."""
    assert expected == _found(source)
