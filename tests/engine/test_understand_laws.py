"""What holds of every question in plain words, whatever it says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from phrasebooks import asked, phrasebook, read, verdict
from privacyrules.model.flow import Axis
from privacyrules.model.reading import Reading, Span
from privacyrules.reporters.json.spoken import spoken_text as json_of
from privacyrules.reporters.text.spoken import spoken_text
from privacyrules.workflows.understand import strictest
from questions_asked import QUESTIONS
from shipped import shipped

UNKNOWN = st.sampled_from(["zorblax", "Quuxly", "frobnicatorium", "blorptastic", "ÿzzÿ"])
AXES: tuple[Axis, ...] = ("data", "subject", "recipient", "purpose")


def known_words() -> st.SearchStrategy[str]:
    """Words that mean something to the reader, in any order, with marks between them."""
    words = [
        *sorted(phrasebook().known),
        *(word.split()[0] for word in ("$40 each", "'s or", "; and", "? (a")),
    ]
    return st.lists(st.sampled_from([*words, "?", ",", ".", "users'", "'", "-"]), max_size=40).map(" ".join)


def is_answered_or_refused(text: str) -> None:
    spoken = asked(text)
    assert bool(spoken.answers) != any(r.missing or r.alternatives for r in spoken.readings)
    assert all(0 <= start <= end <= len(text) for reading in spoken.readings for start, end in spans(reading))
    assert spoken_text(spoken).endswith("\n")
    assert json_of(spoken, strictest(spoken) if spoken.answers else None).endswith("}\n")


def spans(reading: Reading) -> list[Span]:
    found = [span for basis in reading.basis for span in basis.spans]
    return [*found, *(unknown.span for unknown in reading.unknown)]


@given(st.text())
def test_any_text_is_answered_or_refused(text: str) -> None:
    is_answered_or_refused(text)


@given(known_words())
@settings(max_examples=150)
def test_any_heap_of_known_words_is_answered_or_refused(text: str) -> None:
    is_answered_or_refused(text)


@given(st.sampled_from(["keep ", "to ", "and ", "may we ", "users' ", "e-mails and ", "want to ", "not "]))
def test_a_long_text_is_refused_and_no_trouble(word: str) -> None:
    assert [reading.missing for reading in read(word * 500)][:1] in (
        [("question",)],
        [("action",)],
        [("data",)],
    )
    is_answered_or_refused(word * 500)


@given(st.sampled_from(QUESTIONS), st.data())
@settings(max_examples=150)
def test_unknown_words_never_make_it_allowed(question: str, data: st.DataObject) -> None:
    words = question.split(" ")
    for _ in range(data.draw(st.integers(1, 4))):
        words.insert(data.draw(st.integers(0, len(words))), data.draw(UNKNOWN))
    assert verdict(" ".join(words)) in (verdict(question), "refused")


@cache
def phrases(axis: Axis) -> dict[str, str]:
    """Per term, the phrase by which it is called first."""
    return {t.name: t.phrases[0] for t in shipped().policy.vocabulary.terms[axis].values() if t.phrases}


def terms(axis: Axis, without: Sequence[str] = ()) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(phrases(axis).keys() - set(without)))


CONCLUDED = {
    # whose it is and in which form; what it is for; whose it is and who gave it
    "data": ["visit_counts", "breach_notice", "social_contact_of_others"],
    "recipient": ["data_subject", "other_users", "public", "successor", "purchaser_of_the_business"],
    "purpose": ["legal_obligation", "breach_notification", "policy_update_notice"],
    "subject": [],
}
"""Terms from which another follows; what a random flow says of that would be a contradiction."""


@given(st.lists(terms("data", CONCLUDED["data"]), min_size=2, max_size=4, unique=True), st.data())
@settings(max_examples=60)
def test_the_order_of_data_changes_nothing(data: list[str], draw: st.DataObject) -> None:
    called = [phrases("data")[term] for term in data]
    mixed = draw.draw(st.permutations(called))
    first, second = (
        f"may we share the {', the '.join(listed[:-1])} and the {listed[-1]} of a user with a data broker?"
        for listed in (called, mixed)
    )
    assert flows(first) == flows(second)
    assert verdict(first) == verdict(second)


def flows(text: str) -> list[dict[str, Any]]:
    return [{axis: sorted(found) for axis, found in reading.flow.terms.items()} for reading in read(text)]


@given(st.fixed_dictionaries({axis: terms(axis, CONCLUDED[axis]) for axis in AXES}))
@settings(max_examples=150)
def test_a_question_made_from_a_flow_is_understood_as_that_flow(flow: dict[Axis, str]) -> None:
    said = {axis: phrases(axis)[term] for axis, term in flow.items()}
    text = "may we share the {data} of a {subject} with a {recipient} for {purpose}?".format(**said)
    (reading,) = read(text)
    assert dict(reading.flow.terms) == {
        "action": ("share",),
        **{axis: (term,) for axis, term in flow.items()},
    }
    assert (reading.missing, reading.alternatives) == ((), ())


@given(terms("action", ["disclose"]), terms("data", CONCLUDED["data"]), terms("subject"))
def test_every_action_is_understood_of_all_data(action: str, data: str, subject: str) -> None:
    said = (phrases("action")[action], phrases("data")[data], phrases("subject")[subject])
    (reading,) = read("may we {} the {} of a {}?".format(*said))
    taken = {basis.name for basis in reading.basis if basis.taken}
    stated = {axis: terms for axis, terms in reading.flow.terms.items() if axis not in taken}
    assert stated == {"action": (action,), "data": (data,), "subject": (subject,)}
