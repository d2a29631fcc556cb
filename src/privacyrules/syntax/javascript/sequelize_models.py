"""The models of Sequelize's in a file in; the columns that they are kept in out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.model.places import Place
from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.javascript.decorators import Field, Mark, Model, models_of, with_bases
from privacyrules.syntax.javascript.entry import run_module
from privacyrules.syntax.javascript.naming import plural, snake_case
from privacyrules.syntax.javascript.sequelize_tables import NO_COLUMNS, described, read_attributes
from privacyrules.syntax.javascript.spans import keep_opaque
from privacyrules.syntax.javascript.values import (
    Built,
    Class,
    Dotted,
    Frame,
    Function,
    Pairs,
    Plain,
    Value,
)

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_GIVEN = (Dotted("sequelize"), Dotted("DataTypes"))
_STARTS = ("init", "initialize", "initModel")
_COLUMN, _OWN_TIMES = "Column", ("CreatedAt", "UpdatedAt", "DeletedAt")
_NO_TABLE = "the name of the table is not written here"


def read_models(found: TreeFound) -> None:
    """Read `sequelize.define(...)`, `Model.init(...)`, and classes with the decorator `@Table`."""
    watcher = _Models(found)
    runner, module = run_module(found, watcher)
    for value in _exported(module):
        runner.enter(value, _GIVEN)
    for owner in {id(value): value for value in module.names.values() if isinstance(value, Class)}.values():
        watcher.owner = owner
        for name in _STARTS:
            method = owner.members.get(name)
            if isinstance(method, Function):
                runner.enter(method, _GIVEN, owner)
    models = {model.name.value: model for model in models_of(found.source.root, runner.folder, module)}
    for model in models.values():
        mark = next((mark for mark in model.marks if mark.name == "Table"), None)
        if mark is not None:
            _decorated(model, mark, models, found)


def _exported(module: Frame) -> list[Function]:
    """Return the functions that a file exports, each once: they are handed the connection."""
    exported = [value for name, value in module.names.items() if name.startswith("exports.")]
    functions = {value.node.id: value for value in exported if isinstance(value, Function)}
    return list(functions.values())


class _Models:
    """Sees the calls that define models; `owner` is the class whose methods are being walked through."""

    def __init__(self, found: TreeFound) -> None:
        self.found = found
        self.owner: Class | None = None

    def call(self, built: Built) -> Value:
        """Read `sequelize.define("Name", columns, options)` or `Name.init(columns, options)`."""
        first, second = built.argument(0), built.argument(1)
        if built.name == "define" and isinstance(second, Pairs):
            name = known_text(first)
            if name is not None:
                self._model(name, second, built.argument(2), built)
        elif built.name == "init" and isinstance(second, Pairs) and _is_ours(second):
            self._model(self._class_name(built), first, second, built)
        return built

    def handed(self, _built: Built) -> tuple[Value, ...]:
        """Leave open what a function is called with."""
        return ()

    def lost(self, node: Node, why: str) -> None:
        """Pass over what cannot be followed: most of what a model does is nothing to us."""

    def _class_name(self, built: Built) -> Text | None:
        owner = built.receiver
        made = owner if isinstance(owner, Class) else self.owner
        source = self.found.source
        if isinstance(owner, Dotted) and owner.path != "super" and owner.node is not None:
            return Text(owner.path.rpartition(".")[2], ((0, source.start(owner.node)),))
        name = made.node.child_by_field_name("name") if made is not None else None
        return Text(source.excerpt(name), ((0, source.start(name)),)) if name is not None else None

    def _model(self, name: Text | None, columns: Value | None, options: Value | None, built: Built) -> None:
        found = self.found
        found.statements += 1
        stated = options if isinstance(options, Pairs) else Pairs()
        named = _table(name, stated)
        if named is None:
            keep_opaque(found, built.node, _NO_TABLE)
            return
        table, place = named[0], found.place(named[1])
        said = known_text(stated.get("comment"))
        start = found.source.start(built.node)
        change = TableChange("create", table, place, comment=said.value if said else None)
        found.keep(change, start, max(start + 1, _head_end(built, found)))
        if isinstance(columns, Pairs):
            read_attributes(columns, table, found, snake_case if _is_set(stated, "underscored") else str)
        else:
            keep_opaque(found, built.node, NO_COLUMNS)


def _is_ours(options: Pairs) -> bool:
    return any(options.get(name) is not None for name in ("sequelize", "modelName", "tableName"))


def _table(name: Text | None, options: Pairs) -> tuple[TableName, Text] | None:
    """Return the table of a model, and the words that name it; None where they are not written."""
    schema = known_text(options.get("schema"))
    stated = options.get("tableName")
    if stated is not None:
        own = known_text(stated)
        return (TableName(own.value, schema.value if schema else None), own) if own else None
    model = known_text(options.get("modelName")) or name
    if model is None:
        return None
    called = model.value if _is_set(options, "freezeTableName") else plural(model.value)
    called = snake_case(called) if _is_set(options, "underscored") else called
    return TableName(called, schema.value if schema else None), model


def _is_set(options: Pairs, name: str) -> bool:
    value = options.get(name)
    return isinstance(value, Plain) and value.value is True


def _head_end(built: Built, found: TreeFound) -> int:
    """Return the offset behind the bracket that opens the columns."""
    arguments = built.node.child_by_field_name("arguments")
    parts = [part for part in arguments.named_children if part.type == "object"] if arguments else []
    return found.source.start(parts[0]) + 1 if parts else found.source.end(built.node)


def _decorated(model: Model, mark: Mark, models: dict[str, Model], found: TreeFound) -> None:
    """Read a class with `@Table`, whose columns are fields with `@Column`."""
    found.statements += 1
    options = mark.options or Pairs()
    named = _table(model.name, options)
    if named is None:
        found.opaque(model.node, _NO_TABLE)
        return
    place: Place = found.place(named[1])
    found.keep(TableChange("create", named[0], place), *model.head)
    underscored = _is_set(options, "underscored")
    for each in with_bases(model, models):
        for field in each.fields:
            _column(field, (named[0], underscored), found)


def _column(field: Field, of: tuple[TableName, bool], found: TreeFound) -> None:
    mark = field.marked(_COLUMN) or field.marked(*_OWN_TIMES)
    if mark is None:
        return
    options, stated = mark.options, next(iter(mark.args), None)
    renamed = options.get("field") if options else None
    name = field.name if renamed is None else known_text(renamed)
    if name is None:
        found.keep_opaque("the name of the column is not written here", *field.span)
        return
    column = snake_case(name.value) if of[1] and renamed is None else name.value
    change = ColumnChange("add", of[0], column, found.place(name))
    change = described(change, stated, found)
    comment = field.marked("Comment")
    said = known_text(comment.args[0]) if comment and comment.args else None
    if not (change.type or "").startswith("VIRTUAL"):
        change = change._replace(
            type=change.type or field.type, comment=said.value if said else change.comment
        )
        found.keep(change, *field.span)
