"""What an expression of Ruby stands for when no code is run, beside the nouns that all languages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Items, Pairs, Plain, Span, Unknown, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node


@dataclass(frozen=True, slots=True)
class Const:
    """A class or a module by its full name, or what is made of it: `CreateUsers`, `CreateUsers.new`."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Handed:
    """What a framework hands to a block; only the framework knows what its `role` means."""

    role: object


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A block or a lambda as it is written, and the names that it sees."""

    node: Node
    frame: Frame


Ruby = Text | Plain | Items | Pairs | Unknown | Const | Handed | Block


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A call: the name of what is called, on what, and with what.

    `receiver` is None for a call on `self`; `on` is how the receiver is written. `at` is where the name
    stands. `missing` says that not all arguments are written here. `through` is the method that
    `&:method` stands for.
    """

    name: str
    node: Node
    at: int
    receiver: Ruby | None = None
    on: str = ""
    args: tuple[Ruby, ...] = ()
    named: Mapping[str, Ruby] = field(default_factory=dict)
    missing: bool = False
    block: Block | None = None
    through: str = ""

    def argument(self, at: int) -> Ruby | None:
        """Return the argument at a position."""
        return self.args[at] if at < len(self.args) else None


@dataclass(slots=True, eq=False)
class Frame:
    """The names that are known in a block, a method or a file; `block` is what a method was given."""

    names: dict[str, Ruby] = field(default_factory=dict)
    outer: Frame | None = None
    block: Block | None = None

    def get(self, name: str) -> Ruby | None:
        """Return what a name stands for, here or further out."""
        frame = self.holder(name)
        return frame.names[name] if frame else None

    def holder(self, name: str) -> Frame | None:
        """Return the frame that knows a name."""
        frame: Frame | None = self
        while frame is not None and name not in frame.names:
            frame = frame.outer
        return frame

    def chain(self) -> list[Frame]:
        """Return this frame and those around it."""
        frames: list[Frame] = []
        frame: Frame | None = self
        while frame is not None:
            frames.append(frame)
            frame = frame.outer
        return frames

    def assign(self, name: str, value: Ruby) -> None:
        """Let a name stand for a value: a block changes the name of the method around it.

        Constants, and names that begin with `@` or `$`, belong to the whole file.
        """
        holder = self.holder(name)
        if holder is None:
            holder = self.chain()[-1] if name[:1] in "@$" or name[:1].isupper() else self
        holder.names[name] = value


def shared(value: Ruby, span: Span) -> Value:
    """Return a value as it may stand in a list, which holds nothing that only Ruby knows."""
    return Unknown(span) if isinstance(value, Const | Handed | Block) else value


def same(one: Ruby | None, other: Ruby | None) -> bool:
    """Say whether two values are surely the same; lists are not looked into."""
    if isinstance(one, Text) and isinstance(other, Text):
        return one.whole and other.whole and one.value == other.value
    if isinstance(one, Plain) and isinstance(other, Plain):
        return one == other
    return one is other
