"""Migrations and models in the order of their history in; what files leave to others, worked out, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from privacyrules.model.mapped import ModelClass
from privacyrules.model.schema import MigrationReading, TableChange, TableName

_MAKES = frozenset({"create", "rename", "stand"})


def across_files(readings: Sequence[MigrationReading]) -> list[MigrationReading]:
    """Work out what a file alone does not tell.

    An app's migrations say once what a model's table and a field's column are called, and later ones name
    the model and the field alone. A migration that sums up others which are here changes nothing more. A
    class has the columns of its bases, and is kept in the table that migrations made for it.
    """
    from privacyrules.syntax.python.inheritance import with_inherited

    stepped = list(_by_steps(readings))
    return list(with_inherited(stepped, _Made(stepped).called))


def _by_steps(readings: Sequence[MigrationReading]) -> Iterator[MigrationReading]:
    from privacyrules.syntax.python.django_state import AppState, app_of

    apps: dict[str, AppState] = {}
    present = {(_folder(reading), reading.revision) for reading in readings}
    for reading in readings:
        folder, label = app_of(reading.path)
        if reading.replaces and all((_folder(reading), name) in present for name in reading.replaces):
            yield reading._replace(changes=())
        elif reading.steps:
            app = apps.setdefault(folder, AppState(label))
            changes = (app.take(step) for step in reading.steps)
            yield reading._replace(changes=tuple(change for change in changes if change is not None))
        else:
            yield reading


def _folder(reading: MigrationReading) -> str:
    return reading.path.rpartition("/")[0]


class _Made:
    """Knows the tables that migrations make, to find out which of them a model means."""

    def __init__(self, readings: Iterable[MigrationReading]) -> None:
        self.tables: dict[str, dict[TableName, None]] = {}
        self.alike: dict[str, dict[TableName, None]] = {}
        for reading in readings:
            for change in reading.changes if reading.tells != "part" else ():
                if (
                    isinstance(change, TableChange)
                    and change.operation in _MAKES
                    and not change.table.is_type
                ):
                    name = change.table.name.lower()
                    self.tables.setdefault(name, {})[change.table] = None
                    self.alike.setdefault(name.replace("_", ""), {})[change.table] = None

    def called(self, table: TableName, cls: ModelClass) -> TableName:
        """Return the one table that a class may mean: its schema, or how its name is put, may be unknown."""
        found = self.tables.get(table.name.lower())
        if not found and cls.known in ("guessed", "unsure"):
            found = next((self.alike[name] for name in _alike(table.name) if name in self.alike), None)
        same = [made for made in found or () if table.schema is None or made.schema in (None, table.schema)]
        return same[0] if len(same) == 1 else table


def _alike(name: str) -> tuple[str, ...]:
    """Give a name and its plurals, written in one word."""
    bare = name.replace("_", "").lower()
    return bare, f"{bare}s", f"{bare}es", f"{bare.removesuffix('y')}ies"
