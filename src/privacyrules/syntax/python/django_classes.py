"""The models of Django in a file in; the columns that they keep out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Literal

from privacyrules.model.mapped import ModelClass
from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.python.classes import Class, Classes
from privacyrules.syntax.python.django_columns import column_of, field_type, is_field, stated_table
from privacyrules.syntax.python.django_known import fields_of_base, is_djangos
from privacyrules.syntax.python.django_meta import is_abstract, is_stored, stated, stated_text
from privacyrules.syntax.python.models import Models
from privacyrules.syntax.python.values import Built, Plain
from privacyrules.syntax.sql.found import Sighting

_ABOVE_MODELS = re.compile(r"(?:.*[\\/])?([^\\/]+)[\\/]models[\\/]", re.DOTALL)
_ABOVE_FILE = re.compile(r"(?:.*[\\/])?([^\\/]+)[\\/][^\\/]*\Z", re.DOTALL)

Known = Literal["stated", "if"]
"""Whether a class is surely a model, or only if a base in another file is one."""


def read_classes(tree: ast.Module, models: Models) -> None:
    """Tell the models of a file."""
    declared = _Declared(models)
    for cls in declared.classes.walk(tree):
        declared.read(cls)


class _Declared:
    """Reads what a file declares, model by model."""

    def __init__(self, models: Models) -> None:
        self.models = models
        self.found = models.found
        path = models.found.source.path
        above = _ABOVE_MODELS.match(path) or _ABOVE_FILE.match(path)
        self.label = above[1] if above else ""
        self.classes = Classes(models.found, self.called)
        self.known: dict[int, Known] = {}

    def called(self, built: Built) -> None:
        """Keep that a field is added to a model from outside."""
        if built.name == "add_to_class" and any(map(is_field, built.args)):
            self.found.opaque(built.node, "to which table this adds a column is not written here")

    def read(self, cls: Class) -> None:
        """Read a class, if it may be a model."""
        known = self._known(cls)
        if known is None:
            return
        self.known[id(cls)] = known
        abstract = is_abstract(cls)
        if not abstract and not is_stored(cls):
            return
        table = self._table(cls)
        if table is None:
            self.found.opaque(cls.node, "the name of the table is not written here")
            return
        place = self.found.place(stated_text(cls, "db_table") or cls.name)
        said = stated_text(cls, "db_table_comment")
        change = TableChange("create", table, place, comment=said.value if said else None)
        sightings = [self.models.header(cls, change), *self._brought(cls, table), *self._own(cls, table)]
        model = ModelClass(cls.name.value, None if abstract else table, cls.bases, (), _replaced(cls), known)
        self.models.tell(model, sightings)

    def _known(self, cls: Class) -> Known | None:
        """Say whether a class is a model, as far as this file tells."""
        parents = [self.known.get(id(parent)) for parent in cls.parents]
        if "stated" in parents or any(fields_of_base(base) is not None for base in cls.bases):
            return "stated"
        others = [base for base in cls.bases if not is_djangos(base)]
        if not others or (len(others) == len(parents) and not any(parents)):
            return None
        fields = (member.value for member in cls.members.values() if is_field(member.value))
        sure = is_abstract(cls) or any(isinstance(made, Built) and "models" in made.path for made in fields)
        return "stated" if sure else "if"

    def _table(self, cls: Class) -> TableName | None:
        """Return the table of a model; None if its name is not written here."""
        given = stated(cls, "db_table")
        name = known_text(given)
        if name is not None:
            return stated_table(name.value)
        if given is not None and not isinstance(given, Plain):
            return None
        label = stated_text(cls, "app_label")
        app = label.value if label else self.label
        model = cls.name.value.lower()
        return TableName(f"{app}_{model}" if app else model)

    def _brought(self, cls: Class, table: TableName) -> Iterator[Sighting]:
        """Give the columns that Django's own bases bring, and those that lead to tables inherited from."""
        for node, base in zip(cls.node.bases, cls.bases, strict=True):
            brought = dict(fields_of_base(base) or {})
            brought |= dict.fromkeys(self._pointers(cls, base), "OneToOneField")
            left = {name: type_ for name, type_ in brought.items() if name not in cls.members}
            yield from self.models.brought(node, table, left)

    def _pointers(self, cls: Class, base: str) -> Iterator[str]:
        """Give the column that leads to the row of a base which is a table itself."""
        fields = (member.value for member in cls.members.values())
        if any(isinstance(made, Built) and "parent_link" in made.named for made in fields):
            return
        for parent in cls.parents:
            if base == f".{parent.name.value}" and id(parent) in self.known and not is_abstract(parent):
                yield f"{parent.name.value.lower()}_ptr_id"

    def _own(self, cls: Class, table: TableName) -> Iterator[Sighting]:
        for member in cls.members.values():
            if member.behind or not is_field(member.value) or not isinstance(member.value, Built):
                continue
            named, column = column_of(member.name, member.value)
            if named is None:
                self.found.opaque(member.node, "the name of the column is not written here")
            elif column is not None:
                said = known_text(member.value.named.get("db_comment"))
                comment, type_ = said.value if said else None, field_type(member.value, self.found)
                change = ColumnChange("add", table, column, self.found.place(named), type_, comment=comment)
                yield self.models.column(change, member.node)


def _replaced(cls: Class) -> frozenset[str]:
    """Return the columns that a class does not take over: it has a field of that name itself, or None."""
    names = (
        name.lower()
        for name, member in cls.members.items()
        if is_field(member.value) or member.value == Plain(None)
    )
    return frozenset(column for name in names for column in (name, f"{name}_id"))
