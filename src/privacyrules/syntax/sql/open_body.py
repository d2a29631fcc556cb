"""Statements one after the other in; whether each stands in the body of a routine that has no quotes out."""

from __future__ import annotations

from privacyrules.syntax.sql.keywords import OBJECTS, ROUTINES
from privacyrules.syntax.sql.statements import Statement
from privacyrules.syntax.sql.tokens import meaningful

_CREATING = frozenset(("CREATE", "ALTER"))
_ROUTINES = frozenset(spelled for word in ROUTINES for spelled in (word, word.lower(), word.title()))
_LONGEST_HEAD = 24
_ENDED_IN_TWO_WORDS = ("IF", "LOOP", "WHILE", "REPEAT", "FOR")
_TRANSACTIONS = ("TRAN", "TRANSACTION", "WORK")


class OpenBody:
    """The body that is open, if one is."""

    __slots__ = ("_begun", "_depth", "_open", "_whole", "_whole_batches")

    def __init__(self, *, whole_batches: bool) -> None:
        """Begin outside of any; `whole_batches` says that a body always goes on to a line of GO."""
        self._whole_batches = whole_batches
        self._open = self._begun = self._whole = False
        self._depth = 0

    def holds(self, texts: list[str], statement: Statement) -> bool:
        """Say whether a statement stands in a body that one before it opened; see what it opens or ends."""
        inside = self._open
        if not (inside or self._may_open(texts, statement)):
            return False
        words = [texts[at].upper() for at in meaningful(texts, statement.head, statement.last)]
        if inside or self._opens(words):
            self._open = self._goes_on(words) and texts[statement.last : statement.stop] == [";"]
        return inside

    def _may_open(self, texts: list[str], statement: Statement) -> bool:
        head, last = statement.head, statement.last
        if head == last or texts[head].upper() not in _CREATING:
            return False
        return not _ROUTINES.isdisjoint(texts[head : min(head + _LONGEST_HEAD, last)])

    def _opens(self, words: list[str]) -> bool:
        kind = next((word for word in words if word in OBJECTS), "")
        starts = [at for at, word in enumerate(words) if word in ("AS", "IS")]
        quoted = any(
            words[at + 1][0] in "'$" or words[at + 1][1:2] == "'" for at in starts if at + 1 < len(words)
        )
        if quoted or kind not in ROUTINES or (kind == "TRIGGER" and "EXECUTE" in words):
            return False
        self._depth, self._begun = 0, False
        self._whole = self._whole_batches or kind == "PACKAGE"
        # Triggers and events may rename with AS what their only statement reads.
        return "BEGIN" in words or "DECLARE" in words or (bool(starts) and kind not in ("TRIGGER", "EVENT"))

    def _goes_on(self, words: list[str]) -> bool:
        """Count what is begun; say whether something of it is not yet ended."""
        for at, word in enumerate(words):
            behind = words[at + 1] if at + 1 < len(words) else ""
            if word == "BEGIN" and behind not in _TRANSACTIONS:
                self._depth += 1
                self._begun = True
            elif word == "CASE" and words[at - 1 : at] != ["END"]:
                self._depth += 1
            elif word == "END" and behind not in _ENDED_IN_TWO_WORDS:
                self._depth -= 1
        return self._whole or not self._begun or self._depth > 0
