"""The syntax tree of a Rails migration, or of `schema.rb`, in; what it does to the schema out."""

from __future__ import annotations

from privacyrules.model.places import Place
from privacyrules.model.schema import Unread
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.ruby.program import Declared, declared
from privacyrules.syntax.ruby.rails_calls import MigrationCalls
from privacyrules.syntax.ruby.rails_models import tables_of
from privacyrules.syntax.ruby.runner import Runner, parts
from privacyrules.syntax.ruby.values import Frame

_NOT_DUMPED = "Could not dump table"


def read_rails(found: TreeFound) -> None:
    """Read the way forward of every migration in a file, and the schema that it defines, if it does."""
    watcher = MigrationCalls(found)
    runner = watcher.work.runner
    file, *classes = declared(runner)
    methods = dict(file.methods)
    watcher.tables = tables_of(classes, runner)
    for one in classes:
        methods |= {f"{one.name}.{name}": method for name, method in one.methods.items()}
        methods |= one.methods if one.kind == "module" else {}
    watcher.running, runner.methods = True, methods
    runner.top(file.statements, Frame(outer=runner.root))
    for one in classes:
        if one.kind == "class":
            runner.methods = methods | one.methods
            runner.root.names |= one.constants
            _run(one, runner)
    _not_dumped(found)
    _once(found)


def _run(migration: Declared, runner: Runner) -> None:
    """Follow a migration: what stands in the class itself is run when the file is loaded."""
    if "Migration" in migration.parent:
        runner.top(migration.statements, Frame(outer=runner.root))
    entry = migration.methods.get("change") or migration.methods.get("up")
    body = entry.child_by_field_name("body") if entry else None
    if body is not None:
        statements = parts(body) if body.type == "body_statement" else [body]
        runner.top(statements, Frame(outer=runner.root))


def _not_dumped(found: TreeFound) -> None:
    """Say which tables Rails itself could not write into `schema.rb`."""
    for node in found.source.nodes("comment") if _NOT_DUMPED in found.source.text else ():
        if _NOT_DUMPED in found.source.excerpt(node):
            found.opaque(node, "Rails could not write this table down")


def _once(found: TreeFound) -> None:
    """Say once what is not understood of SQL that a loop runs again and again."""
    seen = set[tuple[Place, str]]()
    sightings, found.sightings = found.sightings, []
    for sighting in sightings:
        if isinstance(sighting.change, Unread):
            told = sighting.change.place, sighting.change.what
            if told in seen:
                continue
            seen.add(told)
        found.sightings.append(sighting)
