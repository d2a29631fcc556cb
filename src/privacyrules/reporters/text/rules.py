"""Rules and terms in, the pages that a lawyer and an engineer read out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.model.flow import AXES
from privacyrules.model.pack import Case, Pack
from privacyrules.model.policy import Clause, Policy, Rule, Scope
from privacyrules.model.vocabulary import Vocabulary
from privacyrules.reporters.text.layout import (
    counted,
    effect_name,
    flow_in_words,
    quoted,
    short_verdict,
    wrapped,
)


def rules_text(policy: Policy) -> str:
    """Write the rules under their sections: id, effect, and the promise."""
    lines: list[str] = []
    section = None
    for rule in policy.rules:
        heading = rule.quotes[0].section
        if heading != section:
            section = heading
            lines += ["", heading.rstrip(":")]
        absolute = ", absolute" if rule.absolute else ""
        lines.append(f"  {rule.id} ({effect_name(rule.effect)}{absolute})")
        lines += wrapped(f'"{rule.quotes[0].text}"', "      ")
    lines += ["", f"{counted(len(policy.rules), 'rule')} of {policy.id}, {policy.date}."]
    return "\n".join(lines[1:]) + "\n"


def page_text(pack: Pack, rule: Rule) -> str:
    """Write the page of one rule: promise, reading, what it speaks of, cases on both sides, way out."""
    return "\n".join(_page(pack, rule)) + "\n"


def _page(pack: Pack, rule: Rule) -> Iterator[str]:
    absolute = ", absolute: no exception, no waiver" if rule.absolute else ""
    yield f"{rule.id} ({effect_name(rule.effect)}{absolute})"
    yield "\nThe promise"
    for quote in rule.quotes:
        yield from quoted(quote, "  ")
    if rule.reading:
        yield "\nHow it is read"
        yield from wrapped(rule.reading, "  ")
    yield "\nWhat it speaks of"
    yield from _scope(rule.clause, "  ")
    yield from _exceptions(rule.clause.exceptions, "  ")
    cases = [case for case in pack.cases if case.rule == rule.id]
    here = [case for case in cases if rule.id in case.because and case.verdict != "not_covered"]
    beyond = [case for case in cases if case not in here]
    for title, group in (("Decided by it", here), ("Beyond its edge", beyond)):
        if group:
            yield f"\n{title}"
            for case in group:
                yield from _case(case)
    if rule.fix:
        yield "\nThe way out"
        yield from wrapped(rule.fix, "  ")
    yield f"\nWritten at {rule.place}."


def _scope(clause: Clause, indent: str) -> Iterator[str]:
    yield from _terms(clause.scope, indent)
    if clause.when is not None:
        yield from wrapped(f"when: {clause.when_text}", indent + "  ", indent)


def _terms(scope: Scope, indent: str) -> Iterator[str]:
    for axis in AXES:
        if axis in scope:
            yield from wrapped(f"{axis}: {', '.join(scope[axis])}", indent + "  ", indent)


def _exceptions(exceptions: Sequence[Clause], indent: str) -> Iterator[str]:
    for exception in exceptions:
        yield f"{indent}except ({exception.id}):"
        for quote in exception.quotes:
            yield from quoted(quote, indent + "  ")
        yield from _scope(exception, indent + "  ")
        yield from _exceptions(exception.exceptions, indent + "  ")


def _case(case: Case) -> Iterator[str]:
    said = f"{short_verdict(case.verdict, case.kind)}: {flow_in_words(case.flow)}"
    yield from wrapped(said, "      ", "  - ")


def terms_text(vocabulary: Vocabulary, axis: str) -> str:
    """Write the terms of an axis (`facts`: the facts), each below the terms that it lies within."""
    if axis == "facts":
        facts = vocabulary.facts.values()
        return "".join(_entry(f"{fact.name} ({fact.type})", fact.definition, "") for fact in facts)
    on_axis = next((terms for name, terms in vocabulary.terms.items() if name == axis), {})
    lines: list[str] = []

    def add(name: str, depth: int) -> None:
        lines.append(_entry(name, on_axis[name].definition, "  " * depth))
        for term in on_axis.values():
            if name in term.within and term.replaced_by is None:
                add(term.name, depth + 1)

    for term in on_axis.values():
        if not term.within and term.replaced_by is None:
            add(term.name, 0)
    return "".join(lines)


def _entry(name: str, definition: str, indent: str) -> str:
    return "\n".join([f"{indent}{name}", *wrapped(definition, indent + "    ")]) + "\n"
