"""What an act is for: verbs with their objects tell it, and what only surrounds the act gives way."""

from __future__ import annotations

import pytest

from phrasebooks import reading


def purpose(text: str) -> str:
    """The purposes of the only flow, in one text."""
    return " ".join(reading(text).flow.terms.get("purpose", ()))


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("so that we know whether he has paid", "payment_collection"),
        ("because we have to know who paid", "payment_collection"),
        ("so the credit they paid for can be booked to their account", "payment_collection"),
        ("otherwise we cannot tell who has paid", "payment_collection"),
        ("in order to track that nasty bug down", "debugging"),
        ("as it helps to get at the crash", "debugging"),
        ("to keep the whole site up", "site_administration"),
        ("which lets us know how many visitors came each day", "visitor_statistics"),
        ("to make the bill out", "invoicing"),
    ],
)
def test_a_verb_and_its_object_tell_the_purpose(clause: str, told: str) -> None:
    assert purpose(f"May we store users' names, {clause}?") == told


def test_the_object_of_a_passive_stands_before() -> None:
    assert purpose("May we store users' names? The bug must be found.") == "debugging"


def test_what_somebody_is_unable_to_do_is_not_taken_back() -> None:
    assert purpose("May we store users' names? We cannot reproduce the crash.") == "debugging"
    assert purpose("May we store users' names? We do not trace any crash.") == ""


def test_an_object_of_another_clause_tells_nothing() -> None:
    assert purpose("May we store users' names to find them, if there is a bug?") == ""


def test_what_we_may_do_is_no_purpose() -> None:
    assert purpose("Are we allowed to store the names of users who paid?") == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("May a developer use names of users to find a bug in the login page?", "debugging"),
        ("May marketing use names of users for visitor statistics?", "visitor_statistics"),
        ("May we use names of users who sign in to fix a bug?", "debugging"),
        ("Can accounting take the names of users to write the monthly invoice?", "invoicing"),
        ("The police ask us to help. May we give them the names of users?", "government_assistance"),
        ("May we use the names of users to find a bug in the checkout?", "debugging"),
    ],
)
def test_teams_places_and_times_give_way_to_what_it_is_for(text: str, meant: str) -> None:
    assert purpose(text) == meant


def test_a_page_or_a_team_alone_still_says_what_for() -> None:
    assert purpose("May we use names of users on the login page?") == "access_control"
    assert purpose("May we use names of users for marketing?") == "marketing"


def test_a_notice_is_no_purpose_where_nobody_is_told_anything() -> None:
    kept = "May we store when users paid, to see whose plan has run out?"
    assert purpose(kept) == "payment_collection"
    assert purpose("May we e-mail a user that his trial ends soon?") == "membership_notice"


def test_a_letter_in_answer_replies() -> None:
    assert (
        purpose("A visitor wrote to us. May we use the e-mail address to call her back?")
        == "reply_to_request"
    )


def test_what_a_court_gets_it_gets_in_a_legal_process() -> None:
    assert purpose("May we give the names of users to the court?") == "legal_process"
