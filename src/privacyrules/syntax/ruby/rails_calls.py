"""The calls that a Rails migration leads to in, each handed to what reads it out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.code.values import Items, Unknown
from privacyrules.syntax.ruby.program import runner_for
from privacyrules.syntax.ruby.rails_columns import TYPES
from privacyrules.syntax.ruby.rails_handles import on_table
from privacyrules.syntax.ruby.rails_models import table_of_model
from privacyrules.syntax.ruby.rails_sql import EXECUTES, execute, runs_sql
from privacyrules.syntax.ruby.rails_statements import STATEMENTS, like_statement
from privacyrules.syntax.ruby.rails_unknown import may_define
from privacyrules.syntax.ruby.rails_work import (
    NOT_WRITTEN,
    OfDirection,
    OfMigration,
    OfSomething,
    OfTable,
    Work,
)
from privacyrules.syntax.ruby.values import Call, Const, Handed, Ruby

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_DEFINES = re.compile(r"_table\b|_column|_reference|\bexecute\b|\bt\.")
_QUOTES_NAMES = frozenset({"quote_table_name", "quote_column_name"})
_QUOTES_VALUES = frozenset({"quote", "quoted_true", "quoted_false", "quoted_date"})
_STATEMENT = re.compile(
    r"(?:add|remove|rename|change|create|drop|update|replace|enable|disable|validate)_\w+\Z|execute_drop\Z"
)
_ON_SOMETHING = TYPES | {"column"}
_RUNS = frozenset({"up", "change", "migrate"})


class MigrationCalls:
    """Sees the calls of a migration; before a migration runs, none counts."""

    def __init__(self, found: TreeFound) -> None:
        """Start with nothing read; `tables` are those of the models that the file declares."""
        self.found = found
        self.running = False
        self.tables: dict[str, Text] = {}
        self.work = Work(found, runner_for(found.source, self))

    def call(self, call: Call) -> Ruby:
        """Read a call of Rails', or one that runs SQL."""
        if self.running:
            role = call.receiver.role if isinstance(call.receiver, Handed) else None
            if isinstance(role, OfTable):
                self._on_table(call, role)
            elif isinstance(role, OfDirection):
                self._directed(call)
            elif call.receiver is None or isinstance(role, OfMigration):
                options = role.options if isinstance(role, OfMigration) else {}
                self._on_self(replace(call, named={**options, **call.named}))
            else:
                self._on_other(call, role)
        return self._given(call)

    def _given(self, call: Call) -> Ruby:
        """Return what a call gives, where that can be known."""
        value: Ruby | None = None
        if isinstance(call.receiver, Const) and call.name == "new":
            value = Const(f"{call.receiver.path}.new", call.receiver.span)
        elif isinstance(call.receiver, Const) and call.name == "table_name":
            value = table_of_model(call.receiver, call.at, self.tables)
        elif call.name in _QUOTES_VALUES:
            # whatever it is, it is a value in SQL and no name
            value = Text("0", ((0, call.at),), whole=False)
        elif call.name in _QUOTES_NAMES or (call.name == "Array" and isinstance(call.argument(0), Items)):
            value = call.argument(0)
        return Unknown(self.work.runner.span(call.node)) if value is None else value

    def lost(self, node: Node, why: str, within: Node | None = None) -> None:
        """Keep what cannot be followed, unless it is a method that only handles data."""
        if self.running and (within is None or _DEFINES.search(self.found.source.excerpt(within))):
            self.found.opaque(node, why)

    def _on_table(self, call: Call, role: OfTable) -> None:
        given = replace(call, named={**role.options, **call.named})
        if call.name == "with_options":
            self.work.hand(call.block, role._replace(options=given.named))
        else:
            on_table(given, role.table, self.work)

    def _directed(self, call: Call) -> None:
        """Follow the way forward of `reversible do |dir|`."""
        if call.name == ("down" if self.work.reverting else "up"):
            self._turn(call, reverting=False)

    def _on_self(self, call: Call) -> None:
        self.found.statements += _STATEMENT.match(call.name) is not None
        statement = STATEMENTS.get(call.name) or like_statement(call)
        if statement is not None:
            statement(call, self.work)
        elif call.name in EXECUTES:
            execute(call, self.work)
        elif call.name == "reversible":
            self.work.hand(call.block, OfDirection())
        elif call.name == "revert":
            self._revert(call)
        elif call.name == "with_options":
            self.work.hand(call.block, OfMigration(call.named))
        elif call.name != "up_only" or not self.work.reverting:
            self._unknown(call)

    def _revert(self, call: Call) -> None:
        """Take back what a block does, or another migration."""
        if call.args:
            self.work.opaque(call, "what is taken back is not written here")
        self._turn(call, reverting=not self.work.reverting)

    def _turn(self, call: Call, *, reverting: bool) -> None:
        """Follow a block in one direction."""
        before, self.work.reverting = self.work.reverting, reverting
        self.work.hand(call.block, None)
        self.work.reverting = before

    def _unknown(self, call: Call) -> None:
        """Judge a call of something that stands in another file."""
        if _hands_on(call) or may_define(call):
            self.work.opaque(call, NOT_WRITTEN)
        else:
            self.work.hand(call.block, OfSomething(call))

    def _on_other(self, call: Call, role: object) -> None:
        """Read a call on something else: a connection, a model, another migration."""
        is_class = isinstance(call.receiver, Const)
        if (
            is_class
            and call.name == "define"
            and call.on.removeprefix("::").startswith("ActiveRecord::Schema")
        ):
            self.found.statements += 1
            self.work.hand(call.block, OfMigration())
        elif runs_sql(call):
            execute(call, self.work)
        elif call.name in STATEMENTS:
            self._on_self(replace(call, receiver=None))
        elif isinstance(role, OfSomething) and call.name in _ON_SOMETHING and call.args:
            self.work.opaque(role.call, NOT_WRITTEN)
        elif _hands_on(call) or (is_class and (call.name in _RUNS or may_define(call))):
            self.found.statements += 1
            self.work.opaque(call, NOT_WRITTEN)
        elif call.block is not None:
            self.work.runner.again(call.block)


def _hands_on(call: Call) -> bool:
    """Say whether a call gets hold of a table, or of the migration."""
    given = [*call.args, *call.named.values()]
    return any(isinstance(one, Handed) and isinstance(one.role, OfTable | OfMigration) for one in given)
