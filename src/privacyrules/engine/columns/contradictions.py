"""What is stated of a column in, the statements of equal weight that say different things of it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from privacyrules.engine.columns.statements import exactness
from privacyrules.model.columns import StoredColumn
from privacyrules.model.config import ColumnStatement
from privacyrules.model.flow import FactValue
from privacyrules.model.schema import Annotation
from privacyrules.model.statements import Contradiction, Side

DATA = "data"
NOT_PERSONAL = "not_personal"
NOTHING = "not personal"
_SIGNATURE = ("by", "date")
Kind = Literal["settings", "table", "column"]


class _Statement(NamedTuple):
    """One entry or comment: what it says of each axis or fact; of `data` it may say two things."""

    kind: Kind
    exactness: tuple[int, ...]
    says: tuple[tuple[str, Side], ...]


def contradictions(column: StoredColumn, entries: Sequence[ColumnStatement]) -> list[Contradiction]:
    """Find what two statements of equal weight say differently of one axis or fact of a column.

    A more exact entry of the settings outweighs a less exact one, a comment beside the column all else,
    and a comment of a later migration that of an earlier one; what they overrule is no contradiction. A
    table's comment outweighs entries that name neither that table nor a column, and contradicts others.

    Args:
        column: the column with its own annotations and those of its table.
        entries: what the settings state of it, the weightiest last.
    """
    if not _may_differ(column, entries):
        return []
    heeded: dict[str, tuple[_Statement, Side]] = {}
    found: dict[str, Contradiction] = {}
    for statement in _statements(column, entries):
        for name, side in statement.says:
            before, said = heeded.get(name, (statement, side))
            heeded[name] = statement, side
            if _overrules(statement, before):
                found.pop(name, None)
            elif _words(said.said) != _words(side.said):
                found[name] = Contradiction(column, name, side, said)
    return [found[name] for name in sorted(found)]


def _may_differ(column: StoredColumn, entries: Sequence[ColumnStatement]) -> bool:
    """Whether there are two statements at all: most columns have one, or none."""
    if len(entries) > 1 or column.annotations or column.table_annotations:
        return True
    return any(entry.not_personal is not None and DATA in entry.terms for entry in entries)


def _overrules(later: _Statement, earlier: _Statement) -> bool:
    """Whether a statement outweighs another by its kind or exactness, so that differing is normal."""
    if later is earlier:
        return False
    if later.kind != earlier.kind:
        return later.kind == "column" or earlier.exactness in ((0, 0), (0, 1))
    if later.kind == "settings":
        return later.exactness > earlier.exactness
    return later.says[0][1].place.path != earlier.says[0][1].place.path


def _statements(column: StoredColumn, entries: Sequence[ColumnStatement]) -> Iterator[_Statement]:
    """All that is stated of a column, the weightiest last."""
    for entry in entries:
        yield _Statement("settings", exactness(entry), tuple(_of_entry(entry)))
    for comment in _comments(column.table_annotations):
        yield _Statement("table", (), tuple(_of_comment("table", str(column.table), comment)))
    for comment in _comments(column.annotations):
        name = f"{column.table}.{column.name}"
        yield _Statement("column", (), tuple(_of_comment("column", name, comment)))


def _of_entry(entry: ColumnStatement) -> Iterator[tuple[str, Side]]:
    speaks_of = f"{entry.table}.{entry.column}"
    said: dict[str, str] = {axis: _listed(terms) for axis, terms in entry.terms.items()}
    said |= {name: _written(value) for name, value in entry.facts.items()}
    for name, text in said.items():
        place = entry.places.get(name, entry.place)
        yield name, Side("settings", speaks_of, text, entry.stated_by, place, entry.place)
    if entry.not_personal is not None:
        place = entry.places.get(NOT_PERSONAL, entry.place)
        yield DATA, Side("settings", speaks_of, NOTHING, entry.stated_by, place, entry.place)


def _of_comment(kind: Kind, name: str, comment: Sequence[Annotation]) -> Iterator[tuple[str, Side]]:
    place = comment[0].place
    stated_by = ", ".join(said.value for key in _SIGNATURE for said in comment if said.key == key)
    values: dict[str, list[str]] = {}
    for said in comment:
        if said.key not in (*_SIGNATURE, NOT_PERSONAL):
            values.setdefault(said.key, []).extend(said.value.split(","))
    stated = [(key, _listed(listed)) for key, listed in values.items()]
    if any(said.key == NOT_PERSONAL for said in comment):
        stated.append((DATA, NOTHING))
    for key, text in stated:
        yield key, Side(kind, name, text, stated_by, place, place)


def _comments(annotations: Iterable[Annotation]) -> Iterator[list[Annotation]]:
    """Annotations comment by comment; those that state nothing are left out."""
    for _, said in groupby(annotations, lambda annotation: annotation.place):
        comment = list(said)
        if any(annotation.key not in _SIGNATURE for annotation in comment):
            yield comment


def _listed(words: Iterable[str]) -> str:
    return " and ".join(dict.fromkeys(word.strip() for word in words))


def _written(value: FactValue) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _words(said: str) -> frozenset[str]:
    return frozenset(said.casefold().split(" and "))
