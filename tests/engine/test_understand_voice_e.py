"""What support, sales and finance write in chat: short questions that take up what was said before."""

from __future__ import annotations

import pytest

from phrasebooks import read, reading


def flow(text: str) -> dict[str, str]:
    """The terms of the only flow, each axis in one text."""
    return {axis: " ".join(terms) for axis, terms in reading(text).flow.terms.items()}


@pytest.mark.parametrize(
    "text",
    [
        "We've never sold our users' emails to an advertiser. Can we start now?",
        "We shouldn't sell users' phone numbers to other companies. Or may we?",
        "We'd never sell users' emails to a broker, but if we did, would that be ok?",
        "So far we do not store card numbers. Would it be fine to change that?",
        "Policy says we don't keep card details. Still ok if I do it for a day?",
        "I know we're not supposed to keep card numbers. Can I anyway?",
        "I don't see why we couldn't store the card number. Ok?",
        "I can't see any reason not to store card numbers. Agree?",
        "We can't not store the card number. Fine?",
        "Could we not just keep their card numbers?",
        "Is it true we can't sell emails of our users to other companies?",
        "We won't keep the card number, just the last four digits. OK?",
        "Please tell me we can skip Stripe and keep card numbers ourselves?",
    ],
)
def test_what_is_denied_first_and_asked_for_after_all_is_done(text: str) -> None:
    assert [one.flow.omitted for one in read(text)] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "We've never posted the new privacy policy on the site. Is that ok?",
        "May we not tell users about the breach?",
        "Can we just not post the new privacy policy on the site?",
        "Marketing says skip the website and just mail the new privacy policy. Fine?",
    ],
)
def test_what_stays_undone_is_left_undone(text: str) -> None:
    assert reading(text).flow.omitted


def test_what_may_be_banned_and_is_only_denied_is_in_doubt() -> None:
    doubts = [rival for rival in reading("We dont sell users' emails to a broker, ok?").rivals if rival.grave]
    assert [(rival.flow.omitted, rival.flow.terms["action"]) for rival in doubts] == [(False, ("sell",))]
    assert [rival.why for rival in doubts] == ["I am not sure whether 'not' turns the question round."]


def test_words_of_ours_in_single_quotes_are_not_the_question() -> None:
    one = flow("We sell an ad network the visit counts. Does 'we do not sell your data' stand against it?")
    assert (one["action"], one["data"]) == ("sell", "visit_counts")


@pytest.mark.parametrize(
    ("text", "action", "data"),
    [
        ("Can I leave the customer's card number in the notes?", "store", "card_number"),
        ("Client sent a pic of his Amex. Do I leave it in the ticket?", "store", "card_details"),
        ("Can I email the customer's IBAN to Stripe?", "share", "iban"),
        ("May I text users about maintenance?", "use", "phone"),
    ],
)
def test_where_something_ends_says_what_is_done(text: str, action: str, data: str) -> None:
    assert (flow(text)["action"], flow(text)["data"]) == (action, data)


def test_a_question_about_a_new_topic_is_about_that_alone() -> None:
    text = "So we can't keep card numbers, but what about Stripe's payment reference? Can we store that?"
    assert flow(text)["data"] == "payment_token_or_processor_ref"


def test_what_was_said_to_somebody_hands_nothing_over() -> None:
    assert flow("I told her we don't keep card numbers. But can we?")["action"] == "store"


@pytest.mark.parametrize(
    "offer",
    ["would give us a 10% commission", "will give us 50p for every number"],
)
def test_a_share_or_a_few_pence_are_a_price(offer: str) -> None:
    assert flow(f"A partner wants the phone numbers of our users and {offer}. Ok?")["action"] == "sell"


def test_who_will_not_pay_buys_nothing() -> None:
    text = "A recruiter wants our users' job titles and will not pay anything. Can we hand them over?"
    assert flow(text)["action"] == "share"


def test_somebody_who_offers_is_none_of_us() -> None:
    assert flow("Someone offered us free licences for our users' phone numbers. Deal?")["action"] == "sell"


@pytest.mark.parametrize("doubt", ["Maybe we were hacked", "Perhaps there was a breach"])
def test_what_is_perhaps_so_is_no_fact(doubt: str) -> None:
    assert "breach_known" not in reading(f"{doubt}. May we post a breach notice on the site?").flow.facts


def test_what_the_boss_wishes_is_no_choice_of_the_user() -> None:
    text = "User chose to have her town on her business page but the boss wants it hidden. Can we hide it?"
    assert reading(text).flow.facts == {"chosen_by_data_subject": True}


def test_a_users_address_is_no_ip_address() -> None:
    (choice,) = reading("The tax office wants a user's address. Can we send it?").alternatives
    assert [term for term, _ in choice.senses] == ["postal_address", "email"]


def test_people_who_send_something_gave_it_themselves() -> None:
    assert flow("Ok to keep the comments people send us?")["source"] == "data_subject"
    assert flow("May we ask for the gender on the sign-up form?")["source"] == "data_subject"


def test_who_is_after_data_for_a_price_buys_it() -> None:
    one = flow("A lead-gen shop is after our users' emails, 30 cents each. Take it?")
    assert (one["action"], one["recipient"]) == ("sell", "other_company")


def test_one_message_is_a_letter() -> None:
    text = "A user gave us a friend's email so they can connect. May we send the friend one message?"
    assert flow(text)["action"] == "use"


def test_whoever_gets_no_message_gets_no_mail() -> None:
    one = reading("A user adds a friend and we don't message the friend at all. Fine?").flow
    assert (one.terms["data"], one.omitted) == (("email",), True)
