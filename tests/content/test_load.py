"""The data files are checked whole: every mistake is told, with its place and how to mend it.

The tests damage copies of the small sound files in `tests/sound/`, so that a change of the real
data changes no test. `test_damage.py` damages the real files at random.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.content.load import FAQ, SERVICES, SITE, TIERS, load_catalogue, load_content
from hooks.content.problems import DataError

SOUND = Path(__file__).parents[1] / "sound"
FILES = (TIERS, SERVICES, FAQ, SITE)

MARK = "«"
"""Stands in a damaged text where the problem has to be told."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a copy of the sound files."""
    return Path(shutil.copytree(SOUND, tmp_path / "data"))


def damage(data: Path, name: str, old: str, new: str) -> list[str]:
    """Replace a text that stands in the file and give the marked places as `FILE:LINE:COL`."""
    file = data / name
    before, found, after = file.read_text(encoding="utf-8").partition(old)
    assert found, f"{old!r} does not stand in {name}"
    pieces = (before + new + after).split(MARK)
    file.write_text("".join(pieces), encoding="utf-8")
    places = []
    text = ""
    for piece in pieces[:-1]:
        text += piece
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
        places.append(f"{name}:{line}:{column}")
    return places


def problems(data: Path) -> list[str]:
    """Load the files and give each problem as a line in English, the folder left out."""
    with pytest.raises(DataError) as refused:
        load_content(data)
    return [line.removeprefix(f"{data}/") for line in refused.value.text("en").splitlines()]


def test_sound_files_become_values() -> None:
    """Files without a mistake give everything that they say."""
    content = load_content(SOUND)
    assert (["basis", "premium"], ["support", "compliance"], ["choose", "more"], "Visma") == (
        [tier.id for tier in content.catalogue.tiers],
        [service.id for service in content.services.services],
        [entry.id for entry in content.faq.entries],
        content.site.provider.name,
    )


