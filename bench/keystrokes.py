"""How soon a price follows a key, once everything is ready."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Playwright

from bench.browser import visitor
from bench.errors import BenchError
from bench.figures import Keystrokes, percentile
from bench.profiles import Profile
from bench.variants import Variant
from bench.visits import PAYSLIPS, opened


@dataclass(frozen=True, slots=True)
class Press:
    """A key, and the count in the field after it has been pressed."""

    key: str
    payslips: int


def presses(count: int, payslips: int = PAYSLIPS) -> Iterator[Press]:
    """Yield that many presses that replace the last digit by another."""
    digits = cycle("1234567890")
    shorter = payslips // 10

    def endless() -> Iterator[Press]:
        for digit in digits:
            yield Press("Backspace", shorter)
            yield Press(digit, shorter * 10 + int(digit))

    return islice(endless(), count)


def measure_keystrokes(
    playwright: Playwright,
    variant: Variant,
    profile: Profile,
    *,
    count: int,
    amounts: Mapping[int, str],
) -> Keystrokes:
    """Press keys until `count` prices have followed; `amounts` are the expected ones by count.

    Raises BenchError for a wrong price.
    """
    answers = []
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as disk,
        visitor(playwright, Path(disk), profile) as visiting,
        opened(visiting, variant.host, variant.wanted, profile) as (page, _),
    ):
        page.evaluate("takstVisit.finished")
        for press in presses(count):
            page.keyboard.press(press.key)
            answer = page.evaluate("takstVisit.answered()")
            if answer["wanted"]["amount"] != amounts[press.payslips]:
                raise BenchError(f"{press.payslips} payslips: wrong price {answer['wanted']}")
            answers.append(answer)
    return _figures(profile.name, variant.name, answers)


def _figures(profile: str, variant: str, answers: list[dict[str, Any]]) -> Keystrokes:
    first = [answer["any"]["written"] - answer["pressed"] for answer in answers]
    wanted = [answer["wanted"]["written"] - answer["pressed"] for answer in answers]
    shown = [answer["any"]["shown"] - answer["pressed"] for answer in answers]
    return Keystrokes(
        profile=profile,
        variant=variant,
        count=len(answers),
        any_50=percentile(first, 50),
        any_95=percentile(first, 95),
        wanted_50=percentile(wanted, 50),
        wanted_95=percentile(wanted, 95),
        shown_95=percentile(shown, 95),
    )
