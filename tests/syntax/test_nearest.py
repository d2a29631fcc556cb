"""A word and the known words in; the one that was meant, or none, out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.syntax.nearest import did_you_mean, nearest

TERMS = (
    "email",
    "ip_address",
    "card_number",
    "card_details",
    "phone",
    "postal_address",
    "sell",
    "share",
    "use",
)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("emial", "email"),
        ("emal", "email"),
        ("e-mail", "email"),
        ("Email", "email"),
        ("IP address", "ip_address"),
        ("ip-adress", "ip_address"),
        ("ipaddress", "ip_address"),
        ("number_card", "card_number"),
        ("card_nummbr", "card_number"),
        ("details", "card_details"),
        ("home_phone", "phone"),
        ("sel", "sell"),
        ("shaer", "share"),
    ],
)
def test_slips_find_their_word(word: str, meant: str) -> None:
    assert nearest(word, TERMS) == meant


@pytest.mark.parametrize(
    "word",
    [
        "",
        "-",
        "us",
        "card",
        "address",
        "sold",
        "purpose",
        "email_template",
        "credit_card",
        "shore_up",
        "phase",
    ],
)
def test_a_far_fetched_word_is_not_named(word: str) -> None:
    assert nearest(word, TERMS) is None


def test_the_sentence_is_empty_where_nothing_is_near() -> None:
    assert did_you_mean("emial", TERMS) == "did you mean 'email'?"
    assert did_you_mean("quarter", TERMS) == ""
    assert did_you_mean("email", []) == ""


@given(st.lists(st.text("abc_", max_size=8)), st.text("abc_", max_size=8), st.randoms())
def test_the_order_of_the_candidates_changes_nothing(words: list[str], word: str, random: object) -> None:
    shuffled: Sequence[str] = sorted(words, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert nearest(word, words) == nearest(word, shuffled)


@given(st.sampled_from(TERMS), st.data())
def test_swapping_two_letters_finds_the_word_again(term: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(term) - 2))
    swapped = term[:at] + term[at + 1] + term[at] + term[at + 2 :]
    assert nearest(swapped, TERMS) == term
