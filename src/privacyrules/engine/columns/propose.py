"""A column, what it holds and what is stated of it in, the flow that keeping it would be out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from privacyrules.engine.columns.carry import BY_THE_GATE, Handed, carried, handed_on
from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import Classification, ColumnFacts, Lexicon
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.config import ColumnStatement
from privacyrules.model.flow import AXES, Assumption, Axis, FactValue, Flow

GATE = BY_THE_GATE
ASSUMED_BY_THE_GATE: Mapping[Axis, tuple[str, ...]] = {"recipient": ("internal",), "form": ("identified",)}
"""A column keeps data inside the company, about identified persons, until somebody states otherwise."""


class _Said(NamedTuple):
    """What people state of a column, all together, and who; `not_personal` is the reason and who gives it."""

    terms: Mapping[Axis, tuple[str, ...]]
    facts: Mapping[str, FactValue]
    stated_by: Mapping[Axis, str]
    not_personal: tuple[str, str] | None
    statements: Sequence[ColumnStatement]


_Kept = tuple[Flow, tuple[Assumption, ...]]
"""A flow, and what was assumed of it."""


class Proposing:
    """Works out what keeping columns does; columns of which the same is known share one flow."""

    def __init__(self, lexicon: Lexicon, assume: Mapping[Axis, tuple[str, ...]]) -> None:
        """Take what is the same for every column.

        Args:
            lexicon: how columns are called.
            assume: what the settings fill in where nothing is stated, before the gate does.
        """
        self._lexicon = lexicon
        self._assume = assume
        self._said: dict[tuple[int, ...], _Said] = {}
        self._kept: dict[tuple[int, tuple[str, ...]], _Kept] = {}

    def of(
        self, column: StoredColumn, statements: Sequence[ColumnStatement], reads: Sequence[Proposal] = ()
    ) -> Proposal:
        """What keeping a column does.

        Args:
            column: the column as the migrations leave it.
            statements: those that apply to it, the weightiest last; a later one overrules an earlier.
            reads: the proposals of the columns that a query computes it from.
        """
        said = self._together(statements) if not reads else _together(statements, handed_on(column, reads))
        if said.not_personal is not None:
            reason, by = said.not_personal
            evidence = (f"stated as not personal by {by}: {reason}",)
            return Proposal(column, Classification(None, "stated", evidence), None, (), by)
        if "data" in said.terms:
            data, by = said.terms["data"], said.stated_by["data"]
            evidence = (f"stated as {', '.join(data)} by {by}",)
            classification = Classification(data[0], "stated", evidence)
        else:
            classification, data = carried(_by_name(column, self._lexicon), reads)
        if classification.category is None:
            return Proposal(column, classification, None)
        flow, assumed = self._keeping(said, data) if not reads else _keeping(said, data, self._assume)
        return Proposal(column, classification, flow, assumed, said.stated_by.get("data", ""))

    def _together(self, statements: Sequence[ColumnStatement]) -> _Said:
        key = tuple(map(id, statements))
        if key not in self._said:
            self._said[key] = _together(statements, {})
        return self._said[key]

    def _keeping(self, said: _Said, data: tuple[str, ...]) -> _Kept:
        key = id(said), data
        if key not in self._kept:
            self._kept[key] = _keeping(said, data, self._assume)
        return self._kept[key]


def propose(
    column: StoredColumn,
    statements: Sequence[ColumnStatement],
    lexicon: Lexicon,
    assume: Mapping[Axis, tuple[str, ...]],
    reads: Sequence[Proposal] = (),
) -> Proposal:
    """What keeping one column does; see `Proposing`."""
    return Proposing(lexicon, assume).of(column, statements, reads)


def _together(statements: Sequence[ColumnStatement], handed: Handed) -> _Said:
    """Add up what is stated of a column, after what is handed on to it."""
    terms: dict[Axis, tuple[str, ...]] = {axis: values for axis, (values, _) in handed.items()}
    facts: dict[str, FactValue] = {}
    stated_by: dict[Axis, str] = {axis: by for axis, (_, by) in handed.items()}
    not_personal: tuple[str, str] | None = None
    for statement in statements:
        terms.update(statement.terms)
        facts.update(statement.facts)
        stated_by.update(dict.fromkeys(statement.terms, statement.stated_by))
        if statement.not_personal is not None:
            not_personal = statement.not_personal, statement.stated_by
        elif "data" in statement.terms:
            not_personal = None
    return _Said(terms, facts, stated_by, not_personal, statements)


def _keeping(said: _Said, data: tuple[str, ...], assume: Mapping[Axis, tuple[str, ...]]) -> _Kept:
    assumed = _assumed(said.terms, said.stated_by, assume)
    filled = {assumption.name: assumption.value for assumption in assumed}
    on_axes: dict[Axis, tuple[str, ...]] = {"action": ("store",), "data": data}
    for axis in AXES:
        if axis not in on_axes and axis in filled:
            on_axes[axis] = filled[axis]
    return Flow(on_axes, said.facts), tuple(assumed)


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
