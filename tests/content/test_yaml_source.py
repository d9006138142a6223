"""YAML is read as it looks, and every key and value is found again in the file."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from hooks.content import yaml_source
from hooks.content.problems import DataError
from hooks.content.yaml_source import Document, Refused, read_document, read_yaml
from tests.broken_files import Mistake, mistakes
from tests.content.test_damage import DAMAGES, damaged
from tests.project import DATA, ROOT


def _document(folder: Path, text: str) -> Document:
    file = folder / "file.yaml"
    file.write_bytes(text.encode())
    return read_document(file)


VALUES: list[tuple[str, object]] = [
    ("a", "a"),
    ('"a"', "a"),
    ("'5'", "5"),
    ("{a b: c}", {"a b": "c"}),
    ("[1, a]", (1, "a")),
    ("- 1\n  - [2]", (1, (2,))),
    ("{}", {}),
    ("[]", ()),
    ("null", None),
    ("~", None),
    ("", None),
    ("true", True),
    ("False", False),
    ("TRUE", True),
    ("y", "y"),
    ("0", 0),
    ("-5", -5),
    ("1000000", 1_000_000),
    ("123456789012345678901", Decimal(123456789012345678901)),
    ("1e3", "1e3"),
    ("4.04", Decimal("4.04")),
    ("4.040", Decimal("4.040")),
    ("-0.5", Decimal("-0.5")),
    ("-.5", "-.5"),
    ("1.5e+3", "1.5e+3"),
    (".inf", ".inf"),
    ("1_0.5", "1_0.5"),
    ("2024-02-01", date(2024, 2, 1)),
    ("2024-02-30", "2024-02-30"),
    ("2024-02-01 10:00:00", "2024-02-01 10:00:00"),
    ("=", "="),
    ("<<", "<<"),
    ("0o10", "0o10"),
    ("|-\n  a\n\n  b\n", "a\n\nb"),
    (">-\n  a\n  b\n", "a b"),
    ('"\\u00e6"', "æ"),
    ('"\\U0001F600"', "😀"),
]


@pytest.mark.parametrize(
    ("written", "expected"), VALUES, ids=[repr(written) for written, _ in VALUES]
)
def test_a_value_is_what_it_looks_like(tmp_path: Path, written: str, expected: object) -> None:
    """Texts, counts, exact decimals, dates, yes and no; what has no plain form stays a text."""
    read = _document(tmp_path, f"key: {written}" if "\n" not in written else f"key:\n  {written}")
    assert {"key": expected} == read.value
    assert [type(expected)] == [type(value) for value in read.value.values()]


def test_keys_are_texts_however_they_are_written(tmp_path: Path) -> None:
    """A key is its letters: `no` and `12` are names before a colon."""
    assert {"no": 1, "12": 2, "null": 3, "2024-02-01": 4} == _document(
        tmp_path, "no: 1\n12: 2\nnull: 3\n2024-02-01: 4\n"
    ).value


REFUSED = [
    ("a: 010", "1:4", "yaml.integer"),
    ("a: 0x1F", "1:4", "yaml.integer"),
    ("a: 0b1", "1:4", "yaml.integer"),
    ("a: 1_000", "1:4", "yaml.integer"),
    ("a: 1:30", "1:4", "yaml.integer"),
    ("a: +5", "1:4", "yaml.integer"),
    ("a: yes", "1:4", "yaml.boolean"),
    ("a: No", "1:4", "yaml.boolean"),
    ("a: ON", "1:4", "yaml.boolean"),
    ("a: off", "1:4", "yaml.boolean"),
    ("a: &x 1", "1:4", "yaml.alias"),
    ("a: &x {b: c}", "1:4", "yaml.alias"),
    ("a: *x", "1:4", "yaml.alias"),
    ("a: [b, *x]", "1:8", "yaml.alias"),
    ("*x : 1", "1:1", "yaml.alias"),
    ("a: !x b", "1:4", "yaml.tag"),
    ("a: ! b", "1:4", "yaml.tag"),
    ('a: !!int "5"', "1:4", "yaml.tag"),
    ('a: !!bool "maybe"', "1:4", "yaml.tag"),
    ("a: !x [b]", "1:4", "yaml.tag"),
    ("a: !x {b: c}", "1:4", "yaml.tag"),
    ("!x a: b", "1:1", "yaml.tag"),
    ("a: !!python/object/apply:os.system [ls]", "1:4", "yaml.tag"),
    ("a: 1\na: 2", "2:1", "yaml.repeated_key"),
    ('a: 1\n"a": 2', "2:1", "yaml.repeated_key"),
    ("a: {b: 1, b: 2}", "1:11", "yaml.repeated_key"),
    ("? [a]\n: 1", "1:3", "yaml.key"),
    ("? {a: b}\n: 1", "1:3", "yaml.key"),
]


@pytest.mark.parametrize(("text", "place", "code"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_would_be_read_differently_than_it_looks_is_rejected(
    tmp_path: Path, text: str, place: str, code: str
) -> None:
    """Each is reported at its place, and the rest of the file is read."""
    (problem,) = _document(tmp_path, text).problems
    assert (place, code) == (
        f"{problem.position.line}:{problem.position.column}",
        problem.message.code,
    )


def test_a_rejected_part_has_a_value_of_its_own(tmp_path: Path) -> None:
    """The rest of the file can be checked without a second message about that part."""
    read = _document(tmp_path, "a: !x 5\nb: [*y, 2]\nc: 3\nc: 4\n")
    assert {"a": Refused.VALUE, "b": (Refused.VALUE, 2), "c": 3} == read.value


def test_everything_rejected_in_a_file_is_reported(tmp_path: Path) -> None:
    """Reading goes on after a problem."""
    read = _document(tmp_path, "a: !x 5\nb: *y\nc: 010\nc: 4\n")
    assert {"yaml.tag", "yaml.alias", "yaml.integer", "yaml.repeated_key"} == {
        problem.message.code for problem in read.problems
    }


def test_a_duplicate_anchor_is_reported_twice(tmp_path: Path) -> None:
    """Something that is rejected anyway does not stop the reading."""
    read = _document(tmp_path, "a: &x 1\nb: &x 2\n")
    assert ["yaml.alias", "yaml.alias"] == [problem.message.code for problem in read.problems]


def test_reading_strictly_raises_all_problems(tmp_path: Path) -> None:
    """A caller that needs the complete file gets the problems as an error."""
    _document(tmp_path, "a: 1\na: 2\n")
    with pytest.raises(DataError):
        read_yaml(tmp_path / "file.yaml")


NESTED = [(40, 0), (41, 0), (42, 1), (10_000, 1)]


@pytest.mark.parametrize(("depth", "expected"), NESTED)
def test_nesting_is_limited(tmp_path: Path, depth: int, expected: int) -> None:
    """Lists may be nested deeper than any data file needs, but not so deep that reading breaks."""
    text = "[" * depth + "]" * depth
    try:
        problems = _document(tmp_path, text).problems
    except DataError as error:
        problems = error.problems
        assert {"yaml.deep"} == {problem.message.code for problem in problems}
    assert expected == len(problems)


def test_aliases_do_not_multiply(tmp_path: Path) -> None:
    """A file that refers to its own parts again and again is rejected without being expanded."""
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    read = _document(tmp_path, "\n".join(lines))
    assert {"yaml.alias"} == {problem.message.code for problem in read.problems}


TEXT = """\
# a comment

