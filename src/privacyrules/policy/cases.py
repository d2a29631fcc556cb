"""The executable examples of a pack: each flow with the answer that it must get."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from privacyrules.model.flow import Flow
from privacyrules.model.nodes import Node
from privacyrules.model.pack import Case
from privacyrules.policy.compilation import Compilation
from privacyrules.policy.documents import Document
from privacyrules.policy.flows import read_flow, resolve_facts
from privacyrules.policy.shapes import CaseShape, SectionFile
from privacyrules.syntax.nearest import did_you_mean
from privacyrules.syntax.trees import child, place_of


def compile_cases(
    sections: Sequence[Document[SectionFile]], rules: Collection[str], compilation: Compilation
) -> tuple[Case, ...]:
    """All cases in the order of the files; mistakes go to the compilation."""
    return tuple(case for section in sections for case in _in_section(section, rules, compilation))


def _in_section(
    section: Document[SectionFile], rules: Collection[str], compilation: Compilation
) -> Iterator[Case]:
    for rule_index, rule in enumerate(section.shape.rules):
        node = child(child(section.node, "rules"), rule_index)
        for index, shape in enumerate(rule.cases):
            written = child(child(node, "cases"), index)
            _check_because(shape, written, rules, compilation)
            flow = _flow(shape, written, compilation)
            because = tuple(shape.because or [rule.id])
            yield Case(rule.id, flow, shape.verdict, shape.kind, because, written.place)


def _flow(shape: CaseShape, node: Node, compilation: Compilation) -> Flow:
    """The case's flow; facts and omission may stand beside the flow or in it."""
    flow = read_flow(child(node, "flow"), compilation)
    beside = resolve_facts(child(node, "facts"), compilation) if shape.facts else {}
    return Flow(flow.terms, {**flow.facts, **beside}, flow.omitted or shape.omitted)


def _check_because(shape: CaseShape, node: Node, rules: Collection[str], compilation: Compilation) -> None:
    for index, name in enumerate(shape.because or ()):
        if name not in rules:
            place = place_of(node, "because", index)
            hint = did_you_mean(name, rules) or "`privacyrules rules` lists them"
            compilation.mistake(place, f"there is no rule '{name}'", hint)
    if shape.kind is not None and shape.verdict != "conditional":
        place = place_of(node, "kind", key=True)
        compilation.mistake(place, f"'{shape.verdict}' has no kind", "only a conditional verdict has one")
