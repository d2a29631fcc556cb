"""Columns named after the fields of payment standards and services, and cards and banks that pay nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.test_classify import LEXICON, said
from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import ColumnFacts

NAMED: Mapping[str, Mapping[str, str]] = {
    "payments": {
        "bank_account": "debtor_agent cdtr_agt bank_of_beneficiary rum",
        "iban": "dbtr_iban cdtrIban",
        "account_number": "dfi_account_number passbook_number",
        "bank_routing_code": "rdfi_identification bank_rtn bank_ncs_number",
        "card_number": "track2_data magstripe_data",
        "payment_token_or_processor_ref": "xid cavv cod_autorizacion token_reference session_id_stripe",
        "person_name": "name_of_payer nome_pagador nombre_ordenante nom_beneficiaire remote_name payable_to",
    },
    "payment_methods": {"card_expiry": "expiry expiration_date valid_thru", "card_partial": "bin masked_pan"},
    "mandates": {"bank_account": "reference rum identifier"},
    "beneficiaries": {"account_number": "account", "bank_account": "branch_code"},
    "bank_accounts": {"account_number": "roll_number bban", "bank_account": "account_suffix"},
    "transferencias": {"account_number": "cuenta_origen conta_favorecido", "bank_account": "banco_destino"},
    "przelewy": {"account_number": "rachunek_zrodlowy konto_docelowe"},
    "bonifici": {"account_number": "conto_origine"},
    "boletos": {"payment_token_or_processor_ref": "barcode linha_digitavel qr_code"},
    "betalingen": {"card_partial": "laatste_vier_cijfers"},
    "karty": {"card_expiry": "data_wygasniecia", "card_security_code": "kod_zabezpieczajacy"},
    "tarjetas": {"card_number": "num_tar", "card_partial": "ult4", "card_security_code": "cod_verificacion"},
    "employees": {"bank_account": "banco_nomina salary_bank", "account_number": "lohnkonto"},
    "customers": {"government_id": "aadhar_card_no pan_card_number voter_card_no"},
}

NAMED_CASES = [
    (table, name, category)
    for table, held in NAMED.items()
    for category, names in held.items()
    for name in names.split()
]

NO_INSTRUMENTS = [
    *("blood_banks.bank_name", "question_banks.bank_code", "gift_cards.last4", "job_cards.job_card_no"),
    *("warehouses.bin_number", "tracks.track_data", "payments.final_value", "cases.ref_table"),
    *("banks.api_pix_url", "cartao_faturas.data_vencimento", "credit_card_bills.vencimento"),
]

INSTRUMENTS = (
    *("card_number", "card_security_code", "card_expiry", "card_partial", "account_number", "iban"),
    *("bank_account", "bank_routing_code", "payment_token_or_processor_ref"),
)


@pytest.mark.parametrize(("table", "name", "category"), NAMED_CASES)
def test_a_field_of_a_standard_is_known_by_its_name(table: str, name: str, category: str) -> None:
    found = classify(ColumnFacts(table, name, "varchar(64)"), LEXICON)
    assert (found.category, found.band in ("certain", "likely")) == (category, True)


@pytest.mark.parametrize("where", NO_INSTRUMENTS)
def test_a_card_or_a_bank_that_pays_nothing_is_none_to_pay_with(where: str) -> None:
    table, name = where.split(".")
    assert said(ColumnFacts(table, name, "varchar(64)"))[0] not in INSTRUMENTS


@pytest.mark.parametrize("name", ["card_number", "numero_carte", "kaartnummer", "cardNo"])
def test_the_number_of_a_persons_card_is_that_of_one_that_pays(name: str) -> None:
    alone = ColumnFacts("users", name, "varchar(20)", ("email",))
    assert said(alone) == ("card_number", "likely")
    assert said(alone._replace(neighbours=("email", "cvv"))) == ("card_number", "likely")
    assert said(alone._replace(table="orders")) == ("card_number", "certain")


@pytest.mark.parametrize("declared", ["NUMBER", "numeric", "NUMERIC"])
def test_a_number_without_digits_may_be_whole(declared: str) -> None:
    assert said(ColumnFacts("cards", "card_number", declared)) == ("card_number", "certain")
    assert said(ColumnFacts("employees", "salary", declared)) == ("income", "certain")
    assert said(ColumnFacts("cards", "holder_name", declared)) == (None, "none")
    assert said(ColumnFacts("cards", "card_number", f"{declared}(8,2)")) == (None, "none")


def test_an_account_of_a_table_of_accounts_is_looked_at() -> None:
    for table in ("cuentas", "konten", "comptes", "conti", "contas"):
        assert said(ColumnFacts(table, "numero", "varchar(30)")) == ("account_number", "review")
