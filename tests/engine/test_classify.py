"""What columns are taken for, why, and what may never change the answer."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import Band, Classification, ColumnFacts
from privacyrules.policy.lexicon import build_lexicon
from privacyrules.syntax.names import pieces_of
from privacyrules.syntax.yaml import parse

FILES = sorted((Path(__file__).parents[2] / "rules" / "columns").glob("*.yaml"))
LEXICON = build_lexicon([parse(file.read_text(encoding="utf-8"), file.name) for file in FILES])


def column(where: str, declared: str | None = "varchar(255)", *beside: str) -> ColumnFacts:
    """Build the facts of `table.column`."""
    table, name = where.split(".")
    return ColumnFacts(table, name, declared, beside)


class Holds(NamedTuple):
    """A column that the classifier must recognise."""

    facts: ColumnFacts
    category: str
    band: Band


HOLDS = [
    Holds(column("users.email"), "email", "certain"),
    Holds(column("users.EmailAddress"), "email", "certain"),
    Holds(column("newsletter.backup_email"), "email", "certain"),
    Holds(column("vendors.email_id"), "email", "certain"),
    Holds(column("kunden.E_Mail_Adresse"), "email", "certain"),
    Holds(column("clients.courriel"), "email", "certain"),
    Holds(column("outbox_mails.recipient"), "email", "likely"),
    Holds(column("people.mobile_phone_2"), "phone", "certain"),
    Holds(column("staff.phone", "bigint"), "phone", "certain"),
    Holds(column("kunde.telefonnummer"), "phone", "certain"),
    Holds(column("pacjenci.nr_telefonu"), "phone", "certain"),
    Holds(column("orders.shipping_address1"), "postal_address", "certain"),
    Holds(column("kunden.straße"), "street", "certain"),
    Holds(column("klanten.huisnummer", "integer"), "street", "certain"),
    Holds(column("clientes.codigo_postal"), "postcode", "certain"),
    Holds(column("addresses.state"), "region", "likely"),
    Holds(column("contacts.state", "text", "city", "zip"), "region", "likely"),
    Holds(column("usuarios.cidade"), "city", "certain"),
    Holds(column("customers.fname"), "first_name", "certain"),
    Holds(column("members.lastname"), "last_name", "certain"),
    Holds(column("users.name"), "person_name", "likely"),
    Holds(column("invoices.customer_name"), "person_name", "certain"),
    Holds(column("dipendenti.cognome"), "last_name", "certain"),
    Holds(column("kunden.name"), "person_name", "likely"),
    Holds(column("accounts.user_name"), "username", "certain"),
    Holds(column("users.nick"), "username", "certain"),
    Holds(column("users.github_login"), "username", "certain"),
    Holds(column("users.discord_user_id"), "username", "certain"),
    Holds(column("identities.provider_uid"), "username", "likely"),
    Holds(column("students.dob", "date"), "birth_date", "certain"),
    Holds(column("patients.data_nascimento", "date"), "birth_date", "certain"),
    Holds(column("employees.gender", "tinyint"), "gender", "certain"),
    Holds(column("employees.job_title"), "occupation", "certain"),
    Holds(column("employees.social_security_number"), "government_id", "certain"),
    Holds(column("suppliers.vat_id"), "tax_id", "certain"),
    Holds(column("klienci.pesel", "char(11)"), "national_id", "certain"),
    Holds(column("guests.passport_no"), "passport_number", "certain"),
    Holds(column("drivers.driving_licence_no"), "government_id", "certain"),
    Holds(column("kunden.steuernr"), "tax_id", "certain"),
    Holds(column("mitarbeiter.sozialversicherungsnr"), "government_id", "certain"),
    Holds(column("clientes.nr_cpf"), "tax_id", "certain"),
    Holds(column("clientes.rut"), "government_id", "likely"),
    Holds(column("pazienti.cod_fiscale"), "tax_id", "certain"),
    Holds(column("payments.card_number"), "card_number", "certain"),
    Holds(column("payments.ccnum", "varchar(19)"), "card_number", "certain"),
    Holds(column("payments.EncryptedCreditCardNumber", "bytea"), "card_number", "certain"),
    Holds(column("credit_cards.number"), "card_number", "likely"),
    Holds(column("pagamentos.numero_cartao"), "card_number", "certain"),
    Holds(column("payments.cvv2", "char(4)"), "card_security_code", "certain"),
    Holds(column("payment_cards.exp_month", "int"), "card_expiry", "likely"),
    Holds(column("wallets.month", "int", "cc_type", "last_4"), "card_expiry", "likely"),
    Holds(column("charges.card_last4", "char(4)"), "card_partial", "certain"),
    Holds(column("credit_cards.brand"), "card_brand", "review"),
    Holds(column("wallets.card_type", "text", "exp_month", "last_4"), "card_brand", "review"),
    Holds(column("credit_cards.name"), "card_holder_name", "likely"),
    Holds(column("suppliers.iban"), "iban", "certain"),
    Holds(column("payouts.number", "text", "routing_number"), "account_number", "likely"),
    Holds(column("lieferanten.kontonummer"), "account_number", "certain"),
    Holds(column("vendors.swift_code"), "bank_routing_code", "certain"),
    Holds(column("users.stripe_customer_id"), "payment_token_or_processor_ref", "certain"),
    Holds(column("employees.salary", "numeric(10,2)"), "income", "certain"),
    Holds(column("logins.ip_address"), "ip_address", "certain"),
    Holds(column("hits.peer", "inet"), "ip_address", "likely"),
    Holds(column("installs.device_token"), "device_id", "certain"),
    Holds(column("visits.useragent"), "user_agent", "certain"),
    Holds(column("visits.session_id"), "cookie_id_or_session", "certain"),
    Holds(column("users.last_login_at", "timestamptz"), "browsing_or_usage", "certain"),
    Holds(column("stops.lat", "double precision"), "location", "certain"),
    Holds(column("users.password_hash"), "password_or_secret", "certain"),
    Holds(column("api_tokens.token"), "password_or_secret", "likely"),
    Holds(column("comments.body", "text"), "free_text_content", "likely"),
    Holds(column("callbacks.request_body", "jsonb"), "unstructured_blob", "certain"),
    Holds(column("patients.diagnosis"), "health", "certain"),
    Holds(column("patients.icd10_code"), "health", "certain"),
    Holds(column("patient_data.MRN"), "health", "certain"),
    Holds(column("form_vitals.bps"), "health", "likely"),
    Holds(column("vitals.weight", "decimal(5,2)"), "health", "likely"),
    Holds(column("obs.value_numeric", "double"), "health", "likely"),
    Holds(column("encounter_diagnosis.certainty"), "health", "likely"),
    Holds(column("readings.value", "text", "patient_id"), "health", "likely"),
    Holds(column("pazienti.anamnesi"), "health", "certain"),
    Holds(column("pacjenci.leki"), "health", "certain"),
    Holds(column("pacientes.grupo_sanguineo"), "health", "certain"),
    Holds(column("members.religion"), "religion", "certain"),
    Holds(column("personal.familienstand"), "family_status", "certain"),
    Holds(column("students.emergency_contact_phone"), "social_contact_of_others", "certain"),
]

HOLDS_NOTHING = {
    "a key": column("mails.email_template_id", "bigint"),
    "a kind": column("payments.card_type_kind"),
    "a time": column("users.email_verified_at", "timestamp"),
    "a yes or no": column("users.has_phone", "boolean"),
    "a yes or no without its type": column("users.show_email", None),
    "a count": column("users.email_count", "int"),
    "a thing's name": column("products.name"),
    "a file's name": column("uploads.file_name"),
    "a firm's name": column("customers.company_name"),
    "an order's state": column("products.state"),
    "a translation": column("email_templates.subject"),
    "a gift card": column("orders.gift_card_number"),
    "a placeholder": column("forms.city_placeholder"),
    "a month": column("reports.month", "int"),
    "nothing known": column("orders.quux"),
    "an own key": column("payments.transaction_id", "bigint"),
    "a number that cannot be an address": column("users.email", "numeric(10,2)"),
    "a key of another table": column("orders.billing_address", "ForeignKey"),
    "a key that is called after an address": column("messages.email_id", "bigint"),
    "a key of an account elsewhere": column("users.google_id", "bigint"),
    "the kind of a card": column("shops.card_type"),
    "a moment": column("patients.value_datetime", "timestamp"),
    "a product's note": column("products.note"),
    "the rate of a bill's line": column("line_items.tax_id", "bigint"),
    "a prefix for dialling": column("countries.phone_code"),
}

REMOVED_BY_A_WORD = [
    *(
        "email",
        "phone",
        "first_name",
        "birth_date",
        "card_number",
        "iban",
        "ip_address",
        "password",
        "city",
        "salary",
    ),
    *("diagnosis", "username", "passport_number", "cvv", "last_name"),
]
UNRELATED = ["sort_order", "zxqv", "created_at", "height_mm", "lock_version", "quux_id"]
BESIDE = ["cc_type", "last_4", "city", "first_name", "iban", "user_agent", "email"]
AMBIGUOUS = ["name", "month", "state", "number", "title", "token", "value", "data", "country"]

STYLES: Mapping[str, Callable[[list[str]], str]] = {
    "snake": "_".join,
    "upper": lambda words: "_".join(words).upper(),
    "dashes": "-".join,
    "camel": lambda words: words[0] + "".join(word.title() for word in words[1:]),
    "pascal": lambda words: "".join(word.title() for word in words),
}

names = st.sampled_from([holds.facts.name for holds in HOLDS] + AMBIGUOUS)
tables = st.sampled_from(sorted({holds.facts.table for holds in HOLDS}))
columns = st.builds(ColumnFacts, tables, names, st.sampled_from([None, "text", "integer", "jsonb"]))


def said(facts: ColumnFacts) -> tuple[str | None, Band]:
    """Give category and band."""
    found = classify(facts, LEXICON)
    return found.category, found.band


@pytest.mark.parametrize("holds", HOLDS, ids=lambda holds: f"{holds.facts.table}.{holds.facts.name}")
def test_a_column_is_recognised(holds: Holds) -> None:
    assert said(holds.facts) == (holds.category, holds.band)


@pytest.mark.parametrize("why", HOLDS_NOTHING)
def test_what_only_looks_personal_is_not(why: str) -> None:
    assert said(HOLDS_NOTHING[why]) == (None, "none")


@pytest.mark.parametrize(
    ("facts", "evidence"),
    [
        (column("pay.card_number"), ("the words 'card number' name card_number",)),
        (column("kunden.kontonummer"), ("the German word 'kontonummer' names account_number",)),
        (column("users.is_email", "boolean"), ("type boolean holds a yes or no",)),
        (
            column("users.email_sent_at", "text"),
            ("the word 'email' names email", "ends in 'at': a time"),
        ),
        (
            column("users.has_email", "text"),
            ("the word 'email' names email", "starts with 'has': a yes or no"),
        ),
        (
            column("users.email", "timestamp"),
            ("the word 'email' names email", "type timestamp cannot hold email"),
        ),
        (
            column("x.month", "int", "last_4"),
            ("the word 'month' names card_expiry", "it stands beside 'last 4'"),
        ),
        (
            column("users.name"),
            ("the word 'name' names person_name", "the table's name says 'user'"),
        ),
        (
            column("things.name"),
            ("the word 'name' names nothing certain, and the table 'things' does not tell",),
        ),
        (column("x.quux"), ("no known word in 'quux'",)),
        (column("x.peer", "inet"), ("type inet holds ip_address",)),
        (
            column("credit_cards.stuff", "bytea"),
            ("type bytea may hold anything, in a table of the kind 'card'",),
        ),
    ],
)
def test_every_answer_says_why(facts: ColumnFacts, evidence: tuple[str, ...]) -> None:
    assert classify(facts, LEXICON).evidence == evidence


def test_a_word_that_only_the_table_could_settle_is_for_review() -> None:
    assert said(column("things.name")) == (None, "review")


def test_a_table_that_is_about_something_else_of_a_person_is_for_review() -> None:
    assert said(column("customer_details.name")) == ("person_name", "likely")
    assert said(column("customer_zqx.name")) == (None, "review")


def test_a_country_alone_is_no_address() -> None:
    assert said(column("customers.country_code")) == ("country", "review")


@pytest.mark.parametrize("declared", ["bytea", "jsonb"])
@pytest.mark.parametrize("table", ["credit_cards", "payouts"])
def test_an_opaque_column_in_a_table_that_pays_is_for_review(table: str, declared: str) -> None:
    assert said(column(f"{table}.stuff", declared)) == (None, "review")


def test_a_comment_tells_what_the_name_does_not() -> None:
    facts = column("x.c17")._replace(comment="The customer's e-mail address")
    assert classify(facts, LEXICON) == Classification(
        "email", "likely", ("in the comment, the words 'e mail address' name email",)
    )


def test_a_comment_says_nothing_that_the_type_cannot_hold() -> None:
    facts = column("tickets.c17", "integer")._replace(comment="The support message that it moved to")
    assert said(facts) == (None, "none")


def test_a_comment_does_not_overrule_the_name() -> None:
    facts = column("users.email")._replace(comment="shown instead of the phone number")
    assert said(facts) == ("email", "certain")


@given(st.sampled_from(HOLDS), st.sampled_from(sorted(STYLES)))
def test_the_way_a_name_is_written_changes_nothing(holds: Holds, style: str) -> None:
    words = pieces_of(holds.facts.name)
    assert said(holds.facts._replace(name=STYLES[style](words))) == (holds.category, holds.band)


@given(st.sampled_from(HOLDS), st.sampled_from(["_1", "_2", "_home", "_encrypted", "_new"]))
def test_an_ending_that_says_nothing_changes_no_category(holds: Holds, ending: str) -> None:
    assert said(holds.facts._replace(name=holds.facts.name + ending))[0] == holds.category


@given(st.sampled_from(HOLDS), st.sampled_from(["tbl", "xq", "zz"]))
def test_a_prefix_that_the_columns_share_changes_nothing(holds: Holds, prefix: str) -> None:
    beside = tuple(f"{prefix}_{name}" for name in (*holds.facts.neighbours, *UNRELATED[:3]))
    assert said(holds.facts._replace(name=f"{prefix}_{holds.facts.name}", neighbours=beside)) == (
        holds.category,
        holds.band,
    )


@given(
    st.sampled_from(REMOVED_BY_A_WORD), st.sampled_from(["_id", "_type", "_verified_at", "_count", "_status"])
)
def test_a_last_word_that_says_something_else_removes_the_label(name: str, ending: str) -> None:
    # In some countries people write "email id" for an address; an integer is a key all the same.
    declared = "integer" if (name, ending) == ("email", "_id") else None
    assert said(column(f"users.{name}", None))[0] is not None
    assert said(column(f"users.{name}{ending}", declared)) == (None, "none")


@given(st.sampled_from(REMOVED_BY_A_WORD), st.sampled_from(["is_", "has_", "show_"]))
def test_a_first_word_that_asks_yes_or_no_removes_the_label(name: str, start: str) -> None:
    assert said(column(f"users.{start}{name}", None)) == (None, "none")


@given(columns, st.sampled_from(["boolean", "BOOL NOT NULL", "sa.Boolean()", "Boolean?", "BooleanField"]))
def test_a_yes_or_no_holds_nothing_personal_but_an_illness(facts: ColumnFacts, declared: str) -> None:
    found = said(facts._replace(type=declared))
    assert found == (None, "none") or (found == ("health", "likely") and said(facts)[0] == "health")


@given(columns, st.sampled_from(["bit(1)", "tinyint(1)", "bit", "NUMBER(1)"]))
def test_a_number_of_one_digit_holds_an_illness_or_a_sex_at_most(facts: ColumnFacts, declared: str) -> None:
    found = said(facts._replace(type=declared))
    stated = said(facts)[0]
    assert found == (None, "none") or (found == (stated, "likely") and stated in ("health", "gender"))


@given(columns, st.permutations(BESIDE), st.integers(0, len(BESIDE)))
def test_the_order_of_neighbours_changes_nothing(facts: ColumnFacts, beside: list[str], many: int) -> None:
    forth = facts._replace(neighbours=tuple(beside[:many]))
    back = facts._replace(neighbours=tuple(reversed(beside[:many])))
    assert classify(forth, LEXICON) == classify(back, LEXICON)


@given(columns, st.lists(st.sampled_from(BESIDE), unique=True), st.sampled_from(UNRELATED))
def test_an_unrelated_neighbour_changes_nothing(
    facts: ColumnFacts, beside: list[str], unrelated: str
) -> None:
    without = facts._replace(neighbours=tuple(beside))
    assert classify(facts._replace(neighbours=(*beside, unrelated)), LEXICON) == classify(without, LEXICON)


@given(st.text(max_size=40), st.text(max_size=40), st.none() | st.text(max_size=20))
def test_any_text_gets_an_answer_that_says_why(table: str, name: str, declared: str | None) -> None:
    found = classify(ColumnFacts(table, name, declared), LEXICON)
    assert found.evidence
    assert found.category is None or found.band in ("certain", "likely", "review")
    assert found.category is not None or found.band in ("review", "none")


def test_the_lexicon_is_plain_data_that_can_be_cached() -> None:
    values: tuple[object, ...] = tuple(LEXICON)
    assert marshal.loads(marshal.dumps(values)) == values  # type: ignore[arg-type]  # noqa: S302
