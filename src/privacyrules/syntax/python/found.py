"""What a migration in Python turns out to do in, piece by piece; the reading of its file out."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass

from privacyrules.model.schema import Disclosure, MigrationReading, SchemaChange, Unread
from privacyrules.syntax.code.found import CodeFound
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.comments import comments_of
from privacyrules.syntax.python.source import PythonSource, parse_python, too_deep
from privacyrules.syntax.python.values import Built, Dotted, Unknown, Value

_LENGTHS = frozenset({"length", "precision", "scale"})


@dataclass(slots=True)
class Found(CodeFound):
    """What was found so far in one Python file, told by the nodes of its tree."""

    source: PythonSource

    def saw(
        self, change: SchemaChange | Disclosure | Unread, node: ast.expr | ast.stmt, until: int = 0
    ) -> None:
        """Keep what a node does; `until` is where that ends if the node goes on."""
        start, end = self.source.start(node), self.source.end(node)
        self.keep(change, start, until if start < until < end else end)

    def opaque(self, node: ast.expr | ast.stmt, what: str) -> None:
        """Keep something that is not understood."""
        self.keep_opaque(what, self.source.start(node), self.source.end(node))

    def sql(self, text: Text, node: ast.expr) -> None:
        """Read the SQL that a call runs."""
        self.keep_sql(text, self.source.start(node), self.source.end(node))


def read_python(
    text: str, path: str, dialect: str | None, walk: Callable[[ast.Module, Found], None]
) -> MigrationReading:
    """Read the text of a migration in Python; `walk` finds what its syntax tree does.

    Raises:
        KeyError: the dialect is not known.
    """
    source = PythonSource(text, path)
    tree = parse_python(source)
    if isinstance(tree, Unread):
        return MigrationReading(path, unread=(tree,), statements=1)
    found = Found(source, dialect)
    try:
        walk(tree, found)
    except RecursionError:
        return MigrationReading(path, unread=(too_deep(source),), statements=1)
    return found.laid(lambda: comments_of(source))


def written_type(value: Value | None, source: PythonSource) -> str | None:
    """Return a type as written, without its module and with lengths bare: `String(255)`."""
    if isinstance(value, Built):
        name = value.name if value.path != "?" else source.folded(value.node.func)
        arguments = [source.folded(argument) for argument in value.node.args]
        arguments += [
            source.folded(keyword.value) if keyword.arg in _LENGTHS else source.folded(keyword)
            for keyword in value.node.keywords
        ]
        return f"{name}({', '.join(arguments)})" if arguments else name
    if isinstance(value, Dotted):
        return value.path.rpartition(".")[2]
    return source.folded(value.node) if isinstance(value, Unknown) and value.node is not None else None
