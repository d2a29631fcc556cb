"""The fields that a Django migration adds, changes or removes in; the columns that they make out."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from privacyrules.model.schema import ColumnChange, TableChange
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.django_models import Models
from privacyrules.syntax.python.found import Found, written_type
from privacyrules.syntax.python.values import Built, Items, Pairs, Plain, Value

_NO_COLUMN = ("ManyToManyField", "GenericForeignKey", "GenericRelation", "TaggableManager")
_RELATION = ("ForeignKey", "OneToOneField", "ParentalKey")
_LENGTHS = ("max_length", "max_digits", "decimal_places")
_NO_NAME = "the name of the model or of the field is not written here"
_NO_DB_COLUMN = "the name of the column is not written here"


def created_model(built: Built, found: Found, models: Models) -> None:
    """Read `CreateModel(name=, fields=[("name", models.Field()), ...], options={...})`."""
    name, fields = known_text(built.argument(0, "name")), built.argument(1, "fields")
    options = built.argument(2, "options")
    stated = options.get("db_table") if isinstance(options, Pairs) else None
    table = known_text(stated)
    if name is None or (stated is not None and table is None):
        found.opaque(built.node, "the name of the model, or of its table, is not written here")
        return
    if _is_set(options, "proxy", value=True) or _is_set(options, "managed", value=False):
        models.not_stored.add(name.value.lower())
        return
    if table is not None:
        models.keep_table(name.value, table.value)
    said = known_text(options.get("db_table_comment")) if isinstance(options, Pairs) else None
    place = found.place(table or name)
    change = TableChange("create", models.table(name.value), place, comment=said.value if said else None)
    found.saw(change, built.node, name.offset(len(name.value)) + 1)
    _fields(fields, built, found, (models, name.value))


def _fields(fields: Value | None, built: Built, found: Found, of: tuple[Models, str]) -> None:
    for item in fields.items if isinstance(fields, Items) else ():
        pair = item.items if isinstance(item, Items) and len(item.items) == 2 else (None, None)
        node = (item.node if isinstance(item, Items) else None) or built.node
        name = known_text(pair[0])
        if name is None or pair[1] is None:
            found.opaque(node, "the name of a field is not written here")
        else:
            _field(Stated("add", name, pair[1]), node, found, of)
    missing = fields.missing if isinstance(fields, Items) else built.node
    if missing is not None:
        found.opaque(missing, "some of the fields are not written here")


def _is_set(options: Value | None, key: str, *, value: bool) -> bool:
    stated = options.get(key) if isinstance(options, Pairs) else None
    return isinstance(stated, Plain) and stated.value is value


@dataclass(frozen=True, slots=True)
class Stated:
    """One field as an operation states it."""

    operation: str
    name: Text
    field: Value


def _field(stated: Stated, node: ast.expr, found: Found, of: tuple[Models, str]) -> None:
    models, model = of
    named, column = _column(stated)
    if named is None:
        found.opaque(node, _NO_DB_COLUMN)
        return
    models.columns[model.lower(), stated.name.value] = column
    if column is None or not models.is_stored(model):
        return
    comment = known_text(stated.field.named.get("db_comment")) if isinstance(stated.field, Built) else None
    change = ColumnChange(
        "add" if stated.operation == "add" else "retype",
        models.table(model),
        column,
        found.place(named),
        _type(stated.field, found),
        comment=comment.value if comment else None,
    )
    found.saw(change, node)


def _type(made: Value, found: Found) -> str | None:
    """Return the kind of a field with its lengths: `CharField(32)`, `ArrayField(TextField)`."""
    if not isinstance(made, Built):
        return written_type(made, found.source)
    fields = [value for value in (*made.args, made.named.get("base_field")) if isinstance(value, Built)]
    inside = [_type(value, found) or "" for value in fields if value.name.endswith("Field")]
    stated = {keyword.arg: keyword.value for keyword in made.node.keywords}
    inside += [found.source.folded(stated[name]) for name in _LENGTHS if name in stated]
    return f"{made.name}({', '.join(inside)})" if inside else made.name


def _column(stated: Stated) -> tuple[Text | None, str | None]:
    """Return the name as written and the column that a field makes, if any; no name if it is not known."""
    made = stated.field
    if not isinstance(made, Built):
        return stated.name, stated.name.value
    if made.name.endswith(_NO_COLUMN):
        return stated.name, None
    given = made.named.get("db_column")
    if given is not None and not isinstance(given, Plain):
        name = known_text(given)
        return name, name.value if name else None
    related = made.name.endswith(_RELATION) or "on_delete" in made.named
    return stated.name, stated.name.value + "_id" * related


def added_field(built: Built, found: Found, models: Models) -> None:
    """Read `AddField(model_name=, name=, field=)`."""
    _one_field("add", built, found, models)


def changed_field(built: Built, found: Found, models: Models) -> None:
    """Read `AlterField(model_name=, name=, field=)`."""
    _one_field("retype", built, found, models)


def _one_field(operation: str, built: Built, found: Found, models: Models) -> None:
    model, name = known_text(built.argument(0, "model_name")), known_text(built.argument(1, "name"))
    made = built.argument(2, "field")
    if model is None or name is None or made is None:
        found.opaque(built.node, _NO_NAME)
    else:
        _field(Stated(operation, name, made), built.node, found, (models, model.value))


def removed_field(built: Built, found: Found, models: Models) -> None:
    """Read `RemoveField(model_name=, name=)`."""
    model, name = known_text(built.argument(0, "model_name")), known_text(built.argument(1, "name"))
    if model is None or name is None:
        found.opaque(built.node, _NO_NAME)
        return
    column = models.columns.pop((model.value.lower(), name.value), name.value)
    if column is not None and models.is_stored(model.value):
        found.saw(ColumnChange("drop", models.table(model.value), column, found.place(name)), built.node)


def renamed_field(built: Built, found: Found, models: Models) -> None:
    """Read `RenameField(model_name=, old_name=, new_name=)`."""
    model, former = known_text(built.argument(0, "model_name")), known_text(built.argument(1, "old_name"))
    new = known_text(built.argument(2, "new_name"))
    if model is None or former is None or new is None:
        found.opaque(built.node, _NO_NAME)
        return
    key = model.value.lower()
    before = models.columns.pop((key, former.value), former.value)
    if before is None or not models.is_stored(key):
        models.columns[key, new.value] = None
        return
    ending = "_id" if before == f"{former.value}_id" else ""
    after = new.value + ending if before in (former.value, former.value + ending) else before
    models.columns[key, new.value] = after
    if before != after:
        change = ColumnChange("rename", models.table(key), after, found.place(new), former=before)
        found.saw(change, built.node)
