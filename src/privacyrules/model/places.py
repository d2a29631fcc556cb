"""Where something stands in a file, and what is wrong there."""

from collections.abc import Iterable
from typing import NamedTuple


class Place(NamedTuple):
    """A position in a file: line and column count from 1, in characters; 0 means "not known"."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write `path:line:column`, leaving out what is not known."""
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"


NOWHERE = Place("")
"""The place of a value that no file holds."""


class Problem(NamedTuple):
    """One mistake in what a person wrote: where, what, and the way out."""

    place: Place
    what: str
    hint: str = ""

    def __str__(self) -> str:
        """Write the problem as users read it: `file:line:column: what; hint`."""
        message = f"{self.what}; {self.hint}" if self.hint else self.what
        return f"{self.place}: {message}" if self.place.path else message


class MistakesError(Exception):
    """What a person wrote cannot be used; holds every mistake found, in the order of the text."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems sorted by place, without repetition."""
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class MissingExtraError(Exception):
    """A file needs a library that an extra of this package installs, and that is not here."""

    def __init__(self, extra: str) -> None:
        """Keep the name of the extra."""
        self.extra = extra
        super().__init__(extra)
