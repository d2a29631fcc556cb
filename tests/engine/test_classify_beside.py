"""Columns that pay, judged by what stands beside them and by what their table is called after."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.test_classify import column, said
from privacyrules.model.classification import Band

Said = tuple[str | None, Band]

NOTHING: Said = (None, "none")

CUSTOMERS_WITH_A_CARD = ("cvv", "card_number", "name_on_card")
ACCESS_LOG = ("card_reader_id", "user_id", "occurred_at")
A_CARD_AND_A_BANK = ("card_number", "cardholder_name", "bank_name", "routing_number")


@pytest.mark.parametrize(
    ("table", "beside", "expected"),
    [
        ("bank_accounts", (), ("account_number", "likely")),
        ("vendors", ("bank_name", "iban"), ("account_number", "likely")),
        ("customers", ("bank_name",), ("account_number", "likely")),
        ("transfers_out", (), ("account_number", "likely")),
        ("customers", (), ("account_number", "review")),
        ("sales_order_headers", (), ("account_number", "review")),
        ("chart_of_accounts", (), NOTHING),
        ("journal_lines", (), NOTHING),
        ("ledger_entries", ("bank_name",), NOTHING),
    ],
)
def test_an_account_is_at_a_bank_where_the_table_or_a_bank_beside_says_so(
    table: str, beside: tuple[str, ...], expected: Said
) -> None:
    assert said(column(f"{table}.account_number", "varchar(40)", *beside)) == expected


@pytest.mark.parametrize(
    ("where", "beside", "expected"),
    [
        ("payment_methods.last4", A_CARD_AND_A_BANK, ("card_partial", "certain")),
        ("bank_accounts.last4", ("bank_name",), ("account_number", "likely")),
        ("events.card_number", ACCESS_LOG, NOTHING),
        ("events.card_number", ("user_id", "occurred_at"), ("card_number", "likely")),
    ],
)
def test_digits_are_those_of_what_stands_beside(where: str, beside: tuple[str, ...], expected: Said) -> None:
    assert said(column(where, "varchar(40)", *beside)) == expected


@pytest.mark.parametrize("name", ["expires_at", "valid_until", "month", "start_date", "expired_at"])
def test_what_ends_beside_the_number_of_some_card_may_be_a_membership(name: str) -> None:
    beside = column(f"members.{name}", "datetime", "card_number", "first_name")
    assert said(beside) == NOTHING
    paying = column(f"members.{name}", "datetime", *CUSTOMERS_WITH_A_CARD)
    assert said(paying) == ("card_expiry", "likely")


@pytest.mark.parametrize(
    "table", ["vouchers", "giftcards", "gift_cards", "coupons", "gutscheine", "cartes_cadeau"]
)
def test_what_pays_for_whoever_holds_it_is_nobodys_card(table: str) -> None:
    names = ("card_number", "used_card_number", "expiry_date", "recipient_email")
    found = {name: said(column(f"{table}.{name}", "varchar(40)", *names)) for name in names}
    assert found.pop("recipient_email") == ("email", "certain")
    assert set(found.values()) == {NOTHING}


@pytest.mark.parametrize("table", ["stock_cards", "playing_cards", "trello_cards", "graphics_cards"])
@pytest.mark.parametrize("name", ["number", "expires_at"])
def test_cards_that_pay_nothing_may_not_deny(table: str, name: str) -> None:
    assert said(column(f"{table}.{name}"))[1] not in ("certain", "likely")


FRENCH_BANK: Mapping[str, str] = {
    "transaction.numCpt_src": "account_number",
    "virement.compte_recepteur": "account_number",
    "carte.numCpt": "account_number",
    "carte_bancaire.numCrt": "card_number",
    "agences_clients.coord_bancaires": "bank_account",
}

BANKS_ELSEWHERE: Mapping[str, str] = {
    "karta_debetowa.data_waznosci": "card_expiry",
    "debitkarten.ablaufdatum": "card_expiry",
    "carte_prepagate.scadenza": "card_expiry",
    "pagamenti.carta_data_scadenza": "card_expiry",
    "zahlungen.kk_gueltig": "card_expiry",
    "credit_cards.valid_till": "card_expiry",
    "cartoes.dt_validade": "card_expiry",
    "cartoes.validade_mes": "card_expiry",
    "tarjetas.fec_venc": "card_expiry",
    "tarjetas.num_tarj": "card_number",
    "carte_di_credito.codice_cvv": "card_security_code",
    "cuentas_de_ahorro.codigo_sucursal": "bank_account",
    "comptes_courants.code_agence": "bank_account",
    "spaarrekeningen.nummer": "account_number",
    "bonifici.iban_ordinante": "account_number",
    "incassos.mandaatkenmerk": "bank_account",
}


@pytest.mark.parametrize(("where", "category"), [*FRENCH_BANK.items(), *BANKS_ELSEWHERE.items()])
def test_banks_and_cards_are_known_by_their_abbreviations(where: str, category: str) -> None:
    found, band = said(column(where, "varchar(34)"))
    assert (found, band in ("certain", "likely")) == (category, True)


@pytest.mark.parametrize("name", ["rib", "cle_rib", "conta_digito", "account_digit"])
def test_a_check_digit_is_a_letter_long(name: str) -> None:
    assert said(column(f"bank_accounts.{name}", "char(2)"))[0] in (
        "bank_account",
        "account_number",
        "bank_routing_code",
    )


@pytest.mark.parametrize(
    ("where", "declared", "expected"),
    [
        ("stripe_payout_accounts.account_id", "varchar(40)", ("payment_token_or_processor_ref", "likely")),
        ("paypal_payments.payer_id", "text", ("payment_token_or_processor_ref", "certain")),
        ("payments.txnid", "varchar(40)", ("payment_token_or_processor_ref", "likely")),
        ("payments.cc_order_number", "varchar(40)", ("payment_token_or_processor_ref", "certain")),
        ("payments.order_number", "varchar(40)", NOTHING),
        ("stripe_payout_accounts.account_id", "int", NOTHING),
        ("stripe_payout_accounts.account_id", "uuid", NOTHING),
        ("payout_schedules.account_id", "varchar(40)", NOTHING),
        ("cards.customer_id", "varchar(40)", ("payment_token_or_processor_ref", "review")),
    ],
)
def test_a_text_in_a_table_of_a_processor_is_what_the_processor_calls_it(
    where: str, declared: str, expected: Said
) -> None:
    assert said(column(where, declared)) == expected


def test_who_made_a_row_is_named_in_it() -> None:
    assert said(column("slips.created_name")) == ("person_name", "certain")
    assert said(column("slips.created_at", "timestamp")) == NOTHING
