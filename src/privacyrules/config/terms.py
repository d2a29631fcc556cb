"""The terms that a project adds in its settings in, the terms out; every mistake with key and line."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.config.entries import Entries, Table, texts_in
from privacyrules.model.places import Problem
from privacyrules.model.vocabulary import OwnTerm

_TERM = {"within": "texts", "axis": "text", "definition": "text", "phrases": "texts"}


def terms(entries: Entries, table: Table) -> Iterator[OwnTerm]:
    """Read the table `[terms]`."""
    owner = entries.owner("terms")
    for name, value in table.items():
        place = entries.place(name, owner)
        if not isinstance(value, dict):
            hint = f'write {name} = {{ within = "…" }}'
            entries.problems.append(Problem(place, f"{owner}.{name} must be a table", hint))
            continue
        known = entries.known(value, _TERM, f"{owner}.{name}")
        yield OwnTerm(
            name=name,
            within=texts_in(known.get("within")),
            axis=str(known["axis"]) if "axis" in known else None,
            definition=str(known.get("definition", "")),
            phrases=texts_in(known.get("phrases")),
            place=place,
        )
