"""The text of a program in Ruby, PHP, JavaScript or TypeScript in; its syntax tree out.

The only room of tree-sitter. Each grammar is a wheel of its own, and an extra of this package.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from importlib import import_module
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.model.places import MissingExtraError
from privacyrules.model.schema import Unread
from privacyrules.syntax.code.source import CodeSource

if TYPE_CHECKING:
    from tree_sitter import Node as Node  # noqa: PLC0414 - for the walkers, which may not import the library


class Grammar(NamedTuple):
    """Where a grammar comes from: module, function, and the extra that installs it."""

    module: str
    language: str
    extra: str


GRAMMARS = {
    "ruby": Grammar("tree_sitter_ruby", "language", "rails"),
    "php": Grammar("tree_sitter_php", "language_php", "laravel"),
    "javascript": Grammar("tree_sitter_javascript", "language", "js"),
    "typescript": Grammar("tree_sitter_typescript", "language_typescript", "js"),
    "tsx": Grammar("tree_sitter_typescript", "language_tsx", "js"),
}


class TreeSource(CodeSource):
    """Knows the syntax tree of a text, and where its nodes stand in it."""

    __slots__ = ("_ends", "_more", "root")

    def __init__(self, text: str, path: str, grammar: str) -> None:
        """Parse a text.

        Args:
            text: the text of the file.
            path: the path that places name.
            grammar: a key of `GRAMMARS`.

        Raises:
            MissingExtraError: the grammar is not installed.
        """
        super().__init__(text, path)
        data = text.encode(errors="surrogatepass")
        self.root = _parse(data, GRAMMARS[grammar])
        self._ends: list[int] = []
        self._more: list[int] = []
        if len(data) != len(text):
            wide = [
                (at, len(letter.encode(errors="surrogatepass")))
                for at, letter in enumerate(text)
                if letter > "\x7f"
            ]
            self._more = list(accumulate(width - 1 for _, width in wide))
            self._ends = [at + 1 + more for (at, _), more in zip(wide, self._more, strict=True)]

    def start(self, node: Node) -> int:
        """Return the offset at which a node starts, in characters."""
        return self._offset(node.start_byte)

    def end(self, node: Node) -> int:
        """Return the offset behind a node, in characters."""
        return self._offset(node.end_byte)

    def excerpt(self, node: Node) -> str:
        """Return a node as written."""
        return self.text[self.start(node) : self.end(node)]

    def folded(self, node: Node) -> str:
        """Return a node as written, with white space folded."""
        return self.written(self.start(node), self.end(node))

    def nodes(self, *types: str) -> Iterator[Node]:
        """Give all nodes of some types (comments, errors), in the order of the text, however deep."""
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            if node.type in types:
                yield node
            waiting += reversed(node.children)

    def broken(self, language: str) -> Iterator[tuple[Node, Unread]]:
        """Give what the grammar could not read, as opaque: it may be right in a newer `language`."""
        if self.root.has_error:
            for node in self.nodes("ERROR"):
                what = f"this could not be read as {language}"
                place = self.place(self.start(node))
                yield node, Unread("opaque", place, what, self.excerpt(node))

    def _offset(self, byte: int) -> int:
        at = bisect_right(self._ends, byte) - 1
        return byte - self._more[at] if at >= 0 else byte


def _parse(data: bytes, grammar: Grammar) -> Node:
    try:
        from tree_sitter import Language, Parser

        module = import_module(grammar.module)
    except ImportError as error:
        raise MissingExtraError(grammar.extra) from error
    return Parser(Language(getattr(module, grammar.language)())).parse(data).root_node
