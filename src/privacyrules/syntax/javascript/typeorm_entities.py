"""The entities of TypeORM's in a file in; the columns that they are kept in out."""

from __future__ import annotations

from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.javascript.decorators import Field, Mark, Model, models_of, with_bases
from privacyrules.syntax.javascript.entry import run_quietly
from privacyrules.syntax.javascript.naming import snake_case
from privacyrules.syntax.javascript.typeorm_columns import column_type, own_name, table_of
from privacyrules.syntax.javascript.values import Function, Pairs, Text, Value

_NO_COLUMN = frozenset({"JoinColumn", "ViewColumn", "VirtualColumn", "TreeLevelColumn"})
_RELATIONS = ("ManyToOne", "OneToOne")
_MOST_EMBEDDED = 200


def read_entities(found: TreeFound) -> None:
    """Read every class that is an entity, with the classes of the file that it extends or embeds."""
    runner, module = run_quietly(found)
    models = {model.name.value: model for model in models_of(found.source.root, runner.folder, module)}
    for model in models.values():
        mark = next((mark for mark in model.marks if mark.name == "Entity"), None)
        if mark is not None:
            _Entity(found, models).read(model, mark)


class _Entity:
    """Reads one entity; `models` are all classes of its file."""

    def __init__(self, found: TreeFound, models: dict[str, Model]) -> None:
        self.found = found
        self.models = models
        self.inside: list[str] = []
        self.embedded = 0

    def read(self, model: Model, mark: Mark) -> None:
        """Read the table that `@Entity()` states, and the columns of the class."""
        self.found.statements += 1
        options = mark.options
        stated = options.get("name") if options else next(iter(mark.args), None)
        name = known_text(stated)
        if name is None and stated is not None:
            self.found.opaque(model.node, "the name of the table is not written here")
            return
        table = table_of(name, options) if name else self._default(model, options)
        said = known_text(options.get("comment")) if options else None
        place = self.found.place(own_name(name) if name else model.name)
        change = TableChange("create", table, place, comment=said.value if said else None)
        self.found.keep(change, *model.head)
        self._with_bases(model, table, "")

    def _default(self, model: Model, options: Pairs | None) -> TableName:
        schema = known_text(options.get("schema")) if options else None
        return TableName(snake_case(model.name.value), schema.value if schema else None)

    def _with_bases(self, model: Model, table: TableName, prefix: str) -> None:
        self.inside.append(model.name.value)
        for each in with_bases(model, self.models):
            self._columns(each, table, prefix)
        self.inside.pop()

    def _columns(self, model: Model, table: TableName, prefix: str) -> None:
        for field in model.fields:
            mark = next((mark for mark in field.marks if _is_column(mark)), None)
            embedded = (
                next((value for value in mark.args if isinstance(value, Function)), None) if mark else None
            )
            if embedded is not None and mark is not None:
                self._embedded(field, mark, embedded, (table, prefix))
            elif mark is not None:
                self._column(field, mark, (table, prefix))
            elif field.marked(*_RELATIONS):
                self._relation(field, (table, prefix))

    def _column(self, field: Field, mark: Mark, of: tuple[TableName, str]) -> None:
        options = mark.options
        kind = next((value for value in mark.args if isinstance(value, Text)), None)
        stated = options.get("name") if options else None
        name = field.name if stated is None else known_text(stated)
        if name is None:
            self.found.keep_opaque("the name of the column is not written here", *field.span)
            return
        change = ColumnChange("add", of[0], _prefixed(of[1], name.value), self.found.place(name))
        type_ = column_type(options or Pairs(), self.found, kind)
        comment = known_text(options.get("comment")) if options else None
        said = comment.value if comment else None
        self.found.keep(change._replace(type=type_ or field.type, comment=said), *field.span)

    def _relation(self, field: Field, of: tuple[TableName, str]) -> None:
        """Read the key that a relation is kept by; the side without `@JoinColumn` has none."""
        joined = field.marked("JoinColumn")
        if field.marked("JoinTable") or (joined is None and field.marked("OneToOne")):
            return
        options = joined.options if joined else None
        stated = options.get("name") if options else None
        name = known_text(stated) if stated is not None else field.name
        if name is None:
            self.found.keep_opaque("the name of the column is not written here", *field.span)
            return
        column = name.value if stated is not None else f"{name.value}Id"
        change = ColumnChange("add", of[0], _prefixed(of[1], column), self.found.place(name), "references")
        self.found.keep(change, *field.span)

    def _embedded(self, field: Field, mark: Mark, made: Function, of: tuple[TableName, str]) -> None:
        """Read `@Column(() => Address)`: the columns of another class, with a prefix."""
        body = made.node.child_by_field_name("body")
        model = self.models.get(self.found.source.excerpt(body)) if body is not None else None
        options = mark.options
        prefix = _prefix(field, options.get("prefix") if options else None)
        self.embedded += 1
        known = model is not None and model.name.value not in self.inside
        if model is None or prefix is None or not known or self.embedded > _MOST_EMBEDDED:
            self.found.keep_opaque(
                "the columns of the class that is embedded are not written here", *field.span
            )
            return
        self._with_bases(model, of[0], _prefixed(of[1], prefix) if prefix else of[1])


def _is_column(mark: Mark) -> bool:
    """Say whether a decorator makes a column; projects have their own, called `...Column`."""
    return mark.name.endswith("Column") and mark.name not in _NO_COLUMN


def _prefix(field: Field, stated: Value | None) -> str | None:
    if stated is None:
        return field.name.value
    if isinstance(stated, Text):
        return stated.value if stated.whole else None
    return "" if getattr(stated, "value", None) is False else field.name.value


def _prefixed(prefix: str, name: str) -> str:
    return f"{prefix}{name[:1].upper()}{name[1:]}" if prefix else name
