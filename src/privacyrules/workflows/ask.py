"""A question in, the answer out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.engine.compiled import judge_by
from privacyrules.engine.decide import decide
from privacyrules.engine.parts import Judge
from privacyrules.model.answer import Answer
from privacyrules.model.flow import AXES, Assumption, Axis, FactValue, Flow
from privacyrules.model.masks import Masks
from privacyrules.model.places import NOWHERE, MistakesError, Place, Problem
from privacyrules.model.policy import Policy
from privacyrules.model.vocabulary import Fact

if TYPE_CHECKING:
    from privacyrules.model.nodes import Mapping_, Node

Assumed = Mapping[Axis, tuple[str, ...]]


def ask_values(flow: Mapping[str, object], bench: Bench, *, label: str = "") -> Answer:
    """Answer a question that is given as plain values.

    Args:
        flow: terms (one or a list) under the names of axes, `facts` (a mapping) and `omitted`.
        bench: what the question is held against.
        label: what stands before the name of an axis in messages (`--` for options).

    Raises:
        MistakesError: unknown words, values of the wrong type, too many combinations.
    """
    return ask_tree(values_tree(flow, label), bench)


def values_tree(flow: Mapping[str, object], label: str = "") -> Mapping_:
    """Plain values as a tree, whose places are the names of the values."""
    from privacyrules.model.nodes import Mapping_, Scalar
    from privacyrules.syntax.trees import tree

    entries = tuple(
        (Scalar(name, Place(label + name), name, quoted=True), tree(value, _label(label, name)))
        for name, value in flow.items()
    )
    return Mapping_(entries, NOWHERE)


def _label(label: str, name: str) -> Place:
    """What messages call a value: `--data`, and `--fact good_faith_belief` for each of the facts."""
    return Place(f"{label}fact ") if name == "facts" else Place(label + name)


class Bench(NamedTuple):
    """What questions are held against: a policy, who judges by it, and what the settings fill in."""

    policy: Policy
    judge: Judge
    assume: Assumed


def bench_for(policy: Policy, masks: Masks | None = None, assume: Assumed | None = None) -> Bench:
    """What questions to a policy are held against; the masks are worked out if they are None."""
    return Bench(policy, judge_by(policy, masks), assume or {})


def ask_text(text: str, path: str, bench: Bench, *, line: int | None = None) -> Answer:
    """Answer a question that is given as JSON or YAML; `line` is its line in a batch."""
    from privacyrules.syntax.yaml import parse

    try:
        return ask_tree(parse(text, path), bench)
    except MistakesError:
        if line is None:
            raise
    try:  # Once more where the line stands in its batch, so that every message names that line.
        return ask_tree(parse("\n" * (line - 1) + text, path), bench)
    except MistakesError as error:
        moved = [p._replace(place=p.place._replace(line=line)) for p in error.problems]
        raise MistakesError(moved) from error


def fact_value(text: str, fact: Fact | None) -> FactValue:
    """The value that a text gives to a fact, by its declared type; the text itself where it gives none."""
    if fact is not None and fact.type == "boolean" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if fact is not None and fact.type == "number":
        try:
            return int(text) if text.lstrip("-").isdigit() else float(text)
        except ValueError:
            return text
    return text


def ask_tree(node: Node, bench: Bench) -> Answer:
    """Answer a question that is given as a tree with places; see `ask_values`."""
    flow = flow_in(node, bench.policy)
    filled, assumed = with_assumptions(flow, bench.assume)
    try:
        return decide(bench.policy, filled, assumed, bench.judge)
    except ValueError as error:
        raise MistakesError([Problem(node.place, str(error), "ask about fewer at once")]) from error


def flow_in(node: Node, policy: Policy) -> Flow:
    """The flow that a tree describes.

    Raises:
        MistakesError: everything in it that is no flow in the policy's vocabulary.
    """
    from privacyrules.policy.compilation import Compilation
    from privacyrules.policy.flows import read_flow

    problems: list[Problem] = []
    compilation = Compilation(policy.vocabulary, policy.words, problems=problems)
    flow = read_flow(_without_envelope(node), compilation)
    if not problems and not flow.terms:
        compilation.mistake(node.place, "the flow says nothing", "state at least an action and the data")
    if problems:
        raise MistakesError(problems)
    return flow


def _without_envelope(node: Node) -> Node:
    """A flow without `id` and `description`; a case (`flow:` with more beside it) made flat."""
    from privacyrules.model.nodes import Mapping_

    if not isinstance(node, Mapping_):
        return node
    entries = tuple(entry for entry in node.entries if entry[0].value not in ("id", "description"))
    inner = next((value for key, value in entries if key.value == "flow"), None)
    if isinstance(inner, Mapping_):
        entries = (*inner.entries, *(entry for entry in entries if entry[0].value != "flow"))
    return Mapping_(entries, node.place)


def with_assumptions(flow: Flow, assume: Assumed) -> tuple[Flow, tuple[Assumption, ...]]:
    """The flow with the axes filled in that it leaves open, and what was filled in."""
    missing: Assumed = {axis: assume[axis] for axis in AXES if axis in assume and axis not in flow.terms}
    assumed = tuple(Assumption(axis, terms, "settings") for axis, terms in missing.items())
    return flow._replace(terms={**flow.terms, **missing}), assumed
