"""All mistakes of the data files are reported together, each with its place and its message.

The tests break copies of the small valid files in `tests/sound/`, so that a change of the real
data changes no test. `test_damage.py` damages the real files at random. What a message says, in
both languages, is in `tests/mistakes/`.
"""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from calculator.errors import Message, message
from calculator.fields import MAX_COUNT
from calculator.formatting import LANGUAGES, Language
from hooks.content.load import FAQ, SERVICES, SITE, TIERS, load_catalogue, load_content
from hooks.content.problems import DataError, Diagnostic
from tests.project import SOUND

FILES = (TIERS, SERVICES, FAQ, SITE)

MARK = "«"
"""Marks the places of a broken text at which a problem has to be reported."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the valid files."""
    return Path(shutil.copytree(SOUND, tmp_path / "data"))


def damage(data: Path, name: str, old: str, new: str) -> list[str]:
    """Replace a text of the file and return the marked places as `FILE:LINE:COL`."""
    file = data / name
    before, found, after = file.read_text(encoding="utf-8").partition(old)
    assert found, f"{old!r} is not in {name}"
    pieces = (before + new + after).split(MARK)
    file.write_text("".join(pieces), encoding="utf-8")
    places = []
    text = ""
    for piece in pieces[:-1]:
        text += piece
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
        places.append(f"{name}:{line}:{column}")
    return places


def diagnostics(data: Path) -> tuple[Diagnostic, ...]:
    """Load the files and return what is wrong with them."""
    with pytest.raises(DataError) as refused:
        load_content(data)
    return refused.value.problems


def place(diagnostic: Diagnostic) -> str:
    """Return where a problem is, as `FILE:LINE:COL`."""
    position = diagnostic.position
    return f"{diagnostic.file.name}:{position.line}:{position.column}"


def places(data: Path) -> list[str]:
    """Load the files and return where their problems are."""
    return [place(diagnostic) for diagnostic in diagnostics(data)]


def problems(data: Path) -> list[tuple[str, Message]]:
    """Load the files and return the place and the message of each problem."""
    return [(place(diagnostic), diagnostic.message) for diagnostic in diagnostics(data)]


def test_valid_files_become_values() -> None:
    """Files without a mistake are loaded with all that is in them."""
    content = load_content(SOUND)
    assert (["basis", "premium"], ["support", "compliance"], ["choose", "more"], "Visma") == (
        [tier.id for tier in content.catalogue.tiers],
        [service.id for service in content.services.services],
        [entry.id for entry in content.faq.entries],
        content.site.provider.name,
    )


