"""What an expression of a program stands for when no code is run: the nouns of constant folding.

For the languages that tree-sitter parses; a span is the offsets between which something is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from privacyrules.syntax.code.texts import Text

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Plain:
    """A constant that is no string: a number, true, false, or None for nil, null and undefined."""

    value: int | float | bool | None


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `missing` is where a part of it is written that is not known."""

    items: tuple[Value, ...]
    missing: Span | None = None


@dataclass(frozen=True, slots=True)
class Pairs:
    """A hash, an object, an array with keys; not `whole` where some of it is not known."""

    entries: tuple[tuple[Text, Value], ...]
    whole: bool = True

    def get(self, key: str) -> Value | None:
        """Return what a key leads to; the last one counts."""
        return next((value for name, value in reversed(self.entries) if name.value == key), None)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that only running the program would tell."""

    span: Span


Value = Text | Plain | Items | Pairs | Unknown


@dataclass(slots=True)
class Frame:
    """The names that are known in one block; those of the blocks around it are known too."""

    names: dict[str, Value] = field(default_factory=dict)
    outer: Frame | None = None

    def get(self, name: str) -> Value | None:
        """Return what a name stands for."""
        frame: Frame | None = self
        while frame is not None:
            if name in frame.names:
                return frame.names[name]
            frame = frame.outer
        return None

    def put(self, names: Mapping[str, Value]) -> None:
        """Let names stand for values from here on."""
        self.names.update(names)
