"""The real files damaged at random: whatever happens to them, nobody is charged another price.

Each damage is one small accident of the kinds that happen to people and to files. Its seed is its
number, so a test that fails says which damage to try again.
"""

import random
import re
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from calculator.formatting import LANGUAGES
from calculator.model import Catalogue, TierPrice, Vat
from hooks.content import load
from hooks.content.load import EXAMPLES, FAQ, SERVICES, SITE, TIERS, check_content, load_content
from hooks.content.problems import DataError
from tests.project import DATA

_TIMES = max(1, settings().max_examples // 100)
"""As often as in `make test`, or ten times as often in `make test-slow`."""

DAMAGES = {TIERS: 4_000, EXAMPLES: 500, FAQ: 300, SITE: 300, SERVICES: 100}
"""How often each file is damaged: less often where reading takes long."""

PARTS = 8
"""The number of tests that share the damages of tiers.yaml, so that workers can share them."""

PRICES = "\nprice_lists:"
"""Where the part of tiers.yaml begins that half of its damages are aimed at."""

LETTERS = "aæ:-{}[]\"'#&*!|>%@`,.?0123456789 \t\n\r\0\ufeff\u2028\x85~=<nullyesno"

BRACKETS = str.maketrans("{}[]", "[]{}")


class Prices(NamedTuple):
    """All that decides what a month costs under each list: none of it may change unnoticed."""

    vat: Vat
    tiers: list[str]
    lists: list[Mapping[str, TierPrice]]


def _prices(catalogue: Catalogue) -> Prices:
    return Prices(
        catalogue.vat,
        [tier.id for tier in catalogue.tiers],
        [price_list.tiers for price_list in catalogue.effective_lists],
    )


def damaged(name: str, seed: int) -> str:
    """Return the text of a file of the real data with one small accident."""
    text = (DATA / name).read_text(encoding="utf-8")
    chance = random.Random(seed)  # noqa: S311, not for secrets
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
    """Return where damage may begin: half of the time at the prices, where there are any."""
    return max(0, text.find(PRICES)) if chance.random() < 0.5 else 0


def _changed(text: str, at: int, sought: str, written: str | None) -> str:
    """Replace the next of the sought characters; None changes the kind of a bracket."""
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


LINE = re.compile(r"[^\n]+\.yaml:[1-9][0-9]*:[1-9][0-9]*: error: [^\n]+")


def _broken_promises(data: Path, before: Prices) -> list[str]:
    """Load the files and return what is wrong with the outcome; nothing where all is well."""
    try:
        content = check_content(data)
    except DataError as refused:
        lines = [problem.text(language) for problem in refused.problems for language in LANGUAGES]
        return [line for line in lines if not LINE.fullmatch(line)] if lines else ["no reason"]
    return [] if _prices(content.catalogue) == before else ["another price is accepted"]


RUNS = [(name, part) for name in DAMAGES for part in range(PARTS if name == TIERS else 1)]


@pytest.mark.parametrize(("name", "part"), RUNS)
def test_damage_is_reported_or_changes_no_price(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, part: int
) -> None:
    """Every mistake has its place and a message; what is accepted costs what it did.

    The worked examples keep a lost bracket or a wrong digit from being accepted.
    """
    before = _prices(load_content(DATA).catalogue)
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    read, read_once = load._read, cache(load._read)
    monkeypatch.setattr(
        load, "_read", lambda path, *rest: (read if path.name == name else read_once)(path, *rest)
    )
    for seed in range(part, DAMAGES[name] * _TIMES, PARTS if name == TIERS else 1):
        (data / name).write_text(damaged(name, seed), encoding="utf-8", newline="")
        try:
            assert [] == _broken_promises(data, before)
        except (Exception, AssertionError) as error:
            error.add_note(f"{name}, damaged with seed {seed}")
            raise


UNSEEN_BY_RULES = [
    pytest.param(r" +- \{up_to: 750, .*\n", "", id="a bracket is lost"),
    pytest.param("model: graduated", "model: volume", id="a model is another"),
    pytest.param('unit_amount: "4.90"', 'unit_amount: "4.09"', id="digits have changed places"),
    pytest.param('rate: "0.25"', 'rate: "0.2"', id="a digit of the VAT is lost"),
    pytest.param(r'  - id: "2025-01"\n(.*\n)*', "", id="a price list is lost"),
]


@pytest.mark.parametrize(("old", "new"), UNSEEN_BY_RULES)
def test_worked_examples_find_what_no_rule_can(tmp_path: Path, old: str, new: str) -> None:
    """A file that is valid but has lost a part of its prices contradicts an example."""
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    text = (DATA / TIERS).read_text(encoding="utf-8")
    (data / TIERS).write_text(re.sub(old, new, text, count=1), encoding="utf-8")
    with pytest.raises(DataError) as refused:
        check_content(data)
    assert {"example.amount"} == {problem.message.code for problem in refused.value.problems}
