"""The laws of the decision, each on random policies and flows."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.naive_oracle import as_several, facts_in_use, in_use, match, oracle, within
from privacyrules.engine.conflicts import meetings
from privacyrules.engine.decide import decide
from privacyrules.engine.kleene import comparisons, evaluate
from privacyrules.engine.openness import ANYTHING_ELSE, side
from privacyrules.model.answer import KINDS, STRICTEST_FIRST, Answer
from privacyrules.model.conditions import Comparison
from privacyrules.model.explanation import OpenQuestion
from privacyrules.model.flow import AXES, Axis, Flow
from privacyrules.model.logic import YES
from privacyrules.model.policy import Clause, Effect, Policy, Rule
from privacyrules.model.vocabulary import Term, Vocabulary
from privacyrules.policy.vocabulary import build_vocabulary
from random_policies import (
    AROUND,
    EFFECTS,
    FACTS,
    Question,
    axes_in_use,
    clauses,
    examples,
    policies,
    questions,
    rules,
    settled_questions,
    terms_in_use,
    vocabularies,
)

LAW = examples(40)

Decided = tuple[str, str | None, tuple[str, ...]]


def decided(policy: Policy, flow: Flow) -> Decided:
    """Verdict, kind and deciding rules: what "changes nothing" speaks of."""
    return told(decide(policy, flow))


def told(answer: Answer) -> Decided:
    return answer.verdict, answer.kind, tuple(citation.rule for citation in answer.because)


def drawn_rule(data: st.DataObject, policy: Policy, effects: Sequence[Effect] = EFFECTS) -> Rule:
    return data.draw(rules(policy.vocabulary, "new", effects), "new rule")


def adding(policy: Policy, *new: Rule) -> Policy:
    return policy._replace(rules=(*policy.rules, *new))


def stating(flow: Flow, axis: Axis, terms: Iterable[str]) -> Flow:
    return flow._replace(terms={**flow.terms, axis: tuple(terms)})


def instead(flow: Flow, axis: Axis, old: str | None, new: str) -> Flow:
    """The flow with another term in the place of one that is stated, or of nothing."""
    return stating(flow, axis, [*(term for term in flow.terms.get(axis, ()) if term != old), new])


def may_become(before: str, after: str) -> bool:
    """Whether knowing more may lead from one verdict to the other."""
    if before == "not_covered":
        return after in {"not_covered", "denied"}
    return before in {"conditional", after}


# --- order and repetition -------------------------------------------------------------------------------


@LAW
@given(questions(), st.data())
def test_order_of_rules_and_data_changes_nothing(question: Question, data: st.DataObject) -> None:
    """Rules, the lists and exceptions in them, and a flow's terms and facts may stand in any order."""
    policy, flow = question.policy, question.flow
    in_any_order = [r._replace(clause=_backwards(r.clause)) for r in data.draw(st.permutations(policy.rules))]
    terms = {axis: tuple(data.draw(st.permutations(names))) for axis, names in list(flow.terms.items())[::-1]}
    facts = dict(data.draw(st.permutations(list(flow.facts.items()))))
    other = policy._replace(rules=tuple(in_any_order))
    assert decided(other, Flow(terms, facts, flow.omitted)) == decided(policy, flow)


def _backwards(clause: Clause) -> Clause:
    scope = {axis: names[::-1] for axis, names in list(clause.scope.items())[::-1]}
    return clause._replace(scope=scope, exceptions=tuple(map(_backwards, clause.exceptions[::-1])))


@LAW
@given(questions(), st.data())
def test_a_repeated_rule_stands_beside_its_twin(question: Question, data: st.DataObject) -> None:
    """A rule said twice decides with its twin, and changes neither verdict nor kind."""
    policy, flow = question.policy, question.flow
    assume(policy.rules)
    rule = data.draw(st.sampled_from(policy.rules), "rule")
    twin = rule._replace(clause=rule.clause._replace(id="twin"))
    verdict, kind, because = decided(policy, flow)
    twins = ("twin",) if rule.id in because else ()
    assert decided(adding(policy, twin), flow) == (verdict, kind, (*because, *twins))


@LAW
@given(questions())
def test_repetition_of_data_changes_nothing(question: Question) -> None:
    """A term that a flow names twice is meant once."""
    twice = {axis: names + names for axis, names in question.flow.terms.items()}
    repeated = question.flow._replace(terms=twice)
    assert decided(question.policy, repeated) == decided(question.policy, question.flow)


# --- more rules -----------------------------------------------------------------------------------------