ONE_MISTAKE = [
    # Amounts
    (
        TIERS,
        '"1450.00"',
        '«"1450,00"',
        '"1450,00" has a decimal comma (use a decimal point: "1450.00")',
    ),
    (TIERS, '"1450.00"', '«"1.450,00"', '"1.450,00" has thousands separators (write "1450.00")'),
    (TIERS, '"1450.00"', '«"1,450.00"', '"1,450.00" has thousands separators (write "1450.00")'),
    (TIERS, '"1450.00"', '«"1 450 000"', '"1 450 000" has thousands separators (write "1450000")'),
    (TIERS, '"1450.00"', "«1450", 'number 1450 is not quoted (write "1450")'),
    (TIERS, '"1450.00"', "«1450.00", 'number 1450.00 is not quoted (write "1450.00")'),
    (
        TIERS,
        '"1450.00"',
        '«"-1450.00"',
        'amount "-1450.00" is negative (write zero or more)',
    ),
    (TIERS, '"1450.00"', "«-1450.00", 'number -1450.00 is not quoted (write "-1450.00")'),
    (
        TIERS,
        '"1450.00"',
        "«1.45e+3",
        '1.45e+3 is not an amount (write digits in quotes, such as "1450.00")',
    ),
    (
        TIERS,
        '"1450.00"',
        "«.nan",
        '.nan is not an amount (write digits in quotes, such as "1450.00")',
    ),
    (
        TIERS,
        '"1450.00"',
        "«ja",
        'ja is not an amount (write digits in quotes, such as "1450.00")',
    ),
    (
        TIERS,
        '"1450.00"',
        "«true",
        'true is not an amount (write digits in quotes, such as "1450.00")',
    ),
    (
        TIERS,
        '"1450.00"',
        "«{da: 1}",
        '{…} is not an amount (write digits in quotes, such as "1450.00")',
    ),
    (
        TIERS,
        'base: "1450.00"',
        "base:«",
        'null is not an amount (write digits in quotes, such as "1450.00")',
    ),
    (TIERS, '"4.04"', '«"4,04"', '"4,04" has a decimal comma (use a decimal point: "4.04")'),
    (
        TIERS,
        '"0.25"',
        '«"25"',
        'rate 25 is more than 1 (write 25 per cent as "0.25")',
    ),
    (
        TIERS,
        '"0.01"',
        '«"0.001"',
        (
            "0.001 is not a rounding step (write a number above zero with at most two decimals,"
            ' such as "0.01")'
        ),
    ),
    # Counts
    (
        TIERS,
        "up_to: 350",
        'up_to: «"350"',
        "350 is not a valid count (write a whole number from 0 to 1,000,000, without quotes)",
    ),
    (
        TIERS,
        "up_to: 350",
        "up_to: «350.5",
        "350.5 is not a valid count (write a whole number from 0 to 1,000,000, without quotes)",
    ),
    (
        TIERS,
        "up_to: 350",
        "up_to: «-350",
        "-350 is not a valid count (write a whole number from 0 to 1,000,000, without quotes)",
    ),
    (
        TIERS,
        "up_to: 350",
        "up_to: «350000000000000000000000",
        (
            "350000000000000000000000 is not a valid count (write a whole number from 0 to"
            " 1,000,000, without quotes)"
        ),
    ),
    (TIERS, "up_to: 350", "up_to: «0", "the number is 0 (write at least 1)"),
    (
        TIERS,
        "up_to: 350",
        "up_to: «0350",
        (
            "0350 is not read as it looks (write digits only, without a leading zero, or put quotes"
            " around text)"
        ),
    ),
    (
        TIERS,
        "up_to: 350",
        "up_to: «5:50",
        (
            "5:50 is not read as it looks (write digits only, without a leading zero, or put quotes"
            " around text)"
        ),
    ),
    (
        TIERS,
        "up_to: 350",
        "up_to: «1_000",
        (
            "1_000 is not read as it looks (write digits only, without a leading zero, or put"
            " quotes around text)"
        ),
    ),
    (
        TIERS,
        "up_to: 350",
        "up_to: «0x1F",
        (
            "0x1F is not read as it looks (write digits only, without a leading zero, or put quotes"
            " around text)"
        ),
    ),
    (TIERS, "size: 50", "size: «0", "the number is 0 (write at least 1)"),
    (
        TIERS,
        "included_units: 10",
        "included_units: «true",
        "true is not a valid count (write a whole number from 0 to 1,000,000, without quotes)",
    ),
    # Dates
    (
        TIERS,
        '"2024-02-01"',
        "«2024-02-01",
        'date 2024-02-01 is not quoted (write "2024-02-01")',
    ),
    (
        TIERS,
        '"2024-02-01"',
        '«"2024-02-30"',
        "date 2024-02-30 does not exist (correct the month or the day)",
    ),
    (
        TIERS,
        '"2024-02-01"',
        "«2024-02-30",
        "date 2024-02-30 does not exist (correct the month or the day)",
    ),
    (
        TIERS,
        '"2024-02-01"',
        '«"01-02-2024"',
        '01-02-2024 is not a date (write YYYY-MM-DD in quotes, such as "2024-02-01")',
    ),
    (
        TIERS,
        '"2024-02-01"',
        "«2024-02-01 10:00:00",
        '2024-02-01 10:00:00 is not a date (write YYYY-MM-DD in quotes, such as "2024-02-01")',
    ),
    # Yes, no and texts
    *(
        (
            TIERS,
            "included: false",
            f"included: «{word}",
            f"{word} is text, not true or false (write {meant} without quotes)",
        )
        for word, meant in [("ja", "true"), ("Ja", "true"), ("nej", "false"), ("falsk", "false")]
    ),
    (
        TIERS,
        "included: false",
        'included: «"false"',
        "false is text, not true or false (write false without quotes)",
    ),
    (
        TIERS,
        "included: false",
        "included: «maybe",
        "maybe is neither true nor false (write one of them)",
    ),
    (TIERS, "included: false", "included: «0", "0 is neither true nor false (write one of them)"),
    (
        TIERS,
        "included: false",
        "included: «off",
        "off is read as false (write false, or put quotes around text)",
    ),
    (
        FAQ,
        'en: "Yes"',
        "en: «Yes",
        "Yes is read as true (write true, or put quotes around text)",
    ),
    (
        FAQ,
        'en: "Yes"',
        "en: «No",
        "No is read as false (write false, or put quotes around text)",
    ),
    (FAQ, 'en: "Yes"', "en: «true", "true is not text (put it in quotes)"),
    (FAQ, 'en: "Yes"', "en: «12", "12 is not text (put it in quotes)"),
    (FAQ, 'en: "Yes"', "en: «~", "null is not text (put it in quotes)"),
    (
        FAQ,
        'en: "Yes"',
        'en: «" "',
        "text is empty (fill it in, or remove the key if it is optional)",
    ),
    (
        FAQ,
        'en: "Yes"',
        'en: «"a\\tb"',
        ("text contains a control character: a�b (write it without tabs and control characters)"),
    ),
    (
        SITE,
        '"12345678"',
        "«00000000",
        (
            "00000000 is not read as it looks (write digits only, without a leading zero, or put"
            " quotes around text)"
        ),
    ),
    (SITE, '"12345678"', "«12345678", "12345678 is not text (put it in quotes)"),
    # Ids, addresses and choices
    (
        TIERS,
        "id: basis",
        "id: «Basis!",
        "Basis! is not a valid id (use a-z, 0-9, - and _, at most 64 characters)",
    ),
    (
        TIERS,
        'id: "2024-02"',
        "id: «2024",
        "2024 is not a valid id (use a-z, 0-9, - and _, at most 64 characters)",
    ),
    (
        TIERS,
        "currency: DKK",
        "currency: «kr.",
        "kr. is not a currency code (write three capital letters, such as DKK)",
    ),
    (
        TIERS,
        "https://www.visma.dk/",
        "«www.visma.dk",
        'www.visma.dk is not a link (write "https://…", "mailto:…" or a page such as "/faq/")',
    ),
    (
        SITE,
        "shape: DDMMYY-NNNN",
        "shape: «DDMMYY-nnnn",
        (
            "DDMMYY-nnnn is not a valid shape (use DD, MM and YY or YYYY, N for a digit, A for a"
            " letter and -, at least 9 characters without -)"
        ),
    ),
    (SITE, "post@visma.dk", "«post", "post is not an email address (write it as name@company.com)"),
    (
        SITE,
        "upgrade_day: 15",
        "upgrade_day: «31",
        "31 is not a day of every month (write 1 to 28)",
    ),
    (
        TIERS,
        "status: published",
        "status: «public",
        (
            "public is not allowed here (did you mean published? Choices: draft, announced,"
            " published, example)"
        ),
    ),
    (TIERS, "mode: half_up", "mode: «half_even", "half_even is not allowed here (write half_up)"),
    (
        TIERS,
        "{model: per_unit",
        "«{model: per_head",
        "per_head is not allowed here (use one of: per_unit, graduated, volume, package)",
    ),
    (TIERS, "usage: {model: per_unit, ", "«usage: {", "missing key model (add it)"),
    # Keys
    (
        TIERS,
        "currency: DKK",
        "«curency: DKK\ncurrency: DKK",
        "unknown key curency (did you mean currency?)",
    ),
    (
        TIERS,
        "currency: DKK",
        "«colour: red\ncurrency: DKK",
        "unknown key colour (remove it)",
    ),
    (TIERS, "currency: DKK", "«<<: {}\ncurrency: DKK", "unknown key << (remove it)"),
    (
        TIERS,
        "currency: DKK",
        "currency: DKK\n«currency: EUR",
        "duplicate key currency (first used in line 2)",
    ),
    (
        TIERS,
        "currency: DKK",
        'currency: DKK\n«"currency": EUR',
        "duplicate key currency (first used in line 2)",
    ),
    (
        TIERS,
        "currency: DKK",
        "currency: DKK\n? «[a]\n: b",
        "key is not a word (write a name before the colon)",
    ),
    (
        TIERS,
        (
            "# Small sound data for the tests of the loader; the tests damage copies of it.\n"
            "currency: DKK\n"
        ),
        "«",
        "missing key currency (add it)",
    ),
    (TIERS, "name: {da: Basis, en: Basic}", "«name: {da: Basis}", "missing key en (add it)"),
    # Shapes
    (
        TIERS,
        "{da: Basis, en: Basic}",
        "«Basis",
        "expected keys with values, not Basis (write them as elsewhere in the file)",
    ),
    (
        TIERS,
        "{da: Basis, en: Basic}",
        "«[Basis, Basic]",
        "expected keys with values, not […] (write them as elsewhere in the file)",
    ),
    (
        TIERS,
        '{rate: "0.25", included: false}',
        "«25 %",
        "expected keys with values, not 25 % (write them as elsewhere in the file)",
    ),
    (
        FAQ,
        '{da: Ja, en: "Yes"}',
        "«null",
        "expected keys with values, not null (write them as elsewhere in the file)",
    ),
    (SITE, "[10, 100]", "«10", "expected a list, not 10 (begin each item with a dash)"),
    (SITE, "[10, 100]", "«{a: 10}", "expected a list, not {…} (begin each item with a dash)"),
    (SITE, "[10, 100]", "«[]", "list is empty (add at least one item)"),
    (
        SITE,
        "[10, 100]",
        "[10, «ti]",
        "ti is not a valid count (write a whole number from 0 to 1,000,000, without quotes)",
    ),
    # Brackets
    (
        TIERS,
        "{up_to: 750,",
        "{up_to: «350,",
        (
            "bracket ends at 350, but the previous one already ends at 350 (sort them in ascending"
            " order)"
        ),
    ),
    (
        TIERS,
        "{up_to: 350,",
        "{up_to: «null,",
        "only the last bracket may be open-ended (give this one an upper bound, or move it last)",
    ),
    (
        TIERS,
        '{up_to: null, unit_amount: "2.53"}',
        '{up_to: «1000, unit_amount: "2.53"}',
        "last bracket ends at 1,000 (write up_to: null, so that every count has a price)",
    ),
    (
        TIERS,
        (
            'brackets:\n            - {up_to: 100, unit_amount: "4.50"}\n'
            '            - {up_to: null, unit_amount: "4.00"}'
        ),
        "brackets: «[]",
        "no brackets (add at least one, the last with up_to: null)",
    ),
    # Tiers and price lists
    (
        TIERS,
        'id: "2025-01"',
        'id: «"2024-02"',
        'duplicate id "2024-02" (first used in line 13)',
    ),
    (
        TIERS,
        '"2025-01-01"',
        '«"2024-01-01"',
        (
            "price list takes effect on 1 January 2024, but one above it takes effect on"
            " 1 February 2024 (put the oldest first, each with its own date)"
        ),
    ),
    (
        TIERS,
        '"2025-01-01"',
        '«"2024-02-01"',
        (
            "price list takes effect on 1 February 2024, but one above it takes effect on"
            " 1 February 2024 (put the oldest first, each with its own date)"
        ),
    ),
    (
        TIERS,
        (
            '      basis:\n        base: "1450.00"\n'
            '        usage: {model: per_unit, unit_amount: "2.25"}\n      premium'
        ),
        "      «premium",
        "tier basis is missing (add it like the others)",
    ),
    (
        TIERS,
        '      basis:\n        base: "1500.00"',
        (
            '      «guld: {base: "1", usage: {model: per_unit, unit_amount: "1"}}\n'
            '      basis:\n        base: "1500.00"'
        ),
        "unknown tier guld (use one from tiers.yaml: basis, premium)",
    ),
    # Services
    (
        SERVICES,
        "      basis: {text: {da: Sager, en: Cases}}\n      premium",
        "      «premium",
        "tier basis is missing (add it like the others)",
    ),
    (
        SERVICES,
        "      basis: {text",
        "      «guld: {included: true}\n      basis: {text",
        "unknown tier guld (use one from tiers.yaml: basis, premium)",
    ),
    (
        SERVICES,
        "category: help",
        "category: «hlep",
        "unknown category hlep (did you mean help? Choices: help)",
    ),
    (
        SERVICES,
        "unit: hours",
        "unit: «days",
        "unknown unit days (use one from units: hours)",
    ),
    (
        SERVICES,
        "id: compliance",
        "id: «support",
        'duplicate id "support" (first used in line 7)',
    ),
    (
        SERVICES,
        "  - id: help\n    name: {da: Hjælp, en: Help}\n",
        (
            "  - id: help\n    name: {da: Hjælp, en: Help}\n"
            "  - id: «help\n    name: {da: Hjælp, en: Help}\n"
        ),
        'duplicate id "help" (first used in line 4)',
    ),
    (
        SERVICES,
        "{included: true}",
        "«{included: true, text: {da: A, en: B}}",
        "exactly one of included, quantity and text is required (write only one)",
    ),
    (
        SERVICES,
        "{included: true}",
        "«{}",
        "exactly one of included, quantity and text is required (write only one)",
    ),
    (
        SERVICES,
        '{quantity: "2", unit: hours}',
        '«{quantity: "2"}',
        "quantity and unit belong together (write both or neither)",
    ),
    # Questions
    (FAQ, "id: more", "id: «choose", 'duplicate id "choose" (first used in line 2)'),
    (
        FAQ,
        "      - text: {da: Ring, en: Call}",
        '      - text: {da: Ring, en: Call}\n        until: «"2024-01-15"',
        ("last answer ends on 15 January 2024 (add one without until for the time after)"),
    ),
    (
        FAQ,
        "      - text: {da: Ikke",
        '      - until: «"2024-01-15"\n        text: {da: A, en: B}\n      - text: {da: Ikke',
        (
            "answer ends on 15 January 2024, but the previous one ends no earlier (put the earliest"
            " first)"
        ),
    ),
    (
        FAQ,
        "answers:\n      - text: {da: Ring, en: Call}",
        "answers: «[]",
        "no answer (add at least one)",
    ),
    # Steps
    (
        SITE,
        '"Senest den {upgrade_day}."',
        '«"Senest den {dag}."',
        "{dag} is not a known placeholder (use {upgrade_day})",
    ),
    (
        SITE,
        '"Senest den {upgrade_day}."',
        '«"Senest den {upgrade_day."',
        "{upgrade_day.} is not a known placeholder (use {upgrade_day})",
    ),
    (
        SITE,
        '"Senest den {upgrade_day}."',
        '«"Senest den {}{upgrade_day}."',
        "{} is not a known placeholder (use {upgrade_day})",
    ),
    (
        TIERS,
        "{da: Basis, en: Basic}\n  - id: premium\n",
        "{da: Basis, en: Basic}\n    recommended: true\n  - id: premium\n    recommended: «true\n",
        "another tier is already recommended (keep recommended on one of them)",
    ),
    # YAML
    (TIERS, "vat:", "«\tvat:", "tab character (indent with spaces)"),
    (
        TIERS,
        "id: basis",
        "id: «&x basis",
        "anchors and aliases can't be used: x (write the content out)",
    ),
    (TIERS, "id: basis", "id: «*x", "anchors and aliases can't be used: x (write the content out)"),
    (TIERS, "id: basis", "id: «!secret basis", "tags can't be used: !secret (remove it)"),
    (
        TIERS,
        "included_units: 10",
        'included_units: «!!int "10"',
        "tags can't be used: tag:yaml.org,2002:int (remove it)",
    ),
    (
        TIERS,
        "{da: Basis, en: Basic}",
        "«!!map {da: Basis, en: Basic}",
        "tags can't be used: tag:yaml.org,2002:map (remove it)",
    ),
    (TIERS, "model: per_unit", "model: «!x per_unit", "tags can't be used: !x (remove it)"),
    (
        TIERS,
        "id: basis",
        f"id: {'[' * 38}«{'[' * 10}{']' * 48}",
        "values are nested too deeply (look for stray brackets)",
    ),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"), ONE_MISTAKE, ids=map(str, range(len(ONE_MISTAKE)))
)
def test_a_mistake_is_told_where_it_stands_and_how_to_mend_it(
    data: Path, name: str, old: str, new: str, expected: str
) -> None:
    """One mistake gives one line: file, line, column, what is wrong, and what to write instead."""
    (place,) = damage(data, name, old, new)
    assert [f"{place}: error: {expected}"] == problems(data)


