"""What newcomers and people from abroad write: slips of the keys, and words that they take for others."""

from __future__ import annotations

import pytest

from phrasebooks import phrasebook, reading, verdict
from privacyrules.engine.understand.slips import glued, meant_by


def flow(text: str) -> dict[str, str]:
    """The terms of the only flow, each axis in one text."""
    return {axis: " ".join(terms) for axis, terms in reading(text).flow.terms.items()}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("emial", "email"),
        ("acount", "account"),
        ("contct", "contact"),
        ("offfer", "offer"),
        ("profil", "profile"),
        ("companys", "companies"),
        ("automaticly", "automatically"),
        ("wich", "which"),
        ("kepp", "keep"),
        ("costumers", "customers"),
        ("plicy", "policy"),
        ("retail", "retail"),
        ("solver", "solver"),
        ("packed", "packed"),
    ],
)
def test_a_short_word_is_read_as_meant_where_people_often_slip(written: str, meant: str) -> None:
    assert meant_by(written, phrasebook()) == meant


@pytest.mark.parametrize(
    ("written", "halves"),
    [
        ("creditcard", ("credit", "card")),
        ("emailadress", ("email", "adress")),
        ("bankaccount", ("bank", "account")),
        ("businesspage", ("business", "page")),
        ("handout", None),
        ("giveaway", None),
        ("understand", None),
    ],
)
def test_two_words_written_as_one_are_read_as_two(written: str, halves: tuple[str, str] | None) -> None:
    assert glued(written, phrasebook()) == halves


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "do we safe the last 4 digits of the creditcard from our custumers?",
            "do we save the last 4 digits of the credit card from our customers?",
        ),
        ("do you sel my emial to other companys?", "do you sell my email to other companies?"),
        ("Does your site put cookies into my browser?", "Does your site leave cookies on my computer?"),
        ("Are there hidden little pictures in your mails?", "Are there web beacons in your mails?"),
        (
            "A friend told me that you sell email addresses to others, is that true?",
            "Do you sell email addresses of users to others?",
        ),
    ],
)
def test_what_is_written_wrongly_is_read_like_what_is_right(one: str, other: str) -> None:
    assert flow(one) == flow(other)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("I have sent you my CV for the job as accountant. Do you keep it?", "job_applicant"),
        ("I am applying for a job at your place. Is my birth date stored?", "job_applicant"),
        ("I work here since two years. May my boss look at my health data?", "employee"),
        ("I work here since a week. May we use the emails of our users?", "user"),
    ],
)
def test_people_who_work_here_or_want_to_ask_about_themselves(text: str, subject: str) -> None:
    assert flow(text)["subject"] == subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Can we leave away to post the new text of the privacy policy on the site?", "denied"),
        ("May Stripe receive from us the credit card number of the customer?", "denied"),
        ("We sell the company newsletter list of user emails to a friend of the boss, ok?", "refused"),
        ("We sell the company. May we transfer the names of the users to the buyer?", "allowed"),
        ("A colleague told me that you had some problems last year, is this true?", "refused"),
    ],
)
def test_no_hasty_yes(text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Is my logo from the business page visible for the whole internet?",
        "Can other people see my logo on my business page?",
        "Can others see my logo on my business page?",
    ],
)
def test_who_sees_a_page_is_shown_it(text: str) -> None:
    assert flow(text)["action"] == "publish"
