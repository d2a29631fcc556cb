"""Columns as the migrations leave them, and the flows that they propose."""

from typing import NamedTuple

from privacyrules.model.classification import Classification
from privacyrules.model.flow import Assumption, Flow
from privacyrules.model.places import Place
from privacyrules.model.schema import Annotation, Disclosure, TableName


class Past(NamedTuple):
    """What a column was called and of which type it was, up to a change; `until` is its place."""

    table: TableName
    name: str
    type: str | None
    until: Place


class StoredColumn(NamedTuple):
    """One column of the schema as it stands after all migrations that were read.

    `place` is where it was last added, renamed or retyped; `neighbours` are the columns of its table, it
    among them (of a very wide table, those of its stretch); `annotations` are its own,
    `table_annotations` those of its table. `reads` are the columns that a query computes it from, as they
    stood then. `kept` is false in a plain view. `past` is what it was before each change of its name,
    type or table; the last `unconfirmed` of them came after what its annotations state, and nobody has
    stated that again.
    """

    table: TableName
    name: str
    place: Place
    type: str | None = None
    former: str | None = None
    comment: str | None = None
    neighbours: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    table_annotations: tuple[Annotation, ...] = ()
    reads: tuple["StoredColumn", ...] = ()
    kept: bool = True
    past: tuple[Past, ...] = ()
    unconfirmed: int = 0


class Opening(NamedTuple):
    """What a disclosure opens, and the tables of which nothing is known."""

    disclosure: Disclosure
    columns: tuple[StoredColumn, ...]
    unknown: tuple[TableName, ...] = ()


class Proposal(NamedTuple):
    """What keeping a column would do: the flow to decide, or None where nothing personal is kept.

    `stated_by` names who stated what the column holds, empty if the classifier judged.
    """

    column: StoredColumn
    classification: Classification
    flow: Flow | None
    assumed: tuple[Assumption, ...] = ()
    stated_by: str = ""