SEVERAL_MISTAKES = [
    pytest.param(
        TIERS,
        '"1450.00"\n        usage: {model: per_unit,',
        '«"1450,00"\n        «base: "1"\n        usage: {model: per_unit, «unti_amount: "1",',
        [
            '"1450,00" has a decimal comma (use a decimal point: "1450.00")',
            "duplicate key base (first used in line 18)",
            "unknown key unti_amount (did you mean unit_amount?)",
        ],
        id="kinds that different parts of the loader find",
    ),
    pytest.param(
        TIERS,
        "{da: Basis, en: Basic}",
        "«!x {da: Basis}\n    summary: {da: Kort, en: «4}",
        ["tags can't be used: !x (remove it)", "4 is not text (put it in quotes)"],
        id="one that hides what lies below it",
    ),
    pytest.param(
        TIERS,
        "{da: Basis, en: Basic}",
        "{da: «&x Basis, en: «*x}",
        [
            "anchors and aliases can't be used: x (write the content out)",
            "anchors and aliases can't be used: x (write the content out)",
        ],
        id="an anchor and its alias",
    ),
    pytest.param(
        TIERS,
        '{up_to: 750, unit_amount: "3.03", flat_amount: "50"}',
        "{up_to: «350, unit_amount: «3.03, flat_amount: «50}",
        [
            (
                "bracket ends at 350, but the previous one already ends at 350 (sort them in"
                " ascending order)"
            ),
            'number 3.03 is not quoted (write "3.03")',
            'number 50 is not quoted (write "50")',
        ],
        id="brackets that can't be read whole",
    ),
    pytest.param(
        TIERS,
        'id: "2025-01"\n    effective_from: "2025-01-01"\n    status: announced',
        'id: «"2024-02"\n    effective_from: «"2024-01-01"\n    status: «done',
        [
            'duplicate id "2024-02" (first used in line 13)',
            (
                "price list takes effect on 1 January 2024, but one above it takes effect on"
                " 1 February 2024 (put the oldest first, each with its own date)"
            ),
            "done is not allowed here (use one of: draft, announced, published, example)",
        ],
        id="rules across lists that can't be read whole",
    ),
    pytest.param(
        SERVICES,
        "category: help",
        "category: «hlep\n    color: red".replace("    color", "    «color"),
        [
            "unknown category hlep (did you mean help? Choices: help)",
            "unknown key color (remove it)",
        ],
        id="a reference beside an unknown key",
    ),
    pytest.param(
        FAQ,
        '"Yes"}\n      - text: {da: Ikke længere, en: No longer}\n  - id: more',
        '«true}\n      - until: «"2024-01-16"\n        text: {da: A, en: B}\n  - id: «choose',
        [
            "true is not text (put it in quotes)",
            ("last answer ends on 16 January 2024 (add one without until for the time after)"),
            'duplicate id "choose" (first used in line 2)',
        ],
        id="questions that can't be read whole",
    ),
    pytest.param(
        FAQ,
        '- until: "2024-01-15"\n        text: {da: Ja, en: "Yes"}',
        "- «text: {da: Ja, en: «false}",
        [
            "only the last answer may lack until (add a date, or move it last)",
            "false is not text (put it in quotes)",
        ],
        id="an answer without an end that can't be read whole",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), SEVERAL_MISTAKES)
