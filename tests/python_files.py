"""Files of Python in; the columns that their migrations and models add up to, out."""

from __future__ import annotations

from collections.abc import Mapping

from privacyrules.engine.columns.fold import fold
from privacyrules.engine.columns.history import changes_of, in_history
from privacyrules.model.columns import StoredColumn
from privacyrules.model.schema import MigrationReading
from privacyrules.readers import alembic, django, django_models, sqlalchemy

READERS = (alembic, django, sqlalchemy, django_models)

MIGRATION = """from django.db import migrations, models


class Migration(migrations.Migration):
    {head}
    operations = [{operations}]
"""


def read(files: Mapping[str, str]) -> list[MigrationReading]:
    """Read each file with the first reader that takes it, in the order of their names."""
    taken = [
        (next(reader for reader in READERS if reader.claims(path) and reader.recognises(text)), text, path)
        for path, text in sorted(files.items())
    ]
    return [reader.read(text, path) for reader, text, path in taken]


def columns(files: Mapping[str, str]) -> tuple[StoredColumn, ...]:
    return fold(change for reading in in_history(read(files)) for change in changes_of(reading))


def stored(files: Mapping[str, str]) -> set[str]:
    return {f"{column.table}.{column.name}" for column in columns(files)}


def app(label: str, **migrations: str) -> dict[str, str]:
    """The migrations of an app by their names (`_1` is `1`); each follows the one before it."""
    files: dict[str, str] = {}
    before = ""
    for name, operations in migrations.items():
        stem = name.removeprefix("_")
        follows = f'("{label}", "{before}")' if before else ""
        head = f"dependencies = [{follows}]"
        files[f"{label}/migrations/{stem}.py"] = MIGRATION.format(head=head, operations=operations)
        before = stem
    return files
