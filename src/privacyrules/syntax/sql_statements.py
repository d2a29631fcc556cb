"""The tokens of an SQL text in, its statements as ranges of tokens out."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from privacyrules.syntax.sql_lexer import Tokens, is_trivia

_HEAD_OF_LINE = re.compile(
    r"^[ \t]*+((?:create|alter|drop)[ \t]+(?:(?:temp|temporary|unlogged|foreign)[ \t]+)?table\b|rename[ \t]+table\b)",
    re.IGNORECASE | re.MULTILINE,
)


class Statement(NamedTuple):
    """A range of tokens: `first` to `stop` with what ends it; `head` is its first meaningful token.

    Where a range holds white space and comments alone, `head` is where these end.
    """

    first: int
    head: int
    stop: int


def split(tokens: Tokens, text: str) -> list[Statement]:
    """Cut `tokens`, which are those of `text`, into statements that cover all of them.

    A statement also ends where the next line begins with CREATE, ALTER, DROP or RENAME TABLE: a
    missing `;` (which SQL Server does not even ask for) must not hide what follows it.
    """
    texts = tokens.texts
    statements = []
    first = 0
    for stop in _boundaries(tokens, text):
        head = first
        while head < stop and is_trivia(texts[head]):
            head += 1
        statements.append(Statement(first, head, stop))
        first = stop
    return statements


def _boundaries(tokens: Tokens, text: str) -> list[int]:
    """Return the indexes at which statements stop, in order."""
    stops = [end + 1 for end in tokens.ends]
    if not stops or stops[-1] < len(tokens.texts):
        stops.append(len(tokens.texts))
    heads = _heads_of_lines(tokens, text)
    return _with_cuts(tokens, stops, heads) if heads else stops


def _heads_of_lines(tokens: Tokens, text: str) -> list[int]:
    """Return the indexes of the tokens with which a line starts a definition of a table."""
    starts = tokens.starts
    heads = []
    for found in _HEAD_OF_LINE.finditer(text):
        index = bisect_left(starts, found.start(1))
        if index < len(tokens.texts) and starts[index] == found.start(1):
            heads.append(index)
    return heads


def _with_cuts(tokens: Tokens, stops: list[int], heads: list[int]) -> list[int]:
    """Add the heads that stand inside a statement, except where a `;` shows it to be a whole routine."""
    texts = tokens.texts
    cuts = set(stops)
    first = at = 0
    for stop in stops:
        inside = []
        while at < len(heads) and heads[at] < stop:
            inside.append(heads[at])
            at += 1
        if inside and ";" not in texts[first : stop - 1]:
            cuts.update(index for index in inside if not all(map(is_trivia, texts[first:index])))
        first = stop
    return sorted(cuts)
