"""A schema refuses in an editor what the check refuses, as far as a schema can."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from hooks.cli.main import main
from hooks.content.load import check_content
from hooks.content.problems import DataError
from hooks.content.schema import MODELS, NOT_IN_SCHEMA, field_words, file_schema, schema_files
from hooks.content.yaml_source import read_document
from tests.broken_files import SOUND, Mistake, mistakes
from tests.content.test_load import ONE_MISTAKE, damage

ROOT = Path(__file__).parents[2]
DATA = (ROOT / "data", ROOT / "examples" / "vaskeri" / "data", SOUND)
SCHEMAS = {
    name: Draft7Validator(file_schema(name, model), format_checker=Draft7Validator.FORMAT_CHECKER)
    for name, model in MODELS.items()
}
MISTAKES = list(mistakes())


def _as_editors_read(value: object) -> Any:  # noqa: ANN401, a file can hold anything
    """Return a plain value as YAML 1.2 has it, without dates and with floats."""
    if isinstance(value, Mapping):
        return {key: _as_editors_read(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_as_editors_read(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def _schemas_accept(data: Path, name: str) -> bool:
    value = _as_editors_read(read_document(data / name).value)
    return bool(SCHEMAS[name].is_valid(value))


def _codes(data: Path) -> dict[str, set[str]]:
    """Return the codes of what the check reports of each file."""
    try:
        check_content(data)
    except DataError as error:
        codes: dict[str, set[str]] = {}
        for problem in error.problems:
            codes.setdefault(problem.file.name, set()).add(problem.message.code)
        return codes
    return {}


def _is_for_schemas(codes: set[str]) -> bool:
    return any(code not in NOT_IN_SCHEMA for code in codes)


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_is_a_schema(name: str) -> None:
    """Draft 7, as editors read it."""
    Draft7Validator.check_schema(file_schema(name, MODELS[name]))


def test_every_pattern_is_one_for_editors(tmp_path: Path) -> None:
    """VS Code reads patterns as JavaScript does, in its strict mode for Unicode."""
    found = re.findall(r'"pattern": (".*")', "".join(schema_files().values()))
    script = tmp_path / "patterns.mjs"
    script.write_text(f"for (const one of [{','.join(found)}]) new RegExp(one, 'u');")
    node = Path(sys.executable).with_name("node")
    assert found
    assert 0 == subprocess.run([node, script], check=False).returncode


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("data", DATA, ids=["data", "vaskeri", "sound"])
def test_files_in_order_fit_their_schemas(data: Path, name: str) -> None:
    """An editor marks nothing in a file that the check accepts."""
    if (data / name).exists():
        value = _as_editors_read(read_document(data / name).value)
        assert [] == [error.message for error in SCHEMAS[name].iter_errors(value)]


@pytest.mark.parametrize(
    "mistake",
    [mistake for mistake in MISTAKES if not mistake.code.startswith(("yaml.", "file."))],
    ids=lambda mistake: mistake.name,
)
def test_schema_and_check_agree_on_every_broken_file(tmp_path: Path, mistake: Mistake) -> None:
    """A schema refuses what the check refuses, but for the mistakes that it can't find."""
    data = mistake.write_to(tmp_path / "data")
    codes = _codes(data)
    for name in mistake.files():
        expected = not _is_for_schemas(codes.get(name, set()))
        assert (name, expected) == (name, _schemas_accept(data, name))


@pytest.mark.parametrize(
    ("name", "old", "new"), [row[:3] for row in ONE_MISTAKE], ids=map(str, range(len(ONE_MISTAKE)))
)
def test_schema_and_check_agree_on_every_mistake_of_the_loader(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    """So they do on all that the tests of the loader break."""
    data = tmp_path / "data"
    MISTAKES[0].write_to(data)
    for file in SOUND.glob("*.yaml"):
        (data / file.name).write_bytes(file.read_bytes())
    damage(data, name, old, new)
    codes = _codes(data)[name]
    if not any(code.startswith("yaml.") for code in codes):
        assert _is_for_schemas(codes) != _schemas_accept(data, name)


def test_what_a_schema_can_not_say_is_shown_by_a_broken_file() -> None:
    """The list of limits names no mistake that is not one, each with its reason."""
    assert set(NOT_IN_SCHEMA) <= {mistake.code for mistake in MISTAKES}
    assert all(NOT_IN_SCHEMA.values())


def test_the_written_schemas_are_up_to_date() -> None:
    """`make schema` writes them from the model."""
    written = {
        file.name: file.read_text(encoding="utf-8")
        for file in (ROOT / "schema").glob("*.schema.json")
    }
    assert schema_files() == written


def test_the_command_writes_the_schemas(tmp_path: Path) -> None:
    """`takst schema` writes one for each data file and names them."""
    result = CliRunner().invoke(main, ["schema", "--out", str(tmp_path / "schema")])
    assert 0 == result.exit_code
    assert sorted(schema_files()) == sorted(file.name for file in (tmp_path / "schema").iterdir())


@pytest.mark.parametrize("data", DATA[:2], ids=["data", "vaskeri"])
@pytest.mark.parametrize("name", MODELS)
def test_each_data_file_names_its_schema(data: Path, name: str) -> None:
    """An editor finds the schema by the first line of the file."""
    first = (data / name).read_text(encoding="utf-8").partition("\n")[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (ROOT / "schema" / f"{Path(name).stem}.schema.json") == (data / named).resolve()


def _models(kind: Any) -> dict[str, Any]:  # noqa: ANN401, a type of any form
    kind = getattr(kind, "__value__", kind)
    model = get_origin(kind) or kind
    is_model = isinstance(model, type) and is_dataclass(model)
    inner = [*get_args(kind), *(field.type for field in (fields(model) if is_model else ()))]
    found = {model.__name__: model} if is_model else {}
    for one in inner:
        found |= _models(one)
    return found


def test_every_key_is_explained_in_both_languages() -> None:
    """Who rests the mouse on a key reads what it is for."""
    models: dict[str, Any] = {}
    for model in MODELS.values():
        models |= _models(model)
    keys = {name: [field.name for field in fields(model)] for name, model in models.items()}
    assert keys == {name: list(words) for name, words in field_words().items()}
    for words in field_words().values():
        for key, texts in words.items():
            assert (key, {"da", "en"}) == (key, set(texts))


def test_hover_texts_are_in_the_schema() -> None:
    """An editor shows the words of the key, Danish first."""
    schema = json.loads(schema_files()["tiers.schema.json"])
    bracket = schema["definitions"]["Bracket"]["properties"]["up_to"]["description"]
    assert bracket.startswith("Til og med dette antal")
    assert "Up to and including this count" in bracket
