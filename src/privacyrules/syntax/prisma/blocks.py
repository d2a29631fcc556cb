"""The nouns of a Prisma schema: blocks, their fields and attributes, and what could not be parsed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from privacyrules.syntax.prisma.lexer import Token


class Name(NamedTuple):
    """A name, and the offset at which it is written."""

    text: str
    start: int


class Attribute(NamedTuple):
    """`@map("mail")`, `@db.VarChar(255)` or `@@map("users")`; `path` is written without the `@`."""

    path: str
    arguments: tuple[Token, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a model, view or type; `unsupported` is the type that Prisma only passes on.

    `paragraph` counts the empty lines before it.
    """

    name: Token
    type: Token
    end: int
    paragraph: int
    many: bool = False
    optional: bool = False
    unsupported: Token | None = None
    attributes: tuple[Attribute, ...] = ()


@dataclass(slots=True)
class Block:
    """`model User { ... }`, from `start` to `head`, the offset behind its `{`."""

    kind: str
    name: Token
    start: int
    head: int
    fields: list[Field] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)


class Mistake(NamedTuple):
    """What was not parsed from one offset to another, where and why; `opaque` says that it is well formed."""

    at: int
    what: str
    start: int
    end: int
    opaque: bool = False


@dataclass(slots=True)
class Parsed:
    """All that a schema says."""

    blocks: list[Block] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    comments: list[Token] = field(default_factory=list)
