"""Families of names of payment, as banks, clubs, shops, insurers and registers write them in many languages.

A line is a table, its columns, and behind each what is found: the category, `-` for nothing personal.
"""

from __future__ import annotations

import pytest

from engine.test_classify import LEXICON
from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import ColumnFacts

SHORT = {
    "number": "card_number",
    "code": "card_security_code",
    "end": "card_expiry",
    "holder": "card_holder_name",
    "part": "card_partial",
    "brand": "card_brand",
    "account": "account_number",
    "bank": "bank_account",
    "routing": "bank_routing_code",
    "person": "person_name",
    "ref": "payment_token_or_processor_ref",
}

# No word says card: the lengths of the types and what ends beside do.
CARDS_BY_LENGTH = """
pagamentos: numero varchar(19) number, codigo varchar(3) code, expiracao varchar(7) end
payments: number varchar(16) number, code varchar(4) code, expiry varchar(5) end
pagos: numero char(16) number, codigo char(3) code, caducidad varchar(5) end
zahlungen: nummer varchar(16) number, ablauf varchar(7) end
platnosci: numer varchar(16) number, kod varchar(3) code, waznosc varchar(5) end
payments: number varchar(20) -, code varchar(10) -, expiry datetime -
payments: number varchar(16) -, code varchar(3) -, status varchar(9) -
chat_rooms: number varchar(16) -, code varchar(4) -, expires date -
promo_codes: number varchar(16) -, code varchar(4) -, expiration varchar(5) -
"""

# A column whose whole name is that of a card or an account tells of those beside it, in any language.
BESIDE_A_CERTAIN_ONE = """
clients: numeroCarteBancaire number, dateExpiration end, nomDuTitulaire person
clientes: numeroTarjeta number, fechaExpiracion end, titular holder, claveTarjeta code
usuarios: numeroCartao number, dataExpiracao end, nomeTitular holder
clienti: numeroCarta number, dataScadenza end, titolare holder, codiceCarta code
klienci: numerKarty number, dataWaznosci end, posiadacz holder, kodKarty code
klanten: kaartnummer number, vervaldatum end, kaartcode code
kunden: kartennummer number, ablaufdatum end, kartencode code
"""

CODES = """
creditcard: csvNumber code, cvv_number code, cvc_no code, cvn_code code, three_digits code
cards: magic_number code, control_number code, verification_no code, back_number code, check_number code
security_checks: check_code -, control_digits -, security_no -
inspections: control_number -, verification_no -, check_number -
"""

KINDS_OF_CARDS = """
transactions: CardNumber number, CardTypeName brand, CardBrandCode brand, CreditCardTypeName brand
cartoes: tipo_cartao_credito brand, cartao_credito_bandeira brand
"""

CUT_OFF = """
pedidos: cartao_num number, cartao_val end, cartao_cod code, cartao_tit holder, cartao_band brand
reservas: num_tarj number, cad_tarj end, tit_tarj holder
buchungen: kkgueltig end, kkname holder, kkart brand, kreditkartennr number
contas: numerodaconta account, dig_ag bank, cod_bco routing
card_details: CrdNo number, CrdExp end, CrdHldr holder, CardTyp brand, CardNbr number
remittances: snd_acct account, rcv_name person, bene_name person, bene_bank bank
"""

OTHER_SIDES = """
banktransaktionen: auftraggeber_empfaenger person, zahlungsbeteiligter person
ueberweisungen: iban_zahlungsbeteiligter account
bank_transactions: payer_payee person, payee_or_payer person, sender_receiver person, other_party_account bank
mouvements_bancaires: emetteur_beneficiaire person, nom_tiers person, iban_tiers iban
movimientos_bancarios: ordenante_beneficiario person, cuenta_contraparte account, nombre_contraparte person
movimenti_bancari: ordinante_beneficiario person, controparte person
przelewy: nadawca_odbiorca person, rachunek_kontrahenta account
banktransacties: naam_begunstigde person, tegenrekening account
transacoes_bancarias: favorecido_pagador person, contraparte person
games: sender_receiver -, controparte -
"""

CREDIT_INSTITUTIONS = """
fatture: nome_istituto_di_credito bank
factures: etablissement_de_credit bank
facturas: entidad_de_credito bank
faturas: instituicao_de_credito bank
faktury: instytucja_kredytowa bank
facturen: kredietinstelling bank
orders: credit_institution bank
"""

REFERENCES = """
card_transactions: txn_ref_no ref, transaction_ref_number ref, bank_ref_id ref, payment_reference_number ref
fee_receipts: upi_ref_no ref, neft_no ref, utr_no ref
bonifici: cro ref, trn ref
bug_reports: ref_no -, seq_no -
"""