@LAW
@given(questions(), st.data())
def test_adding_a_prohibition_never_turns_anything_into_allowed(
    question: Question, data: st.DataObject
) -> None:
    """What is allowed with one more prohibition was allowed without it."""
    new = drawn_rule(data, question.policy, ["prohibit"])
    if decide(adding(question.policy, new), question.flow).verdict == "allowed":
        assert decide(question.policy, question.flow).verdict == "allowed"


@LAW
@given(questions(), st.data())
def test_adding_a_permission_never_denies(question: Question, data: st.DataObject) -> None:
    """What is denied with one more permission was denied without it."""
    new = drawn_rule(data, question.policy, ["permit"])
    if decide(adding(question.policy, new), question.flow).verdict == "denied":
        assert decide(question.policy, question.flow).verdict == "denied"


@LAW
@given(questions(), st.data())
def test_an_obligation_permits_what_it_obliges(question: Question, data: st.DataObject) -> None:
    """For an act, an obligation decides as a permission of the same scope does."""
    new = drawn_rule(data, question.policy, ["oblige"])
    act = question.flow._replace(omitted=False)
    as_permission = adding(question.policy, new._replace(effect="permit"))
    assert decided(adding(question.policy, new), act) == decided(as_permission, act)


@LAW
@given(questions(), st.data())
def test_adding_an_exception_to_a_prohibition_never_denies(question: Question, data: st.DataObject) -> None:
    """What is denied although a prohibition has one more exception was denied without that exception."""
    policy = question.policy
    against = [rule for rule in policy.rules if rule.effect == "prohibit"]
    assume(against)
    chosen = data.draw(st.sampled_from(against), "prohibition")
    lifted = data.draw(clauses(policy.vocabulary, "new", 1), "exception")
    weaker = chosen.clause._replace(exceptions=(*chosen.clause.exceptions, lifted))
    others = tuple(r._replace(clause=weaker) if r is chosen else r for r in policy.rules)
    if decide(policy._replace(rules=others), question.flow).verdict == "denied":
        assert decide(policy, question.flow).verdict == "denied"


# --- knowing more ---------------------------------------------------------------------------------------


@LAW
@given(questions(), st.data())
def test_knowing_a_narrower_term_overturns_no_verdict(question: Question, data: st.DataObject) -> None:
    """A term at or below the stated one keeps allowed and denied, and turns silence at most into denied."""
    policy, flow = question.policy, question.flow
    assume(flow.terms)
    axis = data.draw(st.sampled_from(list(flow.terms)), "axis")
    stated = data.draw(st.sampled_from(flow.terms[axis]), "stated")
    today = in_use(stated, policy.vocabulary.terms[axis])
    below = [t for t in terms_in_use(policy.vocabulary, axis) if within(policy.vocabulary, axis, t, today)]
    narrower = instead(flow, axis, stated, data.draw(st.sampled_from(below), "narrower"))
    assert may_become(decide(policy, flow).verdict, decide(policy, narrower).verdict)


@LAW
@given(questions(), st.data())
def test_filling_an_axis_overturns_no_verdict(question: Question, data: st.DataObject) -> None:
    """One term on an unknown axis keeps allowed and denied, and turns silence at most into denied."""
    policy, flow = question.policy, question.flow
    unknown = [axis for axis in axes_in_use(policy.vocabulary) if axis not in flow.terms]
    assume(unknown)
    axis = data.draw(st.sampled_from(unknown), "axis")
    term = data.draw(st.sampled_from(list(policy.vocabulary.terms[axis])), "term")
    filled = stating(flow, axis, [term])
    assert may_become(decide(policy, flow).verdict, decide(policy, filled).verdict)


@LAW
@given(questions(), st.data())
def test_stating_a_fact_overturns_no_verdict(question: Question, data: st.DataObject) -> None:
    """A fact that was unknown keeps allowed and denied, and turns silence at most into denied."""
    policy, flow = question.policy, question.flow
    known = {in_use(name, FACTS) for name in flow.facts}
    unknown = [name for name in AROUND if name not in known]
    assume(unknown)
    name = data.draw(st.sampled_from(unknown), "fact")
    value = data.draw(st.sampled_from(AROUND[name]), "value")
    stated = flow._replace(facts={**flow.facts, name: value})
    assert may_become(decide(policy, flow).verdict, decide(policy, stated).verdict)


