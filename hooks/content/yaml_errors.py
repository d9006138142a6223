"""Messages for a YAML parser's errors: the likely mistake, and where to fix it.

PyYAML reports what it expected, in English and often lines below the mistake. Its words are known,
so each becomes a message of ours, at the place where the faulty quote or bracket was opened.
"""

import re

import yaml

from calculator.errors import Message, message
from calculator.fields import shown

_CLOSES = {"{": "}", "[": "]"}
_BLOCK_ENDS_BY = re.compile(r"expected <block end>, but found '(.+)'")
_FLOW_GOES_ON_BY = re.compile(r"expected ',' or '[]}]', but got '(.+)'")
_PLAIN_CODES = (
    ("mapping values are not allowed", "yaml.colon"),
    ("unknown escape character", "yaml.escape"),
    ("expected escape sequence", "yaml.escape"),
    ("chr() arg", "yaml.escape"),
    ("but found another document", "yaml.documents"),
    ("expected '<document start>'", "yaml.stray_start"),
    ("expected the node content", "yaml.no_value"),
)


def explain(text: str, error: yaml.MarkedYAMLError) -> tuple[yaml.Mark | None, Message]:
    """Return the place of the mistake behind a parser's error, as far as known, and what it is.

    `text` is the text that was parsed.
    """
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return None, syntax_message(error)
    if text[mark.index : mark.index + 1] == "\t":
        return mark, message("yaml.tab")
    return _lost_quote(text, mark, error) or _misplaced(text, mark, error)


def syntax_message(error: yaml.YAMLError) -> Message:
    """Return the parser's own words, for errors that we have no words for."""
    reason = error.problem if isinstance(error, yaml.MarkedYAMLError) else str(error)
    first_line = (reason or str(error)).splitlines()[0]
    return message("yaml.syntax", reason=shown(first_line))


def _lost_quote(
    text: str, mark: yaml.Mark, error: yaml.MarkedYAMLError
) -> tuple[yaml.Mark, Message] | None:
    """Return the quote that is never closed, or that swallows lines up to where reading failed."""
    if error.context == "while scanning a quoted scalar" and error.context_mark is not None:
        if "end of stream" in (error.problem or "") or "document" in (error.problem or ""):
            return error.context_mark, message("yaml.quote_open")
        return None
    line = text[text.rfind("\n", 0, mark.index) + 1 : mark.index]
    if line.count('"') % 2 == 0 and line.count("'") % 2 == 0:
        return None
    swallowing = _last_quoted(text, mark)
    if swallowing is None or swallowing.start_mark.line == swallowing.end_mark.line:
        return None
    reason = message("yaml.quote_far", line=swallowing.end_mark.line + 1)
    return swallowing.start_mark, reason


def _misplaced(
    text: str, mark: yaml.Mark, error: yaml.MarkedYAMLError
) -> tuple[yaml.Mark, Message]:
    """Return what is misplaced or missing."""
    problem = error.problem or ""
    if found := _FLOW_GOES_ON_BY.search(problem):
        return _in_brackets(text, mark, error.context_mark or mark, found[1])
    if found := _BLOCK_ENDS_BY.search(problem):
        return mark, _after_a_block(found[1])
    if "could not find expected ':'" in problem:
        return error.context_mark or mark, message("yaml.no_colon")
    if "cannot start any token" in problem:
        return mark, message("yaml.character", value=shown(text[mark.index]))
    for words, code in _PLAIN_CODES:
        if words in problem:
            return mark, message(code)
    return mark, syntax_message(error)


def _last_quoted(text: str, mark: yaml.Mark) -> yaml.ScalarToken | None:
    """Return the last text in quotes that ends before the mark."""
    last: yaml.ScalarToken | None = None
    try:
        for token in yaml.scan(text, yaml.SafeLoader):
            if token.start_mark.index >= mark.index:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in {"'", '"'}:
                last = token
    except (yaml.YAMLError, ValueError):
        pass
    return last


def _in_brackets(
    text: str, mark: yaml.Mark, opened: yaml.Mark, found: str
) -> tuple[yaml.Mark, Message]:
    bracket = text[opened.index]
    closing = _CLOSES.get(bracket, "}")
    if found in _CLOSES.values():
        reason = message("yaml.bracket_swapped", open=bracket, close=closing, found=found)
        return mark, reason
    if mark.line > opened.line:
        reason = message("yaml.bracket_open", open=bracket, close=closing, line=mark.line + 1)
        return opened, reason
    return mark, message("yaml.comma", close=closing)


def _after_a_block(found: str) -> Message:
    if found in _CLOSES.values():
        return message("yaml.bracket_stray", found=found)
    if found in {"<scalar>", ",", "{", "["}:
        return message("yaml.after_value")
    return message("yaml.indent")
