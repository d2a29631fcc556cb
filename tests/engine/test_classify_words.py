"""Columns that are called by words less common than those of every schema, and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.test_classify import LEXICON, said
from privacyrules.engine.columns.classify import classify
from privacyrules.engine.columns.words import words_of
from privacyrules.model.classification import ColumnFacts

HOLDS = {
    # What stands beside a card's number, in the words of the shop.
    "tarjetas.fecha_expiracion varchar(5)": "card_expiry",
    "tarjetas.codigo_seguridad varchar(4)": "card_security_code",
    "cartoes.validade varchar(7)": "card_expiry",
    "cartes_bancaires.titulaire varchar(80)": "card_holder_name",
    "kreditkarten.ablaufdatum varchar(7)": "card_expiry",
    "pagos.ultimos_4_digitos char(4)": "card_partial",
    "payouts.account_mask varchar(8)": "card_partial",
    "kunden.mandatsreferenz varchar(35)": "bank_account",
    "refunds.provider_refund_id varchar(80)": "payment_token_or_processor_ref",
    # Numbers that states give out.
    "employees.nic_num varchar(20)": "government_id",
    "customers.no_ktp varchar(20)": "government_id",
    "customers.legal_number varchar(20)": "government_id",
    "guests.num_passport varchar(20)": "passport_number",
    "staff.esi_number varchar(20)": "government_id",
    # Secrets, also glued.
    "users.twofactorauthsecretkey varchar(255)": "password_or_secret",
    "passcodes.code varchar(6)": "password_or_secret",
    "users.invite_hash varchar(100)": "password_or_secret",
    # Accounts at other services, and who wrote to whom.
    "customers.channel_id varchar(50)": "username",
    "users.telegram_id bigint": "username",
    "users.github_user_id int": "username",
    "emails.cclist varchar(500)": "email",
    "messages.replyto text": "email",
    "sms_logs.caller varchar(20)": "phone",
    "users.lastlogindate bigint": "browsing_or_usage",
    # Health, where no table of a clinic tells.
    "staff.disability_desc text": "health",
    "students.preferred_hospital varchar(80)": "health",
    "tbpacientes.doenca_cronica text": "health",
    # What people write.
    "thread_entries.body text": "free_text_content",
    "donations.dedication text": "free_text_content",
    "eleves.appreciation text": "free_text_content",
}

HOLDS_NOTHING = [
    *("courses.min_age int", "banners.ad_id varchar(20)", "payments.check_number varchar(20)"),
    *("users.temp_dir varchar(255)", "articles.mots_cles text", "tiers.block_number int"),
    *("divisions.name text", "metrics.itt_aim varchar(20)", "periodes.nom_periode varchar(40)"),
    *("users.google_id uuid", "users.login_id int", "users.external_user_id int"),
    *("groups.num_children int", "products.no_email_sent int", "api_keys.scope text"),
]

SIGNED = ["submitted_by", "approved_by", "received_by", "verified_by"]
OF_EVERY_ROW = ["created_by", "updated_by", "deleted_by"]


def facts(where: str) -> ColumnFacts:
    """Build the facts of `table.column type`."""
    place, declared = where.split(" ", 1)
    table, name = place.split(".")
    return ColumnFacts(table, name, declared)


@pytest.mark.parametrize(("where", "category"), HOLDS.items())
def test_a_rarer_word_tells_as_surely_as_a_common_one(where: str, category: str) -> None:
    found = classify(facts(where), LEXICON)
    assert (found.category, found.band in ("certain", "likely")) == (category, True)


@pytest.mark.parametrize("where", HOLDS_NOTHING)
def test_what_only_looks_personal_may_not_deny(where: str) -> None:
    assert classify(facts(where), LEXICON).band in ("none", "review")


@pytest.mark.parametrize("name", SIGNED)
def test_who_did_something_is_looked_at_where_a_text_may_hold_a_name(name: str) -> None:
    assert said(ColumnFacts("loans", name, "citext")) == ("username", "review")
    assert said(ColumnFacts("loans", name, "int")) == (None, "none")
    assert said(ColumnFacts("loans", name, "char(36)")) == (None, "none")


@pytest.mark.parametrize("name", OF_EVERY_ROW)
def test_who_made_a_row_is_a_key_like_that_of_any_other_table(name: str) -> None:
    assert said(ColumnFacts("loans", name, "varchar(255)")) == (None, "none")


@pytest.mark.parametrize("start", ["num_", "no_", "numero_", "nr_"])
def test_a_number_before_a_document_counts_it_only_where_the_type_can_count(start: str) -> None:
    name = f"{start}passport"
    assert said(ColumnFacts("loans", name, "varchar(20)")) == ("passport_number", "certain")
    assert said(ColumnFacts("loans", f"{start}email", "int")) == (None, "none")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("twofactorauthsecretkey", ("two", "factor", "auth", "secret", "key")),
        ("tbfuncionario", ("tb", "funcionario")),
        ("nmcliente", ("name", "cliente")),
        ("administration", ("administration",)),
        ("responsibilities", ("responsibilities",)),
        ("tbxq", ("tbxq",)),
    ],
)
def test_a_name_glued_of_many_words_is_taken_apart_where_each_is_known(
    name: str, words: tuple[str, ...]
) -> None:
    assert words_of(name, LEXICON) == words


@given(st.lists(st.sampled_from(sorted(HOLDS)), min_size=2, max_size=6))
def test_what_was_asked_before_of_this_or_another_lexicon_changes_no_answer(order: list[str]) -> None:
    silent = LEXICON._replace(phrases={}, by_table={}, words=frozenset(), spellings={})
    for where in order:
        assert classify(facts(where), silent).category is None
        assert said(facts(where))[0] == HOLDS[where]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("numerodaconta", ("number", "conta")),
        ("datadenascimento", ("data", "nascimento")),
        ("datedenaissance", ("date", "naissance")),
        ("nomedamae", ("nome", "mae")),
        ("codicedisicurezza", ("codice", "sicurezza")),
        ("kkname", ("kk", "name")),
        # No word stands before or after the link.
        ("agendamento", ("agendamento",)),
        ("vanguarda", ("vanguarda",)),
        ("ccontent", ("ccontent",)),
    ],
)
def test_what_only_links_two_glued_words_is_dropped(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name, LEXICON) == words


@pytest.mark.parametrize(
    ("table", "names", "expected"),
    [
        ("drivers", ("drv_name", "drv_phone", "plate"), "person_name"),
        ("hotel_guests", ("g_name", "g_phone", "room"), "person_name"),
        ("passengers", ("pname", "pphone", "pemail", "seat"), "person_name"),
        # Short for nothing in the table's name, or shared with nobody.
        ("drivers", ("trk_name", "trk_phone", "plate"), None),
        ("drivers", ("drv_name", "phone", "plate"), None),
        ("passengers", ("pname", "phone", "email"), None),
        ("products", ("pname", "pprice", "pcolor", "psize"), None),
    ],
)
def test_what_is_short_for_the_table_says_nothing(
    table: str, names: tuple[str, ...], expected: str | None
) -> None:
    found = classify(ColumnFacts(table, names[0], "varchar(80)", names), LEXICON)
    assert found.category == expected
