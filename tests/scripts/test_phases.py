"""The calculator's phases: which event leads where, what the page says, and what Python does."""

import json
from pathlib import Path
from typing import Any

import pytest

from hooks.node import run_node

ROOT = Path(__file__).parents[2]
PHASES = ("deferred", "idle", "loading", "slow", "ready", "failed", "differs")
EVENTS = (
    "touch", "start", "delay", "ready", "restart", "fail", "retry", "leave", "differ",
)  # fmt: skip
CHANGES = {
    ("deferred", "touch"): "idle",
    ("idle", "start"): "loading",
    ("idle", "differ"): "differs",
    ("loading", "delay"): "slow",
    ("loading", "ready"): "ready",
    ("loading", "fail"): "failed",
    ("loading", "leave"): "idle",
    ("loading", "differ"): "differs",
    ("slow", "ready"): "ready",
    ("slow", "fail"): "failed",
    ("slow", "leave"): "idle",
    ("slow", "differ"): "differs",
    ("ready", "restart"): "loading",
    ("ready", "fail"): "failed",
    ("ready", "differ"): "differs",
    ("failed", "retry"): "idle",
    ("failed", "differ"): "differs",
}
SECONDS = 1_000


def _answer(script: str, question: dict[str, Any]) -> list[Any]:
    path = ROOT / "tests" / "scripts" / script
    answer: list[Any] = json.loads(run_node(path, folder=ROOT, stdin=json.dumps(question)))
    return answer


@pytest.fixture(scope="module")
def after() -> dict[tuple[str, str], str]:
    """Return the phase that each event leads to from each phase."""
    table = _answer("phases.mjs", {"ask": "after", "phases": PHASES, "events": EVENTS})
    return {
        (phase, event): reached
        for phase, row in zip(PHASES, table, strict=True)
        for event, reached in zip(EVENTS, row, strict=True)
    }


def test_each_event_leads_to_one_phase(after: dict[tuple[str, str], str]) -> None:
    """An event that means nothing in a phase changes nothing."""
    stay = {(phase, event): phase for phase in PHASES for event in EVENTS}
    assert stay | CHANGES == after


def _reached(after: dict[tuple[str, str], str], start: str) -> set[str]:
    reached = {start}
    while grown := {after[phase, event] for phase in reached for event in EVENTS} - reached:
        reached |= grown
    return reached


@pytest.mark.parametrize("phase", [phase for phase in PHASES if phase != "differs"])
def test_python_can_still_be_had(after: dict[tuple[str, str], str], phase: str) -> None:
    """No phase but the final one is a dead end."""
    assert "ready" in _reached(after, phase)


def test_two_prices_for_the_same_are_final(after: dict[tuple[str, str], str]) -> None:
    """Nothing leads out of it."""
    assert {"differs"} == _reached(after, "differs")


def test_the_first_phase_follows_what_the_page_has_begun() -> None:
    """Python may be on its way, or there, before the calculator's script is."""
    runtimes = [
        [{"started": started, "ready": ready}, is_deferred]
        for started, ready in ((False, False), (True, False), (True, True))
        for is_deferred in (False, True)
    ]
    expected = ["idle", "deferred", "loading", "loading", "ready", "ready"]
    assert expected == _answer("phases.mjs", {"ask": "first", "runtimes": runtimes})


def test_the_page_says_what_the_phase_is() -> None:
    """Status of the calculator and of a tool, without and with a number of payslips."""
    expected = {
        "deferred": [["empty", "empty"], ["waiting", "waiting"]],
        "idle": [["empty", "empty"], ["waiting", "waiting"]],
        "loading": [["loading", "loading"]] * 2,
        "slow": [["slow", "loading"]] * 2,
        "ready": [["empty", None], ["answered", None]],
        "failed": [["failed", "failed"]] * 2,
        "differs": [["differs", "differs"]] * 2,
    }
    said = _answer("phases.mjs", {"ask": "said", "phases": PHASES})
    assert expected == dict(zip(PHASES, said, strict=True))


