"""An expression of a query in; its name, its type, and the parts that its value is made of, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlglot import exp

NAMELESS = "?column?"
"""What a column is called that nobody gave a name to."""

OF_SEQUENCES = ("nextval", "currval")
"""What Oracle writes behind the name of a sequence for its next or last number."""

_MEASURES = frozenset(
    (
        *("char_length", "octet_length", "bit_length", "array_length", "jsonb_array_length", "cardinality"),
        *("rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "pg_column_size", "num_nonnulls"),
    )
)
"""Functions whose result tells nothing of what they are given."""


def parts_of(node: exp.Expr) -> Iterator[object]:
    """Give the parts of an expression that make its value: of CASE, what it may become."""
    from sqlglot import exp

    conditions = (exp.Case, exp.If)
    for key, value in node.args.items():
        if key != "this" or not isinstance(node, conditions):
            yield from value if isinstance(value, list) else (value,)


def tells_nothing(node: exp.Expr) -> bool:
    """Say whether a value tells nothing of the columns in it: it counts, measures or compares them."""
    from sqlglot import exp

    counts = (exp.Count, exp.CountIf, exp.ApproxDistinct, exp.RowNumber, exp.Length, exp.ArraySize)
    if isinstance(node, (exp.Predicate, exp.Connector, exp.Not, exp.Literal, *counts)):
        return True
    return (
        isinstance(node, exp.Func)
        and (node.name if isinstance(node, exp.Anonymous) else node.key) in _MEASURES
    )


def name_of(item: exp.Expr) -> str:
    """Give the name of a column that is computed so."""
    from sqlglot import exp

    if item.alias_or_name and isinstance(item, (exp.Alias, exp.Column, exp.Dot)):
        return item.alias_or_name
    if isinstance(item, (exp.Cast, exp.Paren)):
        return name_of(item.this)
    if isinstance(item, exp.Func):
        return (item.name if isinstance(item, exp.Anonymous) else item.key).lower() or NAMELESS
    return NAMELESS


def type_of(item: exp.Expr) -> str | None:
    """Give the type where the expression tells: a count is a number, a comparison yes or no."""
    from sqlglot import exp

    item = item.unalias()
    if isinstance(item, exp.Window):
        item = item.this
    if isinstance(item, exp.Cast):
        return str(item.to.this.value).lower()
    if isinstance(item, (exp.Predicate, exp.Connector, exp.Not)):
        return "boolean"
    return "bigint" if tells_nothing(item) and not isinstance(item, exp.Literal) else None
