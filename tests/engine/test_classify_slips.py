"""Words of payment with one slip in, what they were meant to say out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.test_classify import LEXICON, column, said
from privacyrules.engine.columns.classify import classify
from privacyrules.engine.columns.slips import is_one_slip
from privacyrules.model.classification import Band

Said = tuple[str | None, Band]

NOTHING: Said = (None, "none")

MEANT = {
    "payment_methods.secrity_code": ("card_security_code", "likely"),
    "payment_methods.securty_code": ("card_security_code", "likely"),
    "credit_cards.exipry_date": ("card_expiry", "likely"),
    "credit_cards.expirt": ("card_expiry", "likely"),
    "bank_accounts.accout_number": ("account_number", "likely"),
    "bank_accounts.acount_no": ("account_number", "likely"),
    "tarjetas.vencimineto": ("card_expiry", "likely"),
    "cartoes.codigo_segurnca": ("card_security_code", "likely"),
    "kreditkarten.sicherhietscode": ("card_security_code", "likely"),
    "cartes_bancaires.cryptograme": ("card_security_code", "likely"),
    "klanten.rekenignummer": ("account_number", "likely"),
}

OF_SOMETHING_ELSE = [
    *("alarms.secrity_code", "licenses.exipry_date", "payment_methods.sequence", "bank_accounts.accent"),
    *("payments.compute_units", "transactions.counter", "payments.posting_number", "cards.explicit"),
]

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=6, max_size=14)


@pytest.mark.parametrize(("where", "expected"), MEANT.items())
def test_a_slip_of_a_long_word_of_payment_is_read_as_meant(where: str, expected: Said) -> None:
    assert said(column(where)) == expected


def test_the_evidence_says_how_a_slip_was_read() -> None:
    found = classify(column("payment_methods.secrity_code", "integer"), LEXICON)
    assert found.evidence == (
        "'secrity' is read as 'security'",
        "the words 'security code' name card_security_code",
        "the table's name says 'payment method'",
    )


@pytest.mark.parametrize("where", OF_SOMETHING_ELSE)
def test_elsewhere_and_of_other_words_nothing_is_mended(where: str) -> None:
    assert said(column(where)) == NOTHING


@given(LETTERS, st.data())
def test_a_letter_left_out_doubled_or_wrong_is_one_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    wrong = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz".replace(word[at], "")))
    for written in (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + wrong + word[at + 1 :],
    ):
        assert is_one_slip(written, word)
        assert is_one_slip(word, written)


@given(LETTERS)
def test_a_word_is_no_slip_of_itself_nor_of_one_two_letters_longer(word: str) -> None:
    assert not is_one_slip(word, word)
    assert not is_one_slip(word, f"{word}zz")


@given(LETTERS, st.data())
def test_two_neighbours_that_change_places_are_one_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    written = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert is_one_slip(written, word) == (written != word)
