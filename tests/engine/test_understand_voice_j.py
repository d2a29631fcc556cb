"""Plain words of people who think in another language: duties that are told, doubts, and calques."""

from __future__ import annotations

import pytest

from phrasebooks import read, reading


def flow(text: str) -> dict[str, str]:
    """The terms of the only flow, each axis in one text."""
    return {axis: " ".join(terms) for axis, terms in reading(text).flow.terms.items()}


def actions(text: str) -> list[str]:
    """What is done in each flow, with a mark before what is left undone."""
    return ["-" * one.flow.omitted + " ".join(one.flow.terms.get("action", ())) for one in read(text)]


@pytest.mark.parametrize(
    "asks",
    [
        "Do we have the right?",
        "Are we allowed to do that?",
        "Does the policy allow this?",
        "Is that a violation?",
        "Would that break our promise?",
        "Can I go ahead?",
        "Please confirm.",
    ],
)
def test_a_duty_that_is_told_is_asked_leave_for(asks: str) -> None:
    assert actions(f"We have to store the card numbers of users. {asks}") == ["store"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have to store the card numbers of users, do we have the right?", "store"),
        ("I was told that we have to store the card numbers of users. May we?", "store"),
        ("We have the obligation to store the card numbers of users. Do you agree?", "store"),
        ("We must post the new privacy policy. May we skip it?", "-publish"),
        ("We must post the new privacy policy. Is that true?", "-publish"),
        ("Must we post the new privacy policy?", "-publish"),
        ("Must we store card numbers? May we?", "-store"),
        ("May we wait with posting of the changed privacy policy?", "-publish"),
    ],
)
def test_whether_a_duty_or_leave_is_asked_about(text: str, expected: str) -> None:
    assert actions(text) == [expected]


@pytest.mark.parametrize(
    "doubt",
    [
        "we are not sure yet if {}",
        "no idea yet if {}",
        "we must still check if {}",
        "it is not yet confirmed that {}",
        "we have doubts that {}",
        "it could be that {}",
        "{}, but we are not sure",
        "{}, or maybe not",
    ],
)
def test_what_nobody_knows_is_no_fact(doubt: str) -> None:
    told = doubt.format("the subpoena is valid")
    asked = f"A court sent us a letter; {told}. May we give it the e-mail of a user?"
    assert "subpoena_believed_valid" not in reading(asked).flow.facts


def test_what_is_known_stays_a_fact() -> None:
    asked = "Our lawyer thinks that the subpoena is valid. May we give the court the e-mail of a user?"
    assert reading(asked).flow.facts["subpoena_believed_valid"] is True


@pytest.mark.parametrize(
    "leads",
    [
        "Do you see a problem when we {}?",
        "My manager told me to {}. May I?",
        "Please tell if it is permissible to {}.",
        "I would want to ask if it's OK for us to {}.",
        "Does the policy give us right to {}?",
        "We consider to {}, is it OK?",
        "As new employee I ask: may we {}?",
        "Our company may {}, yes or no?",
    ],
)
def test_what_only_leads_up_to_the_act_is_no_act(leads: str) -> None:
    expected = [one.flow.terms for one in read("May we store the phone numbers of users?")]
    assert [one.flow.terms for one in read(leads.format("store the phone numbers of users"))] == expected


@pytest.mark.parametrize("asks", ["What about using {}, is it OK?", "Is there any restriction on using {}?"])
def test_to_use_may_be_what_is_asked_about(asks: str) -> None:
    assert actions(asks.format("session cookies")) == ["use"]


@pytest.mark.parametrize(
    ("text", "axis", "expected"),
    [
        ("May we store the tax number of our users?", "data", "tax_id"),
        (
            "May we store the name, the mail and the password of users?",
            "data",
            "person_name email password_or_secret",
        ),
        ("May we send the emails of our users to a partner?", "action", "share"),
        ("We register the IBAN of each user in his account. Ok?", "action", "store"),
        ("The log holds the card number of a user. Can we leave it so?", "action", "store"),
        ("Card numbers are in an old backup. May we leave them like this?", "action", "store"),
        ("May we keep the phone of our best clients?", "subject", "user"),
        ("May we keep the phone of the client for the login?", "subject", "user"),
        ("May we use the e-mails of users for make publicity?", "purpose", "marketing"),
        ("May we use the e-mails of users to propose them our new product?", "purpose", "direct_marketing"),
        ("We receive a commission if we give a partner the phones of users. Ok?", "action", "sell"),
        ("May we share the e-mails of users with a lender, to find out who can pay?", "action", "share"),
    ],
)
def test_calques_are_read_as_they_are_meant(text: str, axis: str, expected: str) -> None:
    assert flow(text)[axis] == expected


def test_a_bare_client_is_asked_back_about() -> None:
    (asked,) = read("Can we store the e-mail of a client?")
    assert [choice.axis for choice in asked.alternatives] == ["subject"]


def test_somebody_named_in_place_of_another_acts() -> None:
    asked = "Can PayPal instead of Stripe take the card number of a user?"
    assert flow(asked)["recipient"] == "other_payment_processor"
