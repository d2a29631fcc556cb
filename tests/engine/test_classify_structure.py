"""What the make of a name, a type and a table says, whatever the words: prefixes, glue, lengths, lists."""

from __future__ import annotations

import pytest

from engine.test_classify import LEXICON, column, said
from privacyrules.engine.columns.classify import classify
from privacyrules.engine.columns.together import shared_start
from privacyrules.engine.columns.types import type_family
from privacyrules.engine.columns.words import words_of
from privacyrules.model.classification import ColumnFacts

LEGACY = ("ptid", "ptlname", "ptcity", "ptzip", "ptdob", "ptsomething")


@pytest.mark.parametrize(
    ("name", "category"),
    [("ptlname", "last_name"), ("ptcity", "city"), ("ptzip", "postcode"), ("ptdob", "birth_date")],
)
def test_letters_that_the_columns_of_a_table_begin_with_are_left_out(name: str, category: str) -> None:
    beside = tuple(other for other in LEGACY if other != name)
    assert said(ColumnFacts("x", name, "varchar(50)", beside))[0] == category
    assert said(ColumnFacts("x", name, "varchar(50)", ("id", "status", "zqx", "sort")))[0] is None


@pytest.mark.parametrize(
    ("names", "start"),
    [
        (LEGACY, "pt"),
        (("covid", "covlname", "covcity", "covzip", "covdob"), "cov"),
        (("mdrug", "mdose", "mdate", "muser", "mnote"), "m"),
        (("name", "city", "zip", "phone", "email"), ""),
        (("ptid", "ptname"), ""),
    ],
)
def test_letters_are_shared_where_most_of_several_names_begin_with_them(
    names: tuple[str, ...], start: str
) -> None:
    assert shared_start(names) == start


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("telefonourgencia", ("telefono", "urgencia")),
        ("otraenfermedad", ("otra", "enfermedad")),
        ("patientennummer", ("patientennummer",)),
        ("rufnummernliste", ("rufnummer", "liste")),
        ("passage", ("passage",)),
        ("percentage", ("percentage",)),
        ("latest", ("latest",)),
        ("cancel", ("cancel",)),
        ("groessen", ("groessen",)),
        ("geraet", ("geraet",)),
        ("gerat", ("geraet",)),
    ],
)
def test_glue_is_taken_apart_and_words_that_only_look_glued_are_not(
    name: str, words: tuple[str, ...]
) -> None:
    assert words_of(name, LEXICON) == words


def test_a_prefix_that_only_some_columns_share_names_what_they_are_about() -> None:
    beside = ("attachment_size", "attachment_path", "id", "status", "sent", "body_zqx", "sort")
    assert said(column("client_emails.attachment_name", "varchar(255)", *beside))[0] is None


@pytest.mark.parametrize(
    ("declared", "family"),
    [
        ("char(1)", "letter"),
        ("varchar(2)", "letter"),
        ("varchar(20)", "text"),
        ("NUMBER(10)", "integer"),
        ("NUMERIC(10, 0)", "integer"),
        ("NUMBER(10,2)", "decimal"),
        ("number(1)", "boolean"),
        ("Visit[]", "relation"),
        ("String[]", "text"),
        ("UserRole", "enum"),
        ('"UserRole"', "enum"),
        ("Gender?", "enum"),
        ("PhoneField", None),
        ("geo_thing", None),
        (None, None),
    ],
)
def test_the_family_of_a_type(declared: str | None, family: str | None) -> None:
    assert type_family(declared, LEXICON) == family


@pytest.mark.parametrize(
    ("name", "declared"), [("author", "User"), ("sender", "User?"), ("email", "Email[]")]
)
def test_a_row_of_another_model_is_no_text(name: str, declared: str) -> None:
    assert said(column(f"Message.{name}", declared)) == (None, "none")


def test_an_enumeration_may_still_be_a_gender() -> None:
    assert said(column("Person.gender", "Gender")) == ("gender", "certain")


@pytest.mark.parametrize("name", ["email", "phone", "password", "city"])
def test_one_or_two_letters_hold_no_address(name: str) -> None:
    assert said(column(f"users.{name}", "char(2)")) == (None, "none")


@pytest.mark.parametrize(("name", "category"), [("gender", "gender"), ("state", "region"), ("sex", "gender")])
def test_one_or_two_letters_hold_a_mark(name: str, category: str) -> None:
    assert said(column(f"users.{name}", "char(2)", "city", "zip"))[0] == category


def test_a_text_that_is_called_after_a_person_may_hold_a_name() -> None:
    found = classify(column("absences.teacher"), LEXICON)
    assert (found.category, found.band) == ("person_name", "review")
    assert found.evidence == ("'teacher' is somebody, and text may hold who",)


@pytest.mark.parametrize("where", ["books.author", "absences.teacher_id", "absences.teacher_type"])
def test_a_thing_of_a_person_is_no_name(where: str) -> None:
    assert said(column(where, "varchar(40)"))[0] is None


@pytest.mark.parametrize(
    "name", ["imap_address", "smtp_address", "bgp_peer_address", "web_address", "listen_address"]
)
def test_an_address_of_a_machine_is_no_place(name: str) -> None:
    assert said(column(f"channels.{name}")) == (None, "none")


PAYING = {
    "payments.gateway_id": (None, "none"),
    "payments.payment_gateway_id": (None, "none"),
    "payments.gateway_customer_id": ("payment_token_or_processor_ref", "certain"),
    "payments.stripe_email": ("email", "certain"),
    "charges.fee_bearer": (None, "none"),
    "letters.cc": (None, "none"),
    "credit_cards.cc": ("card_number", "likely"),
    "payments.encrypted_cc_number": ("card_number", "certain"),
    "payments.card_number_masked": ("card_partial", "certain"),
    "payments.masked_credit_card_number": ("card_partial", "certain"),
    "pagos.tarjeta_de_credito_vencimiento": ("card_expiry", "certain"),
    "payments.card_fingerprint": ("card_partial", "certain"),
    "coupons.expires_on": (None, "none"),
    "webhooks.provider_signature": ("biometric", "review"),
    "payment_webhooks.signature": (None, "none"),
    "tracks.commission_amount": (None, "none"),
    "cars.daily_rate": (None, "none"),
    "employees.daily_rate": ("income", "likely"),
}


@pytest.mark.parametrize("where", PAYING)
def test_what_pays_and_what_only_stands_beside_it(where: str) -> None:
    assert said(column(where)) == PAYING[where]


@pytest.mark.parametrize(
    ("where", "category"),
    [
        ("kyc_documents.document_number", "government_id"),
        ("identity_documents.number", "government_id"),
        ("documents.number", None),
        ("documents.title", None),
        ("personal_access_tokens.name", None),
        ("tenants.name", None),
        ("order_status_history.comments", "free_text_content"),
        ("modules.display_name", None),
        ("medical_alerts.zqx", "health"),
    ],
)
def test_the_kind_of_a_table_decides(where: str, category: str | None) -> None:
    assert said(column(where))[0] == category


def test_what_is_counted_of_all_stays_personal_where_it_names_somebody() -> None:
    assert said(column("page_statistics.last_reader_email")) == ("email", "certain")
    assert said(column("page_statistics.pageviews", "int")) == (None, "none")


def test_a_type_of_the_projects_own_for_text_is_no_enumeration() -> None:
    for type_ in ("EmailStr", "EncryptedString", "EncryptedString?", "SecretText"):
        found = classify(ColumnFacts("users", "email", type_), LEXICON)
        assert (type_, found.category) == (type_, "email")
