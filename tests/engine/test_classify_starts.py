"""Columns whose names begin with a code for what they are, and words that say more than they seem."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.test_classify import LEXICON, said
from privacyrules.engine.columns.classify import classify
from privacyrules.engine.columns.starts import with_starts_written_out
from privacyrules.engine.columns.types import type_family
from privacyrules.model.classification import ColumnFacts

REGISTER: Mapping[str, tuple[str, str]] = {
    "no_cidadao": ("varchar(80)", "person_name"),
    "no_mae": ("varchar(80)", "person_name"),
    "no_social": ("varchar(80)", "person_name"),
    "no_municipio": ("varchar(80)", "city"),
    "nu_telefone": ("varchar(20)", "phone"),
    "nu_cpf": ("varchar(11)", "tax_id"),
    "dt_nascimento": ("date", "birth_date"),
    "ds_email": ("varchar(80)", "email"),
    "sg_uf": ("char(2)", "region"),
    "tp_sangue": ("varchar(3)", "health"),
    "co_sexo": ("char(1)", "gender"),
}
"""How the registers of Brazil name the columns of a person."""


@pytest.mark.parametrize("name", REGISTER)
def test_the_codes_of_a_brazilian_register_are_read(name: str) -> None:
    declared, category = REGISTER[name]
    beside = tuple(other for other in REGISTER if other != name)
    assert said(ColumnFacts("tb_cidadao", name, declared, beside))[0] == category


def test_no_is_a_number_unless_two_codes_stand_beside() -> None:
    words = {"no_mae": ("no", "mae"), "nu_cpf": ("nu", "cpf"), "phone": ("phone",)}
    assert with_starts_written_out(words, LEXICON) == words
    several = {**words, "co_sexo": ("co", "sexo"), "ds_email": ("ds", "email")}
    written = with_starts_written_out(several, LEXICON)
    assert (written["no_mae"], written["ds_email"]) == (("nome", "mae"), ("email",))
    assert written["nu_cpf"] == ("nu", "cpf")


@given(st.permutations(list(REGISTER)), st.sampled_from(list(REGISTER)))
def test_the_order_of_the_codes_changes_nothing(names: list[str], name: str) -> None:
    beside = tuple(other for other in names if other != name)
    facts = ColumnFacts("tb_cidadao", name, REGISTER[name][0], beside)
    back = facts._replace(neighbours=tuple(reversed(beside)))
    assert classify(facts, LEXICON) == classify(back, LEXICON)


@pytest.mark.parametrize("name", ["app_cliente", "apm_cliente", "ape_pat", "ap_materno", "apepat"])
def test_a_mexican_surname_is_known_when_it_is_shortened(name: str) -> None:
    assert said(ColumnFacts("clientes", name, "varchar(50)")) == ("last_name", "certain")


@pytest.mark.parametrize(
    ("declared", "family"),
    [
        ("PaddedCharField(255)", "text"),
        ("TenantForeignKey to=shop.user", "relation"),
        ("StatusEnumField(20)", "enum"),
        ("FancyField(20)", None),
        ("OrderStatus", "enum"),
    ],
)
def test_a_type_made_of_one_of_djangos_is_of_its_family(declared: str, family: str | None) -> None:
    assert type_family(declared, LEXICON) == family


@pytest.mark.parametrize(
    ("where", "category"),
    [
        ("cards.last_4_digits", "card_partial"),
        ("employees.ahv_number", "government_id"),
        ("users.email_address_2", "email"),
        ("persons.address_2", "postal_address"),
    ],
)
def test_a_number_within_a_phrase_makes_it_no_shorter(where: str, category: str) -> None:
    table, name = where.split(".")
    assert said(ColumnFacts(table, name, "varchar(80)"))[0] == category


NO_INSTRUMENTS_ALONE = ["brand", "expiration_date", "agency"]


@pytest.mark.parametrize("name", NO_INSTRUMENTS_ALONE)
def test_what_only_a_card_or_account_has_is_looked_at_beside_one_even_among_things(name: str) -> None:
    beside = ("agency_digit", "account_digit") if name == "agency" else ("last4",)
    assert said(ColumnFacts("routes", name, "text", beside))[1] == "review"
    assert said(ColumnFacts("routes", name, "text")) == (None, "none")
