"""The tokens of an SQL text in, its statements as ranges of tokens out."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from privacyrules.syntax.sql.grammar import head_of_line
from privacyrules.syntax.sql.keywords import CLIENT_LINES
from privacyrules.syntax.sql.tokens import BLANK, Tokens, is_trivia

_MOST_IN_RULE = 20


class Statement(NamedTuple):
    """A range of tokens, `first` to before `stop`, that includes the white space and comments in front.

    `head` to before `last` is the statement itself, without what ends it; they are equal where the
    range holds no statement. It begins at `begin`, where lines for the client may stand before its head.
    """

    first: int
    begin: int
    head: int
    last: int
    stop: int


def split(tokens: Tokens, text: str) -> list[Statement]:
    """Cut `tokens`, which are those of `text`, into statements that cover all of them.

    A statement also ends where the next line begins with CREATE, ALTER, DROP or RENAME TABLE: a
    missing `;` (which SQL Server does not even ask for) must not hide what follows it.
    """
    stops = _ends(tokens, text)
    statements = _statements(tokens, stops)
    heads = head_of_line().finditer(text, tokens.starts[0], tokens.starts[-1])
    begun = {tokens.starts[statement.begin] for statement in statements}
    inside = [found.start(1) for found in heads if found.start(1) not in begun]
    cuts = set(_cuts(tokens, statements, inside)) if inside else None
    return _statements(tokens, sorted(cuts.union(stops))) if cuts else statements


def _statements(tokens: Tokens, stops: Iterable[int]) -> list[Statement]:
    texts, ends = tokens.texts, set(tokens.ends)
    statements = []
    first = 0
    for stop in stops:
        begin = first
        last = stop - 1 if stop - 1 in ends else stop
        while begin < last and (texts[begin][0] in BLANK or is_trivia(texts[begin])):
            begin += 1
        head = begin
        while head < last and texts[head] in CLIENT_LINES:
            head = _behind_line(texts, head, last)
        statements.append(Statement(first, begin, head, last, stop))
        first = stop
    return statements


def _behind_line(texts: list[str], head: int, last: int) -> int:
    """Return the index of what stands behind the line that begins at `head`."""
    while head < last and "\n" not in texts[head]:
        head += 1
    while head < last and is_trivia(texts[head]):
        head += 1
    return head


def _ends(tokens: Tokens, text: str) -> list[int]:
    """Return the indexes behind what ends statements, in order."""
    stops = [end + 1 for end in tokens.ends]
    if not stops or stops[-1] < len(tokens.texts):
        stops.append(len(tokens.texts))
    written = text[tokens.starts[0] : tokens.starts[-1]].lower()
    if "rule" in written and speaks_of_rules(tokens.texts):
        stops = _without_rules(tokens, stops)
    return stops


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


def _cuts(tokens: Tokens, statements: list[Statement], offsets: list[int]) -> Iterator[int]:
    """Give the tokens at these offsets that begin a statement inside of another one.

    A `;` in a statement shows it to be a whole routine, which is not cut.
    """
    starts = tokens.starts
    heads = deque(at for offset in offsets if starts[at := bisect_left(starts, offset)] == offset)
    for statement in statements:
        inside = []
        while heads and heads[0] < statement.stop:
            inside.append(heads.popleft())
        if inside and ";" not in tokens.texts[statement.first : statement.stop - 1]:
            yield from (index for index in inside if index > statement.begin)
