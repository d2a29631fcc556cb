"""Tickets, pull requests and migrations: how people who keep tables and dashboards ask."""

from __future__ import annotations

import pytest

from phrasebooks import reading
from privacyrules.syntax.spoken import split_words


def flow(text: str) -> dict[str, str]:
    """The terms of the only flow, each axis in one text."""
    return {axis: " ".join(terms) for axis, terms in reading(text).flow.terms.items()}


@pytest.mark.parametrize(
    ("text", "action", "omitted"),
    [
        ("I need to store the card numbers of users. Is that allowed?", "store", False),
        ("We have to keep the card numbers of users, any problem?", "store", False),
        ("I must keep the card numbers of users. May I?", "store", False),
        ("Need to log card numbers of users, please advise.", "store", False),
        ("Do we have to keep the card numbers of users?", "store", True),
        ("We have to keep the card numbers of users. Right?", "store", True),
    ],
)
def test_who_asks_leave_for_what_is_needed_asks_to_do_it(text: str, action: str, omitted: bool) -> None:
    asked = reading(text)
    assert (asked.flow.terms["action"], asked.flow.omitted) == ((action,), omitted)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("May we drop the gender column from the users table?", "erase"),
        ("Can we drop users.gender?", "erase"),
        ("Migration 12 drops the gender column of users. Allowed?", "erase"),
        ("Can we write the searches of users?", "store"),
        ("Searches of users are written automatically. Fine?", "store"),
        ("Adding users.gender, any problem?", "store"),
        ("May we build a dashboard of the gender of users?", "use"),
        ("The tool pulls users.gender. Allowed?", "use"),
    ],
)
def test_verbs_of_people_who_keep_tables(text: str, action: str) -> None:
    asked = reading(text)
    assert (asked.flow.terms["action"], asked.flow.omitted) == ((action,), False)


def test_what_is_dropped_may_be_something_else_than_a_column() -> None:
    assert reading("May we drop posting the updated policy?").flow.omitted


@pytest.mark.parametrize(
    "text",
    [
        "Can we hash the card number of users before saving it?",
        "We save card numbers of users. Would hashing them help?",
    ],
)
def test_a_disguise_before_keeping_is_keeping(text: str) -> None:
    assert flow(text)["action"] == "store"


def test_a_dump_is_what_is_named_behind_it() -> None:
    assert flow("May we keep a dump of users (email, phone)?")["data"] == "email phone"


def test_a_cookie_within_the_verb_is_the_data() -> None:
    assert flow("May we drop a cookie on visitors?") == {
        "action": "store",
        "data": "cookie_id_or_session",
        "subject": "visitor",
    }


def test_a_partner_who_offers_money_buys() -> None:
    asked = flow("A partner offers $5k for access to the email addresses of our users. May we take the deal?")
    assert (asked["action"], asked["recipient"]) == ("sell", "other_company")


def test_friends_come_from_the_user_who_imports_them() -> None:
    asked = flow("May we import the names of friends so that users can add friends?")
    assert (asked["subject"], asked["source"]) == ("friend", "another_user")


def test_an_anonymous_total_is_a_total() -> None:
    assert flow("May we use anonymous visit counts in totals?")["form"] == "aggregate"


def test_telling_by_a_channel_hands_nothing_over() -> None:
    asked = flow("Can we tell users by SMS that their password was reset?")
    assert (asked["action"], asked["data"]) == ("use", "phone")


def test_abbreviations_end_no_sentence() -> None:
    words = [word for word, _, _ in split_words("logs incl. IP, e.g. one. Fine?")]
    assert words == ["logs", "including", "ip", ",", "one", ".", "fine", "?"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We are going to email users that their membership expires. Good?", ("use", "user")),
        ("Can the growth team email visitors with a reply?", ("use", "visitor")),
        ("Can we sell ad space by the occupation of users?", ("use", "user")),
    ],
)
def test_who_acts_and_what_is_planned(text: str, said: tuple[str, str]) -> None:
    asked = flow(text)
    assert (asked["action"], asked["subject"]) == said


def test_a_migration_is_no_act_where_something_is_done_during_it() -> None:
    assert flow("May we export phones of users to Adyen during the migration?")["action"] == "share"
