"""The steps of an app's migrations in, one by one; what each does to the tables and columns out.

Pure knowledge of Django's names: a migration tells a table's name once, and later ones only its model.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from privacyrules.model.mapped import ModelStep
from privacyrules.model.schema import ColumnChange, SchemaChange, TableChange, TableName
from privacyrules.syntax.python.django_columns import stated_table

_APP = re.compile(r"(?P<folder>(?:|.*[\\/])(?P<label>[^\\/]+)[\\/]migrations)[\\/]", re.DOTALL)


def app_of(path: str) -> tuple[str, str]:
    """Return the folder of the migrations that a path lies in, and the label of their app."""
    app = _APP.match(path)
    return (app["folder"], app["label"]) if app else ("", "")


@dataclass(slots=True)
class AppState:
    """What is known of an app's models: their tables, and by model the columns of their fields."""

    label: str
    tables: dict[str, str] = field(default_factory=dict)
    columns: dict[str, dict[str, str | None]] = field(default_factory=dict)
    not_stored: set[str] = field(default_factory=set)

    def table(self, model: str) -> TableName:
        """Return the table of a model: the one that is stated, else Django's own name for it."""
        name = model.lower()
        if name in self.tables:
            return stated_table(self.tables[name])
        return TableName(f"{self.label}_{name}" if self.label else name)

    def take(self, step: SchemaChange | ModelStep) -> SchemaChange | None:
        """Remember what a step says; return what it does to the schema."""
        return _TAKES[step.operation](self, step) if isinstance(step, ModelStep) else step

    def forget(self, model: str) -> None:
        """Know nothing of a model any more."""
        self.tables.pop(model, None)
        self.not_stored.discard(model)
        self.columns.pop(model, None)

    def fields(self, model: str) -> dict[str, str | None]:
        """Return the columns of a model's fields, as far as they are known."""
        return self.columns.setdefault(model.lower(), {})

    def keep_table(self, model: str, table: str | None) -> None:
        """Remember the table that is stated for a model; None for Django's own name."""
        if table is None:
            self.tables.pop(model, None)
        else:
            self.tables[model] = table


def _create(app: AppState, step: ModelStep) -> SchemaChange | None:
    model = step.model.lower()
    app.forget(model)
    app.keep_table(model, step.table)
    if not step.stored:
        app.not_stored.add(model)
    return _of_table(app, step)


def _drop(app: AppState, step: ModelStep) -> SchemaChange | None:
    change = _of_table(app, step)
    app.forget(step.model.lower())
    return change


def _of_table(app: AppState, step: ModelStep) -> SchemaChange | None:
    stored = step.change is not None and step.model.lower() not in app.not_stored
    return step.change._replace(table=app.table(step.model)) if stored and step.change else None


def _store(app: AppState, step: ModelStep) -> None:
    (app.not_stored.discard if step.stored else app.not_stored.add)(step.model.lower())


def _renamed(app: AppState, step: ModelStep) -> SchemaChange | None:
    model, new = step.model.lower(), step.new.lower()
    before = app.table(model)
    if model in app.tables:
        app.tables[new] = app.tables.pop(model)
    if model in app.not_stored:
        app.not_stored.remove(model)
        app.not_stored.add(new)
    moved = app.columns.pop(model, {})
    app.fields(new).update(moved)
    return _moved(app, step._replace(model=new), before)


def _table(app: AppState, step: ModelStep) -> SchemaChange | None:
    before = app.table(step.model)
    app.keep_table(step.model.lower(), step.table)
    return _moved(app, step, before)


def _moved(app: AppState, step: ModelStep, before: TableName) -> SchemaChange | None:
    change = _of_table(app, step)
    moves = isinstance(change, TableChange) and change.table != before
    return change._replace(former=before) if isinstance(change, TableChange) and moves else None


def _field(app: AppState, step: ModelStep) -> SchemaChange | None:
    fields = app.fields(step.model)
    before = fields.get(step.field)
    fields[step.field] = step.column
    change = _of_table(app, step) if step.column is not None else None
    if (
        isinstance(change, ColumnChange)
        and change.operation == "retype"
        and before not in (None, step.column)
    ):
        return change._replace(operation="rename", former=before)
    return change


def _drop_field(app: AppState, step: ModelStep) -> SchemaChange | None:
    column = app.fields(step.model).pop(step.field, step.field)
    change = _of_table(app, step) if column is not None else None
    return change._replace(column=column) if isinstance(change, ColumnChange) and column else None


def _rename_field(app: AppState, step: ModelStep) -> SchemaChange | None:
    fields = app.fields(step.model)
    if step.field not in fields and step.new in fields:
        return None
    before = fields.pop(step.field, step.field)
    fields[step.new] = after = _after(before, step)
    change = _of_table(app, step) if before != after else None
    if isinstance(change, ColumnChange) and after is not None:
        return change._replace(column=after, former=before)
    return None


def _after(column: str | None, step: ModelStep) -> str | None:
    """Return the column of a field under its new name; a column that is stated for it stays."""
    names = {step.field: step.new, f"{step.field}_id": f"{step.new}_id"}
    return names.get(column, column) if column is not None else None


_TAKES: dict[str, Callable[[AppState, ModelStep], SchemaChange | None]] = {
    "create": _create,
    "drop": _drop,
    "rename": _renamed,
    "table": _table,
    "store": _store,
    "comment": _of_table,
    "field": _field,
    "drop field": _drop_field,
    "rename field": _rename_field,
}
