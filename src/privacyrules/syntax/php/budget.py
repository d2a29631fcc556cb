"""What is computed while a program is followed in; an error once it becomes too much out."""

from __future__ import annotations

from collections.abc import Iterable

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.php.values import Array, Php

MOST_STEPS = 60_000
MOST_ITEMS = 5_000
_LETTERS_A_STEP, _LETTERS_OF_SQL_A_STEP, _ENTRIES_A_STEP = 256, 4, 16


class UnfollowableError(Exception):
    """A program nests too deeply, or computes too much, to be followed."""


class Budget:
    """Counts steps: a longer file may take more of them, and what is done with large values takes more."""

    def __init__(self, text: str) -> None:
        """Start with what the length of a file allows."""
        self._left = MOST_STEPS + len(text)

    def step(self, steps: int = 1) -> None:
        """Count steps.

        Raises:
            UnfollowableError: there were too many.
        """
        self._left -= steps
        if self._left < 0:
            raise UnfollowableError

    def weigh(self, values: Iterable[Php]) -> None:
        """Count steps for what is done with values, by their size.

        Raises:
            UnfollowableError: there were too many.
        """
        for value in values:
            if isinstance(value, Text):
                self.step(len(value.value) // _LETTERS_A_STEP + len(value.runs) // _ENTRIES_A_STEP)
            elif isinstance(value, Array):
                self.step(len(value.entries) // _ENTRIES_A_STEP)

    def read(self, sql: Text) -> None:
        """Count steps for SQL that is read.

        Raises:
            UnfollowableError: there were too many.
        """
        self.step(len(sql.value) // _LETTERS_OF_SQL_A_STEP)
