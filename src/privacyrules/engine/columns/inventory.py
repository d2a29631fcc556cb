"""A proposal and the vocabulary in, the column's line in the data inventory out."""

from __future__ import annotations

from privacyrules.engine.columns.propose import GATE
from privacyrules.model.columns import Proposal
from privacyrules.model.flow import Axis
from privacyrules.model.inventory import InventoryColumn
from privacyrules.model.vocabulary import Vocabulary

SETTINGS = "settings"


def inventoried(proposal: Proposal, vocabulary: Vocabulary) -> InventoryColumn:
    """Tell of a column what it holds, why, and what is known of the flow that keeping it is."""
    column, found, flow = proposal.column, proposal.classification, proposal.flow
    return InventoryColumn(
        table=column.table,
        name=column.name,
        place=column.place,
        type=column.type,
        category=found.category,
        band=found.band,
        also=() if flow is None else flow.terms["data"][1:],
        within=broader(found.category, "data", vocabulary) if found.category else (),
        evidence=found.evidence,
        stated_by=proposal.stated_by,
        flow=flow,
        filled=tuple(a for a in proposal.assumed if a.stated_by in (GATE, SETTINGS)),
    )


def broader(name: str, axis: Axis, vocabulary: Vocabulary) -> tuple[str, ...]:
    """All terms that a term lies within, from near to far; those of its successor if it is retired.

    Terms that are equally near stand in the order in which the vocabulary names them.
    """
    terms = vocabulary.terms[axis]
    while (successor := terms[name].replaced_by) is not None:
        name = successor
    found: dict[str, None] = {}
    near = terms[name].within
    while near:
        found.update(dict.fromkeys(near))
        near = tuple(above for term in near for above in terms[term].within if above not in found)
    return tuple(found)
