"""A parsed query in; the columns that it gives, with the columns they are computed from, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from privacyrules.model.schema import Output, Source, TableName
from privacyrules.syntax.lineage.expressions import (
    NAMELESS,
    OF_SEQUENCES,
    name_of,
    parts_of,
    tells_nothing,
    type_of,
)
from privacyrules.syntax.lineage.scopes import LostError, Outputs, Relation, Scope, beside, joined, renamed

if TYPE_CHECKING:
    from sqlglot import exp


@dataclass(slots=True)
class Query:
    """One query; `items` and `width` are those of its list, in a UNION of the first one."""

    missed: list[str] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    width: int = 0

    def outputs(self, node: exp.Expr, around: Scope) -> list[Output]:
        """Give the outputs of a query that stands in the scope `around`."""
        from sqlglot import exp

        scope = Scope(self._named(node, around), around)
        if isinstance(node, exp.SetOperation):
            return beside(self.outputs(node.this, scope), self._inside(node.expression, scope))
        if isinstance(node, exp.Subquery):
            return self.outputs(node.this, scope)
        if isinstance(node, exp.Values):
            width = len(node.expressions[0].expressions)
            return [Output(f"column{at}", self._cells(node, at, scope)) for at in range(1, width + 1)]
        if isinstance(node, exp.Select):
            for relation in _relations_of(node):
                scope.relations += self._relations(relation, scope)
            return self._listed(node.expressions, scope)
        if isinstance(node, exp.DML) and not node.args.get("returning"):
            return []
        if isinstance(node, exp.DML):
            target = node.this.this if isinstance(node.this, exp.Schema) else node.this
            scope.relations += self._relations(target, scope)
            return self._listed(node.args["returning"].expressions, scope)
        raise LostError(f"it holds {_kind(node)}")

    def _inside(self, node: exp.Expr, scope: Scope) -> list[Output]:
        """Give the outputs of a query that stands inside of this one."""
        return Query(self.missed).outputs(node, scope)

    def _named(self, node: exp.Expr, around: Scope) -> Mapping[str, Outputs]:
        """Give the queries of WITH; one that reads itself knows itself by its first half."""
        from sqlglot import exp

        known = dict(around.queries)
        with_ = node.args.get("with_")
        for query in with_.expressions if with_ is not None else ():
            name, columns = query.alias.lower(), query.alias_column_names
            inside = Scope(known, around.outer)
            if node.args["with_"].recursive and isinstance(query.this, exp.SetOperation):
                known[name] = renamed(self._inside(query.this.this, inside), columns)
            known[name] = renamed(self._inside(query.this, inside), columns)
        return known

    def _cells(self, values: exp.Values, at: int, scope: Scope) -> tuple[Source, ...]:
        return joined(self._sources(row.expressions[at - 1], scope) for row in values.expressions)

    def _relations(self, node: exp.Expr, scope: Scope) -> Iterator[Relation]:
        """Give what one item of FROM or JOIN brings."""
        from sqlglot import exp

        if isinstance(node, exp.Join):
            node = node.this
        if node.args.get("pivots"):
            raise LostError("it holds PIVOT")
        columns = node.alias_column_names
        if isinstance(node, exp.Table) and isinstance(node.this, exp.Identifier):
            yield _table(node, scope, columns)
        elif isinstance(node, exp.Subquery) and not isinstance(node.this, (exp.Select, exp.SetOperation)):
            yield from self._relations(node.this, scope)  # Joins in parentheses.
        elif isinstance(node, (exp.Subquery, exp.Values)) or isinstance(node.this, exp.Subquery):
            inner = node if isinstance(node, (exp.Subquery, exp.Values)) else node.this
            yield Relation(node.alias, outputs=renamed(self._inside(inner, scope), columns))
        elif isinstance(node, (exp.UDTF, exp.Lateral, exp.Table)):
            read = self._sources(node, scope)
            outputs = tuple(Output(name, read) for name in columns)
            yield Relation(node.alias, outputs=outputs, computed=read)
        else:
            raise LostError(f"it reads from {_kind(node)}")
        for join in node.args.get("joins") or ():
            yield from self._relations(join, scope)

    def _listed(self, expressions: Sequence[exp.Expr], scope: Scope) -> list[Output]:
        """Give the outputs of a list of expressions; one that is lost reads nothing, and is noted."""
        self.width = len(expressions)
        found: list[Output] = []
        for index, item in enumerate(expressions):
            try:
                given = self._item(item, scope)
            except LostError as lost:
                self.missed.append(str(lost))
                given = [Output(item.alias_or_name or NAMELESS)]
            found += given
            self.items += [index] * len(given)
        return found

    def _item(self, item: exp.Expr, scope: Scope) -> list[Output]:
        from sqlglot import exp

        if not item.is_star or not isinstance(item, (exp.Star, exp.Column)):
            return [Output(name_of(item), self._sources(item, scope), type_of(item))]
        star = item if isinstance(item, exp.Star) else item.this
        if any(star.args.values()):
            raise LostError("a `*` leaves columns out")
        if isinstance(item, exp.Star):
            return [output for relation in scope.relations for output in relation.whole()]
        return list(scope.row(item.table))

    def _sources(self, node: exp.Expr, scope: Scope) -> tuple[Source, ...]:
        """Give what the value of an expression is made of; conditions and counts tell nothing of it."""
        from sqlglot import exp

        if isinstance(node, exp.Column):
            return self._column(node, scope)
        if isinstance(node, (exp.Query, exp.SetOperation)):
            return joined(output.sources for output in self._inside(node, scope))
        if tells_nothing(node):
            return ()
        parts = [node.this] if isinstance(node, (exp.Window, exp.Filter, exp.Order)) else parts_of(node)
        return joined(self._sources(part, scope) for part in parts if isinstance(part, exp.Expr))

    def _column(self, node: exp.Column, scope: Scope) -> tuple[Source, ...]:
        from sqlglot import exp

        if isinstance(node.this, exp.Star):
            row = scope.named(node.table)
            found = joined(output.sources for output in row.whole()) if row else None
        else:
            found = scope.column(node.name, node.table)
        if found is None and node.name.lower() not in OF_SEQUENCES:
            raise LostError(f"it is not known what `{node.sql()}` is")
        return found or ()


def _relations_of(select: exp.Select) -> Iterator[exp.Expr]:
    from_ = select.args.get("from_")
    if from_:
        yield from_.this
    yield from select.args.get("joins") or ()
    yield from select.args.get("laterals") or ()


def _table(node: exp.Table, scope: Scope, columns: Sequence[str]) -> Relation:
    named = None if node.db else scope.queries.get(node.name.lower())
    alias = node.alias or node.name
    if named is not None:
        return Relation(alias, outputs=renamed(named, columns))
    if columns:
        raise LostError(f"the columns of {node.name} get other names")
    return Relation(alias, TableName(node.name, node.db or None))


def _kind(node: object) -> str:
    return f"`{type(node).__name__.upper()}`, which is not followed"
