"""The nouns of a changelog: its parts, whatever format they are written in, and its comments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from privacyrules.model.schema import Unread
from privacyrules.syntax.code.owners import Comment
from privacyrules.syntax.code.texts import Run, Text

ROOT = "databaseChangeLog"


@dataclass(slots=True)
class Part:
    """`<createTable tableName="users">`, or the same in YAML or JSON, from the offset `start` to `end`.

    `head` is the offset behind what opens it, `values` what its attributes or keys say, `body` the text
    that it holds.
    """

    name: str
    start: int
    head: int
    end: int
    values: dict[str, Text] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    body: Text | None = None

    def named(self, *names: str) -> list[Part]:
        """Return the parts inside that bear one of some names."""
        return [part for part in self.parts if part.name in names]


@dataclass(slots=True)
class Document:
    """A changelog as it was parsed: up to where it is malformed, if `unread` says so."""

    root: Part
    comments: list[Comment] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def text_of(pieces: Iterable[tuple[str, int]]) -> Text | None:
    """Put the pieces of a text together, each with the offset at which it is written; None if it is blank."""
    values: list[str] = []
    runs: list[Run] = []
    length, follows = 0, -1
    for value, offset in pieces:
        if offset != follows:
            runs.append((length, offset))
        values.append(value)
        length += len(value)
        follows = offset + len(value)
    whole = "".join(values)
    return Text(whole, tuple(runs)) if whole and not whole.isspace() else None
