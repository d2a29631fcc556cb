"""A text at a token that no single expression can close in; that token, and what belongs to it, taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from privacyrules.syntax.pattern import pattern
from privacyrules.syntax.sql.cutting import Cutting
from privacyrules.syntax.sql.grammar import delimited_pattern
from privacyrules.syntax.sql.recovery import opener

_TAG = pattern(r"\$\w*\$")
_COMMENT_EDGE = pattern(r"/\*|\*/")
_FROM_STDIN = pattern(r"from\s+stdin", re.IGNORECASE)
_COPY_HEAD = pattern(r"(?:'[^']*'|[^';]++)*;[ \t]*(?=\r?\n)")
_LONGEST_COPY_HEAD = 10_000
_END_OF_DATA = pattern(r"\n\\\.(?=[\r\n])")
_LINE = pattern(r"[^\r\n]*")
_DELIMITER = pattern(r"delimiter[ \t]+(\S+)[ \t]*", re.IGNORECASE)
_DELIMITER_LINE = pattern(r"^[ \t]*delimiter[ \t]+\S+[ \t]*$", re.IGNORECASE | re.MULTILINE)


def _dollar_quote(cutting: Cutting, _: re.Pattern[str]) -> None:
    tag = _TAG.match(cutting.text, cutting.position)
    mark = tag[0] if tag else "$$"
    close = cutting.text.find(mark, cutting.position + len(mark))
    if close >= 0:
        cutting.take(close + len(mark))
    else:
        cutting.never_closed()


def _nested_comment(cutting: Cutting, _: re.Pattern[str]) -> None:
    depth = 0
    for edge in _COMMENT_EDGE.finditer(cutting.text, cutting.position):
        depth += 1 if edge[0] == "/*" else -1
        if not depth:
            cutting.take(edge.end())
            return
    cutting.never_closed()


def _copy_data(cutting: Cutting, pattern: re.Pattern[str]) -> None:
    """Take `FROM stdin ...;` and the data behind it, up to the line of a backslash and a dot."""
    text = cutting.text
    stdin = _FROM_STDIN.match(text, cutting.position)
    cutting.take(stdin.end() if stdin else cutting.position + len("from"))
    head = _COPY_HEAD.match(text, cutting.position, cutting.position + _LONGEST_COPY_HEAD)
    if not head:
        return
    cutting.add(pattern.findall(text, cutting.position, head.end()), head.end())
    _take_data(cutting)


def _copy_line(cutting: Cutting, _: re.Pattern[str]) -> None:
    r"""Take psql's `\copy ... from stdin` and the data in the lines behind it."""
    line = _LINE.match(cutting.text, cutting.position)
    cutting.take(line.end() if line else len(cutting.text))
    _take_data(cutting)


def _take_data(cutting: Cutting) -> None:
    text, start = cutting.text, cutting.position
    data = _END_OF_DATA.search(text, start)
    if data:
        cutting.take(data.end())
    elif text[start:].strip():
        cutting.take(text.index("\n", start) + 1)
        cutting.take_open(len(text) - 1, "COPY data")


def _delimited(cutting: Cutting, _: re.Pattern[str]) -> None:
    """Take a DELIMITER line, which ends a statement, and all up to the next one."""
    line = _DELIMITER.match(cutting.text, cutting.position)
    if not line:
        cutting.take(cutting.position + len("delimiter"))
        return
    cutting.take_end(line.end())
    if line[1] != ";":
        following = _DELIMITER_LINE.search(cutting.text, cutting.position)
        _take_until(cutting, following.start() if following else len(cutting.text), line[1])


def _take_until(cutting: Cutting, end: int, delimiter: str) -> None:
    """Take the tokens up to `end`, where `delimiter` ends statements in place of `;`."""
    text, pattern = cutting.text, delimited_pattern()
    while cutting.position < end:
        for match in pattern.finditer(text, cutting.position, end):
            if text.startswith(delimiter, match.start()):
                cutting.take_end(match.start() + len(delimiter))
                break
            if match.end() == end and opener(text, match.start()):
                cutting.never_closed(end - 1)
                break
            cutting.take(match.end())


SETTLERS: Mapping[str, Callable[[Cutting, re.Pattern[str]], None]] = {
    "comment": _nested_comment,
    "copy": _copy_data,
    "delimiter": _delimited,
    "dollar": _dollar_quote,
    "line": _copy_line,
}
"""By the groups of `settled_pattern`."""
