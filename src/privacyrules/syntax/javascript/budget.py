"""Parts of strings, lists and objects in; the wholes out, as long as a file does not make too many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text, joined
from privacyrules.syntax.javascript.values import Entry, Items, Pairs, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

MOST_STEPS = 60_000
MOST_ITEMS = 5_000
_ITEMS_IN_A_STEP, _LETTERS_IN_A_STEP = 20, 500


class UnfollowableError(Exception):
    """An expression nests too deeply, or a file computes too much, to be followed."""


class Budget:
    """Counts the steps that following a file takes: whoever writes it decides how many that are."""

    def __init__(self) -> None:
        """Start with all steps left."""
        self._left = MOST_STEPS

    def spend(self, steps: int = 1) -> None:
        """Count some steps.

        Raises:
            UnfollowableError: there were too many.
        """
        self._left -= steps
        if self._left < 0:
            raise UnfollowableError

    def look_at(self, value: Value) -> None:
        """Count what it takes to go through a value.

        Raises:
            UnfollowableError: there were too many steps.
        """
        if isinstance(value, Text):
            self.spend(len(value.value) // _LETTERS_IN_A_STEP + len(value.runs) // _ITEMS_IN_A_STEP)
        elif isinstance(value, Items):
            self.spend(len(value.items) // _ITEMS_IN_A_STEP)
        elif isinstance(value, Pairs):
            self.spend(len(value.entries) // _ITEMS_IN_A_STEP)

    def text(self, parts: Iterable[Text], offset: int) -> Text | None:
        """Put strings together; None if that is too long. `offset` is where the result is written.

        Raises:
            UnfollowableError: there were too many steps.
        """
        whole = joined(parts, offset)
        if whole is not None:
            self.look_at(whole)
        return whole

    def items(self, items: Iterable[Value], missing: Node | None = None) -> Items:
        """Return a list of some values; `missing` is a part of it that is not known.

        Raises:
            UnfollowableError: it is too long, or there were too many steps.
        """
        whole = Items(tuple(items), missing)
        self._check(whole, len(whole.items))
        return whole

    def pairs(self, entries: Iterable[Entry], missing: Node | None = None) -> Pairs:
        """Return an object of some properties; `missing` is a part of it that is not known.

        Raises:
            UnfollowableError: it has too many, or there were too many steps.
        """
        whole = Pairs({entry.key.value: entry for entry in entries}, missing)
        self._check(whole, len(whole.entries))
        return whole

    def _check(self, whole: Value, size: int) -> None:
        self.look_at(whole)
        if size > MOST_ITEMS:
            raise UnfollowableError
