"""The site's own words: one that is missing is reported with the file to add it to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hooks.errors import BuildError
from hooks.pages import labels as module
from hooks.pages.labels import label, labels


@pytest.fixture(autouse=True)
def _read_again() -> Iterator[None]:
    """Leave no labels of these tests to others."""
    yield
    labels.cache_clear()


def test_a_label_is_in_both_languages() -> None:
    """Templates take one of them."""
    assert ("Eksempel", "Example") == (label("example").da.title(), label("example").en.title())


def test_a_label_that_is_missing_is_reported_with_the_file() -> None:
    """Whoever adds a word to a template reads where its text belongs."""
    with pytest.raises(BuildError, match=r"there is no label best_for \(add it to .*labels\.yaml"):
        label("best_for")


def test_a_label_without_a_language_is_reported_with_its_key(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No trace of the library that checks it."""
    file = tmp_path / "labels.yaml"
    file.write_text("best_for: {da: Bedst til}\n", encoding="utf-8")
    monkeypatch.setattr(module, "LABELS", file)
    labels.cache_clear()
    with pytest.raises(BuildError, match=r"labels\.yaml: error: best_for\.en: .*in da and en"):
        label("best_for")
