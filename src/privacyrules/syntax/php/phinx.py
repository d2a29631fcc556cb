"""A migration of Phinx's in, what its way forward does to the schema out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from privacyrules.model.schema import TableChange
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.php.changes import (
    NO_TABLE,
    NOT_WRITTEN,
    keep,
    no_sql,
    opaque,
    own_name,
    renamed,
    run_sql,
    table_name,
    table_of,
)
from privacyrules.syntax.php.phinx_tables import Table, call_on_table, carry_out
from privacyrules.syntax.php.program import run_forward
from privacyrules.syntax.php.runner import Runner
from privacyrules.syntax.php.spans import with_its_name
from privacyrules.syntax.php.values import Call, Handed, Instance, Php

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_ADAPTER = "adapter"
_RUNS = frozenset({"exec", "execute"})
_ASKS = frozenset({"fetchall", "fetchrow", "query"})
_ADDS_NOTHING = re.compile(r"has|get|is|fetch|insert|log|write|output|info|set|check|drop|seed|shouldexecute")


def read_phinx(found: TreeFound) -> None:
    """Read what `change` or `up` does, and the functions of this file that it calls."""
    watcher = _Forward(found)
    run_forward(found, watcher, ("change", "up"), ())
    for table in watcher.tables:
        carry_out(found, table)


class _Forward:
    """Sees the calls of a migration; `tables` are those that it gets hold of."""

    def __init__(self, found: TreeFound) -> None:
        self.found = found
        self.tables: list[Table] = []

    @property
    def told(self) -> int:
        """How much was found so far."""
        return len(self.found.sightings)

    def call(self, call: Call, runner: Runner) -> Php | None:
        """Read a call of Phinx's."""
        role = call.receiver.role if isinstance(call.receiver, Handed) else None
        if isinstance(role, Table):
            return call_on_table(self.found, role, call)
        if isinstance(call.receiver, Instance) or role == _ADAPTER:
            return self._own(call, runner)
        if any(isinstance(value, Handed) for value in call.arguments()):
            opaque(self.found, call, NOT_WRITTEN)
        return None

    def member(self, owner: Php, name: str) -> Php | None:
        """Know of no property."""
        del owner, name
        return None

    def lost(self, node: Node, why: str) -> None:
        """Keep what cannot be followed."""
        self.found.opaque(node, why)

    def _own(self, call: Call, runner: Runner) -> Php | None:
        if call.key == "table":
            return self._table(call)
        if call.key in ("getadapter", "getconnection"):
            return Handed(_ADAPTER)
        if call.key in _RUNS | _ASKS:
            self._runs(call, runner)
        elif call.key in ("droptable", "renametable"):
            self._whole_table(call)
        elif call.alone and isinstance(call.receiver, Instance) and not _ADDS_NOTHING.match(call.key):
            opaque(self.found, call, NOT_WRITTEN)
        return None

    def _table(self, call: Call) -> Php:
        name = table_name(call.argument(0, "tableName"))
        head = with_its_name(call, self.found.source)
        table = Table(name, call.argument(1, "options"), head)
        self.tables.append(table)
        return Handed(table)

    def _runs(self, call: Call, runner: Runner) -> None:
        text = call.argument(0, "sql")
        if isinstance(text, Text):
            run_sql(self.found, runner, call, text)
        elif call.key in _RUNS and text is not None:
            no_sql(self.found, call, text)

    def _whole_table(self, call: Call) -> None:
        """Read `dropTable('name')` and `renameTable('old', 'new')`."""
        name, new = table_name(call.argument(0)), table_name(call.argument(1))
        self.found.statements += 1
        if name is None or (new is None and call.key == "renametable"):
            opaque(self.found, call, NO_TABLE)
        elif new is not None:
            keep(self.found, renamed(self.found, table_of(name), new), call)
        else:
            place = self.found.place(own_name(name))
            keep(self.found, TableChange("drop", table_of(name), place), call)
