"""What the environment says of a run of GitHub Actions."""

import os
from pathlib import Path


def github_workspace() -> Path | None:
    """Return the folder that GitHub Actions has checked out, or None outside of GitHub Actions."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return None
    return Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
