"""GitHub Actions: its workspace, its annotations and its command for the API.

Nothing but the standard library is imported here: the workflow that comments has nothing else.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Literal

type Severity = Literal["error", "warning"]


def github_workspace() -> Path | None:
    """Return the folder that GitHub Actions has checked out; None outside of a workflow."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return None
    return Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())


def annotation(
    file: Path,
    workspace: Path,
    sentence: str,
    *,
    line: int,
    column: int,
    title: str,
    severity: Severity,
) -> str:
    """Return the command by which GitHub Actions shows a sentence beside a line.

    The file is named relative to the workspace, as GitHub knows it.
    """
    file, workspace = file.resolve(), workspace.resolve()
    name = file.relative_to(workspace) if file.is_relative_to(workspace) else file
    values = {"file": name.as_posix(), "line": str(line), "col": str(column), "title": title}
    properties = ",".join(f"{key}={_escape_property(value)}" for key, value in values.items())
    return f"::{severity} {properties}::{_escape_message(sentence)}"


def call_api(path: str, *, method: str = "GET", body: str | None = None) -> Any:  # noqa: ANN401, JSON
    """Call GitHub's API through its own command; return JSON as values, an archive as bytes."""
    command = ["gh", "api", "--method", method, path]
    stdin = None
    if body is not None:
        command += ["--input", "-"]
        stdin = json.dumps({"body": body}).encode()
    # What gh writes about an error goes to the log by itself.
    done = subprocess.run(command, input=stdin, stdout=subprocess.PIPE, check=True)
    return done.stdout if path.endswith("/zip") else json.loads(done.stdout)


def _escape_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_message(text).replace(":", "%3A").replace(",", "%2C")
