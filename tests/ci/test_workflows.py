"""Workflows: the code of a pull request never meets a token that can write."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / ".github" / "workflows"
NAMES = sorted(file.name for file in FOLDER.glob("*.yml"))


def _workflow(name: str) -> dict[Any, Any]:
    read: dict[Any, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return read


def _steps(name: str) -> list[dict[str, Any]]:
    return [step for job in _workflow(name)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_to_a_commit(name: str) -> None:
    """A tag can be moved to other code; a commit can't."""
    used = [step["uses"] for step in _steps(name) if "uses" in step]
    assert [] == [action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)]


@pytest.mark.parametrize("name", NAMES)
def test_checkouts_leave_no_token_behind(name: str) -> None:
    """What runs after the checkout can't read a token from the folder."""
    checkouts = [step for step in _steps(name) if "actions/checkout@" in step.get("uses", "")]
    assert [False] * len(checkouts) == [step["with"]["persist-credentials"] for step in checkouts]


@pytest.mark.parametrize("name", ["ci.yml", "preview.yml"])
def test_a_pull_request_runs_without_secrets(name: str) -> None:
    """Its jobs may read the code and nothing else, and name no secret and no token."""
    workflow = _workflow(name)
    granted = [job["permissions"] for job in workflow["jobs"].values()]
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert ({}, [{"contents": "read"}]) == (workflow["permissions"], granted)
    assert [] == re.findall(r"secrets\.|github\.token|pull_request_target", text)


def test_the_job_that_writes_a_release_runs_no_code_of_the_project() -> None:
    """The job with a token that can write checks nothing out; the job that builds has none."""
    jobs = _workflow("release.yml")["jobs"]
    commands = {step.get("run", "").partition(" ")[0] for step in jobs["release"]["steps"]}
    actions = {step.get("uses", "").partition("@")[0] for step in jobs["release"]["steps"]}
    assert ({"contents": "read"}, {"contents": "write"}) == (
        jobs["build"]["permissions"],
        jobs["release"]["permissions"],
    )
    assert {"", "gh"} == commands
    assert {"", "actions/download-artifact"} == actions


def test_a_release_is_made_for_version_tags_only() -> None:
    """No branch and no pull request starts it."""
    assert {"push": {"tags": ["v*"]}} == _workflow("release.yml")[True]


def test_the_comment_takes_nothing_of_the_pull_request() -> None:
    """It checks out the main branch by name, and runs one command of that."""
    steps = _steps("comment.yml")
    checkout = next(step for step in steps if "actions/checkout@" in step.get("uses", ""))
    commands = [step["run"] for step in steps if "run" in step]
    assert "${{ github.event.repository.default_branch }}" == checkout["with"]["ref"]
    assert ["python -m hooks.ci.pull_request_comment"] == commands


def test_the_comment_follows_the_preview() -> None:
    """It starts after the workflow that finds out what a pull request changes."""
    triggers = _workflow("comment.yml")[True]
    assert [_workflow("preview.yml")["name"]] == triggers["workflow_run"]["workflows"]


def test_commands_name_targets_of_the_makefile() -> None:
    """Each `make` in a workflow is a target that the Makefile documents."""
    makefile = (FOLDER.parents[1] / "Makefile").read_text(encoding="utf-8")
    documented = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    called = {
        target
        for name in NAMES
        for step in _steps(name)
        for target in re.findall(r"^make ([a-z-]+)$", step.get("run", ""), re.MULTILINE)
    }
    assert {"build", "test-slow"} <= called
    assert set() == called - documented