ONE_MISTAKE = [
    # Amounts
    (TIERS, '"1450.00"', '«"1450,00"', message("amount.comma", value="1450,00", meant="1450.00")),
    *(
        (TIERS, '"1450.00"', f"«{written}", message("amount.separators", value=value, meant=meant))
        for written, value, meant in [
            ('"1.450,00"', "1.450,00", "1450.00"),
            ('"1,450.00"', "1,450.00", "1450.00"),
            ('"1 450 000"', "1 450 000", "1450000"),
        ]
    ),
    (TIERS, '"1450.00"', "«1450", message("amount.unquoted", value="1450")),
    (TIERS, '"1450.00"', "«1450.00", message("amount.unquoted", value="1450.00")),
    (TIERS, '"1450.00"', '«"-1450.00"', message("amount.negative", value="-1450.00")),
    (TIERS, '"1450.00"', "«-1450.00", message("amount.unquoted", value="-1450.00")),
    *(
        (TIERS, '"1450.00"', f"«{written}", message("amount.form", value=value))
        for written, value in [
            ("1.45e+3", "1.45e+3"),
            (".nan", ".nan"),
            ("ja", "ja"),
            ("true", "true"),
            ("{da: 1}", "{…}"),
        ]
    ),
    (TIERS, 'base: "1450.00"', "base:«", message("amount.form", value="null")),
    (TIERS, '"4.04"', '«"4,04"', message("amount.comma", value="4,04", meant="4.04")),
    (TIERS, '"0.25"', '«"25"', message("rate.range", value="25")),
    (TIERS, '"0.01"', '«"0.001"', message("step.form", value="0.001")),
    # Counts
    *(
        (
            TIERS,
            "up_to: 350",
            f"up_to: «{written}",
            message("count.form", value=value, maximum=MAX_COUNT),
        )
        for written, value in [
            ('"350"', "350"),
            ("350.5", "350.5"),
            ("-350", "-350"),
            ("350000000000000000000000", "350000000000000000000000"),
        ]
    ),
    (TIERS, "up_to: 350", "up_to: «0", message("size.zero")),
    *(
        (TIERS, "up_to: 350", f"up_to: «{value}", message("yaml.integer", value=value))
        for value in ["0350", "5:50", "1_000", "0x1F"]
    ),
    (TIERS, "size: 50", "size: «0", message("size.zero")),
    (
        TIERS,
        "included_units: 10",
        "included_units: «true",
        message("count.form", value="true", maximum=MAX_COUNT),
    ),
    # Dates
    (TIERS, '"2024-02-01"', "«2024-02-01", message("date.unquoted", value="2024-02-01")),
    (TIERS, '"2024-02-01"', '«"2024-02-30"', message("date.impossible", value="2024-02-30")),
    (TIERS, '"2024-02-01"', "«2024-02-30", message("date.impossible", value="2024-02-30")),
    (TIERS, '"2024-02-01"', '«"01-02-2024"', message("date.form", value="01-02-2024")),
    (
        TIERS,
        '"2024-02-01"',
        "«2024-02-01 10:00:00",
        message("date.form", value="2024-02-01 10:00:00"),
    ),
    # Yes, no and texts
    *(
        (
            TIERS,
            "included: false",
            f"included: «{written}",
            message("flag.meant", value=value, meant=meant),
        )
        for written, value, meant in [
            ("ja", "ja", "true"),
            ("Ja", "Ja", "true"),
            ("nej", "nej", "false"),
            ("falsk", "falsk", "false"),
            ('"false"', "false", "false"),
        ]
    ),
    (TIERS, "included: false", "included: «maybe", message("flag.form", value="maybe")),
    (TIERS, "included: false", "included: «0", message("flag.form", value="0")),
    (
        TIERS,
        "included: false",
        "included: «off",
        message("yaml.boolean", value="off", meant="false"),
    ),
    (FAQ, 'en: "Yes"', "en: «Yes", message("yaml.boolean", value="Yes", meant="true")),
    (FAQ, 'en: "Yes"', "en: «No", message("yaml.boolean", value="No", meant="false")),
    *(
        (FAQ, 'en: "Yes"', f"en: «{written}", message("text.form", value=value))
        for written, value in [("true", "true"), ("12", "12"), ("~", "null")]
    ),
    (FAQ, 'en: "Yes"', 'en: «" "', message("text.empty")),
    (FAQ, 'en: "Yes"', 'en: «"a\\tb"', message("text.control", value="a\ufffdb")),
    (SITE, '"12345678"', "«00000000", message("yaml.integer", value="00000000")),
    (SITE, '"12345678"', "«12345678", message("text.form", value="12345678")),
    # Ids, addresses and choices
    (TIERS, "id: basis", "id: «Basis!", message("id.form", value="Basis!")),
    (TIERS, 'id: "2024-02"', "id: «2024", message("id.form", value="2024")),
    (TIERS, "currency: DKK", "currency: «kr.", message("currency.form", value="kr.")),
    (
        TIERS,
        "https://www.visma.dk/",
        "«www.visma.dk",
        message("address.form", value="www.visma.dk"),
    ),
    (
        SITE,
        "shape: DDMMYY-NNNN",
        "shape: «DDMMYY-nnnn",
        message("shape.form", value="DDMMYY-nnnn", least=9),
    ),
    (SITE, "post@visma.dk", "«post", message("email.form", value="post")),
    (SITE, "upgrade_day: 15", "upgrade_day: «31", message("day.range", value="31")),
    (
        TIERS,
        "status: published",
        "status: «public",
        message(
            "value.misspelt",
            value="public",
            choices="draft, announced, published, example",
            meant="published",
        ),
    ),
    (
        TIERS,
        "mode: half_up",
        "mode: «half_even",
        message("value.only_choice", value="half_even", choices="half_up"),
    ),
    (
        TIERS,
        "{model: per_unit",
        "«{model: per_head",
        message("value.choice", value="per_head", choices="per_unit, graduated, volume, package"),
    ),
    (TIERS, "usage: {model: per_unit, ", "«usage: {", message("key.missing", key="model")),
    # Keys
    (
        TIERS,
        "currency: DKK",
        "«curency: DKK\ncurrency: DKK",
        message("key.misspelt", key="curency", meant="currency"),
    ),
    (TIERS, "currency: DKK", "«colour: red\ncurrency: DKK", message("key.unknown", key="colour")),
    (TIERS, "currency: DKK", "«<<: {}\ncurrency: DKK", message("key.unknown", key="<<")),
    (
        TIERS,
        "currency: DKK",
        "currency: DKK\n«currency: EUR",
        message("yaml.repeated_key", key="currency", line=2),
    ),
    (
        TIERS,
        "currency: DKK",
        'currency: DKK\n«"currency": EUR',
        message("yaml.repeated_key", key="currency", line=2),
    ),
    (TIERS, "currency: DKK", "currency: DKK\n? «[a]\n: b", message("yaml.key")),
    (TIERS, "currency: DKK\nvat:", "«vat:", message("key.missing", key="currency")),
    (TIERS, "name: {da: Basis, en: Basic}", "«name: {da: Basis}", message("key.missing", key="en")),
    # Shapes
    (TIERS, "{da: Basis, en: Basic}", "«Basis", message("value.mapping", value="Basis")),
    (TIERS, "{da: Basis, en: Basic}", "«[Basis, Basic]", message("value.mapping", value="[…]")),
    (TIERS, '{rate: "0.25", included: false}', "«25 %", message("value.mapping", value="25 %")),
    (FAQ, '{da: Ja, en: "Yes"}', "«null", message("value.mapping", value="null")),
    (SITE, "[10, 100]", "«10", message("value.list", value="10")),
    (SITE, "[10, 100]", "«{a: 10}", message("value.list", value="{…}")),
    (SITE, "[10, 100]", "«[]", message("list.empty")),
    (SITE, "[10, 100]", "[10, «ti]", message("count.form", value="ti", maximum=MAX_COUNT)),
    # Brackets
    (TIERS, "{up_to: 750,", "{up_to: «350,", message("brackets.order", bound=350, before=350)),
    (TIERS, "{up_to: 350,", "{up_to: «null,", message("brackets.open_too_early")),
    (
        TIERS,
        '{up_to: null, unit_amount: "2.53"}',
        '{up_to: «1000, unit_amount: "2.53"}',
        message("brackets.closed", bound=1000),
    ),
    (
        TIERS,
        (
            'brackets:\n            - {up_to: 100, unit_amount: "4.50"}\n'
            '            - {up_to: null, unit_amount: "4.00"}'
        ),
        "brackets: «[]",
        message("brackets.none"),
    ),
    # Price lists
    (TIERS, 'id: "2025-01"', 'id: «"2024-02"', message("id.repeated", id="2024-02", line=13)),
    (
        TIERS,
        '"2025-01-01"',
        '«"2024-01-01"',
        message("price_lists.order", day=date(2024, 1, 1), before=date(2024, 2, 1)),
    ),
    (
        TIERS,
        '"2025-01-01"',
        '«"2024-02-01"',
        message("price_lists.order", day=date(2024, 2, 1), before=date(2024, 2, 1)),
    ),
    (
        TIERS,
        (
            '      basis:\n        base: "1450.00"\n'
            '        usage: {model: per_unit, unit_amount: "2.25"}\n      premium'
        ),
        "      «premium",
        message("tier.missing", tier="basis"),
    ),
    (
        TIERS,
        '      basis:\n        base: "1500.00"',
        (
            '      «guld: {base: "1", usage: {model: per_unit, unit_amount: "1"}}\n'
            '      basis:\n        base: "1500.00"'
        ),
        message("tier.stranger", tier="guld", known="basis, premium"),
    ),
    # Services
    (
        SERVICES,
        "      basis: {text: {da: Sager, en: Cases}}\n      premium",
        "      «premium",
        message("tier.missing", tier="basis"),
    ),
    (
        SERVICES,
        "      basis: {text",
        "      «guld: {included: true}\n      basis: {text",
        message("tier.stranger", tier="guld", known="basis, premium"),
    ),
    (
        SERVICES,
        "category: help",
        "category: «hlep",
        message("category.misspelt", id="hlep", known="help", meant="help"),
    ),
    (SERVICES, "unit: hours", "unit: «days", message("unit.unknown", id="days", known="hours")),
    (SERVICES, "id: compliance", "id: «support", message("id.repeated", id="support", line=7)),
    (
        SERVICES,
        "  - id: help\n    name: {da: Hjælp, en: Help}\n",
        (
            "  - id: help\n    name: {da: Hjælp, en: Help}\n"
            "  - id: «help\n    name: {da: Hjælp, en: Help}\n"
        ),
        message("id.repeated", id="help", line=4),
    ),
    (
        SERVICES,
        "{included: true}",
        "«{included: true, text: {da: A, en: B}}",
        message("inclusion.choice"),
    ),
    (SERVICES, "{included: true}", "«{}", message("inclusion.choice")),
    (SERVICES, '{quantity: "2", unit: hours}', '«{quantity: "2"}', message("inclusion.unit")),
    # Questions
    (FAQ, "id: more", "id: «choose", message("id.repeated", id="choose", line=2)),
    (
        FAQ,
        "      - text: {da: Ring, en: Call}",
        '      - text: {da: Ring, en: Call}\n        until: «"2024-01-15"',
        message("answers.closed", until=date(2024, 1, 15)),
    ),
    (
        FAQ,
        "      - text: {da: Ikke",
        '      - until: «"2024-01-15"\n        text: {da: A, en: B}\n      - text: {da: Ikke',
        message("answers.order", until=date(2024, 1, 15)),
    ),
    (FAQ, "answers:\n      - text: {da: Ring, en: Call}", "answers: «[]", message("answers.none")),
    # Steps
    *(
        (
            SITE,
            '"Senest den {upgrade_day}."',
            f"«{written}",
            message("text.placeholder", name=name, known="upgrade_day"),
        )
        for written, name in [
            ('"Senest den {dag}."', "dag"),
            ('"Senest den {upgrade_day."', "upgrade_day."),
            ('"Senest den {}{upgrade_day}."', ""),
        ]
    ),
    (
        TIERS,
        "{da: Basis, en: Basic}\n  - id: premium\n",
        "{da: Basis, en: Basic}\n    recommended: true\n  - id: premium\n    recommended: «true\n",
        message("tier.recommended_twice"),
    ),
    # YAML
    (TIERS, "vat:", "«\tvat:", message("yaml.tab")),
    (TIERS, "id: basis", "id: «&x basis", message("yaml.alias", name="x")),
    (TIERS, "id: basis", "id: «*x", message("yaml.alias", name="x")),
    (TIERS, "id: basis", "id: «!secret basis", message("yaml.tag", name="!secret")),
    (
        TIERS,
        "included_units: 10",
        'included_units: «!!int "10"',
        message("yaml.tag", name="tag:yaml.org,2002:int"),
    ),
    (
        TIERS,
        "{da: Basis, en: Basic}",
        "«!!map {da: Basis, en: Basic}",
        message("yaml.tag", name="tag:yaml.org,2002:map"),
    ),
    (TIERS, "model: per_unit", "model: «!x per_unit", message("yaml.tag", name="!x")),
    (TIERS, "id: basis", f"id: {'[' * 38}«{'[' * 10}{']' * 48}", message("yaml.deep")),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"), ONE_MISTAKE, ids=map(str, range(len(ONE_MISTAKE)))
)
def test_a_mistake_is_reported_at_its_place(
    data: Path, name: str, old: str, new: str, expected: Message
) -> None:
    """One mistake is one problem: file, line, column, and the message with its values."""
    (marked,) = damage(data, name, old, new)
    assert [(marked, expected)] == problems(data)


