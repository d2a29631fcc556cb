"""What is to be said of all findings that bear one id which no rule gives its name to."""

from __future__ import annotations

from typing import NamedTuple


class FindingPage(NamedTuple):
    """The page of one id.

    `title` is a sentence by itself; `level` says how grave it is and what changes that. `example` holds
    files, each with its path and its text, of which a check tells this; `ways` are the ways out, the best
    first.
    """

    id: str
    title: str
    means: str
    why: str
    level: str
    example: tuple[tuple[str, str], ...]
    ways: tuple[str, ...]
