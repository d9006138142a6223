"""What holds for every test, and what the workers of a run share."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.sites import Shared, quick_precompress

# A deadline measures the machine, and a failure of one run must not decide another.
settings.register_profile("takst", deadline=None, database=None)
settings.register_profile("slow", settings.get_profile("takst"), max_examples=1_000)
settings.load_profile("takst")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run slow tests first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(autouse=True)
def _no_annotations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave GitHub Actions, so that what commands print is the same everywhere."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """Return the folders that are made once per run, whichever worker asks first."""
    own = tmp_path_factory.getbasetemp()
    return Shared((own if worker_id == "master" else own.parent) / "shared")


@pytest.fixture(scope="session", autouse=True)
def _quick_compression(shared: Shared) -> Iterator[None]:
    """Compress the sites of tests quickly; tests/assets/test_precompress.py has the real rules."""
    with pytest.MonkeyPatch.context() as patch:
        compress = quick_precompress(shared.folder / "compressed")
        patch.setattr("hooks.build.command.precompress", compress)
        yield