tiers:
  - id: basis
    name: {da: Bæsis, en: Basic}
  - id: premium
other:
    deep: |-
      words
"""

PLACES = [
    ((), False, (3, 1)),
    (("tiers",), False, (4, 3)),
    (("tiers",), True, (3, 1)),
    (("tiers", 0), False, (4, 5)),
    (("tiers", 0, "id"), False, (4, 9)),
    (("tiers", 0, "id"), True, (4, 5)),
    (("tiers", 0, "name", "en"), False, (5, 27)),
    (("tiers", 0, "name", "en"), True, (5, 23)),
    (("tiers", 1, "id"), False, (6, 9)),
    (("other", "deep"), False, (8, 11)),
    (("tiers", 0, "lost"), False, (4, 5)),
    (("tiers", 0, "lost"), True, (4, 5)),
    (("tiers", 9, "id"), False, (4, 3)),
    (("tiers", 0, "tag of a union", "id"), False, (4, 9)),
    (("lost", "da"), False, (3, 1)),
]


@pytest.mark.parametrize(("path", "of_key", "expected"), PLACES)
def test_every_part_of_a_file_has_its_place(
    tmp_path: Path, path: tuple[str | int, ...], of_key: bool, expected: tuple[int, int]
) -> None:
    """A path gives where its value or key begins; what is not there, the nearest place above."""
    position = _document(tmp_path, TEXT).position(path, of_key=of_key)
    assert expected == (position.line, position.column)


PIECES = [
    *("a", "b: ", "c:", "- ", ":", ": ", "? ", "?", ",", "{", "}", "[", "]", "#", " #", "~", "1"),
    *("\n", "\n  ", "\n    ", "\n\n", " ", "\t", "\r", "\r\n"),
    *("\x85", "\u2028", "\u00a0", "\ufeff", "\x07", "æ", "😀"),
    *("|", ">", "|-", ">+2", "'", '"', "'y'", '"x"', "\\", "\\n", "\\x41", "\\/", "=", "<<: "),
    *("&x", "*x", "&", "*", "!", "!t", "!!str", "@", "`"),
    *("---", "...", "\n---\n", "%YAML 1.1\n", "%"),
]


def _read_by(parse: Callable[[], Any]) -> object:
    """Return all nodes with tag, place and value and what is rejected, or the error."""
    try:
        node, rejections = parse()
    except yaml.YAMLError as error:
        return str(error)
    return (node and _outline(node)), rejections


def _read_in_python(text: str) -> object:
    return _read_by(lambda: yaml_source._composed(yaml.SafeLoader(text)))


def _read(text: str) -> object:
    return _read_by(lambda: yaml_source._compose(text))


def _outline(node: yaml.Node) -> object:
    place = (node.start_mark.line, node.start_mark.column)
    if isinstance(node, yaml.MappingNode):
        return node.tag, place, [(_outline(key), _outline(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return node.tag, place, [_outline(item) for item in node.value]
    return node.tag, place, node.value


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join).map(lambda text: f"{text}\n"))
@example("a:\tb\n")
@example("{da: Hvad?, en: What?}\n")
@example("{a: }\n")
@example("|-#\n")
@example("a: \ufeffb\n")
def test_the_parser_in_c_reads_as_the_one_in_python(text: str) -> None:
    """Both of PyYAML's parsers read or reject a text alike, with the same places."""
    assert _read_in_python(text) == _read(text)


