"""The models that a Django migration deletes or renames, and the tables they are kept in, in; changes out."""

from __future__ import annotations

from dataclasses import dataclass, field

from privacyrules.model.schema import TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.python.found import Found
from privacyrules.syntax.python.values import Built, Plain

_NO_MODEL = "the name of the model is not written here"


@dataclass(slots=True)
class Models:
    """What one file says of its models: their tables, and the columns of their fields."""

    label: str
    tables: dict[str, str] = field(default_factory=dict)
    columns: dict[tuple[str, str], str | None] = field(default_factory=dict)
    not_stored: set[str] = field(default_factory=set)

    def table(self, model: str) -> TableName:
        """Return the table of a model: the one that the file states, else Django's own name for it."""
        name = model.lower()
        return TableName(self.tables.get(name) or (f"{self.label}_{name}" if self.label else name))

    def is_stored(self, model: str) -> bool:
        """Say whether the migration makes a table for a model: not for a proxy or one that others manage."""
        return model.lower() not in self.not_stored

    def keep_table(self, model: str, table: str | None) -> None:
        """Remember the table that the file states for a model; None for Django's own name."""
        if table is None:
            self.tables.pop(model.lower(), None)
        else:
            self.tables[model.lower()] = table

    def rename(self, model: str, new: str) -> TableName:
        """Go on under a new name of a model; return its table, which stays if the file stated it."""
        former, after = model.lower(), new.lower()
        if former in self.tables:
            self.tables[after] = self.tables.pop(former)
        self.columns |= {(after, name): col for (of, name), col in self.columns.items() if of == former}
        return self.table(new)


def deleted_model(built: Built, found: Found, models: Models) -> None:
    """Read `DeleteModel(name=)`."""
    name = known_text(built.argument(0, "name"))
    if name is None:
        found.opaque(built.node, _NO_MODEL)
    elif models.is_stored(name.value):
        found.saw(TableChange("drop", models.table(name.value), found.place(name)), built.node)


def renamed_model(built: Built, found: Found, models: Models) -> None:
    """Read `RenameModel(old_name=, new_name=)`."""
    former, new = known_text(built.argument(0, "old_name")), known_text(built.argument(1, "new_name"))
    if former is None or new is None:
        found.opaque(built.node, _NO_MODEL)
        return
    before = models.table(former.value)
    after = models.rename(former.value, new.value)
    if before != after:
        found.saw(TableChange("rename", after, found.place(new), former=before), built.node)


def renamed_table(built: Built, found: Found, models: Models) -> None:
    """Read `AlterModelTable(name=, table=)`."""
    name, table = known_text(built.argument(0, "name")), built.argument(1, "table")
    after = known_text(table)
    if name is None or not (after or isinstance(table, Plain)):
        found.opaque(built.node, "the name of the model, or of the table, is not written here")
        return
    before = models.table(name.value)
    models.keep_table(name.value, after.value if after else None)
    if before != models.table(name.value):
        change = TableChange("rename", models.table(name.value), found.place(after or name), former=before)
        found.saw(change, built.node)


def commented_table(built: Built, found: Found, models: Models) -> None:
    """Read `AlterModelTableComment(name=, table_comment=)`."""
    name, comment = known_text(built.argument(0, "name")), known_text(built.argument(1, "table_comment"))
    if name is None:
        found.opaque(built.node, _NO_MODEL)
    elif comment is not None:
        change = TableChange("comment", models.table(name.value), found.place(name), comment=comment.value)
        found.saw(change, built.node)
