"""The real files damaged at random: whatever happens to them, nobody is charged another price.

Each damage is one small accident of the kinds that happen to people and to files. Its seed is its
number, so that a test that fails says which one to try again.
"""

import random
import re
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from calculator.formatting import LANGUAGES
from calculator.model import Catalogue, TierPrice, Vat
from hooks.content import load
from hooks.content.load import EXAMPLES, FAQ, SERVICES, SITE, TIERS, check_content, load_content
from hooks.content.problems import DataError

REAL = Path(__file__).parents[2] / "data"

DAMAGES = {TIERS: 4_000, EXAMPLES: 500, FAQ: 300, SITE: 300, SERVICES: 100}
"""How often each file is damaged: 5,200 times together, seldom where reading takes long."""

PARTS = 8
"""In how many tests the damages of a file are tried, for those that run beside each other."""

PRICES = "\nprice_lists:"
"""Where the part of tiers.yaml begins that half of its damages are aimed at."""

LETTERS = "aæ:-{}[]\"'#&*!|>%@`,.?0123456789 \t\n\r\0\ufeff\u2028\x85~=<nullyesno"

BRACKETS = str.maketrans("{}[]", "[]{}")


class Prices(NamedTuple):
    """All that decides what a month costs under each list: none of it may change unseen."""

    vat: Vat
    tiers: list[str]
    lists: list[Mapping[str, TierPrice]]


def _prices(catalogue: Catalogue) -> Prices:
    return Prices(
        catalogue.vat,
        [tier.id for tier in catalogue.tiers],
        [listed.tiers for listed in catalogue.effective_lists],
    )


def _damaged(text: str, chance: random.Random) -> str:
    """Give the text with one small accident."""
    if chance.random() < 0.4:
        return _with_a_damaged_line(text, chance)
    at = chance.randrange(_from(text, chance), len(text) - 1)
    end = at + chance.randrange(1, 12)
    written = "".join(chance.choices(LETTERS, k=chance.randrange(1, 4)))
    ways: list[Callable[[], str]] = [
        lambda: text[:at],
        lambda: text[:at] + text[end:],
        lambda: text[:at] + text[at:end] + text[at:],
        lambda: text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        lambda: text[:at] + written + text[at:],
        lambda: text[:at] + written + text[end:],
        lambda: _changed(text, at, '"', ""),
        lambda: _changed(text, at, "[0-9]", str(chance.randrange(10))),
        lambda: _changed(text, at, "[0-9]", ""),
        lambda: _changed(text, at, "[{}]|\\[|\\]", None),
    ]
    return chance.choice(ways)()


def _from(text: str, chance: random.Random) -> int:
    """Give where damage may begin: at the prices, for half of the damages to them."""
    return max(0, text.find(PRICES)) if chance.random() < 0.5 else 0


def _changed(text: str, at: int, sought: str, written: str | None) -> str:
    """Write something else for the next of the sought characters; None turns a bracket's kind."""
    found = re.compile(sought).search(text, at)
    if found is None:
        return text[:at]
    new = found[0].translate(BRACKETS) if written is None else written
    return text[: found.start()] + new + text[found.end() :]


def _with_a_damaged_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    first = text.count("\n", 0, _from(text, chance))
    one, other = chance.randrange(first, len(lines)), chance.randrange(first, len(lines))
    match chance.randrange(6):
        case 0:
            del lines[one]
        case 1:
            lines.insert(other, lines[one])
        case 2:
            lines[one], lines[other] = lines[other], lines[one]
        case 3:
            lines[one] = chance.choice(["  ", " ", "\t", "- ", "# "]) + lines[one]
        case 4:
            del lines[one : one + chance.randrange(2, 12)]
        case _:
            lines[one] = lines[one].lstrip()
    return "".join(lines)


TOLD = re.compile(r"[^\n]+\.yaml:[1-9][0-9]*:[1-9][0-9]*: error: [^\n]+ \([^\n]+\)")


def _broken_promises(data: Path, before: Prices) -> list[str]:
    """Load the files and give what is wrong with what comes of it; nothing where all is well."""
    try:
        content = check_content(data)
    except DataError as refused:
        told = [told.text(language) for told in refused.problems for language in LANGUAGES]
        return [line for line in told if not TOLD.fullmatch(line)] if told else ["no reason"]
    return [] if _prices(content.catalogue) == before else ["another price is accepted"]


RUNS = [(name, part) for name in DAMAGES for part in range(PARTS if name == TIERS else 1)]


@pytest.mark.parametrize(("name", "part"), RUNS)
def test_damage_is_told_or_changes_no_price(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, part: int
) -> None:
    """Every mistake has its place and remedy; what is accepted costs what it did.

    What keeps a lost bracket or a slipped digit from being accepted are the worked examples.
    """
    before = _prices(load_content(REAL).catalogue)
    data = Path(shutil.copytree(REAL, tmp_path / "data"))
    read, read_once = load._read, cache(load._read)
    monkeypatch.setattr(
        load, "_read", lambda path, *rest: (read if path.name == name else read_once)(path, *rest)
    )
    text = (REAL / name).read_text(encoding="utf-8")
    for seed in range(part, DAMAGES[name], PARTS if name == TIERS else 1):
        (data / name).write_text(_damaged(text, random.Random(seed)), encoding="utf-8", newline="")  # noqa: S311
        try:
            assert [] == _broken_promises(data, before)
        except (Exception, AssertionError) as error:
            error.add_note(f"{name}, damaged with seed {seed}")
            raise


def test_there_are_at_least_five_thousand_damages() -> None:
    """Fewer would leave whole kinds of accidents untried."""
    assert 5_000 <= sum(DAMAGES.values())


UNSEEN_BY_RULES = [
    pytest.param(r" +- \{up_to: 750, .*\n", "", id="a bracket is lost"),
    pytest.param("model: graduated", "model: volume", id="a model is another"),
    pytest.param('unit_amount: "4.90"', 'unit_amount: "4.09"', id="digits have changed places"),
    pytest.param('rate: "0.25"', 'rate: "0.2"', id="a digit of the VAT is lost"),
    pytest.param(r'  - id: "2025-01"\n(.*\n)*', "", id="a price list is lost"),
]


@pytest.mark.parametrize(("old", "new"), UNSEEN_BY_RULES)
def test_worked_examples_tell_what_no_rule_can(tmp_path: Path, old: str, new: str) -> None:
    """A file that is in order but has lost a part of its prices contradicts an example."""
    data = Path(shutil.copytree(REAL, tmp_path / "data"))
    text = (REAL / TIERS).read_text(encoding="utf-8")
    (data / TIERS).write_text(re.sub(old, new, text, count=1), encoding="utf-8")
    with pytest.raises(DataError) as refused:
        check_content(data)
    assert {"example.amount"} == {told.message.code for told in refused.value.problems}
