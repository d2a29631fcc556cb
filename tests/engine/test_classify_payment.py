"""Columns that pay, in eight languages, and what only looks like them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.test_classify import LEXICON, said
from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import ColumnFacts

CARDS: Mapping[str, Mapping[str, str]] = {
    "cards": {
        "card_number": "card_no PAN CardNum number_enc",
        "card_expiry": "exp_month exp_yr valid_thru expiry_mm_yy date_expire",
        "card_security_code": "cvv cid csc CVC2 sec_code",
        "card_partial": "last_4_digits first6 bin masked_pan visual",
        "card_holder_name": "holder name_on_card embossed_name",
    },
    "kreditkarten": {
        "card_number": "nummer kartennr kk_nr",
        "card_expiry": "gueltig_bis gültig_bis ablauf_monat jahr",
        "card_security_code": "pruefnummer prüfnummer sicherheitscode",
        "card_holder_name": "inhaber",
    },
    "cartes_bancaires": {
        "card_number": "numero num_carte n_carte",
        "card_expiry": "date_exp annee_exp fin_validite mois_expiration",
        "card_security_code": "cryptogramme code_securite",
        "card_holder_name": "titulaire nom_porteur",
    },
    "tarjetas": {
        "card_number": "numero no_tarjeta num_tdc",
        "card_expiry": "anio_exp mes_vencimiento caducidad fecha_venc",
        "card_security_code": "codigo_seguridad",
        "card_holder_name": "titular tarjetahabiente",
    },
    "cartoes": {
        "card_number": "numero nr_cartao",
        "card_expiry": "mes_expiracao validade ano_validade",
        "card_security_code": "cod_seguranca",
        "card_holder_name": "nome_impresso titular",
    },
    "carte_credito": {
        "card_number": "numero_carta",
        "card_expiry": "anno_scadenza mese_scadenza data_scadenza",
        "card_security_code": "codice_sicurezza",
        "card_holder_name": "intestatario titolare",
    },
    "karty": {
        "card_number": "nr_karty",
        "card_expiry": "rok_waznosci miesiac_waznosci wazna_do",
        "card_security_code": "kod_cvc",
        "card_holder_name": "posiadacz",
    },
    "betaalkaarten": {
        "card_number": "kaartnummer pasnummer",
        "card_expiry": "vervalmaand geldig_tot verloopdatum",
        "card_security_code": "veiligheidscode",
        "card_holder_name": "kaarthouder",
    },
}

ACCOUNTS: Mapping[str, Mapping[str, str]] = {
    "employees": {
        "account_number": "bank_acct_no payroll_account_number nuban account_digit",
        "bank_routing_code": "aba_routing_number ifsc_code",
        "bank_account": "payroll_account bank_name issuing_bank direct_deposit",
    },
    "kunden": {"account_number": "ktonr kto_nr gegenkonto", "bank_account": "mandat_nr sepa_mandat bank"},
    "clients": {"account_number": "num_compte n_compte rib code_rib", "bank_account": "agence_bancaire"},
    "empleados": {"account_number": "nro_cta cci clabe", "bank_account": "cta_bancaria sucursal_bancaria"},
    "funcionarios": {"account_number": "nr_conta digito_conta", "bank_account": "nr_agencia chave_pix"},
    "clienti": {"iban": "codiceiban", "bank_account": "ccbancario filiale_banca banca"},
    "klienci": {"account_number": "nr_konta nr_rachunku_bankowego", "bank_account": "oddzial_banku"},
    "klanten": {"account_number": "reknr bankrekeningnummer", "bank_account": "machtigingsnummer"},
}

HOLDERS = [
    *("kunden.kontoinhaber", "clients.titulaire_compte", "clientes.titular_cuenta", "clientes.titular_conta"),
    *("clienti.intestatario_conto", "klienci.wlasciciel_konta", "klanten.tenaamstelling"),
    *("bank_accounts.account_holder_name", "bank_accounts.owner_name", "payouts.beneficiary_name"),
]
"""Who owns an account is a name, also in a table of accounts."""

TOKENS = [
    *("users.stripe_customer_id", "users.pm_id", "users.moip_id", "orders.trans_ref", "payments.auth_no"),
    *("pagos.id_transaccion", "pagamentos.codigo_autorizacao", "zahlungen.transaktions_id", "payments.txid"),
    *("bank_accounts.stripe_fingerprint", "wallets.address", "users.btc_address", "payments.setup_intent_id"),
]

SECRETS_OF_A_SHOP = ["payment_gateways.merchant_key", "payment_providers.token", "method_pay.paypal_token"]

NO_INSTRUMENTS = [
    *("gift_cards.card_number", "orders.gift_card_code", "users.loyalty_card_number", "staff.rfid_card_no"),
    *("orders.coupon_code", "orders.order_reference", "users.business_card_url", "calendar.bank_holiday"),
    *("chart_of_accounts.account_name", "entries.gl_account_number", "users.library_card_id", "sims.number"),
    *("charges.address_line1_check", "filiali.agenzia", "schools.institute", "banks.name"),
]

INSTRUMENTS = {"card_number", "card_security_code", "card_expiry", "card_partial", "account_number", "iban"}


def facts(where: str, declared: str = "varchar(80)") -> ColumnFacts:
    """Build the facts of `table.column`."""
    table, name = where.split(".")
    return ColumnFacts(table, name, declared)


def columns(tables: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
    """Give `table.column` and its category for every name."""
    return [
        (f"{table}.{name}", category)
        for table, held in tables.items()
        for category, names in held.items()
        for name in names.split()
    ]


@pytest.mark.parametrize(("where", "category"), columns(CARDS))
def test_what_stands_on_a_card_may_deny_in_every_language(where: str, category: str) -> None:
    found = classify(facts(where), LEXICON)
    assert (found.category, found.band in ("certain", "likely")) == (category, True)


@pytest.mark.parametrize(("where", "category"), columns(ACCOUNTS))
def test_an_account_at_a_bank_may_deny_in_every_language(where: str, category: str) -> None:
    found = classify(facts(where), LEXICON)
    assert (found.category, found.band in ("certain", "likely")) == (category, True)


@pytest.mark.parametrize("where", HOLDERS)
def test_the_holder_of_an_account_is_somebodys_name(where: str) -> None:
    found = classify(facts(where), LEXICON)
    assert (found.category, found.band in ("certain", "likely")) == ("person_name", True)


@pytest.mark.parametrize("where", TOKENS)
def test_what_a_processor_calls_somebody_is_its_reference(where: str) -> None:
    found = classify(facts(where), LEXICON)
    assert (found.category, found.band in ("certain", "likely")) == ("payment_token_or_processor_ref", True)


@pytest.mark.parametrize("where", SECRETS_OF_A_SHOP)
def test_what_a_shop_proves_itself_with_is_a_secret(where: str) -> None:
    assert said(facts(where))[0] == "password_or_secret"


@pytest.mark.parametrize("where", NO_INSTRUMENTS)
def test_what_only_looks_like_an_instrument_may_not_deny(where: str) -> None:
    found = classify(facts(where), LEXICON)
    assert found.category not in INSTRUMENTS or found.band == "review"


@given(st.sampled_from(columns(CARDS)), st.sampled_from(["_id", "_count", "_verified_at"]))
def test_a_last_word_that_says_something_else_removes_an_instrument(case: tuple[str, str], end: str) -> None:
    found = classify(facts(case[0] + end, "int"), LEXICON)
    assert found.category not in INSTRUMENTS


def test_offices_are_those_of_a_bank_beside_an_account_alone() -> None:
    kept = [ColumnFacts(table, "sucursal", "text", ("clabe",)) for table in ("cuentas_bancarias", "clientes")]
    assert [said(one)[0] for one in kept] == ["bank_account", None]


def test_the_type_of_a_card_is_looked_at_where_it_paid() -> None:
    assert said(facts("orders.card_type")) == ("card_brand", "review")
    assert said(facts("decks.card_type")) == (None, "none")
