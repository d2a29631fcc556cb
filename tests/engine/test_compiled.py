"""The compiled engine and the plain reference engine agree, in every key of every answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.naive_oracle import oracle
from privacyrules.engine import decider
from privacyrules.engine.compiled import judge_by
from privacyrules.engine.conditions import closure
from privacyrules.engine.decide import decide, rule_on
from privacyrules.engine.decider import Decider, Words
from privacyrules.engine.kleene import evaluate
from privacyrules.engine.masks import masks_of
from privacyrules.engine.reference import decide_situation
from privacyrules.engine.resolutions import settled
from privacyrules.model.conditions import Condition
from privacyrules.model.flow import AXES, Flow
from privacyrules.model.policy import Policy
from random_policies import conditions, facts, flows, policies, resolutions, vocabularies
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


@given(asked())
def test_a_memory_that_is_full_starts_afresh(question: tuple[Policy, list[Flow]]) -> None:
    policy, several = question
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decider, "MEMORY", 1_500)
        forgetful = decider_of(policy)
        for flow in (*several, *several):
            assert forgetful.decide(words(flow), flow.facts) == tuple(oracle(policy, flow))


def test_the_order_in_which_axes_are_stated_changes_nothing() -> None:
    policy = shipped().policy
    deciding = decider_of(policy)
    sale = {"action": "sell", "data": "email", "subject": "user", "recipient": "data_broker"}
    rulings = {deciding.decide(dict(stated)) for stated in permutations(sale.items())}
    assert [(ruling.verdict, ruling.rules) for ruling in rulings] == [("denied", ("no-sale",))]


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
