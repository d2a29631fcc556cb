"""The tables and queries that a query reads from in; where a name in it leads to out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from privacyrules.model.schema import Output, Source, TableName

Outputs = tuple[Output, ...]


class LostError(Exception):
    """A part of a query cannot be followed; the message says which."""


class Relation(NamedTuple):
    """What stands in FROM: a table, or what a query gives; `computed` is what a function reads."""

    alias: str
    table: TableName | None = None
    outputs: Outputs = ()
    computed: tuple[Source, ...] | None = None

    def read(self, name: str) -> tuple[Source, ...] | None:
        """Return the sources of the column `name`, None if there is no such column."""
        if self.table is not None:
            return (Source((self.table,), name),)
        named = [output.sources for output in self.outputs if output.name.lower() == name.lower()]
        if named:
            return joined(named)
        tables = self.passed_on()
        return (Source(tables, name),) if tables else self.computed

    def passed_on(self) -> tuple[TableName, ...]:
        """Return the tables of which every column is here."""
        if self.table is not None:
            return (self.table,)
        stars = [output.sources for output in self.outputs if output.name == "*"]
        return tuple(table for sources in stars for source in sources for table in source.tables)

    def whole(self) -> Outputs:
        """Return what `*` gives of it."""
        if self.table is not None:
            return (Output("*", (Source((self.table,), "*"),)),)
        return self.outputs or (Output(self.alias, self.computed or ()),)


@dataclass(slots=True)
class Scope:
    """The names that an expression may use; `outer` holds those of the query around it.

    With `rows`, which the outermost scope has, any other name is that of a row that a routine holds.
    """

    queries: Mapping[str, Outputs] = field(default_factory=dict)
    outer: Scope | None = None
    relations: list[Relation] = field(default_factory=list)
    rows: bool = False

    def column(self, name: str, alias: str) -> tuple[Source, ...] | None:
        """Return the sources of a column, None if nothing in sight gives it."""
        relation = self.named(alias)
        found = self._anywhere(name) if not alias else relation.read(name) if relation else None
        if found is None and self.outer is not None:
            return self.outer.column(name, alias)
        if found is None and self.rows:
            return (Source((TableName(alias.removeprefix(":")),), name),) if alias else ()
        return found

    def named(self, alias: str) -> Relation | None:
        """Return the table or query of that name."""
        return next((r for r in self.relations if r.alias.lower() == alias.lower()), None)

    def row(self, alias: str) -> Outputs:
        """Return what `alias.*` gives.

        Raises:
            LostError: nothing is called so.
        """
        named = self.named(alias)
        if named is not None:
            return named.whole()
        if self.outer is not None:
            return self.outer.row(alias)
        if self.rows:
            return Relation(alias, TableName(alias)).whole()
        raise LostError(f"nothing in it is called `{alias}`")

    def _anywhere(self, name: str) -> tuple[Source, ...] | None:
        row = self.named(name)
        if row is not None and (row.table is None or row.table.name.lower() != name.lower()):
            return joined(output.sources for output in row.whole())
        given = [o.sources for r in self.relations for o in r.outputs if o.name.lower() == name.lower()]
        if given:
            return joined(given)
        tables = tuple(dict.fromkeys(table for r in self.relations for table in r.passed_on()))
        if tables:
            return (Source(tables, name),)
        computed = [relation.computed for relation in self.relations if relation.computed is not None]
        return joined(computed) if computed else None


def joined(found: Iterable[Iterable[Source]]) -> tuple[Source, ...]:
    """Return every source once, in the order in which they were found."""
    return tuple(dict.fromkeys(source for sources in found for source in sources))


def renamed(outputs: Sequence[Output], names: Sequence[str]) -> Outputs:
    """Return the outputs under the names that a list of columns gives them.

    Raises:
        LostError: what a `*` brings stands under a name of its own.
    """
    if names and any(output.name == "*" for output in outputs[: len(names)]):
        raise LostError("the columns of a `*` get other names")
    new = [output._replace(name=name) for output, name in zip(outputs, names, strict=False)]
    return (*new, *outputs[len(new) :])


def beside(left: Sequence[Output], right: Sequence[Output]) -> list[Output]:
    """Return what a UNION gives: the names of the left, what both of them read.

    Raises:
        LostError: it is not known which column stands beside which.
    """
    if len(left) != len(right) or any(
        (a.name == "*") != (b.name == "*") for a, b in zip(left, right, strict=True)
    ):
        raise LostError("the columns of a UNION cannot be laid beside each other")
    pairs = zip(left, right, strict=True)
    return [a._replace(sources=joined((a.sources, b.sources))) for a, b in pairs]
