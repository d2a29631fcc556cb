"""Families of names of payment in registers of members, requisites of firms and statements of banks.

A line is a table, its columns, and behind each what is found: the category, `-` for nothing personal.
A type may stand between; a comma within it is written `;`.
"""

from __future__ import annotations

import pytest

from engine.test_classify import LEXICON
from engine.test_classify_families import SHORT
from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import ColumnFacts

ACCOUNTS_BY_WHAT_THEY_ARE = """
russia_billing_info: bank_name bank, correspondent_account bank, current_account bank, personal_account bank
suppliers: bik routing, checking_acc bank, korr_schet bank, rs bank, ks bank
requisites: settlement_account bank, inn -
transfers: intermediary_account bank, loro_account bank, vostro_account_no bank
konten: nostrokonto bank, geschaeftsstelle bank
clients: rib account, compte_courant bank
fornitori: iban iban, conto_corrispondenza bank
clientes: swift routing, cuenta_corresponsal bank
rachunki: rachunek_nostro bank, numer_oddzialu bank
bankrekeningen: kantoornummer bank, filiaal bank
bank_account: agency_number bank, branch_no bank, office_number bank
COORDBANQ: CBANQUE routing, CGUICHET routing, NCOMPTE account, CLERIB routing, CBANQUE_BIC routing
transferenciasItau: chave bank, tipo_chave bank, chave_pix bank
users: current_account -, rs -, schet -
workspaces: personal_account -
stores: agency_number -, branch_no -
notas_fiscais: chave -
"""

ENDS_AND_CODES = """
customer_payment_tools: valid_to_month smallInteger end, valid_to_year smallInteger end
payment_instruments: valid_from end, valid_thru_year int end, expires_month int end
metodos_de_pago: valido_hasta end, marca brand
zahlungsmittel: gueltig_bis end, marke brand
betaalmiddelen: geldig_tot end, merk brand
metodi_pagamento: valida_fino end, rete brand
metody_platnosci: wazna_do end
cards: card_number number, cvt integer code, card_date end
cards: card_number number, cvv code, date end
cards: card_number number, cvv code, exp_month end, date -
tarjetas: numero_tarjeta number, cvv code, fecha_tarjeta end
cartoes: numero_cartao number, cvv code, data_cartao end
boards: valid_from -, valid_until_month -
cards: board_id -, card_date -, date -, type -
membership_cards: valid_to_year -
"""

KINDS_AND_NUMBERS = """
carte: Numero number, Date_expiration end, Cryptogramme code, Type brand
tarjetas_credito: numero number, cvv code, tipo brand
kaarten: kaartnummer number, soort brand
orders: card_number number, cvv code, type -
cuentas_bancarias: tarjeta bigInteger number
rachunki_bankowe: karta varchar(16) number
comptes_bancaires: carte string number
bankkonten: karte text number
cuentas: banco bank, tarjeta varchar(20) number
cuentas_bancarias: tarjeta int -, tarjeta_id -
accounts: card varchar(16) -
"""

HOLDERS = """
customer_payment_tools: iban iban, account_owner person
cuentas_bancarias: titular_banco person, titular_cta person
fournisseurs: rib account, titulaire_banque person
fornitori: iban iban, intestatario_banca person
mandats: nom_crediteur person, nom_debiteur person
afschriften: tegenrekening account, naam person
kontoauszug: name person
mouvements_bancaires: nom person
bancos: Banco bank, Cuenta bank, Nombre person
empresas: nombre -, iban iban
"""

FALSE_FRIENDS = """
bookings: lid person, member person, mitglied person
members: card_number number, cvv code
member_credit_cards: card_number number
member_payment_methods: card_number number
authorization: number -, bank_account bank
invoices: number -, iban iban
umowy: numer -, iban iban
users: uid username
dependentes: uid -, cpf tax_id
postings: last_posted_at datetime -
users: last_posted_at datetime browsing_or_usage
"""