@LAW
@given(questions(), st.data())
def test_more_data_never_loosens(question: Question, data: st.DataObject) -> None:
    """One more term beside those stated on an axis leads to the same verdict or a stricter one."""
    policy, flow = question.policy, question.flow
    assume(flow.terms)
    axis = data.draw(st.sampled_from(list(flow.terms)), "axis")
    term = data.draw(st.sampled_from(list(policy.vocabulary.terms[axis])), "term")
    more = stating(flow, axis, [*flow.terms[axis], term])
    before, after = decide(policy, flow).verdict, decide(policy, more).verdict
    assert STRICTEST_FIRST.index(after) <= STRICTEST_FIRST.index(before)


# --- lists ----------------------------------------------------------------------------------------------


@LAW
@given(questions())
def test_a_list_in_a_scope_is_several_rules_for_verdicts(question: Question) -> None:
    """A rule with lists decides as the rules with one term each that it stands for do."""
    policy, flow = question.policy, question.flow
    single = policy._replace(rules=tuple(one for rule in policy.rules for one in as_several(rule)))
    verdict, kind, because = decided(single, flow)
    assert (verdict, kind, _whole(because)) == decided(policy, flow)


@LAW
@given(vocabularies(most_axes=3, most_terms=4), st.data())
def test_a_list_in_a_scope_is_several_rules_for_conflicts(
    vocabulary: Vocabulary, data: st.DataObject
) -> None:
    """Two rules with lists conflict when two of the rules with one term each that they stand for do."""
    policy = data.draw(policies(vocabulary), "policy")
    single = [one for rule in policy.rules for one in as_several(rule)]
    found = {(m.prohibition, m.other): m.kind for m in meetings(policy.rules, vocabulary)}
    gravest: dict[tuple[str, str], str] = {}
    for meeting in meetings(single, vocabulary):
        (prohibition,), (other,) = _whole([meeting.prohibition]), _whole([meeting.other])
        # "conflict" sorts before "narrows": the least of several kinds is the gravest
        gravest[prohibition, other] = min(gravest.get((prohibition, other), "narrows"), meeting.kind)
    assert found == gravest


def _whole(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name.partition("#")[0] for name in ids}))


# --- every verdict has its reason -----------------------------------------------------------------------


@LAW
@given(questions())
def test_every_verdict_has_its_reason(question: Question) -> None:
    """A denied act has a prohibition, an allowed act a permission, a conditional answer an open question."""
    answer = decide(question.policy, question.flow)
    effects = {citation.effect for citation in answer.because}
    if question.flow.omitted:
        assert effects <= {"oblige"}
        assert bool(effects) == (answer.verdict != "allowed")
    elif answer.verdict == "denied":
        assert effects == {"prohibit"}
    elif answer.verdict == "allowed":
        assert effects
        assert "prohibit" not in effects
    elif answer.verdict == "not_covered":
        assert effects <= {"prohibit"}
        assert bool(effects) == bool(answer.open)
    if answer.verdict == "conditional":
        assert answer.open
    if answer.verdict in {"denied", "allowed"}:
        assert answer.open == ()


@LAW
@given(settled_questions())
def test_no_permission_is_overruled_in_silence(question: Question) -> None:
    """A denial lists each permission whose axes all say yes and whose match is not no; so do conflicts."""
    policy, answer = question.policy, decide(question.policy, question.flow)
    facts = facts_in_use(question.flow, policy.vocabulary)
    denied = [part.part for part in answer.parts if part.verdict == "denied"]
    pairs = {
        (prohibition, rule.id)
        for part in answer.parts
        if part.verdict == "denied" and not question.flow.omitted
        for prohibition in part.because
        for rule in policy.rules
        if rule.effect != "prohibit"
        and match(Clause("axes", rule.clause.scope), part.part, {}, policy.vocabulary) == "yes"
        and match(rule.clause, part.part, facts, policy.vocabulary) != "no"
    }
    assert [citation.rule for citation in answer.overrules] == sorted({other for _, other in pairs})
    assert [(c.prohibition.rule, c.other.rule) for c in answer.conflicts] == sorted(pairs & policy.conflicts)
    assert bool(denied) == (answer.verdict == "denied")


@LAW
@given(questions())
def test_the_parts_and_the_verdict_agree(question: Question) -> None:
    """Each combination is a part, and verdict, kind and deciding rules are those of the strictest ones."""
    policy, answer = question.policy, decide(question.policy, question.flow)
    stated = answer.understood.terms
    combinations = [dict(zip(stated, terms, strict=True)) for terms in itertools.product(*stated.values())]
    assert sorted(sorted(part.part.items()) for part in answer.parts) == sorted(
        sorted(one.items()) for one in combinations
    )
    verdicts = {part.verdict for part in answer.parts}
    strictest = [part for part in answer.parts if part.verdict == answer.verdict]
    assert answer.verdict == next(verdict for verdict in STRICTEST_FIRST if verdict in verdicts)
    assert answer.kind == next((kind for kind in KINDS if kind in {p.kind for p in strictest}), None)
    assert told(answer)[2] == tuple(sorted({rule for part in strictest for rule in part.because}))
    for part in answer.parts:
        alone = Flow(
            {axis: (term,) for axis, term in part.part.items()}, question.flow.facts, question.flow.omitted
        )
        assert decided(policy, alone) == (part.verdict, part.kind, part.because)


