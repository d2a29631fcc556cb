"""What an expression of Python stands for when no code is run: the nouns of constant folding."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field

from privacyrules.syntax.code.texts import Text

__all__ = [
    "Built",
    "Dotted",
    "Frame",
    "Function",
    "Items",
    "Pairs",
    "Plain",
    "Text",
    "Unknown",
    "Value",
    "same",
]


@dataclass(frozen=True, slots=True)
class Plain:
    """A constant that is no string."""

    value: int | float | complex | bytes | bool | None


@dataclass(frozen=True, slots=True)
class Items:
    """A list, tuple or set. `missing` is a part of it that is not known; `node` is how it is written."""

    items: tuple[Value, ...]
    missing: ast.expr | None = None
    node: ast.expr | None = None

    @property
    def whole(self) -> bool:
        """Whether all of it is known."""
        return self.missing is None


@dataclass(frozen=True, slots=True)
class Pairs:
    """A dictionary; not `whole` where some of it is not known."""

    entries: tuple[tuple[Value, Value], ...]
    whole: bool = True

    def get(self, key: str) -> Value | None:
        """Return what a string leads to."""
        found = [value for name, value in self.entries if isinstance(name, Text) and name.value == key]
        return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Dotted:
    """Something of another module, or of Python itself, by its full name: `sqlalchemy.Column`.

    A class of this file is `.Customer`, and has its `name` as written.
    """

    path: str
    node: ast.expr | None = None
    name: Text | None = None


@dataclass(frozen=True, slots=True)
class Function:
    """A function of this file, and the names that it sees."""

    node: ast.FunctionDef | ast.AsyncFunctionDef
    frame: Frame


@dataclass(frozen=True, slots=True)
class Built:
    """A call that is not run: what is called, and with what.

    `path` is the full name; where a result is called upon it reads `alembic.op.get_bind().execute`,
    and `receiver` is that result. What is called upon something unknown reads `?.execute`. `missing` is
    a part of the arguments that is not known.
    """

    path: str
    node: ast.Call
    args: tuple[Value, ...] = ()
    named: Mapping[str, Value] = field(default_factory=dict)
    missing: ast.expr | None = None
    receiver: Value | None = None

    @property
    def whole(self) -> bool:
        """Whether all arguments are known to be these."""
        return self.missing is None

    @property
    def name(self) -> str:
        """The last part of the full name."""
        return self.path.rpartition(".")[2]

    @property
    def called(self) -> str:
        """The name by which it is called, where what that stands for is not known either."""
        function = self.node.func
        written = getattr(function, "id", getattr(function, "attr", "?"))
        return str(written) if self.path == "?" else self.name

    def argument(self, at: int, *names: str) -> Value | None:
        """Return the argument at a position, or of one of these names."""
        named = next((self.named[name] for name in names if name in self.named), None)
        return named if named is not None or at < 0 or at >= len(self.args) else self.args[at]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What cannot be known without running the code; `node` is how it is written."""

    node: ast.expr | None = None


Value = Text | Plain | Items | Pairs | Dotted | Function | Built | Unknown


@dataclass(slots=True)
class Frame:
    """The names that a module or a function has bound so far, and what it returned."""

    names: dict[str, Value] = field(default_factory=dict)
    outer: Frame | None = None
    returned: list[Value] = field(default_factory=list)

    def get(self, name: str) -> Value | None:
        """Return what a name stands for, here or further out."""
        frame: Frame | None = self
        while frame is not None:
            if name in frame.names:
                return frame.names[name]
            frame = frame.outer
        return None


def same(one: Value | None, other: Value | None) -> bool:
    """Say whether two values are surely the same; lists are not looked into."""
    if isinstance(one, Text) and isinstance(other, Text):
        return one.whole and other.whole and one.value == other.value
    if isinstance(one, Dotted) and isinstance(other, Dotted):
        return one.path == other.path
    if isinstance(one, Plain) and isinstance(other, Plain):
        return one == other
    return one is other
