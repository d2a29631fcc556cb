"""The columns that a query reads in, what the column computed from them holds out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privacyrules.model.classification import Classification
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.flow import Axis

EVERY = "*"
BY_THE_GATE = "the gate's own assumption"
MOST_NAMED = 3

_STRONGEST_FIRST = ("stated", "certain", "likely")
_OF_A_COPY: tuple[Axis, ...] = ("subject", "source")
_OF_A_VIEW: tuple[Axis, ...] = (*_OF_A_COPY, "purpose", "form")

Handed = Mapping[Axis, tuple[tuple[str, ...], str]]
"""Per axis the terms that go on, and who stated them."""


def carried(own: Classification, reads: Sequence[Proposal]) -> tuple[Classification, tuple[str, ...]]:
    """Weigh what a column's own name says against what it reads.

    Args:
        own: by the column's own name and type.
        reads: the columns that it is computed from.

    Returns:
        What it holds, and all data terms: the strongest of what it reads, where that is known; else its
        own name; a column that nobody could look up is for review.
    """
    if not reads:
        return own, (own.category,) if own.category else ()
    personal = [
        read for read in reads if read.flow is not None and read.classification.band in _STRONGEST_FIRST
    ]
    if personal:
        personal.sort(key=lambda read: _STRONGEST_FIRST.index(read.classification.band))
        first = personal[0].classification
        data = dict.fromkeys(term for read in personal if read.flow for term in read.flow.terms["data"])
        return Classification(first.category, first.band, _evidence(personal)), tuple(data)
    if reads and all(read.classification.band == "stated" for read in reads):
        return Classification(None, "stated", _evidence(reads)), ()
    unclear = [read for read in reads if _is_unclear(read)]
    if unclear and own.band not in ("certain", "likely"):
        category = unclear[0].classification.category or own.category
        own = Classification(category, "review", _evidence(unclear))
    return own, (own.category,) if own.category else ()


def _is_unclear(read: Proposal) -> bool:
    """Whether what reads this column is for review too; the bare name of a domain makes nothing so."""
    column = read.column
    domain = column.table.is_type and column.name == column.table.name
    return column.name == EVERY or (read.classification.band == "review" and not domain)


def handed_on(column: StoredColumn, reads: Sequence[Proposal]) -> Handed:
    """What people stated of the columns that a column reads and that holds for it too.

    About whom data is and where it came from stays true of a copy; what a table is kept for, and in what
    form, stays true of a view of it alone. An axis goes on only where it is stated of every personal column.
    """
    personal = [read for read in reads if read.flow is not None]
    handed: dict[Axis, tuple[tuple[str, ...], str]] = {}
    for axis in _OF_A_COPY if column.kept else _OF_A_VIEW:
        stated = [
            said
            for read in personal
            for said in read.assumed
            if said.name == axis and _by_somebody(said.stated_by)
        ]
        if stated and len(stated) == len(personal):
            terms = dict.fromkeys(term for said in stated for term in said.value)
            handed[axis] = tuple(terms), "; ".join(dict.fromkeys(said.stated_by for said in stated))
    return handed


def _by_somebody(stated_by: str) -> bool:
    return stated_by not in ("settings", BY_THE_GATE)


def _evidence(reads: Sequence[Proposal]) -> tuple[str, ...]:
    named = [f"reads {_named(read)}" for read in reads[:MOST_NAMED]]
    more = [f"and {len(reads) - MOST_NAMED} more"] if len(reads) > MOST_NAMED else []
    return (*named, *more)


def _named(read: Proposal) -> str:
    column = read.column
    if column.name == EVERY:
        return f"every column of {column.table}, which no file that was read creates"
    return f"{column.table}.{column.name}"
