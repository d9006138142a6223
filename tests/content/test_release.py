"""Correct data may still be no data to publish: examples and placeholders are found."""

import shutil
from pathlib import Path

import pytest

from hooks.content.load import SERVICES, SITE, TIERS, load_content
from hooks.content.release import release_problems

SOUND = Path(__file__).parents[1] / "sound"
REAL_SERVICE = ("{included: false, example: true}", "{included: false}")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the sound files in which nothing is an example or a placeholder."""
    copied = Path(shutil.copytree(SOUND, tmp_path / "data"))
    _change(copied, SERVICES, *REAL_SERVICE)
    return copied


def _change(data: Path, name: str, old: str, new: str) -> None:
    file = data / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _reported(data: Path) -> list[str]:
    problems = release_problems(data, load_content(data))
    return [problem.text("en").removeprefix(f"{data}/") for problem in problems]


def test_data_without_examples_and_placeholders_can_be_published(data: Path) -> None:
    """Nothing is reported of real data."""
    assert [] == _reported(data)


EXAMPLE = "is an example (write the real one, and remove example: true)"
PLACEHOLDER = "is a placeholder (write the real value, and remove placeholder: true)"

NOT_READY = [
    (
        TIERS,
        "name: {da: Basis, en: Basic}",
        "name: {da: Basis, en: Basic}\n    example: true",
        f"tiers.yaml:9:14: error: tiers: basis {EXAMPLE}",
    ),
    (
        TIERS,
        "status: published",
        "status: example",
        (
            "tiers.yaml:15:13: error: price list 2024-02 is an example (write the real prices, and"
            " set status to published)"
        ),
    ),
    (
        SERVICES,
        "{included: false}",
        "{included: false, example: true}",
        f"services.yaml:25:41: error: compliance: basis {EXAMPLE}",
    ),
    (
        SITE,
        "value: {da: Gade 1, en: 1 Street}",
        "value: {da: Gade 1, en: 1 Street}\n    placeholder: true",
        f"site.yaml:7:12: error: address {PLACEHOLDER}",
    ),
    (
        SITE,
        '{value: "+45 12 34 56 78"}',
        '{value: "+45 12 34 56 78", placeholder: true}',
        f"site.yaml:8:18: error: phone {PLACEHOLDER}",
    ),
    (
        SITE,
        '"+45 12 34 56 78"',
        '"+45 00 00 00 00"',
        f"site.yaml:8:18: error: phone {PLACEHOLDER}",
    ),
    (SITE, '"12345678"', '"00000000"', f"site.yaml:10:16: error: cvr {PLACEHOLDER}"),
    (SITE, "post@visma.dk", "post@example.com", f"site.yaml:9:18: error: email {PLACEHOLDER}"),
    (SITE, "post@visma.dk", "post@mail.EXAMPLE", f"site.yaml:9:18: error: email {PLACEHOLDER}"),
    (
        SITE,
        "https://www.visma.dk/takst/",
        "https://takst.example.com/",
        f"site.yaml:3:6: error: url {PLACEHOLDER}",
    ),
    (
        SITE,
        "https://www.visma.dk/takst/",
        "https://example.org:8443",
        f"site.yaml:3:6: error: url {PLACEHOLDER}",
    ),
    (
        SITE,
        "https://www.visma.dk/kontakt",
        "https://form.test/",
        f"site.yaml:12:13: error: contact.endpoint {PLACEHOLDER}",
    ),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"), NOT_READY, ids=map(str, range(len(NOT_READY)))
)
def test_what_is_not_real_is_reported_at_its_place(
    data: Path, name: str, old: str, new: str, expected: str
) -> None:
    """Each example and each placeholder gives a line with its place."""
    _change(data, name, old, new)
    assert [expected] == _reported(data)


REAL = [
    "https://www.notexample.com/",
    "https://example.com.visma.dk/",
    "https://www.visma.dk/example.com/",
    "https://contest/",
    "https://www.visma.dk/?to=a@example.com",
]


@pytest.mark.parametrize("address", REAL)
def test_an_address_that_only_looks_like_an_example_is_real(data: Path, address: str) -> None:
    """Only the domains that are reserved for examples are placeholders."""
    _change(data, SITE, "https://www.visma.dk/takst/", address)
    assert [] == _reported(data)
