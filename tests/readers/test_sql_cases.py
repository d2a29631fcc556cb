"""Every folder under cases/sql is a test: `input.sql` is read, and `expected.json` is what must come out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import pytest

from privacyrules.model.places import Place, Problem
from privacyrules.model.schema import (
    Annotation,
    ColumnChange,
    Ignore,
    MigrationReading,
    SchemaChange,
    Unread,
)
from privacyrules.readers import sql
from privacyrules.syntax.sql_dialect import guess_dialect
from privacyrules.syntax.sql_lexer import lex
from privacyrules.syntax.sql_text import unquoted

CASES = sorted((Path(__file__).parent / "cases" / "sql").iterdir())

Plain = dict[str, object]


def at(place: Place) -> str:
    return f"{place.line}:{place.column}"


def plain_annotations(annotations: Iterable[Annotation]) -> list[str]:
    return [f"{annotation.key}={annotation.value} @{at(annotation.place)}" for annotation in annotations]


def plain_change(change: SchemaChange) -> Plain:
    """Keep what a change states, by the names of its fields."""
    kept: Plain = {"operation": change.operation}
    for field in fields(change):
        value = getattr(change, field.name)
        if field.name in ("operation", "place", "annotations") or value is None:
            continue
        kept[field.name] = str(value)
    kept["at"] = at(change.place)
    if change.annotations:
        kept["annotations"] = plain_annotations(change.annotations)
    return kept


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
        "unread": [plain_unread(unread) for unread in reading.unread],
        "ignores": [plain_ignore(ignore) for ignore in reading.ignores],
        "problems": [plain_problem(problem) for problem in reading.problems],
    }
    return {key: value for key, value in parts.items() if value or key == "statements"}


def load(case: Path) -> tuple[str, str | None, Plain]:
    """Return a case's text, its dialect if it names one, and what must come out."""
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    dialect = expected.pop("dialect", None)
    return (case / "input.sql").read_bytes().decode("utf-8"), dialect, expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    text, dialect, expected = load(case)
    assert plain(sql.read(text, "input.sql", dialect)) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_places_point_at_names(case: Path) -> None:
    """The place of every column and table is where its name stands in the text."""
    text, dialect, _ = load(case)
    lines = text.removeprefix("\ufeff").split("\n")
    for change in sql.read(text, "input.sql", dialect).changes:
        name = change.column if isinstance(change, ColumnChange) else change.table.name
        written = lines[change.place.line - 1][change.place.column - 1 :]
        token = lex(written, dialect or guess_dialect(text)).texts[0]
        assert name.startswith(unquoted(token)), (change, written)


def test_claims() -> None:
    assert sql.claims("db/V1__init.SQL")
    assert not sql.claims("db/V1__init.sql.erb")
