"""Columns of the eight languages as schemas write them, and words that mean something in one of them only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.columns_by_language import TABLES
from engine.test_classify import LEXICON, STYLES, said
from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import ColumnFacts
from privacyrules.syntax.names import pieces_of

DENYING = ("certain", "likely")

ALL = [
    (table, name, category)
    for table, columns in TABLES.values()
    for category, names in columns.items()
    for name in names.split()
]


@pytest.mark.parametrize(("table", "name", "category"), ALL)
def test_a_column_of_each_language_may_deny(table: str, name: str, category: str) -> None:
    found = classify(ColumnFacts(table, name, "varchar(100)"), LEXICON)
    assert (found.category, found.band in DENYING) == (category, True)


@given(st.sampled_from(ALL), st.sampled_from(sorted(STYLES)))
def test_the_way_a_name_is_written_changes_nothing_in_any_language(
    case: tuple[str, str, str], style: str
) -> None:
    table, name, category = case
    assert said(ColumnFacts(table, STYLES[style](pieces_of(name)), "text"))[0] == category


@given(st.sampled_from(ALL), st.sampled_from(["tipo_", "typ_", "is_", "cantidad_", "anzahl_"]))
def test_a_first_word_that_says_something_else_removes_the_label(
    case: tuple[str, str, str], start: str
) -> None:
    table, name, _ = case
    assert said(ColumnFacts(table, start + name, "text")) in ((None, "none"), (None, "review"))


AMBIGUOUS = {
    "via": ("dipendenti", "street"),
    "cap": ("clienti", "postcode"),
    "eta": ("pazienti", "birth_date"),
    "str": ("kunden", "street"),
    "ort": ("mitglieder", "city"),
    "plaats": ("klanten", "city"),
    "alter": ("patienten", "birth_date"),
    "genre": ("eleves", "gender"),
    "rg": ("alunos", "government_id"),
    "sin": ("employees", "government_id"),
    "clave": ("usuarios", "password_or_secret"),
    "konto": ("kunden", "bank_account"),
    "fixe": ("adherents", "phone"),
    "poste": ("employes", "occupation"),
}


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_a_word_of_one_language_counts_where_the_table_speaks_it(name: str) -> None:
    table, category = AMBIGUOUS[name]
    assert said(ColumnFacts(table, name, "varchar(100)")) == (category, "likely")


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_a_word_of_one_language_may_not_deny_elsewhere(name: str) -> None:
    assert said(ColumnFacts("widgets", name, "varchar(100)"))[1] in ("none", "review")


def test_the_columns_beside_tell_the_language_of_a_table() -> None:
    facts = ColumnFacts("tabella_7", "cap", "varchar(5)", ("cognome", "indirizzo"))
    assert classify(facts, LEXICON).evidence == (
        "the Italian word 'cap' names postcode",
        "it stands beside 'indirizzo'",
    )


@pytest.mark.parametrize(
    ("table", "name", "declared"),
    [
        ("tipo_cliente", "nombre", "varchar(50)"),
        ("typy_klientow", "nazwa", "varchar(50)"),
        ("clientes", "fecha_alta", "datetime"),
        ("clientes", "tipo_documento", "varchar(5)"),
        ("mitarbeiter", "email_geloescht", "varchar(5)"),
        ("farmaci", "prezzo_farmaco", "decimal(8,2)"),
        ("medicamentos", "nombre_medicamento", "varchar(50)"),
        ("entreprises", "nom", "varchar(50)"),
        ("kunden", "kundennummer", "varchar(20)"),
        ("chiens", "nom", "varchar(50)"),
    ],
)
def test_what_only_looks_personal_in_some_language_is_not(table: str, name: str, declared: str) -> None:
    assert said(ColumnFacts(table, name, declared)) == (None, "none")


def test_a_thing_that_comes_first_keeps_its_name_before_what_it_is_of() -> None:
    assert said(ColumnFacts("alumnos", "telefono_zqx", "text")) == ("phone", "likely")
    assert said(ColumnFacts("pupils", "phone_zqx", "text")) == ("phone", "review")


def test_a_word_that_is_written_in_two_is_one() -> None:
    for name in ("geboorte_datum", "GeboorteDatum", "geboortedatum"):
        found = classify(ColumnFacts("sporters", name, "date"), LEXICON)
        assert (name, found.category) == (name, "birth_date")
