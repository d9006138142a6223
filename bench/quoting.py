"""The calculator's quotes and answers per second; the same code runs in Pyodide."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle

from calculator.model import Catalogue
from calculator.page.answer import answer
from calculator.quote import quote
from calculator.services import Services

_STEP = 37
_MOST = 10_000
_AT_A_TIME = 50


def rates(
    catalogue: Catalogue, services: Services, today: str, seconds: float = 1.0, runs: int = 5
) -> str:
    """Return `runs` measurements of quotes and of answers to the page per second, as JSON.

    A measurement takes some `seconds`; `today` is a date such as 2025-01-01. Counts from 0 to
    10,000 and all tiers take turns.
    """
    day = date.fromisoformat(today)
    asked = cycle(
        [(tier.id, count) for count in range(0, _MOST, _STEP) for tier in catalogue.tiers]
    )

    def give_quote() -> None:
        tier, payslips = next(asked)
        quote(catalogue, tier, payslips, day)

    def give_answer() -> None:
        tier, payslips = next(asked)
        question = {"ask": "price", "language": "da", "today": today, "tier": tier}
        answer(catalogue, services, json.dumps({**question, "payslips": str(payslips)}))

    return json.dumps(
        {
            "quotes": list(_rates(give_quote, seconds, runs)),
            "answers": list(_rates(give_answer, seconds, runs)),
        }
    )


def _rates(give: Callable[[], None], seconds: float, runs: int) -> Iterator[float]:
    for _ in range(runs):
        start = time.perf_counter()
        done = 0
        while time.perf_counter() - start < seconds:
            for _ in range(_AT_A_TIME):
                give()
            done += _AT_A_TIME
        yield done / (time.perf_counter() - start)
