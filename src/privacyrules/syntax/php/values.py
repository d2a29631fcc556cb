"""What an expression of PHP stands for when no code is run: the nouns of constant folding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Plain, Span, Unknown

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

NULL = Plain(None)


class Entry(NamedTuple):
    """One entry of an array: its key is written, or is the number that PHP counts."""

    key: Text | Plain
    value: Php


@dataclass(frozen=True, slots=True)
class Array:
    """An array, in its order. `missing` is where a part of it is written that is not known."""

    entries: tuple[Entry, ...] = ()
    missing: Span | None = None

    def get(self, key: Text | Plain) -> Php | None:
        """Return what a key leads to; the last one counts."""
        return next((value for name, value in reversed(self.entries) if same_key(name, key)), None)

    @property
    def values(self) -> tuple[Php, ...]:
        """What the keys lead to."""
        return tuple(entry.value for entry in self.entries)


@dataclass(frozen=True, slots=True)
class ClassName:
    """A class by its full name, as `use` resolves it."""

    path: str
    span: Span

    @property
    def name(self) -> str:
        """The last part of the full name."""
        return self.path.rpartition("\\")[2]


@dataclass(frozen=True, slots=True)
class Constant:
    """A constant of a class that is not written in this file."""

    owner: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Setting:
    """What the settings of an application say; `??` may state what holds where they say nothing."""

    span: Span


@dataclass(frozen=True, slots=True)
class Handed:
    """What a framework hands to a migration; only the framework knows what its `role` means."""

    role: object


@dataclass(slots=True, eq=False)
class Declared:
    """A class of the file: its methods by their names in lower case, and the name of its parent."""

    name: str
    base: str = ""
    methods: dict[str, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Instance:
    """An object of a class of the file, such as `$this`."""

    declared: Declared


@dataclass(frozen=True, slots=True, eq=False)
class Closure:
    """A function of the file: what it sees of the names around it, and those that it takes along.

    `home` is where it was made; what it takes along by reference is changed there.
    """

    node: Node
    frame: Frame
    names: Mapping[str, Php] = field(default_factory=dict)
    home: Frame | None = None


Php = Text | Plain | Array | Unknown | ClassName | Constant | Setting | Handed | Instance | Closure


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A call: the name of what is called, on what, and with what.

    `at` is where the name stands. `chain` is the whole chain that the call is a link of, and `statement`
    the statement around it. `missing` says that not all arguments are written here. `frame` holds the names
    that the caller knows.
    """

    name: str
    node: Node
    at: int
    frame: Frame
    chain: Node
    statement: Node | None = None
    receiver: Php | None = None
    args: tuple[Php, ...] = ()
    named: Mapping[str, Php] = field(default_factory=dict)
    missing: bool = False

    @property
    def alone(self) -> bool:
        """Whether the call is a statement of its own."""
        around = self.statement
        return (
            around is not None and around.type == "expression_statement" and around.children[0] == self.node
        )

    @property
    def key(self) -> str:
        """The name as PHP compares it."""
        return self.name.lower()

    def argument(self, at: int, *names: str) -> Php | None:
        """Return the argument at a position, or of one of these names."""
        named = next((self.named[name] for name in names if name in self.named), None)
        return named if named is not None or at >= len(self.args) else self.args[at]

    def arguments(self) -> Iterator[Php]:
        """Give all arguments."""
        yield from self.args
        yield from self.named.values()


@dataclass(slots=True, eq=False)
class Frame:
    """The names that a function knows; `owner` is the class that it belongs to.

    Around all of them lies a frame of what belongs to the whole file: constants as `Class::NAME`,
    properties as `Class->name`.
    """

    names: dict[str, Php] = field(default_factory=dict)
    outer: Frame | None = None
    owner: Declared | None = None

    def chain(self) -> list[Frame]:
        """Return this frame and those around it."""
        frames: list[Frame] = []
        frame: Frame | None = self
        while frame is not None:
            frames.append(frame)
            frame = frame.outer
        return frames

    def get(self, name: str) -> Php | None:
        """Return what a name stands for, here or further out."""
        return next((frame.names[name] for frame in self.chain() if name in frame.names), None)

    def put_member(self, name: str, value: Php) -> None:
        """Let a constant or a property stand for a value."""
        self.chain()[-1].names[name] = value


def same_key(one: Text | Plain, other: Text | Plain) -> bool:
    """Say whether two keys of an array are the same: `"1"` is `1`."""
    return str(one.value) == str(other.value)


def listed(values: Iterator[Php] | tuple[Php, ...] | list[Php], missing: Span | None = None) -> Array:
    """Return an array whose keys are counted."""
    return Array(tuple(Entry(Plain(at), value) for at, value in enumerate(values)), missing)
