"""Hypothesis strategies: random vocabularies, conditions, rules, policies, resolutions and flows.

Everything shrinks towards the plain: roots without parents, one rule, no exception, no condition, an
axis that is not named, a flow that states nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from builders import TODAY
from privacyrules.engine.resolutions import settled
from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.flow import Axis, FactValue, Flow
from privacyrules.model.policy import Clause, Effect, Policy, Quote, Resolution, Rule, Scope
from privacyrules.model.vocabulary import Fact, Term, Vocabulary
from privacyrules.policy.vocabulary import build_vocabulary
from readable import shown_flow, shown_policy, written

RANDOM_AXES: tuple[Axis, ...] = ("data", "action", "recipient", "purpose")
"""The axes that random vocabularies use, the first two always."""

FACTS: Mapping[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact("flag", "boolean"),
        Fact("days", "number"),
        Fact("country", "string"),
        Fact("since", "date"),
        Fact("old_flag", "boolean", replaced_by="flag"),
    )
}
LITERALS: Mapping[str, tuple[FactValue, ...]] = {
    "days": (10, 30),
    "country": ("DE", "FR"),
    "since": ("2024-02-01", "2024-02-02", "2024-03-01"),
}
"""What conditions compare the facts with."""

AROUND: Mapping[str, tuple[FactValue, ...]] = {
    "flag": (True, False),
    "days": (10, 30, 9, 20.5, 31),
    "country": ("DE", "FR", "other"),
    "since": ("2024-02-01", "2024-02-02", "2024-03-01", "2024-01-31", "2024-02-15", "2024-03-02"),
}
"""For each fact, a value on every side of every literal."""


def _comparisons() -> Iterator[Comparison]:
    yield Comparison("flag", "is", literal=True)
    for fact, literals in LITERALS.items():
        for literal in literals:
            yield Comparison(fact, "==", literal)
            if fact != "country":
                yield Comparison(fact, ">", literal)
                yield Comparison(fact, ">=", literal)
        yield Comparison(fact, "in", literals[:2])


COMPARISONS: tuple[Comparison, ...] = tuple(_comparisons())

EFFECTS: tuple[Effect, ...] = ("prohibit", "permit", "oblige")


@dataclass(frozen=True)
class Question:
    """A random policy and a flow that is asked of it; a failed law prints them as text."""

    policy: Policy
    flow: Flow

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:
        told = f"{shown_policy(self.policy)}\nasked: {shown_flow(self.flow)}"
        printer.text(f"\n{told}\n" if not cycle else "...")


def terms_in_use(vocabulary: Vocabulary, axis: Axis) -> list[str]:
    """List the terms of an axis that are not retired, in the order in which they were made."""
    return [name for name, term in vocabulary.terms[axis].items() if term.replaced_by is None]


def axes_in_use(vocabulary: Vocabulary) -> list[Axis]:
    """List the axes that have terms."""
    return [axis for axis in RANDOM_AXES if vocabulary.terms[axis]]


@st.composite
def vocabularies(draw: st.DrawFn, most_axes: int = 4, most_terms: int = 5) -> Vocabulary:
    """Draw a vocabulary: on each axis a directed acyclic graph, perhaps with a retired term beside."""
    terms: list[Term] = []
    for axis in RANDOM_AXES[: draw(st.integers(2, most_axes))]:
        names = [f"{axis[0]}{index}" for index in range(draw(st.integers(1, most_terms)))]
        for index, name in enumerate(names):
            chosen = draw(st.integers(0, 2**index - 1))  # a bit per term made before this one
            terms.append(
                Term(name, axis, tuple(n for bit, n in enumerate(names[:index]) if chosen >> bit & 1))
            )
        if draw(st.integers(0, 3)) == 3:
            terms.append(Term(f"{axis[0]}_old", axis, replaced_by=draw(st.sampled_from(names))))
            terms.append(Term(f"{axis[0]}_older", axis, replaced_by=f"{axis[0]}_old"))
    return build_vocabulary(terms, FACTS.values())


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> Condition:
    """Draw a condition: a comparison, or smaller conditions joined."""
    shape = draw(
        st.sampled_from(("comparison", "comparison", "not", "and", "or") if depth else ("comparison",))
    )
    if shape == "comparison":
        return draw(st.sampled_from(COMPARISONS))
    operand = draw(conditions(depth - 1))
    if shape == "not":
        return Not(operand)
    other = draw(conditions(depth - 1))
    return And(operand, other) if shape == "and" else Or(operand, other)


@st.composite
def facts(draw: st.DrawFn) -> dict[str, FactValue]:
    """Draw what is known: some facts, each with one of the values around its literals."""
    named = [name for name in AROUND if draw(st.booleans())]
    return {name: draw(st.sampled_from(AROUND[name])) for name in named}


@cache
def few(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw none, one or two of these names."""
    none: list[tuple[str, ...]] = [()] * len(names)
    one = [(name,) for name in names]
    two = list(itertools.combinations(names, 2))
    return st.sampled_from([*none, *one, *one, *two])


