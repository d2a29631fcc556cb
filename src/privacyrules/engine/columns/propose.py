"""A column, what it holds and what is stated of it in, the flow that keeping it would be out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privacyrules.engine.columns.carry import BY_THE_GATE, carried, handed_on
from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import Classification, ColumnFacts, Lexicon
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.config import ColumnStatement
from privacyrules.model.flow import AXES, Assumption, Axis, FactValue, Flow

GATE = BY_THE_GATE
ASSUMED_BY_THE_GATE: Mapping[Axis, tuple[str, ...]] = {"recipient": ("internal",), "form": ("identified",)}
"""A column keeps data inside the company, about identified persons, until somebody states otherwise."""


def propose(
    column: StoredColumn,
    statements: Sequence[ColumnStatement],
    lexicon: Lexicon,
    assume: Mapping[Axis, tuple[str, ...]],
    reads: Sequence[Proposal] = (),
) -> Proposal:
    """What keeping a column does.

    Args:
        column: the column as the migrations leave it.
        statements: those that apply to it, the weightiest last; a later one overrules an earlier.
        lexicon: how columns are called.
        assume: what the settings fill in where nothing is stated, before the gate does.
        reads: the proposals of the columns that a query computes it from.
    """
    handed = handed_on(column, reads)
    terms: dict[Axis, tuple[str, ...]] = {axis: values for axis, (values, _) in handed.items()}
    facts: dict[str, FactValue] = {}
    stated_by: dict[Axis, str] = {axis: by for axis, (_, by) in handed.items()}
    not_personal: ColumnStatement | None = None
    for statement in statements:
        terms.update(statement.terms)
        facts.update(statement.facts)
        stated_by.update(dict.fromkeys(statement.terms, statement.stated_by))
        if statement.not_personal is not None or "data" in statement.terms:
            not_personal = statement if statement.not_personal is not None else None
    if not_personal is not None:
        evidence = (f"stated as not personal by {not_personal.stated_by}: {not_personal.not_personal}",)
        return Proposal(column, Classification(None, "stated", evidence), None, (), not_personal.stated_by)
    if "data" in terms:
        evidence = (f"stated as {', '.join(terms['data'])} by {stated_by['data']}",)
        classification, data = Classification(terms["data"][0], "stated", evidence), terms["data"]
    else:
        classification, data = carried(_by_name(column, lexicon), reads)
    if classification.category is None:
        return Proposal(column, classification, None)
    assumed = _assumed(terms, stated_by, assume)
    filled = {assumption.name: assumption.value for assumption in assumed}
    on_axes: dict[Axis, tuple[str, ...]] = {"action": ("store",), "data": data}
    for axis in AXES:
        if axis not in on_axes and axis in filled:
            on_axes[axis] = filled[axis]
    return Proposal(column, classification, Flow(on_axes, facts), tuple(assumed), stated_by.get("data", ""))


def _by_name(column: StoredColumn, lexicon: Lexicon) -> Classification:
    facts = ColumnFacts(column.table.name, column.name, column.type, column.neighbours, column.comment)
    return classify(facts, lexicon)


def _assumed(
    terms: Mapping[Axis, tuple[str, ...]],
    stated_by: Mapping[Axis, str],
    assume: Mapping[Axis, tuple[str, ...]],
) -> list[Assumption]:
    """What fills the axes beside action and data, each with who stated it."""
    found = []
    for axis in AXES:
        if axis in ("action", "data"):
            continue
        if axis in terms:
            found.append(Assumption(axis, terms[axis], stated_by[axis]))
        elif axis in assume:
            found.append(Assumption(axis, assume[axis], "settings"))
        elif axis in ASSUMED_BY_THE_GATE:
            found.append(Assumption(axis, ASSUMED_BY_THE_GATE[axis], GATE))
    return found