OF_ONE_COUNTRY = """
anagrafica: abi routing, cab routing, cin bank, rid bank
cheques: emitente person, numero -, conta bank, cmc7 routing
transferencias_pix: chave_destino bank, nome_destino person, tipo_chave bank
loans: nach_mandate bank, umrn bank, enach_mandate bank
leden: op_naam_van person, spaarrekening account, kk_vervaldatum end, sepa_kenmerk bank
klienci: rachunek_do_zwrotu bank, imie_na_karcie holder, token_karty ref
proveedores: cta_soles account, clave_interbancaria account, ref_mandato bank
rebates: rib_titulaire person, titulaire_rib person, nrib account
adherents: cle_rib routing, guichet bank, nocompte account, clerib routing
collaboratori: intestatario_iban person, iban_rimborso account
fornecedores: cpf_favorecido tax_id, cnpj_titular tax_id
employees: account_no account, account_name bank
bankkonti: kontohaver person, registreringsnummer bank, iban iban
kredi_kartlari: kart_no number, skt end, guvenlik_kodu code, ad_soyad holder
rekening_bank: no_rekening account, kode_bank routing, nama_pemilik person
sepa_direct_debits: ultimate_debtor person, creditor_scheme_id bank, umr bank
"""

NO_PAYMENT = """
kundenkarten: nummer -, kartennummer -, gueltig_bis -
klantenkaarten: nummer -, geldig_tot -
game_cards: number -, name -, attack -
students: bus_card_no -, library_card_no -, metro_card -
grootboekrekeningen: rekening -, nummer -
buchungssaetze: konto -, gegenkonto -, soll_konto -
ecritures: compte -, numero_compte -
stations: control_number -, seal_number -
"""

LINES = [
    line
    for block in (
        *(CARDS_BY_LENGTH, BESIDE_A_CERTAIN_ONE, CODES, KINDS_OF_CARDS, CUT_OFF, OTHER_SIDES, NO_PAYMENT),
        *(CREDIT_INSTITUTIONS, REFERENCES, OF_ONE_COUNTRY),
    )
    for line in block.strip().splitlines()
]


def read(line: str) -> tuple[str, list[tuple[str, str | None, str]]]:
    """Read a line: the table; per column its name, its type if there is one, and what is found."""
    table, _, columns = line.partition(": ")
    parts = [(*column.split(" "), "")[:3] for column in columns.split(", ")]
    return table, [(a, b if c else None, c or b) for a, b, c in parts]


@pytest.mark.parametrize("line", LINES)
def test_a_family_of_names_is_told(line: str) -> None:
    table, columns = read(line)
    names = tuple(name for name, _, _ in columns)
    found = {name: classify(ColumnFacts(table, name, type_, names), LEXICON) for name, type_, _ in columns}
    expected = {name: None if said == "-" else SHORT.get(said, said) for name, _, said in columns}
    assert {name: one.category for name, one in found.items()} == expected


@pytest.mark.parametrize("declared", ["tinyint(1)", "bit", "NUMBER(1)"])
@pytest.mark.parametrize("name", ["sexe", "sexo", "gender", "geschlecht", "plec"])
def test_which_of_two_sexes_fits_into_a_number_of_one_digit(name: str, declared: str) -> None:
    found = classify(ColumnFacts("clients", name, declared), LEXICON)
    assert (found.category, found.band) == ("gender", "likely")


@pytest.mark.parametrize("declared", ["boolean", "BOOL NOT NULL", "sa.Boolean()"])
@pytest.mark.parametrize("name", ["sexe", "sexo", "gender", "geschlecht", "plec"])
def test_a_declared_yes_or_no_is_no_sex(name: str, declared: str) -> None:
    found = classify(ColumnFacts("clients", name, declared), LEXICON)
    word = declared.partition(" ")[0]
    assert (found.category, found.evidence) == (None, (f"type {word} holds a yes or no",))


@pytest.mark.parametrize(
    "where", ["clients.gender_required", "products.gender", "users.is_male", "users.email"]
)
def test_no_other_yes_or_no_is_a_sex(where: str) -> None:
    table, name = where.split(".")
    assert classify(ColumnFacts(table, name, "boolean"), LEXICON).category is None


def test_a_card_known_by_lengths_says_why() -> None:
    names = ("number", "code", "expiry")
    found = classify(ColumnFacts("payments", "code", "varchar(3)", names), LEXICON)
    assert found.evidence == ("'code' is three or four characters long", "it stands beside 'expiry'")
