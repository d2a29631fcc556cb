"""The fields that a Django migration adds, changes or removes in; the steps out."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Literal

from privacyrules.model.mapped import ModelStep
from privacyrules.model.schema import ColumnChange
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.django_columns import column_of, field_type
from privacyrules.syntax.python.django_steps import Steps
from privacyrules.syntax.python.values import Built, Items, Value

_NO_NAME = "the name of the model or of the field is not written here"


@dataclass(frozen=True, slots=True)
class Stated:
    """One field as an operation states it."""

    operation: Literal["add", "retype"]
    model: str
    name: Text
    made: Value


def listed_fields(fields: Value | None, built: Built, steps: Steps, model: str) -> None:
    """Read the fields that `CreateModel` lists."""
    for item in fields.items if isinstance(fields, Items) else ():
        pair = item.items if isinstance(item, Items) and len(item.items) == 2 else (None, None)
        node = (item.node if isinstance(item, Items) else None) or built.node
        name = known_text(pair[0])
        if name is None or pair[1] is None:
            steps.opaque(node, "the name of a field is not written here")
        else:
            _field(Stated("add", model, name, pair[1]), node, steps)
    missing = fields.missing if isinstance(fields, Items) else built.node
    if missing is not None:
        steps.opaque(missing, "some of the fields are not written here")


def _field(stated: Stated, node: ast.expr, steps: Steps) -> None:
    made = stated.made
    named, column = column_of(stated.name, made)
    if named is None:
        steps.opaque(node, "the name of the column is not written here")
        return
    comment = known_text(made.named.get("db_comment")) if isinstance(made, Built) else None
    change = ColumnChange(
        stated.operation,
        steps.app.table(stated.model),
        column or named.value,
        steps.found.place(named),
        field_type(made, steps.found),
        comment=comment.value if comment else None,
    )
    steps.take(ModelStep("field", stated.model, change, stated.name.value, column=column), node)


def added_field(built: Built, steps: Steps) -> None:
    """Read `AddField(model_name=, name=, field=)`."""
    _one_field("add", built, steps)


def changed_field(built: Built, steps: Steps) -> None:
    """Read `AlterField(model_name=, name=, field=)`."""
    _one_field("retype", built, steps)


def _one_field(operation: Literal["add", "retype"], built: Built, steps: Steps) -> None:
    model, name = known_text(built.argument(0, "model_name")), known_text(built.argument(1, "name"))
    made = built.argument(2, "field")
    if model is None or name is None or made is None:
        steps.opaque(built.node, _NO_NAME)
    else:
        _field(Stated(operation, model.value, name, made), built.node, steps)


def removed_field(built: Built, steps: Steps) -> None:
    """Read `RemoveField(model_name=, name=)`."""
    model, name = known_text(built.argument(0, "model_name")), known_text(built.argument(1, "name"))
    if model is None or name is None:
        steps.opaque(built.node, _NO_NAME)
        return
    change = ColumnChange("drop", steps.app.table(model.value), name.value, steps.found.place(name))
    steps.take(ModelStep("drop field", model.value, change, name.value), built.node)


def renamed_field(built: Built, steps: Steps) -> None:
    """Read `RenameField(model_name=, old_name=, new_name=)`."""
    model, former = known_text(built.argument(0, "model_name")), known_text(built.argument(1, "old_name"))
    new = known_text(built.argument(2, "new_name"))
    if model is None or former is None or new is None:
        steps.opaque(built.node, _NO_NAME)
        return
    change = ColumnChange("rename", steps.app.table(model.value), new.value, steps.found.place(new))
    step = ModelStep("rename field", model.value, change, former.value, new.value)
    steps.take(step, built.node)
