"""What a migration in Python turns out to do in, piece by piece; the reading of its file out."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

from privacyrules.model.places import Place, Problem
from privacyrules.model.schema import Disclosure, Ignore, MigrationReading, SchemaChange, Unread
from privacyrules.syntax.python.source import PythonSource, parse_python, too_deep
from privacyrules.syntax.python.strings import Text
from privacyrules.syntax.python.values import Built, Dotted, Unknown, Value
from privacyrules.syntax.sql.found import Sighting
from privacyrules.syntax.sql.words import may_define

_LENGTHS = frozenset({"length", "precision", "scale"})


@dataclass(slots=True)
class Found:
    """What was found so far in one file."""

    source: PythonSource
    dialect: str | None
    sightings: list[Sighting] = field(default_factory=list)
    ignores: list[Ignore] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    statements: int = 0
    told: set[tuple[int, int, str]] = field(default_factory=set)

    def place(self, name: Text) -> Place:
        """Return where a name is written."""
        return self.source.place(min(name.offset(0), len(self.source.text)))

    def saw(
        self, change: SchemaChange | Disclosure | Unread, node: ast.expr | ast.stmt, until: int = 0
    ) -> None:
        """Keep what a node does; `until` is where that ends if the node goes on."""
        start, end = self.source.start(node), self.source.end(node)
        self.sightings.append(Sighting(start, until if start < until < end else end, change))

    def opaque(self, node: ast.expr | ast.stmt, what: str) -> None:
        """Keep something that is not understood, once, however often it is run."""
        start, end = self.source.start(node), self.source.end(node)
        if (start, end, what) not in self.told:
            self.told.add((start, end, what))
            unread = Unread("opaque", self.source.place(start), what, self.source.excerpt(node))
            self.sightings.append(Sighting(start, end, unread))

    def sql(self, text: Text, node: ast.expr) -> None:
        """Read the SQL that a call runs."""
        if not may_define(text.value):
            self.statements += 1
            return
        from privacyrules.syntax.python.sql import read_sql_text

        reading = read_sql_text(text, self.source, self.dialect)
        self.statements += reading.statements
        self.ignores += reading.ignores
        self.problems += reading.problems
        if len(reading.sightings) == 1:
            # so that a comment beside the call is one beside the only thing that the call does
            self.saw(reading.sightings[0].change, node)
        else:
            self.sightings += reading.sightings

    def reading(self) -> MigrationReading:
        """Lay comments beside what was found; return it all in the order of the text."""
        from privacyrules.syntax.python.remarks import lay_comments

        laid = lay_comments(self.source, self.sightings)
        found = [sighting.change for sighting in laid.sightings]
        return MigrationReading(
            self.source.path,
            changes=tuple(change for change in found if not isinstance(change, Disclosure | Unread)),
            unread=tuple(change for change in found if isinstance(change, Unread)),
            statements=self.statements,
            disclosures=tuple(change for change in found if isinstance(change, Disclosure)),
            ignores=(*self.ignores, *laid.ignores),
            problems=tuple(sorted((*self.problems, *laid.problems))),
        )


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
    return found.reading()


def known(value: Value | None) -> Text | None:
    """Return a string of which everything is known and that is not empty."""
    return value if isinstance(value, Text) and value.whole and value.value else None


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
