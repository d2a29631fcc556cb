"""The compiled engine and the plain reference engine agree, in every key of every answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.naive_oracle import oracle
from privacyrules.engine import known, rulings, ways
from privacyrules.engine.compiled import judge_by, numbers
from privacyrules.engine.conditions import closure
from privacyrules.engine.decide import decide, rule_on
from privacyrules.engine.decider import Decider
from privacyrules.engine.kleene import evaluate
from privacyrules.engine.masks import masks_of
from privacyrules.engine.reference import decide_situation
from privacyrules.engine.resolutions import settled
from privacyrules.engine.ways import Words
from privacyrules.model.conditions import Condition
from privacyrules.model.flow import AXES, Flow
from privacyrules.model.policy import Policy
from random_policies import (
    axes_in_use,
    conditions,
    facts,
    flows,
    policies,
    resolutions,
    terms_in_use,
    vocabularies,
)
from shipped import shipped

FLOWS = 20
"""So many flows are asked of each random policy."""


@st.composite
def asked(draw: st.DrawFn) -> tuple[Policy, list[Flow]]:
    """Draw a policy, with its conflicts worked out, and flows in its words."""
    vocabulary = draw(vocabularies())
    policy = draw(policies(vocabulary, 5))
    policy = settled(policy._replace(resolutions=draw(resolutions(policy))))
    return policy, draw(st.lists(flows(vocabulary), min_size=FLOWS, max_size=FLOWS))


@st.composite
def plainly_asked(draw: st.DrawFn) -> tuple[Policy, list[Words]]:
    """Draw a policy, and flows of a leaf per axis and no facts; some leave axes out, in any order."""
    vocabulary = draw(vocabularies())
    leaves: dict[str, list[str]] = {
        axis: [term for term in terms_in_use(vocabulary, axis) if len(vocabulary.below[axis][term]) == 1]
        for axis in axes_in_use(vocabulary)
    }
    stated = st.permutations([*leaves]).flatmap(lambda order: st.sampled_from([order, order, order[1:]]))
    flow = stated.flatmap(lambda order: st.fixed_dictionaries({a: st.sampled_from(leaves[a]) for a in order}))
    return draw(policies(vocabulary, 5)), draw(st.lists(flow, min_size=FLOWS, max_size=FLOWS))


def both_agree(policy: Policy, flows: list[Flow]) -> None:
    compiled = judge_by(policy)
    reference = partial(decide_situation, policy)
    for flow in flows:
        assert decide(policy, flow, judge=compiled) == decide(policy, flow, judge=reference)


@settings(max_examples=100)
@given(asked())
def test_the_fast_engine_is_the_reference_engine(question: tuple[Policy, list[Flow]]) -> None:
    """On 2,000 pairs of a policy and a flow, every key of the answer is the same."""
    both_agree(*question)


@pytest.mark.slow
@settings(max_examples=5_000)
@given(asked())
def test_the_fast_engine_is_the_reference_engine_on_many_pairs(question: tuple[Policy, list[Flow]]) -> None:
    """As above, on 100,000 pairs."""
    both_agree(*question)


@given(conditions(), st.lists(facts(), min_size=5, max_size=5))
def test_a_closure_gives_what_the_condition_gives(
    condition: Condition, known: list[Mapping[str, bool | int | float | str]]
) -> None:
    test = closure(condition)
    assert [test(facts) for facts in known] == [evaluate(condition, facts) for facts in known]


def words(flow: Flow) -> Words:
    """A flow as plain values, as people give it to `decide`."""
    terms: Words = {axis: terms[0] if len(terms) == 1 else list(terms) for axis, terms in flow.terms.items()}
    return {**terms, **({"omitted": True} if flow.omitted else {})}


def read_back(values: Words) -> Flow:
    """Read plain values that are known to be right."""
    found = {axis: values[axis] for axis in AXES if axis in values}
    terms = {axis: tuple(t) if isinstance(t, list) else (str(t),) for axis, t in found.items()}
    known = values.get("facts", {})
    assert isinstance(known, Mapping)
    return Flow(terms, dict(known), values.get("omitted") is True)


def decider_of(policy: Policy) -> Decider:
    judge = judge_by(policy)
    return Decider(masks_of(policy), lambda values: rule_on(policy, read_back(values), judge))


@settings(max_examples=100)
@given(asked())
def test_a_ruling_is_verdict_kind_and_deciding_rules(question: tuple[Policy, list[Flow]]) -> None:
    """Also where the same question comes twice, and what was remembered answers it."""
    policy, several = question
    deciding = decider_of(policy)
    for flow in (*several, *several):
        assert deciding.decide(words(flow), flow.facts) == tuple(oracle(policy, flow))


@settings(max_examples=60)
@given(plainly_asked())
def test_flows_of_leaves_are_decided_alike(question: tuple[Policy, list[Words]]) -> None:
    """Where no clause matches with maybe, half the work decides."""
    policy, several = question
    deciding = decider_of(policy)
    for values in (*several, *several):
        assert deciding.decide(values) == tuple(oracle(policy, read_back(values)))


@settings(max_examples=30)
@given(asked(), plainly_asked())
def test_a_memory_that_is_full_starts_afresh(
    question: tuple[Policy, list[Flow]], plain: tuple[Policy, list[Words]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ways, "MOST", 3)
        patch.setattr(known, "MOST", 2)
        forgetful, other = decider_of(question[0]), decider_of(plain[0])
        for flow in (*question[1], *question[1]):
            assert forgetful.decide(words(flow), flow.facts) == tuple(oracle(question[0], flow))
        for values in (*plain[1], *plain[1]):
            assert other.decide(values) == tuple(oracle(plain[0], read_back(values)))


@settings(max_examples=30)
@given(asked())
def test_rulings_on_many_clauses_are_not_remembered(question: tuple[Policy, list[Flow]]) -> None:
    policy, several = question
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rulings, "FEW_CLAUSES", 0)
        deciding = decider_of(policy)
        for flow in several:
            assert deciding.decide(words(flow), flow.facts) == tuple(oracle(policy, flow))


@given(st.sets(st.integers(0, 200)))
def test_numbers_are_the_places_of_bits(places: set[int]) -> None:
    assert numbers(sum(1 << place for place in places)) == sorted(places)


def test_the_order_in_which_axes_are_stated_changes_nothing() -> None:
    policy = shipped().policy
    deciding = decider_of(policy)
    sale = {"action": "sell", "data": "email", "subject": "user", "recipient": "data_broker"}
    rulings = {deciding.decide(dict(stated)) for stated in permutations(sale.items())}
    assert [(ruling.verdict, ruling.rules) for ruling in rulings] == [("denied", ("no-sale",))]


def test_a_mapping_that_makes_up_what_it_lacks_is_taken_as_it_stands() -> None:
    policy = shipped().policy
    deciding = decider_of(policy)
    deciding.decide({"action": "sell", "data": "email", "subject": "user"})
    lazily = defaultdict(lambda: "email", {"action": "sell", "subject": "user", "recipient": "data_broker"})
    assert deciding.decide(lazily) == decider_of(policy).decide(dict(lazily))
    assert len(lazily) == 3


def test_many_flows_are_decided_in_their_order() -> None:
    policy = shipped().policy
    deciding = decider_of(policy)
    sale = {"action": "sell", "data": "email", "subject": "user", "recipient": "data_broker"}
    letter = {"action": "use", "data": "policy_text", "subject": "user"}
    assert [(ruling.verdict, ruling.rules) for ruling in deciding.decide_many([sale, letter, sale])] == [
        ("denied", ("no-sale",)),
        ("not_covered", ()),
        ("denied", ("no-sale",)),
    ]
