"""A text at a quote or comment that is never closed in; how far to take it, to read the rest, out."""

from __future__ import annotations

import re

from privacyrules.syntax.pattern import pattern
from privacyrules.syntax.sql.tokens import Tokens

MOST_RECOVERIES = 50
"""After so many quotes and comments that are never closed, the rest of a text is taken as one of them."""

_FEWEST_SEARCHED, _TIMES_SEARCHED = 20_000_000, 8
"""So many characters, and so often the length of a text, may be searched in vain before that."""

_LINE_END = pattern(r";(?=[ \t]*(?:--[^\r\n]*)?(?:[\r\n]|\Z))")
_SWALLOWED = pattern(r";[ \t]*\r?\n\s*(?:create|alter|drop|comment|rename)\b", re.IGNORECASE)
_OPENER = pattern(r"(?:[eEnNbBxX]|[uU]&)?(['\"`$/])")
_NAMES = {"'": "string", '"': "quoted name", "`": "quoted name", "$": "dollar quote", "/": "comment"}


def opener(text: str, position: int) -> str:
    """Return the sign that opens a quote or comment at a position, or nothing."""
    found = _OPENER.match(text, position)
    return found[1] if found else ""


class Recovery:
    """What was searched in vain in a text so far, and up to which token no string is suspect."""

    __slots__ = ("_count", "_searched", "_sound", "_text")

    def __init__(self, text: str) -> None:
        """Begin before the first quote that is never closed."""
        self._text = text
        self._count = self._searched = 0
        self._sound: dict[str, int] = {}

    def end(self, start: int, stop: int) -> tuple[int, str]:
        """Return where what opens at `start` and is not closed before `stop` is to end, and what it is."""
        self._count += 1
        self._searched += stop - start
        most = max(_FEWEST_SEARCHED, _TIMES_SEARCHED * len(self._text))
        hopeless = self._count >= MOST_RECOVERIES or self._searched > most
        resume = None if hopeless else _LINE_END.search(self._text, start, stop)
        return resume.start() if resume else stop, _NAMES[opener(self._text, start)]

    def culprit(self, tokens: Tokens, mark: str) -> int | None:
        """Return an earlier string that holds whole statements: a missing quote shifted all others."""
        first = self._sound.get(mark, 0)
        found = None
        for index in range(first, len(tokens.texts) if mark in "'\"`" else 0):
            token = tokens.texts[index]
            if token[0] == mark and index not in tokens.open and _SWALLOWED.search(token):
                found = index
                break
        stop = len(tokens.texts) if found is None else found
        self._sound = {other: min(at, stop) for other, at in self._sound.items()} | {mark: stop}
        return found

    def forget(self, count: int) -> None:
        """Take note that the first `count` tokens were handed out."""
        self._sound = {mark: max(at - count, 0) for mark, at in self._sound.items()}
