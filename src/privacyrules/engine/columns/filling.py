"""What a query gives in, the columns that it makes or fills, each with those that it reads, out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from privacyrules.engine.columns.standing import EVERY, Schema, Table
from privacyrules.model.columns import StoredColumn
from privacyrules.model.places import Place
from privacyrules.model.schema import Filling, Output

Reads = tuple[StoredColumn, ...]


class Given(NamedTuple):
    """A column that a query gives; its name is `*` where nobody knows how many columns stand there."""

    name: str
    reads: Reads
    type: str | None


def given(output: Output, schema: Schema) -> Iterator[Given]:
    """Read an output against the schema: `*` becomes the columns that it stands for."""
    if output.name != EVERY:
        reads = tuple(column for source in output.sources for column in schema.read(source))
        yield Given(output.name, reads, output.type or _only_type(reads))
        return
    sides = [schema.read(source) for source in output.sources]
    first = sides[0] if sides else ()
    for at, column in enumerate(first):
        others = [side[at] for side in sides[1:] if len(side) == len(first)]
        others += [other for side in sides[1:] if len(side) != len(first) for other in side]
        yield Given(column.name, (column, *others), column.type)


def _only_type(reads: Reads) -> str | None:
    return reads[0].type if len(reads) == 1 else None


def filled(table: Table, filling: Filling, schema: Schema) -> None:
    """Let a query fill columns by their order; columns that nobody made are taken as said."""
    columns = filling.columns or [column.name for column in table.in_order().values()]
    found = [each for output in filling.outputs for each in given(output, schema)]
    for at, each in enumerate(found):
        if each.name == EVERY and len(found) > 1 and at < len(columns):
            # Behind columns that nobody can count, the order tells nothing.
            put(table, Given(EVERY, tuple(r for rest in found[at:] for r in rest.reads), None), filling.place)
            return
        name = columns[at] if at < len(columns) and each.name != EVERY else each.name
        put(table, each._replace(name=name), filling.place)


def put(table: Table, each: Given, place: Place) -> None:
    """Add what a column reads to what it read before, and the column itself if the table has none such."""
    key = each.name.lower()
    before = table.columns.get(key) or StoredColumn(table.name, each.name, place, each.type)
    table.put(key, before._replace(reads=_together(before, each.reads)))
    table.seen = None


def _together(before: StoredColumn, more: Sequence[StoredColumn]) -> Reads:
    reads = {_name(column): column for column in (*before.reads, *more)}
    reads.pop(_name(before), None)
    return tuple(reads.values())


def _name(column: StoredColumn) -> tuple[str, str]:
    return str(column.table).lower(), column.name.lower()
