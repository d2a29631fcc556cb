"""A fingerprint names a gap: another rule, table or column is another gap, and nothing else is."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from privacyrules.gate.findings import Bench, column_findings, flow_findings, unread_finding
from privacyrules.gate.fingerprints import fingerprint
from privacyrules.gate.levels import Gate
from privacyrules.model.answer import Answer
from privacyrules.model.classification import Classification
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.manifest import ManifestFlow
from privacyrules.model.nodes import Mapping_
from privacyrules.model.places import Place
from privacyrules.model.schema import TableName, Unread
from privacyrules.workflows.ask import ask_values, bench_for
from shipped import shipped

BENCH = Bench("shop", Gate())


def denied() -> Answer:
    """An answer that two rules deny."""
    return ask_values(
        {"action": ["store", "share"], "data": "card_number", "subject": "user", "recipient": "court"},
        bench_for(shipped().policy),
    )


def of_column(table: TableName, column: str, place: Place, bench: Bench = BENCH) -> list[str]:
    found = Classification("card_number", "certain", ("the word 'card' names it",))
    answer = denied()
    proposal = Proposal(StoredColumn(table, column, place), found, answer.understood)
    return [finding.fingerprint for finding in column_findings(proposal, answer, bench)]


def of_flow(name: str, path: str, bench: Bench = BENCH) -> list[str]:
    place = Place(path, 2, 3)
    flow = ManifestFlow(name, "", Mapping_((), place), place)
    return [finding.fingerprint for finding in flow_findings(flow, denied(), bench)]


def of_statement(path: str, text: str, bench: Bench = BENCH) -> str:
    return unread_finding(Unread("opaque", Place(path, 1, 1), "odd", text), bench, personal=None).fingerprint


def test_a_fingerprint_is_the_sha256_of_what_names_the_gap() -> None:
    (first, second) = of_column(TableName("payments"), "card", Place("a.sql", 1, 1))
    assert first == fingerprint("shop", "no-card-or-payment-details", None, "payments", "card")
    assert second == fingerprint("shop", "no-giving-away-payment-information", None, "payments", "card")
    assert len(first) == 64


def test_each_rule_schema_table_and_column_has_its_own() -> None:
    tables = [TableName("a"), TableName("b"), TableName("a", "x"), TableName("a", "b")]
    found = [
        mark
        for table, column in product(tables, ("a", "b"))
        for mark in of_column(table, column, Place("m.sql", 1, 1))
    ]
    assert len(set(found)) == len(found) == 16


def test_each_project_has_its_own() -> None:
    place = Place("a.sql", 1, 1)
    here = of_column(TableName("payments"), "card", place)
    assert not set(here) & set(of_column(TableName("payments"), "card", place, Bench("other", Gate())))


@given(line=st.integers(1, 999), column=st.integers(1, 99), path=st.sampled_from(["a.sql", "db/b.sql"]))
def test_the_place_in_the_text_says_nothing(line: int, column: int, path: str) -> None:
    here = of_column(TableName("payments"), "card", Place("a.sql", 1, 1))
    assert of_column(TableName("payments"), "card", Place(path, line, column)) == here


def test_letter_case_says_nothing_since_the_fold_does_not_regard_it() -> None:
    place = Place("a.sql", 1, 1)
    here = of_column(TableName("Payments", "Shop"), "Card", place)
    assert of_column(TableName("PAYMENTS", "shop"), "card", place) == here


def test_flows_of_the_same_name_in_two_manifests_are_two_gaps() -> None:
    assert not set(of_flow("newsletter", "a.flows.yaml")) & set(of_flow("newsletter", "b.flows.yaml"))
    assert not set(of_flow("newsletter", "a.flows.yaml")) & set(of_flow("invoices", "a.flows.yaml"))


def test_a_flow_is_no_column_of_a_table_called_flow() -> None:
    columns = of_column(TableName("flow"), "newsletter", Place("a.sql", 1, 1))
    assert not set(of_flow("newsletter", "a.flows.yaml")) & set(columns)


def test_a_statement_is_named_by_its_file_and_its_text() -> None:
    here = of_statement("a.sql", "FROBNICATE x")
    assert here != of_statement("b.sql", "FROBNICATE x")
    assert here != of_statement("a.sql", "FROBNICATE y")


def test_paths_count_from_the_project_not_from_where_the_run_was_started() -> None:
    below = Bench("shop", Gate(), own_path="db/{}".format)
    assert of_statement("a.sql", "FROBNICATE x", below) == of_statement("db/a.sql", "FROBNICATE x")
    assert of_flow("newsletter", "f.flows.yaml", below) == of_flow("newsletter", "db/f.flows.yaml")
