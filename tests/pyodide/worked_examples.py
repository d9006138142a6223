"""A suite that asks the calculator inside Pyodide for the worked examples.

Pyodide has neither the data files nor what reads them, so both come as source.
"""

from hooks.content.worked_examples import WorkedExamples

_SUITE = """
import pytest

from calculator.quote import quote

EXAMPLES = {examples!r}


@pytest.mark.parametrize(("tier", "payslips", "day", "expected"), EXAMPLES)
def test_a_worked_example(tier, payslips, day, expected):
    made = quote(CATALOGUE, tier, payslips, datetime.date.fromisoformat(day))
    assert expected == {{name: str(getattr(made, name)) for name in expected}}
"""


def suite(prices: str, worked: WorkedExamples) -> str:
    """Return the source of a module of tests; `prices` is that of the module of prices."""
    examples = [
        (
            example.tier,
            example.payslips,
            example.date.isoformat(),
            {
                name: str(amount)
                for name in ("net", "vat", "gross")
                if (amount := getattr(example.expected, name)) is not None
            },
        )
        for example in worked.examples
    ]
    return prices + _SUITE.format(examples=examples)
