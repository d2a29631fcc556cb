"""The tokens of an SQL text in, its statements as ranges of tokens out."""

from bisect import bisect_left
from typing import NamedTuple

from privacyrules.syntax.sql.grammar import head_of_line
from privacyrules.syntax.sql.keywords import CLIENT_LINES
from privacyrules.syntax.sql.tokens import Tokens, is_trivia

_MOST_IN_RULE = 20


class Statement(NamedTuple):
    """A range of tokens, `first` to before `stop`, that includes the white space and comments in front.

    `head` to before `last` is the statement itself, without what ends it; they are equal where the
    range holds no statement.
    """

    first: int
    head: int
    last: int
    stop: int


def split(tokens: Tokens, text: str) -> list[Statement]:
    """Cut `tokens`, which are those of `text`, into statements that cover all of them.

    A statement also ends where the next line begins with CREATE, ALTER, DROP or RENAME TABLE: a
    missing `;` (which SQL Server does not even ask for) must not hide what follows it.
    """
    texts = tokens.texts
    statements = []
    ends = set(tokens.ends)
    first = 0
    for stop in _boundaries(tokens, text):
        head = first
        last = stop - 1 if stop - 1 in ends else stop
        while head < last and is_trivia(texts[head]):
            head += 1
        while head < last and texts[head] in CLIENT_LINES:
            head = _behind_line(texts, head, last)
        statements.append(Statement(first, head, last, stop))
        first = stop
    return statements


def _behind_line(texts: list[str], head: int, last: int) -> int:
    """Return the index of what stands behind the line that begins at `head`."""
    while head < last and "\n" not in texts[head]:
        head += 1
    while head < last and is_trivia(texts[head]):
        head += 1
    return head


def _boundaries(tokens: Tokens, text: str) -> list[int]:
    """Return the indexes at which statements stop, in order."""
    stops = [end + 1 for end in tokens.ends]
    if not stops or stops[-1] < len(tokens.texts):
        stops.append(len(tokens.texts))
    if speaks_of_rules(tokens.texts):
        stops = _without_rules(tokens, stops)
    heads = _heads_of_lines(tokens, text)
    return _with_cuts(tokens, stops, heads) if heads else stops


def speaks_of_rules(texts: list[str]) -> bool:
    """Say whether there may be a CREATE RULE, which may hold a `;` that ends no statement."""
    return "RULE" in texts or "rule" in texts or "Rule" in texts


def _without_rules(tokens: Tokens, stops: list[int]) -> list[int]:
    """Drop the stops inside of `CREATE RULE ... DO (one; two)`, the only `;` in parentheses there is."""
    kept = []
    first = at = 0
    while at < len(stops):
        words = [text.upper() for text in tokens.texts[first : stops[at]] if not is_trivia(text)]
        if _opens_rule(words):
            at += _statements_inside(tokens.texts, first, stops[at : at + _MOST_IN_RULE])
        first = stops[at]
        kept.append(first)
        at += 1
    return kept


def _opens_rule(words: list[str]) -> bool:
    if "RULE" not in words or words.count("(") <= words.count(")"):
        return False
    return words[max(words.index("RULE") - 1, 0)] in ("CREATE", "REPLACE")


def _statements_inside(texts: list[str], first: int, stops: list[int]) -> int:
    """Return how many stops to pass over until the parentheses are balanced; 0 if they never are."""
    depth = 0
    for passed, stop in enumerate(stops):
        depth += texts[first:stop].count("(") - texts[first:stop].count(")")
        if not depth:
            return passed
        first = stop
    return 0


def _heads_of_lines(tokens: Tokens, text: str) -> list[int]:
    """Return the indexes of the tokens with which a line starts a definition of a table."""
    starts = tokens.starts
    heads = []
    for found in head_of_line().finditer(text, starts[0], starts[-1]):
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
            begin = next(index for index in range(first, stop) if not is_trivia(texts[index]))
            cuts.update(index for index in inside if index > begin)
        first = stop
    return sorted(cuts)
