"""A migration of Laravel's in, what its way forward does to the schema out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.php.changes import NO_TABLE, opaque
from privacyrules.syntax.php.laravel_columns import adds_columns
from privacyrules.syntax.php.laravel_database import call_on_database
from privacyrules.syntax.php.laravel_flarum import call_on_flarum, states_a_migration
from privacyrules.syntax.php.laravel_roles import (
    Blueprint,
    Builder,
    Column,
    Connection,
    Step,
    hands_on,
    role_called,
    role_of,
)
from privacyrules.syntax.php.laravel_schema import call_on_schema
from privacyrules.syntax.php.laravel_tables import call_on_column, call_on_table
from privacyrules.syntax.php.program import run_forward
from privacyrules.syntax.php.runner import Runner
from privacyrules.syntax.php.values import Call, ClassName, Handed, Instance, Php

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_NOT_WRITTEN = "what this call does to the schema is not written here"
_OTHER_MIGRATIONS = "this runs other migrations, which are not written here"
_CONTAINER = frozenset({"app", "resolve", "make"})
_IN_CONTAINER: dict[str, object] = {
    "db": Connection(),
    "db.connection": Connection(),
    "db.schema": Builder(),
}
_MEMBERS: dict[str, object] = {"schema": Builder(), "db": Connection()}
_OF_MIGRATIONS = frozenset({"getconnection", "shouldrun", "__construct"})
"""What a migration has from Laravel itself."""
_ADDS_NOTHING = re.compile(
    r"drop|has|enable|disable|begin|commit|rollback|log|warn|write|(?:info|line|error|comment)\Z"
)
_PASSES_ON = frozenset({"method_exists", "is_callable", "is_null", "get_class", "var_dump", "dd", "dump"})
_TABLE_VARIABLES = frozenset({"$table", "$blueprint", "$t"})


def read_laravel(found: TreeFound) -> None:
    """Read what `up` does, and the functions of this file that it calls."""
    run_forward(found, _Forward(found), ("up",), (Handed(Builder()),))


class _Forward:
    """Sees the calls of a migration."""

    def __init__(self, found: TreeFound) -> None:
        self.found = found

    @property
    def told(self) -> int:
        """How much was found so far."""
        return len(self.found.sightings)

    def call(self, call: Call, runner: Runner) -> Php | None:
        """Read a call of Laravel's."""
        role = role_called(call)
        if isinstance(role, Blueprint):
            return call_on_table(self.found, Step(role.table, call, runner))
        if isinstance(role, Column):
            return call_on_column(self.found, role, call)
        if isinstance(role, Builder):
            return call_on_schema(self.found, call, runner)
        if isinstance(role, Connection):
            return call_on_database(self.found, call, runner)
        if states_a_migration(call):
            return call_on_flarum(self.found, call, runner)
        if call.receiver is None and call.key in _CONTAINER:
            return _from_container(call)
        return self._other(call, runner)

    def member(self, owner: Php, name: str) -> Php | None:
        """Return the builder that a migration of some frameworks has as its own."""
        role = _MEMBERS.get(name)
        return Handed(role) if role is not None and isinstance(owner, Instance) else None

    def lost(self, node: Node, why: str) -> None:
        """Keep what cannot be followed."""
        self.found.opaque(node, why)

    def _other(self, call: Call, runner: Runner) -> Php | None:
        """Read a call of something else: what gets hold of a table may do anything to it."""
        owner = call.receiver
        first = role_of(call.argument(0))
        if isinstance(owner, ClassName) and owner.name == "NestedSet" and isinstance(first, Blueprint):
            drops = "dropNestedSet" if call.key.startswith("drop") else "nestedSet"
            step = Step(first.table, replace(call, name=drops, args=()), runner)
            return call_on_table(self.found, step)
        why = self._unread(call, runner)
        if why:
            opaque(self.found, call, why)
        return None if why != _NOT_WRITTEN else Handed(None)

    def _unread(self, call: Call, runner: Runner) -> str:
        """Return why a call may bring columns that are not written here; nothing if it surely brings none."""
        if _runs_migrations(call):
            return _OTHER_MIGRATIONS
        if hands_on(runner, call):
            return "" if call.key in _PASSES_ON else _NOT_WRITTEN
        if call.alone and _is_own(call):
            known = call.key in _OF_MIGRATIONS or _ADDS_NOTHING.match(call.key)
            return "" if known else _NOT_WRITTEN
        owner = call.node.child_by_field_name("object")
        named = self.found.source.excerpt(owner) if owner is not None else ""
        return NO_TABLE if named in _TABLE_VARIABLES and adds_columns(call) else ""


def _is_own(call: Call) -> bool:
    """Say whether a call is one of a method that the migration has from elsewhere."""
    scope = call.node.child_by_field_name("scope")
    return isinstance(call.receiver, Instance) or (scope is not None and scope.type == "relative_scope")


def _runs_migrations(call: Call) -> bool:
    if not isinstance(call.receiver, ClassName) or call.receiver.name != "Artisan":
        return call.key == "up" and call.alone
    command = call.argument(0, "command")
    return isinstance(command, Text) and command.value.startswith("migrate")


def _from_container(call: Call) -> Php | None:
    """`app('db')`, `resolve(DatabaseManager::class)`."""
    named = call.argument(0)
    role = _IN_CONTAINER.get(named.value) if isinstance(named, Text) else None
    return Handed(role) if role is not None else None