def test_all_mistakes_of_a_file_are_told_at_once(
    data: Path, name: str, old: str, new: str, expected: list[str]
) -> None:
    """No mistake hides another: each has its line, in the order of the file."""
    places = damage(data, name, old, new)
    assert [
        f"{place}: error: {told}" for place, told in zip(places, expected, strict=True)
    ] == problems(data)


def test_mistakes_at_one_place_are_all_told(data: Path) -> None:
    """Two keys that are missing from the same text are two lines."""
    (place,) = damage(data, TIERS, "name: {da: Basis, en: Basic}", "«name: {}")
    assert [
        f"{place}: error: missing key da (add it)",
        f"{place}: error: missing key en (add it)",
    ] == problems(data)


def test_a_list_without_tiers_is_told_each_that_is_missing(data: Path) -> None:
    """Every tier that a price list leaves out is named."""
    (place,) = damage(
        data,
        TIERS,
        "    status: published\n    tiers:\n",
        "    status: published\n    tiers: «{}\n    x:\n",
    )
    assert [
        f"{place}: error: tier basis is missing (add it like the others)",
        f"{place}: error: tier premium is missing (add it like the others)",
    ] == problems(data)[:2]


def test_mistakes_of_all_files_are_told_file_by_file(data: Path) -> None:
    """A mistake in each file gives a line for each, in the order tiers, services, faq, site."""
    damaged = [
        *damage(data, SITE, "upgrade_day: 15", "upgrade_day: «0"),
        *damage(data, FAQ, "id: more", "id: «More"),
        *damage(data, SERVICES, "unit: hours", "unit: «days"),
        *damage(data, TIERS, "currency: DKK", "currency: «dkk"),
    ]
    assert damaged[::-1] == [line.partition(": error")[0] for line in problems(data)]


