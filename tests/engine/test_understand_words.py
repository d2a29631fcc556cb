"""Slips, halves of verbs, passives and pronouns: what is said in several ways is read alike."""

from __future__ import annotations

import pytest

from phrasebooks import phrasebook, read, reading
from privacyrules.engine.understand.slips import meant_by


def flow(text: str) -> dict[str, str]:
    """The terms of the only flow, each axis in one text."""
    return {axis: " ".join(terms) for axis, terms in reading(text).flow.terms.items()}


def remarks(text: str) -> list[str]:
    return [basis.remark for basis in reading(text).basis if basis.remark]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "May we hand over the e-mails of users to a court?",
            "May we hand the e-mails of users over to a court?",
        ),
        ("May we store users' adresses of email?", "May we store users' addresses of email?"),
        (
            "May we share w/ Mailgun the names of our custommers?",
            "May we share with Mailgun the names of our customers?",
        ),
        ("BILL-88: may we store card numbers?", "May we store card numbers?"),
        ("May we keep names + phones of users?", "May we keep names and phones of users?"),
        ("Finance wants to publish users' names. Ok?", "May finance publish users' names?"),
        ("May e-mails of users be kept?", "May we keep e-mails of users?"),
        ("Does the policy allow Adyen to collect card numbers?", "May Adyen collect card numbers?"),
        ("Is it Stripe that takes my card number?", "Does Stripe take my card number?"),
    ],
)
def test_two_ways_of_saying_one_thing_are_read_alike(one: str, other: str) -> None:
    assert flow(one) == flow(other)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("custommers", "customers"),
        ("subcribers", "subscribers"),
        ("recieved", "received"),
        ("retial", "retial"),
        ("zorblax", "zorblax"),
        ("complains", "complains"),
    ],
)
def test_a_slip_is_read_as_the_one_word_that_it_comes_near(written: str, meant: str) -> None:
    assert meant_by(written, phrasebook()) == meant


@pytest.mark.parametrize(
    "text",
    [
        "How long do you keep my information?",
        "To whom should a complaint be addressed?",
        "Which of our processors have to be listed?",
        "Same tax office, but what they are after is who paid how much on which day.",
    ],
)
def test_what_is_not_answered_by_yes_or_no_is_asked_back(text: str) -> None:
    assert reading(text).missing == ("question",)
    assert reading(text).why == (
        "That is not answered by yes or no. Please ask whether one thing may be done with some data."
    )


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("May we mail my customers?", "invoice_recipient"),
        ("A user's customers complain. May we ring those customers up?", "invoice_recipient"),
        ("May we text friends named by a user?", "friend"),
        ("May we store a photo of a customer of mine?", "invoice_recipient"),
    ],
)
def test_whose_customer_somebody_is(text: str, subject: str) -> None:
    assert flow(text)["subject"] == subject


@pytest.mark.parametrize(
    ("text", "omitted"),
    [
        ("May we leave the e-mail to the friend about it unsent?", True),
        ("Is it true that we never sell e-mails of users?", False),
        ("May we leave a court without an answer? It wants a user's name.", True),
        ("A user asked us to erase his photo. Would it be wrong if we did not do it?", True),
        ("May we erase users' photos?", False),
    ],
)
def test_whether_it_is_left_undone(text: str, omitted: bool) -> None:
    assert {reading.flow.omitted for reading in read(text)} == {omitted}


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("May we store names?", "taken to be theirs, since nobody else is named"),
        ("May we log IP addresses?", "browsers and devices tell it by themselves"),
        (
            "We merge with a firm. May we share users' names with it?",
            "a transfer, since whoever takes the business over becomes the keeper of the data",
        ),
    ],
)
def test_what_was_concluded_is_said(text: str, remark: str) -> None:
    assert remark in remarks(text)


def test_a_slip_is_told() -> None:
    assert remarks("May we store the e-mails of our custommers?") == ["read as 'customers'"]


def test_a_word_that_may_be_two_kinds_of_people_is_not_settled_by_assuming() -> None:
    assert "subject" not in flow("can we store the e-mail of a client?")
