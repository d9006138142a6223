"""One run of the benchmark, from the served sites to the results."""

import importlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from bench.calibration import measure_slowdown
from bench.figures import Keystrokes, Weight
from bench.keystrokes import measure_keystrokes, presses
from bench.profiles import DESKTOP, Profile
from bench.quotes import Rate, measure_quotes
from bench.results import Results, now, this_machine
from bench.variants import BARE, PUBLISHED, Variant, hosted
from bench.visits import PAYSLIPS
from bench.waits import Visited, efforts, measure_waits, rehearse, tasks, waits
from bench.weights import measure_weights
from calculator.money import decimal_text
from calculator.quote import quote
from hooks.content.load import Content

_SLOWDOWN_IS_NEAR = 0.15
"""The relative error of a slowdown from which on the run warns."""

_BUILDS_A_RUN = 3
"""Builds are short and disks are sometimes slow, so more runs are needed."""

_WITHOUT_KEYS = (BARE, PUBLISHED)
"""The variants that are measured without keys: the two others are the same page."""

PARTS = ("waits", "weights", "keystrokes", "quotes", "build")
"""The parts that can be measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to measure, on what and how often; `log` receives messages of progress."""

    sites: Sequence[Path]
    variants: Sequence[str]
    profiles: Sequence[Profile]
    parts: Collection[str]
    runs: int
    visits: int
    keys: int
    content: Content
    day: date
    log: Callable[[str], None]

    def amount(self, payslips: int) -> str:
        """Return the price of the count in the form's first tier."""
        catalogue = self.content.catalogue
        return decimal_text(quote(catalogue, catalogue.tiers[0].id, payslips, self.day).net)


def measure(plan: Plan) -> Results:
    """Run all parts, and return the results."""
    build, rates = _build(plan), _rates(plan)
    with (
        sync_playwright() as playwright,
        hosted(plan.sites, plan.variants, plan.content, plan.day) as variants,
    ):
        plan.log("Rehearsing: what is served gets compressed, prices are checked")
        chromium = rehearse(playwright, variants, plan.amount(PAYSLIPS))
        slowdowns = _slowdowns(playwright, variants, plan)
        visited = _visited(playwright, variants, plan)
        keystrokes = tuple(_keystrokes(playwright, variants, plan))
        weights = dict(_weights(playwright, variants, plan))
    return Results(
        made=now(),
        machine=this_machine(chromium),
        runs=plan.runs,
        profiles=tuple(plan.profiles),
        slowdowns=slowdowns,
        waits=waits(visited),
        weights=weights,
        keystrokes=keystrokes,
        rates=rates,
        efforts=efforts(visited),
        tasks=tasks(visited),
        build=build,
    )


def _slowdowns(
    playwright: Playwright, variants: Sequence[Variant], plan: Plan
) -> dict[str, dict[str, float]]:
    slowdowns = {
        profile.name: measure_slowdown(playwright, variants[0].host, profile)
        for profile in plan.profiles
        if profile.slowdown > 1
    }
    for profile in plan.profiles:
        for place, times in slowdowns.get(profile.name, {}).items():
            if abs(times / profile.slowdown - 1) > _SLOWDOWN_IS_NEAR:
                plan.log(f"Only trust a quiet machine: {profile.title}, {place}: ÷ {times:.1f}")
    return slowdowns


def _visited(playwright: Playwright, variants: Sequence[Variant], plan: Plan) -> list[Visited]:
    if "waits" not in plan.parts:
        return []
    return measure_waits(
        playwright,
        variants,
        plan.profiles,
        runs=plan.runs,
        count=plan.visits,
        amount=plan.amount(PAYSLIPS),
        log=plan.log,
    )


def _keystrokes(
    playwright: Playwright, variants: Sequence[Variant], plan: Plan
) -> Iterator[Keystrokes]:
    if "keystrokes" not in plan.parts:
        return
    amounts = {press.payslips: plan.amount(press.payslips) for press in presses(plan.keys)}
    for variant in variants:
        for profile in plan.profiles:
            # Once everything is there, a slow network changes nothing.
            if variant.name not in _WITHOUT_KEYS and _is_local(profile):
                plan.log(f"Keys: {variant.name}, {profile.title}")
                yield measure_keystrokes(
                    playwright, variant, profile, count=plan.keys, amounts=amounts
                )


def _is_local(profile: Profile) -> bool:
    return profile == DESKTOP or profile.slowdown > 1


def _weights(
    playwright: Playwright, variants: Sequence[Variant], plan: Plan
) -> Iterator[tuple[str, tuple[Weight, ...]]]:
    if "weights" in plan.parts:
        plan.log("Bytes")
        for variant in variants:
            if variant.wanted == "python":
                total_only = variant.name == PUBLISHED
                yield variant.name, measure_weights(playwright, variant.host, total_only=total_only)


def _rates(plan: Plan) -> tuple[Rate, ...]:
    if "quotes" not in plan.parts:
        return ()
    plan.log("Quotes a second")
    return measure_quotes(plan.content, plan.day, plan.runs)


def _build(plan: Plan) -> Mapping[str, float] | None:
    if "build" not in plan.parts:
        return None
    plan.log("Whole builds")
    try:
        module = importlib.import_module("bench.build")
    except ModuleNotFoundError:
        return None
    measured: Mapping[str, float] = module.measure_build(_BUILDS_A_RUN * plan.runs)
    return measured
