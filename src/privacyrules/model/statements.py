"""What people state of columns and nothing confirms: what matches nothing, contradicts itself or is stale."""

from typing import Literal, NamedTuple

from privacyrules.model.columns import Past, StoredColumn
from privacyrules.model.places import NOWHERE, Place
from privacyrules.model.schema import Annotation, TableName


class Unmatched(NamedTuple):
    """An entry of the settings that matches nothing of what was read.

    `wants` is the pattern as written (of a column with its table); `nearest` is what was probably meant,
    empty if nothing comes near. Where that is a new name of the same thing, `renamed_at` is the place of
    the change.
    """

    setting: Literal["columns", "tables", "roles", "exclude"]
    wants: str
    place: Place
    nearest: str = ""
    renamed_at: Place = NOWHERE


class Side(NamedTuple):
    """One of two statements that contradict each other on one axis or fact.

    `place` is where it says so, `statement` where the whole entry of the settings or the comment stands.
    `speaks_of` is the column or table beside which the comment stands, or the patterns of the entry.
    """

    kind: Literal["settings", "table", "column"]
    speaks_of: str
    said: str
    stated_by: str
    place: Place
    statement: Place


class Contradiction(NamedTuple):
    """Two statements of equal weight on one axis or fact of one column; `counts` is the one that counts."""

    column: StoredColumn
    name: str
    counts: Side
    other: Side


class Stale(NamedTuple):
    """What was stated of a column before its name, type or table changed, and by nobody since.

    `column` is empty where it was stated of the whole table. `was` is what the column was when it was
    stated, `until` the place of the last change since; `type` is the type that it has now.
    """

    table: TableName
    column: str
    type: str | None
    was: Past
    until: Place
    said: tuple[Annotation, ...]


class Needed(NamedTuple):
    """What cannot be told without the files before: `by` reads, renames or opens tables that are made there.

    `by` is a table, and of what opens them whoever may read them then.
    """

    act: Literal["reads", "renames", "opens"]
    by: str
    place: Place
    tables: tuple[TableName, ...]