SEVERAL_MISTAKES = [
    pytest.param(
        TIERS,
        '"1450.00"\n        usage: {model: per_unit,',
        '«"1450,00"\n        «base: "1"\n        usage: {model: per_unit, «unti_amount: "1",',
        [
            message("amount.comma", value="1450,00", meant="1450.00"),
            message("yaml.repeated_key", key="base", line=18),
            message("key.misspelt", key="unti_amount", meant="unit_amount"),
        ],
        id="kinds that different parts of the loader find",
    ),
    pytest.param(
        TIERS,
        "{da: Basis, en: Basic}",
        "«!x {da: Basis}\n    summary: {da: Kort, en: «4}",
        [message("yaml.tag", name="!x"), message("text.form", value="4")],
        id="one that hides what lies below it",
    ),
    pytest.param(
        TIERS,
        "{da: Basis, en: Basic}",
        "{da: «&x Basis, en: «*x}",
        [message("yaml.alias", name="x"), message("yaml.alias", name="x")],
        id="an anchor and its alias",
    ),
    pytest.param(
        TIERS,
        '{up_to: 750, unit_amount: "3.03", flat_amount: "50"}',
        "{up_to: «350, unit_amount: «3.03, flat_amount: «50}",
        [
            message("brackets.order", bound=350, before=350),
            message("amount.unquoted", value="3.03"),
            message("amount.unquoted", value="50"),
        ],
        id="brackets that can't be read whole",
    ),
    pytest.param(
        TIERS,
        'id: "2025-01"\n    effective_from: "2025-01-01"\n    status: announced',
        'id: «"2024-02"\n    effective_from: «"2024-01-01"\n    status: «done',
        [
            message("id.repeated", id="2024-02", line=13),
            message("price_lists.order", day=date(2024, 1, 1), before=date(2024, 2, 1)),
            message("value.choice", value="done", choices="draft, announced, published, example"),
        ],
        id="rules across lists that can't be read whole",
    ),
    pytest.param(
        SERVICES,
        "category: help",
        "category: «hlep\n    color: red".replace("    color", "    «color"),
        [
            message("category.misspelt", id="hlep", known="help", meant="help"),
            message("key.unknown", key="color"),
        ],
        id="a reference beside an unknown key",
    ),
    pytest.param(
        FAQ,
        '"Yes"}\n      - text: {da: Ikke længere, en: No longer}\n  - id: more',
        '«true}\n      - until: «"2024-01-16"\n        text: {da: A, en: B}\n  - id: «choose',
        [
            message("text.form", value="true"),
            message("answers.closed", until=date(2024, 1, 16)),
            message("id.repeated", id="choose", line=2),
        ],
        id="questions that can't be read whole",
    ),
    pytest.param(
        FAQ,
        '- until: "2024-01-15"\n        text: {da: Ja, en: "Yes"}',
        "- «text: {da: Ja, en: «false}",
        [
            message("answers.open_too_early"),
            message("text.form", value="false"),
        ],
        id="an answer without an end that can't be read whole",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), SEVERAL_MISTAKES)
