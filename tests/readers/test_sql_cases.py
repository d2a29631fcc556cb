"""Every folder under cases/sql is a test: `input.sql` is read, and `expected.json` is what must come out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from privacyrules.model.schema import ColumnChange, Filling
from privacyrules.readers import sql
from privacyrules.syntax.sql.dialect import guess_dialect
from privacyrules.syntax.sql.lexer import lex
from privacyrules.syntax.sql.text import unquoted
from readings import Plain, plain

CASES = sorted((Path(__file__).parent / "cases" / "sql").iterdir())


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
        if isinstance(change, Filling) or name in ("*", "?column?"):
            continue  # These stand in no place under their own name.
        written = lines[change.place.line - 1][change.place.column - 1 :]
        token = lex(written, dialect or guess_dialect(text)).texts[0]
        assert name.startswith(unquoted(token)), (change, written)


def test_claims() -> None:
    assert sql.claims("db/V1__init.SQL")
    assert not sql.claims("db/V1__init.sql.erb")
