"""What an expression of JavaScript stands for when no code is run: the nouns of constant folding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.model.schema import TableName
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Plain

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_MOST_OPTIONS = 8

__all__ = [
    "Built",
    "Class",
    "Dotted",
    "Either",
    "Entry",
    "Frame",
    "Function",
    "Items",
    "Pairs",
    "Plain",
    "Text",
    "Unknown",
    "Value",
    "either",
    "same",
]


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `missing` is a part of it that is not known."""

    items: tuple[Value, ...]
    missing: Node | None = None


class Entry(NamedTuple):
    """One property of an object, and the code that says it."""

    key: Text
    value: Value
    node: Node


@dataclass(frozen=True, slots=True)
class Pairs:
    """An object. `missing` is a part of it that is not known."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    missing: Node | None = None

    def get(self, key: str) -> Value | None:
        """Return what a property is."""
        return self.entries[key].value if key in self.entries else None


@dataclass(frozen=True, slots=True)
class Dotted:
    """Something that the file does not make itself, by its full name: `Sequelize.STRING`.

    What a migration is given by its tool has a name that starts with `@`; `about` is the table that it
    works on, if it works on one.
    """

    path: str
    node: Node | None = None
    about: TableName | None = None


@dataclass(frozen=True, slots=True)
class Either:
    """One of several values; which one, only running the program would tell."""

    options: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the file, and the names that it sees."""

    node: Node
    frame: Frame


@dataclass(frozen=True, slots=True)
class Class:
    """A class of the file: its methods, and the fields that it starts with."""

    node: Node
    members: Pairs


@dataclass(frozen=True, slots=True)
class Built:
    """A call that is not run: what is called, and with what.

    `path` is the full name; where a result is called upon it reads `@knex.schema.hasTable().then`, and
    `receiver` is what it is called upon. What is called upon something unknown reads `?.query`. `missing`
    is a part of the arguments that is not known, and `put` are the properties that the result is given
    afterwards.
    """

    path: str
    node: Node
    args: tuple[Value, ...] = ()
    missing: Node | None = None
    receiver: Value | None = None
    put: tuple[Entry, ...] = ()

    @property
    def name(self) -> str:
        """The last part of the full name."""
        return self.path.rpartition(".")[2]

    def argument(self, at: int) -> Value | None:
        """Return the argument at a position."""
        return self.args[at] if at < len(self.args) else None


@dataclass(frozen=True, slots=True)
class Unknown:
    """What cannot be known without running the code; `node` is how it is written."""

    node: Node | None = None


Value = Text | Plain | Items | Pairs | Dotted | Either | Function | Class | Built | Unknown


@dataclass(slots=True)
class Frame:
    """The names that a block has bound so far; `returned` is what a function gave back, None in a block."""

    names: dict[str, Value] = field(default_factory=dict)
    outer: Frame | None = None
    returned: list[Value] | None = None

    def outwards(self) -> Iterator[Frame]:
        """Give this frame and those around it."""
        frame: Frame | None = self
        while frame is not None:
            yield frame
            frame = frame.outer

    def get(self, name: str) -> Value | None:
        """Return what a name stands for, here or further out."""
        return next((frame.names[name] for frame in self.outwards() if name in frame.names), None)

    def declare(self, name: str, value: Value) -> None:
        """Bind a name of this block."""
        self.names[name] = value

    def declare_wide(self, name: str, value: Value) -> None:
        """Bind a name of the function around this block, as `var` does."""
        next(frame for frame in self.outwards() if frame.returned is not None).names[name] = value

    def assign(self, name: str, value: Value) -> None:
        """Bind a name again where it is bound already, or else in the module."""
        frames = list(self.outwards())
        next((frame for frame in frames if name in frame.names), frames[-1]).names[name] = value


def either(values: Sequence[Value | None], node: Node | None = None) -> Value:
    """Return what is one of several values; what is not known yet, or nothing, is no choice among them."""
    first = values[0]
    if first is not None and all(same(first, value) for value in values):
        return first
    options: list[Value] = []
    for value in values:
        for option in value.options if isinstance(value, Either) else (value,):
            nothing = option is None or (isinstance(option, Plain) and option.value is None)
            if option is not None and not nothing and not any(same(option, other) for other in options):
                options.append(option)
    unknown = any(isinstance(option, Unknown) for option in options)
    return Unknown(node) if unknown or not 0 < len(options) <= _MOST_OPTIONS else Either(tuple(options))


def same(one: Value | None, other: Value | None) -> bool:
    """Say whether two values are surely the same; lists and objects are not looked into."""
    if isinstance(one, Text) and isinstance(other, Text):
        return one.whole and other.whole and one.value == other.value
    if isinstance(one, Dotted) and isinstance(other, Dotted):
        return one.path == other.path and one.about == other.about
    if isinstance(one, Plain) and isinstance(other, Plain):
        return one == other
    return one is other
