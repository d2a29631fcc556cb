"""A statement that changes the rows of a table in; the columns that get the content of others out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from privacyrules.model.schema import Filling, Output, Source, TableName
from privacyrules.syntax.sql.assignments import Assignment, assignments, paired
from privacyrules.syntax.sql.cursor import Cursor
from privacyrules.syntax.sql.found import Found, Sighting
from privacyrules.syntax.sql.relations import named_tables

_HOW = frozenset(("LOW_PRIORITY", "IGNORE", "OR", "ROLLBACK", "ABORT", "FAIL", "REPLACE"))
_BEHIND = ("FROM", "WHERE", "RETURNING", "ORDER", "LIMIT", "OUTPUT", "OPTION")
_BEHIND_FROM = _BEHIND[1:]


class Origins(NamedTuple):
    """Where values come from: lists of tables, by which names their columns go, and a WITH before them."""

    lists: Sequence[Cursor]
    tables: Mapping[str, TableName]
    with_: Cursor | None = None


def updated(cursor: Cursor, with_: Cursor | None = None) -> Iterator[Found]:
    """Read `UPDATE a SET b = c.d FROM c`; `with_` is a WITH that stands before it."""
    cursor.at += 1
    cursor.accept_any(_HOW)
    cursor.accept("ONLY")
    if cursor.accept("TOP") and cursor.word() == "(":
        cursor.group()
    ahead = cursor.find("SET")
    if ahead < 0:
        return
    target = cursor.part(cursor.at, cursor.at + ahead)
    cursor.at += ahead + 1
    set_ = list(assignments(_up_to(cursor, _BEHIND)))
    if set_:
        if cursor.word() == "OUTPUT":
            _up_to(cursor, ("FROM", "WHERE"))
        from_ = _up_to(cursor, _BEHIND_FROM) if cursor.accept("FROM") else None
        origins = _origins(target, from_, with_)
        yield from filled_by(set_, next(iter(origins.tables.values()), None), origins)


def _up_to(cursor: Cursor, words: Sequence[str]) -> Cursor:
    """Step to the next clause, and return all before it."""
    first = cursor.at
    while (ahead := cursor.find(*words)) >= 0:
        cursor.at += ahead
        if cursor.word(-1) != "DISTINCT":  # a IS DISTINCT FROM b
            return cursor.part(first, cursor.at)
        cursor.at += 1
    cursor.at = cursor.stop
    return cursor.part(first, cursor.stop)


def _origins(target: Cursor, from_: Cursor | None, with_: Cursor | None) -> Origins:
    """Join what UPDATE and FROM name; in SQL Server, UPDATE may name what FROM calls so."""
    own = named_tables(target)
    if from_ is None:
        return Origins([target], own, with_)
    others = named_tables(from_)
    meant = [name for name in own if name in others and not own[name].schema]
    if meant:
        return Origins([from_], {meant[0]: others[meant[0]], **others}, with_)
    return Origins([target, from_], {**own, **others}, with_)


def merged(cursor: Cursor, with_: Cursor | None = None) -> Iterator[Found]:
    """Read `MERGE INTO a USING b ON ... WHEN ... THEN UPDATE SET ...`; `with_` is a WITH before it."""
    cursor.at += 1
    if cursor.accept("TOP") and cursor.word() == "(":
        cursor.group()
    cursor.accept("INTO")
    cursor.accept("ONLY")
    using = cursor.find("USING")
    target = cursor.part(cursor.at, cursor.at + max(using, 0))
    cursor.at = target.stop + 1
    source = _up_to(cursor, ("ON",))
    own, others = named_tables(target), named_tables(source)
    table = next(iter(own.values()), None)
    set_ = [assignment for action in _actions(cursor) for assignment in _set_by(action)]
    if using > 0 and set_:
        yield from filled_by(set_, table, Origins([target, source], {**own, **others}, with_))


def inserted_row(table: TableName, listed: Cursor, cursor: Cursor) -> Iterator[Found]:
    """Read `(a, b) VALUES (NEW.c, d)` in a routine; the list of columns is `listed`."""
    cursor.at += 1
    if cursor.word() == "(":
        set_ = list(_row(listed.part(listed.at, listed.stop), cursor.group()))
        qualified = [
            assignment
            for assignment in set_
            if "." in assignment.value.texts[assignment.value.at : assignment.value.stop]
        ]
        yield from filled_by(qualified, table, Origins([], {}))


def _row(listed: Cursor, values: Cursor) -> Iterator[Assignment]:
    """Give the columns of a list with the values that they get, as far as these are made of columns."""
    columns = [names for item in listed.split() if (names := item.qualified())]
    for column, value in zip(columns, values.split(), strict=False):
        yield from paired([column[-1:]], value)


def _actions(cursor: Cursor) -> Iterator[Cursor]:
    """Give what stands behind each THEN of a MERGE, up to the next WHEN."""
    cases, first = 0, -1
    depth = 0
    for at in range(cursor.at, cursor.stop):
        word = cursor.uppers[at]
        depth += {"(": 1, ")": -1}.get(word, 0)
        cases += {"CASE": 1, "END": -1}.get(word, 0)
        if depth or cases or word not in ("WHEN", "THEN", "OUTPUT", "RETURNING"):
            continue
        if first >= 0:
            yield cursor.part(first, at)
        first = at + 1 if word == "THEN" else -1
    if first >= 0:
        yield cursor.part(first, cursor.stop)


def _set_by(action: Cursor) -> Iterator[Assignment]:
    if action.accept("UPDATE", "SET"):
        yield from assignments(_up_to(action, ("WHERE",)))
    elif action.accept("INSERT") and action.word() == "(":
        listed = action.group()
        if action.accept("VALUES") and action.word() == "(":
            yield from _row(listed, action.group())


def filled_by(set_: Sequence[Assignment], table: TableName | None, origins: Origins) -> Iterator[Found]:
    """Give what columns are filled with.

    Args:
        set_: columns and values.
        table: that of columns without a qualifier.
        origins: where the values come from.
    """
    traced: list[Assignment] = []
    for assignment in set_:
        source = _plain(assignment.value, origins)
        if source:
            yield from _filling(assignment, [Output(source.column, (source,))], table, origins)
        else:
            traced.append(assignment)
    if traced:
        from privacyrules.syntax.sql.filled import values_given

        given, missed = values_given(
            [(len(a.columns), a.value) for a in traced], origins.lists, origins.with_
        )
        for assignment, outputs in zip(traced, given, strict=False):
            yield from _filling(assignment, outputs, table, origins)
        yield from missed


def _plain(value: Cursor, origins: Origins) -> Source | None:
    """Return the column that a value consists of, if it is but one and nothing has to be looked up for it."""
    names = value.part(value.at, value.stop).qualified()
    if origins.with_ or not 0 < len(names) < 3 or value.stop - value.at != 2 * len(names) - 1:
        return None
    if len(names) == 2:
        table = origins.tables.get(names[0].text.lower())
        if table is None and value.source.in_routine:
            table = TableName(names[0].text.removeprefix(":"))  # Oracle writes :NEW.a
        return Source((table,), names[1].text) if table else None
    tables = list(dict.fromkeys(origins.tables.values()))
    alone = len(tables) == 1 == len(origins.lists) and origins.lists[0].find("(") < 0
    return Source((tables[0],), names[0].text) if alone else None


def _filling(
    assignment: Assignment, outputs: Sequence[Output], table: TableName | None, origins: Origins
) -> Iterator[Sighting]:
    first = assignment.columns[0]
    owner = origins.tables.get(first[-2].text.lower(), table) if len(first) > 1 else table
    if owner and any(output.sources for output in outputs):
        columns = tuple(column[-1].text for column in assignment.columns)
        change = Filling(owner, columns, tuple(outputs), assignment.value.place(first[-1].offset))
        yield Sighting(first[0].offset, assignment.value.end, change)