def test_a_tier_that_services_leave_out_is_told_among_the_mistakes_of_services(data: Path) -> None:
    """What tiers.yaml asks of services.yaml is told there, in the order of that file."""
    places = [
        *damage(
            data,
            SERVICES,
            "      basis: {text: {da: Sager, en: Cases}}\n      premium",
            "      «premium",
        ),
        *damage(data, SERVICES, "unit: hours", "unit: «days"),
    ]
    damage(data, FAQ, "id: more", "id: More")
    assert places == [line.partition(": error")[0] for line in problems(data)][:2]


def test_an_unreadable_id_is_told_once(data: Path) -> None:
    """Price lists and services are not blamed for a tier whose id can't be read."""
    (place,) = damage(data, TIERS, "id: premium", "id: «Premium")
    assert [place] == [line.partition(": error")[0] for line in problems(data)]


SYNTAX = [
    pytest.param('"1450.00"', '«"1450.00', "yaml.quote_far", id="a lost quote"),
    pytest.param('"1450.00"', "«'1450.00", "yaml.quote_open", id="a single quote without an end"),
    pytest.param('"2.53"}', '«"2.53}', "yaml.quote_far", id="a lost quote between braces"),
    pytest.param('"2.25"}', '"2.25"«]', "yaml.bracket_swapped", id="another bracket closes"),
    pytest.param(
        '{rate: "0.25", included: false}',
        '«{rate: "0.25", included: false',
        "yaml.bracket_open",
        id="a bracket without an end",
    ),
    pytest.param(
        'usage: {model: per_unit, unit_amount: "2.25"}',
        'usage: model«: per_unit, unit_amount: "2.25"}',
        "yaml.colon",
        id="a lost opening bracket",
    ),
    pytest.param('"0.25", ', '"0.25" «"a", ', "yaml.comma", id="a lost comma"),
    pytest.param("meter: {", " «meter: {", "yaml.indent", id="a space too many"),
    pytest.param(
        "meter: {id: payslips, one: {",
        "meter {id: payslips, one«: {",
        "yaml.colon",
        id="a lost colon",
    ),
    pytest.param("currency: DKK", "currency: DKK\n«vat", "yaml.no_colon", id="a key alone"),
    pytest.param("da: Basis", "da: Basis«: billig", "yaml.comma", id="a colon too many"),
    pytest.param(
        "id: payslips", "id: «@payslips", "yaml.character", id="a character that begins nothing"
    ),
    pytest.param("currency: DKK", 'currency: "DKK" «kr.', "yaml.after_value", id="a rest"),
    pytest.param(
        "currency: DKK", "---\na: b\n«---\ncurrency: DKK", "yaml.documents", id="two documents"
    ),
    pytest.param(
        "id: basis",
        'id: "\\U«00110000"',
        "yaml.escape",
        id="a character that does not exist",
    ),
    pytest.param("id: basis", 'id: "\\«q"', "yaml.escape", id="an escape that does not exist"),
    pytest.param("currency: DKK", "currency: DKK«\0", "yaml.control", id="a null character"),
    pytest.param("currency: DKK", "currency: «\x1bDKK", "yaml.control", id="a control character"),
    pytest.param("vat:", "«\tvat:", "yaml.tab", id="a tab before a key"),
    pytest.param("    status: published", "«\tstatus: published", "yaml.tab", id="a tab inside"),
]


