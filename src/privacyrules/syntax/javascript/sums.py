"""The parts of a sum, one after the other, in; the sum, put together once, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.javascript.folder import Folder
from privacyrules.syntax.javascript.strings import as_text
from privacyrules.syntax.javascript.values import Plain, Unknown, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node


class Sum:
    """Adds numbers, and joins strings: as soon as one part is a string, all that follow are."""

    def __init__(self, folder: Folder, first: Value, node: Node) -> None:
        """Start with the first part, and how it is written."""
        self._folder = folder
        self._value = first
        self._node = node
        self._texts: list[Text] = []

    def add(self, more: Value, written: Node, node: Node) -> None:
        """Add a part; `node` is the sum so far, as written."""
        source = self._folder.source
        if self._texts or isinstance(self._value, Text) or isinstance(more, Text):
            if not self._texts:
                self._texts.append(as_text(self._value, self._node, source))
            self._texts.append(as_text(more, written, source))
        else:
            self._value = _added(self._value, more, node)
        self._node = node

    def total(self) -> Value:
        """Return the sum."""
        if not self._texts:
            return self._value
        offset = self._folder.source.start(self._node)
        return self._folder.budget.text(self._texts, offset) or Unknown(self._node)


def _added(left: Value, right: Value, node: Node) -> Value:
    if isinstance(left, Plain) and isinstance(right, Plain):
        one, other = left.value, right.value
        if isinstance(one, int | float) and isinstance(other, int | float):
            return Plain(one + other)
    return Unknown(node)
