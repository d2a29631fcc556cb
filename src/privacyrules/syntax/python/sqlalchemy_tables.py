"""A class of SQLAlchemy's or SQLModel's in; what it says of the table that keeps its columns out."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from privacyrules.model.schema import TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.classes import Class, Classes
from privacyrules.syntax.python.sqlalchemy_columns import is_column
from privacyrules.syntax.python.values import Built, Function, Items, Pairs, Plain, Value

_MIXIN = re.compile(r"Mixins?\Z|\AAbstract")
_FIRST_BASES = frozenset({"AbstractConcreteBase", "DeclarativeBase", "DeclarativeBaseNoMeta"})
"""What inherits from these itself is a base of tables, and none of them."""
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

Known = Literal["stated", "guessed", "unsure"]


class Naming(NamedTuple):
    """How a table is called, and where that is written; no table for a class that only lends its columns."""

    table: TableName | None
    name: Text
    comment: str | None = None
    known: Known = "stated"


class Tables:
    """Finds out which classes are tables, and what those are called."""

    def __init__(self, classes: Classes) -> None:
        """Keep the classes of the file, whose methods may be asked."""
        self.classes = classes
        self.kept: set[int] = set()

    def of(self, cls: Class, *, columns: bool) -> Naming | None:
        """Return what a class that may have columns says of its table; None if that is not written here."""
        if _is(cls.value("__abstract__"), True) or "__table__" in cls.members or _names_others(cls):
            return Naming(None, cls.name)
        stated, worked_out = self._asked(cls, "__tablename__")
        name = known_text(stated)
        if name is None and stated is not None and not worked_out:
            return None
        surely = _is(cls.stated.get("table"), True) or (stated is not None and columns)
        if name is None and not surely and not (columns and _may_be_table(cls)):
            return Naming(None, cls.name)
        schema, comment = self._arguments(cls)
        self.kept.add(id(cls))
        if name is not None:
            return Naming(TableName(name.value, schema), name, comment)
        guess = cls.name.value if "table" in cls.stated else _HUMP.sub("_", cls.name.value)
        known: Known = "stated" if self._stands_apart(cls) else "guessed" if surely else "unsure"
        return Naming(TableName(guess.lower(), schema), cls.name, comment, known)

    def _asked(self, cls: Class, name: str) -> tuple[Value | None, bool]:
        """Return what a class or its mixins bind a name to, and whether a method works it out."""
        for owner in cls.ancestors():
            value = owner.value(name) if owner is cls or id(owner) not in self.kept else None
            if isinstance(value, Function):
                return self.classes.given(value, cls), True
            if value is not None and not _is(value, None):
                return value, False
        return None, False

    def _arguments(self, cls: Class) -> tuple[str | None, str | None]:
        """Return the schema of a table, and the comment on it."""
        stated, _ = self._asked(cls, "__table_args__")
        if isinstance(stated, Items) and stated.items:
            stated = stated.items[-1]
        named = stated if isinstance(stated, Pairs) else Pairs(())
        schema = (
            known_text(named.get("schema")) or schema_of(stated) or schema_of(self._asked(cls, "metadata")[0])
        )
        comment = known_text(named.get("comment"))
        return schema.value if schema else None, comment.value if comment else None

    def _stands_apart(self, cls: Class) -> bool:
        """Say whether a class has a primary key of its own, though it inherits from one that is a table."""
        inherits = any(id(owner) in self.kept for owner in cls.ancestors() if owner is not cls)
        return inherits and any(
            isinstance(member.value, Built)
            and is_column(member.value)
            and _is(member.value.named.get("primary_key"), True)
            for member in cls.members.values()
        )


def schema_of(made: Value | None) -> Text | None:
    """Return the schema that `MetaData(schema=...)` or another call is given for tables."""
    return known_text(made.named.get("schema")) if isinstance(made, Built) else None


def is_sqlmodel(cls: Class) -> bool:
    """Say whether every annotated name of a class is a column of it, or of those that inherit from it."""
    if "table" in cls.stated:
        return True
    bases = (base for owner in cls.ancestors() for base in owner.bases)
    return any(_last(base) == "SQLModel" for base in bases) or any(
        isinstance(member.value, Built) and member.value.path == "sqlmodel.Field"
        for member in cls.members.values()
    )


def _names_others(cls: Class) -> bool:
    """Say whether a class works out the names of the tables that inherit from it, and is none itself."""
    named = isinstance(cls.value("__tablename__"), Function)
    return named and all(_last(base) in _FIRST_BASES for base in cls.bases)


def _may_be_table(cls: Class) -> bool:
    """Say whether a class with columns may be a table whose name a base in another file works out."""
    if is_sqlmodel(cls) or _MIXIN.search(cls.name.value):
        return False
    return bool(cls.bases) and not any(_last(base) in _FIRST_BASES | {"Protocol"} for base in cls.bases)


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _is(value: Value | None, constant: object) -> bool:
    return isinstance(value, Plain) and value.value is constant
