"""The contact form finds personal numbers in a text, and no other numbers."""

import json
from pathlib import Path

from hooks.content.load import load_content
from hooks.node import run_node

ROOT = Path(__file__).parents[2]
FINDER = ROOT / "tests" / "scripts" / "personal_numbers.mjs"
[CPR] = [number.shape for number in load_content(ROOT / "data").site.contact.forbidden]


def _found(questions: list[tuple[str, str]]) -> list[bool]:
    answer: list[bool] = json.loads(run_node(FINDER, folder=ROOT, stdin=json.dumps(questions)))
    return answer


CPR_NUMBERS = [
    "010180-1234",
    "0101801234",
    "010180 1234",
    "010180\u20131234",
    "010180\u00a01234",
    "Medarbejderen (010180-1234) mangler sin lønseddel.",
    "CPR0101801234.",
    "linje 1\n311299-0000\nlinje 3",
    "290200-1234",
    "290224-1234",
    "\uff10\uff11\uff10\uff11\uff18\uff10-\uff11\uff12\uff13\uff14",
    "0701234567",
]
OTHER_NUMBERS = [
    "12345678",
    "+45 12 34 56 78",
    "+4512345678",
    "004512345678",
    "12 34 56 78",
    "CVR-nr. 01018012",
    "07 01 23 45 67",
    "320180-1234",
    "011380-1234",
    "000180-1234",
    "310480-1234",
    "290225-1234",
    "300200-1234",
    "010180-123",
    "010180-12345",
    "9010180-1234",
    "1.010.180,12",
    "010180\n1234",
    "010180--1234",
    "01-01-1980 1234",
    "5790000000000",
    "DK5000400440116243",
    "120 125 125 130 130 131 128 128 140 140 141 150",
    "",
]


def test_every_way_of_writing_a_cpr_number_is_found() -> None:
    """With a hyphen, a dash, a space or nothing between date and serial number, in any text."""
    found = _found([(text, CPR) for text in CPR_NUMBERS])
    assert [] == [text for text, is_found in zip(CPR_NUMBERS, found, strict=True) if not is_found]


def test_no_other_number_is_taken_for_a_cpr_number() -> None:
    """Not telephone and company numbers, impossible dates, other lengths, or pasted counts."""
    found = _found([(text, CPR) for text in OTHER_NUMBERS])
    assert [] == [text for text, is_found in zip(OTHER_NUMBERS, found, strict=True) if is_found]


SHAPES = [
    ("19800229-1234", "YYYYMMDD-NNNN", True),
    ("19810229-1234", "YYYYMMDD-NNNN", False),
    ("131052-308T", "DDMMYY-NNNA", True),
    ("131052-3087", "DDMMYY-NNNA", False),
    ("AB 12 34 56 C", "AA-NN-NN-NN-A", True),
    ("ab123456c", "AA-NN-NN-NN-A", True),
    ("12345678C", "AA-NN-NN-NN-A", False),
    ("12345678901", "NNNNNNNNNNN", True),
]


def test_another_country_writes_its_own_shape() -> None:
    """Dates in another order, years of four digits, letters, or digits alone."""
    expected = [is_found for _, _, is_found in SHAPES]
    assert expected == _found([(text, shape) for text, shape, _ in SHAPES])
