"""What an expression of Python stands for when no code is run: the nouns of constant folding.

None is ever changed once it is made. They are not declared frozen: that makes making one three times as
slow, and a folder of migrations makes a hundred thousand.
"""

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


@dataclass(slots=True)
class Plain:
    """A constant that is no string."""

    value: int | float | complex | bytes | bool | None


@dataclass(slots=True)
class Items:
    """A list, tuple or set. `missing` is a part of it that is not known; `node` is how it is written."""

    items: tuple[Value, ...]
    missing: ast.expr | None = None
    node: ast.expr | None = None

    @property
    def whole(self) -> bool:
        """Whether all of it is known."""
        return self.missing is None


@dataclass(slots=True)
class Pairs:
    """A dictionary; not `whole` where some of it is not known."""

    entries: tuple[tuple[Value, Value], ...]
    whole: bool = True

    def get(self, key: str) -> Value | None:
        """Return what a string leads to."""
        found = [value for name, value in self.entries if isinstance(name, Text) and name.value == key]
        return found[-1] if found else None


@dataclass(slots=True)
class Dotted:
    """Something of another module, or of Python itself, by its full name: `sqlalchemy.Column`.

    A class of this file is `.Customer`, and has its `name` as written.
    """

    path: str
    node: ast.expr | None = None
    name: Text | None = None


@dataclass(slots=True)
class Function:
    """A function of this file, and the names that it sees."""

    node: ast.FunctionDef | ast.AsyncFunctionDef
    frame: Frame


@dataclass(slots=True)
class Built:
    """A call that is not run: what is called, and with what.

    `owner` is the full name up to its last dot (and with it), `name` the rest. Where a result is called
    upon, the owner reads `alembic.op.get_bind().`, and `receiver` is that result; `?.` is the owner of what
    is called upon something unknown. `missing` is a part of the arguments that is not known.
    """

    owner: str
    name: str
    node: ast.Call
    args: tuple[Value, ...]
    named: Mapping[str, Value]
    missing: ast.expr | None = None
    receiver: Value | None = None

    @property
    def path(self) -> str:
        """The full name."""
        return self.owner + self.name

    @property
    def whole(self) -> bool:
        """Whether all arguments are known to be these."""
        return self.missing is None

    @property
    def called(self) -> str:
        """The name by which it is called, where what that stands for is not known either."""
        function = self.node.func
        written = getattr(function, "id", getattr(function, "attr", "?"))
        return str(written) if self.name == "?" else self.name

    def argument(self, at: int, *names: str) -> Value | None:
        """Return the argument at a position, or of one of these names."""
        named = next((self.named[name] for name in names if name in self.named), None)
        return named if named is not None or at < 0 or at >= len(self.args) else self.args[at]


@dataclass(slots=True)
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
