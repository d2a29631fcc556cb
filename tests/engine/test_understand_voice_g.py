"""Letters from outside: what users, lawyers, brokers and buyers of the business write to the company."""

from __future__ import annotations

import pytest

from phrasebooks import reading


def flow(text: str) -> dict[str, str]:
    """The terms of the only flow, each axis in one text."""
    return {axis: " ".join(terms) for axis, terms in reading(text).flow.terms.items()}


@pytest.mark.parametrize(
    ("text", "action", "recipient"),
    [
        ("May I have the e-mail addresses of your users?", "share", "other_company"),
        ("Could we receive your clients' names?", "share", "other_company"),
        ("We are a bank. Could we have the payment history of your users?", "share", "insurer_or_lender"),
        ("Would you be willing to sell us your users' names?", "sell", "other_company"),
        (
            "We make software and would like to buy from you the names of your users. Ok?",
            "sell",
            "other_company",
        ),
        ("May we use your users' e-mail addresses for our own ends?", "share", "other_company"),
        ("Are we allowed to see your users' names if we pay you?", "sell", "other_company"),
        ("A data broker claims that it bought my name from you. Is that possible?", "sell", "data_broker"),
        (
            "As the buyer of all your assets we ask: may you transfer users' names?",
            "transfer",
            "purchaser_of_the_business",
        ),
    ],
)
def test_who_asks_from_outside_for_what_is_ours_would_be_given_it(
    text: str, action: str, recipient: str
) -> None:
    read = flow(text)
    assert (read["action"], read["recipient"]) == (action, recipient)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Do you still have my phone number?", "Do you keep my phone number?"),
        (
            "Did you get my birthday from a data broker?",
            "I said no birthday. Did you get it from a data broker?",
        ),
        ("Do you read my messages?", "Do you use my messages?"),
        ("Who gave you permission to keep my name?", "May you keep my name?"),
        (
            "What gives you the right to sell my name to a data broker?",
            "May you sell my name to a data broker?",
        ),
        ("How dare you sell my name to a data broker?", "Do you sell my name to a data broker?"),
        (
            "A broker offers 2 euros for my e-mail. Would you accept such an offer?",
            "A broker offers 2 euros for my e-mail. Would you accept it?",
        ),
    ],
)
def test_a_letter_is_read_as_the_plain_question_that_it_asks(one: str, other: str) -> None:
    assert flow(one) == flow(other)


def test_a_word_for_what_was_named_within_a_longer_phrase_takes_it_up() -> None:
    assert flow("I forgot my password. Do you store it?")["data"] == "password_or_secret"


def test_your_firm_is_who_is_asked() -> None:
    read = flow("Does your firm buy my name from a data broker?")
    assert (read["action"], read["source"]) == ("collect", "data_supplier")


def test_who_asks_whether_visitors_are_counted_asks_for_their_number() -> None:
    assert flow("Are visitors to your website counted?")["data"] == "visit_counts"


def test_a_polite_question_is_the_question_within_it() -> None:
    assert flow("May I ask if you store my name?")["action"] == "store"


def test_a_time_is_not_among_the_data() -> None:
    assert flow("Do you set a session cookie when I visit?")["data"] == "session_cookie"


def test_who_asks_who_gave_something_asks_for_more_than_yes_or_no() -> None:
    assert reading("Who gave you my phone number?").missing == ("question",)


def test_to_be_told_by_mail_is_to_be_written_to() -> None:
    read = flow("Do you tell me by e-mail when the privacy policy changes?")
    assert (read["action"], read["data"], read["purpose"]) == ("use", "email", "policy_update_notice")


def test_what_is_said_twice_is_said_once() -> None:
    assert flow("I trust that you do not share my card number with a bank, under no circumstances?") == flow(
        "I trust that you do not share my card number with a bank?"
    )
