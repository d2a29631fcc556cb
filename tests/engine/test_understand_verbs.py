"""Which verb is the act, who does it and what it comes to: one law of grammar per test."""

from __future__ import annotations

import pytest

from phrasebooks import read, reading, verdict
from privacyrules.model.flow import Axis


def action(text: str) -> str:
    """The action of the only flow."""
    return " ".join(reading(text).flow.terms.get("action", ()))


def terms(text: str, axis: Axis) -> str:
    return " ".join(reading(text).flow.terms.get(axis, ()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is it correct that our servers log automatically the IP address of visitors?", "store"),
        ("Our servers: may we have them record the IP address of visitors?", "collect"),
        ("Our access logger jots down each visitor's IP address. Good to go?", "store"),
        ("May the server log be kept?", "store"),
    ],
)
def test_a_thing_of_ours_acts_for_us_and_a_plural_before_a_verb_is_no_compound(
    text: str, expected: str
) -> None:
    assert action(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is it permitted that accounting keeps the IBAN of users?", "store"),
        ("Are we fine with logging opens on the mails we send to users?", "store"),
        ("Do we get to keep a user's IBAN?", "store"),
        (
            "We hereby ask whether the disclosure of users' phone numbers to an advertiser is covered.",
            "disclose share",
        ),
        ("I need you to wipe everything you hold on me.", "erase"),
        ("Log the browser language of visitors. Ok to ship?", "store"),
    ],
)
def test_the_clause_that_asks_holds_the_act(text: str, expected: str) -> None:
    assert action(text) in expected.split()


def test_how_something_is_kept_is_no_act_of_its_own() -> None:
    hashed = "We keep the card number of users hashed. Hashed is no problem, is it?"
    assert action(hashed) == "store"
    assert verdict(hashed) == "denied"
    assert action("May the card number be hashed?") == "use"


@pytest.mark.parametrize(
    "text",
    [
        "Could our users be made to type in their birth date when they sign up?",
        "Our form makes people state their birth date. Is this covered?",
    ],
)
def test_who_makes_others_state_something_asks_them_for_it(text: str) -> None:
    assert (action(text), terms(text, "source")) == ("collect", "data_subject")


@pytest.mark.parametrize(
    "text",
    [
        "Can reset tokens go in a table?",
        "Reset tokens go in a table. Ok?",
        "Reset tokens stay in our database. Ok?",
    ],
)
def test_data_may_go_somewhere_of_itself(text: str) -> None:
    assert action(text) == "store"


def test_in_a_merger_the_new_company_gets_the_data_and_not_the_other_party() -> None:
    text = (
        "If we merge with another firm, may the record of what each user has paid go over to the new company?"
    )
    assert (action(text), terms(text, "recipient")) == ("transfer", "successor")
    assert verdict(text) == "denied"


def test_this_company_is_the_one_named_before() -> None:
    text = "A data broker proposes us the device IDs of our users. Are we allowed to take them?"
    assert (action(text), terms(text, "source")) == ("collect", "data_supplier")
    asked = "Adyen is cheap. Can this company take the card number of our users?"
    assert (action(asked), terms(asked, "recipient")) == ("collect", "other_payment_processor")


@pytest.mark.parametrize(
    "text",
    [
        "A friendly company gets our users' e-mail addresses, and we get those of their customers.",
        "The chamber of commerce offered 2 euros for every user's phone number. Can we take it?",
        "A company would pay us for the e-mail addresses of users. May we take the deal?",
    ],
)
def test_what_is_given_in_return_makes_a_sale(text: str) -> None:
    assert action(text) == "sell"
    assert verdict(text) == "denied"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is it okay that the friend of a user receives a mail about the request?", "use"),
        ("Is it permitted to warn the users of the breach by e-mail?", "use"),
        ("Can we be shown the searches of users?", "use"),
        ("Would our app register automatically the exact position of the user?", "collect"),
        ("Can accounting take the name that the user has in his account?", "use"),
        ("Can the ETL load IP addresses of visitors into the warehouse?", "store"),
    ],
)
def test_a_verb_means_an_act_by_what_stands_beside_it(text: str, expected: str) -> None:
    assert action(text) == expected


def test_a_promise_that_is_quoted_is_not_what_is_asked() -> None:
    text = 'Would our statement "we do not keep payment details" be broken by a cache of IBANs?'
    assert not any(one.flow.omitted for one in read(text))
    assert verdict(text) == "denied"


def test_what_users_paid_us_is_no_price() -> None:
    text = "A court asks for everything an account ever paid us. Can we send it the payment history?"
    assert "sell" not in action(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The load balancer logs each visitor's IP address on its own. Ok?", "store"),
        ("My colleague has saved the security code of the card. Allowed?", "store"),
        ("The data warehouse ingests the IP addresses of visitors. Fine?", "store"),
        ("Would adding `users.iban_number` be a problem?", "store"),
        ("Is it fine to drop a session cookie for visitors?", "store"),
        ("Sales would buy the occupation of our users from a data dealer. Ok?", "collect"),
        ("May our app transmit the exact position of the user to our backend?", "collect"),
        ("You asked me for my gender when I registered. Were you permitted to?", "collect"),
    ],
)
def test_who_does_it_and_where_it_goes_tell_which_act_it_is(text: str, expected: str) -> None:
    assert action(text) == expected


def test_what_is_said_not_to_be_done_within_quotation_marks_leaves_nothing_undone() -> None:
    text = 'We pass the card number to Stripe. Does "we never handle card numbers" still hold?'
    assert (action(text), verdict(text)) == ("share", "denied")


def test_to_answer_by_sending_is_to_send() -> None:
    text = "May I answer by sending a customer her own payment history?"
    assert action(text) == "share"


def test_they_pay_and_he_pays_nothing() -> None:
    asked = "Can I export users' names to the CRM of a partner? He pays"
    assert action(f"{asked} well for them.") == "sell"
    assert action(f"{asked} nothing.") == "share"
