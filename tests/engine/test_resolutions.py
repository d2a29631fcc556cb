"""What a person's decision between two conflicting rules does, on its days and after them."""

from __future__ import annotations

from hypothesis import given

from builders import (
    TODAY,
    allows,
    denies,
    exception,
    flow,
    is_conditional,
    is_silent,
    oblige,
    permit,
    policy,
    prohibit,
    resolution,
    vocabulary,
)
from privacyrules.engine.decide import decide
from privacyrules.engine.resolutions import settled
from random_policies import Question, disputes, examples

WORDS = vocabulary(
    action="sell share",
    data="personal; email phone < personal",
    recipient="broker successor",
)
NO_SALE = prohibit("no-sale", {"action": "sell"})
SUCCESSION = permit("succession", {"action": "sell", "data": ["email", "phone"], "recipient": "successor"})
BETWEEN = ("no-sale", "succession")
TO_SUCCESSOR = flow(action="sell", data="email", recipient="successor")
TO_BROKER = flow(action="sell", data="email", recipient="broker")


def test_without_a_resolution_the_prohibition_wins_and_the_answer_names_both() -> None:
    undecided = policy(WORDS, NO_SALE, SUCCESSION)
    answer = denies(undecided, TO_SUCCESSOR, ["no-sale"])
    assert undecided.conflicts == {BETWEEN}
    assert [(one.prohibition.rule, one.other.rule) for one in answer.conflicts] == [BETWEEN]
    assert [citation.rule for citation in answer.overrules] == ["succession"]


def test_one_for_the_permission_lifts_the_prohibition_where_the_permission_speaks() -> None:
    decided = policy(WORDS, NO_SALE, SUCCESSION, resolutions=[resolution("s1", BETWEEN, "succession")])
    allows(decided, TO_SUCCESSOR, ["succession"])
    denies(decided, TO_BROKER, ["no-sale"])
    is_conditional(decided, flow(action="sell", data="email"), "both", ["no-sale", "succession"])
    assert decided.conflicts == frozenset()


def test_one_for_an_obligation_lifts_the_prohibition_too() -> None:
    duty = oblige("duty", {"action": "sell", "recipient": "successor"})
    decided = policy(WORDS, NO_SALE, duty, resolutions=[resolution("s1", ("duty", "no-sale"), "duty")])
    allows(decided, TO_SUCCESSOR, ["duty"])


def test_the_permissions_condition_and_exceptions_come_along() -> None:
    no_phone = exception("no-phone", {"data": "phone"})
    when_closed = permit("closed", {"action": "sell"}, when="account_closed", except_=[no_phone])
    between = ("no-sale", "closed")
    decided = policy(WORDS, NO_SALE, when_closed, resolutions=[resolution("s1", between, "closed")])
    denies(decided, flow(action="sell", data="email", facts={"account_closed": False}), ["no-sale"])
    denies(decided, flow(action="sell", data="phone", facts={"account_closed": True}), ["no-sale"])
    allows(decided, flow(action="sell", data="email", facts={"account_closed": True}), ["closed"])
    is_conditional(decided, flow(action="sell", data="email"), "both", ["closed", "no-sale"])


def test_one_for_the_permission_lifts_no_other_prohibition() -> None:
    no_mail = prohibit("no-mail", {"data": "email"})
    decided = policy(
        WORDS, NO_SALE, no_mail, SUCCESSION, resolutions=[resolution("s1", BETWEEN, "succession")]
    )
    answer = denies(decided, TO_SUCCESSOR, ["no-mail"])
    assert [(one.prohibition.rule, one.other.rule) for one in answer.conflicts] == [("no-mail", "succession")]


def test_one_for_the_prohibition_silences_the_conflict_and_changes_no_verdict() -> None:
    decided = policy(WORDS, NO_SALE, SUCCESSION, resolutions=[resolution("s1", BETWEEN, "no-sale")])
    answer = denies(decided, TO_SUCCESSOR, ["no-sale"])
    assert decided.conflicts == frozenset()
    assert answer.conflicts == ()
    assert [citation.rule for citation in answer.overrules] == ["succession"], "overruled, but not in silence"


def test_a_resolution_holds_on_its_last_day_and_lapses_with_a_note_after_it() -> None:
    last_day = resolution("s1", BETWEEN, "succession", until=TODAY)
    lapsed = resolution("s1", BETWEEN, "succession", until="2026-01-30")
    answer = allows(policy(WORDS, NO_SALE, SUCCESSION, resolutions=[last_day]), TO_SUCCESSOR, ["succession"])
    assert [note.id for note in answer.notes] == []
    after = policy(WORDS, NO_SALE, SUCCESSION, resolutions=[lapsed])
    answer = denies(after, TO_SUCCESSOR, ["no-sale"])
    assert [(one.prohibition.rule, one.other.rule) for one in answer.conflicts] == [BETWEEN]
    assert [(note.id, note.text) for note in answer.notes] == [
        ("lapsed-resolution", "the resolution 's1' ended on 2026-01-30 and decides nothing any more")
    ]


def test_an_absolute_prohibition_can_win_and_cannot_lose() -> None:
    """Rule files refuse a resolution against it; here it decides nothing."""
    never = prohibit("no-sale", {"action": "sell"}, absolute=True)
    for_it = policy(WORDS, never, SUCCESSION, resolutions=[resolution("s1", BETWEEN, "no-sale")])
    against_it = policy(WORDS, never, SUCCESSION, resolutions=[resolution("s1", BETWEEN, "succession")])
    denies(for_it, TO_SUCCESSOR, ["no-sale"])
    denies(against_it, TO_SUCCESSOR, ["no-sale"])
    assert for_it.conflicts == frozenset()
    assert against_it.conflicts == {BETWEEN}


def test_a_resolution_permits_nothing_by_itself() -> None:
    """Where the winning permission does not speak, lifting its prohibition leaves silence as it was."""
    decided = policy(WORDS, NO_SALE, SUCCESSION, resolutions=[resolution("s1", BETWEEN, "succession")])
    is_silent(decided, flow(action="share", data="email", recipient="successor"), ["succession", "no-sale"])


@examples(40)
@given(disputes())
def test_a_resolution_for_a_permission_decides_as_that_exception_written_out(question: Question) -> None:
    """It acts as an exception with the permission's scope, condition and, nested, its exceptions."""
    loser, winner, *others = question.policy.rules
    found = resolution("s1", (loser.id, winner.id), winner.id)
    lifted = loser.clause._replace(exceptions=(*loser.clause.exceptions, winner.clause))
    by_hand = loser if loser.absolute else loser._replace(clause=lifted)
    written_out = settled(question.policy._replace(rules=(by_hand, winner, *others)))
    resolved = settled(question.policy._replace(resolutions=(found,)))
    one, other = decide(resolved, question.flow), decide(written_out, question.flow)
    assert (one.verdict, one.kind, one.because) == (other.verdict, other.kind, other.because)
    assert resolved.conflicts == written_out.conflicts
    assert loser.absolute or (loser.id, winner.id) not in resolved.conflicts


@examples(40)
@given(disputes())
def test_a_resolution_for_a_prohibition_changes_no_rule(question: Question) -> None:
    """It settles exactly its own pair, and what decides stays as it was."""
    undecided = settled(question.policy)
    winner, loser, *_ = question.policy.rules
    found = resolution("s1", (winner.id, loser.id), winner.id)
    decided = settled(question.policy._replace(resolutions=(found,)))
    assert decided.conflicts == undecided.conflicts - {(winner.id, loser.id)}
    assert decided.rules == undecided.rules
