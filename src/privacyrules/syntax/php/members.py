"""A class, its constants and its properties in; what they stand for out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.code.values import Unknown
from privacyrules.syntax.php.functions import declared_in, variable_name
from privacyrules.syntax.php.runner import Folds, Runner, parts
from privacyrules.syntax.php.values import ClassName, Constant, Declared, Frame, Instance, Php

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_NAMES = ("name", "qualified_name", "relative_name", "namespace_name")
_ANONYMOUS = "class@"


def class_named(runner: Runner, node: Node | None, frame: Frame) -> Php:
    """Return the class that is written before `::` or behind `new`."""
    if node is None:
        return Unknown((0, 0))
    written = runner.source.folded(node)
    if node.type == "relative_scope" or written.lower() in ("self", "static", "parent"):
        owner = frame.owner
        is_base = written.lower() == "parent"
        path = (owner.base if is_base else owner.name) if owner is not None else written
        return ClassName(path, runner.span(node))
    if node.type not in _NAMES:
        return runner.fold(node, frame)
    return ClassName(full_name(runner, written), runner.span(node))


def full_name(runner: Runner, written: str) -> str:
    """Return the full name of a class, as `use` resolves it."""
    first, slash, rest = written.removeprefix("namespace\\").partition("\\")
    return f"{runner.imports.get(first.lower(), first)}{slash}{rest}".lstrip("\\")


def _class_constant(runner: Runner, node: Node, frame: Frame) -> Php:
    inner = parts(node)
    owner = class_named(runner, inner[0] if inner else None, frame)
    name = runner.source.excerpt(inner[-1]) if inner else ""
    if name.lower() == "class":
        return owner
    found = _found(runner, owner, f"::{name}")
    if found is not None:
        return found
    if isinstance(owner, ClassName):
        return Constant(owner.name, name, runner.span(node))
    return Unknown(runner.span(node))


def _static_property(runner: Runner, node: Node, frame: Frame) -> Php:
    owner = class_named(runner, node.child_by_field_name("scope"), frame)
    name = variable_name(runner, node.child_by_field_name("name"))
    return _found(runner, owner, f"->{name}") or Unknown(runner.span(node))


def _property(runner: Runner, node: Node, frame: Frame) -> Php:
    owner = runner.fold(node.child_by_field_name("object"), frame)
    named = node.child_by_field_name("name")
    if named is None or named.type != "name":
        return Unknown(runner.span(node))
    name = runner.source.excerpt(named)
    found = _found(runner, owner, f"->{name}")
    if found is None or isinstance(found, Unknown):
        found = runner.watcher.member(owner, name)
    return Unknown(runner.span(node)) if found is None else found


def _found(runner: Runner, owner: Php, name: str) -> Php | None:
    """Return a constant or a property of a class of the file, or of one that it extends."""
    declared = declared_in(runner, owner)
    for _ in range(len(runner.classes) + 1):
        if declared is None:
            break
        found = runner.file.names.get(f"{declared.name}{name}")
        if found is not None:
            return found
        declared = runner.classes.get(declared.base.lower())
    return None


def member_name(runner: Runner, target: Node, frame: Frame) -> str | None:
    """Return the name under which the file keeps a property that is assigned to; None if it keeps none."""
    named = target.child_by_field_name("name")
    if target.type == "scoped_property_access_expression":
        owner: Php = class_named(runner, target.child_by_field_name("scope"), frame)
    else:
        owner = runner.fold(target.child_by_field_name("object"), frame)
    declared = declared_in(runner, owner)
    return f"{declared.name}->{variable_name(runner, named)}" if declared is not None else None


def declare_class(runner: Runner, node: Node) -> Declared:
    """Keep the methods, the constants and the properties of a class of the file."""
    named, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    name = runner.source.excerpt(named) if named is not None else f"{_ANONYMOUS}{node.start_byte}"
    base = next((part for part in node.named_children if part.type == "base_clause"), None)
    parents = parts(base) if base is not None else []
    path = full_name(runner, runner.source.excerpt(parents[0])) if parents else ""
    declared = Declared(name, path.rpartition("\\")[2])
    runner.classes[name.lower()] = declared
    inside = Frame({}, runner.file, declared)
    for part in parts(body) if body is not None else []:
        if part.type == "method_declaration":
            method = part.child_by_field_name("name")
            declared.methods[runner.source.excerpt(method or part).lower()] = part
        elif part.type in ("const_declaration", "property_declaration"):
            declare_members(runner, part, inside)
    return declared


def declare_members(runner: Runner, node: Node, frame: Frame) -> None:
    """Keep what constants, or properties, of a class or of the file start with."""
    owner = frame.owner.name if frame.owner is not None else ""
    for element in parts(node):
        if element.type == "const_element":
            inner = parts(element)
            name = f"{owner}::{runner.source.excerpt(inner[0])}" if owner else runner.source.excerpt(inner[0])
            frame.put_member(name, runner.fold(inner[-1], frame))
        elif element.type == "property_element":
            name = variable_name(runner, element.child_by_field_name("name"))
            default = element.child_by_field_name("default_value")
            stated = runner.fold(default, frame) if default is not None else Unknown(runner.span(element))
            frame.put_member(f"{owner}->{name}", stated)


def _class(runner: Runner, node: Node, _frame: Frame) -> Php:
    return Instance(declare_class(runner, node))


def _function(runner: Runner, node: Node, _frame: Frame) -> Php:
    name = node.child_by_field_name("name")
    if name is not None:
        runner.functions[runner.source.excerpt(name).lower()] = node
    return Unknown(runner.span(node))


def _constants(runner: Runner, node: Node, _frame: Frame) -> Php:
    declare_members(runner, node, runner.file)
    return Unknown(runner.span(node))


def _use(runner: Runner, node: Node, _frame: Frame) -> Php:
    """`use A;`, `use A as B;` and `use A, B;`, also of a group."""
    prefix = next((part for part in node.named_children if part.type == "namespace_name"), None)
    before = f"{runner.source.excerpt(prefix)}\\" if prefix is not None else ""
    body = node.child_by_field_name("body") or node
    for clause in body.named_children:
        if clause.type == "namespace_use_clause":
            alias = clause.child_by_field_name("alias")
            path = before + runner.source.excerpt(next(iter(parts(clause)), clause)).lstrip("\\")
            name = runner.source.excerpt(alias) if alias is not None else path.rpartition("\\")[2]
            runner.imports[name.lower()] = path
    return Unknown(runner.span(node))


MEMBERS: Folds = {
    "class_constant_access_expression": _class_constant,
    "scoped_property_access_expression": _static_property,
    **dict.fromkeys(("member_access_expression", "nullsafe_member_access_expression"), _property),
    **dict.fromkeys(
        ("class_declaration", "trait_declaration", "enum_declaration", "anonymous_class"), _class
    ),
    "function_definition": _function,
    "const_declaration": _constants,
    "namespace_use_declaration": _use,
}
