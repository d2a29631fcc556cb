"""What settings state of columns in, the statements out; every mistake with key and line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from privacyrules.config.entries import Entries, Table, tables_in, texts_in
from privacyrules.model.config import ColumnStatement
from privacyrules.model.flow import AXES, FactValue
from privacyrules.model.places import Place, Problem

_COLUMN: dict[str, str] = {
    "table": "text",
    "column": "text",
    "by": "text",
    "date": "day",
    "not_personal": "text",
    "facts": "table",
    **dict.fromkeys(AXES, "texts"),
}


def columns(entries: Entries, tables: object) -> Iterator[ColumnStatement]:
    """Read the tables `[[columns]]`."""
    owner = entries.owner("columns")
    starts = entries.starts("columns")
    inline = max(entries.place("columns", entries.prefix).line - 1, 0)
    for index, table in enumerate(tables if isinstance(tables, list) else []):
        start = starts[index] if index < len(starts) else inline
        known = entries.known(table, _COLUMN, owner, start)
        place = Place(entries.path, start + 1)
        for needed in ("table", "by"):
            if needed not in table:
                what = f"{owner}[{index}] has no '{needed}'"
                hint = "name who states it" if needed == "by" else "name the tables, `*` for all"
                entries.problems.append(Problem(place, what, hint))
        yield _statement(entries, known, place, owner)


def _statement(entries: Entries, known: Table, place: Place, owner: str) -> ColumnStatement:
    stated_by = ", ".join(str(known[key]) for key in ("by", "date") if key in known)
    start = place.line - 1
    facts = _facts(entries, tables_in(known.get("facts")), owner, start)
    keys = (*AXES, "not_personal")
    places: dict[str, Place] = {key: entries.place(key, owner, start) for key in keys if key in known}
    return ColumnStatement(
        table=str(known.get("table", "")),
        column=str(known.get("column", "*")),
        stated_by=stated_by,
        terms={axis: texts_in(known[axis]) for axis in AXES if axis in known},
        facts={name: value for name, (value, _) in facts.items()},
        not_personal=str(known["not_personal"]) if "not_personal" in known else None,
        place=place,
        places={**places, **{name: where for name, (_, where) in facts.items()}},
    )


def _facts(entries: Entries, table: Table, owner: str, start: int) -> dict[str, tuple[FactValue, Place]]:
    """Each fact with its place; a date of TOML is meant as its text."""
    facts: dict[str, tuple[FactValue, Place]] = {}
    if not table:
        return facts  # So that a key that is nowhere is not looked for in all lines.
    inline = entries.place("facts", owner, start)
    for name, value in table.items():
        place = entries.place(name, f"{owner}.facts", max(inline.line - 1, start))
        place = place if place.line else inline
        if isinstance(value, (bool, int, float, str)):
            facts[name] = value, place
        elif type(value) is date:
            facts[name] = value.isoformat(), place
        else:
            what = f"{owner}.facts.{name} must be one value"
            entries.problems.append(Problem(place, what, "write a number, a text, a date, true or false"))
    return facts