@st.composite
def scopes(draw: st.DrawFn, vocabulary: Vocabulary) -> Scope:
    """Draw a scope: on each axis nothing, one term, or a list of two."""
    scope: dict[Axis, tuple[str, ...]] = {}
    for axis in axes_in_use(vocabulary):
        if chosen := draw(few(tuple(terms_in_use(vocabulary, axis)))):
            scope[axis] = chosen
    return scope


@st.composite
def clauses(draw: st.DrawFn, vocabulary: Vocabulary, name: str, depth: int = 2) -> Clause:
    """Draw a clause whose exceptions nest at most `depth` deep."""
    scope = draw(scopes(vocabulary))
    when = draw(conditions()) if draw(st.integers(0, 2)) == 2 else None
    exceptions = [
        draw(clauses(vocabulary, f"{name}/e{index}", depth - 1))
        for index in range(draw(st.integers(0, depth)) if depth else 0)
    ]
    text = "" if when is None else written(when)
    return Clause(name, scope, when, text, tuple(exceptions), (Quote(f"The words of {name}.", "S"),))


@st.composite
def rules(draw: st.DrawFn, vocabulary: Vocabulary, name: str, effects: Sequence[Effect] = EFFECTS) -> Rule:
    """Draw a rule of one of these effects; an absolute one has no exceptions."""
    effect = draw(st.sampled_from(effects))
    absolute = effect == "prohibit" and draw(st.integers(0, 4)) == 4
    return Rule(draw(clauses(vocabulary, name, 0 if absolute else 2)), effect, absolute)


@st.composite
def policies(draw: st.DrawFn, vocabulary: Vocabulary, most_rules: int = 4) -> Policy:
    """Draw a policy without resolutions; its conflicts are not worked out (`settled` does that)."""
    count = draw(st.integers(0, most_rules))
    return bare_policy(vocabulary, [draw(rules(vocabulary, f"rule{index}")) for index in range(count)])


def bare_policy(vocabulary: Vocabulary, rules: Sequence[Rule]) -> Policy:
    """Build a policy of these rules and nothing else."""
    return Policy("random", "Random", "2026-01-01", "d1", TODAY, vocabulary, tuple(rules), pinned=True)


@st.composite
def resolutions(draw: st.DrawFn, policy: Policy) -> tuple[Resolution, ...]:
    """Draw decisions between prohibitions and other rules: for either, lapsed or not."""
    against = [rule for rule in policy.rules if rule.effect == "prohibit"]
    others = [rule for rule in policy.rules if rule.effect != "prohibit"]
    found: list[Resolution] = []
    for index in range(draw(st.integers(0, 2)) if against and others else 0):
        one, other = draw(st.sampled_from(against)), draw(st.sampled_from(others))
        winner = one if one.absolute else draw(st.sampled_from((other, one)))
        until = draw(st.sampled_from((TODAY, "2026-01-30")))
        found.append(Resolution(f"s{index}", (one.id, other.id), winner.id, "agreed", "Ada", until))
    return tuple(found)


@st.composite
def flows(draw: st.DrawFn, vocabulary: Vocabulary) -> Flow:
    """Draw a flow: on each axis nothing, one term or two, broad or narrow, retired or not."""
    terms: dict[Axis, tuple[str, ...]] = {}
    for axis in axes_in_use(vocabulary):
        if chosen := draw(few(tuple(vocabulary.terms[axis]))):
            terms[axis] = chosen
    stated = draw(facts())
    if "flag" in stated and draw(st.integers(0, 3)) == 3:
        stated["old_flag"] = draw(st.booleans())
        if draw(st.booleans()):
            del stated["flag"]
    return Flow(terms, stated, omitted=draw(st.integers(0, 5)) == 5)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Draw a policy and a flow in its words."""
    vocabulary = draw(vocabularies())
    return Question(draw(policies(vocabulary)), draw(flows(vocabulary)))


@st.composite
def disputes(draw: st.DrawFn) -> Question:
    """Draw a policy whose first rule is a prohibition and whose second is none, and a flow."""
    vocabulary = draw(vocabularies(most_axes=3, most_terms=4))
    against = draw(rules(vocabulary, "no", ["prohibit"]))
    other = draw(rules(vocabulary, "may", ["permit", "oblige"]))
    policy = draw(policies(vocabulary, most_rules=2))
    return Question(policy._replace(rules=(against, other, *policy.rules)), draw(flows(vocabulary)))


@st.composite
def settled_questions(draw: st.DrawFn) -> Question:
    """Draw a policy with resolutions, folded in and with its conflicts worked out, and a flow."""
    vocabulary = draw(vocabularies(most_axes=3, most_terms=4))
    policy = draw(policies(vocabulary))
    policy = policy._replace(resolutions=draw(resolutions(policy)))
    return Question(settled(policy), draw(flows(vocabulary)))


def examples(normal: int) -> settings:
    """Try this many random examples in the normal run, and ten times as many in the slow one."""
    slow = settings().max_examples > 1_000
    return settings(max_examples=normal * 10 if slow else normal)
