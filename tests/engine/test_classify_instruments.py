"""Cards and accounts as eight languages write them down: ends, last digits, types, abbreviations."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.test_classify import LEXICON, column, said
from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import Band

Said = tuple[str | None, Band]

NOTHING: Said = (None, "none")

EXPIRIES: Mapping[str, str] = {
    "karta__platniczas": "okres_waznosci data_wazn",
    "kreditkartes": "gultig_bis gueltig_bis_datum gueltigkeitsende",
    "cartes_bancaires": "date_de_fin_de_validite fin_de_validite date_limite_validite",
    "tarjetas": "fecha_limite_caducidad valida_hasta fecha_de_venc",
    "cartaos": "data_de_vencimento data_da_validade",
    "carte_credito": "termine_validita scade_il valida_fino_al",
    "betaalkaarten": "geldig_tot_en_met einddatum_geldigheid",
}

LAST_FOUR = [
    *("ultima_quattro", "ultime_4", "quattro_ultime", "ultimas_quatro", "ultimos_cuatro", "4_ultimos"),
    *("derniers_quatre", "quatre_dernieres", "letzte_vier", "letzten_4_ziffern", "vier_letzte"),
    *("ostatnie_cztery", "4_ostatnie", "laatste_vier", "vier_laatste"),
]

ACCOUNTS = [
    *("kunden.ktoAgentur", "kunden.ktoFiliale", "kunden.kto_digit", "suppliers.iban_pruefziffer"),
    *("transferencias.cta_origen", "transferencias.nro_cta_destino", "transferencias.origen_cuenta"),
    *("virements.source_compte", "przelewy.nadawca_konto", "transacciones.cOrigen", "transacciones.cDestino"),
    *(
        "clients.cpt_bancaire",
        "clients.rib_code_compte",
        "clienti.nconto",
        "klienci.rach_bank",
        "klanten.bank_rek",
    ),
    *(
        "empleados.cta_ahorros",
        "empleados.nro_cta_bco",
        "funcionarios.cta_corrente",
        "funcionarios.dig_conta",
    ),
]

CARDS: Mapping[str, str] = {
    "usuarios.cod_seg_tc": "card_security_code",
    "usuarios.fec_venc_tc": "card_expiry",
    "usuarios.nro_tc": "card_number",
    "kunden.kk_pruefziffer": "card_security_code",
    "kunden.kk_inhaber": "card_holder_name",
    "kunden.kk_gueltig_monat": "card_expiry",
    "clients.cb_date": "card_expiry",
    "clienti.carta_scad": "card_expiry",
    "klienci.nr_karty_kred": "card_number",
    "klanten.kaart_verval": "card_expiry",
    "cartoes.numeracao": "card_number",
    "carte_credito.numerazione": "card_number",
    "cards.number_hash": "card_number",
}


@pytest.mark.parametrize(
    ("table", "name"), [(table, name) for table, names in EXPIRIES.items() for name in names.split()]
)
def test_a_card_ends_in_every_language(table: str, name: str) -> None:
    assert said(column(f"{table}.{name}", "date")) == ("card_expiry", "likely")


@pytest.mark.parametrize("name", ["scadenza", "fin_de_validite", "valida_ate", "geldig_tot"])
@pytest.mark.parametrize("table", ["cartes", "cartas", "kaarten"])
def test_what_may_be_maps_or_letters_is_looked_at_if_it_ends(table: str, name: str) -> None:
    assert said(column(f"{table}.{name}")) == ("card_expiry", "review")
    assert said(column(f"{table}.{name}", "varchar(5)", "cvv_hash")) == ("card_expiry", "likely")
    assert said(column(f"{table}.titre")) == NOTHING


@pytest.mark.parametrize("name", LAST_FOUR)
def test_the_last_four_come_in_every_order_and_gender(name: str) -> None:
    assert said(column(f"cartas.{name}", "char(4)")) == ("card_partial", "certain")


def test_the_last_four_beside_a_card_and_an_account_are_the_cards() -> None:
    assert said(column("user_rib.last_four", "varchar(4)", "bank", "cvn", "card_type")) == (
        "card_partial",
        "certain",
    )
    assert said(column("user_rib.last_four", "varchar(4)", "bank")) == ("account_number", "likely")


@pytest.mark.parametrize("where", ACCOUNTS)
def test_accounts_are_known_by_how_they_are_shortened(where: str) -> None:
    found, band = said(column(where, "varchar(20)"))
    assert (found in ("account_number", "bank_account"), band in ("certain", "likely")) == (True, True)


@pytest.mark.parametrize(("where", "category"), CARDS.items())
def test_cards_are_known_by_how_they_are_shortened(where: str, category: str) -> None:
    found, band = said(column(where, "varchar(20)"))
    assert (found, band in ("certain", "likely")) == (category, True)


@pytest.mark.parametrize(
    ("where", "declared", "expected"),
    [
        ("usuario.tarjeta", "bigint(20) DEFAULT NULL", ("card_number", "likely")),
        ("usuarios.cartao", "varchar(16)", ("card_number", "likely")),
        ("kunden.karte", "CHAR(16)", ("card_number", "likely")),
        ("clienti.carta_di_debito", "varchar(19)", ("card_number", "likely")),
        ("usuario.tarjeta", "bigint(20) unsigned", NOTHING),
        ("usuario.tarjeta", "int(11)", NOTHING),
        ("kunden.karte", "varchar(255)", NOTHING),
        ("restaurants.karte", "varchar(16)", NOTHING),
        ("usuarios.pas", "varchar(16)", NOTHING),
    ],
)
def test_a_card_as_long_as_its_number_is_its_number(where: str, declared: str, expected: Said) -> None:
    assert said(column(where, declared)) == expected


@pytest.mark.parametrize(
    "declared", ["smallint NOT NULL DEFAULT 0", "tinyint", "unsignedSmallInteger", "int2"]
)
def test_a_small_number_has_no_room_for_an_account_or_a_card(declared: str) -> None:
    for name in ("default_rib", "account_number", "card_number", "kontonummer", "iban"):
        assert said(column(f"customers.{name}", declared)) == NOTHING
    assert said(column("customers.card_exp_year", declared))[0] == "card_expiry"


def test_the_start_and_the_check_digits_of_an_iban_are_of_an_account() -> None:
    assert said(column("rib.iban_prefix", "varchar(34)")) == ("iban", "certain")
    assert said(column("rib.iban_prefix", "varchar(4)")) == ("iban", "certain")
    assert said(column("rib.cle_iban", "varchar(2)")) == ("account_number", "certain")


def test_cards_of_a_game_pay_nothing_until_a_part_of_a_card_stands_beside() -> None:
    for name in ("card_name", "name", "card_type"):
        assert said(column(f"cards.{name}", "varchar(40)", "card_image", "position")) == NOTHING
    assert said(column("cards.card_name", "varchar(40)", "exp_month")) == ("card_holder_name", "certain")
    assert said(column("cards.name", "varchar(40)", "last4")) == ("card_holder_name", "likely")
    assert said(column("cards.card_type", "varchar(40)", "cvv")) == ("card_brand", "review")


@pytest.mark.parametrize("name", ["cvc_result_code", "cvv_match", "cvn_response_code", "card_cvv_outcome"])
def test_what_a_check_gave_holds_no_code(name: str) -> None:
    found = classify(column(f"order_payments.{name}"), LEXICON)
    assert (found.category, found.band) == NOTHING


@pytest.mark.parametrize("book", ["balance", "revenue", "expense", "cogs", "accrual", "vat", "ledger"])
def test_an_account_of_the_books_is_at_no_bank(book: str) -> None:
    assert said(column(f"discount_periods.{book}_account_number", "char(8)")) == NOTHING


def test_a_branch_beside_an_account_is_the_banks() -> None:
    assert said(column("transfer_addresses.branch_code", "integer", "account_number")) == (
        "bank_account",
        "likely",
    )
    assert said(column("transfer_addresses.branch_code", "integer", "street")) == NOTHING


@pytest.mark.parametrize("table", ["users", "customers"])
def test_somebodys_card_number_is_refused(table: str) -> None:
    assert said(column(f"{table}.card_number", "varchar")) == ("card_number", "likely")


def test_an_account_in_a_table_of_accounts_is_looked_at() -> None:
    for where in ("cuentas.cuenta", "konten.konto", "comptes.compte", "conti.conto"):
        assert said(column(where, "varchar(10)")) == ("account_number", "review")
    assert said(column("konto.kontocol", "varchar(45)")) == NOTHING


def test_who_gives_a_card_away_writes_something_on_it() -> None:
    assert said(column("gift_cards.message")) == ("free_text_content", "likely")


@pytest.mark.parametrize(
    "end", ["versleuteld", "verschluesselt", "cifrado", "encriptada", "cifrato", "zaszyfrowany", "hmac"]
)
def test_what_is_encrypted_is_what_it_was_in_every_language(end: str) -> None:
    assert said(column(f"users.iban_{end}", "bytea")) == ("iban", "certain")


@pytest.mark.parametrize(
    "name", ["primeiros_digitos", "inicio_cartao", "prime_cifre", "erste_ziffern", "primeros_6"]
)
def test_the_first_digits_are_a_part_of_a_card_too(name: str) -> None:
    assert said(column(f"cartoes.{name}", "varchar(6)")) == ("card_partial", "certain")


@pytest.mark.parametrize(
    "where",
    [
        *("karty_paliwowe.numer_karty", "karty_miejskie.numer_karty", "tarjetas_rfid.numero_tarjeta"),
        *("eintrittskarten.nummer", "tankkarten.kartennummer", "carte_carburant.numero_carte"),
        *("assures.num_carte_verte", "motos.num_tarjeta_circulacion", "partidas.cartao_amarelo"),
    ],
)
def test_cards_that_open_carry_or_fuel_pay_nothing(where: str) -> None:
    assert said(column(where, "varchar(40)")) == NOTHING


@pytest.mark.parametrize(("table", "name"), [("cartoes", "nome"), ("tarjetas", "nombre"), ("karty", "nazwa")])
def test_what_a_book_of_expenses_calls_a_card_names_nobody(table: str, name: str) -> None:
    assert said(column(f"{table}.{name}", "varchar(40)", "limite", "dia_fechamento")) == NOTHING
    assert said(column(f"{table}.{name}", "varchar(40)", "cvv")) == ("card_holder_name", "likely")
