"""A call of `t`, in the block of a table in a Rails migration, in; what it does to the table out."""

from __future__ import annotations

from dataclasses import replace

from privacyrules.model.schema import TableName
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.ruby.rails_columns import (
    OnTable,
    added,
    changed,
    column,
    macro,
    primary_key,
    reference,
    removed,
    renamed,
    typed,
    unmacro,
    unreferenced,
)
from privacyrules.syntax.ruby.rails_macros import NAMED, PLAIN
from privacyrules.syntax.ruby.rails_unknown import is_rule
from privacyrules.syntax.ruby.rails_work import NOT_WRITTEN, Work, names_in
from privacyrules.syntax.ruby.values import Call

_SENDS = frozenset({"send", "public_send", "__send__"})
_KNOWS = frozenset({"name", "columns", "class", "tap", "inspect", "to_s", "is_a", "method"})

_WORDS = (*PLAIN, *NAMED)

_ON_TABLE: dict[str, OnTable] = {
    "column": column,
    "references": reference,
    "belongs_to": reference,
    "remove": removed,
    "remove_column": removed,
    "remove_references": unreferenced,
    "remove_belongs_to": unreferenced,
    "rename": renamed,
    "change": changed,
    **dict.fromkeys(_WORDS, macro),
    **{f"remove_{word}": unmacro for word in _WORDS},
    # PostgreSQL's own type
    "money": typed,
    "primary_key": primary_key,
}


def on_table(call: Call, table: TableName, work: Work) -> None:
    """Read a call of `t`; a word that nobody knows is a type of its own if it has a name."""
    if call.name in _ON_TABLE:
        _ON_TABLE[call.name](call, table, work)
    elif call.name in _SENDS:
        _sent(call, table, work)
    elif call.name in _KNOWS or is_rule(call.name):
        return
    elif call.args or call.missing:
        typed(call, table, work)
    else:
        work.opaque(call, NOT_WRITTEN)


def _sent(call: Call, table: TableName, work: Work) -> None:
    """Read `t.send type, :name`, where the type may not be written here."""
    kind = call.argument(0)
    rest = replace(call, args=call.args[1:])
    if isinstance(kind, Text) and kind.whole:
        on_table(replace(rest, name=kind.value), table, work)
        return
    for name in names_in(rest, work):
        added(name, kind, rest, table, work)
