"""Plain words in an unusual order, dictated sentences, and what was told in a training."""

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
    ("one", "other"),
    [
        ("okay so we store the phone numbers of users", "we store the phone numbers of users"),
        ("We wanna sell the e-mails of users. Ok?", "We want to sell the e-mails of users. Ok?"),
        (
            "At registration we ask the gender of users. Ok?",
            "We ask the gender of users at registration. Ok?",
        ),
        (
            "In the table is written the gender of users. Ok?",
            "The gender of users is written in the table. Ok?",
        ),
        ("May I search the user by e-mail?", "May I use the e-mail of the user?"),
        ("Are my messages stored, and are they published?", "Are my messages stored and published?"),
    ],
)
def test_two_ways_of_saying_one_thing_are_read_alike(one: str, other: str) -> None:
    assert [r.flow.terms for r in read(one)] == [r.flow.terms for r in read(other)]


@pytest.mark.parametrize(
    "text",
    [
        "Do we sell or do we not sell the e-mails of users?",
        "May we or may we not sell the e-mails of users?",
        "We do not sell the names of users. Does this hold also for their e-mails?",
        "My trainer said: never sell the names of users. Is it also so for the e-mails?",
        "We must not sell the names of users. And the e-mails?",
        "Here are e-mails of users. We exchange them with a partner for his e-mails. Ok?",
    ],
)
def test_what_is_ruled_out_elsewhere_is_asked_about_as_an_act(text: str) -> None:
    assert actions(text) == ["sell"]


def test_a_question_that_only_adds_data_is_about_that_data() -> None:
    told = "We do not store card numbers. Does it apply also for the bank account?"
    assert flow(told)["data"] == "bank_account"
    assert flow("We do not store card numbers. May we store e-mails?")["data"] == "email"


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("May we take the photos of users and show them to the public?", ["publish"]),
        ("May we take the phone numbers from the users and share them?", ["collect", "share"]),
        ("May we take the e-mails of users and store them?", ["collect", "store"]),
        ("May we collect IP addresses and store each single one?", ["collect", "store"]),
    ],
)
def test_to_take_what_is_then_shown_is_no_act_of_its_own(text: str, done: list[str]) -> None:
    assert actions(text) == done


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("May we store his mail?", "email"),
        ("May we sell the mail of the user?", "email"),
        ("May we store the name and mail of the friend?", "person_name email"),
        ("May we use which searches the visitors make?", "searches"),
        ("May we store the location of users when someone opens the app?", "location"),
    ],
)
def test_a_word_that_may_be_something_else_is_the_data_there(text: str, data: str) -> None:
    assert flow(text)["data"] == data


def test_mail_that_is_read_is_no_address() -> None:
    assert reading("May I read his mail?").missing == ("data",)


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("May we show the phone number of a user to everybody who visits?", "public"),
        ("When we sell the company, the buyer gets the e-mails of users. Ok?", "purchaser_of_the_business"),
    ],
)
def test_who_gets_the_data_follows_from_the_words_around(text: str, recipient: str) -> None:
    assert flow(text)["recipient"] == recipient


def test_where_people_learn_is_not_what_data_is_for() -> None:
    assert "purpose" not in flow("In the training I learned that we may store e-mails of users. True?")
    assert flow("May we use messages of users for training?")["purpose"] == "model_training"


@pytest.mark.parametrize(
    "text",
    [
        "Is our privacy policy good enough for the law of Spain?",
        "Does your privacy policy comply with European law?",
    ],
)
def test_a_question_about_the_policy_itself_is_asked_back(text: str) -> None:
    assert reading(text).missing


def test_a_number_asked_for_first_does_not_make_a_question_open() -> None:
    assert reading("How many visitors came last week, can we tell it to a partner?").missing == ()


def test_answers_to_a_survey_come_from_those_who_gave_them() -> None:
    said = reading("May we keep the survey answers of users?")
    assert said.flow.terms["source"] == ("data_subject",)
    assert [basis.taken for basis in said.basis if basis.name == "source"] == [True]
