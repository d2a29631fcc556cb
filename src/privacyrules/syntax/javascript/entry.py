"""The text of a migration in; what its way forward calls, as a watcher sees it, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from privacyrules.model.schema import MigrationReading
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import Program, TreeFound, read_tree
from privacyrules.syntax.javascript.modules import exported, function_in
from privacyrules.syntax.javascript.runner import Runner, Watcher
from privacyrules.syntax.javascript.spans import beginning, keep_opaque
from privacyrules.syntax.javascript.statements import STATEMENTS
from privacyrules.syntax.javascript.values import Built, Dotted, Either, Frame, Items, Pairs, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_NO_UP = "what this migration does is not written here"
NOT_WRITTEN = "what this call does to the schema is not written here"
_NO_SQL = "the SQL that is run is not written here"
_DEEPEST_ARGUMENT = 3
_ASKS = re.compile(
    r"(?!\w*(?:And|Or)[A-Z])(?:"
    r"(?:can|check|count|describe|detect|does|exists|fetch|find|get|has|is|list|should)(?![a-z])"
    r"|(?!add|create|ensure|make|set)\w*Exists\Z)"
)


def read_script(
    text: str, path: str, dialect: str | None, walk: Callable[[TreeFound], None]
) -> MigrationReading:
    """Read a file; its name says which of the two languages it is in.

    Args:
        text: the text of the file.
        path: the path that places name.
        dialect: of the SQL in strings, None to judge by each string.
        walk: finds what the file does.

    Raises:
        KeyError: the dialect is not known.
        MissingExtraError: the grammar is not installed.
    """
    typed = path.lower().endswith("ts")
    language, grammar = ("TypeScript", "typescript") if typed else ("JavaScript", "javascript")
    return read_tree(Program(text, path, language, grammar, dialect), walk)


def run_module(found: TreeFound, watcher: Watcher) -> tuple[Runner, Frame]:
    """Walk through a file as it is loaded; return what walks, and the names that the file then knows."""
    runner = Runner(found.source, STATEMENTS, watcher)
    module = Frame(returned=[])
    runner.top(found.source.root.named_children, module)
    return runner, module


def run_quietly(found: TreeFound) -> tuple[Runner, Frame]:
    """Walk through a file of which only the names that it knows matter."""
    return run_module(found, _Nobody())


class _Nobody:
    """Sees calls, and makes nothing of them."""

    def call(self, built: Built) -> Value:
        """Leave a call as it is."""
        return built

    def handed(self, _built: Built) -> tuple[Value, ...]:
        """Leave open what a function is called with."""
        return ()

    def lost(self, node: Node, why: str) -> None:
        """Pass over what cannot be followed."""


def run_up(found: TreeFound, loaded: tuple[Runner, Frame], given: Sequence[Value]) -> None:
    """Walk through the function `up` that a loaded file exports, called with what its tool gives it."""
    runner, module = loaded
    for up, owner in exported(module, "up"):
        function = function_in(up, "up")
        if function is not None:
            runner.enter(function, given, owner)
        else:
            found.opaque(found.source.root, _NO_UP)


def hands_on(built: Built, changers: re.Pattern[str]) -> bool:
    """Say whether a call is handed what changes the schema: something whose whole name fits a pattern.

    A call that by its name only asks (`hasColumn(knex, "users")`) is taken at its word.
    """
    return not _ASKS.match(built.name) and any(
        isinstance(part, Dotted) and changers.fullmatch(part.path)
        for value in built.args
        for part in parts_of(value)
    )


def run_sql(value: Value | None, node: Node, found: TreeFound) -> None:
    """Read the SQL that a call runs; of several that may be run, each."""
    for text in value.options if isinstance(value, Either) else (value,):
        if isinstance(text, Text):
            found.keep_sql(text, beginning(node, found.source), found.source.end(node))
        else:
            found.statements += 1
            keep_opaque(found, node, _NO_SQL)


def read_operation(reader: Callable[[Built, TreeFound], None], built: Built, found: TreeFound) -> None:
    """Read a call that is known to change the schema, unless some of its arguments are not written."""
    found.statements += 1
    if built.missing is not None:
        keep_opaque(found, built.node, "some of the arguments are not written here")
    else:
        reader(built, found)


def parts_of(value: Value, depth: int = _DEEPEST_ARGUMENT) -> Iterator[Value]:
    """Give a value, and what stands in it where it is a list or an object."""
    yield value
    inside: Iterator[Value] = iter(())
    if depth and isinstance(value, Items):
        inside = iter(value.items)
    elif depth and isinstance(value, Pairs):
        inside = (entry.value for entry in value.entries.values())
    for part in inside:
        yield from parts_of(part, depth - 1)
