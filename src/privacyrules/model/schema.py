"""What a migration does to a schema, as its reader saw it: the nouns between readers and engine."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from privacyrules.model.places import NOWHERE, Place, Problem

if TYPE_CHECKING:
    from privacyrules.model.mapped import ModelClass, ModelStep


class TableName(NamedTuple):
    """A table as the migration writes it: unquoted, letter case kept; `schema` is None if not written.

    `is_type` says that it is a composite type or domain, whose columns are what it is made of.
    """

    name: str
    schema: str | None = None
    is_type: bool = False

    def __str__(self) -> str:
        """Write `schema.name`, or the name alone; before that of a type, that it is one."""
        written = f"{self.schema}.{self.name}" if self.schema else self.name
        return f"type {written}" if self.is_type else written


class Source(NamedTuple):
    """A column that a query reads; `*` is every column.

    `tables` has several where the query does not say which of them the column stands in. A table `*`
    is every table, of its schema if that is written.
    """

    tables: tuple[TableName, ...]
    column: str


class Output(NamedTuple):
    """A column that a query gives; the name `*` stands for as many as its sources have."""

    name: str
    sources: tuple[Source, ...] = ()
    type: str | None = None


class Annotation(NamedTuple):
    """One `key=value` of a `privacyrules:` comment, and where the comment's text starts."""

    key: str
    value: str
    place: Place


class Ignore(NamedTuple):
    """One `privacyrules: ignore[ID] "reason" ...`: a finding that a person accepts up to a day.

    `until` is the last day (ISO 8601); `text` is the start of the digest of the sentence that it was
    decided by, empty if not written. `beside` is the place of the name (or of the unread statement)
    that it stands beside, NOWHERE while nobody has worked that out. `of` names the one finding that an
    entry of the settings speaks of: `("column", table, column)`, `("flow", path, id)` or
    `("fingerprint", digits)`.
    """

    id: str
    reason: str
    until: str
    by: str
    text: str
    place: Place
    beside: Place = NOWHERE
    of: tuple[str, ...] = ()


class ColumnChange(NamedTuple):
    """One column added, renamed, retyped, dropped or commented on.

    `column` is the name after the change, as written but unquoted; `place` points at that name.
    `type` is the declared type as written with white space folded, without constraints
    (None where the statement gives none). `former` is the old name of a renamed column.
    `comment` is the column's own comment (`COMMENT ON`, MySQL's `COMMENT '...'`). `sources` is what a
    query computes the column from; the column `*` stands for every column that its sources have.
    `stand` says that the column is there, in a file that tells how the schema stands. `alone` says that
    the tables that inherit from this one are left as they are.
    """

    operation: Literal["add", "rename", "retype", "drop", "comment", "stand"]
    table: TableName
    column: str
    place: Place
    type: str | None = None
    former: str | None = None
    comment: str | None = None
    annotations: tuple[Annotation, ...] = ()
    sources: tuple[Source, ...] = ()
    alone: bool = False


class TableChange(NamedTuple):
    """One table created, renamed, dropped, commented on or tied to others; columns are changes of their own.

    `shows` says that it keeps nothing itself: a plain view, a type, a partition of a table.
    `stand` says that the table is there, with no more columns than are told to stand in it. `inherits`
    are the tables whose later changes reach it too: those that it inherits from or is a partition of;
    `inherit` ties a table that is there to them, and `leave` ends that.
    """

    operation: Literal["create", "rename", "drop", "comment", "stand", "inherit", "leave"]
    table: TableName
    place: Place
    former: TableName | None = None
    comment: str | None = None
    annotations: tuple[Annotation, ...] = ()
    shows: bool = False
    inherits: tuple[TableName, ...] = ()


class Filling(NamedTuple):
    """A query that fills columns one by one, in their order; all of the table's if none is named."""

    table: TableName
    columns: tuple[str, ...]
    outputs: tuple[Output, ...]
    place: Place


SchemaChange = ColumnChange | TableChange | Filling


class Disclosure(NamedTuple):
    """A statement that lets somebody read tables, hands data out, or takes such leave back.

    `to` is the role, server, publication, file or program as written; `place` and `text` are those of
    the statement. `span`: `once` hands out what is there then; `tables` opens tables as they stand
    from then on; `all` those that come later too, and `later` these alone. `through` is a role of which
    `to` becomes a member, so that it may read what the role may; `reads` is empty then. `undoes`: the
    statement takes `these` back, or `all` that was ever opened so to `to`.
    """

    kind: Literal["grant", "publication", "copy", "foreign table"]
    reads: tuple[Source, ...]
    to: str
    place: Place
    text: str
    span: Literal["once", "tables", "all", "later"] = "tables"
    through: str = ""
    undoes: Literal["nothing", "these", "all"] = "nothing"


class Unread(NamedTuple):
    """A statement that was not understood; never dropped in silence.

    `malformed`: an unbalanced parenthesis or an unterminated string, comment or dollar quote.
    `opaque`: well formed, but what it does to the schema is not known.
    `text` is the statement as written; its digest is its identity in a baseline.
    """

    kind: Literal["malformed", "opaque"]
    place: Place
    what: str
    text: str


class MigrationReading(NamedTuple):
    """All that a reader found in one file, in the order of the text.

    `disclosures` belong between the changes, by their places. `ignores` and `problems` come from
    `privacyrules:` comments: findings that a person accepts, and comments that are mistaken or stand
    beside nothing. `revision` names the migration and `follows` those before it, where its tool says so.
    `tells` is what the file is about: what a migration `changes`; how the `whole` of each of its tables
    stands (`schema.rb`); or that a `part` of a table stands so (a model, which may inherit the rest).
    `replaces` are revisions that a migration sums up. `steps` and `classes` are what `changes` come from
    where other files have a say in them: those before, and those that hold the bases of classes.
    """

    path: str
    changes: tuple[SchemaChange, ...] = ()
    unread: tuple[Unread, ...] = ()
    statements: int = 0
    ignores: tuple[Ignore, ...] = ()
    problems: tuple[Problem, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    revision: str | None = None
    follows: tuple[str, ...] = ()
    tells: Literal["changes", "whole", "part"] = "changes"
    replaces: tuple[str, ...] = ()
    steps: tuple["SchemaChange | ModelStep", ...] = ()
    classes: tuple["ModelClass", ...] = ()