@pytest.mark.parametrize(("old", "new", "code"), SYNTAX)
def test_what_is_no_yaml_is_told_where_the_mistake_was_made(
    data: Path, old: str, new: str, code: str
) -> None:
    """A file that can't be parsed gives one problem: the likely mistake, where it is mended."""
    (place,) = damage(data, TIERS, old, new)
    with pytest.raises(DataError) as refused:
        load_content(data)
    (told,) = refused.value.problems
    assert (place, code) == (
        f"{told.file.name}:{told.position.line}:{told.position.column}",
        told.message.code,
    )


def test_what_has_no_words_of_ours_is_told_in_the_parsers(data: Path) -> None:
    """No refusal of the parser stays without a place and a remedy."""
    damage(data, TIERS, "currency: DKK", f"%YAML 1.{'1' * 5000}\n---\ncurrency: DKK")
    (told,) = problems(data)
    assert told.startswith(f"{TIERS}:2:")
    assert "invalid YAML: " in told


WHOLE_FILES = [
    pytest.param(b"", "1:1: error: file is empty (restore an earlier version)", id="empty"),
    pytest.param(
        b"# \xc3\xa6\n\n",
        "1:1: error: file is empty (restore an earlier version)",
        id="comments alone",
    ),
    pytest.param(
        b"---\n...\n",
        "2:1: error: expected keys with values, not null (write them as elsewhere in the file)",
        id="an empty document",
    ),
    pytest.param(
        b"- a\n",
        "1:1: error: expected keys with values, not […] (write them as elsewhere in the file)",
        id="a list",
    ),
    pytest.param(
        b"a\n",
        "1:1: error: expected keys with values, not a (write them as elsewhere in the file)",
        id="a word",
    ),
    pytest.param(
        "entries: []\nx: æ\n".encode("latin-1"),
        "2:4: error: file is not UTF-8 (save it as UTF-8)",
        id="latin-1",
    ),
    pytest.param(
        "entries: []\n".encode("utf-16"),
        "1:1: error: file is not UTF-8 (save it as UTF-8)",
        id="utf-16",
    ),
    pytest.param(
        b"\x89PNG\r\n\x1a\n",
        "1:1: error: file is not UTF-8 (save it as UTF-8)",
        id="an image",
    ),
]


