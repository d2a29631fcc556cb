"""A migration of Doctrine's in, what its way forward does to the schema out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

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
from privacyrules.syntax.php.doctrine_tables import Column, Table, call_on_column, call_on_table
from privacyrules.syntax.php.program import run_forward
from privacyrules.syntax.php.runner import Runner
from privacyrules.syntax.php.spans import whole_chain
from privacyrules.syntax.php.values import Call, ClassName, Handed, Instance, Php

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_SCHEMA, _CONNECTION = "schema", "connection"
_RUNS = frozenset({"exec", "execute", "executestatement", "executeupdate"})
_ADDS = frozenset({"addsql"})
_ASKS = frozenset({"executequery", "prepare", "query"})
_ADDS_NOTHING = re.compile(r"skip|abort|warn|write|prevent|assert|throw|log|check|is|has|get|drop")
_NO_TABLES = re.compile(r"has|get|is|to|visit|(?:create|drop|rename)(?:sequence|namespace|view)")


def read_doctrine(found: TreeFound) -> None:
    """Read what `preUp`, `up` and `postUp` do, and the functions of this file that they call."""
    run_forward(found, _Forward(found), ("preup", "up", "postup"), (Handed(_SCHEMA),))


class _Forward:
    """Sees the calls of a migration."""

    def __init__(self, found: TreeFound) -> None:
        self.found = found

    @property
    def told(self) -> int:
        """How much was found so far."""
        return len(self.found.sightings)

    def call(self, call: Call, runner: Runner) -> Php | None:
        """Read a call of Doctrine's."""
        role = call.receiver.role if isinstance(call.receiver, Handed) else None
        if isinstance(role, Table):
            return call_on_table(self.found, role, call)
        if isinstance(role, Column):
            return call_on_column(self.found, role, call)
        if role == _SCHEMA:
            return self._schema(call)
        if isinstance(call.receiver, ClassName) and call.key == "gettype":
            return call.argument(0, "name")
        if role == _CONNECTION:
            self._runs(call, runner, _RUNS)
        elif isinstance(call.receiver, Instance):
            self._own(call, runner)
        elif any(isinstance(value, Handed) for value in call.arguments()) and call.receiver is not None:
            opaque(self.found, call, NOT_WRITTEN)
        return None

    def member(self, owner: Php, name: str) -> Php | None:
        """Return the connection that a migration has."""
        return Handed(_CONNECTION) if name == _CONNECTION and isinstance(owner, Instance) else None

    def lost(self, node: Node, why: str) -> None:
        """Keep what cannot be followed."""
        self.found.opaque(node, why)

    def _own(self, call: Call, runner: Runner) -> None:
        """Read a call of a method that a migration has from elsewhere."""
        if call.key == "addsql":
            self._runs(call, runner, _ADDS)
        elif call.alone and not _ADDS_NOTHING.match(call.key):
            opaque(self.found, call, NOT_WRITTEN)

    def _runs(self, call: Call, runner: Runner, runs: frozenset[str]) -> None:
        text = call.argument(0, "sql")
        if call.key not in runs | _ASKS:
            return
        if isinstance(text, Text):
            run_sql(self.found, runner, call, text)
        elif call.key in runs and text is not None:
            no_sql(self.found, call, text)

    def _schema(self, call: Call) -> Php | None:
        if call.key not in _TABLES:
            if not _NO_TABLES.match(call.key):
                opaque(self.found, call, NOT_WRITTEN)
            return None
        name = table_name(call.argument(0, "name"))
        new = table_name(call.argument(1, "newName")) if call.key == "renametable" else name
        if call.key == "gettable":
            # a table that is only looked at is no matter before something is done to it
            return Handed(Table(table_of(name) if name is not None else None))
        self.found.statements += 1
        if name is None or new is None:
            opaque(self.found, call, NO_TABLE)
            return Handed(Table(None))
        table, place = table_of(name), self.found.place(own_name(new))
        if call.key == "renametable":
            keep(self.found, renamed(self.found, table, new), call)
        else:
            operation: Literal["create", "drop"] = "create" if call.key == "createtable" else "drop"
            start, _ = whole_chain(call, self.found.source)
            self.found.keep(TableChange(operation, table, place), start, self.found.source.end(call.node))
        return Handed(Table(table))


_TABLES = frozenset({"createtable", "droptable", "gettable", "renametable"})