VISITS: dict[str, list[tuple[list[Any], str, list[str]]]] = {
    "a question loads Python": [
        (["ask", True], "loading", ["start", "onPhase", "ask price"]),
        (["report", "onReady"], "ready", ["onReady"]),
        (["wait", 500 * SECONDS], "ready", []),
    ],
    "a slow download is said to be slow, then given up": [
        (["load"], "loading", ["start", "onPhase"]),
        (["wait", 14 * SECONDS], "loading", []),
        (["wait", 1 * SECONDS], "slow", ["onPhase"]),
        (["wait", 104 * SECONDS], "slow", []),
        (["wait", 1 * SECONDS], "failed", ["give up", "onFailed"]),
        (["ask", True], "failed", []),
        (["load"], "failed", []),
    ],
    "a second try loads again, with all the time of the first": [
        (["load"], "loading", ["start", "onPhase"]),
        (["wait", 10 * SECONDS], "loading", []),
        (["report", "onFailed"], "failed", ["onFailed"]),
        (["retry"], "loading", ["start", "onPhase"]),
        (["wait", 14 * SECONDS], "loading", []),
        (["wait", 1 * SECONDS], "slow", ["onPhase"]),
    ],
    "leaving stops a download, and coming back does not show a failure": [
        (["load"], "loading", ["start", "onPhase"]),
        (["leave"], "idle", ["stop"]),
        (["wait", 500 * SECONDS], "idle", []),
        (["comeBack"], "idle", []),
        (["ask", True], "loading", ["start", "onPhase", "ask price"]),
    ],
    "leaving keeps a Python that is ready": [
        (["load"], "loading", ["start", "onPhase"]),
        (["report", "onReady"], "ready", ["onReady"]),
        (["leave"], "ready", []),
        (["comeBack"], "ready", []),
    ],
    "a restart waits again": [
        (["load"], "loading", ["start", "onPhase"]),
        (["report", "onReady"], "ready", ["onReady"]),
        (["report", "onRestarting"], "loading", ["onPhase"]),
        (["wait", 15 * SECONDS], "slow", ["onPhase"]),
        (["report", "onReady"], "ready", ["onReady"]),
    ],
    "nothing is asked after two prices for the same": [
        (["load"], "loading", ["start", "onPhase"]),
        (["report", "onReady"], "ready", ["onReady"]),
        (["differ"], "differs", ["stop"]),
        (["retry"], "differs", []),
        (["comeBack"], "differs", []),
        (["ask", True], "differs", []),
    ],
}


def _played(steps: list[list[Any]], **visit: bool) -> list[Any]:
    return _answer("python.mjs", {"isDeferred": False, "isSparing": False, **visit, "steps": steps})


@pytest.mark.parametrize("name", VISITS)
def test_a_visit(name: str) -> None:
    """Each step leads to a phase, and has only the effects of that phase."""
    steps = [step for step, _, _ in VISITS[name]]
    assert [[phase, calls] for _, phase, calls in VISITS[name]] == _played(steps)


def test_deferred_python_waits_for_somebody_to_use_the_fields() -> None:
    """The question of a price that another site has filled in loads nothing by itself."""
    steps: list[list[Any]] = [["ask", True], ["load"], ["touch"], ["load"]]
    expected = [
        ["deferred", ["ask price"]],
        ["deferred", []],
        ["idle", []],
        ["loading", ["start", "onPhase"]],
    ]
    assert expected == _played(steps, isDeferred=True)


def test_somebody_who_saves_data_loads_only_what_is_needed() -> None:
    """A question that the answer book can answer too is no reason to load Python."""
    steps = [["ask", False], ["ask", True]]
    expected = [["idle", ["ask price"]], ["loading", ["start", "onPhase", "ask price"]]]
    assert expected == _played(steps, isSparing=True)