@pytest.mark.parametrize(("content", "expected"), WHOLE_FILES)
def test_a_file_that_is_no_data_file_is_told_as_one(
    data: Path, content: bytes, expected: str
) -> None:
    """Whatever stands in the file's place, one line says what it is."""
    (data / FAQ).write_bytes(content)
    assert [f"{FAQ}:{expected}"] == problems(data)


def test_a_missing_file_is_told(data: Path) -> None:
    """A file that is not there is a mistake like any other, and the others are still read."""
    (data / FAQ).unlink()
    places = damage(data, SITE, "upgrade_day: 15", "upgrade_day: «0")
    assert [
        f"{FAQ}:1:1: error: file not found (create it, or correct --data)",
        f"{places[0]}: error: 0 is not a day of every month (write 1 to 28)",
    ] == problems(data)


def test_a_folder_in_a_files_place_is_told(data: Path) -> None:
    """What can't be opened as a file is told with the system's reason."""
    (data / FAQ).unlink()
    (data / FAQ).mkdir()
    assert [
        (
            f"{FAQ}:1:1: error: file can't be read: Is a directory"
            " (check its permissions and that it is a file)"
        )
    ] == problems(data)


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, id="byte order mark"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="Windows line ends"),
        pytest.param(lambda raw: b"---\n" + raw + b"...\n", id="document marks"),
        pytest.param(lambda raw: raw + b"\n\n# end", id="no line end"),
    ],
)
def test_how_an_editor_saves_a_file_changes_nothing(
    data: Path, saved: Callable[[bytes], bytes]
) -> None:
    """A byte order mark, other line ends and YAML's own marks are no mistakes."""
    for name in FILES:
        file = data / name
        file.write_bytes(saved(file.read_bytes()))
    assert load_content(SOUND) == load_content(data)