REFERENCES = """
payment_intent: id ref
stripe_customers: id varchar(255) ref
payment_intents: id uuid -
mollie_payments: id varchar(36) -
payments: id -
payment_methods: provider_id TEXT ref
payment_methods: provider_id integer -
echeance: cyclos_payment_id ref
faturamento_boletos: codigo_boleto_asaas ref, codigo_erro_asaas -
paiements: id_paiement_stripe ref
clientes: id_cliente_asaas ref, codigo_assinatura_iugu ref
invoicing: card_provider_id -
"""

FAMILIES = {
    "accounts": ACCOUNTS_BY_WHAT_THEY_ARE,
    "ends": ENDS_AND_CODES,
    "kinds": KINDS_AND_NUMBERS,
    "holders": HOLDERS,
    "false friends": FALSE_FRIENDS,
    "references": REFERENCES,
}
LINES = [line for text in FAMILIES.values() for line in text.strip().splitlines()]


def read(line: str) -> tuple[str, list[tuple[str, str, str]]]:
    """Read a line: the table; per column its name, its type (a text if none is written), what is found."""
    table, _, columns = line.partition(": ")
    parts = [column.split(" ") for column in columns.split(", ")]
    typed = [(p[0], p[1].replace(";", ",") if p[2:] else "varchar(80)", p[-1]) for p in parts]
    return table, typed


@pytest.mark.parametrize("line", LINES)
def test_a_family_of_names_is_told(line: str) -> None:
    table, columns = read(line)
    names = tuple(name for name, _, _ in columns)
    found = {name: classify(ColumnFacts(table, name, type_, names), LEXICON) for name, type_, _ in columns}
    expected = {name: None if said == "-" else SHORT.get(said, said) for name, _, said in columns}
    assert {name: one.category for name, one in found.items()} == expected


@pytest.mark.parametrize(
    ("table", "name", "declared", "evidence"),
    [
        (
            "payment_intent",
            "id",
            "VARCHAR NOT NULL",
            ("the key is a text that a processor gives", "the table's name says 'payment intent'"),
        ),
        (
            "cuentas_bancarias",
            "tarjeta",
            "bigint",
            ("'tarjeta' has room for the number of a card", "the table's name says 'cuenta bancaria'"),
        ),
    ],
)
def test_it_says_why(table: str, name: str, declared: str, evidence: tuple[str, ...]) -> None:
    assert classify(ColumnFacts(table, name, declared), LEXICON).evidence == evidence


@pytest.mark.parametrize(
    ("table", "name", "found"),
    [
        ("member", "card_number", "card_number"),
        ("member", "card_number_prefix", "card_partial"),
        ("mitglieder", "kartennummer", "card_number"),
        ("adherents", "numero_carte", "card_number"),
        ("socios", "numero_tarjeta", "card_number"),
        ("tesserati", "numero_carta", "card_number"),
        ("czlonkowie", "numer_karty", "card_number"),
        ("leden", "kaartnummer", "card_number"),
    ],
)
def test_the_card_of_whoever_joined_is_for_review(table: str, name: str, found: str) -> None:
    """Most show that somebody joined, but nobody would forgive the one that pays."""
    alone = classify(ColumnFacts(table, name, "varchar(20)", (name, "joined_on")), LEXICON)
    beside = classify(ColumnFacts(table, name, "varchar(20)", (name, "exp_month", "exp_year")), LEXICON)
    assert (alone.category, alone.band) == (found, "review")
    assert beside.category == found
    assert beside.band != "review"


@pytest.mark.parametrize(
    ("table", "name", "found", "band"),
    [
        ("zip_codes", "city", "city", "review"),
        ("mtb_zip", "zipcode", "postcode", "review"),
        ("customers", "city", "city", "certain"),
        ("customers", "email_mobile", "email", "certain"),
        ("base_info", "company_kana", None, "none"),
        ("organization", "internet_address", None, "none"),
    ],
)
def test_lists_of_places_deny_nothing_and_names_of_firms_are_nobodys(
    table: str, name: str, found: str | None, band: str
) -> None:
    one = classify(ColumnFacts(table, name, "varchar(80)", (name, "id")), LEXICON)
    assert (one.category, one.band) == (found, band)
