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
        ("retial", "retail"),
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
        ("May we store names?", "nobody is named: taken to be about users"),
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


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("We are merged into a firm. May we share users' names with it?", "corporate_reorganization"),
        (
            "A user wrote on his business page, by his own choice, where he works. May others see that?",
            "profile_display",
        ),
        ("May we share users' photos with Sentry, otherwise we do not find the crash?", "debugging"),
        ("May we use IP addresses of users with a view to fixing a bug?", "debugging"),
    ],
)
def test_what_for_is_read_from_verbs_and_within_phrases(text: str, purpose: str) -> None:
    assert flow(text)["purpose"] == purpose


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The app should read the GPS position of users by itself. Fine?", "collect"),
        ("Can everybody on the internet see the logos of users?", "publish"),
        ("Marketing is asking if they can keep users' e-mails.", "store"),
        ("A user wants every trace of him deleted. Would it be wrong if we did not?", "erase"),
        ("Our team has no time. May we keep users' names?", "store"),
    ],
)
def test_what_is_done_is_told_by_the_words_around_the_verb(text: str, action: str) -> None:
    assert flow(text)["action"] == action


@pytest.mark.parametrize(
    "text",
    [
        "Some users hate Stripe. Could PayPal take their card details instead?",
        "May we keep users' IBANs? I hope not.",
    ],
)
def test_instead_at_the_end_and_hope_not_take_nothing_back(text: str) -> None:
    assert reading(text).rivals == ()


@pytest.mark.parametrize(
    ("text", "omitted"),
    [
        ("Suppose we no longer ask users for a phone number. Is that a breach of a promise?", True),
        ("A user wants everything erased. Do we break a promise if we simply did not?", True),
        ("Is it true that you never tell anybody what I paid, not even the police?", False),
    ],
)
def test_what_is_no_longer_done_and_what_is_simply_not_done_is_left_undone(text: str, omitted: bool) -> None:
    assert {reading.flow.omitted for reading in read(text)} == {omitted}


def test_not_even_somebody_is_somebody() -> None:
    assert flow("Do you tell nobody what users paid, not even the police?")["recipient"] == "law_enforcement"


def test_the_same_without_data_is_asked_back() -> None:
    assert reading("And is the same allowed for visitors?").missing == ("question",)


def test_words_of_two_purposes_tell_neither() -> None:
    assert "purpose" not in flow("May we keep names of users because folks like bugs and fakes?")


def test_how_old_a_child_is() -> None:
    assert (
        dict(reading("My daughter is 11 and signed up. May we keep her e-mail?").flow.facts)["subject_age"]
        == 11
    )