# --- omissions ------------------------------------------------------------------------------------------


@LAW
@given(questions())
def test_only_obligations_bear_on_an_omission(question: Question) -> None:
    """For what is left undone, a policy decides as its obligations alone do."""
    left_undone = question.flow._replace(omitted=True)
    obligations = tuple(rule for rule in question.policy.rules if rule.effect == "oblige")
    reduced = question.policy._replace(rules=obligations)
    assert decided(question.policy, left_undone) == decided(reduced, left_undone)


# --- the vocabulary -------------------------------------------------------------------------------------


@LAW
@given(questions())
def test_a_retired_word_decides_as_its_successor_with_a_note(question: Question) -> None:
    """A retired term or fact leads to the answer of the word that replaces it, and is named in a note."""
    policy, flow = question.policy, question.flow
    words = policy.vocabulary
    today = Flow(
        {
            axis: tuple(in_use(name, words.terms[axis]) for name in names)
            for axis, names in flow.terms.items()
        },
        facts_in_use(flow, words),
        flow.omitted,
    )
    old, new = decide(policy, flow), decide(policy, today)
    assert old._replace(notes=new.notes) == new
    retired = [n for axis, names in flow.terms.items() for n in names if words.terms[axis][n].replaced_by]
    retired += [name for name in flow.facts if words.facts[name].replaced_by]
    noted = {note.text.split("'")[1] for note in old.notes if note.id in {"retired-term", "retired-fact"}}
    assert set(retired) <= noted
    assert bool(retired) == bool(noted)


@LAW
@given(questions(), st.data())
def test_a_new_term_with_one_parent_changes_nothing(question: Question, data: st.DataObject) -> None:
    """A term that no rule and no flow names may be put below any other."""
    policy, flow = question.policy, question.flow
    axis = data.draw(st.sampled_from(axes_in_use(policy.vocabulary)), "axis")
    parent = data.draw(st.sampled_from(terms_in_use(policy.vocabulary, axis)), "parent")
    wider = _rebuilt(policy, [*_all_terms(policy), Term("new", axis, (parent,))])
    assert decided(wider, flow) == decided(policy, flow)


@LAW
@given(questions(), st.data())
def test_a_new_term_between_a_term_and_its_parent_changes_nothing(
    question: Question, data: st.DataObject
) -> None:
    """A term that no rule and no flow names may be set between a term and one of its parents."""
    policy, flow = question.policy, question.flow
    links = [(term, parent) for term in _all_terms(policy) for parent in term.within]
    assume(links)
    term, parent = data.draw(st.sampled_from(links), "link")
    lower = term._replace(within=tuple("new" if name == parent else name for name in term.within))
    others = [lower if one is term else one for one in _all_terms(policy)]
    wider = _rebuilt(policy, [*others, Term("new", term.axis, (parent,))])
    assert decided(wider, flow) == decided(policy, flow)


def _all_terms(policy: Policy) -> list[Term]:
    return [term for axis in AXES for term in policy.vocabulary.terms[axis].values()]


def _rebuilt(policy: Policy, terms: Iterable[Term]) -> Policy:
    return policy._replace(vocabulary=build_vocabulary(terms, FACTS.values()))


# --- open questions -------------------------------------------------------------------------------------


@LAW
@given(questions())
def test_an_answer_to_an_open_axis_does_what_it_would(question: Question) -> None:
    """A flow that states the term named in `would` gets exactly the verdict and kind foretold."""
    policy, answer = question.policy, decide(question.policy, question.flow)
    for asked, axis in _open_axes(answer):
        for outcome in asked.would:
            if outcome.answer != ANYTHING_ELSE:
                answered = decide(policy, instead(answer.understood, axis, asked.stated, outcome.answer))
                assert (answered.verdict, answered.kind) == (outcome.verdict, outcome.kind)
                assert may_become(answer.verdict, answered.verdict)


