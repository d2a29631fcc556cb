"""The text of a migration that tree-sitter parses in; its reading out, found by the nodes of its tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.model.schema import Disclosure, MigrationReading, SchemaChange, Unread
from privacyrules.syntax.code.found import CodeFound
from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.code.owners import Comment
from privacyrules.syntax.code.texts import Text

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node


@dataclass(slots=True)
class TreeFound(CodeFound):
    """What was found so far in one file, told by the nodes of its tree."""

    source: TreeSource

    def saw(self, change: SchemaChange | Disclosure | Unread, node: Node, until: int = 0) -> None:
        """Keep what a node does; `until` is where that ends if the node goes on."""
        start, end = self.source.start(node), self.source.end(node)
        self.keep(change, start, until if start < until < end else end)

    def opaque(self, node: Node, what: str) -> None:
        """Keep something that is not understood."""
        self.keep_opaque(what, self.source.start(node), self.source.end(node))

    def sql(self, text: Text, node: Node) -> None:
        """Read the SQL that a call runs."""
        self.keep_sql(text, self.source.start(node), self.source.end(node))


class Program(NamedTuple):
    """A file as its reader takes it: `language` is what people call it, `grammar` a key of `GRAMMARS`."""

    text: str
    path: str
    language: str
    grammar: str
    dialect: str | None = None


def read_tree(program: Program, walk: Callable[[TreeFound], None]) -> MigrationReading:
    """Read a migration; `walk` finds what its syntax tree does.

    What the grammar could not read is opaque, and `walk` sees the rest.

    Raises:
        KeyError: the dialect is not known.
        MissingExtraError: the grammar is not installed.
    """
    source = TreeSource(program.text, program.path, program.grammar)
    found = TreeFound(source, program.dialect)
    for node, unread in source.broken(program.language):
        found.saw(unread, node)
    try:
        walk(found)
    except RecursionError:
        place = source.place(0)
        unread = Unread(
            "malformed", place, "this file nests too deeply to be read", source.folded(source.root)[:80]
        )
        return MigrationReading(program.path, unread=(unread,), statements=1)
    return found.laid(lambda: _comments(source))


def _comments(source: TreeSource) -> Iterator[Comment]:
    for node in source.nodes("comment"):
        start, end = source.start(node), source.end(node)
        written = source.text[start:end]
        opening = 1 if written.startswith("#") else 2
        closing = 2 if written.endswith("*/") else 0
        yield Comment(start, start + opening, end - closing, closing)
