"""What Laravel hands to a migration, as far as its calls can be told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.model.schema import TableName
from privacyrules.syntax.php.functions import parameters
from privacyrules.syntax.php.runner import Runner
from privacyrules.syntax.php.values import Call, ClassName, Closure, Handed, Php

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node


@dataclass(frozen=True, slots=True)
class Builder:
    """The builder of schemas: `Schema`, `DB::getSchemaBuilder()`."""


@dataclass(frozen=True, slots=True)
class Connection:
    """A connection to a database: `DB`, `Schema::getConnection()`."""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A table that is being created or changed."""

    table: TableName


class Step(NamedTuple):
    """One call on one table."""

    table: TableName
    call: Call
    runner: Runner


@dataclass(frozen=True, slots=True)
class Column:
    """Columns that one call adds, by their positions among all that was found."""

    at: tuple[int, ...]


_CLASSES: dict[str, object] = {
    "capsule": Connection(),
    "db": Connection(),
    "manager": Connection(),
    "schema": Builder(),
}
"""Laravel's own classes by their names, in whichever namespace a framework has them."""


def role_of(value: Php | None) -> object:
    """Return what Laravel's part in a value is, None if it has none."""
    return value.role if isinstance(value, Handed) else None


def role_called(call: Call) -> object:
    """Return what Laravel's part in that is on which a call is made, None if it has none."""
    owner = call.receiver
    if not isinstance(owner, ClassName):
        return role_of(owner)
    name = owner.name.lower()
    if name == "manager" and "capsule" not in owner.path.lower():
        return None
    return _CLASSES.get(name)


def takes_a_table(runner: Runner, function: Closure) -> bool:
    """Say whether a function says that it is to be called with a table."""
    stated = (parameter.child_by_field_name("type") for parameter in parameters(function.node))
    return any(_is_blueprint(runner, kind) for kind in stated)


def _is_blueprint(runner: Runner, kind: Node | None) -> bool:
    return kind is not None and runner.source.excerpt(kind).endswith("Blueprint")


def hands_on(runner: Runner, call: Call) -> bool:
    """Say whether a call gets hold of a table, of the builder, or of what is to be done with a table."""
    return any(
        isinstance(role_of(value), Blueprint | Builder)
        or (isinstance(value, Closure) and takes_a_table(runner, value))
        for value in call.arguments()
    )