def test_all_mistakes_of_a_file_are_reported_at_once(
    data: Path, name: str, old: str, new: str, expected: list[Message]
) -> None:
    """No mistake hides another: all are reported, in the order of the file."""
    marked = damage(data, name, old, new)
    assert list(zip(marked, expected, strict=True)) == problems(data)


def test_mistakes_at_one_place_are_all_reported(data: Path) -> None:
    """Two keys that are missing from the same text are two problems."""
    (marked,) = damage(data, TIERS, "name: {da: Basis, en: Basic}", "«name: {}")
    assert [
        (marked, message("key.missing", key="da")),
        (marked, message("key.missing", key="en")),
    ] == problems(data)


def test_each_tier_that_a_list_lacks_is_reported(data: Path) -> None:
    """Every tier that a price list leaves out is named."""
    (marked,) = damage(
        data,
        TIERS,
        "    status: published\n    tiers:\n",
        "    status: published\n    tiers: «{}\n    x:\n",
    )
    assert [
        (marked, message("tier.missing", tier="basis")),
        (marked, message("tier.missing", tier="premium")),
    ] == problems(data)[:2]


def test_mistakes_of_all_files_are_reported_file_by_file(data: Path) -> None:
    """With a mistake in each file, the order is tiers, services, faq, site."""
    damaged = [
        *damage(data, SITE, "upgrade_day: 15", "upgrade_day: «0"),
        *damage(data, FAQ, "id: more", "id: «More"),
        *damage(data, SERVICES, "unit: hours", "unit: «days"),
        *damage(data, TIERS, "currency: DKK", "currency: «dkk"),
    ]
    assert damaged[::-1] == places(data)


