"""What was worked out for one table holds for another: the same as if each column were judged afresh."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import ColumnFacts, Lexicon
from shipped import shipped_lexicon

TABLES = (
    "users",
    "cards",
    "invoice_items",
    "patient_visits",
    "x",
    "tipo_cliente",
    "Kunden",
    "log_1",
    "banks",
)
NAMES = (
    *("id", "name", "email", "Email", "phone_1", "card_number", "expiry", "brand", "last4", "iban", "bank"),
    *("title", "value", "data", "teacher", "notes", "state", "ptname", "ptcity", "pt_zip", "xq_a", "xq_b"),
    *(
        "user_email",
        "user_name",
        "user_ip",
        "latitude",
        "longitude",
        "diagnosis",
        "is_active",
        "payload",
        "zzq",
    ),
)
TYPES = (None, "text", "int", "boolean", "jsonb", "varchar(36)", "inet", "timestamp", "bytea", "Status")
tables = st.tuples(
    st.sampled_from(TABLES), st.lists(st.sampled_from(NAMES), min_size=1, max_size=9, unique=True)
)


def afresh() -> Lexicon:
    """An equal lexicon by which nothing is remembered yet."""
    return shipped_lexicon()._replace()


@given(st.lists(tables, min_size=1, max_size=4), st.data())
def test_what_is_remembered_of_other_tables_changes_no_answer(
    schema: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    columns = [
        ColumnFacts(table, name, data.draw(st.sampled_from(TYPES)), tuple(names))
        for table, names in schema
        for name in names
    ]
    together = [classify(column, shipped_lexicon()) for column in columns]
    assert together == [classify(column, afresh()) for column in columns]


def test_the_evidence_names_the_table_that_is_meant_and_no_other() -> None:
    lexicon = shipped_lexicon()
    said = [classify(ColumnFacts(table, "title", "text"), lexicon).evidence for table in ("abc_1", "abc_2")]
    assert said[0] != said[1]
    assert [table in " ".join(said[at]) for at, table in enumerate(("'abc_1'", "'abc_2'"))] == [True, True]


def test_columns_whose_names_are_given_with_and_without_themselves_are_read_alike() -> None:
    lexicon, beside = shipped_lexicon(), ("ptid", "ptcity", "ptzip", "ptdob", "ptx")
    inside = (*beside, "ptlname")
    found = [
        classify(ColumnFacts("x", name, "text", names), lexicon).category
        for names in (beside, inside, beside)
        for name in ("ptlname", "ptcity", "ptlname")
    ]
    assert found == ["last_name", "city", "last_name"] * 3
