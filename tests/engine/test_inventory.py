"""Columns, settings and a vocabulary in, their lines of the inventory and what overrules them out."""

from __future__ import annotations

import pytest

from builders import vocabulary
from privacyrules.engine.columns.explain import explain
from privacyrules.engine.columns.inventory import broader
from privacyrules.engine.columns.overrule import overruling
from privacyrules.model.classification import Band, Classification, ColumnFacts
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.places import NOWHERE, Place
from privacyrules.model.schema import Annotation, TableName
from shipped import shipped_lexicon

WORDS = vocabulary(
    data="personal; contact account < personal; email < contact account; office < email; was -> office"
)


@pytest.mark.parametrize(
    ("term", "above"),
    [
        ("personal", ()),
        ("email", ("contact", "account", "personal")),
        ("office", ("email", "contact", "account", "personal")),
        ("was", ("email", "contact", "account", "personal")),
    ],
)
def test_broader_terms_come_from_near_to_far_and_each_once(term: str, above: tuple[str, ...]) -> None:
    assert broader(term, "data", WORDS) == above


def proposal(category: str | None, band: Band, path: str = "a.sql", **column: object) -> Proposal:
    stored = StoredColumn(TableName("users"), "email", Place(path, 1, 1), **column)  # type: ignore[arg-type]
    return Proposal(stored, Classification(category, band), None)


@pytest.mark.parametrize(
    ("category", "band", "ways"),
    [
        ("email", "certain", ('not_personal="REASON"', "data=TERM")),
        ("email", "stated", ('not_personal="REASON"', "data=TERM")),
        ("email", "review", ("data=email", 'not_personal="REASON"', "data=ANOTHER_TERM")),
        (None, "review", ("data=TERM", 'not_personal="REASON"')),
        (None, "none", ("data=TERM",)),
        (None, "stated", ("data=TERM",)),
    ],
)
def test_the_likelier_way_comes_first(category: str | None, band: Band, ways: tuple[str, ...]) -> None:
    found = overruling(proposal(category, band), "pyproject.toml").comments
    assert found == tuple(f"-- privacyrules: {way} by=NAME" for way in ways)


def test_a_comment_is_written_as_the_language_of_the_migration_has_it() -> None:
    found = overruling(proposal(None, "none", "db/0001_initial.py"), "pyproject.toml")
    assert found.comments == ("# privacyrules: data=TERM by=NAME",)


SAID = (Annotation("data", "email", Place("a.sql", 7, 4)),)


def test_a_comment_that_says_what_a_column_holds_outweighs_the_settings() -> None:
    own = overruling(proposal("email", "stated", annotations=SAID), "pyproject.toml")
    assert (own.stated_at, own.heeded) == (Place("a.sql", 7, 4), False)
    of_table = overruling(proposal("email", "stated", table_annotations=SAID), "pyproject.toml")
    assert (of_table.stated_at, of_table.heeded) == (NOWHERE, False)
    beside = overruling(proposal("email", "certain", annotations=(SAID[0]._replace(key="subject"),)), "")
    assert (beside.stated_at, beside.heeded) == (NOWHERE, True)


def test_a_block_names_the_schema_where_the_migration_does() -> None:
    stored = StoredColumn(TableName("users", "app"), "email", Place("a.sql", 1, 1))
    found = overruling(Proposal(stored, Classification("email", "certain"), None), "db/pyproject.toml")
    assert found.settings.splitlines()[:3] == [
        "[[tool.privacyrules.columns]]",
        'table = "app.users"',
        'column = "email"',
    ]


def test_evidence_against_is_part_of_the_evidence() -> None:
    found = explain(ColumnFacts("things", "phone_count", "integer"), shipped_lexicon()).found
    assert found.band == "none"
    assert found.evidence[0] == "the word 'phone' names phone"
    assert found.against == found.evidence[1:]
    assert len(found.against) == 1


def test_a_comment_that_told_what_the_name_does_not_is_told_to_have_done_so() -> None:
    facts = ColumnFacts("x", "c17", comment="The customer's e-mail address")
    found = explain(facts, shipped_lexicon())
    assert found.otherwise == ("if it had no comment: nothing personal",)


def test_a_neighbour_that_told_what_the_name_does_not_is_told_to_have_done_so() -> None:
    facts = ColumnFacts("t", "token", "text", ("card_brand", "card_last4"))
    found = explain(facts, shipped_lexicon())
    assert "if it stood alone in its table" in [told.partition(":")[0] for told in found.otherwise]
