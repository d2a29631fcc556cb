"""What the calls of a Rails migration turn out to do in; the changes, or their contrary, written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.annotations import mentions
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.code.values import Items, Pairs, Plain, Unknown
from privacyrules.syntax.ruby.runner import Runner
from privacyrules.syntax.ruby.values import Block, Call, Handed, Ruby

NO_TABLE = "the name of the table is not written here"
NO_COLUMN = "the name of the column is not written here"
NO_ARGUMENTS = "some of the arguments are not written here"
NOT_WRITTEN = "what this call does to the schema is not written here"
_OPTIONS = ("opt", "param", "arg", "conf", "default", "{", "null", "limit")
_MODIFIERS = ("if_modifier", "unless_modifier")


class OfTable(NamedTuple):
    """The role of `t`: a table, and the options that `with_options` states for all its columns."""

    table: TableName
    options: Mapping[str, Ruby] = {}


class OfMigration(NamedTuple):
    """The role of the migration itself, with the options that `with_options` states."""

    options: Mapping[str, Ruby] = {}


class OfDirection(NamedTuple):
    """The role of what `reversible` hands to its block."""


class OfSomething(NamedTuple):
    """The role of what a call hands to its block that is not known, and may be a table."""

    call: Call


@dataclass(slots=True)
class Work:
    """Writes down what a migration does; what it does while it reverts something is the contrary."""

    found: TreeFound
    runner: Runner
    reverting: bool = False
    remarked: bool = field(init=False)

    def __post_init__(self) -> None:
        """Look whether comments speak to us."""
        self.remarked = mentions(self.found.source.text)

    def keep(self, change: ColumnChange | TableChange, call: Call, until: int = 0) -> None:
        """Keep what a call does; `until` is where that ends if the call goes on."""
        kept = contrary(change) if self.reverting else change
        if kept is not None:
            self.found.keep(kept, self.found.source.start(call.node), until or self._end(call))

    def _end(self, call: Call) -> int:
        """Return where the statement ends that a comment behind it stands beside: behind its `if`."""
        parent = call.node.parent if self.remarked else None
        return self.found.source.end(parent if parent and parent.type in _MODIFIERS else call.node)

    def opaque(self, call: Call, what: str) -> None:
        """Keep a call that is not understood."""
        self.found.opaque(call.node, what)

    def hand(self, block: Block | None, role: object) -> None:
        """Run a block with what the framework hands to it."""
        if block is not None:
            self.runner.run(block, [Handed(role)] if role is not None else ())
            if self.runner.left == "break":
                self.runner.left = None


def contrary(change: ColumnChange | TableChange) -> ColumnChange | TableChange | None:
    """Return what undoes a change; None where nothing is left of it."""
    if change.operation == "rename" and change.former is not None:
        if isinstance(change, ColumnChange):
            return change._replace(column=change.former, former=change.column, type=None, comment=None)
        return change._replace(table=change.former, former=change.table)
    if isinstance(change, ColumnChange):
        if change.operation == "add":
            return change._replace(operation="drop", type=None, comment=None)
        return change._replace(operation="add") if change.operation == "drop" else None
    if change.operation == "create":
        return change._replace(operation="drop", comment=None)
    return change._replace(operation="create") if change.operation == "drop" else None


def table_of(value: Ruby | None) -> tuple[TableName, Text] | None:
    """Return the table that a value names, with its schema if that is written, and the name as written."""
    name = known_text(value)
    if name is None:
        return None
    schema, dot, own = name.value.rpartition(".")
    schema = schema.rpartition(".")[2]
    if not own:
        return None
    part = name.part(len(name.value) - len(own), len(name.value)) if dot else name
    return TableName(own, schema or None), part


def options_of(call: Call) -> dict[str, Ruby]:
    """Return the options of a call, also those in a hash that stands last."""
    last = call.args[-1] if call.args else None
    given = {key.value: value for key, value in last.entries} if isinstance(last, Pairs) else {}
    return {**given, **call.named}


def is_set(value: Ruby | None) -> bool:
    """Say whether an option is stated and neither false nor nil."""
    return value is not None and not (isinstance(value, Plain) and value.value in (None, False))


def names_in(call: Call, work: Work) -> Iterator[Text]:
    """Give the names that a call lists; those that are not written here are kept as opaque."""
    first = call.argument(0)
    if call.missing or (isinstance(first, Items) and first.missing is not None):
        work.opaque(call, NO_ARGUMENTS)
    for value in first.items if isinstance(first, Items) else call.args:
        name = known_text(value)
        if name is not None:
            yield name
        elif isinstance(value, Text) or (isinstance(value, Unknown) and not _says_how(value, work)):
            work.opaque(call, NO_COLUMN)


def _says_how(value: Unknown, work: Work) -> bool:
    """Say whether what is not known are options, by what they are called."""
    written = work.found.source.written(*value.span).lower()
    return any(word in written for word in _OPTIONS)


def written_type(value: Ruby | None, call: Call, work: Work) -> str | None:
    """Return a type as written, with bare lengths: `string(255)`, `decimal(10, 2)`, `string[]`."""
    options = options_of(call)
    if isinstance(value, Text):
        written = value.value
    elif isinstance(value, Unknown):
        written = work.found.source.written(*value.span)
    else:
        return None
    lengths = [options.get(key) for key in ("limit", "precision", "scale")]
    stated = [str(one.value) for one in lengths if isinstance(one, Plain) and type(one.value) is int]
    written += f"({', '.join(stated)})" if stated and "(" not in written else ""
    return written + "[]" * is_set(options.get("array"))
