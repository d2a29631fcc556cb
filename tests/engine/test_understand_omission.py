"""Questions whether something may be left undone: what is left undone, and whose word decides it."""

from __future__ import annotations

import pytest

from phrasebooks import read, reading
from privacyrules.model.flow import Flow


def left_undone(text: str) -> tuple[str, str, bool]:
    """The action and the data of the only flow, and whether it is left undone."""
    flow = reading(text).flow
    return " ".join(flow.terms.get("action", ())), " ".join(flow.terms.get("data", ())), flow.omitted


@pytest.mark.parametrize(
    "text",
    [
        "We changed the privacy policy, mailed it and never posted it on the site. Is that in order?",
        "Are we allowed to switch to the new privacy policy without publishing it?",
        "The privacy policy changes, so it will not be put on the website. Do we break something?",
        "If the team forgets to post the updated privacy policy, have we broken a promise?",
        "The updated privacy policy exists only on the intranet. Are we keeping our word?",
        "May we keep the updated privacy policy off the site?",
        "May we amend the privacy policy without any posting on the site?",
        "May we send the new privacy policy round instead of posting it?",
        "The privacy policy has changed, but the site still shows the old text. Is that right?",
        "May we change the privacy policy and say nothing about it?",
    ],
)
def test_a_changed_policy_that_is_not_posted(text: str) -> None:
    assert left_undone(text) == ("publish", "policy_text", True)
    assert reading(text).flow.terms["recipient"] == ("public",)


@pytest.mark.parametrize(
    "text",
    [
        "May we post the new privacy policy on the site?",
        "We don't only mail the new privacy policy, we post it on the site. Fine?",
    ],
)
def test_a_policy_that_is_posted_is_not_left_undone(text: str) -> None:
    assert not any(part.flow.omitted for part in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "A user chose to show her phone on her business page. May we hide it from visitors?",
        "A user put her phone on her business page. Are we breaking a promise by not showing it?",
        "A user added her phone to her business page. May we leave it out?",
        "I put my phone on my business page and nobody can see it there. Do you break your policy?",
        "Users put their phones on the business page, and visitors do not see them. Is that in order?",
    ],
)
def test_what_users_put_on_their_page_and_is_not_shown(text: str) -> None:
    flow = reading(text).flow
    assert left_undone(text) == ("publish", "phone", True)
    assert flow.terms["purpose"] == ("profile_display",)
    assert flow.terms["subject"] == ("user",)
    assert flow.facts == {"chosen_by_data_subject": True}


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("A user added her photo to her business page. May visitors see it?", True),
        ("A user never added her photo to her business page. May we show it there?", False),
        ("It is on his business page although he never put it there. May we show his photo?", False),
        ("I never chose to put it there. May you show my photo on my business page?", False),
    ],
)
def test_whether_the_user_chose_to_show_it(text: str, chosen: bool) -> None:
    flow = reading(text).flow
    assert flow.facts["chosen_by_data_subject"] is chosen
    assert (flow.terms["action"], flow.omitted) == (("publish",), False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A valid subpoena asks for a user's name. May we sit on it?", ("share", "person_name", True)),
        ("A court wants a user's name. May we leave it unanswered?", ("share", "person_name", True)),
        ("A court wants a user's name. May we say no?", ("share", "person_name", True)),
        (
            "The law requires us to give a court a user's name. Is it permitted not to do so?",
            ("share", "person_name", True),
        ),
        ("We know of a breach. May we keep it to ourselves?", ("share", "breach_notice", True)),
        ("We know of a breach. Are we under any obligation?", ("share", "breach_notice", True)),
        ("I demanded that you erase my photo. May you do nothing?", ("erase", "photo", True)),
        ("I told you to erase my photo, and nothing was done. Is that in order?", ("erase", "photo", True)),
    ],
)
def test_what_the_situation_calls_for_is_what_is_left_undone(
    text: str, expected: tuple[str, str, bool]
) -> None:
    assert left_undone(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Must we post the new privacy policy, or can we leave it out?", ("publish", "policy_text", True)),
        ("Nobody has ever erased users' photos. Do we break a promise?", ("erase", "photo", True)),
        ("We do not want to sell users' names, only to store them. Fine?", ("store", "person_name", False)),
        ("We never sell names of users, except to one company. Fine?", ("sell", "person_name", False)),
        ("May we leave it visible? It is the photo on a user's business page.", ("publish", "photo", False)),
    ],
)
def test_words_that_turn_an_act_round(text: str, expected: tuple[str, str, bool]) -> None:
    assert left_undone(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You do not share my name with Stripe, or do you?",
        "I hope you would never sell my name to a data broker?",
    ],
)
def test_who_hopes_that_something_is_never_done_asks_about_doing_it(text: str) -> None:
    assert not reading(text).flow.omitted


def test_a_duty_that_is_only_told_turns_nothing_round() -> None:
    text = "We must tell users that prices change. May we store their photos?"
    assert left_undone(text) == ("store", "photo", False)


def test_a_word_that_may_turn_the_question_round_is_a_grave_doubt() -> None:
    part = reading("The job that posts the new privacy policy on the site is dead. May we post it?")
    doubts = [rival for rival in part.rivals if rival.grave and rival.flow.omitted]
    assert [rival.why for rival in doubts] == ["I am not sure whether 'dead' turns the question round."]
    assert doubts[0].flow == Flow(part.flow.terms, part.flow.facts, omitted=True)