def test_columns_count_characters_also_after_a_byte_order_mark(data: Path) -> None:
    """A place is counted as an editor counts it: letters, not bytes, and the mark is none."""
    file = data / FAQ
    file.write_bytes("\ufeff{ænøå: 1, entries: []}".encode())
    assert [f"{FAQ}:1:2: error: unknown key ænøå (remove it)"] == problems(data)


def test_tiers_are_read_alone(data: Path) -> None:
    """The catalogue needs only its own file."""
    for name in (SERVICES, FAQ, SITE):
        (data / name).unlink()
    assert load_content(SOUND).catalogue == load_catalogue(data)


def test_mistakes_in_the_tiers_alone_are_all_told(data: Path) -> None:
    """The catalogue is refused with every mistake of its file."""
    places = damage(
        data, TIERS, 'currency: DKK\nvat: {rate: "0.25"', "currency: «dkk\nvat: {rate: «25"
    )
    with pytest.raises(DataError) as refused:
        load_catalogue(data)
    assert places == [
        f"{told.file.name}:{told.position.line}:{told.position.column}"
        for told in refused.value.problems
    ]


def test_mistakes_are_told_in_danish_too(data: Path) -> None:
    """The place and the word for tools stay; the sentence is Danish."""
    (place,) = damage(data, TIERS, '"1450.00"', '«"1450,00"')
    with pytest.raises(DataError) as refused:
        load_content(data)
    told = 'error: "1450,00" har decimalkomma (brug punktum: "1450.00")'
    assert f"{data}/{place}: {told}" == refused.value.text("da")
