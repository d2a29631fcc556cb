"""The models that a Django migration creates, deletes or renames in; the steps out."""

from __future__ import annotations

from privacyrules.model.mapped import ModelStep
from privacyrules.model.schema import TableChange
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.python.django_fields import listed_fields
from privacyrules.syntax.python.django_steps import Steps
from privacyrules.syntax.python.values import Built, Pairs, Plain, Value

_NO_MODEL = "the name of the model is not written here"


def created_model(built: Built, steps: Steps) -> None:
    """Read `CreateModel(name=, fields=[("name", models.Field()), ...], options={...})`."""
    name, fields = known_text(built.argument(0, "name")), built.argument(1, "fields")
    options = built.argument(2, "options")
    stated = options.get("db_table") if isinstance(options, Pairs) else None
    table = known_text(stated)
    if name is None or (stated is not None and table is None):
        steps.opaque(built.node, "the name of the model, or of its table, is not written here")
        return
    said = known_text(options.get("db_table_comment")) if isinstance(options, Pairs) else None
    change = TableChange(
        "create",
        steps.app.table(name.value),
        steps.found.place(table or name),
        comment=said.value if said else None,
    )
    stored = not _is_set(options, "proxy", value=True) and not _is_set(options, "managed", value=False)
    step = ModelStep("create", name.value, change, table=table.value if table else None, stored=stored)
    steps.take(step, built.node, name.offset(len(name.value)) + 1)
    listed_fields(fields, built, steps, name.value)


def _is_set(options: Value | None, key: str, *, value: bool) -> bool:
    stated = options.get(key) if isinstance(options, Pairs) else None
    return isinstance(stated, Plain) and stated.value is value


def deleted_model(built: Built, steps: Steps) -> None:
    """Read `DeleteModel(name=)`."""
    name = known_text(built.argument(0, "name"))
    if name is None:
        steps.opaque(built.node, _NO_MODEL)
        return
    change = TableChange("drop", steps.app.table(name.value), steps.found.place(name))
    steps.take(ModelStep("drop", name.value, change), built.node)


def renamed_model(built: Built, steps: Steps) -> None:
    """Read `RenameModel(old_name=, new_name=)`."""
    former, new = known_text(built.argument(0, "old_name")), known_text(built.argument(1, "new_name"))
    if former is None or new is None:
        steps.opaque(built.node, _NO_MODEL)
        return
    change = TableChange("rename", steps.app.table(new.value), steps.found.place(new))
    steps.take(ModelStep("rename", former.value, change, new=new.value), built.node)


def renamed_table(built: Built, steps: Steps) -> None:
    """Read `AlterModelTable(name=, table=)`."""
    name, table = known_text(built.argument(0, "name")), built.argument(1, "table")
    after = known_text(table)
    if name is None or not (after or isinstance(table, Plain)):
        steps.opaque(built.node, "the name of the model, or of the table, is not written here")
        return
    change = TableChange("rename", steps.app.table(name.value), steps.found.place(after or name))
    steps.take(ModelStep("table", name.value, change, table=after.value if after else None), built.node)


def commented_table(built: Built, steps: Steps) -> None:
    """Read `AlterModelTableComment(name=, table_comment=)`."""
    name, comment = known_text(built.argument(0, "name")), known_text(built.argument(1, "table_comment"))
    if name is None:
        steps.opaque(built.node, _NO_MODEL)
    elif comment is not None:
        table, place = steps.app.table(name.value), steps.found.place(name)
        change = TableChange("comment", table, place, comment=comment.value)
        steps.take(ModelStep("comment", name.value, change), built.node)


def changed_options(built: Built, steps: Steps) -> None:
    """Read `AlterModelOptions(name=, options=)`: whether migrations make the table from here on."""
    name, options = known_text(built.argument(0, "name")), built.argument(1, "options")
    if name is not None and isinstance(options, Pairs) and options.get("managed") is not None:
        stored = not _is_set(options, "managed", value=False)
        steps.take(ModelStep("store", name.value, stored=stored), built.node)
