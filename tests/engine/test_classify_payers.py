"""Whose a name or a number is where persons, cards and accounts at banks stand side by side."""

from __future__ import annotations

import pytest

from engine.test_classify import LEXICON
from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import Band, Classification, ColumnFacts

Said = tuple[str | None, Band]

NOTHING: Said = (None, "none")
CARD = ("card_number", "cvv", "card_expiry")


def judged(name: str, beside: tuple[str, ...] = (), type_: str = "varchar(100)") -> Classification:
    """Classify `table.column` as it stands beside other columns."""
    table, _, column = name.rpartition(".")
    return classify(ColumnFacts(table, column, type_, (column, *beside)), LEXICON)


def said(name: str, beside: tuple[str, ...] = (), type_: str = "varchar(100)") -> Said:
    found = judged(name, beside, type_)
    return found.category, found.band


@pytest.mark.parametrize("table", ["users", "customers", "patients", "employees"])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("first_name", ("first_name", "certain")),
        ("last_name", ("last_name", "certain")),
        ("full_name", ("person_name", "certain")),
        ("name", ("person_name", "likely")),
        ("nombre", ("person_name", "likely")),
    ],
)
def test_a_person_keeps_their_name_beside_a_card(table: str, name: str, expected: Said) -> None:
    assert said(f"{table}.{name}", CARD) == said(f"{table}.{name}") == expected


@pytest.mark.parametrize("table", ["credit_cards", "user_cards", "payments", "payment_methods"])
@pytest.mark.parametrize("name", ["first_name", "last_name", "full_name", "name"])
def test_in_a_table_of_cards_or_payments_the_name_is_the_holders(table: str, name: str) -> None:
    assert said(f"{table}.{name}", CARD) == ("card_holder_name", "likely")


def test_the_reason_for_a_name_is_the_table() -> None:
    assert judged("users.first_name", CARD).evidence == (
        "the words 'first name' name first_name",
        "the table's name says 'user'",
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AgentBankConfigAccount.Account", ("account_number", "likely")),
        ("AgentBankConfigAccount.Number", ("account_number", "likely")),
        ("bankingaccount.number", ("account_number", "likely")),
        ("user_bank_accounts.account_no", ("account_number", "likely")),
        ("user_bank_accounts.code_bank", ("bank_routing_code", "likely")),
        # A login at a bank, a bank of blood, an account of anything else.
        ("bank_user_account.number", NOTHING),
        ("blood_bank_donor_account.number", NOTHING),
        ("config_account.number", NOTHING),
    ],
)
def test_a_table_of_bank_accounts_is_known_with_words_between(name: str, expected: Said) -> None:
    assert said(name) == expected


def test_the_reason_names_the_words_that_stand_apart() -> None:
    assert judged("AgentBankConfigAccount.Account").evidence == (
        "the word 'account' names account_number",
        "the table's name says 'bank account'",
    )


def test_an_account_beside_its_routing_is_at_a_bank() -> None:
    assert said("acc_verif_by_agent.account", ("routing",)) == ("account_number", "likely")
    assert said("acc_verif_by_agent.account", ("checked",)) == NOTHING


@pytest.mark.parametrize("table", ["buyers", "orders", "credit_cards", "checkouts"])
def test_beside_the_number_of_a_card_an_account_has_its_own(table: str) -> None:
    assert said(f"{table}.account_number", ("card_number", "cvv")) == ("account_number", "likely")
    assert said("credit_cards.account_number", ("cvv", "expiry")) == ("card_number", "likely")


@pytest.mark.parametrize("name", ["AccountNumberData", "AccountNumberEnc", "account_number_blob"])
def test_a_number_that_is_kept_hidden_is_still_the_number(name: str) -> None:
    assert said(f"AgentAccount.{name}", type_="varbinary(max)") == ("account_number", "likely")


@pytest.mark.parametrize("name", ["ccc_entity", "ccc_office", "ccc_dc", "ccc_account"])
def test_an_account_in_spain_is_written_in_four_parts(name: str) -> None:
    assert said(f"collaborations.{name}", type_="integer") == ("bank_account", "certain")
    assert said("socios.ccc") == ("bank_account", "likely")
    assert said("ratios.ccc") == NOTHING


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("entidad", "bank_account"),
        ("oficina", "bank_account"),
        ("dc", "bank_routing_code"),
        ("cuenta", "account_number"),
    ],
)
def test_the_four_parts_tell_each_other(name: str, category: str) -> None:
    parts = ("entidad", "oficina", "dc", "cuenta")
    assert said(f"domiciliadas.{name}", parts) == (category, "likely")
    assert said(f"domiciliadas.{name}") == NOTHING


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("cuentabancobenef", "account_number"),
        ("cuentabanco", "bank_account"),
        ("ctabancaria", "bank_account"),
    ],
)
def test_glued_accounts_are_taken_apart(name: str, category: str) -> None:
    assert said(f"solicitudtransferencia.{name}") == (category, "certain")


@pytest.mark.parametrize(
    ("name", "band"), [("code_cvs", "likely"), ("cvs_code", "likely"), ("code_cvc", "certain")]
)
def test_the_code_on_a_card_has_more_names(name: str, band: Band) -> None:
    assert said(f"user_credit_cards.{name}", type_="char(3)") == ("card_security_code", band)


@pytest.mark.parametrize("name", ["document_vatid", "vatid", "non_user_document_vatid"])
def test_a_vat_id_is_for_taxes(name: str) -> None:
    assert said(f"collaborations.{name}") == ("tax_id", "certain")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cambiocheques.beneficiario", ("person_name", "likely")),
        ("payments.name_beneficiary", ("person_name", "certain")),
        ("validated.NameBeneficiaryMAXI", ("person_name", "review")),
    ],
)
def test_whom_a_cheque_pays_has_a_name(name: str, expected: Said) -> None:
    assert said(name) == expected


PROCESSORS = "payment_token_or_processor_ref"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("collaborations.redsys_identifier", (PROCESSORS, "certain")),
        ("donations.ext_customer_id", (PROCESSORS, "likely")),
        ("donations.ext_payment_method_id", (PROCESSORS, "likely")),
        ("plants.ext_customer_id", NOTHING),
    ],
)
def test_what_another_service_calls_a_payer_is_its_reference(name: str, expected: Said) -> None:
    assert said(name) == expected


def test_a_key_that_is_a_text_beside_a_brand_is_the_processors() -> None:
    assert said("credit_cards.card_id", ("brand",)) == (PROCESSORS, "likely")
    assert said("credit_cards.card_id", ("brand",), "integer") == NOTHING
    assert said("credit_cards.card_id") == NOTHING


def test_points_are_collected_and_lie_nowhere() -> None:
    assert said("buyers.points", ("country", "city"), "integer") == NOTHING
    assert said("buyers.point", ("country", "city"), "geometry") == ("location", "likely")
