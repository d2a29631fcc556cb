"""Strings of a program in; what they stand for, and where in the file each character comes from, out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 2_000_000
"""No string that is put together may be longer: doubling one in a loop would fill the memory."""

Run = tuple[int, int]
"""Where a stretch of a string starts in the string, and where in the file."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string that is known; where it is not `whole`, `${...}` stands for what is not known of it."""

    value: str
    runs: tuple[Run, ...]
    whole: bool = True

    def offset(self, at: int) -> int:
        """Return where in the file the character at `at` comes from."""
        start, offset = self.runs[max(bisect_right(self.runs, at, key=_start) - 1, 0)]
        return offset + at - start

    def part(self, start: int, stop: int) -> Text:
        """Return a piece of the string that still knows where it comes from."""
        inside = [(run - start, offset) for run, offset in self.runs if start < run < stop]
        return Text(self.value[start:stop], ((0, self.offset(start)), *inside), self.whole)


def _start(run: Run) -> int:
    return run[0]


def hole(written: str, offset: int) -> Text:
    """Stand in for a part that is not known, as SQL's readers know what is filled in later."""
    return Text("${" + written.replace("{", "(").replace("}", ")") + "}", ((0, offset),), whole=False)


def joined(parts: Iterable[Text], offset: int) -> Text | None:
    """Put strings together; None if that is too long. `offset` is where the result is written."""
    values: list[str] = []
    runs: list[Run] = []
    length, whole = 0, True
    for part in parts:
        runs += [(length + start, origin) for start, origin in part.runs] if part.value else []
        values.append(part.value)
        length += len(part.value)
        whole = whole and part.whole
        if length > LONGEST:
            return None
    return Text("".join(values), tuple(runs) or ((0, offset),), whole)
