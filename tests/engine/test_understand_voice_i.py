"""Letters from outside: users, those whom they invoice, lawyers and buyers, in full and formal sentences."""

from __future__ import annotations

import pytest

from phrasebooks import read, reading


def flow(text: str) -> dict[str, str]:
    """The terms of the only flow, each axis in one text."""
    return {axis: " ".join(terms) for axis, terms in reading(text).flow.terms.items()}


@pytest.mark.parametrize(
    ("noun", "action"),
    [
        ("disclosure", "share"),
        ("transmission", "share"),
        ("sharing", "share"),
        ("passing on", "share"),
        ("sale", "sell"),
        ("selling", "sell"),
        ("retention", "store"),
        ("storing", "store"),
        ("preservation", "store"),
        ("collection", "collect"),
        ("publication", "publish"),
        ("deletion", "erase"),
        ("exploitation", "use"),
    ],
)
def test_a_noun_tells_what_is_done_and_the_policy_is_what_decides(noun: str, action: str) -> None:
    text = f"Is the {noun} of users' phone numbers permitted under your privacy policy?"
    found = flow(text)
    assert found == {"action": action, "data": "phone", "subject": "user"}


@pytest.mark.parametrize(
    "text",
    [
        "Can you assure me that you do not keep my card number?",
        "I trust that you do not keep my card number.",
        "I assume you would never keep my card number. Am I right?",
        "May I take it that you do not keep my card number?",
        "I want your assurance that you will never keep my card number.",
        "Surely you would not keep my card number, would you?",
        "You never keep my card number, right?",
        "May I assume that my card number is not kept?",
    ],
)
def test_who_wants_a_denial_confirmed_asks_whether_it_is_done(text: str) -> None:
    assert not reading(text).flow.omitted
    assert flow(text) == {"action": "store", "data": "card_number", "subject": "user"}


def test_a_denial_that_nobody_is_asked_to_confirm_stays_one() -> None:
    assert reading("May you not post the new privacy policy on your site?").flow.omitted


@pytest.mark.parametrize(
    "opening",
    [
        "To what extent are",
        "Under what circumstances are",
        "On which basis are",
        "In which cases are",
        "I need to know whether",
    ],
)
def test_a_formal_opening_asks_for_a_yes_or_a_no(opening: str) -> None:
    text = f"{opening} users' phone numbers retained{'?' if opening.endswith('are') else ' by you.'}"
    assert reading(text).missing == ()
    assert flow(text) == {"action": "store", "data": "phone", "subject": "user"}


@pytest.mark.parametrize(
    "text", ["Why do you keep my phone number?", "How long do you keep my phone number?"]
)
def test_why_and_how_long_stay_open(text: str) -> None:
    assert reading(text).missing == ("question",)


@pytest.mark.parametrize(
    ("told", "subject"),
    [
        ("One of your users has sent me an invoice.", "invoice_recipient"),
        ("A plumber who works with your software billed me.", "invoice_recipient"),
        ("I merely received a bill from one of your customers.", "invoice_recipient"),
        ("I am not a user but a customer of one of your users.", "invoice_recipient"),
        ("My name stands on an invoice that a baker wrote.", "invoice_recipient"),
        ("A friend of mine has entered my number in order to connect with me.", "friend"),
        ("I was added by a friend.", "friend"),
        ("I never registered.", "visitor"),
        ("I am a former employee of yours.", "employee"),
        ("I have been a user for years.", "user"),
        ("I got an invoice from you.", "user"),
        ("I send invoices with your service.", "user"),
        ("My husband has asked you for it.", "user"),
    ],
)
def test_the_data_is_of_whoever_asks_in_the_part_that_they_say_they_play(told: str, subject: str) -> None:
    assert flow(f"{told} Do you sell my phone number?")["subject"] == subject


@pytest.mark.parametrize(
    "text",
    [
        "Our firm would pay for a list of the phone numbers of your customers. Would that be possible?",
        "Our agency would be interested in acquiring your users' phone numbers.",
        "Is it possible to buy from you the phone numbers of users?",
        "Can your users' phone numbers be bought?",
        "We would be willing to pay a fee for access to your users' phone numbers. Do you offer this?",
    ],
)
def test_an_outsider_who_would_buy_asks_for_a_sale(text: str) -> None:
    assert (flow(text)["action"], flow(text)["data"]) == ("sell", "phone")


def test_the_buyer_of_the_business_buys_no_data_by_that() -> None:
    found = flow("My firm is going to buy your entire business. Will the users' names be transferred to us?")
    assert found["action"] == "transfer"
    assert found["recipient"] == "purchaser_of_the_business"


def test_what_is_complied_with_is_what_was_requested() -> None:
    asked = reading("I hereby request the deletion of all my personal data. Must you comply?").flow
    assert asked.terms["action"] == ("erase",)
    assert asked.facts == {"erasure_requested": True}
    assert asked.omitted


@pytest.mark.parametrize(
    "text", ["Will you send me an e-mail about my renewal?", "Would you send me an e-mail?"]
)
def test_an_email_to_me_hands_nothing_over(text: str) -> None:
    assert (flow(text)["action"], flow(text)["data"]) == ("use", "email")


def test_a_place_that_opens_a_sentence_is_not_what_is_asked_about() -> None:
    text = "On my receipt I noticed the last four digits of my card. Do you retain them?"
    assert flow(text) == {"action": "store", "data": "card_partial", "subject": "user"}


def test_going_to_be_done_is_one_act() -> None:
    assert len(read("Is the updated privacy policy going to be posted on your site?")) == 1