@pytest.mark.parametrize("name", DAMAGES)
def test_both_parsers_read_damaged_files_alike(name: str) -> None:
    """They give the same nodes and places, or the same error, of the real files damaged."""
    for seed in range(0, DAMAGES[name], 16):
        text = damaged(name, seed)
        assert _read_in_python(text) == _read(text), seed


@pytest.mark.parametrize("mistake", list(mistakes()), ids=lambda mistake: mistake.name)
def test_both_parsers_read_mistakes_alike(tmp_path: Path, mistake: Mistake) -> None:
    """So they do of each kind of mistake that has a message."""
    for file in mistake.write_to(tmp_path / "data").glob("*.yaml"):
        text = file.read_bytes().decode("utf-8-sig", "replace") if file.is_file() else ""
        assert _read_in_python(text) == _read(text), file.name


def test_what_c_can_not_parse_has_the_error_of_python() -> None:
    """Only Python's parser words an error, so messages are the same wherever a build runs."""
    text = "a: [1, 2\nb: 3\n"
    with pytest.raises(yaml.YAMLError) as by_python:
        yaml_source._composed(yaml.SafeLoader(text))
    with pytest.raises(yaml.YAMLError) as by_c:
        yaml_source._composed(yaml.CSafeLoader(text))
    assert str(by_python.value) != str(by_c.value)
    assert str(by_python.value) == _read(text)


def test_plain_data_files_are_parsed_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser in Python is for what C rejects or might read differently: none of our files."""
    monkeypatch.setattr(yaml.SafeLoader, "__init__", lambda *_: pytest.fail("parsed in Python"))
    files = [*DATA.glob("*.yaml"), ROOT / "hooks" / "pages" / "labels.yaml"]
    assert [()] * 6 == [read_document(file).problems for file in files]
