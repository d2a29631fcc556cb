"""Who stands behind roles, servers and files in, the statements out; every mistake with key and line."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.config.entries import Entries, Table, texts_in
from privacyrules.model.config import RoleStatement
from privacyrules.model.places import Place, Problem
from privacyrules.syntax.nearest import nearest

INTERNAL = "internal"

_ROLE = {"recipient": "text", "purpose": "texts", "by": "text", "date": "day"}
_LONG = '{ recipient = "…", by = "NAME" }'


def roles(entries: Entries, table: Table) -> Iterator[RoleStatement]:
    """Read the table `[roles]`: `app = "internal"`, or a table that says who it is and who says so."""
    owner = entries.owner("roles")
    for pattern, value in table.items():
        place = entries.place(pattern, owner)
        if value == INTERNAL:
            yield RoleStatement(pattern, INTERNAL, "settings", place=place)
        elif isinstance(value, dict):
            yield _role(entries, pattern, value, place)
        elif isinstance(value, str) and value.strip():
            what = f"{owner}.{pattern}: the short form is for 'internal' alone"
            hint = f'say who states it: {pattern} = {{ recipient = "{value}", by = "NAME" }}'
            entries.problems.append(Problem(place, what, hint))
        else:
            what = f"{owner}.{pattern} must be 'internal' or a table"
            entries.problems.append(Problem(place, what, f"write {pattern} = {_LONG}"))


def _role(entries: Entries, pattern: str, table: Table, place: Place) -> RoleStatement:
    owner = f"{entries.owner('roles')}.{pattern}"
    before = len(entries.problems)
    known = entries.known(table, _ROLE, owner)
    entries.problems[before:] = [problem._replace(place=place) for problem in entries.problems[before:]]
    for needed in ("recipient", "by"):
        if needed not in table and nearest(needed, table) is None:
            hint = "name who states it" if needed == "by" else "name the term: `privacyrules terms recipient`"
            entries.problems.append(Problem(place, f"{owner} has no '{needed}'", hint))
    return RoleStatement(
        pattern=pattern,
        recipient=str(known.get("recipient", INTERNAL)),
        stated_by=", ".join(str(known[key]) for key in ("by", "date") if key in known),
        purpose=texts_in(known.get("purpose")),
        place=place,
    )
