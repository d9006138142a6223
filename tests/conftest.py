"""What holds for every test."""

import pytest


@pytest.fixture(autouse=True)
def _no_annotations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave GitHub Actions, so that what commands print is the same everywhere."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