def test_a_tier_that_services_lack_is_among_the_mistakes_of_services(data: Path) -> None:
    """What tiers.yaml asks of services.yaml is reported there, in the order of that file."""
    marked = [
        *damage(
            data,
            SERVICES,
            "      basis: {text: {da: Sager, en: Cases}}\n      premium",
            "      «premium",
        ),
        *damage(data, SERVICES, "unit: hours", "unit: «days"),
    ]
    damage(data, FAQ, "id: more", "id: More")
    assert marked == places(data)[:2]


def test_an_unreadable_id_is_reported_once(data: Path) -> None:
    """Price lists and services are not blamed for a tier whose id can't be read."""
    assert damage(data, TIERS, "id: premium", "id: «Premium") == places(data)


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
def test_what_is_not_yaml_is_reported_where_the_mistake_was_made(
    data: Path, old: str, new: str, code: str
) -> None:
    """A file that can't be parsed has one problem: the likely mistake, where to fix it."""
    (marked,) = damage(data, TIERS, old, new)
    assert [(marked, code)] == [(at, found.code) for at, found in problems(data)]


def test_what_the_parser_alone_explains_is_reported_in_its_words(data: Path) -> None:
    """No error of the parser lacks a place and a message."""
    damage(data, TIERS, "currency: DKK", f"%YAML 1.{'1' * 5000}\n---\ncurrency: DKK")
    [(at, found)] = problems(data)
    assert at.startswith(f"{TIERS}:2:")
    assert ("yaml.syntax", True) == (found.code, bool(found.parameters["reason"]))


