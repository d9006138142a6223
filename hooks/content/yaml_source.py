"""YAML read strictly, with the place of every key and value.

PyYAML parses; this module turns its nodes into plain values and rejects what would be read
differently from how it looks: duplicate keys, aliases, tags, integers such as 010 or 1:30, and yes,
no, on and off, which are true and false in YAML 1.1 and texts in YAML 1.2.
Files are parsed in C where PyYAML has that parser, and in Python where C fails or might accept
more: every error and its position is that of PyYAML's parser in Python.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.reader import ReaderError
from yaml.resolver import Resolver

from calculator.errors import Message, message
from calculator.fields import shown
from hooks.content.problems import DataError, Diagnostic, Position
from hooks.content.yaml_errors import explain, syntax_message

_PLAIN_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_PLAIN_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]*|[-+]?\.[0-9]+")
_FLAGS = {"true": True, "false": False}
_READ_AS_TRUE = {"yes", "on"}
_STANDARD_TAG = "tag:yaml.org,2002:"
_FIRST = Position(1, 1)
_MAX_DEPTH = 40
_FAST_PARSER = getattr(yaml, "CSafeLoader", None)
_ONLY_IN_PYTHON = re.compile(
    r"[\t\ufeff\x85\u2028\u2029]"  # spaces and line ends that C treats differently
    r"|\r(?!\n)"
    r"|^(?:---|\.\.\.|%)"  # several documents, and directives
    r"|(?:^|[\s\[\]{},:?-])(?:[!?]|[&*](?!\s))"  # complex keys, tags and anchors
    r"|[|>][-+0-9]*#"  # a comment without a space before it
    r"|[^\n]\Z",  # C ends the last line itself, so empty values have another position
    re.MULTILINE,
)
_REFUSED_TAG = "refused"


class Refused(Enum):
    """The value of a part that was rejected; the document's problems say why."""

    VALUE = "…"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Document:
    """A file's plain value, and its nodes with the position of each part.

    A part with a problem is `Refused.VALUE` in the value.
    """

    file: Path
    value: Any
    node: yaml.Node
    problems: tuple[Diagnostic, ...]

    def position(self, path: tuple[str | int, ...], *, of_key: bool = False) -> Position:
        """Return the position of the value at that path, or of its key.

        Parts that the file doesn't have are skipped, so the position is the nearest one.
        """
        node, position = self.node, _position(self.node.start_mark)
        for part in path:
            found = _child(node, part)
            if found is not None:
                key_mark, node = found
                position = _position(key_mark if of_key else node.start_mark)
        return position


def read_yaml(file: Path) -> Document:
    """Read a file; raises DataError with every problem that a parser can see."""
    document = read_document(file)
    if document.problems:
        raise DataError(document.problems)
    return document


def read_document(file: Path) -> Document:
    """Read a file as far as it can be read, with its problems; raises DataError where it can't."""
    text = _read_text(file)
    try:
        node, rejections = _compose(text)
    except yaml.MarkedYAMLError as error:
        raise DataError([_syntax_problem(file, text, error)]) from None
    except yaml.YAMLError as error:
        position = _reader_position(text, error)
        raise DataError([Diagnostic(file, position, _unreadable(error))]) from None
    if node is None:
        raise DataError([Diagnostic(file, _FIRST, message("file.empty"))])
    value = _plain(node, rejections)
    return Document(
        file, value, node, tuple(Diagnostic(file, *rejection) for rejection in rejections)
    )


type _Parser = yaml.SafeLoader | yaml.CSafeLoader
type _Rejections = list[tuple[Position, Message]]


def _read_text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise DataError([Diagnostic(file, _FIRST, message("file.missing"))]) from None
    except OSError as error:
        problem = message("file.unreadable", reason=error.strerror or "OSError")
        raise DataError([Diagnostic(file, _FIRST, problem)]) from None
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        raise DataError([Diagnostic(file, _end_of(before), message("file.encoding"))]) from None


def _compose(text: str) -> tuple[yaml.Node | None, _Rejections]:
    """Return the node of a text and what is rejected in it; raises YAMLError as PyYAML does."""
    if _FAST_PARSER is not None and not _ONLY_IN_PYTHON.search(text):
        try:
            return _composed(_FAST_PARSER(text))
        except yaml.YAMLError:
            pass
    return _composed(yaml.SafeLoader(text))


def _composed(parser: _Parser) -> tuple[yaml.Node | None, _Rejections]:
    composer = _Composer(parser)
    return composer.compose(), composer.rejections


class _TooDeep(yaml.MarkedYAMLError):
    """A node lies deeper than any data file needs."""


