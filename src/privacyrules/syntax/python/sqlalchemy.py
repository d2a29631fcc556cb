"""The classes and tables of SQLAlchemy and SQLModel in a file in; the columns that they keep out."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from privacyrules.model.mapped import ModelClass
from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.python.classes import Class, Classes, Member
from privacyrules.syntax.python.models import Models
from privacyrules.syntax.python.sqlalchemy_columns import Made, column_made, columns_of, is_column
from privacyrules.syntax.python.sqlalchemy_known import columns_of_base
from privacyrules.syntax.python.sqlalchemy_tables import Tables, is_sqlmodel, schema_of
from privacyrules.syntax.python.values import Built, Function, Plain, Value
from privacyrules.syntax.sql.found import Sighting

_NO_TABLE = "the name of the table is not written here"
_NO_COLUMN = "the name of the column is not written here"
_NO_BASE = frozenset(
    {
        "ABC",
        "BaseModel",
        "Enum",
        "Exception",
        "IntEnum",
        "StrEnum",
        "TypeDecorator",
        "TypedDict",
        "Generic",
        "MappedAsDataclass",
        "NamedTuple",
        "Protocol",
        "int",
        "object",
        "str",
    }
)
"""Classes of libraries that make no table of what inherits from them."""


def read_classes(tree: ast.Module, models: Models) -> None:
    """Tell the classes of a file, and the tables that it makes without one."""
    tables = _Declared(models)
    for cls in tables.classes.walk(tree):
        tables.read(cls)


class _Declared:
    """Reads what a file declares, table by table."""

    def __init__(self, models: Models) -> None:
        self.models = models
        self.found = models.found
        self.classes = Classes(models.found, self.called)
        self.tables = Tables(self.classes)

    def called(self, built: Built) -> None:
        """Read `Table("name", metadata, Column(...), ...)`."""
        columns = [part for part in built.args if isinstance(part, Built) and is_column(part)]
        if built.name != "Table" or not columns:
            return
        name = known_text(built.argument(0, "name"))
        if name is None:
            self.found.opaque(built.node, _NO_TABLE)
            return
        schema = known_text(built.named.get("schema")) or schema_of(built.argument(1, "metadata"))
        said = known_text(built.named.get("comment"))
        table = TableName(name.value, schema.value if schema else None)
        change = TableChange("create", table, self.found.place(name), comment=said.value if said else None)
        source = self.found.source
        start = source.start(built.node)
        end = source.end(built.node.args[0]) if built.node.args else start
        made = [Sighting(start, end, change)]
        for column in columns:
            made += self._sightings(column_made(column, source), table, column.node)
        self.models.tell(ModelClass("", table), made)
        if built.missing is not None:
            self.found.opaque(built.missing, "some of what the table consists of is not written here")

    def read(self, cls: Class) -> None:
        """Read a class."""
        every = is_sqlmodel(cls)
        made = [
            (member, column)
            for member in cls.members.values()
            for column in columns_of(member, self._value(member, cls), self.found.source, every=every)
        ]
        brought = {base: columns_of_base(base) for base in cls.bases}
        naming = self.tables.of(cls, columns=bool(made) or any(brought.values()))
        if naming is None:
            self.found.opaque(cls.node, _NO_TABLE)
            return
        bases = tuple(base for base in cls.bases if base.rpartition(".")[2] not in _NO_BASE)
        table = naming.table or TableName(cls.name.value)
        change = TableChange("create", table, self.found.place(naming.name), comment=naming.comment)
        sightings = [self.models.header(cls, change, "__tablename__")]
        for node, base in zip(cls.node.bases, cls.bases, strict=True):
            left = {name: type_ for name, type_ in brought[base].items() if name not in cls.members}
            sightings += self.models.brought(node, table, left)
        for member, column in made:
            sightings += self._sightings(column, table, member.node)
        if naming.table or made or bases:
            without = frozenset(
                name.lower() for name, member in cls.members.items() if member.value == Plain(None)
            )
            self.models.tell(
                ModelClass(cls.name.value, naming.table, bases, (), without, naming.known), sightings
            )

    def _value(self, member: Member, cls: Class) -> Value | None:
        """Return what a member is; what the method gives that is declared as an attribute."""
        value = member.value
        if not isinstance(value, Function):
            return value
        return self.classes.given(value, cls) if _is_declared(value) else None

    def _sightings(self, made: Made, table: TableName, node: ast.expr | ast.stmt) -> Iterator[Sighting]:
        if made.name is None:
            self.found.opaque(node, _NO_COLUMN)
            return
        place = self.found.place(made.name)
        change = ColumnChange("add", table, made.name.value, place, made.type, comment=made.comment)
        yield self.models.column(change, node)


def _is_declared(method: Function) -> bool:
    """Say whether a method is declared to be an attribute."""
    parts = (part for decorator in method.node.decorator_list for part in ast.walk(decorator))
    return any(getattr(part, "id", getattr(part, "attr", "")) == "declared_attr" for part in parts)
