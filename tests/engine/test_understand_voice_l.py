"""What a mixed office asks on a normal week: what others said, what comes instead, and what is added up."""

from __future__ import annotations

import pytest

from phrasebooks import read, reading


def flow(text: str) -> dict[str, str]:
    """The terms of the only flow, each axis in one text."""
    return {axis: " ".join(terms) for axis, terms in reading(text).flow.terms.items()}


@pytest.mark.parametrize(
    "text",
    [
        'A user just wrote "do you track which pages I look at on your site?" Is that something we may do?',
        'A customer asked in chat: "do you track which pages I look at?" May we?',
    ],
)
def test_what_somebody_is_quoted_with_is_the_question_and_no_letter(text: str) -> None:
    assert [one.flow.terms["action"] for one in read(text)] == [("collect",)]


def test_what_we_write_in_quotes_is_a_letter_all_the_same() -> None:
    one = flow('May we email users "happy birthday"?')
    assert (one["action"], one["data"]) == ("use", "email")


@pytest.mark.parametrize(
    "text",
    [
        "Users would type the card number into our own form. Can we do that?",
        "Instead of sending people to Stripe, they would type the card number into our own form. Fine?",
        "Can users enter the card number on our site instead of on Stripe's page?",
    ],
)
def test_what_people_type_into_our_form_is_taken_in_from_them(text: str) -> None:
    one = flow(text)
    assert (one["action"], one["data"], one["source"]) == ("collect", "card_number", "data_subject")
    assert "stripe" not in one.get("recipient", "")


def test_what_users_type_on_their_page_is_not_taken_for_a_form() -> None:
    assert (
        "collect"
        not in flow("Users enter the phone number on our business page. Do others see it?")["action"]
    )


def test_who_is_replaced_gets_nothing() -> None:
    one = flow("Rather than sending buyers to Stripe we would take the card number ourselves. Okay?")
    assert (one["action"], one["recipient"]) == ("collect", "internal")


@pytest.mark.parametrize(
    "text",
    [
        "A nightly job would count the visitors of each page and keep nothing but the totals. Any objection?",
        "The dashboard shows a tally of visits. May we keep the figures?",
    ],
)
def test_what_is_counted_of_visitors_are_counts(text: str) -> None:
    assert (flow(text)["action"], flow(text)["data"]) == ("store", "visit_counts")


@pytest.mark.parametrize(
    "text",
    [
        "Can we keep a record of when our own staff log in to the back office?",
        "The admin panel should log when our own employees sign in. May we keep that?",
    ],
)
def test_when_people_sign_in_are_the_times_of_it(text: str) -> None:
    assert (flow(text)["data"], flow(text)["subject"]) == ("last_login", "employee")


def test_a_condition_is_told_in_a_sentence_of_its_own() -> None:
    text = "A court order came about the name of a user. Legal believes the order is {}. Do we hand it over?"
    assert reading(text.format("valid")).flow.facts == {"subpoena_believed_valid": True}
    assert reading(text.format("not valid")).flow.facts == {"subpoena_believed_valid": False}


def test_leave_that_is_asked_for_is_no_consent() -> None:
    assert reading("We store the browser type of users. Do we have permission for that?").flow.facts == {}


def test_whoever_puts_it_there_herself_chose_to() -> None:
    one = reading("A lady put her phone number on her business page herself. Does everybody get to see it?")
    assert one.flow.facts == {"chosen_by_data_subject": True}


def test_the_same_may_go_for_other_data_and_another_way_of_writing() -> None:
    one = flow(
        "In a merger, names of users may move to the new company, I know. Does it go for what they paid?"
    )
    assert (one["action"], one["data"]) == ("transfer", "payment_history")
    other = flow("We may email users about maintenance, right? Does the same go for text messages?")
    assert (other["action"], other["data"]) == ("use", "phone")


@pytest.mark.parametrize(
    ("text", "omitted"),
    [
        ("I don't want to post the new privacy policy on our site. Do we have to?", True),
        ("I'd rather not email users about the new policy. Do we have to?", True),
        ("Is it a problem if the new privacy policy never goes up on our website?", True),
        ("The policy changed. The web team has no time to put it on the site. Is that bad?", True),
        ("Is it a problem if the new privacy policy goes up on our website?", False),
    ],
)
def test_what_nobody_wants_or_finds_time_to_do_is_left_undone(text: str, omitted: bool) -> None:
    assert [one.flow.omitted for one in read(text)] == [omitted]


def test_deleting_after_a_time_is_how_long_something_is_kept() -> None:
    one = reading("May we store IP addresses of visitors and delete them after a month?")
    assert (one.flow.terms["action"], one.flow.facts["retention_days"]) == (("store",), 30)


@pytest.mark.parametrize(
    ("text", "action", "data"),
    [
        ("May we rent our list of users' emails to a partner?", "sell", "email"),
        ("May we buy a list of phone numbers of users?", "collect", "phone"),
        ("The form for the raffle asks for the city. OK?", "collect", "city"),
        ("Can I write to Bob's email address about the complaint?", "use", "email"),
        ("May I pull IP addresses of users out of the server log to find a fraud?", "use", "ip_address"),
        ("May I tell users about the new privacy policy by mail?", "use", "email"),
    ],
)
def test_a_verb_is_read_with_what_stands_around_it(text: str, action: str, data: str) -> None:
    assert (flow(text)["action"], flow(text)["data"]) == (action, data)


def test_a_notice_beside_a_letter_is_an_act_of_its_own() -> None:
    text = (
        "A breach is certain. Can we email the users concerned and also put a notice about it on the website?"
    )
    assert [one.flow.terms["action"] for one in read(text)] == [("use",), ("publish",)]
    assert [rival.why for one in read(text) for rival in one.rivals] == []


def test_somebodys_patients_are_whom_they_invoice() -> None:
    assert flow("A dentist uses us. Can we keep the names of her patients?")["subject"] == "invoice_recipient"
