"""The nouns of the suite: who is measured on what, and what came out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.peers.job import Decision

Results = Mapping[str, Mapping[str, object]]
"""By contestant, what its process gave back."""

OURS = "privacyrules"


class Sizes(NamedTuple):
    """How large things are made: rules, flows asked, files, rows of a table, files of a repository."""

    rules: Sequence[int]
    flows: int
    files: Sequence[int]
    rows: Sequence[int]
    repository: int


class Bench(NamedTuple):
    """Where and how things are measured.

    `python` has privacyrules, `peers` has the peers; `path` are the folders in which their modules lie.
    `seconds` of CPU are spent on a decision in each of the `rounds`; whoever is not through with a turn after
    `patience` seconds has no second one, and after `longest` it is ended.
    """

    folder: Path
    python: str
    peers: str
    path: Sequence[str]
    sizes: Sizes
    rounds: int = 7
    seconds: float = 0.2
    patience: float = 15
    longest: float = 600


class Reading(NamedTuple):
    """What a result says: its key, the row and the name under which it is told, and what one unit counts."""

    row: str
    who: str
    key: str = "seconds"
    scale: float = 1
    note: str = ""


class Contestant(NamedTuple):
    """A program in a process of its own: the module that runs it, and its work."""

    who: str
    module: str
    python: str
    work: Mapping[str, object]
    readings: Sequence[Reading]


class Contest(NamedTuple):
    """Several who do the same work, taking turns; `agree` gives a line per contradiction of their results."""

    title: str
    size: int
    contestants: Sequence[Contestant]
    agree: Callable[[Results], Sequence[str]]


class Figure(NamedTuple):
    """What one kind of work cost somebody: seconds of CPU in each round, and bytes of memory at the peak."""

    row: str
    size: int
    who: str
    version: str
    times: tuple[float, ...]
    memory: int | None = None
    wall: float | None = None
    note: str = ""

    @property
    def seconds(self) -> float:
        """The middle of all rounds."""
        return median(self.times)


class Measured(NamedTuple):
    """All that a run found: figures, versions, and who did not take part, with the reason."""

    figures: tuple[Figure, ...]
    versions: Mapping[str, str]
    absent: Mapping[str, str]


DECISIONS = "decisions"


def decisions_of(result: Mapping[str, object]) -> list[Decision]:
    """The decisions in a result."""
    found = result.get(DECISIONS)
    return [_decision(one) for one in found] if isinstance(found, list) else []


def _decision(one: object) -> Decision:
    verdict, rules = one if isinstance(one, list | tuple) else ("", None)
    return str(verdict), [str(rule) for rule in rules] if isinstance(rules, list) else None
