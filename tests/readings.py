"""What a reader of migrations found in; the plain values that a case's `expected.json` holds out."""

from __future__ import annotations

from collections.abc import Iterable

from privacyrules.model.places import Place, Problem
from privacyrules.model.schema import (
    Annotation,
    ColumnChange,
    Disclosure,
    Filling,
    Ignore,
    MigrationReading,
    SchemaChange,
    Source,
    TableChange,
    Unread,
)

Plain = dict[str, object]


def at(place: Place) -> str:
    return f"{place.line}:{place.column}"


def plain_annotations(annotations: Iterable[Annotation]) -> list[str]:
    return [f"{annotation.key}={annotation.value} @{at(annotation.place)}" for annotation in annotations]


def plain_change(change: SchemaChange) -> Plain:
    """Keep what a change states, by the names of its fields."""
    kept: Plain = {"operation": getattr(change, "operation", type(change).__name__.lower())}
    for name, value in change._asdict().items():
        if name not in ("operation", "place", "annotations") and value not in (None, (), False):
            kept[name] = str(value)
    if isinstance(change, ColumnChange) and change.sources:
        kept["sources"] = plain_sources(change.sources)
    if isinstance(change, TableChange) and change.inherits:
        kept["inherits"] = [str(table) for table in change.inherits]
    if isinstance(change, Filling):
        kept["outputs"] = {output.name: plain_sources(output.sources) for output in change.outputs}
    kept["at"] = at(change.place)
    if isinstance(change, ColumnChange | TableChange) and change.annotations:
        kept["annotations"] = plain_annotations(change.annotations)
    return kept


def plain_sources(sources: Iterable[Source]) -> list[str]:
    """Write `table.column`, and `a or b.column` where a query does not say which table is meant."""
    return [f"{' or '.join(map(str, source.tables))}.{source.column}" for source in sources]


def plain_disclosure(disclosure: Disclosure) -> Plain:
    through = f" through {disclosure.through}" if disclosure.through else ""
    what = f"{disclosure.kind} to {disclosure.to}{through} ({disclosure.span})"
    if disclosure.undoes != "nothing":
        what = f"{what}, {disclosure.undoes} taken back"
    return {"discloses": what, "reads": plain_sources(disclosure.reads), "at": at(disclosure.place)}


def plain_unread(unread: Unread) -> Plain:
    return {"kind": unread.kind, "what": unread.what, "text": unread.text, "at": at(unread.place)}


def plain_ignore(ignore: Ignore) -> Plain:
    kept = {key: value for key, value in ignore._asdict().items() if isinstance(value, str) and value}
    return {**kept, "at": at(ignore.place), "beside": at(ignore.beside)}


def plain_problem(problem: Problem) -> Plain:
    return {"what": problem.what, "hint": problem.hint, "at": at(problem.place)}


def plain(reading: MigrationReading) -> Plain:
    """Turn a reading into the plain values that `expected.json` holds."""
    parts: Plain = {
        "statements": reading.statements,
        "changes": [plain_change(change) for change in reading.changes],
        "disclosures": [plain_disclosure(disclosure) for disclosure in reading.disclosures],
        "unread": [plain_unread(unread) for unread in reading.unread],
        "ignores": [plain_ignore(ignore) for ignore in reading.ignores],
        "problems": [plain_problem(problem) for problem in reading.problems],
    }
    return {key: value for key, value in parts.items() if value or key == "statements"}
