"""What a file imports and exports in; the names that it binds by that, and what its tool finds in it, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.javascript.runner import Runner
from privacyrules.syntax.javascript.values import Built, Class, Dotted, Either, Frame, Function, Pairs, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node


def walk_import(runner: Runner, node: Node, frame: Frame) -> None:
    """Bind what `import` names by its full name: `sequelize.DataTypes`."""
    source = runner.folder.source
    waiting = list(node.named_children)
    stated = node.child_by_field_name("source")
    if stated is None:
        # TypeScript: `import name = require("module")`
        clause = next((part for part in waiting if part.type == "import_require_clause"), None)
        stated = clause.child_by_field_name("source") if clause is not None else None
    origin = source.excerpt(stated)[1:-1] if stated is not None else "?"
    while waiting:
        part = waiting.pop()
        if part.type == "import_specifier":
            name, alias = part.child_by_field_name("name"), part.child_by_field_name("alias")
            if name is not None:
                frame.declare(source.excerpt(alias or name), Dotted(f"{origin}.{source.excerpt(name)}", part))
        elif part.type == "identifier":
            frame.declare(source.excerpt(part), Dotted(origin, part))
        elif part.type != "string":
            waiting += part.named_children


def walk_export(runner: Runner, node: Node, frame: Frame) -> None:
    """Keep what a file exports under `exports.`, and its main thing under `exports.default`."""
    source, folder = runner.folder.source, runner.folder
    declared, value = node.child_by_field_name("declaration"), node.child_by_field_name("value")
    if declared is not None:
        runner.block([declared], frame)
        for name in _names_declared(declared):
            bound = frame.get(source.excerpt(name))
            if bound is not None:
                frame.declare(f"exports.{source.excerpt(name)}", bound)
                if any(part.type == "default" for part in node.children):
                    frame.declare("exports.default", bound)
    if value is not None:
        frame.declare("exports.default", folder.fold(value, frame))
    for part in node.named_children:
        if part.type == "export_clause":
            _export_clause(runner, part, frame)
        elif node.children[1].type == "=":
            frame.declare("exports.", folder.fold(part, frame))


def _export_clause(runner: Runner, clause: Node, frame: Frame) -> None:
    for part in clause.named_children:
        name, alias = part.child_by_field_name("name"), part.child_by_field_name("alias")
        if name is not None:
            written = runner.folder.source.excerpt(name)
            exported = runner.folder.source.excerpt(alias or name)
            frame.declare(f"exports.{exported}", frame.get(written) or Dotted(written, name))


def _names_declared(declared: Node) -> list[Node]:
    named = declared.child_by_field_name("name")
    parts = (
        [part.child_by_field_name("name") for part in declared.named_children] if named is None else [named]
    )
    return [part for part in parts if part is not None]


def exported(module: Frame, name: str) -> list[tuple[Value, Class | None]]:
    """Return what a file exports under a name, by itself or as a part of what it exports as a whole.

    Of a whole whose parts are not known, that is the whole; where an `if` decides, it is each of the choices.
    The class is the one that it is a method of.
    """
    alone = module.names.get(f"exports.{name}")
    if alone is not None:
        return [(choice, None) for choice in _choices(alone)]
    wholes = [module.names.get("exports."), module.names.get("exports.default")]
    return [part for whole in wholes if whole is not None for part in _parts(whole, name)]


def _choices(value: Value) -> list[Value]:
    return list(value.options) if isinstance(value, Either) else [value]


def _parts(whole: Value, name: str) -> list[tuple[Value, Class | None]]:
    found: list[tuple[Value, Class | None]] = []
    for choice in _choices(whole):
        owner = choice if isinstance(choice, Class) else None
        members = owner.members if owner else choice
        part = members.get(name) if isinstance(members, Pairs) else choice
        if part is not None:
            found += [(each, owner) for each in _choices(part)]
        elif isinstance(members, Pairs) and members.missing is not None:
            found.append((choice, None))
    return found


def function_in(value: Value, name: str) -> Function | None:
    """Return the function that a value is, or the one that is handed to the call that it is.

    A call that is handed functions (`irreversible(async function up(knex) { ... })`) is taken to run the
    first, or the one of that name.
    """
    if isinstance(value, Function):
        return value
    given: list[Function] = []
    for each in value.args if isinstance(value, Built) else ():
        part = each.get(name) if isinstance(each, Pairs) else each
        given += [part] if isinstance(part, Function) else []
    named = [each for each in given if _name_of(each) == name]
    return next(iter(named or given), None)


def _name_of(function: Function) -> str:
    named = function.node.child_by_field_name("name")
    return named.text.decode(errors="replace") if named is not None and named.text is not None else ""
