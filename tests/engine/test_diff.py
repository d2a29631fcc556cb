"""Two versions of a policy in, the flows that change verdict out: exact, against a brute force."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from engine.naive_oracle import oracle
from privacyrules.engine.diff.boxes import broadened
from privacyrules.engine.diff.diagram import Change, Diagram
from privacyrules.engine.diff.effect import effect_of
from privacyrules.engine.diff.sides import sides
from privacyrules.engine.kleene import comparisons
from privacyrules.engine.witnesses import witnesses
from privacyrules.model.conditions import Comparison
from privacyrules.model.diff import Effect_, FlowClass
from privacyrules.model.flow import Axis, FactValue, Flow
from privacyrules.model.policy import Clause, Policy, Rule
from random_policies import axes_in_use, bare_policy, examples, policies, terms_in_use, vocabularies

Pair = tuple[Policy, Policy]
Key = tuple[tuple[tuple[Axis, str], ...], tuple[tuple[str, FactValue], ...], bool]


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """Draw two versions in one vocabulary that share some rules."""
    vocabulary = draw(vocabularies(most_axes=3, most_terms=3))
    old = draw(policies(vocabulary, most_rules=3))
    kept = [rule for rule in old.rules if draw(st.booleans())]
    added = _under_new_names(draw(policies(vocabulary, most_rules=2)))
    return old, bare_policy(vocabulary, [*added, *kept])


@st.composite
def strangers(draw: st.DrawFn) -> Pair:
    """Draw two versions whose terms have the same names and lie within different ones."""
    old, new = (draw(vocabularies(most_axes=2, most_terms=4)) for _ in range(2))
    kept = draw(policies(old, most_rules=3))
    known = {axis: set(terms_in_use(new, axis)) for axis in axes_in_use(new)}
    rules = [rule for rule in kept.rules if _in_words_of(rule.clause, known)]
    return bare_policy(old, kept.rules), bare_policy(
        new, [*rules, *_under_new_names(draw(policies(new, most_rules=1)))]
    )


@st.composite
def policies_in_some_order(draw: st.DrawFn) -> Pair:
    """Draw a policy, and the same rules in another order and under other names."""
    old = draw(policies(draw(vocabularies(most_axes=3, most_terms=3))))
    shuffled = draw(st.permutations(old.rules))
    renamed = [
        rule._replace(clause=rule.clause._replace(id=f"other{at}")) if draw(st.booleans()) else rule
        for at, rule in enumerate(shuffled)
    ]
    return old, old._replace(rules=tuple(renamed))


def _under_new_names(policy: Policy) -> list[Rule]:
    return [rule._replace(clause=rule.clause._replace(id=f"new{at}")) for at, rule in enumerate(policy.rules)]


def _in_words_of(clause: Clause, known: Mapping[Axis, set[str]]) -> bool:
    return all(set(terms) <= known.get(axis, set()) for axis, terms in clause.scope.items()) and all(
        _in_words_of(inner, known) for inner in clause.exceptions
    )


def asked(*clauses: Clause) -> Iterator[Comparison]:
    for clause in clauses:
        yield from () if clause.when is None else comparisons(clause.when)
        yield from asked(*clause.exceptions)


def fully_stated(old: Policy, new: Policy) -> Iterator[Flow]:
    """Every flow of the terms that both know, with values on both sides of every literal."""
    axes = [axis for axis in axes_in_use(old.vocabulary) if axis in axes_in_use(new.vocabulary)]
    terms = [
        [term for term in terms_in_use(old.vocabulary, axis) if term in terms_in_use(new.vocabulary, axis)]
        for axis in axes
    ]
    facts = witnesses(dict.fromkeys(asked(*(rule.clause for rule in (*old.rules, *new.rules)))))
    for chosen, values, omitted in itertools.product(
        itertools.product(*terms), itertools.product(*facts.values()), (False, True)
    ):
        stated = {axis: (term,) for axis, term in zip(axes, chosen, strict=True)}
        yield Flow(stated, dict(zip(facts, values, strict=True)), omitted)


def key(flow: Flow) -> Key:
    terms = sorted((axis, names[0]) for axis, names in flow.terms.items())
    return tuple(terms), tuple(sorted(flow.facts.items())), flow.omitted


def by_brute_force(old: Policy, new: Policy) -> dict[Key, Change]:
    found: dict[Key, Change] = {}
    for flow in fully_stated(old, new):
        before, after = oracle(old, flow), oracle(new, flow)
        if (before.verdict, before.kind) != (after.verdict, after.kind):
            found[key(flow)] = (before.verdict, before.kind), (after.verdict, after.kind)  # type: ignore[assignment]
    return found


def by_diagram(old: Policy, new: Policy, *, broad: bool) -> dict[Key, Change]:
    """What the diagram holds of the flows in words that both know."""
    found: dict[Key, Change] = {}
    stated = list(fully_stated(old, new))
    for omitted in (False, True):
        diagram = Diagram(*sides(old, new), omitted=omitted)
        for change, cubes in diagram.cubes().items():
            boxes = broadened(cubes, diagram.all, partial(diagram.changes_so, change))
            for cube in [box.cube for box in boxes] if broad else cubes:
                terms, valuations = diagram.terms(cube), diagram.valuations(cube)
                for flow in stated:
                    values = tuple(flow.facts[fact] for fact in diagram.steps.facts)
                    inside = all(
                        flow.terms[axis][0] in meant for axis, meant in terms.items() if axis in flow.terms
                    )
                    if inside and values in valuations and flow.omitted == omitted:
                        assert found.get(key(flow), change) == change, "one flow changes in two ways"
                        assert broad or key(flow) not in found, "one flow lies in two boxes"
                        found[key(flow)] = change
    return found


@examples(25)
@given(pairs())
def test_the_difference_is_that_of_a_brute_force(pair: Pair) -> None:
    expected = by_brute_force(*pair)
    assert by_diagram(*pair, broad=False) == expected
    assert by_diagram(*pair, broad=True) == expected


@examples(25)
@given(strangers())
def test_so_it_is_where_the_versions_order_their_terms_differently(pair: Pair) -> None:
    """Each version decides in its own order of terms, whatever the other one holds."""
    assert by_diagram(*pair, broad=True) == by_brute_force(*pair)


@examples(25)
@given(st.one_of(pairs(), strangers()))
def test_every_example_really_changes(pair: Pair) -> None:
    for change in effect_of(*pair).changes:
        for flows in change.classes:
            if any(not _knows(policy, flows.example) for policy in pair):
                continue
            before, after = (oracle(policy, flows.example) for policy in pair)
            assert (before.verdict, before.kind) == change.before
            assert (after.verdict, after.kind) == change.after
            assert (before.because, after.because) == (flows.before, flows.after)


@examples(25)
@given(pairs())
def test_swapping_old_and_new_mirrors_the_difference(pair: Pair) -> None:
    old, new = pair
    there = [(c.before, c.after, _mirrored(c.classes)) for c in effect_of(old, new).changes]
    back = [(c.after, c.before, c.classes) for c in effect_of(new, old).changes]
    assert sorted(there, key=str) == sorted(back, key=str)


def _knows(policy: Policy, flow: Flow) -> bool:
    """Whether a version has all words of a flow."""
    terms = policy.vocabulary.terms
    return all(name in terms[axis] for axis, names in flow.terms.items() for name in names)


def _mirrored(classes: tuple[FlowClass, ...]) -> tuple[FlowClass, ...]:
    return tuple(flows._replace(before=flows.after, after=flows.before) for flows in classes)


@examples(25)
@given(policies_in_some_order())
def test_order_and_names_of_rules_change_nothing(pair: Pair) -> None:
    assert effect_of(*pair) == Effect_()
