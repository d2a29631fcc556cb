"""Fully stated flows have two values: on them the engine decides as the Cedar policy language does.

Cedar is another project's language with a specification that is proven; its engine shares nothing with ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import cedarpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import exception, flow, oblige, policy, prohibit, vocabulary
from privacyrules.engine.compiled import judge_by
from privacyrules.engine.decide import rule_on
from privacyrules.model.answer import Ruling, Verdict
from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.flow import Axis, FactValue, Flow
from privacyrules.model.policy import Clause, Policy, Rule
from privacyrules.model.vocabulary import Vocabulary
from random_policies import AROUND, axes_in_use, policies, terms_in_use, vocabularies

FLOWS = 10
"""So many flows are asked of each random policy."""

NOBODY = {"type": "Anybody", "id": "anybody"}


@st.composite
def asked(draw: st.DrawFn) -> tuple[Policy, list[Flow]]:
    """Draw a policy, and flows that state a leaf of every axis, and every fact."""
    words = draw(vocabularies())
    flows = st.lists(stated_flows(words), min_size=FLOWS, max_size=FLOWS)
    return draw(policies(words, 6)), draw(flows)


@st.composite
def stated_flows(draw: st.DrawFn, words: Vocabulary) -> Flow:
    """Draw a flow that leaves nothing open."""
    terms: dict[Axis, tuple[str, ...]] = {}
    for axis in axes_in_use(words):
        leaves = [name for name in terms_in_use(words, axis) if len(words.below[axis][name]) == 1]
        terms[axis] = (draw(st.sampled_from(leaves)),)
    return Flow(terms, {fact: draw(st.sampled_from(values)) for fact, values in AROUND.items()})


def both_agree(rules: Policy, flows: list[Flow]) -> None:
    judge = judge_by(rules)
    assert [rule_on(rules, asked, judge) for asked in flows] == list(by_cedar(rules, flows))


def by_cedar(rules: Policy, flows: list[Flow]) -> Iterator[Ruling]:
    """Decide flows as Cedar does: it names the policies that permit, or those that forbid."""
    policies = cedarpy.PolicySet.from_str("\n".join(map(rule_in_cedar, rules.rules)))
    entities = cedarpy.Entities.from_json_str(json.dumps(entities_of(rules.vocabulary)))
    for asked in flows:
        answer = cedarpy.is_authorized(request(asked), policies, entities)
        assert not answer.diagnostics.errors
        because = tuple(sorted(answer.diagnostics.id_annotations_by_reason.values()))
        refused: Verdict = "denied" if because else "not_covered"
        yield Ruling("allowed" if answer.allowed else refused, None, because)


def entities_of(words: Vocabulary) -> list[dict[str, object]]:
    """Every term in use with the broader ones directly above it."""
    return [
        {"uid": uid(axis, name), "attrs": {}, "parents": [uid(axis, parent) for parent in term.within]}
        for axis, terms in words.terms.items()
        for name, term in terms.items()
        if term.replaced_by is None
    ]


def uid(axis: Axis, name: str) -> dict[str, str]:
    return {"type": axis.title(), "id": name}


def request(asked: Flow) -> dict[str, object]:
    """A flow as the context of a request by anybody."""
    context: dict[str, object] = {fact: value_in_cedar(value) for fact, value in asked.facts.items()}
    for axis, named in asked.terms.items():
        context[axis] = {"__entity": uid(axis, named[0])}
    return {"principal": NOBODY, "action": NOBODY, "resource": NOBODY, "context": context}


def rule_in_cedar(rule: Rule) -> str:
    effect = "forbid" if rule.effect == "prohibit" else "permit"
    text = clause_in_cedar(rule.clause)
    return f'@id("{rule.id}")\n{effect} (principal, action, resource) when {{ {text} }};'


def clause_in_cedar(clause: Clause) -> str:
    """The axes, the condition, and no exception."""
    axes = [
        f"context.{axis} in [{', '.join(f'{axis.title()}::{json.dumps(name)}' for name in names)}]"
        for axis, names in clause.scope.items()
    ]
    when = [] if clause.when is None else [condition_in_cedar(clause.when)]
    unless = [f"!({clause_in_cedar(exception)})" for exception in clause.exceptions]
    return " && ".join([*axes, *when, *unless]) or "true"


def condition_in_cedar(condition: Condition) -> str:
    match condition:
        case Comparison(fact, "is", _):
            return f"context.{fact}"
        case Comparison(fact, "in", tuple(literals)):
            return f"{json.dumps([value_in_cedar(one) for one in literals])}.contains(context.{fact})"
        case Comparison(fact, operator, literal) if not isinstance(literal, tuple):
            return f"context.{fact} {operator} {json.dumps(value_in_cedar(literal))}"
        case Not(operand):
            return f"!({condition_in_cedar(operand)})"
        case And(left, right):
            return f"({condition_in_cedar(left)} && {condition_in_cedar(right)})"
        case Or(left, right):
            return f"({condition_in_cedar(left)} || {condition_in_cedar(right)})"
    raise AssertionError(f"a condition that was not thought of: {condition}")


def value_in_cedar(value: FactValue) -> bool | int | str:
    """Cedar has no fractions and does not order texts: numbers count tenths, and days are numbers."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        digits = value.replace("-", "")
        return int(digits) if digits.isdigit() else value
    return round(value * 10)


@settings(max_examples=50)
@given(asked())
def test_on_stated_flows_the_engine_decides_as_cedar_does(question: tuple[Policy, list[Flow]]) -> None:
    """On 500 pairs of a policy and a flow: the same verdict, by the same rules."""
    both_agree(*question)


@pytest.mark.slow
@settings(max_examples=1_000)
@given(asked())
def test_on_many_stated_flows_the_engine_decides_as_cedar_does(question: tuple[Policy, list[Flow]]) -> None:
    """As above, on 10,000 pairs."""
    both_agree(*question)


def test_cedar_is_asked_what_it_is_believed_to_be_asked() -> None:
    """Broader terms, a list, an exception and conditions arrive in Cedar as they are meant here."""
    words = vocabulary(data="personal; email phone < personal", action="store sell publish")
    rules = policy(
        words,
        prohibit(
            "no-sale",
            {"action": ["sell", "publish"], "data": "personal"},
            except_=[exception("closed", {}, when="account_closed and retention_days >= 30")],
        ),
        oblige("keeps", {"action": "store", "data": "email"}, when="country in ['DE', 'FR']"),
    )
    facts: dict[str, FactValue] = {"account_closed": True, "retention_days": 29.5, "country": "DE"}
    sale = flow(action="sell", data="phone", facts=facts)
    stored = flow(action="store", data="email", facts=facts)
    assert list(by_cedar(rules, [sale, sale._replace(facts={**facts, "retention_days": 30}), stored])) == [
        Ruling("denied", None, ("no-sale",)),
        Ruling("not_covered", None, ()),
        Ruling("allowed", None, ("keeps",)),
    ]