@LAW
@given(questions())
def test_anything_else_does_what_it_would(question: Question) -> None:
    """A term at or below the stated one that shares nothing with any term named gets the verdict foretold.

    The terms named are those of all rules and exceptions, except where the stated term lies within them
    already. Where no such term exists, "anything else" is foretold and cannot be stated.
    """
    policy, answer = question.policy, decide(question.policy, question.flow)
    for asked, axis in _open_axes(answer):
        (outcome,) = (outcome for outcome in asked.would if outcome.answer == ANYTHING_ELSE)
        for term in _elsewhere(policy, axis, asked.stated):
            answered = decide(policy, instead(answer.understood, axis, asked.stated, term))
            assert (answered.verdict, answered.kind) == (outcome.verdict, outcome.kind)


@LAW
@given(questions())
def test_a_fact_on_one_side_does_what_it_would(question: Question) -> None:
    """A value on one side of a comparison gets the verdict and kind foretold for that side.

    It does so if no rule tells the values on that side apart; else it knows more than the side says, and
    can overturn neither allowed nor denied.
    """
    policy, answer = question.policy, decide(question.policy, question.flow)
    named = {c for rule in policy.rules for clause in _nested(rule.clause) for c in _asked(clause)}
    for asked in (one for one in answer.open if one.asks == "fact"):
        told_apart = [comparison for comparison in named if comparison.fact == asked.name]
        for comparison, holds, outcome in (
            (comparison, holds, outcome)
            for comparison in told_apart
            for holds in (True, False)
            for outcome in asked.would
            if outcome.answer == side(comparison, holds=holds)
        ):
            on_side = [v for v in AROUND[asked.name] if (_truth(comparison, v) == YES) == holds]
            alike = all(len({_truth(other, v) for v in on_side}) == 1 for other in told_apart)
            for value in on_side:
                facts = {**answer.understood.facts, asked.name: value}
                answered = decide(policy, answer.understood._replace(facts=facts))
                assert may_become(outcome.verdict, answered.verdict)
                if alike:
                    assert (answered.verdict, answered.kind) == (outcome.verdict, outcome.kind)


@LAW
@given(questions())
def test_open_questions_name_each_answer_once_and_mark_what_stays_the_same(question: Question) -> None:
    """No question and no answer stands twice, and `same` says that verdict and kind stay as they are."""
    answer = decide(question.policy, question.flow)
    asked = [(one.asks, one.name, one.stated) for one in answer.open]
    assert len(asked) == len(set(asked))
    for one in answer.open:
        answers = [outcome.answer for outcome in one.would]
        assert len(answers) == len(set(answers)) >= 2
        for outcome in one.would:
            assert outcome.same == ((outcome.verdict, outcome.kind) == (answer.verdict, answer.kind))


def _open_axes(answer: Answer) -> Iterator[tuple[OpenQuestion, Axis]]:
    for asked in answer.open:
        yield from ((asked, axis) for axis in AXES if asked.asks == "axis" and asked.name == axis)


def _elsewhere(policy: Policy, axis: Axis, stated: str | None) -> Iterator[str]:
    words = policy.vocabulary
    named = [c.scope[axis] for rule in policy.rules for c in _nested(rule.clause) if axis in c.scope]
    open_ = [terms for terms in named if stated is None or _scope_match(words, axis, terms, stated) != "yes"]
    for term in terms_in_use(words, axis):
        below = stated is None or within(words, axis, term, stated)
        if below and all(_scope_match(words, axis, terms, term) == "no" for terms in open_):
            yield term


def _scope_match(words: Vocabulary, axis: Axis, terms: tuple[str, ...], stated: str) -> str:
    return match(Clause("axis", {axis: terms}), {axis: stated}, {}, words)


def _nested(clause: Clause) -> Iterator[Clause]:
    yield clause
    for exception in clause.exceptions:
        yield from _nested(exception)


def _asked(clause: Clause) -> Iterable[Comparison]:
    return comparisons(clause.when) if clause.when is not None else ()


def _truth(comparison: Comparison, value: bool | int | float | str) -> int:
    return evaluate(comparison, {comparison.fact: value})


# --- two implementations --------------------------------------------------------------------------------


def _both_agree(question: Question) -> None:
    answer = decide(question.policy, question.flow)
    assert told(answer) == tuple(oracle(question.policy, question.flow))


@settings(max_examples=200)
@given(questions() | settled_questions())
def test_two_independent_implementations_agree(question: Question) -> None:
    """The engine and the plain reading of the design agree on verdict, kind and deciding rules."""
    _both_agree(question)


@pytest.mark.slow
@settings(max_examples=2_000)
@given(questions() | settled_questions())
def test_two_independent_implementations_agree_on_many_questions(question: Question) -> None:
    """As above, on ten times as many."""
    _both_agree(question)
