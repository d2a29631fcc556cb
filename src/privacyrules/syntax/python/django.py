"""A Django migration in; what its operations do to the schema, and its place among the others, out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from privacyrules.model.schema import MigrationReading
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.python.django_operations import Operations
from privacyrules.syntax.python.django_state import AppState, app_of
from privacyrules.syntax.python.django_steps import Steps
from privacyrules.syntax.python.found import Found, read_python
from privacyrules.syntax.python.runner import Runner
from privacyrules.syntax.python.statements import STATEMENTS
from privacyrules.syntax.python.values import Built, Frame, Items, Value

_NAME = re.compile(r"([^\\/]*?)(?:\.py)?\Z", re.IGNORECASE)


def read_migration(text: str, path: str, dialect: str | None) -> MigrationReading:
    """Read the text of a migration: its operations, and where it stands among those of its app.

    Raises:
        KeyError: the dialect is not known.
    """
    said: list[_Said] = []
    label = app_of(path)[1]
    reading = read_python(text, path, dialect, lambda tree, found: said.extend(_read(tree, found, label)))
    if not said:
        return reading
    last = said[-1]
    name = _NAME.search(path)
    return reading._replace(
        steps=tuple(last.steps.laid(reading.changes)),
        revision=f"{label}.{name[1] if name else ''}",
        follows=last.follows,
        replaces=last.replaces,
    )


class _Said(NamedTuple):
    """What a class `Migration` says: its operations, and the names of the migrations before it."""

    steps: Steps
    follows: tuple[str, ...]
    replaces: tuple[str, ...]


def _read(tree: ast.Module, found: Found, label: str) -> Iterator[_Said]:
    """Read the class `Migration`; `label` is the app's, with which tables' names begin."""
    watcher = _Nothing(found)
    with Runner(found.source, STATEMENTS, watcher) as runner:
        module = Frame()
        for statement in tree.body:
            runner.top([statement], module)
            if isinstance(statement, ast.ClassDef) and statement.name == "Migration":
                frame = Frame(outer=module)
                watcher.inside = True
                runner.top(statement.body, frame)
                watcher.inside = False
                steps = Steps(found, AppState(label))
                operations = frame.names.get("operations")
                if operations is not None:
                    Operations(steps).read(operations, _assigned(statement))
                follows, replaces = frame.names.get("dependencies"), frame.names.get("replaces")
                yield _Said(steps, tuple(_revisions(follows)), tuple(_revisions(replaces)))


def _revisions(listed: Value | None) -> Iterator[str]:
    """Give the migrations that a list of `(app, name)` names."""
    for item in listed.items if isinstance(listed, Items) else ():
        pair = [known_text(part) for part in item.items] if isinstance(item, Items) else []
        if len(pair) == 2 and pair[0] and pair[1]:
            yield f"{pair[0].value}.{pair[1].value}"


def _assigned(migration: ast.ClassDef) -> ast.stmt:
    """Return where the operations are listed, to name what is not understood of them as a whole."""
    named = (
        node for node in migration.body if any(_is_operations(part) for part in ast.iter_child_nodes(node))
    )
    return next(named, migration)


def _is_operations(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "operations"


class _Nothing:
    """Sees the calls of a migration's class: they only build operations."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.inside = False

    def call(self, built: Built) -> Value:
        """Leave a call as it is."""
        return built

    def alone(self, value: Value) -> None:
        """Pass over an expression whose value nobody keeps."""

    def lost(self, node: ast.expr | ast.stmt, why: str) -> None:
        """Keep what cannot be followed."""
        if self.inside:
            self.found.opaque(node, why)