WHOLE_FILES = [
    pytest.param(b"", "1:1", message("file.empty"), id="empty"),
    pytest.param(b"# \xc3\xa6\n\n", "1:1", message("file.empty"), id="comments alone"),
    pytest.param(
        b"---\n...\n", "2:1", message("value.mapping", value="null"), id="an empty document"
    ),
    pytest.param(b"- a\n", "1:1", message("value.mapping", value="[…]"), id="a list"),
    pytest.param(b"a\n", "1:1", message("value.mapping", value="a"), id="a word"),
    pytest.param(
        "entries: []\nx: æ\n".encode("latin-1"), "2:4", message("file.encoding"), id="latin-1"
    ),
    pytest.param("entries: []\n".encode("utf-16"), "1:1", message("file.encoding"), id="utf-16"),
    pytest.param(b"\x89PNG\r\n\x1a\n", "1:1", message("file.encoding"), id="an image"),
]


@pytest.mark.parametrize(("content", "at", "expected"), WHOLE_FILES)
def test_a_file_that_is_not_a_data_file_is_one_problem(
    data: Path, content: bytes, at: str, expected: Message
) -> None:
    """Whatever is in the file, one problem says what is wrong with it."""
    (data / FAQ).write_bytes(content)
    assert [(f"{FAQ}:{at}", expected)] == problems(data)


def test_a_missing_file_is_reported(data: Path) -> None:
    """A missing file is a mistake like any other, and the other files are still read."""
    (data / FAQ).unlink()
    (marked,) = damage(data, SITE, "upgrade_day: 15", "upgrade_day: «0")
    assert [
        (f"{FAQ}:1:1", message("file.missing")),
        (marked, message("day.range", value="0")),
    ] == problems(data)


def test_a_folder_in_place_of_a_file_is_reported(data: Path) -> None:
    """What can't be opened as a file is reported with the system's reason."""
    (data / FAQ).unlink()
    (data / FAQ).mkdir()
    expected = message("file.unreadable", reason="Is a directory")
    assert [(f"{FAQ}:1:1", expected)] == problems(data)


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
    """A column is counted as editors count it: characters, not bytes, without the mark."""
    file = data / FAQ
    file.write_bytes("\ufeff{ænøå: 1, entries: []}".encode())
    assert [(f"{FAQ}:1:2", message("key.unknown", key="ænøå"))] == problems(data)


def test_tiers_are_read_alone(data: Path) -> None:
    """The catalogue needs only its own file."""
    for name in (SERVICES, FAQ, SITE):
        (data / name).unlink()
    assert load_content(SOUND).catalogue == load_catalogue(data)


def test_mistakes_in_the_tiers_alone_are_all_reported(data: Path) -> None:
    """The error of the catalogue has every mistake of its file."""
    marked = damage(
        data, TIERS, 'currency: DKK\nvat: {rate: "0.25"', "currency: «dkk\nvat: {rate: «25"
    )
    with pytest.raises(DataError) as refused:
        load_catalogue(data)
    assert marked == [place(diagnostic) for diagnostic in refused.value.problems]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_is_a_line_that_tools_can_read(data: Path, language: Language) -> None:
    """In both languages it begins with the place and `error`; then comes the sentence."""
    (marked,) = damage(data, TIERS, '"1450.00"', '«"1450,00"')
    with pytest.raises(DataError) as refused:
        load_content(data)
    (diagnostic,) = refused.value.problems
    sentence = diagnostic.sentence(language)
    assert f"{data}/{marked}: error: {sentence}" == refused.value.text(language)
    assert "1450,00" in sentence
