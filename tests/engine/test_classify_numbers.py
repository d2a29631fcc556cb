"""Types of numbers in, what of a card or an account they can hold out: a scale makes a sum of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.test_classify import LEXICON
from engine.test_classify_families import SHORT
from engine.test_classify_registers import read
from privacyrules.engine.columns.classify import classify
from privacyrules.engine.columns.types import type_family
from privacyrules.model.classification import ColumnFacts

# Written by hand or by a tool, years and codes stand in floating numbers; what was paid by card is a sum.
FLOATING = """
payment_methods: exp_month REAL end, exp_year REAL end, last_four double part
kreditkarten: kartennummer float number, gueltig_jahr DOUBLE end, pruefziffer real code
cartes_bancaires: numero_carte float number, mois_exp float end, cle_rib FLOAT(53) routing
carte_di_credito: numero_carta double number, mese_scadenza Float end
tarjetas: numero_tarjeta NUMBER number, anio_vencimiento decimal end
karty: numer_karty numeric number, rok_waznosci NUMBER end
contas: agencia float bank, conta float bank, dv FLOAT bank
payment_methods: exp_month decimal(10;2) -, exp_year float(8;2) -
cash_registers: credit_card real -, card_total REAL -
caja: tarjeta float -, efectivo float -
"""


@pytest.mark.parametrize("line", FLOATING.strip().splitlines())
def test_a_floating_number_is_told(line: str) -> None:
    table, columns = read(line)
    names = tuple(name for name, _, _ in columns)
    found = {name: classify(ColumnFacts(table, name, type_, names), LEXICON) for name, type_, _ in columns}
    expected = {name: None if said == "-" else SHORT[said] for name, _, said in columns}
    assert {name: one.category for name, one in found.items()} == expected


def test_a_sum_says_why_it_is_no_month() -> None:
    found = classify(ColumnFacts("payment_methods", "exp_month", "decimal(10,2)"), LEXICON)
    assert found.evidence == (
        "the words 'exp month' name card_expiry",
        "type decimal(10,2) cannot hold card_expiry",
    )


@given(
    st.sampled_from(["real", "float", "double precision", "Float?", "sa.Float()", "decimal", "dec"]),
    st.sampled_from([("card_expiry", "exp_month"), ("bank_routing_code", "sort_code")]),
)
def test_a_number_without_a_scale_holds_what_a_whole_one_holds(declared: str, asked: tuple[str, str]) -> None:
    category, name = asked
    whole, floating = (classify(ColumnFacts("x", name, type_), LEXICON) for type_ in ("integer", declared))
    assert floating == whole
    assert whole.category == category


@pytest.mark.parametrize(
    ("declared", "family"),
    [
        ("REAL", "unscaled"),
        ("FLOAT (53) NULL", "unscaled"),
        ("DOUBLE PRECISION", "unscaled"),
        ("decimal NOT NULL", "unscaled"),
        ("float(10, 2)", "decimal"),
        ("double(15,4)", "decimal"),
        ("decimal(10,2)", "decimal"),
        ("decimal(4,0)", "integer"),
        ("money", "decimal"),
        ("DecimalField(max_digits=5, decimal_places=2)", "decimal"),
    ],
)
def test_a_scale_makes_a_number_a_sum(declared: str, family: str) -> None:
    assert type_family(declared, LEXICON) == family