class _Composer(Composer, Resolver):
    """Composes nodes from a parser's events and collects anchors, aliases and explicit tags."""

    def __init__(self, parser: _Parser) -> None:
        """Read the events of that parser."""
        Composer.__init__(self)
        Resolver.__init__(self)
        self.parser: Any = parser
        self.check_event = self.parser.check_event
        self.peek_event = self.parser.peek_event
        self.get_event = self.parser.get_event
        self.is_fast = not isinstance(parser, yaml.SafeLoader)
        self.rejections: _Rejections = []
        self.depth = 0

    def compose(self) -> yaml.Node | None:
        """Return the one document of the text; None where the text is empty."""
        try:
            return self.get_single_node()
        except ValueError as error:
            # PyYAML turns the number of a character into the character without a check.
            raise yaml.MarkedYAMLError(
                problem=str(error), problem_mark=self.parser.get_mark()
            ) from None

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:  # noqa: ANN401, PyYAML's own
        """Return the next node; one that is rejected gets a tag of its own."""
        event: Any = self.parser.peek_event()
        rejection = _rejection(event)
        if rejection is not None:
            self.rejections.append((_position(event.start_mark), rejection))
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.AliasEvent):
            self.parser.get_event()
            return yaml.ScalarNode(_REFUSED_TAG, "", start, end)
        if self.is_fast and _is_lax(event, parent):
            raise yaml.MarkedYAMLError(problem_mark=event.start_mark)
        if self.depth > _MAX_DEPTH:
            raise _TooDeep(problem_mark=event.start_mark)
        event.anchor = None
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        if rejection is not None and node is not None:
            node.tag = _REFUSED_TAG
        return node


def _rejection(event: yaml.NodeEvent) -> Message | None:
    if event.anchor is not None:
        return message("yaml.alias", name=shown(event.anchor))
    tag = getattr(event, "tag", None)
    return None if tag is None else message("yaml.tag", name=shown(tag))


def _is_lax(event: yaml.NodeEvent, parent: yaml.Node | None) -> bool:
    """Return whether C reads this differently: an empty value or a `?` in a flow collection."""
    if not isinstance(event, yaml.ScalarEvent) or event.style:
        return False
    is_inside = isinstance(parent, yaml.CollectionNode) and bool(parent.flow_style)
    return is_inside and (not event.value or "?" in event.value)


def _plain(node: yaml.Node, rejections: _Rejections) -> Any:  # noqa: ANN401, a file can hold anything
    if node.tag == _REFUSED_TAG:
        return Refused.VALUE
    if isinstance(node, yaml.MappingNode):
        return _plain_mapping(node, rejections)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_plain(item, rejections) for item in node.value)
    return _plain_scalar(node, rejections)


def _plain_mapping(node: yaml.MappingNode, rejections: _Rejections) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key, value in node.value:
        if key.tag == _REFUSED_TAG:
            continue
        if not isinstance(key, yaml.ScalarNode):
            rejections.append((_position(key.start_mark), message("yaml.key")))
        elif key.value in plain:
            first = next(other for other, _ in node.value if other.value == key.value)
            line = _position(first.start_mark).line
            rejection = message("yaml.repeated_key", key=shown(key.value), line=line)
            rejections.append((_position(key.start_mark), rejection))
        else:
            plain[key.value] = _plain(value, rejections)
    return plain


def _plain_scalar(node: yaml.Node, rejections: _Rejections) -> Any:  # noqa: ANN401, a file can hold anything
    text = node.value
    kind = node.tag.removeprefix(_STANDARD_TAG)
    match kind:
        case "null":
            return None
        case "bool" if text.lower() in _FLAGS:
            return _FLAGS[text.lower()]
        case "bool":
            meant = "true" if text.lower() in _READ_AS_TRUE else "false"
            rejection = message("yaml.boolean", value=shown(text), meant=meant)
        case "int" if _PLAIN_INTEGER.fullmatch(text):
            return int(text) if len(text) < 20 else Decimal(text)
        case "int":
            rejection = message("yaml.integer", value=shown(text))
        case "float":
            return Decimal(text) if _PLAIN_FLOAT.fullmatch(text) else text
        case "timestamp":
            return _plain_date(text)
        case _:
            return text
    rejections.append((_position(node.start_mark), rejection))
    return Refused.VALUE


def _plain_date(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _child(node: yaml.Node, part: str | int) -> tuple[yaml.Mark, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == part:
                return key.start_mark, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        item = node.value[part]
        return item.start_mark, item
    return None


def _syntax_problem(file: Path, text: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    if isinstance(error, _TooDeep):
        return Diagnostic(file, _position(error.problem_mark), message("yaml.deep"))
    mark, problem = explain(text, error)
    return Diagnostic(file, _FIRST if mark is None else _position(mark), problem)


def _unreadable(error: yaml.YAMLError) -> Message:
    """Return the message for text that can't be read: usually a control character."""
    if isinstance(error, ReaderError):
        return message("yaml.control", value=f"U+{error.character:04X}")
    return syntax_message(error)


def _reader_position(text: str, error: yaml.YAMLError) -> Position:
    index = getattr(error, "position", None)
    return _end_of(text[:index]) if isinstance(index, int) else _FIRST


def _end_of(text: str) -> Position:
    lines = text.split("\n")
    return Position(len(lines), len(lines[-1]) + 1)


def _position(mark: Any) -> Position:  # noqa: ANN401, PyYAML has two mark types
    return Position(mark.line + 1, mark.column + 1)
