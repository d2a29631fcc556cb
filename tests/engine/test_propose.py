"""The flow that keeping a column would be: what it holds, and who stated the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.engine.columns.propose import ASSUMED_BY_THE_GATE, GATE, propose
from privacyrules.engine.columns.statements import Entries
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.config import ColumnStatement
from privacyrules.model.flow import Assumption, Axis, Flow
from privacyrules.model.places import Place
from privacyrules.model.schema import TableName
from shipped import shipped_lexicon

GATE_SAYS = (
    Assumption("recipient", ("internal",), GATE),
    Assumption("form", ("identified",), GATE),
)


def column(name: str = "email", table: str = "users", type_: str | None = "text") -> StoredColumn:
    return StoredColumn(TableName(table), name, Place("a.sql", 1, 1), type_)


def states(by: str = "Ada", not_personal: str | None = None, **terms: str) -> ColumnStatement:
    on_axes: Mapping[Axis, tuple[str, ...]] = {
        axis: tuple(terms[axis].split()) for axis in AXES_STATED if axis in terms
    }
    return ColumnStatement("*", "*", by, on_axes, not_personal=not_personal)


AXES_STATED: tuple[Axis, ...] = ("data", "subject", "purpose", "recipient", "form", "source")


def proposed(
    stored: StoredColumn,
    *statements: ColumnStatement,
    assume: Mapping[Axis, tuple[str, ...]] | None = None,
) -> Proposal:
    return propose(stored, statements, shipped_lexicon(), assume or {})


def test_a_column_is_kept_inside_and_identified_until_somebody_says_otherwise() -> None:
    proposal = proposed(column())
    assert proposal.flow == Flow(
        {"action": ("store",), "data": ("email",), "recipient": ("internal",), "form": ("identified",)}
    )
    assert sorted(proposal.assumed, key=lambda a: a.name) == sorted(GATE_SAYS, key=lambda a: a.name)
    assert (proposal.classification.band, proposal.stated_by) == ("certain", "")


def test_what_holds_nothing_personal_makes_no_flow() -> None:
    proposal = proposed(column("is_active", type_="boolean"))
    assert (proposal.flow, proposal.assumed) == (None, ())
    assert proposal.classification.band == "none"


def test_what_a_name_does_not_tell_makes_no_flow_and_is_for_review() -> None:
    proposal = proposed(column("value", table="things"))
    assert proposal.flow is None
    assert proposal.classification.band == "review"


def test_settings_fill_what_nobody_stated_before_the_gate_does() -> None:
    proposal = proposed(column(), assume={"subject": ("user",), "recipient": ("hosting_provider",)})
    assert proposal.flow is not None
    assert proposal.flow.terms["recipient"] == ("hosting_provider",)
    stated = {a.name: a.stated_by for a in proposal.assumed}
    assert stated == {"subject": "settings", "recipient": "settings", "form": GATE}


def test_a_statement_overrules_what_is_assumed_and_says_who_made_it() -> None:
    proposal = proposed(column(), states("Ada", form="pseudonymous"), assume={"form": ("anonymous",)})
    assert proposal.flow is not None
    assert proposal.flow.terms["form"] == ("pseudonymous",)
    assert {a.name: a.stated_by for a in proposal.assumed} == {"form": "Ada", "recipient": GATE}


def test_a_later_statement_overrules_an_earlier_one_on_the_axes_that_it_names() -> None:
    proposal = proposed(
        column(), states("Ada", subject="user", source="automatic"), states("Bo", subject="friend")
    )
    assert proposal.flow is not None
    assert (proposal.flow.terms["subject"], proposal.flow.terms["source"]) == (("friend",), ("automatic",))
    stated = {a.name: a.stated_by for a in proposal.assumed}
    assert (stated["subject"], stated["source"]) == ("Bo", "Ada")


def test_facts_of_several_statements_add_up() -> None:
    first = ColumnStatement("*", "*", "Ada", facts={"encrypted": True, "retention_days": 30})
    second = ColumnStatement("*", "*", "Bo", facts={"retention_days": 90})
    proposal = proposed(column(), first, second)
    assert proposal.flow is not None
    assert proposal.flow.facts == {"encrypted": True, "retention_days": 90}


def test_a_stated_category_counts_whatever_the_name_says() -> None:
    proposal = proposed(column("value", table="things"), states("Ada, 2026-01-02", data="birth_date gender"))
    assert proposal.flow is not None
    assert proposal.flow.terms["data"] == ("birth_date", "gender")
    assert proposal.classification.band == "stated"
    assert proposal.classification.evidence == ("stated as birth_date, gender by Ada, 2026-01-02",)
    assert proposal.stated_by == "Ada, 2026-01-02"


def test_what_is_stated_as_not_personal_makes_no_flow_and_gives_the_reason() -> None:
    proposal = proposed(column(), states("Ada", not_personal="a shared mailbox"))
    assert (proposal.flow, proposal.stated_by) == (None, "Ada")
    assert proposal.classification.evidence == ("stated as not personal by Ada: a shared mailbox",)


@pytest.mark.parametrize(
    ("statements", "data"),
    [
        ([states(not_personal="shared"), states(data="email")], ("email",)),
        ([states(data="email"), states(not_personal="shared")], None),
        ([states(not_personal="shared"), states(subject="user")], None),
    ],
)
def test_of_what_it_holds_the_last_word_counts(
    statements: Sequence[ColumnStatement], data: tuple[str, ...] | None
) -> None:
    proposal = proposed(column(), *statements)
    assert (proposal.flow and proposal.flow.terms["data"]) == data


@pytest.mark.parametrize(
    ("table", "name", "matches"),
    [
        ("users", "email", True),
        ("USERS", "E-mail", False),
        ("USERS", "EMAIL", True),
        ("*", "e?ail", True),
        ("user", "email", False),
        ("app.users", "email", True),
        ("app.*", "*", True),
        ("other.users", "email", False),
    ],
)
def test_patterns_match_names_in_any_letter_case_with_or_without_schema(
    table: str, name: str, matches: bool
) -> None:
    entry = ColumnStatement(table, name, "Ada")
    assert Entries([entry]).on(TableName("Users", "App"), "Email") == [entry] * matches


terms = st.fixed_dictionaries(
    {},
    optional={
        axis: st.sampled_from(["x", "y", "x y"]) for axis in ("subject", "purpose", "recipient", "form")
    },
)


@given(st.lists(terms, max_size=4), terms)
def test_every_axis_of_the_flow_says_who_stated_it(
    stated: list[dict[str, str]], assumed: dict[str, str]
) -> None:
    """Nothing is assumed in silence."""
    statements = [states(f"person {n}", **said) for n, said in enumerate(stated)]
    assume: dict[Axis, tuple[str, ...]] = {
        axis: tuple(assumed[axis].split()) for axis in AXES_STATED if axis in assumed
    }
    proposal = proposed(column(), *statements, assume=assume)
    assert proposal.flow is not None
    told = {a.name: a.value for a in proposal.assumed}
    assert told == {
        axis: kept for axis, kept in proposal.flow.terms.items() if axis not in ("action", "data")
    }
    assert told.keys() >= ASSUMED_BY_THE_GATE.keys()
