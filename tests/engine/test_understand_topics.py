"""Words that say something only by the topic of the question: the answers of a survey."""

from __future__ import annotations

import pytest

from phrasebooks import reading


def terms(text: str) -> dict[str, str]:
    return {axis: " ".join(terms) for axis, terms in reading(text).flow.terms.items()}


@pytest.mark.parametrize(
    "text",
    [
        "May we keep the answers of our survey?",
        "A user filled in our survey. May we keep the answers he gave?",
        "Can we keep the feedback survey responses that visitors submit?",
        "In June we hold a poll. May we keep the replies that visitors give us there?",
    ],
)
def test_the_topic_may_stand_anywhere(text: str) -> None:
    assert (terms(text)["action"], terms(text)["data"]) == ("store", "survey_answers")


def test_without_the_topic_the_word_says_nothing() -> None:
    assert "data" not in terms("May we keep the results?")
    assert terms("May we keep the results? They are from the survey.")["data"] == "survey_answers"


def test_a_word_that_is_a_verb_names_nothing() -> None:
    assert "survey_answers" not in terms("Users answer our survey. May we keep their e-mails?")["data"]


def test_a_thing_does_what_its_topic_says() -> None:
    assert terms("May the cookie outlive the visit?")["action"] == "store"
    assert terms("May the tracking pixel fire for visitors?")["action"] == "collect"


def test_a_fact_needs_certainty_in_the_same_sentence() -> None:
    sure = "We found out that a hacker was in our servers. May we post a notice on our site?"
    unsure = "We found out that a hacker might have been in our servers. May we post a notice on our site?"
    apart = "A hacker wrote to us. We found his mail. May we post a notice on our site?"
    assert reading(sure).flow.facts == {"breach_known": True}
    assert reading(unsure).flow.facts == {}
    assert reading(apart).flow.facts == {}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("May we delete inactive accounts?", "account_data"),
        ("Should we purge the accounts of users who never log in?", "account_data"),
        ("We delete users after two years of silence. Ok?", "personal"),
        ("May we delete the e-mails of users?", "email"),
    ],
)
def test_who_erases_people_erases_what_is_known_of_them(text: str, data: str) -> None:
    assert (terms(text)["action"], terms(text)["data"]) == ("erase", data)


def test_a_cookie_without_a_verb_is_kept() -> None:
    assert terms("Planning a cookie that survives closing the browser. Any trouble?")["action"] == "store"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("Our accountant needs the list of paying customers. May we send it?", "personal"),
        ("May we keep children's data?", "personal"),
        ("Could we sell our customer base to a rival?", "personal"),
        ("Do you sell data?", "personal"),
        ("May the support team look up a user's account?", "account_data"),
    ],
)
def test_where_nothing_says_what_of_somebody_it_is_all(text: str, data: str) -> None:
    assert terms(text)["data"] == data


@pytest.mark.parametrize(
    "text", ["May we sell mugs to users?", "May we sell users a mug?", "What about cookies?"]
)
def test_what_is_no_data_stays_unknown(text: str) -> None:
    assert reading(text).missing != ()


def test_who_takes_the_firm_over_keeps_what_goes_over() -> None:
    told = reading("After the merger, may the new company keep our users' names?")
    assert told.flow.terms["action"] == ("transfer",)
    assert told.rivals == ()
