"""The sentences about a file of months: in full, for those who have it priced."""

import re

import pytest

from calculator.messages import Wording
from hooks.batch.messages import BATCH_MESSAGES


@pytest.mark.parametrize("wording", BATCH_MESSAGES.values(), ids=BATCH_MESSAGES)
def test_a_row_is_refused_in_full_sentences(wording: Wording) -> None:
    """What is wrong with a row begins with a capital and ends with a full stop."""
    form = re.compile(r"[A-ZÆØÅ][^()\n]+\.")
    assert form.fullmatch(wording.da)
    assert form.fullmatch(wording.en)


@pytest.mark.parametrize("wording", BATCH_MESSAGES.values(), ids=BATCH_MESSAGES)
def test_a_row_is_refused_in_at_most_two_sentences(wording: Wording) -> None:
    """What is wrong, and how to fix it."""
    for text in wording:
        assert 1 >= len(re.findall(r"[.?!] [A-ZÆØÅ]", text))
